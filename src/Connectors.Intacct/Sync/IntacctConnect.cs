using System.Collections.Immutable;
using Connectors.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Intacct.Sync;

/// <summary>
/// How a customer lets a connection into Sage Intacct: by Intacct's consent page, or by a Web Services user for whom an administrator authorised the product. Stored as <c>companyId</c>, <c>entityId</c> and
/// <c>refreshToken</c> or <c>userId</c>.
/// </summary>
internal sealed class IntacctConnect : IConsentPage
{
    private const string Name = "Sage Intacct";
    private const string Company = "companyId";
    private const string Entity = "entityId";
    private const string User = "userId";
    private const string Refresh = "refreshToken";

    private static readonly CredentialField CompanyId = new(Company) { Where = "the company id of the sign-in" };
    private static readonly CredentialField EntityId = new(Entity) { Required = false, Where = "Company → Entities; empty = top level" };

    public static ImmutableArray<ConnectWay> Ways { get; } =
    [
        new() { Name = "consent", System = Name, Fields = [CompanyId, EntityId], Page = new IntacctConnect() },
        new() { Name = "user", System = Name, Fields = [CompanyId, new(User) { Where = "Company → Setup → Security → Authorized Client Applications" }, EntityId] },
    ];

    public static IntacctCredentials Read(SideCredentials stored) =>
        new() { CompanyId = stored.Text(Company), EntityId = stored.Find(Entity), UserId = stored.Find(User), RefreshToken = stored.Find(Refresh) };

    public Consent Begin(IServiceProvider services, Uri redirect, string culture)
    {
        var request = services.GetRequiredService<IIntacctConsent>().Begin(redirect);
        return new Consent(request.Address, request.State, request);
    }

    public async Task<SideCredentials> CompleteAsync(IServiceProvider services, Consent consent, IReadOnlyDictionary<string, string> answer, CancellationToken cancellationToken)
    {
        answer.CheckState(consent, Name);
        var code = answer.Take("code", Name);
        var grant = await ConsentAnswers.RedeemAsync(Name, () => services.GetRequiredService<IIntacctConsent>().CompleteAsync((IntacctConsentRequest)consent.Kept, consent.State, code, cancellationToken)).ConfigureAwait(false);
        return SideCredentials.Of(Refresh, grant.RefreshToken);
    }
}
