namespace Connectors.Dinero;

/// <summary>An organisation that the credentials can reach.</summary>
public sealed record Organization
{
    /// <summary>The id.</summary>
    public required OrganizationId Id { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>What kind of organisation it is.</summary>
    public string? Type { get; init; }

    /// <summary>It has a plan that the API can be used with.</summary>
    public bool? IsPro { get; init; }

    /// <summary>It pays for that plan.</summary>
    public bool? IsPayingPro { get; init; }

    /// <summary>It charges no VAT.</summary>
    public bool? IsVatFree { get; init; }

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

    /// <summary>The person whom letters address. Companies only.</summary>
    public string? AttPerson { get; init; }

    /// <summary>A union without tax.</summary>
    public bool? IsTaxFreeUnion { get; init; }

    /// <summary>VAT number, with the country's letters.</summary>
    public string? VatNumber { get; init; }
}
