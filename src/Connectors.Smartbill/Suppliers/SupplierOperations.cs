using Connectors.Http;

namespace Connectors.Smartbill;

/// <summary>The account's suppliers, read by the V3 interface, which needs <see cref="SmartbillCredentials.TokenV3"/>. It is in beta and cannot write.</summary>
public class SupplierOperations : SmartbillOperations
{
    /// <summary>For fakes.</summary>
    protected SupplierOperations()
    {
    }

    internal SupplierOperations(SmartbillApi api) : base(api)
    {
    }

    /// <summary>All suppliers of a query, page by page while the caller enumerates.</summary>
    public virtual IAsyncEnumerable<Supplier> ListAsync(SupplierQuery? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Paging.EnumerateAsync(SmartbillApi.Vendor, "suppliers.list", (cursor, token) => ListPageAsync(query, cursor, options, token), cancellationToken);

    /// <summary>One page of suppliers and the cursor of the next.</summary>
    /// <exception cref="ConnectorAuthenticationException">There is no V3 token (<see cref="SmartbillErrorCodes.TokenV3Missing"/>), or it was refused.</exception>
    public virtual async Task<Page<Supplier>> ListPageAsync(SupplierQuery? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        query ??= new();
        var path = Api.PathV3("suppliers").Query("name", Some(query.Name)).Query("code", Some(query.Code)).Query("vatCode", Some(query.VatCode)).Query("limit", SmartbillPage.Size(query.PageSize)).Query("after", cursor);
        var answer = await Api.GetV3Async("suppliers.list", path, SmartbillJson.Context.SmartbillPageSupplier, options, cancellationToken).ConfigureAwait(false);
        return answer.ToPage(static row => row.Id.ToString());
    }

    /// <summary>One supplier.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such supplier.</exception>
    public virtual Task<Supplier> GetAsync(SupplierId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetV3Async("suppliers.get", Api.PathV3("suppliers", id.ToString()), SmartbillJson.Context.Supplier, options, cancellationToken);

    private static string? Some(string? filter) => string.IsNullOrEmpty(filter) ? null : filter;
}
