namespace Connectors.Smartbill;

/// <summary>
/// Lists of the company that only the vendor's own shop plugin reads. They are not in the published interface and may go without notice: only with <see cref="SmartbillOptions.UseUndocumentedEndpoints"/>.
/// </summary>
public class CompanyOperations : SmartbillOperations
{
    /// <summary>For fakes.</summary>
    protected CompanyOperations()
    {
    }

    internal CompanyOperations(SmartbillApi api) : base(api)
    {
    }

    /// <summary>The names of the warehouses. (The published way is <see cref="WarehouseOperations"/>, which needs a V3 token.)</summary>
    /// <exception cref="InvalidOperationException">The option is off.</exception>
    public virtual async Task<IReadOnlyList<string>> ListWarehouseNamesAsync(CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        Api.RequireUndocumented();
        var answer = await Api.GetAsync("companies.warehouses", Api.Path("company", "warehouses"), SmartbillJson.Context.WarehouseNamesAnswer, options, cancellationToken).ConfigureAwait(false);
        return answer.Warehouses ?? [];
    }

    /// <summary>The units of measure that lines may use.</summary>
    /// <exception cref="InvalidOperationException">The option is off.</exception>
    public virtual async Task<IReadOnlyList<string>> ListMeasuringUnitsAsync(CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        Api.RequireUndocumented();
        var answer = await Api.GetAsync("companies.units", Api.Path("company", "mu"), SmartbillJson.Context.UnitsAnswer, options, cancellationToken).ConfigureAwait(false);
        return answer.Mu ?? [];
    }
}

internal sealed record WarehouseNamesAnswer
{
    public IReadOnlyList<string>? Warehouses { get; init; }
}

internal sealed record UnitsAnswer
{
    public IReadOnlyList<string>? Mu { get; init; }
}
