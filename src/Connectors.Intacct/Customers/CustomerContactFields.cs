namespace Connectors.Intacct;

/// <summary>The members of CustomerContact that a query can show, ask about and order by.</summary>
public static class CustomerContactFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>categoryName</c></summary>
    public static readonly QueryField<string> CategoryName = new("categoryName");

    /// <summary><c>contact.key</c></summary>
    public static readonly QueryField<RecordKey> ContactKey = new("contact.key");

    /// <summary><c>contact.id</c></summary>
    public static readonly QueryField<string> ContactId = new("contact.id");

    /// <summary><c>customer.key</c></summary>
    public static readonly QueryField<RecordKey> CustomerKey = new("customer.key");

    /// <summary><c>customer.id</c></summary>
    public static readonly QueryField<string> CustomerId = new("customer.id");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");
}
