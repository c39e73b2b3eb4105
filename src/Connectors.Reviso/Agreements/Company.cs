namespace Connectors.Reviso;

/// <summary>The company of an agreement.</summary>
public sealed record Company : RevisoRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Street.</summary>
    public string? AddressLine1 { get; init; }

    /// <summary>Street, second line.</summary>
    public string? AddressLine2 { get; init; }

    /// <summary>Postcode.</summary>
    public string? Zip { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>Country.</summary>
    public string? Country { get; init; }

    /// <summary>Whom letters address.</summary>
    public string? Attention { get; init; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Web address.</summary>
    public string? Website { get; init; }

    /// <summary>Its tax code.</summary>
    public string? CompanyIdentificationNumber { get; init; }

    /// <summary>Its VAT number.</summary>
    public string? VatNumber { get; init; }
}
