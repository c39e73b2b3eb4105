using Connectors.Sync;
using Connectors.Testing.Uniconta;
using Connectors.TestSupport;
using Connectors.Uniconta;
using Connectors.Uniconta.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Pairs.Tests.Uniconta;

/// <summary>Orders of a CRM become orders of Uniconta, follow its changes until they are invoiced, and show what became of them.</summary>
public sealed class OrderTests
{
    private const string Sending = """{ "version": 1, "flow": "Both", "winner": "Crm", "documents": { "order": { "trigger": ["Sold"], "withdraw": ["Cancelled"] } } }""";

    private const string WithFields = """
        { "version": 1, "flow": "Both", "winner": "Crm", "documents": { "order": { "trigger": ["Sold"],
          "fields": { "Kampagne": "campaign", "Vaegt": "weight", "Haster": "rush", "Lovet": "promised" }, "lineFields": { "Farve": "colour" } } } }
        """;

    [Fact]
    [Acceptance("002-38", Missing = "latency"), Acceptance("002-04", Missing = "requisition and salesperson"), Acceptance("P-38a")]
    public async Task An_order_goes_over_with_its_customer_and_lines_and_follows_every_change_until_it_is_cancelled()
    {
        await using var pair = await StartAsync(Sending);
        var id = await AddAsync(pair, "Open");
        await pair.SyncAsync("company");
        Assert.Empty(pair.Uniconta.Account.Orders);
        await pair.EditOrderAsync(id, static o => o.Status = "Sold");
        await pair.SyncAsync("company");
        var order = Assert.Single(pair.Uniconta.Account.Orders);
        Assert.Equal((pair.Uniconta.Account.Debtors[0].Account, "DKK", "Haster"), (order.Account, order.Currency, order.Remark));
        Assert.Equal([("BOLT", "Bolt M8", 2m, 100m), ("NUT", "Møtrik", 5m, 1.25m), (null, "Levering", 1m, 80m)], Lines(pair));
        Assert.Equal(("1001", "draft", null), await pair.ShownAsync(id));

        // A user of Uniconta writes on a line; then one line is changed, one is removed and one is added, in one save and in two.
        pair.Uniconta.Account.Edit(pair.Uniconta.Account.OrderLines[1], static l => l.With("Note", "fra hylde 4"));
        var rows = pair.Uniconta.Account.OrderLines.Select(static l => l.RowId).ToList();
        await pair.EditOrderAsync(id, static o => o.Lines.RemoveAll(static l => l.Code == "BOLT"));
        await pair.SyncAsync("company");
        Assert.Equal([("NUT", "Møtrik", 5m, 1.25m), (null, "Levering", 1m, 80m)], Lines(pair));
        Assert.Equal((rows[1], "fra hylde 4"), (pair.Uniconta.Account.OrderLines[0].RowId, pair.Uniconta.Account.OrderLines[0].Text("Note")));
        await pair.EditOrderAsync(id, static o => (o.Lines[0].Quantity, o.Comment) = (6, "Ring først"));
        await pair.EditOrderAsync(id, static o => o.Lines.Add(new() { Position = 9, Code = "BOLT", Quantity = 1, Price = 99, Vat = "U25" }));
        await pair.SyncAsync("company");
        Assert.Equal([("NUT", "Møtrik", 6m, 1.25m), (null, "Levering", 1m, 80m), ("BOLT", "Bolt M8", 1m, 99m)], Lines(pair));
        Assert.Equal("Ring først", pair.Uniconta.Account.Orders[0].Remark);
        pair.TakeWrites();
        await pair.SyncAsync("company");
        Assert.Equal(0, pair.TakeWrites());

        await pair.EditOrderAsync(id, static o => o.Status = "Cancelled");
        await pair.SyncAsync("company");
        Assert.Empty(pair.Uniconta.Account.Orders);
        Assert.Equal(("1001", "cancelled", null), await pair.ShownAsync(id));
        // Cancelled there is no reason to send it again here, whatever its status.
        await pair.EditOrderAsync(id, static o => o.Status = "Sold");
        pair.TakeWrites();
        await pair.SyncAsync("company");
        Assert.Equal(0, pair.TakeWrites());
    }

