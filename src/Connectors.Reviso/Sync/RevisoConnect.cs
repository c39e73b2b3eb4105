using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Reviso.Sync;

/// <summary>
/// How a customer lets a connection into Reviso: by the app's request page, or by copying the token that the page shows. Stored as <c>agreementGrantToken</c>, <c>grantedAt</c> (its 360 days are counted from there) and
/// <c>agreementNumber</c>.
/// </summary>
internal sealed class RevisoConnect : IConsentPage
{
    private const string Name = "Reviso";
    private const string Token = "agreementGrantToken";
    private const string Granted = "grantedAt";
    private const string Agreement = "agreementNumber";

    private static readonly CredentialField Number = new(Agreement) { Required = false, Where = "Reviso, beside the company's name" };

    public static ImmutableArray<ConnectWay> Ways { get; } =
    [
        new() { Name = "grant", System = Name, Fields = [Number], Page = new RevisoConnect() },
        new() { Name = "key", System = Name, Fields = [new(Token) { Secret = true, Where = "the app's request page, after it was accepted" }, new(Granted) { Required = false, Where = "the day on which it was accepted" }, Number] },
    ];

    public static RevisoCredentials Read(SideCredentials stored) => new() { AgreementGrantToken = stored.Text(Token), GrantedAt = stored.Moment(Granted), AgreementNumber = stored.Number(Agreement) };

    public Consent Begin(IServiceProvider services, Uri redirect, string culture)
    {
        var locale = culture[..Math.Min(2, culture.Length)] switch { "it" => "it-IT", "de" => "de-DE", "es" => "es-ES", _ => "en-GB" };
        var request = services.GetRequiredService<IRevisoConsent>().Begin(redirect, locale);
        return new Consent(request.Address, request.State, request);
    }

    public Task<SideCredentials> CompleteAsync(IServiceProvider services, Consent consent, IReadOnlyDictionary<string, string> answer, CancellationToken cancellationToken)
    {
        answer.CheckState(consent, Name);
        var token = answer.Take("token", Name);
        try
        {
            var grant = services.GetRequiredService<IRevisoConsent>().Complete((RevisoConsentRequest)consent.Kept, consent.State, token);
            return Task.FromResult(new SideCredentials(new Dictionary<string, string>(StringComparer.Ordinal) { [Token] = grant.AgreementGrantToken, [Granted] = grant.GrantedAt.ToString("O", CultureInfo.InvariantCulture) }));
        }
        catch (ConnectorAuthenticationException e) when (e.ErrorCode == RevisoErrorCodes.ConsentTooOld)
        {
            throw new ConsentException(ConsentFailure.Expired, "The consent for Reviso was begun too long ago. Nothing was stored; begin again.");
        }
    }
}
