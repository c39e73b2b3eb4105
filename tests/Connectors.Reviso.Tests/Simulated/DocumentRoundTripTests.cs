using System.Text.Json;

namespace Connectors.Reviso.Tests.Simulated;

/// <summary>Quotations, orders, invoices: from the draft to the payment.</summary>
public sealed class DocumentRoundTripTests
{
    private static DraftInvoice Full => Given.Invoice(
        Given.Line() with { UnitNetPrice = 99.1234567891m, DiscountPercentage = 10m, UnitCostPrice = 40.1234567891m, ManuallyEditedSalesPrice = true, DepartmentalDistribution = new DepartmentalDistributionNumber(1) }) with
    {
        Currency = "USD",
        ExchangeRate = 92.123456m,
        PaymentTerms = new PaymentTermsNumber(2),
        PaymentType = new PaymentTypeNumber(2),
        NumberSeries = new NumberSeriesNumber(2),
        VatIncluded = true,
        VatDate = new(2026, 3, 31),
        DeliveryLocation = new DeliveryLocationNumber(201),
        Delivery = new() { Address = "Molo 1", Zip = "16121", City = "Genova", Country = "Italia", DeliveryTerms = "EXW", DeliveryDate = new(2026, 3, 9) },
        DeliveryDetails = new()
        {
            NumberOfPackages = 3,
            DescriptionOfPackages = "Scatole",
            ReasonForDelivery = "Vendita",
            DeliveryStartDateTime = "2026-03-09T08:00:00",
            DeliveryNoteNumberSeries = new NumberSeriesNumber(4),
            CarrierInfo = Given.Json("""{"name":"Corriere"}"""),
        },
        Notes = new() { Heading = "H", Text1 = "1", Text2 = "2" },
        References = new() { CustomerContact = new ContactNumber(101), SalesPerson = new EmployeeNumber(1), VendorReference = new EmployeeNumber(1), Other = "CRM-77" },
        Recipient = new()
        {
            Name = "Acme",
            VatZone = new VatZoneNumber(1),
            Address = "Via 1",
            Zip = "25121",
            City = "Brescia",
            Country = "Italia",
            Ean = "8001234567891",
            PublicEntryNumber = "ABC1234",
            MobilePhone = "2",
            Attention = new ContactNumber(101),
        },
        Customer = new() { CustomerNumber = Given.One, SplitPayment = true },
        Project = new ProjectNumber(4),
        DeductionInfo = new() { DeductionAmount = 12.5m },
        BankAccount = Given.Json("""{"bankAccountNumber":1}"""),
        PriceList = Given.Json("""{"priceListNumber":2}"""),
        TenderContract = new TenderContractNumber(1),
    };

