namespace Connectors.Intacct;

/// <summary>A postal address. Where a company uses ISO codes, country and ISO code must both be given.</summary>
public sealed record MailingAddress
{
    /// <summary>First line.</summary>
    public string? AddressLine1 { get; init; }

    /// <summary>Second line.</summary>
    public string? AddressLine2 { get; init; }

    /// <summary>Third line.</summary>
    public string? AddressLine3 { get; init; }

    /// <summary>Town.</summary>
    public string? City { get; init; }

    /// <summary>State, province or region.</summary>
    public string? State { get; init; }

    /// <summary>Postcode.</summary>
    public string? PostCode { get; init; }

    /// <summary>Country, by its English name.</summary>
    public string? Country { get; init; }

    /// <summary>Country, by its two letters; samples show lower and upper case.</summary>
    public string? IsoCountryCode { get; init; }
}
