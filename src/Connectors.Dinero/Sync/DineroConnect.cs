using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Dinero.Sync;

/// <summary>
/// How a customer lets a connection into Dinero: by Visma Connect, then choosing the organisation; or by the API key of a personal integration. Stored as <c>organizationId</c> with <c>refreshToken</c> or <c>apiKey</c>.
/// </summary>
internal sealed class DineroConnect : IConsentPage, IAccountChoice
{
    private const string Name = "Dinero";
    private const string Organization = "organizationId";
    private const string Key = "apiKey";
    private const string Refresh = "refreshToken";

    private static readonly DineroConnect Instance = new();
    private static readonly CredentialField Number = new(Organization) { Required = false, Where = "Dinero, bottom left" };

    public static ImmutableArray<ConnectWay> Ways { get; } =
    [
        new() { Name = "consent", System = Name, Fields = [Number], Page = Instance, Accounts = Instance },
        new() { Name = "key", System = Name, Fields = [new(Key) { Secret = true, Where = "Dinero, Integrationer → API-nøgler" }, Number], Accounts = Instance },
    ];

    public string Field => Organization;

    public static DineroCredentials Read(SideCredentials stored) => new() { OrganizationId = stored.Text(Organization), ApiKey = stored.Find(Key), RefreshToken = stored.Find(Refresh) };

    public Consent Begin(IServiceProvider services, Uri redirect, string culture)
    {
        var request = services.GetRequiredService<IDineroConsent>().Begin(redirect);
        return new Consent(request.Address, request.State, request);
    }

    public async Task<SideCredentials> CompleteAsync(IServiceProvider services, Consent consent, IReadOnlyDictionary<string, string> answer, CancellationToken cancellationToken)
    {
        answer.CheckState(consent, Name);
        var code = answer.Take("code", Name);
        var grant = await ConsentAnswers.RedeemAsync(Name, () => services.GetRequiredService<IDineroConsent>().CompleteAsync((DineroConsentRequest)consent.Kept, consent.State, code, cancellationToken)).ConfigureAwait(false);
        return SideCredentials.Of(Refresh, grant.RefreshToken);
    }

    public async Task<IReadOnlyList<AccountIdentity>> ListAsync(IServiceProvider services, SideCredentials credentials, CancellationToken cancellationToken)
    {
        try
        {
            var found = await services.GetRequiredService<IDineroClientFactory>().ListOrganizationsAsync(Read(credentials), cancellationToken: cancellationToken).ConfigureAwait(false);
            return [.. found.Select(static o => new AccountIdentity(o.Id.Value.ToString(CultureInfo.InvariantCulture), o.Name ?? ""))];
        }
        catch (ConnectorAuthenticationException e)
        {
            throw new ProviderUnavailableException(UnavailableReason.CredentialsRefused, credentials.Redact(e.Message), null, e);
        }
        catch (ConnectorException e)
        {
            throw new ProviderUnavailableException(e is ConnectorRateLimitException ? UnavailableReason.Limited : UnavailableReason.Unreachable, credentials.Redact(e.Message), e.RetryAt, e);
        }
        catch (ArgumentException e)
        {
            // A key in the wrong place: the text names the setting and no value.
            throw new ProviderUnavailableException(UnavailableReason.CredentialsRefused, credentials.Redact(e.Message), null, e);
        }
    }
}
