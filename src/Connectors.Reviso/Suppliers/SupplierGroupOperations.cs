namespace Connectors.Reviso;

/// <summary>Supplier groups.</summary>
public class SupplierGroupOperations : ReadOperations<SupplierGroup, SupplierGroupNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected SupplierGroupOperations()
    {
    }

    internal SupplierGroupOperations(RevisoApi api) : base(api, "supplierGroups", ["supplier-groups"])
    {
    }
}
