namespace Connectors.Economic;

/// <summary>Supplier groups. Written by the OpenAPI services.</summary>
public class SupplierGroupOperations : ReadOperations<SupplierGroup, SupplierGroupNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected SupplierGroupOperations()
    {
    }

    internal SupplierGroupOperations(EconomicApi api) : base(api, "supplier-groups")
    {
    }
}
