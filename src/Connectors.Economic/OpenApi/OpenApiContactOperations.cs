namespace Connectors.Economic;

/// <summary>Contacts of all customers in one list.</summary>
public class OpenApiContactOperations : OpenApiWriteOperations<OpenApiContact, ContactNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiContactOperations()
    {
    }

    internal OpenApiContactOperations(OpenApiApi api) : base(api, new("openapi.contacts", OpenApiService.Customers, ["Contacts"]))
    {
    }

    private protected override ContactNumber? KeyOf(OpenApiContact record) => record.Number;
}
