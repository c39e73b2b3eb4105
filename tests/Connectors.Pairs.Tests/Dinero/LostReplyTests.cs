using Connectors.Pairs.Tests.Crm;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Dinero;

/// <summary>Replies that never come and writes that arrive late, over real HTTP, with processes that die in between: never a second record, never a lost edit.</summary>
public sealed class LostReplyTests
{
    public enum Trouble
    {
        /// <summary>Stored, and the connection breaks before the answer.</summary>
        ReplyLost,

        /// <summary>The connection breaks before anything was stored, and nothing ever will be.</summary>
        NeverArrived,

        /// <summary>The connection breaks, and the vendor stores it three minutes later.</summary>
        LateCommit,

        /// <summary>Stored, and the answer breaks off in its middle.</summary>
        CutAnswer,

        /// <summary>The vendor says 500, and had stored it.</summary>
        StoredAnd500,
    }

    public static TheoryData<Trouble, bool, string> Creates
    {
        get
        {
            var cases = new TheoryData<Trouble, bool, string>();
            foreach (var trouble in Enum.GetValues<Trouble>())
            {
                foreach (var restart in (bool[])[false, true])
                {
                    cases.Add(trouble, restart, "company");
                    cases.Add(trouble, restart, "product");
                }
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Creates))]
    [Rule("R3"), Rule("R22"), Rule("R24")]
    public async Task A_create_whose_answer_is_lost_stands_once_in_the_end(Trouble trouble, bool restart, string entity)
    {
        await using var pair = await DineroPair.StartAsync();
        await AddAsync(pair, entity);
        var create = entity == "company" ? "contacts.create" : "products.create";
        Plan(pair.Dinero, trouble, create);
        if (restart)
            pair.Dinero.Before(create, _ => RefuseReads(pair.Dinero));

        var report = await pair.RunAsync();
        // What was stored is found at once, where it can be looked for; what is not there may still come.
        var found = !restart && trouble is not (Trouble.LateCommit or Trouble.NeverArrived);
        Assert.Equal(found ? 1 : 0, report.Total.CreatedInAccounting);
        Assert.True(found == report.RetryAt is null, $"{report} {report.Total}");
        Assert.Equal(restart ? RunState.Partial : RunState.Completed, report.State);
        if (restart)
        {
            await pair.RestartAsync();
            pair.Dinero.Faults.Clear();
        }

        // What the user does meanwhile is neither lost nor a reason to create a second one.
        await EditAsync(pair, entity, "20304050");
        await SettleAsync(pair, report);

        Assert.Equal((1, "20304050"), Count(pair, entity));
        Assert.Empty(await pair.ParkedAsync());
        pair.TakeWrites();
        await pair.SyncAsync(entity);
        Assert.Equal(0, pair.TakeWrites());
    }

    [Theory]
    [InlineData(Trouble.ReplyLost)]
    [InlineData(Trouble.NeverArrived)]
    [InlineData(Trouble.LateCommit)]
    [InlineData(Trouble.CutAnswer)]
    [InlineData(Trouble.StoredAnd500)]
    [Rule("R3"), Rule("R2")]
    public async Task An_update_whose_answer_is_lost_takes_no_later_edit_back_even_when_accounting_has_priority(Trouble trouble)
    {
        // R3's story: base 1, the user types 2, the answer to the PUT is lost, the process dies, the user types 3. Nobody edited Dinero: 3 has to survive.
        await using var pair = await DineroPair.StartAsync("""{ "version": 1, "flow": "Both", "winner": "Accounting" }""");
        await AddAsync(pair, "company");
        await pair.SyncAsync("company");
        await EditAsync(pair, "company", "22222222");
        Plan(pair.Dinero, trouble, "contacts.update");
        // The read directly before the PUT succeeds, the ones that would show what became of it do not.
        pair.Dinero.Before("contacts.update", _ => RefuseReads(pair.Dinero));
        var report = await pair.RunAsync();
        Assert.Equal(RunState.Partial, report.State);

        await pair.RestartAsync();
        pair.Dinero.Faults.Clear();
        await EditAsync(pair, "company", "33333333");
        await SettleAsync(pair, report);

        Assert.Equal((1, "33333333"), Count(pair, "company"));
        Assert.Equal("33333333", (await pair.InCrmAsync(static db => db.Companies.SingleAsync())).Phone);
    }

    [Fact]
    [Rule("R2")]
    public async Task An_edit_of_another_user_right_after_our_write_reaches_the_CRM()
    {
        await using var pair = await DineroPair.StartAsync();
        await AddAsync(pair, "company");
        await pair.SyncAsync("company");
        await EditAsync(pair, "company", "22222222");
        pair.Dinero.After("contacts.update", _ =>
        {
            var id = pair.Dinero.Account.Contacts[0].ContactGuid;
            pair.Dinero.Account.EditContact(id, static c => c with { Email = "nyt@vestbo.example", Phone = "44444444" });
        });

        await pair.SyncAsync("company");
        await pair.SyncAsync("company");
        await pair.SyncAsync("company");

        var row = await pair.InCrmAsync(static db => db.Companies.SingleAsync());
        Assert.Equal(("nyt@vestbo.example", "44444444"), (row.Email, row.Phone));
        Assert.Equal((1, "44444444"), Count(pair, "company"));
    }

