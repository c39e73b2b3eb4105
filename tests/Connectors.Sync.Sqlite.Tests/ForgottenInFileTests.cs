using System.Text;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Sqlite.Tests;

public sealed class ForgottenInFileTests
{
    private static readonly ConnectionId Acme = new("acme");

    [Fact]
    public async Task What_is_forgotten_is_overwritten_in_the_file_not_only_given_free()
    {
        using var folder = new TemporaryFolder();
        var path = Databases.Migrated(folder);
        var link = new LinkRow { Id = Guid.NewGuid(), Mapping = "company", State = LinkState.Active, CrmResource = "c", CrmId = "1", AccountingResource = "a", AccountingId = "2", Base = Long("Kanarie-base") };
        await using (var store = Databases.Store(path))
        {
            await CommitAsync(store, b =>
            {
                b.Links.Add(link);
                // Long enough to spill onto pages of their own, and short ones among others.
                for (var i = 0; i < 20; i++)
                    b.History.Add(new HistoryRow { Link = link.Id, Mapping = "company", At = DateTimeOffset.UnixEpoch, Event = "updated", Detail = i % 2 == 0 ? Long("Kanarie-history") : "Kanarie-short" });
                b.Parked.Add(new ParkedRow { Mapping = "company", Pair = "crm:1", Kind = ParkedKind.Parked, Cause = "x", Problems = Long("Kanarie-parked"), Since = DateTimeOffset.UnixEpoch });
                b.Records.Add(new RecordRow { Side = Side.Crm, Resource = "c", Id = "1", Entity = "c", Hash = "Kanarie-hash", Keys = ["Kanarie-key"] });
            });
        }

        Assert.Contains("Kanarie", Text(folder), StringComparison.Ordinal);
        await using (var store = Databases.Store(path))
        {
            await CommitAsync(store, b =>
            {
                b.Forgotten.Add(new ForgetRow { Mapping = "company", Link = link.Id, Pairs = ["crm:1"] });
                b.Links.Add(link with { State = LinkState.Orphaned, Base = "" });
                b.Records.Add(new RecordRow { Side = Side.Crm, Resource = "c", Id = "1", Entity = "c", Forgotten = true });
            });
        }

        Assert.DoesNotContain("Kanarie", Text(folder), StringComparison.Ordinal);
    }

    private static async Task CommitAsync(SqliteSyncStore store, Action<StoreBatch> fill)
    {
        var lease = (await store.TryAcquireAsync(Acme, "host", TimeSpan.FromMinutes(1), default))!;
        var batch = new StoreBatch();
        fill(batch);
        await store.CommitAsync(lease, batch, default);
        await store.ReleaseAsync(lease, default);
    }

    private static string Long(string word) => string.Join(' ', Enumerable.Repeat(word, 800));

    /// <summary>All bytes of the database, its log included.</summary>
    private static string Text(TemporaryFolder folder) =>
        string.Concat(Directory.GetFiles(Path.GetDirectoryName(folder.File("sync.db"))!).Select(static f => Encoding.Latin1.GetString(File.ReadAllBytes(f))));
}
