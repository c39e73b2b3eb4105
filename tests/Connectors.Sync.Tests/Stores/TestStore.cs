using Connectors.Sync.Stores;

namespace Connectors.Sync.Tests.Fakes;

/// <summary>The store under the engine's scenarios in this project. Connectors.Sync.Sqlite.Tests runs the same scenarios over a file.</summary>
internal static class TestStore
{
    public static ISyncStore Open(TimeProvider time) => new InMemorySyncStore(time);

    /// <summary>What a new process finds.</summary>
    public static ValueTask<ISyncStore> ReopenAsync(ISyncStore store, TimeProvider time) => new(store);

    /// <summary>What another process has open of it: in memory there is only the one.</summary>
    public static ISyncStore Beside(ISyncStore store, TimeProvider time) => store;

    public static ValueTask CloseAsync(ISyncStore store) => default;
}
