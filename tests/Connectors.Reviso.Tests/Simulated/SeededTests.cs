using System.Globalization;
using Connectors.Testing.Reviso;

namespace Connectors.Reviso.Tests.Simulated;

/// <summary>A working day of a CRM, whatever Reviso does where the sources are silent or disagree.</summary>
public sealed class SeededTests
{
    private const string Secret = "s3cret-of-this-connection";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_day_of_work_holds_under_every_reading(int seed)
    {
        var hook = RevisoWebhookTemplate.Address(new("https://crm.example/hook"), Secret).OriginalString;
        await using var s = await Simulated.StartAsync(
            a => a.Customer("Somebody else").Product("A-1", "Ora", 80)
                .Webhook(RevisoWebhookType.CustomerUpdated, hook, RevisoWebhookTemplate.Updated, RevisoWebhookTemplate.ContentType)
                .Webhook(RevisoWebhookType.QuotationUpdated, hook + "&old=[OLDNUMBER]&new=[NEWNUMBER]", null),
            o => o.CallsPerMinute = 0);
        s.Sim.Oddities.ChooseReadings(new Random(seed));

        var customer = await CustomerAsync(s);
        await VanishedAsync(s);
        await QuotationAsync(s, customer);
        await InvoiceAsync(s, customer);
        await DeliveryNoteAsync(s);
        await GrantAsync(s);
        await WebhooksAsync(s);
        Assert.Equal(0, s.Sim.TokensSentToForeignHost);
        Assert.DoesNotContain(s.Sim.Calls, c => c.Headers.ContainsKey("Idempotency-Key"));
        Assert.All(s.Sim.Calls.Where(c => c.Method is "POST" or "PUT"), c => Assert.DoesNotContain(":null", c.BodyText, StringComparison.Ordinal));
    }

    /// <summary>Made, lost, found again by its tax number, completed, found by its name.</summary>
    private static async Task<CustomerNumber> CustomerAsync(Simulated s)
    {
        var c = s.Client;
        s.Sim.Faults.LoseReplyAfterCommit("customers.create");
        var sent = Given.Customer("Acme [x] (IT)") with { VatNumber = ItalianTaxNumbers.VatNumber("IT 123 456 789 03"), Currency = "EUR", Barred = false };
        var lost = await Assert.ThrowsAsync<OutcomeUnknownException>(() => c.Customers.CreateAsync(sent));
        var made = Assert.Single(await c.Customers.ListAsync(new() { Filter = CustomerFields.VatNumber.Is(lost.Evidence.Hints["vatNumber"]) }).ToListAsync());
        var number = made.CustomerNumber!.Value;
        var contact = (await c.CustomerContacts.CreateAsync(number, new() { Name = "Ada" })).CustomerContactNumber!.Value;
        await c.Customers.UpdateAsync(number, x => x with { Attention = contact, CustomerGroup = new CustomerGroupNumber(1), Email = null });
        var read = await c.Customers.GetAsync(number);
        Assert.Equal(
            (contact, new CustomerGroupNumber(1), null, "https://rossi.example", "12345678903", "RSSMRA80A01B157X", 3),
            (read.Attention!.Id!.Value, read.CustomerGroup!.Id!.Value, read.Email, read.Website, read.VatNumber, read.CorporateIdentificationNumber, read.Province!.ProvinceNumber.Value));
        Assert.NotEqual(true, read.Barred);
        Assert.Equal(s.Sim.Oddities.CustomersHavePriceGroup ? new PriceGroupNumber(2) : null, read.PriceGroup?.Id);
        Assert.Equal(number, Assert.Single(await c.Customers.ListAsync(new() { Filter = CustomerFields.Name.Is("Acme [x] (IT)") }).ToListAsync()).CustomerNumber);
        Assert.Equal(2, (await c.Customers.ListAsync(new() { PageSize = 10_000 }).ToListAsync()).Count);
        var changes = await Record.ExceptionAsync(() => c.Customers.ListChangesAsync(s.Clock.GetUtcNow()).ToListAsync());
        Assert.Equal(s.Sim.Oddities.CustomersHaveLastUpdated ? null : typeof(ConnectorValidationException), changes?.GetType());
        var invalid = await Assert.ThrowsAsync<ConnectorValidationException>(() => c.Customers.UpdateAsync(number, x => x with { PaymentTerms = new PaymentTermsNumber(99) }));
        Assert.Equal(("paymentTerms", RevisoErrorCodes.PaymentTermsNotFound), (invalid.FieldErrors.Single().Field, invalid.FieldErrors.Single().Code));
        return number;
    }

