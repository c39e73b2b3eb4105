namespace Connectors.Intacct;

/// <summary>The members of ProjectType that a query can show, ask about and order by.</summary>
public static class ProjectTypeFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>id</c></summary>
    public static readonly QueryField<string> Id = new("id");

    /// <summary><c>parent.key</c></summary>
    public static readonly QueryField<RecordKey> ParentKey = new("parent.key");

    /// <summary><c>parent.id</c></summary>
    public static readonly QueryField<string> ParentId = new("parent.id");

    /// <summary><c>status</c></summary>
    public static readonly QueryField<RecordStatus> Status = new("status");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");

    /// <summary><c>entity.id</c></summary>
    public static readonly QueryField<string> EntityId = new("entity.id");
}
