using Connectors.Sync;
using Connectors.Sync.Stores;
using Connectors.TestSupport;

namespace Connectors.StoreConformance;

public abstract partial class SyncStoreConformance
{
    [Fact, Rule("R35")]
    public async Task A_generation_of_a_source_document_is_reserved_once_per_flow_and_connection()
    {
        var first = Send("o1");
        await CommitAsync(b => b.Sends.Add(first));
        var lease = await LeaseAsync();
        var twice = Batch(b =>
        {
            b.Cursors.Add(new CursorRow { Side = Side.Crm, Resource = "offers", Cursor = "9" });
            b.Sends.Add(Send("o1"));
        });
        await Assert.ThrowsAsync<StoreConflictException>(async () => await Store.CommitAsync(lease, twice, None));
        Assert.Empty(await Store.ListCursorsAsync(Acme, None));
        // The store goes on after it: another generation, another flow, another source, the same row again.
        await Store.CommitAsync(lease, Batch(b => b.Sends.AddRange([Send("o1", 2), Send("o1", flow: "quote"), Send("o2"), first with { State = SendState.Sent }])), None);
        await Store.ReleaseAsync(lease, None);
        await CommitAsync(b => b.Sends.Add(Send("o1")), Other);

        Assert.Equal([1, 2], (await Store.FindSendsAsync(Acme, "invoice", ["o1"], None)).Select(static s => s.Generation));
        Assert.Equal(["o1", "o1", "o2"], (await Store.FindSendsAsync(Acme, "invoice", ["o2", "o1", "o1", "o9"], None)).Select(static s => s.SourceId));
        Assert.Equal(SendState.Sent, (await Store.FindSendAsync(Acme, first.Id, None))!.State);
        Assert.Null(await Store.FindSendAsync(Other, first.Id, None));
        Assert.Empty(await Store.FindSendsAsync(Acme, "invoice", [], None));
    }

    [Fact, Rule("R35")]
    public async Task A_send_keeps_everything_that_stands_in_it()
    {
        var full = Send("o1") with
        {
            Generation = 3,
            Kind = DocumentKind.CreditNote,
            Stage = DocumentStage.Issued,
            State = SendState.Asked,
            Question = "date",
            Problems = """{"v":1}""",
            Content = """{"v":1,"text":"Ærø 🧾"}""",
            Hash = "h",
            FrozenAt = Clock.Now.AddTicks(1),
            Customer = "c",
            DocumentId = "d",
            Number = "A0001",
            Result = """{"v":1}""",
            Status = DocumentStatus.Overdue,
            Differs = true,
            Attempts = 4,
            Automatic = true,
            User = "ann",
            Reason = "why",
            SentAt = Clock.Now.AddTicks(2),
            CheckedAt = Clock.Now.AddTicks(3),
            CheckAt = Clock.Now.AddTicks(4),
            WriteBackAt = Clock.Now.AddTicks(5),
        };
        await CommitAsync(b => b.Sends.Add(full));
        Assert.Equal(full, await Store.FindSendAsync(Acme, full.Id, None));
        var bare = Send("o2");
        await CommitAsync(b => b.Sends.Add(bare));
        Assert.Equal(bare, await Store.FindSendAsync(Acme, bare.Id, None));
    }

    [Fact]
    public async Task Sends_are_listed_oldest_first_in_portions_and_by_every_filter()
    {
        var rows = new List<SendRow>();
        for (var i = 0; i < 7; i++)
        {
            // Some of one moment: then the id decides.
            Clock.Now += i % 3 == 0 ? Minute : TimeSpan.Zero;
            rows.Add(Send($"o{i}") with
            {
                State = i % 2 == 0 ? SendState.Sent : SendState.Refused,
                Flow = i < 5 ? "invoice" : "quote",
                BusinessKey = i == 3 ? "deal" : $"offer:o{i}",
                Question = i == 4 ? "date" : "",
                CheckAt = i is 1 or 2 ? Clock.Now : null,
                WriteBackAt = i == 6 ? Clock.Now : null,
            });
        }

        await CommitAsync(b => b.Sends.AddRange(rows));
        var ordered = rows.OrderBy(static r => r.CreatedAt).ThenBy(static r => r.Id).Select(static r => r.SourceId).ToList();
        var listed = new List<string>();
        string? after = null;
        while (await Store.ListSendsAsync(Acme, SendFilter.All, after, 2, None) is { Count: > 0 } page)
        {
            listed.AddRange(page.Select(static s => s.SourceId));
            after = page[^1].Position;
        }

        Assert.Equal(ordered, listed);
        Assert.Equal(["o5", "o6"], await Sources(new SendFilter { Flow = "quote" }));
        Assert.Equal(["o1", "o3", "o5"], await Sources(new SendFilter { State = SendState.Refused }));
        Assert.Equal(["o3"], await Sources(new SendFilter { BusinessKey = "deal" }));
        Assert.Equal(["o4"], await Sources(new SendFilter { Asked = true }));
        Assert.Equal(6, (await Sources(new SendFilter { Asked = false })).Count);
        Assert.Equal(["o1", "o2"], await Sources(new SendFilter { CheckBefore = Clock.Now }));
        Assert.Empty(await Sources(new SendFilter { WriteBackBefore = Clock.Now }));
        Assert.Equal(["o6"], await Sources(new SendFilter { WriteBackBefore = Clock.Now.AddTicks(1), State = SendState.Sent }));
        await Assert.ThrowsAsync<FormatException>(async () => await Store.ListSendsAsync(Acme, SendFilter.All, "x", 1, None));

        async Task<List<string>> Sources(SendFilter filter) => [.. (await Store.ListSendsAsync(Acme, filter, null, 100, None)).Select(static s => s.SourceId).Order(StringComparer.Ordinal)];
    }

