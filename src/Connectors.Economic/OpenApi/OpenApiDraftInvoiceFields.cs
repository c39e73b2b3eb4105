namespace Connectors.Economic;

/// <summary>What a list can be filtered by, and sorted where the service allows it.</summary>
public static class OpenApiDraftInvoiceFields
{
    /// <summary><c>number</c></summary>
    public static NumberField<OpenApiDraftInvoice> Number { get; } = new("number");

    /// <summary><c>draftInvoiceNumber</c></summary>
    public static NumberField<OpenApiDraftInvoice> DraftInvoiceNumber { get; } = new("draftInvoiceNumber");

    /// <summary><c>customerNumber</c></summary>
    public static NumberField<OpenApiDraftInvoice> CustomerNumber { get; } = new("customerNumber");
}
