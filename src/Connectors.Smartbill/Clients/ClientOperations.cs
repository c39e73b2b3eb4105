using Connectors.Http;

namespace Connectors.Smartbill;

/// <summary>The account's customers, read by the V3 interface, which needs <see cref="SmartbillCredentials.TokenV3"/>. It is in beta and cannot write.</summary>
public class ClientOperations : SmartbillOperations
{
    /// <summary>For fakes.</summary>
    protected ClientOperations()
    {
    }

    internal ClientOperations(SmartbillApi api) : base(api)
    {
    }

    /// <summary>All customers of a query, page by page while the caller enumerates.</summary>
    public virtual IAsyncEnumerable<Client> ListAsync(ClientQuery? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Paging.EnumerateAsync(SmartbillApi.Vendor, "clients.list", (cursor, token) => ListPageAsync(query, cursor, options, token), cancellationToken);

    /// <summary>One page of customers and the cursor of the next.</summary>
    /// <exception cref="ConnectorAuthenticationException">There is no V3 token (<see cref="SmartbillErrorCodes.TokenV3Missing"/>), or it was refused.</exception>
    public virtual async Task<Page<Client>> ListPageAsync(ClientQuery? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        query ??= new();
        var path = Api.PathV3("clients").Query("name", Some(query.Name)).Query("code", Some(query.Code)).Query("vatCode", Some(query.VatCode)).Query("limit", SmartbillPage.Size(query.PageSize)).Query("after", cursor);
        var answer = await Api.GetV3Async("clients.list", path, SmartbillJson.Context.SmartbillPageClient, options, cancellationToken).ConfigureAwait(false);
        return answer.ToPage(static row => row.Id.ToString());
    }

    /// <summary>One customer.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such customer.</exception>
    public virtual Task<Client> GetAsync(ClientId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetV3Async("clients.get", Api.PathV3("clients", id.ToString()), SmartbillJson.Context.Client, options, cancellationToken);

    private static string? Some(string? filter) => string.IsNullOrEmpty(filter) ? null : filter;
}
