using System.Text;
using Connectors.Testing.Economic;

namespace Connectors.Economic.Tests.Simulated;

/// <summary>Quotes, orders, invoices: from the draft to the payment.</summary>
public sealed class DocumentRoundTripTests
{
    private static async Task<string> TextOf(Stream stream)
    {
        await using (stream)
        {
            using var reader = new StreamReader(stream, Encoding.Latin1);
            return await reader.ReadToEndAsync();
        }
    }

    [Fact]
    public async Task A_draft_invoice_comes_back_field_by_field_with_the_sums_of_the_server()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme").Product("A-1", "Hour", 800).Contact(1, "Bo").DeliveryLocation(1));
        var sent = Given.Invoice(Given.Line() with { DiscountPercentage = 10m, UnitCostPrice = 40m }, new SalesLine { Description = "Thanks" }) with
        {
            Currency = "EUR",
            ExchangeRate = 745.123456m,
            DeliveryLocation = new DeliveryLocationNumber(201),
            Delivery = new() { Address = "Kaj 1", Zip = "8000", City = "Aarhus", Country = "DK", DeliveryTerms = "EXW", DeliveryDate = new(2026, 3, 9) },
            Notes = new() { Heading = "H", TextLine1 = "1", TextLine2 = "2" },
            References = new() { CustomerContact = new ContactNumber(101), SalesPerson = new EmployeeNumber(1), VendorReference = new EmployeeNumber(2), Other = "CRM-77" },
            Recipient = new()
            {
                Name = "Acme",
                VatZone = new VatZoneNumber(1),
                Address = "Vej 1",
                Zip = "8000",
                City = "Aarhus",
                Country = "DK",
                Ean = "5790000123456",
                PublicEntryNumber = "P",
                MobilePhone = "2",
                Attention = new ContactNumber(101),
                NemHandelType = NemHandelType.Ean,
            },
            Project = new ProjectNumber(4),
        };
        var number = (await s.Client.DraftInvoices.CreateAsync(sent)).DraftInvoiceNumber!.Value;
        var read = await s.Client.DraftInvoices.GetAsync(number);
        Assert.Equal((sent.Date, "EUR", 745.123456m, sent.Customer, sent.Layout, sent.DeliveryLocation, sent.Project), (read.Date, read.Currency, read.ExchangeRate, read.Customer, read.Layout, read.DeliveryLocation, read.Project));
        Assert.Equal(sent.Delivery, read.Delivery);
        Assert.Equal(sent.Notes, read.Notes);
        Assert.Equal(sent.References, read.References);
        Assert.Equal(sent.Recipient, read.Recipient);
        Assert.Equal((180m, 45m, 225m, new DateOnly(2026, 3, 10)), (read.NetAmount, read.VatAmount, read.GrossAmount, read.DueDate));
        Assert.Equal(("net", 8), (read.PaymentTerms!.PaymentTermsType!.Value.Value, read.PaymentTerms.DaysOfCredit));
        var line = read.Lines![0];
        Assert.Equal(("Hour", 2m, 100m, 10m, 40m, 1, 180m), (line.Description, line.Quantity, line.UnitNetPrice, line.DiscountPercentage, line.UnitCostPrice, line.LineNumber, line.TotalNetAmount));
        Assert.Equal((new ProductNumber("A-1"), new UnitNumber(2)), (line.Product!.Id!.Value, line.Unit!.Id!.Value));
        Assert.Equal(("Thanks", null), (read.Lines[1].Description, read.Lines[1].Quantity));
    }

    [Fact]
    public async Task A_draft_invoice_is_changed_grows_and_goes()
    {
        await using var s = await Simulated.StartAsync(Given.Shop);
        var number = (await s.Client.DraftInvoices.CreateAsync(Given.Invoice(Given.Line()) with { Notes = new() { Heading = "H" } })).DraftInvoiceNumber!.Value;
        var changed = await s.Client.DraftInvoices.UpdateAsync(number, d => d with { PaymentTerms = new PaymentTermsNumber(2), Notes = null, Lines = [.. d.Lines!, Given.Line(1, 50)] });
        Assert.Equal((250m, null, new DateOnly(2026, 4, 1), 2), (changed.NetAmount, changed.Notes, changed.DueDate, changed.Lines!.Count));
        await s.Client.DraftInvoices.AddLinesAsync(number, [Given.Line(1, 10)]);
        Assert.Equal(3, (await s.Client.DraftInvoices.GetAsync(number)).Lines!.Count);
        Assert.Null(Assert.Single(await s.Client.DraftInvoices.ListAsync(new() { Filter = DraftInvoiceFields.Customer.Is(1) }).ToListAsync()).Lines);
        Assert.Contains("Total DKK 325", await TextOf(await s.Client.DraftInvoices.GetPdfAsync(number)), StringComparison.Ordinal);
        await s.Client.DraftInvoices.DeleteAsync(number);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.DraftInvoices.GetAsync(number));
    }

    [Fact]
    public async Task Checklist_09_Booking_consumes_the_draft_and_a_payment_shows_in_the_remainder()
    {
        await using var s = await Simulated.StartAsync(Given.Shop);
        var draft = (await s.Client.DraftInvoices.CreateAsync(Given.Invoice(Given.Line()))).DraftInvoiceNumber!.Value;
        var booking = await s.Client.DraftInvoices.GetBookingTemplateAsync(draft);
        var invoice = await s.Client.BookedInvoices.BookAsync(booking with { SendBy = InvoiceSending.Email });
        var number = invoice.BookedInvoiceNumber!.Value;
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.DraftInvoices.GetAsync(draft));
        var gone = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.BookedInvoices.BookAsync(booking));
        Assert.Equal(("draftInvoice.draftInvoiceNumber", EconomicErrorCodes.NotFound), (gone.FieldErrors.Single().Field, gone.FieldErrors.Single().Code));
        await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Customers.DeleteAsync(Given.One));
        await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Products.DeleteAsync(new("A-1")));
        Assert.Equal((250m, 250m), (invoice.GrossAmount, invoice.Remainder));
        Assert.Equal((25m, 50m), (invoice.Lines![0].VatRate, invoice.Lines[0].VatAmount));
        Assert.StartsWith("%PDF-", await TextOf(await s.Client.BookedInvoices.GetPdfAsync(number)), StringComparison.Ordinal);
        var sending = Assert.Single(await s.Client.BookedInvoices.ListSentAsync().ToListAsync());
        Assert.Equal((number, InvoiceSending.Email), (sending.Invoice!.Id!.Value, sending.SendBy));
        Assert.Equal(sending.Invoice, (await s.Client.BookedInvoices.GetSentAsync(sending.Id!.Value)).Invoice);

        async Task<string> Counts() => string.Join(',', new[]
        {
            (await s.Client.BookedInvoices.ListPaidAsync().ToListAsync()).Count, (await s.Client.BookedInvoices.ListUnpaidAsync().ToListAsync()).Count,
            (await s.Client.BookedInvoices.ListOverdueAsync().ToListAsync()).Count, (await s.Client.BookedInvoices.ListNotDueAsync().ToListAsync()).Count,
        });
        Assert.Equal("0,1,0,1", await Counts());
        s.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal("0,1,1,0", await Counts());
        s.Account.Pay(number.Value, 100);
        Assert.Equal(150m, (await s.Client.BookedInvoices.GetAsync(number)).Remainder);
        s.Account.Pay(number.Value);
        Assert.Equal("1,0,0,0", await Counts());
        Assert.Single(await s.Client.Customers.ListBookedInvoicesAsync(Given.One).ToListAsync());
    }

    [Fact]
    public async Task A_number_of_the_callers_choice_is_taken_once()
    {
        await using var s = await Simulated.StartAsync(a =>
        {
            Given.Shop(a);
            for (var i = 0; i < 3; i++)
                a.DraftInvoice(1, new EconomicDocumentLine { ProductNumber = "A-1", Description = "Hour", Quantity = 1, UnitNetPrice = 100 });
        });
        Assert.Equal(777, (await s.Client.BookedInvoices.BookAsAsync(new(777), new() { DraftInvoice = new DraftInvoiceNumber(1) })).BookedInvoiceNumber!.Value.Value);
        Assert.Equal(778, (await s.Client.BookedInvoices.BookAsync(new() { DraftInvoice = new DraftInvoiceNumber(2), BookWithNumber = new(778) })).BookedInvoiceNumber!.Value.Value);
        await Assert.ThrowsAsync<ConnectorConflictException>(() => s.Client.BookedInvoices.BookAsAsync(new(777), new() { DraftInvoice = new DraftInvoiceNumber(3) }));
        Assert.Equal([777, 778], (await s.Client.BookedInvoices.ListAsync().ToListAsync()).Select(i => i.BookedInvoiceNumber!.Value.Value));
    }

    [Fact]
    public async Task An_order_is_sent_reopened_invoiced_and_archived()
    {
        await using var s = await Simulated.StartAsync(Given.Shop);
        var made = await s.Client.Orders.CreateAsync(Given.Order(Given.Line()) with { References = new() { Other = "CRM-1" } });
        var number = made.OrderNumber!.Value;
        Assert.Equal(400m, (await s.Client.Orders.UpdateAsync(number, o => o with { Lines = [o.Lines![0] with { Quantity = 4m }] })).NetAmount);
        await s.Client.Orders.AttachAsync(number, "%PDF-1.7 a"u8.ToArray(), "order.pdf");
        Assert.Equal("%PDF-1.7 a", await TextOf(await s.Client.Orders.GetAttachmentAsync(SalesStage.Drafts, number)));
        Assert.StartsWith("%PDF-", await TextOf(await s.Client.Orders.GetPdfAsync(SalesStage.Drafts, number)), StringComparison.Ordinal);
        Assert.Equal(number, (await s.Client.Orders.MarkSentAsync(number)).OrderNumber);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.Orders.GetAsync(SalesStage.Drafts, number));
        Assert.Equal(number, (await s.Client.Orders.ReopenAsync(number)).OrderNumber);
        await s.Client.Orders.MarkSentAsync(number);
        var invoice = await s.Client.DraftInvoices.CreateAsync(await s.Client.Orders.GetInvoiceTemplateAsync(number, SalesStage.Sent));
        Assert.Equal((400m, "CRM-1"), (invoice.NetAmount, invoice.References!.Other));
        Assert.Equal("CRM-1", (await s.Client.Orders.GetAsync(SalesStage.Archived, number)).References!.Other);
        Assert.Single(await s.Client.Orders.ListAsync(SalesStage.Archived).ToListAsync());
        var booked = await s.Client.BookedInvoices.BookAsync(new() { DraftInvoice = invoice.DraftInvoiceNumber!.Value });
        Assert.Equal(number, booked.OrderNumber);
    }

    [Fact]
    public async Task A_quote_behaves_as_an_order()
    {
        await using var s = await Simulated.StartAsync(Given.Shop);
        var number = (await s.Client.Quotes.CreateAsync(Given.Quote(Given.Line()))).QuoteNumber!.Value;
        Assert.Equal("Q", (await s.Client.Quotes.UpdateAsync(number, q => q with { Notes = new() { Heading = "Q" } })).Notes!.Heading);
        Assert.Equal(200m, (await s.Client.Quotes.GetInvoiceTemplateAsync(number)).Lines![0].Quantity * 100);
        Assert.Equal(number, (await s.Client.Quotes.MarkSentAsync(number)).QuoteNumber);
        Assert.Equal(number, (await s.Client.Quotes.ReopenAsync(number)).QuoteNumber);
        Assert.StartsWith("%PDF-", await TextOf(await s.Client.Quotes.GetPdfAsync(SalesStage.Drafts, number)), StringComparison.Ordinal);
        Assert.Single(await s.Client.Quotes.ListAsync(SalesStage.Drafts, new() { Filter = QuoteFields.Number.Is(number.Value) }).ToListAsync());
        await s.Client.Quotes.DeleteAsync(number);
        Assert.Empty(s.Account.Quotes);
    }

    [Fact]
    public async Task Where_nothing_can_be_marked_as_sent_that_is_said_and_the_order_stays()
    {
        await using var s = await Simulated.StartAsync(Given.Shop);
        s.Sim.Oddities.OrdersCanBeMarkedSent = false;
        var number = (await s.Client.Orders.CreateAsync(Given.Order(Given.Line()))).OrderNumber!.Value;
        Assert.Equal(405, (await Assert.ThrowsAnyAsync<ConnectorApiException>(() => s.Client.Orders.MarkSentAsync(number))).StatusCode);
        s.Account.MoveOrder(number.Value, "sent");
        var error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => s.Client.Orders.ReopenAsync(number));
        Assert.Equal(EconomicErrorCodes.DoubledByMove, Assert.IsType<ConnectorConflictException>(error.InnerException).ErrorCode);
        Assert.Equal(s.Account.Orders.Single(o => o.State == "drafts").Number.ToString(System.Globalization.CultureInfo.InvariantCulture), error.Evidence.Hints["madeNumber"]);
    }

    [Fact]
    public async Task Where_a_put_wants_the_names_of_units_they_are_read_and_sent()
    {
        await using var s = await Simulated.StartAsync(Given.Shop);
        s.Sim.Oddities.OrderPutNeedsUnitName = true;
        var number = (await s.Client.Orders.CreateAsync(Given.Order(Given.Line()))).OrderNumber!.Value;
        // As read: the name came with the line and goes back.
        await s.Client.Orders.UpdateAsync(number, o => o with { Notes = new() { Heading = "H" } });
        Assert.Equal(0, s.Sim.CountCalls("units.get"));
        // A unit of one's own has a number only.
        var changed = await s.Client.Orders.UpdateAsync(number, o => o with { Lines = [.. o.Lines!, Given.Line(1, 50) with { Unit = new UnitNumber(1) }] }, new() { IdempotencyKey = "mine" });
        Assert.Equal((250m, 1), (changed.NetAmount, s.Sim.CountCalls("units.get")));
        Assert.Equal(["mine", "mine-named"], s.Sim.Calls.Where(c => c.Operation == "orders.drafts.update").TakeLast(2).Select(c => c.Headers["Idempotency-Key"]));
    }

    [Fact]
    public async Task Sums_are_those_of_the_documents()
    {
        await using var s = await Simulated.StartAsync(a =>
        {
            a.Customer("Acme").Customer("Bo").Product("A-1", "Hour", 800);
            a.DraftInvoice(1, new EconomicDocumentLine { ProductNumber = "A-1", Description = "Hour", Quantity = 1, UnitNetPrice = 100 });
            a.DraftInvoice(2, new EconomicDocumentLine { ProductNumber = "A-1", Description = "Hour", Quantity = 2, UnitNetPrice = 100 });
            a.DraftInvoice(2, new EconomicDocumentLine { ProductNumber = "A-1", Description = "Hour", Quantity = 4, UnitNetPrice = 100 });
            a.Book(3);
        });
        await s.Client.DraftInvoices.UpdateAsync(new(1), d => d with { References = new() { SalesPerson = new EmployeeNumber(2) } });
        var t = s.Client.InvoiceTotals;
        Assert.Equal((300m, 2, 400m), ((await t.GetAsync()).Drafts!.NetAmountInBaseCurrency, (await t.GetAsync()).Drafts!.InvoiceCount, (await t.GetAsync()).Booked!.NetAmountInBaseCurrency));
        Assert.Equal((300m, 400m, 0m), ((await t.GetDraftsAsync()).NetAmountInBaseCurrency, (await t.GetBookedAsync()).NetAmountInBaseCurrency, (await t.GetPaidAsync()).NetAmountInBaseCurrency));
        Assert.Equal((500m, 0, 1), ((await t.GetUnpaidAsync()).GrossRemainderInBaseCurrency, (await t.GetOverdueAsync()).InvoiceCount, (await t.GetNotOverdueAsync()).InvoiceCount));
        Assert.Equal([(1, 100m), (2, 200m)], (await t.GetDraftsByCustomerAsync()).Customers!.Select(c => (c.Customer!.Id!.Value.Value, c.NetAmountInBaseCurrency!.Value)));
        Assert.Equal([(2, 100m)], (await t.GetDraftsByEmployeeAsync()).Employees!.Select(e => (e.Employee!.Id!.Value.Value, e.NetAmountInBaseCurrency!.Value)));
        Assert.Equal((200m, 200m, 0, 200m), (
            (await t.GetDraftsOfCustomerAsync(new(2))).NetAmountInBaseCurrency, (await t.GetDraftsOfCustomerAsync(new(2), new AccountingYearKey("2026"))).NetAmountInBaseCurrency,
            (await t.GetDraftsOfCustomerAsync(new(2), new AccountingYearKey("2025"))).InvoiceCount, (await t.GetDraftsOfCustomerAsync(new(2), null, new PeriodNumber(3))).NetAmountInBaseCurrency));
        Assert.Equal((100m, 1, 0), (
            (await t.GetDraftsOfEmployeeAsync(new(2))).NetAmountInBaseCurrency, (await t.GetDraftsOfEmployeeAsync(new(2), new AccountingYearKey("2026"))).InvoiceCount,
            (await t.GetDraftsOfEmployeeAsync(new(2), null, new PeriodNumber(4))).InvoiceCount));
        Assert.Equal([(1010, -400m), (5600, 500m)], (await s.Client.AccountingYears.ListTotalsAsync(new("2026")).ToListAsync()).Select(x => (x.Account!.Id!.Value.Value, x.TotalInBaseCurrency!.Value)));
        Assert.Equal(2, (await s.Client.AccountingYears.ListEntriesAsync(new("2026"), new(3)).ToListAsync()).Count);
        Assert.Equal(-400m, Assert.Single(await s.Client.Accounts.ListEntriesAsync(new(1010), new("2026")).ToListAsync()).Amount);
        Assert.Equal(12, (await s.Client.AccountingYears.ListPeriodsAsync(new("2026")).ToListAsync()).Count);
        Assert.Equal(new DateOnly(2026, 3, 31), (await s.Client.AccountingYears.GetPeriodAsync(new("2026"), new(3))).ToDate);
        Assert.Equal("2027", (await s.Client.AccountingYears.CreateAsync(new() { FromDate = new(2027, 1, 1), ToDate = new(2027, 12, 31) })).Year!.Value.Value);
        Assert.Equal(["2025", "2026", "2027"], (await s.Client.Accounts.ListAccountingYearsAsync(new(1010)).ToListAsync()).Select(y => y.Year!.Value.Value));
    }
}
