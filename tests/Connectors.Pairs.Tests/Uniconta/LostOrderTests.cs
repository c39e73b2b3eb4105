using System.Reflection;
using Connectors.Sync;
using Connectors.Sync.Stores;
using Connectors.Testing.Uniconta;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Uniconta;

/// <summary>An order is two calls. Whatever is lost of them, and wherever the host dies between, the order stands there once with its lines, each once.</summary>
public sealed class LostOrderTests
{
    private const string Sending = """{ "version": 1, "flow": "Both", "winner": "Crm", "documents": { "order": { "trigger": ["Sold"] } } }""";

    public enum Trouble
    {
        /// <summary>The head is stored, and the connection breaks before the answer.</summary>
        HeadReplyLost,

        /// <summary>The connection breaks before the head was stored.</summary>
        HeadNeverArrived,

        /// <summary>The lines are stored, and the connection breaks before the answer.</summary>
        LinesReplyLost,

        /// <summary>The connection breaks before the lines were stored, and nothing ever will be.</summary>
        LinesNeverArrived,

        /// <summary>The connection breaks, and the lines are stored three minutes later.</summary>
        LinesLate,

        /// <summary>Uniconta does not know the name by which the lines are sent first, and that answer is lost.</summary>
        LinesRefusedUnheard,

        /// <summary>Of two lines the second is refused, which leaves the first, and the answer is lost.</summary>
        FirstLineOnly,

        /// <summary>The host dies after the head, and the lines never leave.</summary>
        DiesBeforeTheLines,

        /// <summary>The host dies with the lines on their way, which are stored three minutes later.</summary>
        DiesBeforeLateLines,
    }

    public static TheoryData<Trouble, bool> Troubles
    {
        get
        {
            var cases = new TheoryData<Trouble, bool>();
            foreach (var trouble in Enum.GetValues<Trouble>())
            {
                cases.Add(trouble, true);
                cases.Add(trouble, false);
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Troubles))]
    [Rule("R22"), Rule("R24"), Rule("R27")]
    public async Task An_order_of_which_something_was_lost_ends_with_each_of_its_lines_once(Trouble trouble, bool marked)
    {
        await using var pair = await StartAsync(marked);
        var order = await SellAsync(pair);
        var store = (Mortal)(object)pair.Mortal!;
        Plan(pair, store, trouble);
        await pair.Engine.RunAsync(UnicontaPair.Id).ContinueWith(static _ => { }, TaskScheduler.Default);
        if (store.Dead)
            await pair.RestartAsync();
        Assert.True(pair.Uniconta.Account.Orders.Count <= 1);

        for (var run = 0; run < 6; run++)
        {
            pair.Uniconta.Clock.Advance(TimeSpan.FromMinutes(10));
            Assert.Equal(RunState.Completed, (await pair.Engine.RunAsync(UnicontaPair.Id)).State);
            Assert.True(pair.Uniconta.Account.OrderLines.Count <= 2);
        }

        // Without a mark nobody knows the number of an order of which no answer came: a person is asked, once.
        if (!marked && trouble is Trouble.HeadReplyLost or Trouble.HeadNeverArrived or Trouble.DiesBeforeTheLines or Trouble.DiesBeforeLateLines && !marked)
        {
            Assert.Equal(SendState.Asked, Assert.Single(await pair.Documents.ListAsync(UnicontaPair.Id).ToListAsync()).State);
            foreach (var half in pair.Uniconta.Account.Orders.ToList())
                pair.Uniconta.Account.Delete(half);
            await pair.Documents.AnswerAsync(UnicontaPair.Id, (await pair.Documents.ListAsync(UnicontaPair.Id).ToListAsync())[0].Id, new SendAnswer.Send(), "ann");
            await pair.SyncAsync("company");
        }

        var stored = Assert.Single(pair.Uniconta.Account.Orders);
        Assert.Equal([(stored.RowId, "BOLT", 2m), (stored.RowId, "NUT", 5m)], pair.Uniconta.Account.OrderLines.Select(static l => (l.OrderRowId, l.Item!, l.Qty)));
        Assert.Equal(($"{stored.OrderNumber}", "draft", null), await pair.ShownAsync(order));
        pair.TakeWrites();
        await pair.SyncAsync("company");
        Assert.Equal(0, pair.TakeWrites());
    }

