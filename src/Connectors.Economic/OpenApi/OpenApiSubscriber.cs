namespace Connectors.Economic;

/// <summary>A customer who has a subscription.</summary>
public sealed record OpenApiSubscriber : OpenApiRecord
{
    /// <summary>Its number.</summary>
    public SubscriberNumber? Number { get; init; }

    /// <summary>The subscription.</summary>
    public required SubscriptionNumber SubscriptionNumber { get; init; }

    /// <summary>The customer.</summary>
    public required CustomerNumber CustomerNumber { get; init; }

    /// <summary>The customer's contact.</summary>
    public ContactNumber? YourRef { get; init; }

    /// <summary>Any other reference, at most 250 characters.</summary>
    public string? OtherRef { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly StartDate { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly EndDate { get; init; }

    /// <summary>A price of its own.</summary>
    public decimal? SpecialPrice { get; init; }

    /// <summary>Discount, per cent.</summary>
    public decimal? DiscountPercentage { get; init; }

    /// <summary>The last day of the discount.</summary>
    public DateOnly? DiscountExpiryDate { get; init; }

    /// <summary>Multiplies the quantities.</summary>
    public decimal? QuantityFactor { get; init; }

    /// <summary>Multiplies the prices.</summary>
    public decimal? PriceFactor { get; init; }

    /// <summary>The day of registration.</summary>
    public DateOnly? RegistrationDate { get; init; }

    /// <summary>The day it ends.</summary>
    public DateOnly? ExpiryDate { get; init; }

    /// <summary>The project.</summary>
    public ProjectNumber? ProjectNumber { get; init; }

    /// <summary>The department.</summary>
    public DepartmentalDistributionNumber? DepartmentNumber { get; init; }

    /// <summary>The last booked invoice. Read only.</summary>
    public int? BookedInvoiceId { get; init; }

    /// <summary>The draft that is being made. Read only.</summary>
    public int? DraftDocumentId { get; init; }

    /// <summary>More text for invoices, at most 1000 characters.</summary>
    public string? ExtraTextForInvoice { get; init; }

    /// <summary>Comments, at most 500 characters.</summary>
    public string? Comments { get; init; }

    /// <summary>The last change, whole seconds. Read only.</summary>
    public DateTimeOffset? LastUpdated { get; init; }
}
