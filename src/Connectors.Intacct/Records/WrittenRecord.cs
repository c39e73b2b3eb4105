namespace Connectors.Intacct;

/// <summary>All that Intacct answers to a write: which record it was. The rest is read anew.</summary>
/// <remarks>It means "processed", not "as sent": a member that cannot be written may be passed over without a word. Read again what matters.</remarks>
public sealed record WrittenRecord
{
    /// <summary>The record's key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Its id, where the object has one beside the key.</summary>
    public string? Id { get; init; }

    /// <summary>Its address.</summary>
    public string? Href { get; init; }

    /// <summary>For documents: the transaction definition.</summary>
    public string? DocumentType { get; init; }

    /// <summary>For workflows: the state in which the record is now.</summary>
    public string? State { get; init; }

    /// <summary>False: the update found no difference, and nothing was sent.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool Sent { get; init; } = true;
}