    [Fact, Rule("R40")]
    public async Task What_a_flow_saw_is_kept_per_source_and_what_is_to_be_done_is_listed_oldest_first()
    {
        await CommitAsync(b => b.DocumentSources.AddRange([Source("b", DocumentWork.Send), Source("a"), Source("c", DocumentWork.None) with { Baseline = true }, Source("b", DocumentWork.Send) with { Flow = "quote" }]));
        Clock.Now += Minute;
        await CommitAsync(b => b.DocumentSources.AddRange([Source("a", DocumentWork.Send | DocumentWork.Compare), Source("d") with { Baseline = true }]));
        await CommitAsync(b => b.DocumentSources.Add(Source("b", DocumentWork.Send)), Other);

        Assert.Equal(["b", "a"], (await Store.ListDocumentWorkAsync(Acme, "invoice", 10, None)).Select(static s => s.SourceId));
        Assert.Equal(DocumentWork.Send | DocumentWork.Compare, (await Store.ListDocumentWorkAsync(Acme, "invoice", 10, None))[1].Work);
        Assert.Single(await Store.ListDocumentWorkAsync(Acme, "invoice", 1, None));
        Assert.Equal(["a", "b"], (await Store.FindDocumentSourcesAsync(Acme, "invoice", ["b", "x", "a", "a"], None)).Select(static s => s.SourceId));
        Assert.Equal(["c", "d"], (await Store.ListBaselineAsync(Acme, "invoice", null, 10, None)).Select(static s => s.SourceId));
        Assert.Equal(["d"], (await Store.ListBaselineAsync(Acme, "invoice", "c", 10, None)).Select(static s => s.SourceId));
        await CommitAsync(b => b.DocumentSources.Add(Source("b")));
        Assert.Equal(["a"], (await Store.ListDocumentWorkAsync(Acme, "invoice", 10, None)).Select(static s => s.SourceId));
    }

    [Fact, Rule("R40")]
    public async Task What_is_remembered_of_a_flow_is_replaced_as_a_whole_and_gone_with_its_connection()
    {
        var stopped = new DocumentFlowRow { Flow = "invoice", BaselineAt = Clock.Now, Complete = true, Rules = "r", PassCount = -3, StoppedAt = Clock.Now, StopReason = "too many" };
        await CommitAsync(b => b.DocumentFlows.AddRange([stopped, new DocumentFlowRow { Flow = "a" }]));
        Assert.Equal([new DocumentFlowRow { Flow = "a" }, stopped], await Store.ListDocumentFlowsAsync(Acme, None));
        await CommitAsync(b => b.DocumentFlows.Add(stopped with { StoppedAt = null }));
        Assert.Null((await Store.ListDocumentFlowsAsync(Acme, None))[1].StoppedAt);
        await CommitAsync(b => b.Sends.Add(Send("o1")));
        await Store.DeleteConnectionAsync(Acme, None);
        Assert.Empty(await Store.ListDocumentFlowsAsync(Acme, None));
        Assert.Empty(await Store.ListSendsAsync(Acme, SendFilter.All, null, 10, None));
    }

    protected SendRow Send(string source, int generation = 1, string flow = "invoice") => new()
    {
        Id = Guid.CreateVersion7(Clock.Now),
        Flow = flow,
        SourceEntity = "offer",
        SourceId = source,
        Generation = generation,
        Kind = DocumentKind.Invoice,
        State = SendState.Reserved,
        BusinessKey = $"offer:{source}",
        CreatedAt = Clock.Now,
    };

    protected DocumentSourceRow Source(string id, DocumentWork work = DocumentWork.None) => new() { Flow = "invoice", SourceId = id, Status = "3", Work = work, SeenAt = Clock.Now };
}
