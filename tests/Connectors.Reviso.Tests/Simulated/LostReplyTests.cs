using System.Globalization;
using Connectors.Testing.Reviso;

namespace Connectors.Reviso.Tests.Simulated;

/// <summary>
/// Reviso recognises no repeated write: each is sent once, and a reply that is lost, late or cut is an unknown outcome whose evidence finds what was made, or shows that nothing was.
/// </summary>
public sealed class LostReplyTests
{
    /// <param name="Operation">The simulator's name of the write.</param>
    /// <param name="Send">The write.</param>
    /// <param name="Count">How many records the simulator has of it.</param>
    /// <param name="Find">How many a client finds by the evidence alone; null: no list of these is known.</param>
    private sealed record Write(string Operation, Func<IRevisoClient, RevisoAccount, Task> Send, Func<RevisoAccount, int> Count, Func<IRevisoClient, WriteEvidence, Task<int>>? Find);

    private static readonly Write[] Writes =
    [
        new("customers.create", (c, _) => c.Customers.CreateAsync(Given.Customer("Lost") with { CustomerNumber = new(500) }), a => a.Customers.Count - 1, (c, e) => Exists(() => c.Customers.GetAsync(new(Number(e.ClientId))))),
        new("customers.create", (c, _) => c.Customers.CreateAsync(Given.Customer("Lost")), a => a.Customers.Count - 1, (c, e) => Found(c.Customers.ListAsync(new() { Filter = CustomerFields.VatNumber.Is(e.Hints["vatNumber"]) }))),
        new("customers.create", (c, _) => c.Customers.CreateAsync(Given.Customer("Lost") with { VatNumber = null }), a => a.Customers.Count - 1,
            (c, e) => Found(c.Customers.ListAsync(new() { Filter = CustomerFields.CorporateIdentificationNumber.Is(e.Hints["corporateIdentificationNumber"]) & CustomerFields.Name.Is(e.Hints["name"]) }))),
        new("contacts.create", (c, _) => c.CustomerContacts.CreateAsync(Given.One, new() { Name = "Ada" }), a => a.Contacts.Count,
            (c, e) => Found(c.CustomerContacts.ListAsync(new(Number(e.Hints["customer"])), new() { Filter = CustomerContactFields.Name.Is(e.Hints["name"]) }))),
        new("delivery-locations.create", (c, _) => c.DeliveryLocations.CreateAsync(Given.One, new() { Address = "Molo 1", PostalCode = "16121", City = "Genova" }), a => a.DeliveryLocations.Count,
            (c, e) => Found(c.DeliveryLocations.ListAsync(
                new(Number(e.Hints["customer"])),
                new() { Filter = DeliveryLocationFields.Address.Is(e.Hints["address"]) & DeliveryLocationFields.PostalCode.Is(e.Hints["postalCode"]) & DeliveryLocationFields.City.Is(e.Hints["city"]) }))),
        new("customer-groups.create", (c, _) => c.CustomerGroups.CreateAsync(new() { CustomerGroupNumber = new(9), Name = "Nove" }), a => a.CustomerGroups.Count - 2, (c, e) => Exists(() => c.CustomerGroups.GetAsync(new(Number(e.ClientId))))),
        new("payment-terms.create", (c, _) => c.PaymentTerms.CreateAsync(new() { Name = "x", PaymentTermsType = PaymentTermsType.Net }), a => a.PaymentTermsList.Count - 4, (c, e) => Found(c.PaymentTerms.ListAsync(new() { Filter = PaymentTermsFields.Name.Is(e.Hints["name"]) }))),
        new("vat-accounts.create", (c, _) => c.VatAccounts.CreateAsync(new() { VatCode = new("V05"), Name = "x", RatePercentage = 5, VatType = new VatTypeNumber(1) }), a => a.VatAccounts.Count - 4, (c, e) => Exists(() => c.VatAccounts.GetAsync(new(e.ClientId!)))),
        new("units.create", (c, _) => c.Units.CreateAsync(new() { Name = "km" }), a => a.Units.Count - 2, async (c, e) => (await c.Units.ListAsync().ToListAsync()).Count(u => u.Name == e.Hints["name"])),
        new("products.create", (c, _) => c.Products.CreateAsync(new() { ProductNumber = new("N/1"), Name = "N", ProductGroup = new ProductGroupNumber(1) }), a => a.Products.Count - 1, (c, e) => Exists(() => c.Products.GetAsync(new(e.ClientId!)))),
        new("products.create", (c, a) => OwnNumbers(a, () => c.Products.CreateAsync(new() { BarCode = "SHOP-1", Name = "N", ProductGroup = new ProductGroupNumber(1) })), a => a.Products.Count - 1,
            (c, e) => Found(c.Products.ListAsync(new() { Filter = ProductFields.BarCode.Is(e.Hints["barCode"]) & ProductFields.Name.Is(e.Hints["name"]) }))),
        new("product-groups.create", (c, _) => c.ProductGroups.CreateAsync(new() { ProductGroupNumber = new(9), Name = "Nove" }), a => a.ProductGroups.Count - 2, (c, e) => Exists(() => c.ProductGroups.GetAsync(new(Number(e.ClientId))))),
        new("suppliers.create", (c, _) => c.Suppliers.CreateAsync(Given.Supplier()), a => a.Suppliers.Count,
            async (c, e) => (await c.Suppliers.ListAsync(new() { Filter = SupplierFields.Name.Is(e.Hints["name"]) & SupplierFields.CorporateIdentificationNumber.Is(e.Hints["corporateIdentificationNumber"]) }).ToListAsync()).Count(x => x.VatNumber == e.Hints["vatNumber"])),
        new("quotations.create", (c, _) => c.Quotations.CreateAsync(Given.Quotation(Given.Line()) with { References = new() { Other = "CRM-1" } }), a => a.Quotations.Count,
            (c, e) => Found(c.Quotations.ListAsync(new() { Filter = QuotationFields.OtherReference.Is(e.Hints["references.other"]) }))),
        new("orders.create", (c, _) => c.Orders.CreateAsync(Given.Order(Given.Line()) with { Notes = new() { Heading = "Ordine 7" } }), a => a.Orders.Count,
            (c, e) => Found(c.Orders.ListAsync(new() { Filter = OrderFields.Heading.Is(e.Hints["notes.heading"]) & OrderFields.Customer.Is(Number(e.Hints["customer"])) & OrderFields.Date.Is(DateOnly.Parse(e.Hints["date"], CultureInfo.InvariantCulture)) }))),
        new("invoices.drafts.create", (c, _) => c.DraftInvoices.CreateAsync(Given.Invoice(Given.Line()) with { References = new() { Other = "CRM-1" } }), a => a.DraftInvoices.Count - 1,
            (c, e) => Found(c.DraftInvoices.ListAsync(new() { Filter = DraftInvoiceFields.OtherReference.Is(e.Hints["references.other"]) }))),
        // Booked, where the draft is gone.
        new("invoices.book", (c, a) => c.BookedInvoices.BookAsync(new(a.DraftInvoices[0].Id)), a => a.BookedInvoices.Count, async (c, e) => 1 - await Exists(() => c.DraftInvoices.GetAsync(new(Number(e.Hints["draftId"]))))),
        new("delivery-notes.create", (c, _) => c.DeliveryNotes.CreateAsync(Given.Note()), a => a.DeliveryNotes.Count - 1,
            async (c, e) => (await c.DeliveryNotes.ListAsync().ToListAsync()).Skip(1).Count(n => n.Customer!.Id!.Value.Value == e.Hints["customer"] && n.Date == DateOnly.Parse(e.Hints["date"], CultureInfo.InvariantCulture))),
        new("delivery-notes.issue", (c, a) => c.DeliveryNotes.IssueAsync(new($"{a.DeliveryNotes[0].Id}")), a => a.DeliveryNotes.Count(n => n.Status != "Draft"),
            async (c, e) => (await c.DeliveryNotes.GetAsync(new(e.ClientId!))).Status == DeliveryNoteStatus.Draft ? 0 : 1),
        new("vouchers.customer-payments.create", (c, _) => c.Vouchers.CreateCustomerPaymentAsync(Given.Payment(10, 5001, currency: null)), a => a.Vouchers.Count - 1, null),
        new("vouchers.customer-invoices.create", (c, _) => c.Vouchers.CreateCustomerInvoiceAsync(Given.Payment(10, 5001, series: 1, currency: null)), a => a.Vouchers.Count - 1, null),
        new("vouchers.book", (c, a) => c.Vouchers.BookAsync(new($"{a.Vouchers[0].Id}")), a => a.Vouchers.Count(v => v.IsBooked), null),
        new("invoices.drafts.attach", (c, a) => c.DraftInvoices.AttachAsync(new(a.DraftInvoices[0].Id), "a.pdf", "%PDF-1.7"u8.ToArray()), a => a.DraftInvoices.Count(d => d.HasAttachment), null),
    ];

