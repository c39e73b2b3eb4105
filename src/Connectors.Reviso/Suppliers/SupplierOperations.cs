namespace Connectors.Reviso;

/// <summary>Suppliers.</summary>
public class SupplierOperations : WriteOperations<Supplier, SupplierNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected SupplierOperations()
    {
    }

    internal SupplierOperations(RevisoApi api) : base(api, "suppliers", ["suppliers"], "supplierNumber")
    {
    }

    private protected override SupplierNumber? KeyOf(Supplier record) => record.SupplierNumber;

    private protected override IReadOnlyList<(string Name, string Value)> HintsOf(Supplier record) =>
    [
        ("name", record.Name),
        .. record.VatNumber is { Length: > 0 } vat ? [("vatNumber", vat)] : Array.Empty<(string, string)>(),
        .. record.CorporateIdentificationNumber is { Length: > 0 } code ? [("corporateIdentificationNumber", code)] : Array.Empty<(string, string)>(),
    ];
}
