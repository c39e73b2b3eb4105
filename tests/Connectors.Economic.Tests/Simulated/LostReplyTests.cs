using Connectors.Testing.Economic;

namespace Connectors.Economic.Tests.Simulated;

/// <summary>Replies that are lost, late or cut: one record, or an exception that settles it.</summary>
public sealed class LostReplyTests
{
    private static readonly EconomicDocumentLine Line = new() { ProductNumber = "A-1", Description = "Hour", Quantity = 1, UnitNetPrice = 100 };

    private static readonly (string Operation, Func<IEconomicClient, CallOptions?, Task> Write, Func<EconomicAccount, int> Count, string? ClientId, string? Hint)[] Writes =
    [
        ("customers.create", (c, o) => c.Customers.CreateAsync(Given.Customer("Lost") with { CustomerNumber = new(500) }, o), a => a.Customers.Count - 1, "500", null),
        ("contacts.create", (c, o) => c.CustomerContacts.CreateAsync(Given.One, new() { Name = "Bo" }, o), a => a.Contacts.Count, null, "parent"),
        ("delivery-locations.create", (c, o) => c.DeliveryLocations.CreateAsync(Given.One, new() { City = "Ribe" }, o), a => a.DeliveryLocations.Count, null, "parent"),
        ("customer-groups.create", (c, o) => c.CustomerGroups.CreateAsync(new() { CustomerGroupNumber = new(9), Name = "Nine" }, o), a => a.CustomerGroups.Count - 2, "9", null),
        ("payment-terms.create", (c, o) => c.PaymentTerms.CreateAsync(new() { Name = "x", PaymentTermsType = PaymentTermsType.Net }, o), a => a.PaymentTermsList.Count - 5, null, null),
        ("units.create", (c, o) => c.Units.CreateAsync(new() { Name = "km" }, o), a => a.Units.Count - 2, null, null),
        ("suppliers.create", (c, o) => c.Suppliers.CreateAsync(new() { Name = "G", Currency = "DKK", PaymentTerms = new PaymentTermsNumber(1), SupplierGroup = new SupplierGroupNumber(1), VatZone = new VatZoneNumber(1) }, o), a => a.Suppliers.Count, null, null),
        ("products.create", (c, o) => c.Products.CreateAsync(new() { ProductNumber = new("N-1"), Name = "N", ProductGroup = new ProductGroupNumber(1) }, o), a => a.Products.Count - 1, "N-1", null),
        ("prices.create", (c, o) => c.ProductPrices.CreateAsync(new("A-1"), new() { Price = 1m, Currency = new CurrencyCode("EUR") }, o), a => a.CurrencyPricesOf("A-1").Count, null, "parent"),
        ("invoices.drafts.create", (c, o) => c.DraftInvoices.CreateAsync(Given.Invoice(Given.Line()) with { References = new() { Other = "CRM-1" } }, o), a => a.DraftInvoices.Count - 1, null, "references.other"),
        ("orders.drafts.create", (c, o) => c.Orders.CreateAsync(Given.Order(Given.Line()) with { References = new() { Other = "CRM-1" } }, o), a => a.Orders.Count, null, "references.other"),
        ("quotes.drafts.create", (c, o) => c.Quotes.CreateAsync(Given.Quote(Given.Line()) with { References = new() { Other = "CRM-1" } }, o), a => a.Quotes.Count, null, "references.other"),
        ("invoices.book", (c, o) => c.BookedInvoices.BookAsync(new() { DraftInvoice = new DraftInvoiceNumber(1) }, o), a => a.BookedInvoices.Count, null, "draftInvoiceNumber"),
        ("invoices.drafts.add-lines", (c, o) => c.DraftInvoices.AddLinesAsync(new(1), [Given.Line()], o), a => a.DraftInvoices.Single().Lines.Count - 1, null, "draftInvoiceNumber"),
        ("customersapi.customers.create", (c, o) => c.OpenApi.Customers.CreateAsync(new() { CustomerNumber = new(600), Name = "x", CustomerGroupNumber = new(1), Zone = new(1), Currency = "DKK", PaymentTermId = new(1), Access = true }, o), a => a.Customers.Count - 1, "600", null),
        ("customersapi.contacts.create", (c, o) => c.OpenApi.Contacts.CreateAsync(new() { CustomerNumber = Given.One, Name = "Bo" }, o), a => a.Contacts.Count, null, null),
        ("productsapi.products.create", (c, o) => c.OpenApi.Products.CreateAsync(new() { ProductNumber = new("N-1"), ProductGroupId = new(1), Name = "N", IsAccessible = true }, o), a => a.Products.Count - 1, "N-1", null),
        ("productsapi.pricegroups.create", (c, o) => c.OpenApi.PriceGroups.CreateAsync(new() { Number = new(3), Name = "Gold" }, o), a => a.PriceGroups.Count, "3", null),
        ("q2capi.drafts.create", (c, o) => c.OpenApi.DraftInvoices.CreateAsync(new() { CustomerNumber = Given.One, CustomerName = "x", Date = new(2026, 3, 2), CurrencyCode = "DKK", LayoutNumber = new(19), TermOfPaymentNumber = new(1), VatZoneNumber = new(1) }, o), a => a.DraftInvoices.Count - 1, null, null),
        ("q2capi.draftlines.bulk", async (c, o) => await c.OpenApi.DraftLines.CreateManyAsync((await c.OpenApi.DraftInvoices.ListAsync().ToListAsync())[0].Number!.Value, [new() { Description = "x" }], o), a => a.DraftInvoices.Single().Lines.Count - 1, null, "documentId"),
    ];

    public static TheoryData<string> Operations => [.. Writes.Select(w => w.Operation)];

