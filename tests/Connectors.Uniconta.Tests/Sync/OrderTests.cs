using System.Collections.Immutable;
using System.Text.Json;
using Connectors.Sync;
using Connectors.Testing.Uniconta;
using Connectors.Uniconta.Sync;

namespace Connectors.Uniconta.Tests.Sync;

/// <summary>Orders: what goes over the wire, what is refused, what becomes of them.</summary>
public sealed class OrderTests
{
    internal static readonly DocumentLine Bolt = new() { Code = "BOLT", Quantity = 2, UnitPrice = 100, VatCode = "U25" };

    /// <summary>Documents and what Uniconta must be told of their lines, written by hand: item, text, quantity, unit, price, discount, cost, VAT code; then net, VAT and gross.</summary>
    public static TheoryData<string, Document, string, string> Table => new()
    {
        { "a product", Doc(Bolt), "BOLT|Bolt M8|2|Pcs|100|0|40|U25", "200 50 250" },
        { "its own text", Doc(Bolt with { Text = "Bolt, galvaniseret", Unit = "Kg" }), "BOLT|Bolt, galvaniseret|2|Kg|100|0|40|U25", "200 50 250" },
        { "a return", Doc(Bolt with { Quantity = -3 }), "BOLT|Bolt M8|-3|Pcs|100|0|40|U25", "-300 -75 -375" },
        { "a gift", Doc(Bolt with { UnitPrice = 0 }), "BOLT|Bolt M8|2|Pcs|0|0|40|U25", "0 0 0" },
        { "all of it off", Doc(Bolt with { Discount = new(100, null) }), "BOLT|Bolt M8|2|Pcs|100|100|40|U25", "0 0 0" },
        { "an eighth off", Doc(Bolt with { Discount = new(12.5m, null) }), "BOLT|Bolt M8|2|Pcs|100|12.5|40|U25", "175 43.75 218.75" },
        { "a text", Doc(Bolt, new DocumentLine { Text = "Leveres uge 12" }), "BOLT|Bolt M8|2|Pcs|100|0|40|U25;|Leveres uge 12||||||", "200 50 250" },
        { "no product", Doc(new DocumentLine { Text = "Montage", Quantity = 1.5m, UnitPrice = 600, Unit = "Hours", VatCode = "U25" }), "|Montage|1.5|Hours|600|0||U25", "900 225 1125" },
        { "two rates", Doc(Bolt, Bolt with { Quantity = 1, VatCode = "U0" }), "BOLT|Bolt M8|2|Pcs|100|0|40|U25;BOLT|Bolt M8|1|Pcs|100|0|40|U0", "300 50 350" },
        { "four decimals", Doc(Bolt with { Quantity = 3, UnitPrice = 0.1234m }), "BOLT|Bolt M8|3|Pcs|0.1234|0|40|U25", "0.37 0.09 0.46" },
        { "a tie goes away from zero", Doc(Bolt with { Quantity = 1, UnitPrice = 0.125m }, Bolt with { Quantity = -1, UnitPrice = 2.125m }), "BOLT|Bolt M8|1|Pcs|0.125|0|40|U25;BOLT|Bolt M8|-1|Pcs|2.125|0|40|U25", "-2 -0.5 -2.5" },
        { "prices with VAT", Doc(Bolt) with { PricesIncludeVat = true }, "BOLT|Bolt M8|2|Pcs|100|0|40|U25", "160 40 200" },
        { "a tenth off the whole", Doc(Bolt, Bolt with { VatCode = "U0" }) with { Discount = new(10, null) }, "BOLT|Bolt M8|2|Pcs|100|0|40|U25;BOLT|Bolt M8|2|Pcs|100|0|40|U0", "360 45 405" },
        { "another currency", Doc(Bolt) with { Currency = "EUR" }, "BOLT|Bolt M8|2|Pcs|100|0|40|U25", "200 50 250" },
    };

