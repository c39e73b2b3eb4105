namespace Connectors.Economic;

/// <summary>The address and terms of a delivery.</summary>
public sealed record Delivery : EconomicRecord
{
    /// <summary>Street, at most 255 characters.</summary>
    public string? Address { get; init; }

    /// <summary>Postcode, at most 30 characters.</summary>
    public string? Zip { get; init; }

    /// <summary>City, at most 50 characters.</summary>
    public string? City { get; init; }

    /// <summary>Country, free text of at most 50 characters.</summary>
    public string? Country { get; init; }

    /// <summary>Terms of delivery, at most 100 characters.</summary>
    public string? DeliveryTerms { get; init; }

    /// <summary>The day.</summary>
    public DateOnly? DeliveryDate { get; init; }
}