    [Fact]
    [Rule("R26"), Rule("R37")]
    public async Task A_limit_that_outlasts_a_write_parks_nobody_and_nothing_is_asked()
    {
        await using var pair = await DineroPair.StartAsync();
        for (var i = 0; i < 12; i++)
            await AddAsync(pair, "company", i);
        pair.Dinero.Faults.RateLimitNext(1, TimeSpan.FromMinutes(10), "contacts.create");

        var report = await pair.RunAsync();
        Assert.Equal(RunState.Partial, report.State);
        Assert.Equal(0, report.Total.Uncertain + report.Total.Parked);
        Assert.NotNull(report.RetryAt);
        await SettleAsync(pair, report);

        Assert.Equal(12, pair.Dinero.Account.Contacts.Count);
        Assert.Equal(12, pair.Dinero.Account.Contacts.Select(static c => c.Name).Distinct().Count());
        Assert.Empty(await pair.ParkedAsync());
    }

    [Fact]
    [Rule("R26")]
    public async Task A_limit_at_the_very_start_of_a_run_passes_by_itself()
    {
        await using var pair = await DineroPair.StartAsync();
        await AddAsync(pair, "company");
        pair.Dinero.Faults.RateLimitNext(1, TimeSpan.FromMinutes(10));

        var report = await pair.RunAsync();
        Assert.Equal(RunState.Failed, report.State);
        Assert.InRange(report.RetryAt!.Value - pair.Dinero.Clock.GetUtcNow(), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        pair.Dinero.Clock.Advance(TimeSpan.FromMinutes(10));
        await pair.SyncAsync("company");
        Assert.Single(pair.Dinero.Account.Contacts);
    }

    private static void Plan(DineroSimulator dinero, Trouble trouble, string operation) => _ = trouble switch
    {
        Trouble.ReplyLost => dinero.Faults.LoseReplyAfterCommit(operation),
        Trouble.NeverArrived => dinero.Faults.DropBeforeProcessing(operation),
        Trouble.LateCommit => dinero.Faults.CommitLate(operation, TimeSpan.FromMinutes(3)),
        Trouble.CutAnswer => dinero.Faults.CloseInBody(operation),
        _ => dinero.Faults.RespondAfterCommit(operation, 500, "oops", "text/plain"),
    };

    /// <summary>The account has used up its calls for longer than a run waits: nothing can be looked up.</summary>
    private static void RefuseReads(DineroSimulator dinero)
    {
        foreach (var operation in new[] { "contacts.get", "contacts.list", "products.get", "products.list" })
            dinero.Faults.RateLimitNext(100, TimeSpan.FromMinutes(10), operation);
    }

    /// <summary>As the scheduler does: comes back when the run said that it is worth while.</summary>
    private static async Task SettleAsync(DineroPair pair, RunReport report)
    {
        for (var pass = 0; pass < 12; pass++)
        {
            // Never sooner: a call that waits a little for the end of a limit would wait for a clock that nobody moves.
            if (report.RetryAt is { } at && at > pair.Dinero.Clock.GetUtcNow())
                pair.Dinero.Clock.Advance(at - pair.Dinero.Clock.GetUtcNow());
            report = await pair.RunAsync();
            if (report is { RetryAt: null, State: RunState.Completed })
                return;
        }

        Assert.Fail("It does not come to rest.");
    }

    private static (int Count, string? Text) Count(DineroPair pair, string entity) => entity == "company"
        ? (pair.Dinero.Account.Contacts.Count, pair.Dinero.Account.Contacts[0].Phone)
        : (pair.Dinero.Account.Products.Count, pair.Dinero.Account.Products[0].Comment);

    private static Task AddAsync(DineroPair pair, string entity, int number = 1) => pair.InCrmAsync(db =>
    {
        if (entity == "company")
            db.Add(new Company { Name = $"Vestbo {number} ApS", Country = "DK", VatNumber = $"{20_000_000 + number}" });
        else
            db.Add(new Product { Code = $"00{number}", Name = $"Skrue {number}", Unit = "piece", Price = 3, SalesAccount = "1000" });
        return Task.FromResult(true);
    });

    private static Task EditAsync(DineroPair pair, string entity, string text) => pair.InCrmAsync(async db =>
    {
        if (entity == "company")
            (await db.Companies.SingleAsync()).Phone = text;
        else
            (await db.Products.SingleAsync()).Description = text;
        return true;
    });
}