    /// <summary>A record that is gone is never updated with success.</summary>
    private static async Task VanishedAsync(Simulated s)
    {
        s.Account.Customer("Passing", c => c with { CustomerNumber = 900 }).Product("GONE", "x", 1);
        s.Sim.Before("customers.update", _ => s.Account.DeleteCustomer(900));
        s.Sim.Before("products.update", _ => s.Account.DeleteProduct("GONE"));
        foreach (var update in new Func<Task>[] { () => s.Client.Customers.UpdateAsync(new(900), x => x with { City = "Bari" }), () => s.Client.Products.UpdateAsync(new("GONE"), x => x with { Name = "y" }) })
        {
            var error = await Record.ExceptionAsync(update);
            if (s.Sim.Oddities.PutCreates)
                Assert.Equal(RevisoErrorCodes.CreatedByUpdate, ((ConnectorApiException)Assert.IsType<OutcomeUnknownException>(error).InnerException!).ErrorCode);
            else
                Assert.IsType<ConnectorNotFoundException>(error);
        }

        if (s.Sim.Oddities.PutCreates)
        {
            await s.Client.Customers.DeleteAsync(new(900));
            await s.Client.Products.DeleteAsync(new("GONE"));
        }
    }

    /// <summary>Made, lost, found by its reference, sent, archived, refused to be deleted, deleted.</summary>
    private static async Task QuotationAsync(Simulated s, CustomerNumber customer)
    {
        var c = s.Client;
        s.Sim.Faults.LoseReplyAfterCommit("quotations.create");
        var lost = await Assert.ThrowsAsync<OutcomeUnknownException>(() => c.Quotations.CreateAsync(
            Given.Quotation(Given.Line(), Given.Line(3, 0.1234567891m, vat: "V010")) with { Customer = customer, References = new() { Other = "CRM-1" }, Notes = new() { Heading = "H", Text1 = "t" } }));
        var id = Assert.Single(await c.Quotations.ListAsync(new() { Filter = QuotationFields.OtherReference.Is(lost.Evidence.Hints["references.other"]) }).ToListAsync()).Id!.Value;
        await c.Quotations.UpdateAsync(id, q => q with { Lines = [.. q.Lines!, Given.Line(1, 50)] });
        await c.Quotations.SetSentAsync(id, true);
        await c.Quotations.SetArchivedAsync(id, true);
        await c.Quotations.UpdateAsync(id, q => q with { Notes = q.Notes! with { Text1 = null } });
        var read = await c.Quotations.GetAsync(id);
        Assert.Equal((true, true, 3, 250.37m, 0.1234567891m, new DocumentNotes { Heading = "H" }), (read.IsArchived, read.IsSent, read.Lines!.Count, read.NetAmount, read.Lines[1].UnitNetPrice, read.Notes));
        Assert.Equal(read.GrossAmount, read.NetAmount + read.VatAmount);
        Assert.Equal(read.VatAmount, read.VatCodeGroups!.Sum(g => g.TotalVatAmount));
        Assert.Equal(RevisoErrorCodes.ArchivedDocument, (await Assert.ThrowsAsync<ConnectorConflictException>(() => c.Quotations.DeleteAsync(id))).ErrorCode);
        await c.Quotations.SetArchivedAsync(id, false);
        Assert.NotEqual(true, (await c.Quotations.GetAsync(id)).IsArchived);
        await c.Quotations.DeleteAsync(id);
        Assert.Empty(s.Account.Quotations);
    }

