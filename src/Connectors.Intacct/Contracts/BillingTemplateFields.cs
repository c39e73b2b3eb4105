namespace Connectors.Intacct;

/// <summary>The members of BillingTemplate that a query can show, ask about and order by.</summary>
public static class BillingTemplateFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>id</c></summary>
    public static readonly QueryField<string> Id = new("id");

    /// <summary><c>description</c></summary>
    public static readonly QueryField<string> Description = new("description");

    /// <summary><c>method</c></summary>
    public static readonly QueryField<BillingTemplateMethod> Method = new("method");

    /// <summary><c>source</c></summary>
    public static readonly QueryField<string> Source = new("source");

    /// <summary><c>isStepBilling</c></summary>
    public static readonly QueryField<bool> IsStepBilling = new("isStepBilling");

    /// <summary><c>status</c></summary>
    public static readonly QueryField<RecordStatus> Status = new("status");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");
}
