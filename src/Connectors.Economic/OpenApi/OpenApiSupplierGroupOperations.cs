namespace Connectors.Economic;

/// <summary>Supplier groups.</summary>
public class OpenApiSupplierGroupOperations : OpenApiWriteOperations<OpenApiSupplierGroup, SupplierGroupNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiSupplierGroupOperations()
    {
    }

    internal OpenApiSupplierGroupOperations(OpenApiApi api) : base(api, new("openapi.supplierGroups", OpenApiService.Suppliers, ["Groups"]))
    {
    }

    private protected override SupplierGroupNumber? KeyOf(OpenApiSupplierGroup record) => record.Number;
}
