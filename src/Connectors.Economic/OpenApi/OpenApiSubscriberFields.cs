namespace Connectors.Economic;

/// <summary>What a list can be filtered by, and sorted where the service allows it.</summary>
public static class OpenApiSubscriberFields
{
    /// <summary><c>number</c></summary>
    public static NumberField<OpenApiSubscriber> Number { get; } = new("number");

    /// <summary><c>subscriptionNumber</c></summary>
    public static NumberField<OpenApiSubscriber> SubscriptionNumber { get; } = new("subscriptionNumber");

    /// <summary><c>customerNumber</c></summary>
    public static NumberField<OpenApiSubscriber> CustomerNumber { get; } = new("customerNumber");

    /// <summary><c>startDate</c></summary>
    public static DateField<OpenApiSubscriber> StartDate { get; } = new("startDate");

    /// <summary><c>endDate</c></summary>
    public static DateField<OpenApiSubscriber> EndDate { get; } = new("endDate");

    /// <summary><c>discountPercentage</c></summary>
    public static NumberField<OpenApiSubscriber> DiscountPercentage { get; } = new("discountPercentage");

    /// <summary><c>quantityFactor</c></summary>
    public static NumberField<OpenApiSubscriber> QuantityFactor { get; } = new("quantityFactor");

    /// <summary><c>priceFactor</c></summary>
    public static NumberField<OpenApiSubscriber> PriceFactor { get; } = new("priceFactor");

    /// <summary><c>expiryDate</c></summary>
    public static DateField<OpenApiSubscriber> ExpiryDate { get; } = new("expiryDate");

    /// <summary><c>projectNumber</c></summary>
    public static NumberField<OpenApiSubscriber> ProjectNumber { get; } = new("projectNumber");

    /// <summary><c>departmentNumber</c></summary>
    public static NumberField<OpenApiSubscriber> DepartmentNumber { get; } = new("departmentNumber");

    /// <summary><c>bookedInvoiceId</c></summary>
    public static NumberField<OpenApiSubscriber> BookedInvoiceId { get; } = new("bookedInvoiceId");

    /// <summary><c>draftDocumentId</c></summary>
    public static NumberField<OpenApiSubscriber> DraftDocumentId { get; } = new("draftDocumentId");

    /// <summary><c>extraTextForInvoice</c></summary>
    public static TextField<OpenApiSubscriber> ExtraTextForInvoice { get; } = new("extraTextForInvoice");

    /// <summary><c>lastUpdated</c></summary>
    public static InstantField<OpenApiSubscriber> LastUpdated { get; } = new("lastUpdated");
}