    [Fact]
    [Acceptance("P-38b"), Acceptance("P-38a")]
    public async Task An_invoiced_order_is_invoiced_and_neither_changed_nor_withdrawn_and_a_deleted_one_is_gone()
    {
        await using var pair = await StartAsync(Sending);
        var (invoiced, deleted) = (await AddAsync(pair, "Open"), await AddAsync(pair, "Open"));
        await pair.SyncAsync("company");
        await pair.EditOrderAsync(invoiced, static o => o.Status = "Sold");
        await pair.SyncAsync("company");
        await pair.EditOrderAsync(deleted, static o => o.Status = "Sold");
        await pair.SyncAsync("company");
        Assert.Equal(2, pair.Uniconta.Account.Orders.Count);
        await pair.InvoiceAsync(1001);
        pair.Uniconta.Account.Delete(pair.Uniconta.Account.Orders.Single());
        Assert.Empty(pair.Uniconta.Account.Orders);

        pair.Uniconta.Clock.Advance(TimeSpan.FromDays(1));
        await pair.SyncAsync("company");
        Assert.Equal(($"{Assert.Single(pair.Uniconta.Account.Invoices).InvoiceNumber}", "issued", null), await pair.ShownAsync(invoiced));
        Assert.Equal(("1002", "gone", null), await pair.ShownAsync(deleted));

        // What is invoiced is left as it is, and the CRM says so.
        pair.TakeWrites();
        await pair.EditOrderAsync(invoiced, static o => o.Lines[0].Quantity = 77);
        await pair.SyncAsync("company");
        Assert.Contains("differs from what was sent", (await pair.ShownAsync(invoiced)).Message, StringComparison.Ordinal);
        await pair.EditOrderAsync(invoiced, static o => o.Status = "Cancelled");
        await pair.SyncAsync("company");
        Assert.Contains("is no draft any more. Credit or cancel it in accounting.", (await pair.ShownAsync(invoiced)).Message, StringComparison.Ordinal);
        Assert.Equal(0, pair.TakeWrites());
        Assert.Single(pair.Uniconta.Account.Invoices);
    }

    [Fact]
    [Acceptance("P-38a")]
    public async Task A_change_whose_reply_was_lost_is_made_again_and_another_customer_is_refused_by_name()
    {
        await using var pair = await StartAsync(Sending);
        var id = await AddAsync(pair, "Open");
        await pair.SyncAsync("company");
        await pair.EditOrderAsync(id, static o => o.Status = "Sold");
        await pair.SyncAsync("company");
        pair.Uniconta.Faults.LoseReplyAfterCommit("orders.update");
        await pair.EditOrderAsync(id, static o => (o.Comment, o.Lines[0].Quantity) = ("Ny", 3));
        // Once nothing of the first attempt can arrive any more.
        for (var run = 0; run < 3; run++)
            await pair.SyncAsync("company");
        Assert.Equal(("Ny", 3m), (Assert.Single(pair.Uniconta.Account.Orders).Remark, pair.Uniconta.Account.OrderLines[0].Qty));
        Assert.Equal(3, pair.Uniconta.Account.OrderLines.Count);
        Assert.Null((await pair.ShownAsync(id)).Message);

        var other = await pair.InCrmAsync(async db =>
        {
            var organisation = new Organisation { Name = "Anden ApS", Type = "Kunde", Country = "DK" };
            db.Add(organisation);
            await db.SaveChangesAsync();
            return organisation.Id;
        });
        await pair.SyncAsync("company");
        await pair.EditOrderAsync(id, o => (o.OrganisationId, o.Organisation) = (other, null));
        await pair.SyncAsync("company");
        var first = pair.Uniconta.Account.Debtors.Single(static d => d.Name == "Kunde ApS").Account;
        Assert.Equal(first, Assert.Single(pair.Uniconta.Account.Orders).Account);
        Assert.Contains("sent as 1001 for another customer, and a draft stays with its customer", (await pair.ShownAsync(id)).Message, StringComparison.Ordinal);
    }