    [Theory, MemberData(nameof(Table))]
    [Acceptance("P-05e", Missing = "debtor defaults, which a test of their own shows"), Acceptance("P-05j", Missing = "the shared table of all vendors")]
    public async Task What_a_document_says_is_what_Uniconta_is_told(string what, Document document, string lines, string totals)
    {
        await using var f = await StartAsync();
        var sender = Sender(f);
        var request = Request(f, document);
        var check = await sender.CheckAsync(request, default);
        Assert.Empty(check.Problems);
        Assert.Equal(totals, check.Totals is { } t ? FormattableString.Invariant($"{t.Net:0.##} {t.Vat:0.##} {t.Gross:0.##}") : what);
        var sent = await SendAsync(f, request);
        Assert.Equal((DocumentStatus.Draft, "1001"), (sent.Status, sent.Number));

        using var head = JsonDocument.Parse(f.Company.Simulator.Calls.Single(static c => c.Operation == "orders.insert" && c.Status == 200).BodyText);
        Assert.Equal((document.Currency, document.PricesIncludeVat, document.Discount?.Percent ?? 0), (head.RootElement.GetProperty("Currency").GetString(), head.RootElement.GetProperty("PricesInclVat").GetBoolean(), head.RootElement.GetProperty("EndDiscountPct").GetDecimal()));
        using var body = JsonDocument.Parse(f.Company.Simulator.Calls.Single(static c => c.Operation == "orderLines.insertList" && c.Status == 200).BodyText);
        Assert.Equal(lines, string.Join(';', body.RootElement.EnumerateArray().Select(static l => string.Join('|', new[] { "Item", "Text", "Qty", "Unit", "Price", "DiscountPct", "CostPrice", "Vat" }.Select(n => l.TryGetProperty(n, out var v) ? Shown(v) : "")))));
        var order = Assert.Single(f.Account.Orders);
        // What Uniconta itself makes of it.
        Assert.Equal(check.Totals!.Value.Net, (await f.Company.Client.Orders.GetByKeyAsync("1001"))!.SalesValue ?? 0);
        Assert.Equal(document.Lines.Length, f.Account.OrderLines.Count(l => l.OrderRowId == order.RowId));

        static string Shown(JsonElement v) => v.ValueKind == JsonValueKind.Number ? v.GetDecimal().ToString("0.######", System.Globalization.CultureInfo.InvariantCulture) : v.ToString();
    }

    public static TheoryData<Document, string, string> Refused => new()
    {
        { Doc(), "no-lines", "lines" },
        { Doc(Bolt with { Discount = new(null, 25) }), "discount-amount", "lines[1].discount" },
        { Doc(Bolt) with { Discount = new(null, 25) }, "discount-amount", "discount" },
        { Doc(Bolt, Bolt with { Unit = "stk." }), "unit-unknown", "lines[2].unit" },
        { Doc(Bolt with { VatCode = "25" }), "vat-code", "lines[1].vatCode" },
        { Doc(Bolt with { VatCode = "I25" }), "vat-code", "lines[1].vatCode" },
        { Doc(Bolt) with { Currency = "XTS" }, "currency-unknown", "currency" },
        { Doc(Bolt) with { Currency = "" }, "currency-unknown", "currency" },
        { Doc(Bolt with { Code = "NUT" }), "item-unknown", "lines[1].code" },
        { Doc(Bolt with { Code = "GAMMEL" }), "item-blocked", "lines[1].code" },
        { Doc(Bolt with { UnitPrice = null }), "price", "lines[1].unitPrice" },
        { Doc(Bolt with { Quantity = null }), "quantity", "lines[1].quantity" },
        { Doc(Bolt with { UnitPrice = 0.12345678m }), "decimals", "lines[1].unitPrice" },
        { Doc(Bolt) with { PaymentTerms = "30 dage" }, "payment-terms", "paymentTerms" },
        { Doc(Bolt) with { DueDate = new(2026, 5, 1) }, "due-date", "dueDate" },
        { Doc(Bolt) with { ExchangeRate = 7.46m }, "exchange-rate", "exchangeRate" },
        { Doc(Bolt) with { YourReference = new string('x', 21) }, "too-long", "yourReference" },
        { Doc(Bolt) with { DeliveryAddress = new() { Street = "1\n2\n3\n4" } }, "address-lines", "deliveryAddress" },
    };

    [Theory, MemberData(nameof(Refused))]
    [Acceptance("P-05h"), Acceptance("P-05i")]
    public async Task What_cannot_be_said_is_refused_by_its_line_with_a_remedy_and_nothing_is_sent(Document document, string code, string field)
    {
        await using var f = await StartAsync();
        var problem = Assert.Single((await Sender(f).CheckAsync(Request(f, document), default)).Problems);
        Assert.Equal((code, field), (problem.Code, problem.Field));
        Assert.False(string.IsNullOrWhiteSpace(problem.Remedy));
        Assert.IsType<DocumentOutcome.Refused>(await Sender(f).SendAsync(new() { Request = Request(f, document), IntentId = Guid.CreateVersion7() }, default));
        Assert.Empty(f.Account.Orders);
        Assert.DoesNotContain("orders.insert", f.Calls);
    }

