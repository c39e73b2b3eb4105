using Connectors.Http;

namespace Connectors.Smartbill;

/// <summary>The account's warehouses, read by the V3 interface, which needs <see cref="SmartbillCredentials.TokenV3"/>. It is in beta and cannot write.</summary>
public class WarehouseOperations : SmartbillOperations
{
    /// <summary>For fakes.</summary>
    protected WarehouseOperations()
    {
    }

    internal WarehouseOperations(SmartbillApi api) : base(api)
    {
    }

    /// <summary>All warehouses of a query, page by page while the caller enumerates.</summary>
    public virtual IAsyncEnumerable<Warehouse> ListAsync(WarehouseQuery? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Paging.EnumerateAsync(SmartbillApi.Vendor, "warehouses.list", (cursor, token) => ListPageAsync(query, cursor, options, token), cancellationToken);

    /// <summary>One page of warehouses and the cursor of the next.</summary>
    /// <exception cref="ConnectorAuthenticationException">There is no V3 token (<see cref="SmartbillErrorCodes.TokenV3Missing"/>), or it was refused.</exception>
    public virtual async Task<Page<Warehouse>> ListPageAsync(WarehouseQuery? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        query ??= new();
        var path = Api.PathV3("warehouses").Query("name", Some(query.Name)).Query("limit", SmartbillPage.Size(query.PageSize)).Query("after", cursor);
        var answer = await Api.GetV3Async("warehouses.list", path, SmartbillJson.Context.SmartbillPageWarehouse, options, cancellationToken).ConfigureAwait(false);
        return answer.ToPage(static row => row.Id.ToString());
    }

    /// <summary>One warehouse.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such warehouse.</exception>
    public virtual Task<Warehouse> GetAsync(WarehouseId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetV3Async("warehouses.get", Api.PathV3("warehouses", id.ToString()), SmartbillJson.Context.Warehouse, options, cancellationToken);

    private static string? Some(string? filter) => string.IsNullOrEmpty(filter) ? null : filter;
}
