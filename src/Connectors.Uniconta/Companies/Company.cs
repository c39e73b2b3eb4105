namespace Connectors.Uniconta;

/// <summary>A company that the user reaches.</summary>
public sealed record Company : UnicontaRecord
{
    /// <summary>The company's number.</summary>
    public int? PrimaryKeyId { get; init; }

    /// <summary>The name.</summary>
    public string? CompanyName { get; init; }

    /// <summary>The name, as some versions call it.</summary>
    public string? Name { get; init; }

    /// <summary>The CVR or other registration number.</summary>
    public string? Id { get; init; }

    /// <summary>Country.</summary>
    public Country? Country { get; init; }

    /// <summary>The country in the user's language.</summary>
    public string? CountryName { get; init; }

    /// <summary>The company's currency.</summary>
    public string? Currency { get; init; }

    /// <summary>First address line.</summary>
    public string? Address1 { get; init; }

    /// <summary>Second address line.</summary>
    public string? Address2 { get; init; }

    /// <summary>Third address line.</summary>
    public string? Address3 { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>The company is deactivated.</summary>
    public bool? Deactive { get; init; }

    /// <summary>The module for debtors is on.</summary>
    public bool? Debtor { get; init; }

    /// <summary>The module for orders is on.</summary>
    public bool? Order { get; init; }

    /// <summary>The module for items is on.</summary>
    public bool? Inventory { get; init; }

    /// <summary>The module for contacts is on.</summary>
    public bool? Contacts { get; init; }

    /// <summary>The number to sign in with, by whichever member shows it; null where none does.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int? Number => PrimaryKeyId is > 0 ? PrimaryKeyId : CompanyId is > 0 ? CompanyId : RowId?.Value;

    /// <summary>The name, by whichever member shows it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? DisplayName => string.IsNullOrEmpty(CompanyName) ? Name : CompanyName;
}
