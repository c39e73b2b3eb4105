namespace Connectors.Intacct;

/// <summary>A step in the life of a document.</summary>
public sealed record DocumentHistoryEntry
{
    /// <summary>The step's key.</summary>
    public RecordKey? Key { get; init; }

    /// <summary>What it was made from.</summary>
    public Reference? ConvertedFrom { get; init; }

    /// <summary>What was made of it.</summary>
    public Reference? ConvertedTo { get; init; }
}