    [Fact]
    public async Task An_order_of_a_debtor_that_is_gone_is_refused_and_many_products_cost_one_call()
    {
        await using var f = await StartAsync();
        for (var i = 0; i < 6; i++)
            f.Account.AddItem($"V{i}", $"Vare {i}", 1);
        await f.NextRunAsync();
        var document = Doc([.. Enumerable.Range(0, 6).Select(static i => Bolt with { Code = $"V{i}" })]);
        Assert.Empty((await Sender(f).CheckAsync(Request(f, document), default)).Problems);
        Assert.Equal(["debtors.list", "items.list", "vatCodes.list"], f.Calls);
        var late = Request(f, document);
        f.Account.Delete(f.Account.Debtors[0]);
        var problem = Assert.Single((await Sender(f).CheckAsync(late, default)).Problems);
        Assert.Equal(("customer", "customer"), (problem.Code, problem.Field));
    }

    [Fact, Acceptance("P-05e"), Acceptance("002-04", Missing = "requisition, salesperson and user-defined fields")]
    public async Task References_terms_delivery_and_what_the_debtor_gives_are_sent_and_the_debtors_own_discount_is_not()
    {
        await using var f = await StartAsync();
        await SendAsync(f, Request(f, Doc(Bolt) with
        {
            YourReference = "Åse",
            OurReference = "Bo",
            Comment = "Haster",
            PaymentTerms = "N30",
            DeliveryDate = new(2026, 4, 1),
            DeliveryAddress = new() { Name = "Lager", Street = "Kaj 4\nPort 2", ZipCode = "0800", City = "Aarhus C", Country = "SE" },
        }));
        var order = f.Account.Orders[0];
        Assert.Equal(("K1", "Åse", "Bo", "Haster", "N30", new DateOnly(2026, 4, 1)), (order.Account, order.YourRef, order.OurRef, order.Remark, order.Payment, order.DeliveryDate));
        Assert.Equal(("Lager", "Kaj 4", "Port 2", "0800", "Aarhus C", 208), (order.Text("DeliveryName"), order.Text("DeliveryAddress1"), order.Text("DeliveryAddress2"), order.Text("DeliveryZipCode"), order.Text("DeliveryCity"), order.Integer("DeliveryCountry")));
        Assert.Equal((0m, "M1"), (order.EndDiscountPct, order.Employee));
        await SendAsync(f, Request(f, Doc(Bolt)));
        Assert.Equal("N8", f.Account.Orders[1].Payment);
    }

    [Fact, Acceptance("P-38a", Missing = "the CRM side")]
    public async Task Later_changes_reach_the_order_line_by_line_and_its_lines_keep_their_ids()
    {
        await using var f = await StartAsync();
        var sent = await SendAsync(f, Request(f, Doc(Bolt, Bolt with { Text = "To" }, Bolt with { Text = "Tre" })));
        var ids = f.Account.OrderLines.Select(static l => l.RowId).ToList();
        f.Account.Edit(f.Account.OrderLines[0], static l => l.With("Note", "fra lageret"));

        await UpdateAsync(Doc(Bolt, Bolt with { Text = "To", Quantity = 5 }, Bolt with { Text = "Tre" }, Bolt with { Text = "Fire" }) with { Comment = "Ændret", Currency = "EUR" });
        Assert.Equal([("Bolt M8", 2m), ("To", 5m), ("Tre", 2m), ("Fire", 2m)], f.Account.OrderLines.Select(static l => (l.Text!, l.Qty)));
        Assert.Equal(ids, f.Account.OrderLines.Take(3).Select(static l => l.RowId));
        Assert.Equal(("Ændret", "EUR"), (f.Account.Orders[0].Remark, f.Account.Orders[0].Currency));
        await UpdateAsync(Doc(Bolt));
        Assert.Equal((ids[0], "fra lageret"), (Assert.Single(f.Account.OrderLines).RowId, f.Account.OrderLines[0].Text("Note")));
        Assert.Null(f.Account.Orders[0].Remark);

        async Task UpdateAsync(Document document)
        {
            await f.NextRunAsync();
            Assert.IsType<DocumentOutcome.Applied>(await f.Provider.GetFeature<IDraftUpdater>()!.UpdateAsync(sent.Id, new() { Request = Request(f, document), IntentId = Guid.CreateVersion7() }, default));
        }
    }

