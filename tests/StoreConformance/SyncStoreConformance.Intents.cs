using Connectors.Sync.Stores;
using Connectors.TestSupport;

namespace Connectors.StoreConformance;

public abstract partial class SyncStoreConformance
{
    [Fact, Rule("R22")]
    public async Task An_intent_is_open_until_it_is_closed()
    {
        var row = Intent(Guid.NewGuid(), Guid.NewGuid());
        await CommitAsync(b => b.Intents.Add(row));
        Assert.Equal(row, Assert.Single(await Store.ListOpenIntentsAsync(Acme, None)));

        var uncertain = row with { State = IntentState.Uncertain, Outcome = "uncertain", Evidence = """{"v":1,"key":"k"}""", NegativeReads = 2, SettleAt = Clock.Now + Minute, RecordId = "a1" };
        await CommitAsync(b => b.Intents.Add(uncertain));
        Assert.Equal(uncertain, Assert.Single(await Store.ListOpenIntentsAsync(Acme, None)));

        var closed = uncertain with { State = IntentState.Closed, Outcome = "applied", ClosedAt = Clock.Now };
        await CommitAsync(b => b.Intents.Add(closed));
        Assert.Empty(await Store.ListOpenIntentsAsync(Acme, None));
        Assert.Equal(closed, await Store.FindIntentAsync(Acme, row.Id, None));
        Assert.Null(await Store.FindIntentAsync(Other, row.Id, None));
    }

    [Fact]
    public async Task Open_intents_are_listed_oldest_first()
    {
        var ids = Enumerable.Range(1, 4).Select(static i => new Guid($"0000000{i}-0000-7000-8000-000000000000")).ToArray();
        await CommitAsync(b => b.Intents.AddRange([
            Intent(ids[3], Guid.Empty) with { OpenedAt = Clock.Now - Minute },
            Intent(ids[2], Guid.Empty),
            Intent(ids[1], Guid.Empty) with { State = IntentState.Closed },
            Intent(ids[0], Guid.Empty)]));
        Assert.Equal([ids[3], ids[0], ids[2]], (await Store.ListOpenIntentsAsync(Acme, None)).Select(static i => i.Id));
    }
}
