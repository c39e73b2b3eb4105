using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>A bulk job.</summary>
public sealed record BulkJob
{
    /// <summary>Its id.</summary>
    public required string? JobId { get; init; }

    /// <summary>How far it is: <c>queued</c>, <c>processing</c>, <c>completed</c>, <c>failed</c>. Null right after it was made.</summary>
    public string? Status { get; init; }

    /// <summary>How far it is, in percent.</summary>
    public int? PercentComplete { get; init; }

    /// <summary>When it was made. A sample of Intacct has no zone; it is read as UTC.</summary>
    public DateTimeOffset? CreatedDateTime { get; init; }

    /// <summary>The name of the file with the outcome of every record, once there is one.</summary>
    public string? JobStatusFile { get; init; }

    /// <summary>True when nothing more will happen.</summary>
    [JsonIgnore]
    public bool Ended => Status is "completed" or "failed";
}

/// <summary>A call that Intacct does later (<c>Prefer: respond-async</c> in a raw request).</summary>
public sealed record AsyncJob
{
    /// <summary>Its id.</summary>
    public string? JobId { get; init; }

    /// <summary>How far it is: <c>queued</c>, <c>inTransit</c>, <c>delivered</c>, <c>dead</c>, <c>cancelled</c>, <c>deferred</c>. The answer itself goes to the webhook that was named.</summary>
    public string? State { get; init; }

    /// <summary>When it was queued, UTC.</summary>
    public DateTimeOffset? QueuedDateTime { get; init; }
}
