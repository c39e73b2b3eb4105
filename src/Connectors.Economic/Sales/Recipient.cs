namespace Connectors.Economic;

/// <summary>Who receives a document.</summary>
public sealed record Recipient : EconomicRecord
{
    /// <summary>Name, at most 250 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>The VAT zone: with the product group it decides the VAT of a line.</summary>
    public required Reference<VatZoneNumber>? VatZone { get; init; }

    /// <summary>Street, at most 250 characters.</summary>
    public string? Address { get; init; }

    /// <summary>Postcode, at most 50 characters.</summary>
    public string? Zip { get; init; }

    /// <summary>City, at most 250 characters.</summary>
    public string? City { get; init; }

    /// <summary>Country, free text of at most 50 characters.</summary>
    public string? Country { get; init; }

    /// <summary>EAN (GLN) number, 13 digits.</summary>
    public string? Ean { get; init; }

    /// <summary>The buyer's number for electronic invoices, at most 40 characters.</summary>
    public string? PublicEntryNumber { get; init; }

    /// <summary>The contact whom the letter addresses.</summary>
    public Reference<ContactNumber>? Attention { get; init; }

    /// <summary>Mobile telephone.</summary>
    public string? MobilePhone { get; init; }

    /// <summary>How an electronic invoice finds the recipient.</summary>
    public NemHandelType? NemHandelType { get; init; }

    /// <summary>CVR number, at most 40 characters.</summary>
    public string? Cvr { get; init; }
}
