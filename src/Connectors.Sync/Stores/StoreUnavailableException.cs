namespace Connectors.Sync.Stores;

/// <summary>The store cannot be used: not migrated, locked, full, damaged, out of reach. The message says what to do. It is about the host, never about a record.</summary>
/// <param name="message">What is wrong, and the remedy.</param>
/// <param name="inner">What the database said.</param>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The end of a transaction was not acknowledged: it may have been written. Otherwise nothing was. Whoever goes on reads again first.</summary>
    public bool OutcomeUnknown { get; init; }
}