    public static TheoryData<int, string> Cases
    {
        get
        {
            var cases = new TheoryData<int, string>();
            for (var i = 0; i < Writes.Length; i++)
                cases.Add(i, Writes[i].Operation);
            return cases;
        }
    }

    private static async Task<Simulated> StartAsync()
    {
        var s = await Simulated.StartAsync(a => a.Customer("Acme").Product("A-1", "Ora", 80).DraftInvoice(1, Given.SeedLine), o => o.CallsPerMinute = 0);
        await s.Client.DeliveryNotes.CreateAsync(Given.Note());
        await s.Client.Vouchers.CreateCustomerInvoiceAsync(Given.Payment(-1, 1, series: 1, currency: null) with { Lines = [new() { Customer = Given.One, Amount = 1m, ContraAccount = new AccountNumber(30100) }] });
        s.Sim.ClearCalls();
        return s;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Checklist_05_No_key_is_known_so_a_lost_reply_is_an_unknown_outcome_and_the_evidence_finds_the_one_record(int index, string operation)
    {
        var write = Writes[index];
        await using var s = await StartAsync();
        s.Sim.Faults.LoseReplyAfterCommit(operation);
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => write.Send(s.Client, s.Account));
        Assert.Equal((1, 1), (write.Count(s.Account), s.Sim.CountCalls(operation)));
        Assert.Equal((null, null), (error.Evidence.IdempotencyKey, error.Evidence.KeyValidUntil));
        Assert.True(error.MayHaveBeenApplied);
        Assert.True(error.Evidence.ClientId is not null || error.Evidence.Hints.Count > 0);
        Assert.DoesNotContain(s.Sim.Calls, c => c.Headers.ContainsKey("Idempotency-Key"));
        if (write.Find is not null)
            Assert.Equal(1, await write.Find(s.Client, error.Evidence));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_request_that_never_arrived_looks_the_same_and_the_evidence_finds_nothing(int index, string operation)
    {
        var write = Writes[index];
        await using var s = await StartAsync();
        s.Sim.Faults.DropBeforeProcessing(operation);
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => write.Send(s.Client, s.Account));
        Assert.Equal(0, write.Count(s.Account));
        if (write.Find is not null)
            Assert.Equal(0, await write.Find(s.Client, error.Evidence));
        // Then it is made anew, once.
        await write.Send(s.Client, s.Account);
        Assert.Equal(1, write.Count(s.Account));
    }

