using Connectors.Sync.Stores;
using Connectors.TestSupport;

namespace Connectors.StoreConformance;

public abstract partial class SyncStoreConformance
{
    [Fact, Rule("R20")]
    public async Task A_list_comes_back_as_it_was_last_written()
    {
        var terms = new ListRow { Name = "paymentTerms", Content = """{"v":1,"e":[{"k":"7","l":"Netto 14 dage"}]}""", ReadAt = Clock.Now };
        await CommitAsync(b => b.Lists.AddRange([terms with { Content = "{}" }, new ListRow { Name = "departments", Content = "{}", ReadAt = Clock.Now }]));
        await CommitAsync(b => b.Lists.Add(terms with { ReadAt = Clock.Now + Minute }));
        await CommitAsync(b => b.Lists.Add(terms with { Content = "other" }), Other);

        var lists = await Store.ListListsAsync(Acme, None);
        Assert.Equal(["departments", "paymentTerms"], lists.Select(static l => l.Name));
        Assert.Equal(terms with { ReadAt = Clock.Now + Minute }, lists[1]);
        await Store.DeleteConnectionAsync(Acme, None);
        Assert.Empty(await Store.ListListsAsync(Acme, None));
        Assert.Single(await Store.ListListsAsync(Other, None));
    }
}
