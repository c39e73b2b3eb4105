using Connectors.Dinero.Tests.Support;
using Connectors.Testing;
using Connectors.Testing.Dinero;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Dinero.Tests.Traps;

/// <summary>Documents, versions and sign-in; numbers as in the vendor notes' list of what goes wrong with a careless client.</summary>
public sealed class DocumentTraps
{
    private static SalesLineInput Line(decimal price, int account = 1000) => new() { Description = "Konsulent", BaseAmountValue = price, Quantity = 1, AccountNumber = account, Unit = ProductUnit.Hours };

    private static async Task<(DineroSimulator Dinero, TestClient Test)> StartAsync(Action<DineroAccount>? more = null)
    {
        var dinero = await DineroSimulator.StartAsync(a =>
        {
            a.Contact("Acme ApS", c => c with { Email = "post@acme.example" });
            more?.Invoke(a);
        });
        return (dinero, TestClient.Of(dinero));
    }

    private static InvoiceInput Draft(DineroSimulator dinero, params SalesLineInput[] lines) =>
        new() { ContactGuid = new(dinero.Account.Contacts[0].ContactGuid), ProductLines = lines.Length == 0 ? [Line(100)] : lines };

    [Fact]
    public async Task Trap04_A_description_that_was_left_out_is_the_documents_word_and_stays_it()
    {
        var (dinero, test) = await StartAsync();
        await using var _ = dinero;
        await using var __ = test;
        var draft = await test.Client.Invoices.CreateAsync(Draft(dinero));
        Assert.Equal("Faktura", (await test.Client.Invoices.GetAsync(draft.Guid)).Description);
        await test.Client.Invoices.UpdateAsync(draft.Guid, i => i with { Comment = "x" });
        Assert.Equal(("Faktura", "x"), ((await test.Client.Invoices.GetAsync(draft.Guid)).Description, dinero.Account.Invoices[0].Comment));
    }

    [Fact]
    public async Task Trap06_Status_of_a_row_is_the_payment_and_Status_of_an_invoice_is_whether_it_is_booked()
    {
        var (dinero, test) = await StartAsync();
        await using var _ = dinero;
        await using var __ = test;
        var draft = await test.Client.Invoices.CreateAsync(Draft(dinero));
        async Task<(SalesPaymentStatus?, SalesDocumentStatus?, SalesPaymentStatus?)> SeenAsync()
        {
            var single = await test.Client.Invoices.GetAsync(draft.Guid);
            return (Assert.Single((await test.Client.Invoices.ListPageAsync()).Items).Status, single.Status, single.PaymentStatus);
        }

        Assert.Equal((SalesPaymentStatus.Draft, SalesDocumentStatus.Draft, SalesPaymentStatus.Draft), await SeenAsync());
        dinero.Account.BookInvoice(draft.Guid.Value);
        dinero.Account.PayInvoice(draft.Guid.Value, 125);
        Assert.Equal((SalesPaymentStatus.Paid, SalesDocumentStatus.Booked, SalesPaymentStatus.Paid), await SeenAsync());
        dinero.Account.PayInvoice(draft.Guid.Value, 1);
        // One word in two spellings.
        Assert.Equal((new SalesPaymentStatus("Overpaid"), SalesDocumentStatus.Booked, SalesPaymentStatus.OverPaid), await SeenAsync());
    }

    [Fact]
    public async Task Trap07_A_created_invoice_is_a_draft_that_cannot_be_mailed_and_every_step_needs_the_newest_version()
    {
        var (dinero, test) = await StartAsync();
        await using var _ = dinero;
        await using var __ = test;
        var invoices = test.Client.Invoices;
        var draft = await invoices.CreateAsync(Draft(dinero));
        Assert.Equal(SalesDocumentStatus.Draft, (await invoices.GetAsync(draft.Guid)).Status);
        await Assert.ThrowsAsync<ConnectorValidationException>(() => invoices.EmailAsync(draft.Guid, new() { Timestamp = draft.TimeStamp }));
        Assert.Empty(dinero.Account.Mails);
        var booked = await invoices.BookAsync(draft.Guid, draft.TimeStamp!.Value);
        Assert.NotEqual(draft.TimeStamp, booked.TimeStamp);
        var stale = await Assert.ThrowsAsync<ConnectorConflictException>(() => invoices.EmailAsync(draft.Guid, new() { Timestamp = draft.TimeStamp }));
        Assert.Equal(DineroErrorCodes.TimeStampOutdated, stale.ErrorCode);
        await invoices.EmailAsync(draft.Guid, new() { Timestamp = booked.TimeStamp });
        Assert.Single(dinero.Account.Mails);
    }

    [Fact]
    public async Task Trap08_What_is_booked_is_neither_changed_nor_deleted_and_a_credit_note_and_a_new_one_take_its_place()
    {
        var (dinero, test) = await StartAsync();
        await using var _ = dinero;
        await using var __ = test;
        var invoices = test.Client.Invoices;
        var draft = await invoices.CreateAsync(Draft(dinero));
        var booked = await invoices.BookAsync(draft.Guid, draft.TimeStamp!.Value);
        await Assert.ThrowsAsync<ConnectorValidationException>(() => invoices.UpdateAsync(draft.Guid, i => i with { Comment = "x" }));
        await Assert.ThrowsAsync<ConnectorValidationException>(() => invoices.DeleteAsync(draft.Guid, booked.TimeStamp));
        Assert.Equal((null, null), (dinero.Account.Invoices[0].DeletedAt, string.IsNullOrEmpty(dinero.Account.Invoices[0].Comment) ? null : "changed"));
        var note = await invoices.GenerateCreditNoteAsync(draft.Guid, booked.TimeStamp);
        Assert.Equal(draft.Guid, (await test.Client.CreditNotes.GetAsync(note.Guid)).CreditNoteFor);
        var next = await invoices.CreateAsync(Draft(dinero, Line(90)));
        Assert.NotEqual(booked.Number, (await invoices.BookAsync(next.Guid, next.TimeStamp!.Value)).Number);
    }