    [Fact]
    [Rule("R27"), Rule("R35")]
    public async Task A_person_who_says_send_it_gets_the_order_completed_that_is_there_and_no_second_one()
    {
        await using var pair = await StartAsync(marked: true);
        var order = await SellAsync(pair);
        pair.Uniconta.Faults.LoseReplyAfterCommit("orders.insert");
        await pair.SyncAsync("company");
        // Somebody writes a line of his own on it: that is nobody's half made order any more.
        var half = Assert.Single(pair.Uniconta.Account.Orders);
        var line = pair.Uniconta.Account.AddRow("DebtorOrderLine", l => l.With("OrderRowId", half.RowId).With("LineNumber", 1m).With("Text", "by hand"));
        await pair.SyncAsync("company");
        var asked = Assert.Single(await pair.Documents.ListAsync(UnicontaPair.Id).ToListAsync());
        Assert.Contains("1 of 2 lines", Assert.Single(asked.Problems).Message, StringComparison.Ordinal);
        pair.Uniconta.Account.Delete(line);

        await pair.Documents.AnswerAsync(UnicontaPair.Id, asked.Id, new SendAnswer.Send(), "ann");
        for (var run = 0; run < 4; run++)
            await pair.SyncAsync("company");
        Assert.Equal(half.OrderNumber, Assert.Single(pair.Uniconta.Account.Orders).OrderNumber);
        Assert.Equal(2, pair.Uniconta.Account.OrderLines.Count);
        Assert.Equal(($"{half.OrderNumber}", "draft", null), await pair.ShownAsync(order));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Rule("R22"), Rule("R27")]
    public async Task Lines_that_are_added_to_an_order_later_stand_there_once_though_their_answer_was_lost(bool late)
    {
        await using var pair = await StartAsync(marked: true);
        var order = await SellAsync(pair);
        await pair.SyncAsync("company");
        await pair.EditOrderAsync(order, static o => o.Lines.Add(new() { Position = 3, Text = "Levering", Quantity = 1, Price = 80, Vat = "U25" }));
        if (late)
            pair.Uniconta.Faults.CommitLate("orderLines.insertList", TimeSpan.FromMinutes(12));
        else
            pair.Uniconta.Faults.LoseReplyAfterCommit("orderLines.insertList");
        for (var run = 0; run < 5; run++)
            await pair.SyncAsync("company");
        Assert.Equal([("BOLT", 2m), ("NUT", 5m), (null, 1m)], pair.Uniconta.Account.OrderLines.Select(static l => (l.Item, l.Qty)));
        Assert.Equal(("1001", "draft", null), await pair.ShownAsync(order));
        pair.TakeWrites();
        await pair.SyncAsync("company");
        Assert.Equal(0, pair.TakeWrites());
    }

    private static void Plan(UnicontaPair pair, Mortal store, Trouble trouble)
    {
        const string head = "orders.insert", lines = "orderLines.insertList";
        var faults = pair.Uniconta.Faults;
        switch (trouble)
        {
            case Trouble.HeadReplyLost:
                faults.LoseReplyAfterCommit(head);
                break;
            case Trouble.HeadNeverArrived:
                faults.DropBeforeProcessing(head);
                break;
            case Trouble.LinesReplyLost:
                faults.LoseReplyAfterCommit(lines);
                break;
            case Trouble.LinesNeverArrived:
                faults.DropBeforeProcessing(lines);
                break;
            case Trouble.LinesLate:
                faults.CommitLate(lines, TimeSpan.FromMinutes(3));
                break;
            case Trouble.LinesRefusedUnheard:
                pair.Uniconta.Account.RemoveUserField("DebtorOrderLine", "Colour");
                faults.LoseReplyAfterCommit(lines);
                break;
            case Trouble.FirstLineOnly:
                pair.Uniconta.Oddities.ListInsertsAreAtomic = false;
                var nut = pair.Uniconta.Account.Items.Single(static i => i.Item == "NUT");
                pair.Uniconta.Before(lines, _ => pair.Uniconta.Account.Delete(nut));
                pair.Uniconta.After(lines, _ => pair.Uniconta.Account.Item("NUT", "Møtrik", 1));
                faults.LoseReplyAfterCommit(lines);
                break;
            case Trouble.DiesBeforeTheLines:
                pair.Uniconta.Before(lines, _ => store.Dead = true);
                faults.DropBeforeProcessing(lines);
                break;
            case Trouble.DiesBeforeLateLines:
                pair.Uniconta.Before(lines, _ => store.Dead = true);
                faults.CommitLate(lines, TimeSpan.FromMinutes(3));
                break;
        }
    }

    private static Task<UnicontaPair> StartAsync(bool marked) => UnicontaPair.StartAsync(Sending, o =>
    {
        (o.CustomerField, o.MarkerField) = ("type", marked ? "Mark" : null);
        o.CustomerValues.Add("Kunde");
    }, static a => a.UserField("Debtor", "Mark").UserField("Contact", "Mark").UserField("Employee", "Mark").UserField("DebtorOrder", "Mark").UserField("DebtorOrderLine", "Colour").Item("BOLT", "Bolt M8", 95).Item("NUT", "Møtrik", 1), mortal: true);

    /// <summary>An order of a customer who is there already is sold.</summary>
    private static async Task<int> SellAsync(UnicontaPair pair)
    {
        var id = await pair.InCrmAsync(static async db =>
        {
            var order = new SalesOrder
            {
                Name = "Ordre",
                Status = "Open",
                Organisation = new Organisation { Name = "Kunde ApS", Type = "Kunde", Country = "DK" },
                Lines = [new() { Position = 1, Code = "BOLT", Quantity = 2, Price = 100, Vat = "U25" }, new() { Position = 2, Code = "NUT", Quantity = 5, Price = 1.25m, Vat = "U25" }],
            };
            db.Add(order);
            await db.SaveChangesAsync();
            return order.Id;
        });
        await pair.SyncAsync("company");
        await pair.InCrmAsync(async db => (await db.Orders.SingleAsync(o => o.Id == id)).Status = "Sold");
        return id;
    }

    /// <summary>The store as a process sees it that can die: from then on nothing of it is stored any more.</summary>
#pragma warning disable CA1852 // DispatchProxy derives from it at run time.
    internal class Mortal : DispatchProxy
#pragma warning restore CA1852
    {
        private ISyncStore _inner = null!;

        public bool Dead { get; set; }

        public static ISyncStore Of(ISyncStore inner)
        {
            var proxy = Create<ISyncStore, Mortal>();
            ((Mortal)(object)proxy)._inner = inner;
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (Dead)
                throw new InvalidOperationException("The process is dead.");
            return targetMethod!.Invoke(_inner, args);
        }
    }
}
