using System.Text;
using Connectors.Testing.Uniconta;

namespace Connectors.Uniconta.Tests.Simulated;

/// <summary>Posting: tried first, posted once, found again.</summary>
public sealed class InvoiceTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static void Seed(UnicontaAccount a) => a.Debtor("Payer", d => d with { Account = "9000", VatZone = 0 }).Item("BOLT", "Bolt", 10);

    [Fact]
    public async Task An_order_is_tried_posted_and_gone_and_its_invoice_is_found_and_printed()
    {
        await using var company = await SimulatedCompany.StartAsync(Seed);
        var (order, lines) = await Order(company);
        var trial = await company.Client.Invoices.SimulateAsync(new() { Order = order, Lines = lines, Date = Day });
        Assert.Equal((0, 1), (company.Account.Invoices.Count, company.Account.Orders.Count));
        Assert.True(trial.InvoiceNumber is null or 0);

        var posted = await company.Client.Invoices.PostAsync(new() { Order = order, Lines = lines, Date = Day });

        var stored = Assert.Single(company.Account.Invoices);
        Assert.Equal((stored.InvoiceNumber, stored.JournalPostedId), (posted.InvoiceNumber, posted.JournalPostedId));
        Assert.Empty(company.Account.Orders);
        Assert.Null(await company.Client.Orders.GetByKeyAsync($"{order.OrderNumber}"));
        var found = Assert.Single(await company.Client.Invoices.ListByOrderAsync(order.OrderNumber!.Value));
        Assert.Equal((stored.InvoiceNumber, "9000", Day, 20m, 25m, "crm-1"), (found.InvoiceNumber, found.Account, found.Date, found.NetAmount, found.TotalAmount, found.OurRef));
        Assert.Equal("BOLT 2", Assert.Single((await company.Client.InvoiceLines.ListByInvoiceAsync(stored.InvoiceNumber)).Select(l => $"{l.Item} {l.Qty}")));
        Assert.Equal("%PDF", Encoding.ASCII.GetString((await company.Client.Invoices.GetPdfAsync("9000", Day, stored.InvoiceNumber)).Span[..4]));
        Assert.Equal(UnicontaErrorCodes.CouldNotFind, (await Assert.ThrowsAsync<ConnectorNotFoundException>(() => company.Client.Invoices.GetPdfAsync("9000", Day, 99))).ErrorCode);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => company.Client.Invoices.GetPdfByDocumentAsync(Guid.NewGuid()));
        var kept = await Assert.ThrowsAsync<ConnectorConflictException>(async () => await company.Client.Debtors.DeleteAsync((await company.Client.Debtors.GetByKeyAsync("9000"))!.RowId!.Value));
        Assert.True(UnicontaErrorCodes.IsDeletionRefused(kept.ErrorCode));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Trap_A_posting_whose_answer_is_lost_is_not_sent_again_and_is_found_among_the_invoices(bool late)
    {
        await using var company = await SimulatedCompany.StartAsync(Seed);
        var (order, lines) = await Order(company);
        // The trial passes, the posting is lost.
        var fault = late ? company.Simulator.Faults.CommitLate("invoices.post", skip: 1) : company.Simulator.Faults.LoseReplyAfterCommit("invoices.post", skip: 1);
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => company.Client.Invoices.PostAsync(new() { Order = order, Lines = lines, Date = Day }));
        Assert.Equal(("invoices.post", 2), (unknown.Operation, company.Simulator.CountCalls("invoices.post")));
        Assert.Equal(late ? 0 : 1, (await company.Client.Invoices.ListByOrderAsync(OrderNumber.Parse(unknown.Evidence.Hints["OrderNumber"]))).Count);
        fault.Release();
        var hints = unknown.Evidence.Hints;
        Assert.Single(await company.Client.Invoices.ListByOrderAsync(OrderNumber.Parse(hints["OrderNumber"])));
        Assert.Single(await company.Client.Invoices.ListAsync(new() { Filter = InvoiceField.Account.Is(hints["Account"]).And(InvoiceField.OurRef.Is(hints["OurRef"])) }).ToListAsync());
        Assert.Single(company.Account.Invoices);
    }

    [Fact]
    public async Task A_trial_whose_answer_is_lost_posts_nothing_and_is_tried_again()
    {
        await using var company = await SimulatedCompany.StartAsync(Seed);
        var (order, lines) = await Order(company);
        company.Simulator.Faults.LoseReplyAfterCommit("invoices.post");
        await company.Connect(clock: new ImpatientClock()).Invoices.PostAsync(new() { Order = order, Lines = lines, Date = Day });
        Assert.Equal((1, 3), (company.Account.Invoices.Count, company.Simulator.CountCalls("invoices.post")));
    }

    [Fact]
    public async Task What_the_trial_refuses_is_not_posted_and_says_why()
    {
        await using var company = await SimulatedCompany.StartAsync(a => Seed(a));
        var (order, lines) = await Order(company);
        company.Account.EditDebtor("9000", d => d with { Blocked = true });
        var stopped = await Assert.ThrowsAsync<ConnectorValidationException>(() => company.Client.Invoices.PostAsync(new() { Order = order, Lines = lines, Date = Day }));
        Assert.Equal((UnicontaErrorCodes.DebtorIsStopped, "invoices.simulate"), (stopped.ErrorCode, stopped.Operation));
        Assert.Empty(company.Account.Invoices);
    }

    [Fact]
    public async Task Trap_Lines_as_they_are_read_say_no_to_DoInvoice_and_are_invoiced_unless_some_are_chosen()
    {
        await using var company = await SimulatedCompany.StartAsync(Seed);
        var (order, lines) = await Order(company);
        Assert.False(lines[0].DoInvoice ?? false);
        await company.Client.OrderLines.CreateAsync(new() { OrderNumber = order.OrderNumber, Item = "BOLT", Qty = 7, Price = 1, DoInvoice = true });
        lines = await company.Client.OrderLines.ListByOrderAsync(order.OrderNumber!.Value);
        await company.Client.Invoices.PostAsync(new() { Order = order, Lines = lines, Date = Day });
        Assert.Equal(7, Assert.Single(company.Account.InvoiceLines).Qty);
        await company.Client.Invoices.PostAsync(new() { Order = order, Lines = [lines[0]], Date = Day });
        Assert.Equal([7, 2], company.Account.InvoiceLines.Select(l => l.Qty));
    }

    [Theory]
    [InlineData(UnicontaOrderNumberPlace.Either)]
    [InlineData(UnicontaOrderNumberPlace.Root)]
    [InlineData(UnicontaOrderNumberPlace.InsideOrder)]
    public async Task Trap_The_orders_number_is_found_wherever_Uniconta_looks_for_it(UnicontaOrderNumberPlace place)
    {
        await using var company = await SimulatedCompany.StartAsync(Seed, null, o => (o.OrderNumberPlace, o.NullItemIsArgumentMissing, o.PostingNeedsAcceptJson) = (place, true, true));
        var (order, lines) = await Order(company);
        await company.Client.Invoices.PostAsync(new() { Order = order, Lines = [.. lines, new() { Text = "Tak for handelen" }], Date = Day });
        Assert.Equal(order.OrderNumber!.Value.Value, Assert.Single(company.Account.Invoices).OrderNumber);
    }

    [Fact]
    public async Task Trap_An_order_takes_over_from_its_debtor_what_is_copied_and_a_line_has_the_price_that_is_given()
    {
        await using var company = await SimulatedCompany.StartAsync(a => a.Debtor("Payer", d => d with { Account = "9000", Currency = "EUR", Payment = "N30", EndDiscountPct = 5 }).Item("BOLT", "Bolt", 10));
        var debtor = (await company.Client.Debtors.GetByKeyAsync("9000"))!;
        var bare = await company.Client.Orders.CreateAsync(new() { Account = "9000" });
        var full = await company.Client.Orders.CreateAsync(OrderDefaults.From(debtor));
        Assert.Equal((null, null), (bare.Currency, bare.Payment));
        Assert.Equal(("EUR", "N30", 5m), (full.Currency, full.Payment, full.EndDiscountPct));
        var line = await company.Client.OrderLines.CreateAsync(new() { OrderNumber = full.OrderNumber, Item = "BOLT", Qty = 1 });
        Assert.Equal(0, line.Price ?? 0);
    }

    private static async Task<(Order Order, IReadOnlyList<OrderLine> Lines)> Order(SimulatedCompany company)
    {
        var order = await company.Client.Orders.CreateAsync(new() { Account = "9000", Currency = "DKK", OurRef = "crm-1", DeleteOrder = true });
        await company.Client.OrderLines.CreateAsync(new() { OrderNumber = order.OrderNumber, Item = "BOLT", Qty = 2, Price = 10, Vat = "U25" });
        return (order, await company.Client.OrderLines.ListByOrderAsync(order.OrderNumber!.Value));
    }
}
