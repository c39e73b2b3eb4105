using Connectors.Sync;

namespace Connectors.Testing.Tests.Conformance.Memory;

internal sealed class MemoryRow
{
    public required int Number { get; init; }

    public required string Id { get; init; }

    public required string Entity { get; set; }

    public required DateTimeOffset Created { get; init; }

    public Dictionary<string, FieldValue> Values { get; set; } = new(StringComparer.Ordinal);

    public DateTimeOffset Modified { get; set; }

    public long Sequence { get; set; }

    public int Version { get; set; }

    public bool Deleted { get; set; }

    public bool Hidden { get; set; }

    /// <summary>What it became, and whether by a merge.</summary>
    public (RecordRef To, bool Merged)? Successor { get; set; }

    /// <summary>A member that no field shows.</summary>
    public string? Unmapped { get; set; }

    /// <summary>The field that the system keeps to itself.</summary>
    public string? Locked { get; set; }

    public bool Lives => !Deleted && Successor is null;
}

/// <summary>What the system holds of a record, as its own interface would hand it out.</summary>
internal sealed record MemoryBody(Dictionary<string, FieldValue> Values, string? Unmapped);

/// <summary>The call did not get through.</summary>
internal sealed class MemoryDownException(UnavailableReason reason) : Exception($"The system answered: {reason}.")
{
    public UnavailableReason Reason { get; } = reason;
}

/// <summary>The call went out, and nothing came back.</summary>
internal sealed class MemoryReplyLostException() : Exception("The connection closed before the answer.");