    [Fact]
    [Acceptance("002-55"), Acceptance("002-56")]
    public async Task User_defined_fields_of_orders_and_lines_are_written_changed_and_cleared_and_a_missing_one_is_one_reason()
    {
        await using var pair = await StartAsync(WithFields, static a => a.UserField("DebtorOrder", "Kampagne").UserField("DebtorOrder", "Vaegt", UnicontaFieldType.Double).UserField("DebtorOrder", "Haster", UnicontaFieldType.Flag)
            .UserField("DebtorOrder", "Lovet", UnicontaFieldType.Date).UserField("DebtorOrderLine", "Farve"));
        var id = await AddAsync(pair, "Open");
        await pair.SyncAsync("company");
        await pair.EditOrderAsync(id, static o =>
        {
            (o.Status, o.Campaign, o.Weight, o.Rush, o.Promised) = ("Sold", "Forår", 12.5m, true, new DateOnly(2026, 12, 24));
            o.Lines[1].Colour = "blå";
        });
        await pair.SyncAsync("company");
        await using var client = Connect(pair);
        Assert.Equal(("Forår", 12.5m, true, new DateOnly(2026, 12, 24)), await HeadAsync());
        Assert.Equal([null, "blå", null], await ColoursAsync());
        pair.TakeWrites();
        await pair.SyncAsync("company");
        Assert.Equal(0, pair.TakeWrites());

        // Changed and cleared, the lines' too, where nothing else of a line changes.
        await pair.EditOrderAsync(id, static o =>
        {
            (o.Campaign, o.Weight, o.Rush, o.Promised) = (null, 3, false, null);
            (o.Lines[0].Colour, o.Lines[1].Colour) = ("rød", null);
        });
        await pair.SyncAsync("company");
        Assert.Equal((null, 3m, false, null), await HeadAsync());
        Assert.Equal(["rød", null, null], await ColoursAsync());

        // The field is taken away: one reason for the run, no order that lacks something, and no refusal on each.
        pair.Uniconta.Account.RemoveUserField("DebtorOrder", "Kampagne");
        var (second, third) = (await AddAsync(pair, "Open"), await AddAsync(pair, "Open"));
        await pair.EditOrderAsync(second, static o => (o.Status, o.Campaign) = ("Sold", "Jul"));
        await pair.EditOrderAsync(third, static o => (o.Status, o.Campaign) = ("Sold", "Jul"));
        pair.Uniconta.Clock.Advance(TimeSpan.FromMinutes(10));
        var report = await pair.Engine.RunAsync(UnicontaPair.Id);
        Assert.Contains("no user-defined field 'Kampagne'", report.Reason, StringComparison.Ordinal);
        Assert.Single(pair.Uniconta.Account.Orders);
        Assert.All(new[] { await pair.ShownAsync(second), await pair.ShownAsync(third) }, static s => Assert.Equal((null, null, null), s));
        // Made again, both go over.
        pair.Uniconta.Account.UserField("DebtorOrder", "Kampagne");
        await pair.SyncAsync("company");
        Assert.Equal(3, pair.Uniconta.Account.Orders.Count);

        async Task<(string?, decimal?, bool?, DateOnly?)> HeadAsync() => await client.Client.Orders.GetByKeyAsync("1001") is { } o ? (o.GetText("Kampagne"), o.GetNumber("Vaegt"), o.GetFlag("Haster") ?? false, o.GetDate("Lovet")) : default;

        async Task<IEnumerable<string?>> ColoursAsync() => (await client.Client.OrderLines.ListByOrderAsync(new OrderNumber(1001))).Select(static l => l.GetText("Farve"));
    }

    [Fact]
    [Acceptance("002-48"), Acceptance("002-50", Missing = "the page")]
    public async Task A_field_of_an_order_that_is_used_twice_is_refused_with_its_id_when_it_is_saved()
    {
        await using var pair = await StartAsync(WithFields);
        var setup = pair.Services.GetRequiredService<IConnectionSetup>();
        var running = (await setup.GetSettingsAsync(UnicontaPair.Id)).Version;
        foreach (var (instead, of, path, id) in new[]
        {
            ("\"Vaegt\": \"campaign\"", "\"Vaegt\": \"weight\"", "fields.Vaegt", "campaign"),
            // The same of accounting twice: JSON would let the first one fall without a word.
            ("\"Kampagne\": \"weight\"", "\"Vaegt\": \"weight\"", "fields.Kampagne", "Kampagne"),
            ("\"lineFields\": { \"Farve\": \"colour\", \"Maal\": \"colour\" }", "\"lineFields\": { \"Farve\": \"colour\" }", "lineFields.Maal", "colour"),
            // What is sent is never written over by what comes back, and two results do not write over each other.
            ("\"results\": { \"number\": \"campaign\" }, \"trigger\"", "\"trigger\"", "results.number", "campaign"),
            ("\"results\": { \"number\": \"accountingState\" }, \"trigger\"", "\"trigger\"", "results.state", "accountingState"),
        })
        {
            Assert.Contains(of, WithFields, StringComparison.Ordinal);
            var twice = await Assert.ThrowsAsync<SettingsException>(() => pair.Connections.SaveSettingsAsync(UnicontaPair.Id, System.Text.Encoding.UTF8.GetBytes(WithFields.Replace(of, instead, StringComparison.Ordinal)), "ann"));
            Assert.Contains(twice.Problems, p => p.Path == $"documents.order.{path}" && p.Message.Contains($"'{id}'", StringComparison.Ordinal) && p.Message.Contains("twice", StringComparison.Ordinal) && p.Remedy is not null);
        }

        // Nothing of it was saved.
        Assert.Equal(running, (await setup.GetSettingsAsync(UnicontaPair.Id)).Version);
    }