    [Fact]
    public async Task Trap09_A_version_is_no_time_a_number_has_64_bits_and_a_rate_is_per_hundred()
    {
        var (dinero, test) = await StartAsync(a => a.Rate("EUR", 746m));
        await using var _ = dinero;
        await using var __ = test;
        var draft = await test.Client.Invoices.CreateAsync(Draft(dinero) with { Currency = "EUR" });
        Assert.Matches("^[0-9A-F]{16}$", draft.TimeStamp!.Value.Value);
        var booked = await test.Client.Invoices.BookAsync(draft.Guid, draft.TimeStamp.Value, 5_000_000_000);
        Assert.Equal(5_000_000_000, booked.Number);
        Assert.Equal(932.50m, Assert.Single((await test.Client.Invoices.ListPageAsync()).Items).TotalInclVatInDkk);
        await test.Client.Invoices.AddPaymentAsync(draft.Guid, new()
        {
            Timestamp = booked.TimeStamp!.Value,
            DepositAccountNumber = 55000,
            Description = "Bank",
            Amount = 932.50m,
            AmountInForeignCurrency = 125,
        });
        var payment = Assert.Single((await test.Client.Invoices.GetPaymentsAsync(draft.Guid)).Payments);
        Assert.Equal(("EUR", 746m, 932.50m), (payment.Currency, payment.ExchangeRate, payment.Amount));
    }

    [Fact]
    public async Task Trap10_A_rate_of_VAT_has_no_field_and_the_account_of_the_line_decides_it()
    {
        var (dinero, test) = await StartAsync(a => a.EntryAccount(1060, "Salg uden moms"));
        await using var _ = dinero;
        await using var __ = test;
        var preview = await test.Client.Invoices.FetchAsync(Draft(dinero, Line(100), Line(100, 1060)));
        Assert.Equal((200m, 225m), (preview.TotalExclVat, preview.TotalInclVat));
        var accounts = await test.Client.Accounts.ListEntryAccountsAsync();
        var rates = (await test.Client.Accounts.ListVatTypesAsync()).ToDictionary(v => v.VatCode!, v => v.VatRate);
        Assert.Equal(0.25m, rates[accounts.Single(a => a.AccountNumber == 1000).VatCode!]);
        var refused = await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Invoices.CreateAsync(Draft(dinero, Line(100, 1234))));
        Assert.Contains(refused.FieldErrors, f => f.Field.Contains("AccountNumber", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Trap11_A_key_signs_in_to_its_own_organisation_and_its_token_is_never_used_for_another()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.Contact("Of the first"));
        var second = dinero.AddAccount("Second ApS", a => a.Contact("Of the second"));
        var services = new ServiceCollection().AddSingleton(dinero.Time);
        services.AddDinero().Configure(o => TestClient.Point(o, dinero));
        await using var provider = services.BuildServiceProvider();
        var factory = provider.GetRequiredService<IDineroClientFactory>();
        var one = factory.Create(new() { OrganizationId = dinero.Account.Id.ToString(), ApiKey = dinero.Account.ApiKey });
        var two = factory.Create(new() { OrganizationId = second.Id.ToString(), ApiKey = second.ApiKey });
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("Of the first", Assert.Single((await one.Contacts.ListPageAsync()).Items).Name);
            Assert.Equal("Of the second", Assert.Single((await two.Contacts.ListPageAsync()).Items).Name);
        }

        Assert.Equal(2, dinero.CountCalls("token.password"));
        // A key beside somebody else's id reaches nothing.
        var crossed = factory.Create(new() { OrganizationId = second.Id.ToString(), ApiKey = dinero.Account.ApiKey });
        await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => crossed.Contacts.ListPageAsync());
    }

    [Fact]
    public async Task Trap_A_purchase_line_carries_the_name_of_writing_or_the_voucher_would_be_worth_nothing()
    {
        var (dinero, test) = await StartAsync();
        await using var _ = dinero;
        await using var __ = test;
        var purchase = await test.Client.Purchases.CreateAsync(new()
        {
            PurchaseType = PurchaseType.Cash,
            VoucherDate = new(2026, 3, 2),
            DepositAccountNumber = 55000,
            RegionKey = PurchaseRegion.Denmark,
            Lines = [new() { AccountNumber = 2100, Amount = 125, Description = "Kaffe" }],
        });
        Assert.Equal(125m, purchase.Lines[0].AmountInclVatValue);
        // Without its version in the body Dinero refuses the deletion; the client sends what was read.
        await test.Client.Purchases.DeleteAsync(purchase.Guid, purchase.Timestamp!.Value);
        Assert.Empty(dinero.Account.PurchaseVouchers);
    }
}
