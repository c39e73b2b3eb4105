using System.Collections.Immutable;
using Connectors.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Economic.Sync;

/// <summary>How a customer lets a connection into e-conomic: by the app's installation page, or by copying the token that the page shows. Stored as <c>agreementGrantToken</c> and <c>agreementNumber</c>.</summary>
internal sealed class EconomicConnect : IConsentPage
{
    private const string Name = "e-conomic";
    private const string Token = "agreementGrantToken";
    private const string Agreement = "agreementNumber";

    private static readonly CredentialField Number = new(Agreement) { Required = false, Where = "e-conomic, top right" };

    public static ImmutableArray<ConnectWay> Ways { get; } =
    [
        new() { Name = "grant", System = Name, Fields = [Number], Page = new EconomicConnect() },
        new() { Name = "key", System = Name, Fields = [new(Token) { Secret = true, Where = "the app's installation page, after it was accepted" }, Number] },
    ];

    public static EconomicCredentials Read(SideCredentials stored) => new() { AgreementGrantToken = stored.Text(Token), AgreementNumber = stored.Number(Agreement) };

    public Consent Begin(IServiceProvider services, Uri redirect, string culture)
    {
        var locale = culture[..Math.Min(2, culture.Length)] switch { "da" => "da-DK", "sv" => "sv-SE", "nb" or "no" => "nb-NO", _ => "en-US" };
        var request = services.GetRequiredService<IEconomicConsent>().Begin(redirect, locale);
        return new Consent(request.Address, request.State, request);
    }

    public Task<SideCredentials> CompleteAsync(IServiceProvider services, Consent consent, IReadOnlyDictionary<string, string> answer, CancellationToken cancellationToken)
    {
        answer.CheckState(consent, Name);
        var grant = services.GetRequiredService<IEconomicConsent>().Complete((EconomicConsentRequest)consent.Kept, consent.State, answer.Take("token", Name));
        return Task.FromResult(SideCredentials.Of(Token, grant.AgreementGrantToken));
    }
}