    [Fact, Acceptance("P-38b", Missing = "the CRM side"), Rule("R14")]
    public async Task An_order_that_vanished_because_it_was_invoiced_is_invoiced_and_a_deleted_one_is_gone()
    {
        await using var f = await StartAsync();
        var invoiced = await SendAsync(f, Request(f, Doc(Bolt)));
        var deleted = await SendAsync(f, Request(f, Doc(Bolt)));
        var open = await SendAsync(f, Request(f, Doc(Bolt)));
        await PostAsync(f, 0);
        Assert.DoesNotContain(f.Account.Orders, o => $"{o.OrderNumber}" == invoiced.Number);
        f.Account.Delete(f.Account.Orders.Single(o => $"{o.OrderNumber}" == deleted.Number));

        await f.NextRunAsync();
        var states = await Sender(f).ReadStatesAsync(DocumentKind.Order, [invoiced.Id, deleted.Id, open.Id, new("x")], default);
        Assert.Equal([DocumentStatus.Issued, DocumentStatus.Gone, DocumentStatus.Draft, DocumentStatus.Unknown], states.Select(static s => s.Status));
        Assert.Equal($"{Assert.Single(f.Account.Invoices).InvoiceNumber}", states[0].Number);
        // An order that is not open any more is not changed.
        var stale = Assert.IsType<DocumentOutcome.Stale>(await f.Provider.GetFeature<IDraftUpdater>()!.UpdateAsync(invoiced.Id, new() { Request = Request(f, Doc(Bolt with { Quantity = 9 })), IntentId = Guid.CreateVersion7() }, default));
        Assert.Equal(DocumentStatus.Issued, stale.Current!.Status);
    }

    [Fact, Rule("R27")]
    public async Task An_order_whose_lines_are_refused_is_taken_back_as_a_whole()
    {
        await using var f = await StartAsync();
        f.Company.Simulator.Faults.RespondInstead("orderLines.insertList", 400, "FieldHasinvalidValue", "text/plain");
        var request = Request(f, Doc(Bolt, Bolt));
        Assert.IsType<DocumentOutcome.Refused>(await Sender(f).SendAsync(new() { Request = request, IntentId = Guid.CreateVersion7() }, default));
        Assert.Empty(f.Account.Orders);
    }

    [Fact, Rule("R22"), Rule("R24")]
    public async Task A_lost_reply_is_uncertain_and_the_mark_finds_the_order_or_says_that_lines_are_missing()
    {
        await using var f = await StartAsync(new() { MarkerField = "Mark" });
        Assert.IsType<SendSafety.Marker>(Sender(f).Documents[0].Safety);
        var send = new DocumentSend { Request = Request(f, Doc(Bolt, Bolt)), IntentId = Guid.CreateVersion7() };
        Assert.IsType<DocumentFinding.NotFound>(await Sender(f).FindAsync(new() { Send = send, BeforeSending = true }, default));
        send = send with { Evidence = await Sender(f).PrepareAsync(send, default) };
        Assert.Equal(("K1", "2"), (send.Evidence.Hints["Account"], send.Evidence.Hints["lines"]));

        f.Company.Simulator.Faults.LoseReplyAfterCommit("orders.insert", skip: 0);
        Assert.IsType<DocumentOutcome.Uncertain>(await Sender(f).SendAsync(send, default));
        var half = Assert.IsType<DocumentFinding.Unfinished>(await Sender(f).FindAsync(new() { Send = send }, default));
        Assert.Contains("0 of 2 lines", half.Message, StringComparison.Ordinal);
        Assert.IsType<DocumentOutcome.Applied>(await f.Provider.GetFeature<IDocumentCompleter>()!.CompleteAsync(half.Document.Id, send, default));
        Assert.Equal("1001", Assert.IsType<DocumentFinding.Found>(await Sender(f).FindAsync(new() { Send = send }, default)).Document.Number);
        Assert.IsType<DocumentOutcome.Stale>(await f.Provider.GetFeature<IDocumentCompleter>()!.CompleteAsync(half.Document.Id, send, default));
        Assert.Equal(2, f.Account.OrderLines.Count);

        var second = new DocumentSend { Request = send.Request with { Marker = "cx1:acme:order:o7:2" }, IntentId = Guid.CreateVersion7() };
        f.Company.Simulator.Faults.LoseReplyAfterCommit("orderLines.insertList");
        var lost = Assert.IsType<DocumentOutcome.Uncertain>(await Sender(f).SendAsync(second, default));
        Assert.Equal(("1002", new RecordId("1002")), (lost.Evidence.Hints["OrderNumber"], lost.Evidence.Document));
        Assert.Equal("1002", Assert.IsType<DocumentFinding.Found>(await Sender(f).FindAsync(new() { Send = second }, default)).Document.Number);

        await using var bare = await StartAsync();
        Assert.Equal(SendSafety.Nothing, Sender(bare).Documents[0].Safety);
        // Without a mark an order is found by the number that its head was answered with, also when it was invoiced or deleted meanwhile.
        var known = new DocumentSend { Request = Request(bare, Doc(Bolt, Bolt)), IntentId = Guid.CreateVersion7() };
        bare.Company.Simulator.Faults.LoseReplyAfterCommit("orderLines.insertList");
        known = known with { Evidence = Assert.IsType<DocumentOutcome.Uncertain>(await Sender(bare).SendAsync(known, default)).Evidence };
        Assert.Equal("1001", Assert.IsType<DocumentFinding.Found>(await Sender(bare).FindAsync(new() { Send = known }, default)).Document.Number);
        await PostAsync(bare, 0);
        Assert.Equal(DocumentStatus.Issued, Assert.IsType<DocumentFinding.Found>(await Sender(bare).FindAsync(new() { Send = known }, default)).Document.Status);
        Assert.IsType<DocumentFinding.NotFound>(await Sender(bare).FindAsync(new() { Send = known with { Evidence = new() { Document = new RecordId("1777") } } }, default));
        Assert.IsType<DocumentFinding.CannotTell>(await Sender(bare).FindAsync(new() { Send = send }, default));
    }