    [Fact]
    [Acceptance("002-55"), Acceptance("002-56"), Acceptance("002-50", Missing = "the page")]
    public async Task A_field_that_is_not_named_in_the_options_or_not_in_the_CRM_is_said_by_name()
    {
        await using var pair = await StartAsync(Sending);
        var wrong = await Assert.ThrowsAsync<SettingsException>(() => pair.Connections.SaveSettingsAsync(UnicontaPair.Id, System.Text.Encoding.UTF8.GetBytes(WithFields.Replace("\"campaign\"", "\"campain\"", StringComparison.Ordinal)), "ann"));
        Assert.Contains(wrong.Problems, static p => p is { Path: "documents.order.fields.Kampagne", Remedy: "Did you mean 'campaign'?" });
        await pair.Connections.SaveSettingsAsync(UnicontaPair.Id, System.Text.Encoding.UTF8.GetBytes(WithFields.Replace("Farve", "farve", StringComparison.Ordinal)), "ann");
        var id = await AddAsync(pair, "Open");
        await pair.SyncAsync("company");
        var preview = await pair.Documents.CheckAsync(UnicontaPair.Id, UnicontaFlows.Order, new RecordRef("order", new RecordId($"{id}")));
        Assert.Contains(preview.Problems, static p => p is { Code: "user-field", Field: "lines[1].fields.farve", Remedy: "Did you mean 'Farve'? Letter case counts." });
    }

    [Fact]
    [Acceptance("002-04")]
    public async Task Requisition_and_salesperson_go_over_change_and_clear_and_an_unknown_salesperson_is_refused_by_number()
    {
        await using var pair = await StartAsync(Sending.Replace("\"trigger\"", """
            "fields": { "Requisition": "requisition", "Employee": "salesperson" }, "trigger"
            """, StringComparison.Ordinal), static a => a.Employee("S1", "Sælger En", static e => e with { Email = "en@firma.example" }).Employee("S2", "Sælger To").Employee("S3", "Stoppet", static e => e.With("Blocked", true)));
        var id = await AddAsync(pair, "Open");
        await pair.SyncAsync("company");
        await pair.EditOrderAsync(id, static o => (o.Status, o.Requisition, o.Salesperson) = ("Sold", "PO-0042", "S1"));
        await pair.SyncAsync("company");
        Assert.Equal(("PO-0042", "S1"), Shown(pair));
        await pair.EditOrderAsync(id, static o => (o.Requisition, o.Salesperson) = ("PO-0043", "S2"));
        await pair.SyncAsync("company");
        Assert.Equal(("PO-0043", "S2"), Shown(pair));
        // Cleared: the requisition is none, and the order keeps who sells it.
        await pair.EditOrderAsync(id, static o => (o.Requisition, o.Salesperson) = (null, null));
        await pair.SyncAsync("company");
        Assert.Equal((null, "S2"), Shown(pair));
        pair.TakeWrites();
        foreach (var wrong in new[] { "S3", "S9" })
        {
            await pair.EditOrderAsync(id, o => o.Salesperson = wrong);
            await pair.SyncAsync("company");
            Assert.Contains($"no employee '{wrong}'", (await pair.ShownAsync(id)).Message, StringComparison.Ordinal);
        }

        Assert.Equal(0, pair.TakeWrites());

        // A user who presses is the salesperson where Uniconta knows his address, and nobody is where it does not.
        foreach (var (user, number) in new[] { ("EN@firma.example", "S1"), ("ukendt@firma.example", null) })
        {
            var pressed = await AddAsync(pair, "Open");
            await pair.SyncAsync("company");
            await pair.Documents.SendAsync(UnicontaPair.Id, UnicontaFlows.Order, new RecordRef("order", new RecordId($"{pressed}")), new SendOptions { User = user });
            Assert.Equal(number, string.IsNullOrEmpty(pair.Uniconta.Account.Orders[^1].Text("Employee")) ? null : pair.Uniconta.Account.Orders[^1].Text("Employee"));
        }

        static (string?, string?) Shown(UnicontaPair pair) => Assert.Single(pair.Uniconta.Account.Orders) is var o ? (string.IsNullOrEmpty(o.Text("Requisition")) ? null : o.Text("Requisition"), o.Text("Employee")) : default;
    }

