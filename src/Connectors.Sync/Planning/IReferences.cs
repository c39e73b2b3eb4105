namespace Connectors.Sync.Planning;

/// <summary>The links that a plan refers to, as a snapshot: what a reference of one side is called on the other.</summary>
internal interface IReferences
{
    /// <summary>The counterpart of a record, or <see langword="null"/> when it has none yet.</summary>
    RecordRef? CounterpartOf(Side side, RecordRef record);
}

/// <summary>No links at all.</summary>
internal sealed class NoReferences : IReferences
{
    public static NoReferences Instance { get; } = new();

    public RecordRef? CounterpartOf(Side side, RecordRef record) => null;
}
