namespace Connectors.Intacct;

/// <summary>The members of Entity that a query can show, ask about and order by.</summary>
public static class EntityFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>id</c></summary>
    public static readonly QueryField<string> Id = new("id");

    /// <summary><c>name</c></summary>
    public static readonly QueryField<string> Name = new("name");

    /// <summary><c>manager.key</c></summary>
    public static readonly QueryField<RecordKey> ManagerKey = new("manager.key");

    /// <summary><c>manager.id</c></summary>
    public static readonly QueryField<string> ManagerId = new("manager.id");

    /// <summary><c>contacts.primary.key</c></summary>
    public static readonly QueryField<RecordKey> ContactsPrimaryKey = new("contacts.primary.key");

    /// <summary><c>contacts.primary.id</c></summary>
    public static readonly QueryField<string> ContactsPrimaryId = new("contacts.primary.id");

    /// <summary><c>contacts.shipTo.key</c></summary>
    public static readonly QueryField<RecordKey> ContactsShipToKey = new("contacts.shipTo.key");

    /// <summary><c>contacts.shipTo.id</c></summary>
    public static readonly QueryField<string> ContactsShipToId = new("contacts.shipTo.id");

    /// <summary><c>startDate</c></summary>
    public static readonly QueryField<DateOnly> StartDate = new("startDate");

    /// <summary><c>endDate</c></summary>
    public static readonly QueryField<DateOnly> EndDate = new("endDate");

    /// <summary><c>taxId</c></summary>
    public static readonly QueryField<string> TaxId = new("taxId");

    /// <summary><c>federalId</c></summary>
    public static readonly QueryField<string> FederalId = new("federalId");

    /// <summary><c>siret</c></summary>
    public static readonly QueryField<string> Siret = new("siret");

    /// <summary><c>operatingCountry</c></summary>
    public static readonly QueryField<string> OperatingCountry = new("operatingCountry");

    /// <summary><c>defaultCountryForAddresses</c></summary>
    public static readonly QueryField<string> DefaultCountryForAddresses = new("defaultCountryForAddresses");

    /// <summary><c>openBooksStartDate</c></summary>
    public static readonly QueryField<DateOnly> OpenBooksStartDate = new("openBooksStartDate");

    /// <summary><c>isLimitedEntity</c></summary>
    public static readonly QueryField<bool> IsLimitedEntity = new("isLimitedEntity");

    /// <summary><c>weekStart</c></summary>
    public static readonly QueryField<string> WeekStart = new("weekStart");

    /// <summary><c>status</c></summary>
    public static readonly QueryField<RecordStatus> Status = new("status");

    /// <summary><c>baseCurrency.key</c></summary>
    public static readonly QueryField<RecordKey> BaseCurrencyKey = new("baseCurrency.key");

    /// <summary><c>baseCurrency.id</c></summary>
    public static readonly QueryField<string> BaseCurrencyId = new("baseCurrency.id");

    /// <summary><c>isRoot</c></summary>
    public static readonly QueryField<bool> IsRoot = new("isRoot");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");
}
