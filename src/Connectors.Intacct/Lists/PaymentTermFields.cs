namespace Connectors.Intacct;

/// <summary>The members of PaymentTerm that a query can show, ask about and order by.</summary>
public static class PaymentTermFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>id</c></summary>
    public static readonly QueryField<string> Id = new("id");

    /// <summary><c>description</c></summary>
    public static readonly QueryField<string> Description = new("description");

    /// <summary><c>status</c></summary>
    public static readonly QueryField<RecordStatus> Status = new("status");

    /// <summary><c>due.days</c></summary>
    public static readonly QueryField<int> DueDays = new("due.days");

    /// <summary><c>due.from</c></summary>
    public static readonly QueryField<TermStart> DueFrom = new("due.from");

    /// <summary><c>discount.days</c></summary>
    public static readonly QueryField<int> DiscountDays = new("discount.days");

    /// <summary><c>discount.from</c></summary>
    public static readonly QueryField<TermStart> DiscountFrom = new("discount.from");

    /// <summary><c>discount.amount</c></summary>
    public static readonly QueryField<decimal> DiscountAmount = new("discount.amount");

    /// <summary><c>discount.unit</c></summary>
    public static readonly QueryField<TermUnit> DiscountUnit = new("discount.unit");

    /// <summary><c>discount.graceDays</c></summary>
    public static readonly QueryField<int> DiscountGraceDays = new("discount.graceDays");

    /// <summary><c>discount.calculateOn</c></summary>
    public static readonly QueryField<string> DiscountCalculateOn = new("discount.calculateOn");

    /// <summary><c>penalty.cycle</c></summary>
    public static readonly QueryField<string> PenaltyCycle = new("penalty.cycle");

    /// <summary><c>penalty.amount</c></summary>
    public static readonly QueryField<decimal> PenaltyAmount = new("penalty.amount");

    /// <summary><c>penalty.unit</c></summary>
    public static readonly QueryField<TermUnit> PenaltyUnit = new("penalty.unit");

    /// <summary><c>penalty.graceDays</c></summary>
    public static readonly QueryField<int> PenaltyGraceDays = new("penalty.graceDays");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");
}
