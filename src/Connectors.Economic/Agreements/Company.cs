namespace Connectors.Economic;

/// <summary>The company of an agreement.</summary>
public sealed record Company : EconomicRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Street.</summary>
    public string? AddressLine1 { get; init; }

    /// <summary>Second line.</summary>
    public string? AddressLine2 { get; init; }

    /// <summary>Postcode.</summary>
    public string? Zip { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>Country.</summary>
    public string? Country { get; init; }

    /// <summary>The person whom letters address.</summary>
    public string? Attention { get; init; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Web address.</summary>
    public string? Website { get; init; }

    /// <summary>CVR number.</summary>
    public string? CompanyIdentificationNumber { get; init; }

    /// <summary>VAT number.</summary>
    public string? VatNumber { get; init; }
}
