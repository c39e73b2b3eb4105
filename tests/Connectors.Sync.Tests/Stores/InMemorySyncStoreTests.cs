using Connectors.StoreConformance;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Tests.Stores;

public sealed class InMemorySyncStoreTests : SyncStoreConformance
{
    protected override ValueTask<ISyncStore> OpenAsync(TimeProvider time) => new(new InMemorySyncStore(time));
}
