namespace Connectors.Reviso;

/// <summary>The address of a delivery.</summary>
public sealed record Delivery : RevisoRecord
{
    /// <summary>Street, at most 255 characters.</summary>
    public string? Address { get; init; }

    /// <summary>Postcode, at most 30 characters.</summary>
    public string? Zip { get; init; }

    /// <summary>City, at most 50 characters.</summary>
    public string? City { get; init; }

    /// <summary>Country, free text.</summary>
    public string? Country { get; init; }

    /// <summary>Terms of delivery, at most 100 characters.</summary>
    public string? DeliveryTerms { get; init; }

    /// <summary>The day.</summary>
    public DateOnly? DeliveryDate { get; init; }
}
