namespace Connectors.Intacct;

/// <summary>The members of ProjectBillingTemplate that a query can show, ask about and order by.</summary>
public static class ProjectBillingTemplateFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>name</c></summary>
    public static readonly QueryField<string> Name = new("name");

    /// <summary><c>description</c></summary>
    public static readonly QueryField<string> Description = new("description");

    /// <summary><c>billingMethod</c></summary>
    public static readonly QueryField<string> BillingMethod = new("billingMethod");

    /// <summary><c>calculateOn</c></summary>
    public static readonly QueryField<string> CalculateOn = new("calculateOn");

    /// <summary><c>basedOn</c></summary>
    public static readonly QueryField<string> BasedOn = new("basedOn");

    /// <summary><c>status</c></summary>
    public static readonly QueryField<RecordStatus> Status = new("status");

    /// <summary><c>entity.id</c></summary>
    public static readonly QueryField<string> EntityId = new("entity.id");
}
