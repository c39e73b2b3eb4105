namespace Connectors.Economic;

/// <summary>Contacts of all suppliers in one list.</summary>
public class OpenApiSupplierContactOperations : OpenApiWriteOperations<OpenApiSupplierContact, SupplierContactNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiSupplierContactOperations()
    {
    }

    internal OpenApiSupplierContactOperations(OpenApiApi api) : base(api, new("openapi.supplierContacts", OpenApiService.Suppliers, ["Contacts"]))
    {
    }

    private protected override SupplierContactNumber? KeyOf(OpenApiSupplierContact record) => record.Number;
}