    [Fact]
    public async Task Checklist_08_A_draft_invoice_comes_back_field_by_field_with_the_sums_of_the_server()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme").Product("A-1", "Ora", 80).Contact(1, "Ada").DeliveryLocation(1).TenderContract(1, "CIG-1", "C-7"));
        var sent = Full;
        var id = (await s.Client.DraftInvoices.CreateAsync(sent)).Id!.Value;
        var read = await s.Client.DraftInvoices.GetAsync(id);
        Assert.Equal((id, sent.Date, "USD", 92.123456m, true, new DateOnly(2026, 3, 31), 1), (read.Id, read.Date, read.Currency, read.ExchangeRate, read.VatIncluded, read.VatDate, read.Number));
        Assert.Equal(
            (sent.Layout, sent.PaymentType, sent.NumberSeries, sent.DeliveryLocation, sent.Project, sent.TenderContract),
            (read.Layout, read.PaymentType, read.NumberSeries, read.DeliveryLocation, read.Project, read.TenderContract));
        Assert.Equal((Given.One, true), (read.Customer!.CustomerNumber, read.Customer.SplitPayment));
        Assert.Equal(sent.Delivery, read.Delivery);
        Assert.Equal(sent.Notes, read.Notes);
        Assert.Equal(sent.References, read.References);
        Assert.Equal(sent.Recipient, read.Recipient);
        Assert.Equal(sent.DeductionInfo, read.DeductionInfo);
        Assert.Equal(sent.DeliveryDetails! with { CarrierInfo = null }, read.DeliveryDetails! with { CarrierInfo = null });
        Assert.Equal(
            ("""{"name":"Corriere"}""", """{"bankAccountNumber":1}""", """{"priceListNumber":2}"""),
            (JsonSerializer.Serialize(read.DeliveryDetails.CarrierInfo), JsonSerializer.Serialize(read.BankAccount), JsonSerializer.Serialize(read.PriceList)));
        // 2 at 99.1234567891 less a tenth; 22 %.
        Assert.Equal((178.42m, 39.25m, 217.67m, new DateOnly(2026, 4, 1)), (read.NetAmount, read.VatAmount, read.GrossAmount, read.DueDate));
        Assert.Equal(new VatCodeGroup { VatAccount = new VatCode("V022"), VatRate = 22m, TotalNetAmount = 178.42m, TotalVatAmount = 39.25m, TotalGrossAmount = 217.67m }, Assert.Single(read.VatCodeGroups!));
        var line = Assert.Single(read.Lines!);
        Assert.Equal(
            ("Ora", 2m, 99.1234567891m, 10m, 40.1234567891m, 1, 178.42m, 39.25m, 217.67m, true),
            (line.Description, line.Quantity, line.UnitNetPrice, line.DiscountPercentage, line.UnitCostPrice, line.LineNumber, line.TotalNetAmount, line.TotalVatAmount, line.TotalGrossAmount, line.ManuallyEditedSalesPrice));
        Assert.Equal(
            (new ProductNumber("A-1"), new UnitNumber(2), new VatCode("V022"), 22m, new DepartmentalDistributionNumber(1)),
            (line.Product!.Id!.Value, line.Unit!.Id!.Value, line.VatInfo!.VatAccount!.Id!.Value, line.VatInfo.VatRate, line.DepartmentalDistribution!.Id!.Value));
        Assert.Equal("invoice", read.SalesDocumentType!.Value.Value);
        // An update that says nothing changes nothing.
        var same = await s.Client.DraftInvoices.UpdateAsync(id, d => d);
        Assert.Equal((read.NetAmount, read.Notes, read.Recipient, read.DueDate, read.Number), (same.NetAmount, same.Notes, same.Recipient, same.DueDate, same.Number));
        Assert.Equal(read.Lines![0] with { AdditionalData = null, VatInfo = null }, same.Lines![0] with { AdditionalData = null, VatInfo = null });
    }

    [Fact]
    public async Task Trap_12_3_Every_line_has_its_own_vat_and_prices_keep_ten_decimals()
    {
        await using var s = await Simulated.StartAsync(Given.Shop);
        var made = await s.Client.Quotations.CreateAsync(Given.Quotation(Given.Line(3, 0.1234567891m), Given.Line(1, 100, vat: "V010"), Given.Line(1, 10, vat: "V000")));
        Assert.Equal([0.37m, 100m, 10m], made.Lines!.Select(l => l.TotalNetAmount!.Value));
        Assert.Equal([("V022", 0.08m), ("V010", 10m), ("V000", 0m)], made.VatCodeGroups!.Select(g => (g.VatAccount!.Id!.Value.Value, g.TotalVatAmount!.Value)));
        Assert.Equal((110.37m, 10.08m, 120.45m), (made.NetAmount, made.VatAmount, made.GrossAmount));
        Assert.Equal(0.1234567891m, s.Account.Quotations[0].Lines[0].UnitNetPrice);
    }

    [Fact]
    public async Task A_quotation_is_changed_sent_and_listed_without_its_lines()
    {
        await using var s = await Simulated.StartAsync(Given.Shop);
        var id = (await s.Client.Quotations.CreateAsync(Given.Quotation(Given.Line()) with { Notes = new() { Heading = "H", Text1 = "t" } })).Id!.Value;
        var changed = await s.Client.Quotations.UpdateAsync(id, q => q with { PaymentTerms = new PaymentTermsNumber(2), Notes = q.Notes! with { Text1 = null }, Lines = [.. q.Lines!, Given.Line(1, 50)] });
        Assert.Equal((250m, new DocumentNotes { Heading = "H" }, new DateOnly(2026, 4, 1), 2), (changed.NetAmount, changed.Notes, changed.DueDate, changed.Lines!.Count));
        var listed = Assert.Single(await s.Client.Quotations.ListAsync(new() { Filter = QuotationFields.Customer.Is(1) & QuotationFields.Heading.Is("h") }).ToListAsync());
        Assert.Equal((id, null), (listed.Id, listed.Lines));
        Assert.Contains("Totale EUR 305", await Given.TextOf(await s.Client.Quotations.GetPdfAsync(id)), StringComparison.Ordinal);
        Assert.True((await s.Client.Quotations.SetSentAsync(id, true)).IsSent);
        Assert.Empty(await s.Client.Quotations.ListOpenAsync().ToListAsync());
        Assert.False((await s.Client.Quotations.SetSentAsync(id, false)).IsSent);
        Assert.Single(await s.Client.Quotations.ListOpenAsync().ToListAsync());
        Assert.Equal(2, s.Account.Quotations[0].Lines.Count);
        await s.Client.Quotations.DeleteAsync(id);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.Quotations.GetAsync(id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Checklist_11_An_archived_document_is_deleted_only_after_it_was_taken_back_and_a_change_leaves_it_archived(bool falseIsOmitted)
    {
        await using var s = await Simulated.StartAsync(Given.Shop);
        s.Sim.Oddities.FalseIsOmitted = falseIsOmitted;
        var id = (await s.Client.Orders.CreateAsync(Given.Order(Given.Line()))).Id!.Value;
        Assert.True((await s.Client.Orders.SetArchivedAsync(id, true)).IsArchived);
        await s.Client.Orders.UpdateAsync(id, o => o with { Notes = new() { Heading = "H" } });
        Assert.True(s.Account.Orders[0].IsArchived);
        Assert.Empty(await s.Client.Orders.ListOpenAsync().ToListAsync());
        Assert.Single(await s.Client.Orders.ListAsync(new() { Filter = OrderFields.IsArchived.Is(true) }).ToListAsync());
        Assert.Equal(RevisoErrorCodes.ArchivedDocument, (await Assert.ThrowsAsync<ConnectorConflictException>(() => s.Client.Orders.DeleteAsync(id))).ErrorCode);
        await s.Client.Orders.SetArchivedAsync(id, false);
        Assert.Contains("Ora", await Given.TextOf(await s.Client.Orders.GetPdfAsync(id)), StringComparison.Ordinal);
        await s.Client.Orders.DeleteAsync(id);
        Assert.Empty(s.Account.Orders);
    }

    [Fact]
    public async Task What_others_make_of_a_quotation_is_read_an_order_and_an_invoice()
    {
        await using var s = await Simulated.StartAsync(Given.Shop);
        var quotation = (await s.Client.Quotations.CreateAsync(Given.Quotation(Given.Line()) with { References = new() { Other = "CRM-1" } })).Id!.Value;
        var order = new OrderId(s.Account.ConvertQuotation(quotation.Value));
        Assert.True((await s.Client.Quotations.GetAsync(quotation)).IsArchived);
        Assert.Equal((200m, "CRM-1"), ((await s.Client.Orders.GetAsync(order)).NetAmount, (await s.Client.Orders.GetAsync(order)).References!.Other));
        var draft = new InvoiceId(s.Account.ConvertOrder(order.Value));
        Assert.Equal(244m, (await s.Client.DraftInvoices.GetAsync(draft)).GrossAmount);
        Assert.Equal(draft, Assert.Single(await s.Client.DraftInvoices.ListAsync(new() { Filter = DraftInvoiceFields.OtherReference.Is("CRM-1") }).ToListAsync()).Id);
    }

    [Fact]
    public async Task Checklist_09_Booking_takes_the_draft_away_gives_other_numbers_and_blocks_customer_and_product()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme").Product("A-1", "Ora", 80).DraftInvoice(1, Given.SeedLine));
        await s.Client.BookedInvoices.BookAsync(new(s.Account.DraftInvoices[0].Id));
        var draft = await s.Client.DraftInvoices.CreateAsync(Given.Invoice(Given.Line()) with { NumberSeries = new NumberSeriesNumber(2), Notes = new() { Heading = "H", Text1 = "above", Text2 = "below" } });
        var invoice = await s.Client.BookedInvoices.BookAsync(draft.Id!.Value);
        var number = invoice.BookedInvoiceNumber!.Value;
        // Four numbers, none of which is another: the draft's id, the key, the number of its series and the printed one.
        Assert.Equal((5002, 1, "FVL1"), (number.Value, invoice.Number, invoice.DisplayInvoiceNumber));
        Assert.DoesNotContain(draft.Id!.Value.Value, new[] { number.Value, invoice.Number!.Value });
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.DraftInvoices.GetAsync(draft.Id!.Value));
        var gone = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.BookedInvoices.BookAsync(draft.Id!.Value));
        Assert.Equal(("id", RevisoErrorCodes.NotFound), (gone.FieldErrors.Single().Field, gone.FieldErrors.Single().Code));
        await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Customers.DeleteAsync(Given.One));
        await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Products.DeleteAsync(new("A-1")));
        // Not by the draft's id and not by the number of the series.
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.BookedInvoices.GetAsync(new(draft.Id!.Value.Value)));
        var read = await s.Client.BookedInvoices.GetAsync(number);
        Assert.Equal((244m, 244m, 22m, JsonValueKind.Array), (read.GrossAmount, read.Remainder, read.Lines![0].VatInfo!.VatRate, read.ElectronicInvoiceFiles!.Value.ValueKind));
        Assert.StartsWith("%PDF-", await Given.TextOf(await s.Client.BookedInvoices.GetPdfAsync(number)), StringComparison.Ordinal);
        Assert.Equal([5001, 5002], (await s.Client.BookedInvoices.ListAsync().ToListAsync()).Select(i => i.BookedInvoiceNumber!.Value.Value));
        // Somebody else sends it.
        Assert.Empty(await s.Client.BookedInvoices.ListSentAsync().ToListAsync());
        s.Account.SendInvoice(number.Value);
        Assert.Equal(number, Assert.Single(await s.Client.BookedInvoices.ListSentAsync().ToListAsync()).BookedInvoiceNumber);
        var empty = await s.Client.DraftInvoices.CreateAsync(Given.Invoice());
        Assert.Equal("id", Assert.Single((await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.BookedInvoices.BookAsync(empty.Id!.Value))).FieldErrors).Field);
    }

    [Fact]
    public async Task Checklist_11_Texts_have_other_names_once_an_invoice_is_booked_in_filters_too()
    {
        await using var s = await Simulated.StartAsync(Given.Shop);
        var draft = await s.Client.DraftInvoices.CreateAsync(Given.Invoice(Given.Line()) with { Notes = new() { Heading = "H", Text1 = "above", Text2 = "below" } });
        Assert.Equal(("above", null), (draft.Notes!.Text1, draft.Notes.TextLine1));
        var booked = await s.Client.BookedInvoices.BookAsync(draft.Id!.Value);
        Assert.Equal(new DocumentNotes { Heading = "H", TextLine1 = "above", TextLine2 = "below" }, booked.Notes);
        Assert.Single(await s.Client.BookedInvoices.ListAsync(new() { Filter = BookedInvoiceFields.TextLine1.Is("above") }).ToListAsync());
        await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.BookedInvoices.ListPageAsync(new() { Filter = RevisoFilter<BookedInvoice>.FromText("notes.text1$eq:above") }));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task Trap_12_3_A_payment_is_a_voucher_whose_currency_is_a_text_or_an_object(bool isText, int calls)
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme").Product("A-1", "Ora", 80).DraftInvoice(1, Given.SeedLine));
        s.Sim.Oddities.VoucherCurrencyIsText = isText;
        var number = s.Account.Book(s.Account.DraftInvoices[0].Id);
        Assert.Single(await s.Client.BookedInvoices.ListUnpaidAsync().ToListAsync());
        var wrong = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Vouchers.CreateCustomerPaymentAsync(Given.Payment(122, number, series: 1, currency: null)));
        Assert.Equal(RevisoErrorCodes.InvalidValue, Assert.Single(wrong.FieldErrors).Code);
        s.Sim.ClearCalls();
        var voucher = await s.Client.Vouchers.CreateCustomerPaymentAsync(Given.Payment(122, number));
        Assert.Equal((calls, 1), (s.Sim.CountCalls("vouchers.customer-payments.create"), s.Account.Vouchers.Count));
        Assert.Equal((new DateOnly(2026, 3, 3), "EUR", "Bonifico", 10100), (voucher.Date, voucher.Lines[0].Currency!.Id!.Value.Value, voucher.Lines[0].Text, voucher.Lines[0].ContraAccount!.Id!.Value.Value));
        Assert.Equal((Given.One, number, -122m), (voucher.Lines[1].Customer!.Id!.Value, voucher.Lines[1].InvoiceNumber, voucher.Lines[1].Amount));
        Assert.Equal(244m, (await s.Client.BookedInvoices.GetAsync(new(number))).Remainder);
        Assert.Equal(voucher.VoucherId, (await s.Client.Vouchers.BookAsync(voucher.VoucherId!.Value)).VoucherId);
        Assert.Equal(122m, (await s.Client.BookedInvoices.GetAsync(new(number))).Remainder);
        Assert.Equal("voucherId", Assert.Single((await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Vouchers.BookAsync(voucher.VoucherId!.Value))).FieldErrors).Field);
        s.Account.Pay(number);
        Assert.Equal(number, Assert.Single(await s.Client.BookedInvoices.ListPaidAsync().ToListAsync()).BookedInvoiceNumber!.Value.Value);
        Assert.Empty(await s.Client.BookedInvoices.ListUnpaidAsync().ToListAsync());
        // A currency that is not one is refused whichever way it is spelled, after one repeat at most.
        s.Sim.ClearCalls();
        await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Vouchers.CreateCustomerPaymentAsync(Given.Payment(1, number, currency: "XXX")));
        Assert.Equal((2, 1), (s.Sim.CountCalls("vouchers.customer-payments.create"), s.Account.Vouchers.Count));
    }

    [Fact]
    public async Task An_invoice_without_a_document_is_a_voucher_too()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme"));
        var voucher = await s.Client.Vouchers.CreateCustomerInvoiceAsync(new()
        {
            Date = new(2026, 3, 3),
            NumberSeries = new NumberSeriesNumber(1),
            Lines = [new() { Customer = Given.One, Amount = 122m, Currency = new CurrencyCode("EUR"), Text = "Anticipo", ContraAccount = new AccountNumber(30100), ContraVatAccount = new VatCode("V022") }],
        });
        Assert.Equal((122m, "V022"), (voucher.Lines[0].Amount, voucher.Lines[0].ContraVatAccount!.Id!.Value.Value));
        await s.Client.Vouchers.BookAsync(voucher.VoucherId!.Value);
        Assert.True(Assert.Single(s.Account.Vouchers).IsBooked);
    }

    [Fact]
    public async Task A_draft_takes_a_file_and_lets_go_of_it()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme").Product("A-1", "Ora", 80).DraftInvoice(1, Given.SeedLine));
        var id = new InvoiceId(s.Account.DraftInvoices[0].Id);
        await s.Client.DraftInvoices.AttachAsync(id, "offerta.pdf", "%PDF-1.7 a"u8.ToArray());
        await s.Client.DraftInvoices.DeleteAttachmentAsync(id);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.DraftInvoices.DeleteAttachmentAsync(id));
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.DraftInvoices.AttachAsync(new(9), "offerta.pdf", "%PDF-1.7 a"u8.ToArray()));
        await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.DraftInvoices.AttachAsync(id, "offerta.txt", "hello"u8.ToArray()));
        await s.Client.DraftInvoices.DeleteAsync(id);
        Assert.Empty(s.Account.DraftInvoices);
    }

    [Fact]
    public async Task Trap_12_3_Layout_product_and_vat_of_a_line_are_named_to_hold_where_they_are_required()
    {
        await using var s = await Simulated.StartAsync(Given.Shop);
        var bare = new SalesLine { Description = "Testo", Quantity = 1m, UnitNetPrice = 1m };
        (s.Sim.Oddities.LayoutRequired, s.Sim.Oddities.LinesNeedProduct, s.Sim.Oddities.LinesNeedVat) = (true, true, true);
        var error = await Assert.ThrowsAsync<ConnectorValidationException>(() => s.Client.Quotations.CreateAsync(Given.Quotation(Given.Line(), bare) with { Layout = null }));
        Assert.Equal(["layout", "lines.1.product", "lines.1.vatInfo"], error.FieldErrors.Select(f => f.Field).Order(StringComparer.Ordinal));
        (s.Sim.Oddities.LayoutRequired, s.Sim.Oddities.LinesNeedProduct, s.Sim.Oddities.LinesNeedVat) = (false, false, false);
        Assert.Equal(1m, (await s.Client.Quotations.CreateAsync(Given.Quotation(bare) with { Layout = null })).NetAmount);
    }
}