    private static Task<Simulated> StartAsync() => Simulated.StartAsync(a => a.Customer("Acme").Product("A-1", "Hour", 800).DraftInvoice(1, Line), o => (o.CallTimeout, o.AttemptTimeout) = (TimeSpan.FromHours(9), TimeSpan.FromHours(9)));

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Checklist_05_A_lost_reply_is_repeated_under_the_key_and_leaves_one_record(string operation)
    {
        var (_, write, count, _, _) = Writes.Single(w => w.Operation == operation);
        await using var s = await StartAsync();
        s.Sim.Faults.LoseReplyAfterCommit(operation);
        await write(s.Client, null);
        Assert.Equal((1, 2), (count(s.Account), s.Sim.CountCalls(operation)));
        var keys = s.Sim.Calls.Where(c => c.Operation == operation).Select(c => c.Headers["Idempotency-Key"]).Distinct();
        Assert.Single(keys);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Replies_lost_for_good_are_an_unknown_outcome_whose_key_settles_it(string operation)
    {
        var (_, write, count, clientId, hint) = Writes.Single(w => w.Operation == operation);
        await using var s = await StartAsync();
        s.Sim.Faults.LoseReplyAfterCommit(operation, times: 50);
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => write(s.Client, null));
        Assert.Equal((clientId, s.Clock.GetUtcNow().AddMinutes(50)), (error.Evidence.ClientId, error.Evidence.KeyValidUntil));
        Assert.True(hint is null || error.Evidence.Hints.ContainsKey(hint));
        s.Sim.Faults.Clear();
        s.Clock.Advance(TimeSpan.FromMinutes(49));
        await write(s.Client, new() { IdempotencyKey = error.Evidence.IdempotencyKey });
        Assert.Equal(1, count(s.Account));
    }

    [Fact]
    public async Task Trap_08_No_repeat_leaves_once_the_hour_of_the_key_is_nearly_over()
    {
        // A short hour, so that the key is what ends the repeats and not their number or the time of the call. A minute of it is margin.
        foreach (var (seconds, calls) in new[] { (0, 2), (40, 1) })
        {
            await using var s = await Simulated.StartAsync(null, o => (o.IdempotencyWindow, o.CallTimeout, o.AttemptTimeout) = (TimeSpan.FromSeconds(90), TimeSpan.FromHours(9), TimeSpan.FromHours(9)));
            s.Sim.Before("customers.create", _ => s.Clock.Advance(TimeSpan.FromSeconds(seconds)));
            s.Sim.Faults.LoseReplyAfterCommit("customers.create");
            var error = await Record.ExceptionAsync(() => s.Client.Customers.CreateAsync(Given.Customer("Lost")));
            Assert.Equal((calls, 1, calls == 1), (s.Sim.CountCalls("customers.create"), s.Account.Customers.Count, error is OutcomeUnknownException));
        }
    }

    [Fact]
    public async Task A_write_that_commits_late_is_not_doubled()
    {
        await using var s = await StartAsync();
        var late = s.Sim.Faults.CommitLate("customers.create");
        // The first request is on its way inside the vendor; the repeat arrives before it.
        await s.Client.Customers.CreateAsync(Given.Customer("Late") with { CustomerNumber = new(500) });
        late.Release();
        Assert.Equal(["Acme", "Late"], s.Account.Customers.Select(c => c.Name));
    }

    [Fact]
    public async Task A_gateways_answer_after_the_commit_and_a_cut_body_are_settled_by_the_repeat()
    {
        await using var s = await StartAsync();
        s.Sim.Faults.RespondAfterCommit("customers.create", 502, "<html/>");
        await s.Client.Customers.CreateAsync(Given.Customer("Gateway"));
        s.Sim.Faults.CloseInBody("customers.create");
        await s.Client.Customers.CreateAsync(Given.Customer("Cut"));
        Assert.Equal(["Acme", "Gateway", "Cut"], s.Account.Customers.Select(c => c.Name));
    }

    [Fact]
    public async Task Trap_03_A_lost_reply_of_a_delete_does_not_delete_the_record_that_took_the_number()
    {
        await using var s = await StartAsync();
        s.Account.Customer("Second");
        s.Sim.Faults.LoseReplyAfterCommit("customers.delete");
        // Between the two attempts somebody makes a customer, and e-conomic gives it the free number.
        s.Sim.Before("customers.delete", _ => s.Account.Customer("Newcomer"), skip: 1);
        await s.Client.Customers.DeleteAsync(new(2));
        Assert.Equal(["Acme", "Newcomer"], s.Account.Customers.Select(c => c.Name));
        Assert.Equal(2, s.Account.Customers[1].CustomerNumber);
    }

    [Fact]
    public async Task A_lost_update_of_either_surface_is_repeated_under_its_key()
    {
        await using var s = await StartAsync();
        s.Sim.Faults.LoseReplyAfterCommit("customers.update");
        Assert.Equal("Ribe", (await s.Client.Customers.UpdateAsync(Given.One, c => c with { City = "Ribe" })).City);
        s.Sim.Faults.LoseReplyAfterCommit("customersapi.customers.update");
        // Without the key the repeat would meet its own new version and be taken for a conflict.
        await s.Client.OpenApi.Customers.UpdateAsync(Given.One, c => c with { City = "Marstal" });
        Assert.Equal("Marstal", s.Account.Customers[0].City);
    }

    [Fact]
    public async Task Dropped_before_it_arrived_is_simply_done_again()
    {
        await using var s = await StartAsync();
        s.Sim.Faults.DropBeforeProcessing("customers.create", times: 2);
        await s.Client.Customers.CreateAsync(Given.Customer("Third time"));
        Assert.Equal(2, s.Account.Customers.Count);
    }
}