    [Fact]
    [Acceptance("002-32"), Acceptance("002-35"), Acceptance("002-36")]
    public async Task A_line_made_of_an_article_has_all_its_calculation_needs_and_the_margin_is_the_one_that_Uniconta_counts()
    {
        await using var pair = await StartAsync(Sending, static a => a.Item("TIME", "Montørtime", 640, static i => (i with { CostPrice = 410.5m }).With("Unit", 4)).Item("GAVE", "Gave", 0, static i => i with { CostPrice = 12 }));
        await pair.SyncAsync("product");
        var orders = new List<int>();
        foreach (var (codes, discount) in new[] { (new[] { "BOLT" }, 0m), (["TIME", "BOLT"], 5m), (["GAVE", "TIME"], -2m) })
        {
            // One call of the CRM makes the line from what the sync put into its article: nothing is asked for anywhere else.
            orders.Add(await pair.InCrmAsync(async db =>
            {
                var articles = await db.Articles.ToDictionaryAsync(static a => a.Code!);
                var order = new SalesOrder
                {
                    Name = "Ordre",
                    Organisation = await db.Organisations.FirstOrDefaultAsync(static o => o.Name == "Kunde ApS") ?? new Organisation { Name = "Kunde ApS", Type = "Kunde", Country = "DK" },
                    Lines = [.. codes.Select((c, i) => new SalesLine { Position = i + 1, Code = c, Text = articles[c].Name, Unit = articles[c].Unit, Quantity = 3 + i, Price = articles[c].Price - discount, Cost = articles[c].Cost, Vat = "U25" })],
                };
                db.Add(order);
                await db.SaveChangesAsync();
                return order.Id;
            }));
        }

        var time = await pair.InCrmAsync(static db => db.Articles.SingleAsync(static a => a.Code == "TIME"));
        Assert.Equal(("TIME", "Montørtime", "Hours", 640m, "DKK", 410.5m), (time.Code, time.Name, time.Unit, time.Price, time.Currency, time.Cost));
        await pair.SyncAsync("company");
        foreach (var id in orders)
        {
            await pair.EditOrderAsync(id, static o => o.Status = "Sold");
            await pair.SyncAsync("company");
        }

        await using var client = Connect(pair);
        for (var i = 0; i < orders.Count; i++)
        {
            var lines = await pair.InCrmAsync(db => db.Orders.Where(o => o.Id == orders[i]).SelectMany(static o => o.Lines).OrderBy(static l => l.Position).ToListAsync());
            var (sales, cost) = (lines.Sum(static l => l.Quantity!.Value * l.Price!.Value), lines.Sum(static l => l.Quantity!.Value * l.Cost!.Value));
            var shown = (await client.Client.Orders.GetByKeyAsync($"{1001 + i}"))!;
            Assert.Equal((sales - cost, Math.Round((sales - cost) / sales * 100, 2)), (shown.Margin, shown.MarginRatio));
            var there = await client.Client.OrderLines.ListByOrderAsync(new OrderNumber(1001 + i));
            Assert.Equal(lines.Select(static l => (l.Code, l.Text, l.Unit, l.Price, l.Cost, l.Vat)), there.Select(static l => (l.Item, l.Text, WordOf(l.Unit), l.Price, l.CostPrice, l.Vat)));
        }

        static string? WordOf(ItemUnit? unit) => unit?.Value is "None" or "" ? null : unit?.Member;
    }

