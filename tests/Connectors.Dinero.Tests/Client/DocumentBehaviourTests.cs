using Connectors.Dinero.Tests.Support;
using Connectors.Testing;

namespace Connectors.Dinero.Tests.Client;

/// <summary>Sales documents against the simulated vendor over real HTTP; named after the traps of the vendor notes.</summary>
public sealed class DocumentBehaviourTests
{
    private static SalesLineInput Line(decimal price, decimal quantity = 1) => new() { Description = "Konsulent", BaseAmountValue = price, Quantity = quantity, AccountNumber = 1000, Unit = ProductUnit.Hours };

    [Fact]
    public async Task Draft_book_mail_pay_and_credit_each_with_the_newest_version()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.Contact("Acme ApS", c => c with { Email = "post@acme.example" }));
        await using var test = TestClient.Of(dinero);
        var invoices = test.Client.Invoices;
        var draft = await invoices.CreateAsync(new() { ContactGuid = new(dinero.Account.Contacts[0].ContactGuid), ProductLines = [Line(100, 2)], ExternalReference = "mine" });
        var booked = await invoices.BookAsync(draft.Guid, draft.TimeStamp!.Value);
        Assert.True(booked.Number > 0);
        // Booking made a new version: mailing with the one from before fails.
        await Assert.ThrowsAsync<ConnectorConflictException>(() => invoices.EmailAsync(draft.Guid, new() { Timestamp = draft.TimeStamp }));
        Assert.Equal("post@acme.example", Assert.Single((await invoices.EmailAsync(draft.Guid, new() { Timestamp = booked.TimeStamp })).Recipients).Email);
        var now = (await invoices.GetAsync(draft.Guid)).TimeStamp!.Value;
        var payment = await invoices.AddPaymentAsync(draft.Guid, new() { Timestamp = now, DepositAccountNumber = 55000, Description = "Bank", Amount = 100, ExternalReference = "bank-1" });
        var payments = await invoices.GetPaymentsAsync(draft.Guid);
        Assert.Equal((100m, 150m), (payments.PaidAmount, payments.RemainingAmount));
        Assert.Equal("bank-1", Assert.Single(payments.Payments).ExternalReference);
        var version = await invoices.DeletePaymentAsync(draft.Guid, payment.Guid, payment.TimeStamp ?? (await invoices.GetAsync(draft.Guid)).TimeStamp!.Value);
        Assert.Empty((await invoices.GetPaymentsAsync(draft.Guid)).Payments);
        var note = await invoices.GenerateCreditNoteAsync(draft.Guid, version);
        var credit = await test.Client.CreditNotes.GetAsync(note.Guid);
        Assert.Equal((draft.Guid, 250m), (credit.CreditNoteFor, credit.TotalInclVat));
        Assert.NotNull((await test.Client.CreditNotes.BookAsync(note.Guid, credit.TimeStamp!.Value)).Number);
        await using var pdf = await invoices.GetPdfAsync(draft.Guid);
        var start = new byte[4];
        await pdf.ReadExactlyAsync(start);
        Assert.Equal("%PDF"u8.ToArray(), start);
    }

    [Fact]
    public async Task An_update_of_an_invoice_with_VAT_in_its_lines_keeps_its_prices()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        await using var test = TestClient.Of(dinero);
        var draft = await test.Client.Invoices.CreateAsync(new() { ShowLinesInclVat = true, ProductLines = [Line(125)] });
        await test.Client.Invoices.UpdateAsync(draft.Guid, i => i with { Comment = "x" });
        await test.Client.Invoices.UpdateAsync(draft.Guid, i => i with { Comment = "y" });
        Assert.Equal((100m, 125m), ((await test.Client.Invoices.GetAsync(draft.Guid)).TotalExclVat, (await test.Client.Invoices.GetAsync(draft.Guid)).TotalInclVat));
    }

    [Fact]
    public async Task A_line_with_a_product_gets_its_text_from_Dinero_and_can_be_written_back()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.Product("Time", 800, p => p with { Unit = "hours" }));
        await using var test = TestClient.Of(dinero);
        var draft = await test.Client.Invoices.CreateAsync(new() { ProductLines = [Line(800) with { ProductGuid = new(dinero.Account.Products[0].ProductGuid) }] });
        Assert.Equal("Time", (await test.Client.Invoices.GetAsync(draft.Guid)).ProductLines[0].Description);
        await test.Client.Invoices.UpdateAsync(draft.Guid, i => i with { Comment = "x" });
        Assert.Equal("x", (await test.Client.Invoices.GetAsync(draft.Guid)).Comment);
    }

    [Fact]
    public async Task A_user_who_edits_meanwhile_keeps_the_edit()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        await using var test = TestClient.Of(dinero);
        var draft = await test.Client.Invoices.CreateAsync(new() { ProductLines = [Line(100)] });
        dinero.Before("invoices.update", _ => dinero.Account.EditInvoice(draft.Guid.Value, i => i with { Comment = "by a user" }));
        await test.Client.Invoices.UpdateAsync(draft.Guid, i => i with { Description = "by us" });
        var after = await test.Client.Invoices.GetAsync(draft.Guid);
        Assert.Equal(("by a user", "by us"), (after.Comment, after.Description));
        Assert.Equal(2, dinero.CountCalls("invoices.update"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_deleted_draft_can_be_read_and_the_second_delete_says_gone(bool secondIs404)
    {
        await using var dinero = await DineroSimulator.StartAsync();
        dinero.Oddities.SecondDeleteIs404 = secondIs404;
        await using var test = TestClient.Of(dinero);
        var draft = await test.Client.Invoices.CreateAsync(new() { ProductLines = [Line(100)] });
        await test.Client.Invoices.DeleteAsync(draft.Guid, draft.TimeStamp);
        Assert.NotNull((await test.Client.Invoices.GetAsync(draft.Guid)).DeletedAt);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Invoices.DeleteAsync(draft.Guid, draft.TimeStamp));
    }

    [Fact]
    public async Task A_document_for_an_unknown_contact_names_the_cause()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.Contact("Gone"));
        dinero.Account.DeleteContact(dinero.Account.Contacts[0].ContactGuid);
        await using var test = TestClient.Of(dinero);
        var refused = await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Invoices.CreateAsync(new() { ContactGuid = new(dinero.Account.Contacts[0].ContactGuid), ProductLines = [Line(1)] }));
        Assert.Equal(DineroErrorCodes.InvalidContact, refused.ErrorCode);
    }

    [Fact]
    public async Task Fetch_computes_and_stores_nothing_and_books_refuse_a_taken_number()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.Contact("Acme ApS"));
        await using var test = TestClient.Of(dinero);
        var input = new InvoiceInput { ContactGuid = new(dinero.Account.Contacts[0].ContactGuid), ProductLines = [Line(100), new() { LineType = SalesLineType.Text, Description = "Tak" }] };
        Assert.Equal(125m, (await test.Client.Invoices.FetchAsync(input)).TotalInclVat);
        Assert.Empty(dinero.Account.Invoices);
        var one = await test.Client.Invoices.CreateAsync(input);
        var two = await test.Client.Invoices.CreateAsync(input);
        var booked = await test.Client.Invoices.BookAsync(one.Guid, one.TimeStamp!.Value, 5_000_000_000);
        Assert.Equal(5_000_000_000, booked.Number);
        await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Invoices.BookAsync(two.Guid, two.TimeStamp!.Value, 5_000_000_000));
    }

    [Fact]
    public async Task A_lost_payment_is_sent_once_and_found_by_its_reference()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.Contact("Acme ApS"));
        await using var test = TestClient.Of(dinero);
        var invoice = dinero.Account.AddInvoice(dinero.Account.Contacts[0].ContactGuid);
        var booked = dinero.Account.BookInvoice(invoice.Guid);
        var current = await test.Client.Invoices.GetAsync(new(booked.Guid));
        dinero.Faults.LoseReplyAfterCommit("invoices.payments.create");
        var lost = await Record.ExceptionAsync(() => test.Client.Invoices.AddPaymentAsync(current.Guid, new() { Timestamp = current.TimeStamp!.Value, DepositAccountNumber = 55000, Description = "Bank", Amount = 125, ExternalReference = "bank-1" }));
        Assert.Equal("bank-1", Assert.IsType<OutcomeUnknownException>(lost).Evidence.Hints["externalReference"]);
        Assert.Equal("bank-1", Assert.Single((await test.Client.Invoices.GetPaymentsAsync(current.Guid)).Payments).ExternalReference);
    }

    [Fact]
    public async Task An_offer_becomes_an_invoice_and_all_lists_can_be_read()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.Contact("Acme ApS"));
        await using var test = TestClient.Of(dinero);
        var offer = await test.Client.TradeOffers.CreateAsync(new() { ContactGuid = new(dinero.Account.Contacts[0].ContactGuid), ProductLines = [Line(100)], ExternalReference = "offer-1" });
        await test.Client.TradeOffers.UpdateAsync(offer.Guid, o => o with { Comment = "x" });
        var current = await test.Client.TradeOffers.GetAsync(offer.Guid);
        var invoice = await test.Client.TradeOffers.GenerateInvoiceAsync(offer.Guid, current.TimeStamp);
        Assert.Equal(100m, (await test.Client.Invoices.GetAsync(invoice.Guid)).TotalExclVat);
        Assert.Equal("offer-1", Assert.Single((await test.Client.TradeOffers.ListPageAsync()).Items).ExternalReference);
        Assert.Single((await test.Client.Invoices.ListPageAsync()).Items);
        Assert.Empty((await test.Client.CreditNotes.ListPageAsync()).Items);
        Assert.Equal(SalesDocumentType.Invoice, Assert.Single((await test.Client.Sales.ListPageAsync()).Items).Type);
        Assert.Equal(1000, (await test.Client.Sales.GetSettingsAsync()).DefaultAccountNumber);
        Assert.Contains(await test.Client.Accounts.ListEntryAccountsAsync(), a => a.AccountNumber == 1000);
        Assert.NotEmpty(await test.Client.Accounts.ListDepositAccountsAsync());
        Assert.NotEmpty(await test.Client.Accounts.ListPurchaseAccountsAsync());
        Assert.Contains(await test.Client.Accounts.ListVatTypesAsync(), v => v is { VatCode: "U25", VatRate: 0.25m });
        Assert.NotEmpty(await test.Client.Accounts.ListAccountingYearsAsync());
        Assert.Equal(dinero.Account.Id, Assert.Single(await test.Client.Organizations.ListAsync()).Id.Value);
    }

    [Fact]
    public async Task Files_purchases_and_the_cash_journal_work_together()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        await using var test = TestClient.Of(dinero);
        var file = await test.Client.Files.UploadAsync("bon.pdf", "%PDF-1.4 test"u8.ToArray(), "application/pdf");
        Assert.Equal(file, Assert.Single(await test.Client.Files.ListAsync().ToListAsync()).FileGuid);
        var purchase = await test.Client.Purchases.CreateAsync(new()
        {
            PurchaseType = PurchaseType.Cash,
            VoucherDate = new(2026, 3, 2),
            DepositAccountNumber = 55000,
            RegionKey = PurchaseRegion.Denmark,
            FileGuid = file,
            Lines = [new() { AccountNumber = 2100, Amount = 125, Description = "Kaffe" }],
        });
        Assert.NotEqual(0, purchase.Lines[0].AmountInclVatValue);
        Assert.Equal([purchase.Guid], await test.Client.Purchases.ListByFileAsync(file));
        var item = Assert.Single(await test.Client.Ledger.AddItemsAsync([new() { VoucherDate = new(2026, 3, 2), Lines = [new() { Amount = 10, AccountNumber = 1000, BalancingAccountNumber = 55000, Description = "x" }] }]));
        await test.Client.Ledger.BookItemsAsync([item]);
        Assert.NotEqual(LedgerItemStatus.Booked, Assert.Single(await test.Client.Ledger.GetItemStatesAsync([item.Id])).Status);
        dinero.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(LedgerItemStatus.Booked, Assert.Single(await test.Client.Ledger.GetItemStatesAsync([item.Id])).Status);
        Assert.NotEmpty(await test.Client.Ledger.ListEntriesAsync(new(2026, 1, 1), new(2026, 12, 31)));
    }

    [Fact]
    public async Task A_brown_out_is_repeated_for_a_read_and_the_operator_is_warned()
    {
        var log = new ListLogger();
        await using var dinero = await DineroSimulator.StartAsync(a => a.Contact("Acme ApS"));
        dinero.Brownout("contacts.list");
        await using var test = TestClient.Of(dinero, services: s => log.AddTo(s), clock: new ImpatientClock());
        Assert.Single((await test.Client.Contacts.ListPageAsync()).Items);
        Assert.Contains(log.Lines, l => l.Contains("480") && l.Contains("v1/{id}/contacts"));
    }
}