    [Theory]
    [InlineData("quotations.create")]
    [InlineData("invoices.book")]
    public async Task A_write_that_commits_late_is_not_doubled_and_is_found_once_it_is_there(string operation)
    {
        var write = Writes.First(w => w.Operation == operation);
        await using var s = await StartAsync();
        var late = s.Sim.Faults.CommitLate(operation);
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => write.Send(s.Client, s.Account));
        // Too early a look finds nothing, which proves nothing.
        Assert.Equal((0, 0), (write.Count(s.Account), await write.Find!(s.Client, error.Evidence)));
        late.Release();
        Assert.Equal((1, 1), (write.Count(s.Account), await write.Find(s.Client, error.Evidence)));
        Assert.Equal(1, s.Sim.CountCalls(operation));
    }

    [Fact]
    public async Task A_gateways_answer_after_the_commit_and_a_cut_body_are_unknown_outcomes_too()
    {
        await using var s = await StartAsync();
        s.Sim.Faults.RespondAfterCommit("customers.create", 502, "<html/>");
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => s.Client.Customers.CreateAsync(Given.Customer("Gateway")));
        s.Sim.Faults.CloseInBody("customers.create");
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => s.Client.Customers.CreateAsync(Given.Customer("Cut")));
        Assert.Equal(["Acme", "Gateway", "Cut"], s.Account.Customers.Select(c => c.Name));
        // A refusal proves that nothing was made.
        s.Sim.Faults.RespondInstead("customers.create", 400, """{"message":"No.","errorCode":"E04300"}""", "application/json");
        Assert.False((await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Customers.CreateAsync(Given.Customer("Refused")))).MayHaveBeenApplied);
        Assert.Equal(2 + 1, s.Sim.CountCalls("customers.create"));
    }

    [Fact]
    public async Task Trap_03_A_lost_reply_of_a_delete_does_not_delete_the_record_that_took_the_number()
    {
        await using var s = await StartAsync();
        s.Account.Customer("Second");
        s.Sim.Faults.LoseReplyAfterCommit("customers.delete");
        // Before anybody looks somebody makes a customer, and Reviso gives it the free number.
        s.Sim.After("customers.delete", _ => s.Account.Customer("Newcomer"));
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => s.Client.Customers.DeleteAsync(new(2)));
        Assert.Equal(("2", 1), (error.Evidence.ClientId, s.Sim.CountCalls("customers.delete")));
        Assert.Equal(["Acme", "Newcomer"], s.Account.Customers.Select(c => c.Name));
        Assert.Equal(2, s.Account.Customers[1].CustomerNumber);
    }

    [Fact]
    public async Task A_lost_update_is_sent_once_and_can_be_read()
    {
        await using var s = await StartAsync();
        s.Sim.Faults.LoseReplyAfterCommit("customers.update");
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => s.Client.Customers.UpdateAsync(Given.One, c => c with { City = "Bari" }));
        Assert.Equal(("1", 1), (error.Evidence.ClientId, s.Sim.CountCalls("customers.update")));
        Assert.Equal("Bari", (await s.Client.Customers.GetAsync(new(Number(error.Evidence.ClientId)))).City);
    }

    [Fact]
    public async Task Trap_08_Of_two_writers_at_the_same_moment_the_later_one_wins()
    {
        await using var s = await StartAsync();
        s.Sim.Before("customers.update", _ => s.Account.EditCustomer(1, c => c with { City = "Roma", Email = "new@example.org" }));
        await s.Client.Customers.UpdateAsync(Given.One, c => c with { Zip = "70121" });
        // There is no version that could have told: the other's edit is gone.
        Assert.Equal((null, null, "70121"), (s.Account.Customers[0].City, s.Account.Customers[0].Email, s.Account.Customers[0].Zip));
    }

    private static int Number(string? text) => int.Parse(text!, CultureInfo.InvariantCulture);

    private static async Task<int> Found<T>(IAsyncEnumerable<T> list) => (await list.ToListAsync()).Count;

    private static async Task<int> Exists(Func<Task> read)
    {
        try
        {
            await read();
            return 1;
        }
        catch (ConnectorNotFoundException)
        {
            return 0;
        }
    }

    private static Task OwnNumbers(RevisoAccount account, Func<Task> send)
    {
        account.NumbersProducts = true;
        return send();
    }
}
