using Connectors.Sync;
using static Connectors.Economic.Sync.EconomicFieldTable;

namespace Connectors.Economic.Sync;

/// <summary>The fields of products, under the names of the REST API; what is written are records of the Products service. Prices are in the agreement's own currency.</summary>
internal static class ProductFieldTable
{
    public static SyncFields<OpenApiProduct, OpenApiProduct, OpenApiProduct> Fields { get; } = new(
        Text<OpenApiProduct>("productNumber", 25, static p => p.ProductNumber.Value, static (p, v) => p with { ProductNumber = new(v ?? p.ProductNumber.Value) }, Required),
        Text<OpenApiProduct>("name", 300, static p => p.Name, static (p, v) => p with { Name = v ?? p.Name }, Required),
        Choice<OpenApiProduct>("productGroup", static p => p.ProductGroupId.Value, static (p, v) => v is { } n ? p with { ProductGroupId = new(n) } : p, Required),
        Text<OpenApiProduct>("description", 500, static p => p.Description, static (p, v) => p with { Description = v }, static s => s with { Normalisation = s.Normalisation | TextNormalisation.LineEnds }),
        Text<OpenApiProduct>("barCode", 50, static p => p.BarCode, static (p, v) => p with { BarCode = v }),
        Money<OpenApiProduct>("salesPrice", static p => p.SalesPrice, static (p, v) => p with { SalesPrice = v }),
        Money<OpenApiProduct>("costPrice", static p => p.CostPrice, static (p, v) => p with { CostPrice = v }),
        Money<OpenApiProduct>("recommendedPrice", static p => p.RecommendedPrice, static (p, v) => p with { RecommendedPrice = v }),
        Choice<OpenApiProduct>("unit", static p => p.UnitId?.Value, static (p, v) => p with { UnitId = v is { } n ? new UnitNumber(n) : null }),
        Flag<OpenApiProduct>("barred", static p => !p.IsAccessible, static (p, v) => p with { IsAccessible = !v }));
}