    [Fact]
    [Acceptance("002-31")]
    public async Task On_a_line_every_article_that_is_not_blocked_can_be_chosen_and_an_old_line_keeps_the_one_that_was_blocked()
    {
        await using var pair = await StartAsync(Sending, static a => a.ManyItems(20).EditItem("BOLT", static i => i with { Blocked = true }));
        await pair.SyncAsync("product");
        await AssertChoiceAsync(21);

        // A line is made of what can be chosen, and its order is sent.
        pair.Uniconta.Account.EditItem("BOLT", static i => i with { Blocked = false });
        await pair.SyncAsync("product");
        await AssertChoiceAsync(22);
        var id = await AddAsync(pair, "Open");
        await pair.SyncAsync("company");
        await pair.EditOrderAsync(id, static o => o.Status = "Sold");
        await pair.SyncAsync("company");
        Assert.Equal(3, pair.Uniconta.Account.OrderLines.Count);
        var before = await LinesAsync();

        // Blocked: no new line can take it. The old one shows it as before, by name and price, and nothing is sent or set back.
        pair.TakeWrites();
        pair.Uniconta.Account.EditItem("BOLT", static i => i with { Blocked = true });
        await pair.SyncAsync("product");
        await pair.SyncAsync("company");
        await AssertChoiceAsync(21);
        Assert.Equal(before, await LinesAsync());
        Assert.Contains(before, static l => l is ("BOLT", "Bolt M8", 100m));
        Assert.Equal((0, 3), (pair.TakeWrites(), pair.Uniconta.Account.OrderLines.Count));
        Assert.Null((await pair.ShownAsync(id)).Message);

        // What a user of the CRM can choose on a line: its articles that are not out of use.
        async Task AssertChoiceAsync(int count)
        {
            var choice = await pair.InCrmAsync(static db => db.Articles.Where(static a => a.Active && !a.Deleted).Select(static a => a.Code!).ToListAsync());
            var unblocked = pair.Uniconta.Account.Items.Where(static i => !i.Blocked).Select(static i => i.Item!).ToList();
            Assert.Equal((count, count), (choice.Count, unblocked.Count));
            Assert.Equal(unblocked.Order(StringComparer.Ordinal), choice.Order(StringComparer.Ordinal));
        }

        // The line with what the CRM still knows of its article.
        Task<List<(string?, string?, decimal?)>> LinesAsync() => pair.InCrmAsync(async db =>
        {
            var names = await db.Articles.ToDictionaryAsync(static a => a.Code!, static a => a.Name);
            var order = await db.Orders.AsNoTracking().Include(static o => o.Lines).SingleAsync(o => o.Id == id);
            return order.Lines.OrderBy(static l => l.Position).Select(l => (l.Code, l.Code is { } code ? names[code] : null, l.Price)).ToList();
        });
    }

    private static Task<UnicontaPair> StartAsync(string settings, Action<UnicontaAccount>? seed = null) => UnicontaPair.StartAsync(settings, static o =>
    {
        o.CustomerField = "type";
        o.CustomerValues.Add("Kunde");
        o.UserFields.Add(new(UserFieldTable.Order, "Kampagne", MaxLength: 20));
        o.UserFields.Add(new(UserFieldTable.Order, "Vaegt", FieldType.Number));
        o.UserFields.Add(new(UserFieldTable.Order, "Haster", FieldType.Boolean));
        o.UserFields.Add(new(UserFieldTable.Order, "Lovet", FieldType.Date));
        o.UserFields.Add(new(UserFieldTable.OrderLine, "Farve"));
    }, a =>
    {
        a.Item("BOLT", "Bolt M8", 95, static i => i with { CostPrice = 40 }).Item("NUT", "Møtrik", 1);
        seed?.Invoke(a);
    });

    private static Task<int> AddAsync(UnicontaPair pair, string status) => pair.InCrmAsync(async db =>
    {
        var customer = await db.Organisations.FirstOrDefaultAsync(static o => o.Name == "Kunde ApS") ?? new Organisation { Name = "Kunde ApS", Type = "Kunde", Country = "DK" };
        var order = new SalesOrder
        {
            Name = "Ordre",
            Status = status,
            Organisation = customer,
            Comment = "Haster",
            Lines =
            [
                new() { Position = 1, Code = "BOLT", Quantity = 2, Price = 100, Vat = "U25" },
                new() { Position = 2, Code = "NUT", Quantity = 5, Price = 1.25m, Vat = "U25" },
                new() { Position = 3, Text = "Levering", Quantity = 1, Price = 80, Vat = "U25" },
            ],
        };
        db.Add(order);
        await db.SaveChangesAsync();
        return order.Id;
    });

    private static IEnumerable<(string?, string?, decimal, decimal)> Lines(UnicontaPair pair) => pair.Uniconta.Account.OrderLines.Select(static l => (l.Item, l.Text, l.Qty, l.Price));

    private static UnicontaPair.Colleague Connect(UnicontaPair pair) => pair.Connect();
}
