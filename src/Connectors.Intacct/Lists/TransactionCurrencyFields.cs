namespace Connectors.Intacct;

/// <summary>The members of TransactionCurrency that a query can show, ask about and order by.</summary>
public static class TransactionCurrencyFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>id</c></summary>
    public static readonly QueryField<string> Id = new("id");

    /// <summary><c>name</c></summary>
    public static readonly QueryField<string> Name = new("name");

    /// <summary><c>symbol</c></summary>
    public static readonly QueryField<string> Symbol = new("symbol");

    /// <summary><c>currencyType</c></summary>
    public static readonly QueryField<string> CurrencyType = new("currencyType");

    /// <summary><c>currencyFormat</c></summary>
    public static readonly QueryField<string> CurrencyFormat = new("currencyFormat");

    /// <summary><c>unit</c></summary>
    public static readonly QueryField<string> Unit = new("unit");

    /// <summary><c>subUnit</c></summary>
    public static readonly QueryField<string> SubUnit = new("subUnit");

    /// <summary><c>decimalSeparator</c></summary>
    public static readonly QueryField<string> DecimalSeparator = new("decimalSeparator");

    /// <summary><c>thousandSeparator</c></summary>
    public static readonly QueryField<string> ThousandSeparator = new("thousandSeparator");

    /// <summary><c>alignment</c></summary>
    public static readonly QueryField<string> Alignment = new("alignment");

    /// <summary><c>isoCode</c></summary>
    public static readonly QueryField<string> IsoCode = new("isoCode");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");
}
