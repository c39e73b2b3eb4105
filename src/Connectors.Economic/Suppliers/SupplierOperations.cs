namespace Connectors.Economic;

/// <summary>Suppliers.</summary>
public class SupplierOperations : WriteOperations<Supplier, SupplierNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected SupplierOperations()
    {
    }

    internal SupplierOperations(EconomicApi api) : base(api, "suppliers")
    {
    }

    private protected override SupplierNumber? KeyOf(Supplier record) => record.SupplierNumber;

    private protected override Supplier WithKey(Supplier record, SupplierNumber id) => record.SupplierNumber is null ? record with { SupplierNumber = id } : record;
}
