namespace Connectors.Dinero;

/// <summary>An organisation that the credentials can reach, with its plan.</summary>
public sealed record OrganizationDetails
{
    /// <summary>The id.</summary>
    public required OrganizationId Id { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The legal form.</summary>
    public CompanyTypeKey? CompanyTypeKey { get; init; }

    /// <summary>It charges no VAT.</summary>
    public bool IsVatFree { get; init; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>Street and number.</summary>
    public string? Street { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>Postcode.</summary>
    public string? ZipCode { get; init; }

    /// <summary>The person whom letters address.</summary>
    public string? AttPerson { get; init; }

    /// <summary>A union without tax.</summary>
    public bool IsTaxFreeUnion { get; init; }

    /// <summary>VAT number, with the country's letters.</summary>
    public string? VatNumber { get; init; }

    /// <summary>The country, ISO 3166-1 alpha-2.</summary>
    public string? CountryKey { get; init; }

    /// <summary>Web address.</summary>
    public string? Website { get; init; }

    /// <summary>The role that the signed-in user has there.</summary>
    public string? RoleKey { get; init; }

    /// <summary>The plan.</summary>
    public OrganizationSubscription? Subscription { get; init; }
}
