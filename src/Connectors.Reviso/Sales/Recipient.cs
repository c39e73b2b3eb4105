namespace Connectors.Reviso;

/// <summary>Who receives a document. Another customer later does not refresh it.</summary>
public sealed record Recipient : RevisoRecord
{
    /// <summary>Name, at most 250 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>The VAT zone.</summary>
    public required Reference<VatZoneNumber>? VatZone { get; init; }

    /// <summary>Street, at most 250 characters.</summary>
    public string? Address { get; init; }

    /// <summary>Postcode, at most 50 characters.</summary>
    public string? Zip { get; init; }

    /// <summary>City, at most 250 characters.</summary>
    public string? City { get; init; }

    /// <summary>Country, free text.</summary>
    public string? Country { get; init; }

    /// <summary>Recipient code of the exchange system SDI.</summary>
    public string? PublicEntryNumber { get; init; }

    /// <summary>EAN (GLN) number.</summary>
    public string? Ean { get; init; }

    /// <summary>The contact whom the letter addresses.</summary>
    public Reference<ContactNumber>? Attention { get; init; }

    /// <summary>Mobile telephone.</summary>
    public string? MobilePhone { get; init; }
}