    internal static Task<SyncFixture> StartAsync(UnicontaSyncOptions? options = null) => SyncFixture.StartAsync(
        static a =>
        {
            a.UserField("DebtorOrder", "Mark").UserField("Debtor", "Mark").UserField("DebtorOrderLine", "Mark").Employee("M1", "Bo")
                .Item("BOLT", "Bolt M8", 95, static i => i with { CostPrice = 40 }).Item("GAMMEL", "Gammel", 1, static i => i with { Blocked = true })
                .Debtor("Kunde ApS", static d => d with { Account = "K1", Payment = "N8", EndDiscountPct = 5, Employee = "M1" });
            a.AddRow("GLVat", static v => v.With("Vat", "U0").With("Name", "Momsfri").With("Rate", 0m));
        },
        options);

    internal static IDocumentSender Sender(SyncFixture f) => f.Provider.GetFeature<IDocumentSender>()!;

    internal static Document Doc(params ImmutableArray<DocumentLine> lines) => new() { Source = new("order", "o7"), Kind = DocumentKind.Order, Customer = new("company", "7"), Date = new(2026, 3, 2), Currency = "DKK", Lines = lines };

    internal static DocumentRequest Request(SyncFixture f, Document document) => new()
    {
        Flow = UnicontaPreset.Version1.Flows.Single(),
        Stage = DocumentStage.Draft,
        Document = document,
        Customer = new($"{f.Account.Debtors[0].RowId}"),
        Marker = "cx1:acme:order:o7:1",
    };

    private static async Task<SentDocument> SendAsync(SyncFixture f, DocumentRequest request)
    {
        var send = new DocumentSend { Request = request, IntentId = Guid.CreateVersion7() };
        send = send with { Evidence = await Sender(f).PrepareAsync(send, default) };
        return Assert.IsType<DocumentOutcome.Applied>(await Sender(f).SendAsync(send, default)).Document;
    }

    /// <summary>A user of Uniconta invoices an order, which vanishes thereby.</summary>
    private static async Task PostAsync(SyncFixture f, int at)
    {
        var order = f.Account.Edit(f.Account.Orders[at], static o => o with { DeleteOrder = true });
        var stored = (await f.Company.Client.Orders.GetByKeyAsync($"{order.OrderNumber}"))!;
        var lines = await f.Company.Client.OrderLines.ListByOrderAsync(stored.OrderNumber!.Value);
        await f.Company.Client.Invoices.PostAsync(new() { Order = stored, Lines = lines, Date = new(2026, 3, 3) });
    }
}