    /// <summary>An order that others invoice; its booking is lost, proven by the draft, and it is paid by a voucher.</summary>
    private static async Task InvoiceAsync(Simulated s, CustomerNumber customer)
    {
        var c = s.Client;
        var order = (await c.Orders.CreateAsync(Given.Order(Given.Line()) with { Customer = customer, References = new() { Other = "CRM-2" } })).Id!.Value;
        var draft = new InvoiceId(s.Account.ConvertOrder(order.Value));
        Assert.True((await c.Orders.GetAsync(order)).IsArchived);
        await c.DraftInvoices.UpdateAsync(draft, d => d with { Notes = new() { Text1 = "above" } });
        s.Sim.Faults.LoseReplyAfterCommit("invoices.book");
        var lost = await Assert.ThrowsAsync<OutcomeUnknownException>(() => c.BookedInvoices.BookAsync(draft));
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => c.DraftInvoices.GetAsync(new(int.Parse(lost.Evidence.Hints["draftId"], CultureInfo.InvariantCulture))));
        var booked = Assert.Single(await c.BookedInvoices.ListAsync(new() { Filter = BookedInvoiceFields.OtherReference.Is("CRM-2") & BookedInvoiceFields.Customer.Is(customer.Value) }).ToListAsync());
        Assert.Equal((244m, 244m, "above"), (booked.GrossAmount, booked.Remainder, booked.Notes!.TextLine1));
        await Assert.ThrowsAsync<ConnectorValidationException>(() => c.Customers.DeleteAsync(customer));
        var voucher = await c.Vouchers.CreateCustomerPaymentAsync(Given.Payment(244, booked.BookedInvoiceNumber!.Value.Value));
        // The bank's line names no invoice; of two spellings of the currency one was refused at most, and one voucher was made.
        Assert.Equal("EUR", voucher.Lines[1].Currency!.Id!.Value.Value);
        await c.Vouchers.BookAsync(voucher.VoucherId!.Value);
        Assert.True(Assert.Single(s.Account.Vouchers).IsBooked);
        Assert.Equal(booked.BookedInvoiceNumber, Assert.Single(await c.BookedInvoices.ListPaidAsync().ToListAsync()).BookedInvoiceNumber);
    }

    private static async Task DeliveryNoteAsync(Simulated s)
    {
        var notes = s.Client.DeliveryNotes;
        await Assert.ThrowsAnyAsync<ConnectorApiException>(() => notes.CreateAsync(Given.Note("999")));
        var id = (await notes.CreateAsync(Given.Note())).Id!.Value;
        await notes.IssueAsync(id);
        var note = await notes.GetAsync(id);
        while (note.Status == DeliveryNoteStatus.BeingIssued)
            note = await notes.GetAsync(id);
        Assert.Equal((DeliveryNoteStatus.Issued, "1"), (note.Status, note.Number));
        Assert.StartsWith("%PDF-", await Given.TextOf(await notes.GetPdfAsync(note)), StringComparison.Ordinal);
        Assert.Equal(RevisoErrorCodes.InvalidValue, (await Assert.ThrowsAsync<ConnectorValidationException>(() => notes.DeleteAsync(id))).ErrorCode);
        Assert.Equal(id, Assert.Single(await notes.ListAsync(new() { PageSize = 10_000 }).ToListAsync()).Id);
    }

    /// <summary>A year later.</summary>
    private static async Task GrantAsync(Simulated s)
    {
        s.Clock.Advance(TimeSpan.FromDays(350));
        var again = s.Account.GrantTo();
        s.Clock.Advance(TimeSpan.FromDays(10));
        if (s.Sim.Oddities.RenewalGivesNewToken)
            Assert.True((await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => s.Client.Agreement.GetAsync())).NeedsConsent);
        Assert.Equal(s.Account.AgreementNumber, (await s.ClientFor(new() { AgreementGrantToken = again }).Agreement.GetAsync()).AgreementNumber);
    }

    /// <summary>Every event names a record that can be read, or that is gone.</summary>
    private static async Task WebhooksAsync(Simulated s)
    {
        var receiver = new WebhookReceiver();
        using var http = new HttpMessageInvoker(receiver);
        await s.Sim.DeliverWebhooksAsync(http);
        Assert.NotEmpty(receiver.Requests);
        var numbers = receiver.Requests.Select(r => Assert.IsType<RevisoWebhookEvent.RecordUpdated>(RevisoWebhookReader.Read(r.Headers, r.Query, r.Body, Secret).Event).Number).ToHashSet();
        Assert.Equal(["1", "2", "900"], numbers.Order(StringComparer.Ordinal));
    }
}
