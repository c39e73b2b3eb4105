using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>The history of changes, member by member. Deletes show up here and in no list.</summary>
public class AuditOperations : ReadOperations<AuditEntry>
{
    private static readonly ObjectDefinition Object = new(
        "audit", "company-config/audit-history",
        "key id changeDetails.objectName changeDetails.objectId changeDetails.fieldName changeDetails.previousValue changeDetails.newValue changeSource.completedBy changeSource.accessDateTime "
        + "changeSource.actionPerformed changeSource.workflowAction changeSource.source")
    { HasModifiedStamp = false, IdField = null };

    private static readonly ObjectDefinition AccessObject = new(
        "audit.access", "company-config/advanced-audit-history",
        "key id accessDetails.objectName accessDetails.objectId accessSource.completedBy accessSource.accessDateTime accessSource.actionPerformed accessSource.source")
    { HasModifiedStamp = false, IdField = null };

    /// <summary>For fakes.</summary>
    protected AuditOperations()
    {
    }

    internal AuditOperations(IntacctApi api) : base(api, Object)
    {
    }

    /// <summary>Who looked at what (advanced audit history).</summary>
    public virtual AccessAuditOperations Access => new(Api, AccessObject);
}

/// <summary>Who looked at what (advanced audit history).</summary>
public class AccessAuditOperations : ReadOperations<AccessEntry>
{
    /// <summary>For fakes.</summary>
    protected AccessAuditOperations()
    {
    }

    internal AccessAuditOperations(IntacctApi api, ObjectDefinition definition) : base(api, definition)
    {
    }
}

/// <summary>A change of a member.</summary>
public sealed record AuditEntry
{
    /// <summary>Its key: no number, but a long text.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Its id.</summary>
    public string? Id { get; init; }

    /// <summary>What was changed.</summary>
    public ChangeDetails? ChangeDetails { get; init; }

    /// <summary>By whom, when and how.</summary>
    public AccessSource? ChangeSource { get; init; }

    /// <summary>Further words.</summary>
    public string? Notes { get; init; }

    /// <summary>Its address.</summary>
    public string? Href { get; init; }
}

/// <summary>What was changed.</summary>
public sealed record ChangeDetails
{
    /// <summary>The object.</summary>
    public string? ObjectName { get; init; }

    /// <summary>The record: its id, of some objects its key.</summary>
    public string? ObjectId { get; init; }

    /// <summary>The member.</summary>
    public string? FieldName { get; init; }

    /// <summary>What stood there.</summary>
    public string? PreviousValue { get; init; }

    /// <summary>What stands there.</summary>
    public string? NewValue { get; init; }
}

/// <summary>An access to a record.</summary>
public sealed record AccessEntry
{
    /// <summary>Its key: no number, but a long text.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Its id.</summary>
    public string? Id { get; init; }

    /// <summary>Which record.</summary>
    public ChangeDetails? AccessDetails { get; init; }

    /// <summary>By whom, when and how.</summary>
    public AccessSource? AccessSource { get; init; }
}

/// <summary>By whom, when and how a record was reached.</summary>
public sealed record AccessSource
{
    /// <summary>The user.</summary>
    public string? CompletedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset? AccessDateTime { get; init; }

    /// <summary>What was done: <c>modify</c>, <c>create</c>, <c>delete</c> and others.</summary>
    public string? ActionPerformed { get; init; }

    /// <summary>The step of a workflow.</summary>
    public string? WorkflowAction { get; init; }

    /// <summary>From which address.</summary>
    [JsonPropertyName("clientIPAddress")]
    public string? ClientIPAddress { get; init; }

    /// <summary>By which way: <c>userInterface</c>, <c>api</c> and others.</summary>
    public string? Source { get; init; }
}

/// <summary>Settings of the company that concern its entities.</summary>
public sealed record MultiEntityPreference
{
    /// <summary>Its key, which is a word.</summary>
    public RecordKey? Key { get; init; }

    /// <summary>Whether entities have base currencies of their own.</summary>
    public bool? EnableMultipleBaseCurrency { get; init; }

    /// <summary>Whether the module is set up.</summary>
    public bool? IsModuleConfigured { get; init; }

    /// <summary>Restrictions by name.</summary>
    public JsonElement Restrictions { get; init; }

    /// <summary>Everything else.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
