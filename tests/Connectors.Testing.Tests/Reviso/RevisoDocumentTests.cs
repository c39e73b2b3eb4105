using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Connectors.Testing.Reviso;
using static Connectors.Testing.Tests.Reviso.RevisoApi;

namespace Connectors.Testing.Tests.Reviso;

public sealed class RevisoDocumentTests
{
    private static readonly RevisoLine Line1 = new() { ProductNumber = "A-1", Description = "Cosa", Quantity = 2, UnitNetPrice = 100 };

    [Theory]
    [InlineData("quotations")]
    [InlineData("orders")]
    [InlineData("v2/invoices/drafts")]
    public async Task Checklist08_A_document_is_priced_from_its_lines_with_vat_per_line(string path)
    {
        await using var api = WithMasters();
        var lines = Line() + "," + Line("1", "0.333", "V010") + "," + Line("3", "10", "V022", ",\"discountPercentage\":10");
        var reply = (await api.PostAsync(path, Document(lines, ",\"netAmount\":1,\"grossAmount\":1,\"notes\":{\"heading\":\"Offerta\",\"text1\":\"uno\"}"))).Is(201);
        Assert.Equal($"https://reviso.invalid/{path}/{reply.Id}", reply.Header("Location"));
        Assert.Equal(("227.33", "49.97", "277.30"), (reply["netAmount"], reply["vatAmount"], reply["grossAmount"]));
        Assert.Equal("1", reply["number"]);
        Assert.NotEqual(1, reply.Id);
        Assert.Equal(("false", "false"), (reply["isArchived"], reply["isSent"]));
        Assert.Equal("uno", (string?)reply.Json["notes"]!["text1"]);
        var row = reply.Json["lines"]![2]!;
        Assert.Equal(("27.00", "5.94", "32.94", "22.00"), (row["totalNetAmount"]!.ToString(), row["totalVatAmount"]!.ToString(), row["totalGrossAmount"]!.ToString(), row["vatInfo"]!["vatRate"]!.ToString()));
        Assert.Equal("https://reviso.invalid/vat-accounts/V022", (string?)row["vatInfo"]!["vatAccount"]!["self"]);
        Assert.Equal(["V022 227.00 49.94 276.94", "V010 0.33 0.03 0.36"], reply.Json["vatCodeGroups"]!.AsArray().Select(g =>
            $"{g!["vatAccount"]!["vatCode"]} {g["totalNetAmount"]} {g["totalVatAmount"]} {g["totalGrossAmount"]}"));
        Assert.StartsWith("%PDF-", (await api.GetAsync($"{path}/{reply.Id}/pdf")).Is(200).Text, StringComparison.Ordinal);
        Assert.Equal($"https://reviso.invalid/{path}/{reply.Id}/pdf", (string?)reply.Json["pdf"]!["download"]);
    }

    [Fact]
    public async Task Prices_keep_ten_decimals_and_quantities_two()
    {
        await using var api = WithMasters();
        var reply = (await api.PostAsync("orders", Document(Line("3", "1.12345678919")))).Is(201);
        Assert.Equal("1.1234567892", reply.Json["lines"]![0]!["unitNetPrice"]!.ToString());
        Assert.Equal("3.37", reply["netAmount"]);
        (await api.PostAsync("orders", Document(Line("1.234")))).Refused("lines.0.quantity", "E04740");
    }

    [Fact]
    public async Task Unverified_vat_is_rounded_per_line_or_per_code_and_totals_may_be_off()
    {
        await using var api = WithMasters();
        var lines = string.Join(',', Enumerable.Repeat(Line("1", "0.13"), 3));
        Assert.Equal("0.09", (await api.PostAsync("orders", Document(lines))).Is(201)["vatAmount"]);
        api.Oddities.VatRoundedPerLine = false;
        api.Oddities.GrossTotalOffBy = 0.01m;
        var reply = (await api.PostAsync("orders", Document(string.Join(',', Enumerable.Repeat(Line("1", "0.16"), 4))))).Is(201);
        Assert.Equal(("0.64", "0.14", "0.79"), (reply["netAmount"], reply["vatAmount"], reply["grossAmount"]));
    }

    [Theory]
    [InlineData("date")]
    [InlineData("currency")]
    [InlineData("customer")]
    [InlineData("paymentTerms")]
    [InlineData("recipient")]
    public async Task Members_that_a_document_requires(string name)
    {
        await using var api = WithMasters();
        var body = JsonNode.Parse(Document(Line()))!.AsObject();
        body.Remove(name);
        (await api.PostAsync("quotations", body.ToJsonString())).Refused(name, "E04300");
        (await api.PostAsync("v2/invoices/drafts", body.ToJsonString())).Refused(name, "E04300");
        Assert.Empty(api.Account.Quotations);
    }

    [Fact]
    public async Task Conflict_lines_need_a_product_and_vat_and_documents_a_layout_or_not()
    {
        await using var api = WithMasters();
        const string Bare = "{\"description\":\"Nota\",\"quantity\":1,\"unitNetPrice\":10}";
        var reply = await api.PostAsync("quotations", Document(Line() + "," + Bare));
        reply.Refused("lines.1.product", "E04300").Refused("lines.1.vatInfo", "E04300");
        Assert.Equal(1, (int)reply.Json["errors"]![0]!["details"]!["index"]!);
        (await api.PostAsync("quotations", Document(Line(vat: "V999")))).Refused("lines.0.vatInfo.vatAccount", "E06000");
        (await api.PostAsync("quotations", Document(Line().Replace("\"quantity\":2,", "", StringComparison.Ordinal)))).Refused("lines.0.quantity", "E04730");
        api.Oddities.LinesNeedProduct = false;
        api.Oddities.LinesNeedVat = false;
        Assert.Equal("2.20", (await api.PostAsync("quotations", Document(Bare))).Is(201)["vatAmount"]);
        api.Oddities.LayoutRequired = true;
        (await api.PostAsync("quotations", Document(Line()))).Refused("layout", "E04300");
        (await api.PostAsync("quotations", Document(Line(), ",\"layout\":{\"layoutNumber\":9}"))).Is(201);
    }

    [Fact]
    public async Task Due_dates_follow_from_terms()
    {
        await using var api = WithMasters();
        Assert.Equal("2026-04-01", (await api.PostAsync("v2/invoices/drafts", Document(Line(), terms: 2)))["dueDate"]);
        Assert.Equal("2026-04-30", (await api.PostAsync("v2/invoices/drafts", Document(Line(), terms: 3)))["dueDate"]);
        (await api.PostAsync("v2/invoices/drafts", Document(Line(), terms: 4))).Refused("dueDate", "E04042");
        (await api.PostAsync("v2/invoices/drafts", Document(Line(), ",\"dueDate\":\"2026-03-01\"", 4))).Refused("dueDate", "E04760");
        Assert.Equal("2026-05-05", (await api.PostAsync("v2/invoices/drafts", Document(Line(), ",\"dueDate\":\"2026-05-05\"", 4))).Is(201)["dueDate"]);
        (await api.PostAsync("v2/invoices/drafts", Document(Line()).Replace("\"paymentTermsNumber\":1", "\"paymentTermsNumber\":1,\"paymentTermsType\":\"invoiceMonth\"", StringComparison.Ordinal)))
            .Refused("paymentTerms.paymentTermsType", "E07180");
    }

    [Fact]
    public async Task Checklist11_An_archived_document_is_not_deleted_until_it_is_taken_back()
    {
        await using var api = WithMasters(a => a.Quotation(1, Line1));
        var id = api.Account.Quotations[0].Id;
        api.Account.ArchiveQuotation(id);
        Assert.Equal("S_V_87", (await api.DeleteAsync($"quotations/{id}")).Is(400).Code);
        (await api.PutAsync($"quotations/{id}", Document(Line(), ",\"isArchived\":true"))).Is(200);
        (await api.DeleteAsync($"quotations/{id}")).Is(400);
        (await api.PutAsync($"quotations/{id}", Document(Line(), ",\"isArchived\":false"))).Is(200);
        (await api.DeleteAsync($"quotations/{id}")).Is(204);
        (await api.DeleteAsync($"quotations/{id}")).Is(404);
    }

    [Fact]
    public async Task A_put_replaces_lines_keeps_the_number_and_forgets_a_flag_that_is_not_sent()
    {
        await using var api = WithMasters(a => a.Order(1, Line1).Order(1, Line1));
        var order = api.Account.Orders[1];
        api.Account.ArchiveOrder(order.Id);
        var reply = (await api.PutAsync($"orders/{order.Id}", Document(Line("1", "7")))).Is(200);
        Assert.Equal(("7.00", "2", "false"), (reply["netAmount"], reply["number"], reply["isArchived"]));
        Assert.Single(api.Account.Orders[1].Lines);
        (await api.PutAsync("orders/99999", Document(Line()))).Is(404);
    }

    [Fact]
    public async Task Open_documents_are_found_by_their_flags_and_lists_come_without_lines()
    {
        await using var api = WithMasters(a => a.Quotation(1, Line1).Quotation(1, Line1).Quotation(1, Line1));
        var ids = api.Account.Quotations.Select(q => q.Id).ToArray();
        api.Account.ArchiveQuotation(ids[0]);
        api.Account.SendQuotation(ids[1]);
        Assert.Equal([$"{ids[2]}"], await api.FoundAsync("quotations", "isArchived$eq:false$and:isSent$eq:false", "id"));
        Assert.Equal([$"{ids[0]}"], await api.FoundAsync("quotations", "number$eq:1$and:customer.customerNumber$eq:1", "id"));
        Assert.Null((await api.GetAsync("quotations")).Rows[0]!["lines"]);
        api.Oddities.ListsOmitLines = false;
        Assert.NotNull((await api.GetAsync("quotations")).Rows[0]!["lines"]);
    }

    [Fact]
    public async Task A_quotation_becomes_an_order_and_an_invoice_and_is_archived_on_the_way()
    {
        await using var api = WithMasters(a => a.Quotation(1, Line1));
        var quotation = api.Account.Quotations[0].Id;
        var order = api.Account.ConvertQuotation(quotation);
        Assert.Equal("true", (await api.GetAsync($"quotations/{quotation}"))["isArchived"]);
        Assert.Equal(("244.00", "false", "order"), ((await api.GetAsync($"orders/{order}"))["grossAmount"], (await api.GetAsync($"orders/{order}"))["isArchived"], (await api.GetAsync($"orders/{order}"))["salesDocumentType"]));
        var draft = api.Account.ConvertOrder(order);
        Assert.Equal((true, quotation), (api.Account.Orders[0].IsArchived, api.Account.Orders[0].MadeFrom));
        (await api.GetAsync($"v2/invoices/drafts/{draft}")).Is(200);
        api.Account.Book(draft);
        Assert.Equal(order, api.Account.BookedInvoices.Single().MadeFrom);
    }

    [Fact]
    public async Task Checklist09_Booking_takes_the_draft_away_and_makes_three_different_numbers()
    {
        await using var api = WithMasters();
        var draft = (await api.PostAsync("v2/invoices/drafts", Document(Line(), ",\"numberSeries\":{\"numberSeriesNumber\":2},\"notes\":{\"heading\":\"H\",\"text1\":\"uno\",\"text2\":\"due\"}"))).Is(201);
        var booked = (await api.PostAsync("v2/invoices/booked", $$"""{"id":{{draft.Id}}}""")).Is(201);
        Assert.Equal(("5001", "1", "FVL1"), (booked["bookedInvoiceNumber"], booked["number"], booked["displayInvoiceNumber"]));
        Assert.NotNull(booked.Json["electronicInvoiceFiles"]);
        Assert.Equal("https://reviso.invalid/v2/invoices/booked/5001", booked.Header("Location"));
        (await api.GetAsync($"v2/invoices/drafts/{draft.Id}")).Is(404);
        (await api.GetAsync($"v2/invoices/booked/{draft.Id}")).Is(404);
        (await api.GetAsync("v2/invoices/booked/1")).Is(404);
        (await api.PostAsync("v2/invoices/booked", $$"""{"id":{{draft.Id}}}""")).Refused("id", "E06000");
        (await api.PostAsync("v2/invoices/booked", "{}")).Refused("id", "E04300");
        Assert.Single(api.Account.BookedInvoices);
        (await api.DeleteAsync("customers/1")).Is(400);
        (await api.DeleteAsync("products/A-1")).Is(400);
        var pdf = (await api.GetAsync("v2/invoices/booked/5001/pdf")).Is(200);
        Assert.Equal("application/pdf", pdf.ContentType);
        Assert.Contains("FVL1", pdf.Text, StringComparison.Ordinal);
        (await api.PostAsync("v2/invoices/booked", $$"""{"id":{{(await api.PostAsync("v2/invoices/drafts", Document())).Is(201).Id}}}""")).Refused("id", "E04300");
    }

    [Fact]
    public async Task Checklist11_Notes_are_renamed_by_booking()
    {
        await using var api = WithMasters();
        var draft = (await api.PostAsync("v2/invoices/drafts", Document(Line(), ",\"notes\":{\"heading\":\"H\",\"text1\":\"uno\",\"textLine1\":\"wrong\"}"))).Is(201);
        Assert.Null(draft.Json["notes"]!["textLine1"]);
        Assert.Equal([$"{draft.Id}"], await api.FoundAsync("v2/invoices/drafts", "notes.text1$eq:uno", "id"));
        (await api.GetAsync($"v2/invoices/drafts?{Filter("notes.textLine1$eq:uno")}")).Is(400);
        var booked = (await api.PostAsync("v2/invoices/booked", $$"""{"id":{{draft.Id}}}""")).Is(201);
        Assert.Equal(("uno", null, "H"), ((string?)booked.Json["notes"]!["textLine1"], (string?)booked.Json["notes"]!["text1"], (string?)booked.Json["notes"]!["heading"]));
        Assert.Equal(["5001"], await api.FoundAsync("v2/invoices/booked", "notes.textLine1$eq:uno", "bookedInvoiceNumber"));
        (await api.GetAsync($"v2/invoices/booked?{Filter("notes.text1$eq:uno")}")).Is(400);
        Assert.Equal("uno", api.Account.BookedInvoices[0].Text1);
    }

    [Fact]
    public async Task Paid_and_unpaid_follow_payments_and_so_does_the_balance()
    {
        await using var api = WithMasters(a => a.DraftInvoice(1, Line1).DraftInvoice(1, Line1));
        foreach (var draft in api.Account.DraftInvoices)
            api.Account.Book(draft.Id);
        api.Sim.Clock.Advance(TimeSpan.FromHours(1));
        var before = api.Account.Customers[0].LastUpdated;
        api.Account.Pay(5001, 44);
        Assert.NotEqual(before, api.Account.Customers[0].LastUpdated);
        Assert.Equal(444, api.Account.Customers[0].Balance);
        Assert.Equal("200.00", (await api.GetAsync("v2/invoices/booked/5001"))["remainder"]);
        Assert.Equal(2, (await api.GetAsync("v2/invoices/unpaid")).Rows.Count);
        api.Oddities.BookingTouchesCustomer = false;
        api.Sim.Clock.Advance(TimeSpan.FromHours(1));
        before = api.Account.Customers[0].LastUpdated;
        api.Account.Pay(5001);
        Assert.Equal(before, api.Account.Customers[0].LastUpdated);
        Assert.Equal("5001", (string?)(await api.GetAsync("v2/invoices/paid")).Rows.Single()!["bookedInvoiceNumber"]!.ToString());
        Assert.Empty((await api.GetAsync("v2/invoices/sent")).Is(200).Rows);
        api.Account.SendInvoice(5002);
        Assert.Equal("5002", (await api.GetAsync("v2/invoices/sent")).Rows.Single()!["bookedInvoiceNumber"]!.ToString());
    }

    [Fact]
    public async Task Other_users_edit_and_delete_documents_too()
    {
        await using var api = WithMasters(a => a.Quotation(1, Line1).Order(1, Line1));
        var (quotation, order) = (api.Account.Quotations[0].Id, api.Account.Orders[0].Id);
        api.Account.EditQuotation(quotation, Line1 with { Quantity = 1 }, Line1 with { VatCode = "V004", UnitNetPrice = 1.5m });
        Assert.Equal("103.00", (await api.GetAsync($"quotations/{quotation}"))["netAmount"]);
        Assert.Equal("125.12", (await api.GetAsync($"quotations/{quotation}"))["grossAmount"]);
        api.Account.DeleteQuotation(quotation);
        api.Account.DeleteOrder(order);
        (await api.GetAsync($"quotations/{quotation}")).Is(404);
        (await api.GetAsync($"orders/{order}")).Is(404);
    }

    [Fact]
    public async Task A_payment_is_a_voucher_that_is_booked()
    {
        await using var api = WithMasters(a => a.DraftInvoice(1, Line1));
        var number = api.Account.Book(api.Account.DraftInvoices[0].Id);
        string Payment(int series, int invoice) =>
            $$$"""{"date":"2026-03-03","numberSeries":{"numberSeriesNumber":{{{series}}}},"lines":[{"contraAccount":{"accountNumber":10100},"amount":-244,"currency":"EUR","customer":{"customerNumber":1},"invoiceNumber":{{{invoice}}}}]}""";
        (await api.PostAsync("vouchers/drafts/customer-payments", Payment(1, number))).Refused("numberSeries", "E00500");
        var voucher = (await api.PostAsync("vouchers/drafts/customer-payments", Payment(3, number))).Is(201);
        Assert.Equal(244, api.Account.BookedInvoices[0].Remainder);
        (await api.GetAsync($"vouchers/drafts/customer-payments/{voucher["voucherId"]}")).Is(200);
        (await api.PostAsync("vouchers/booked", $$"""{"voucherId":{{voucher["voucherId"]}}}""")).Is(201);
        Assert.Equal(0, api.Account.BookedInvoices[0].Remainder);
        (await api.PostAsync("vouchers/booked", $$"""{"voucherId":{{voucher["voucherId"]}}}""")).Refused("voucherId", "E06000");
        Assert.Equal(0, api.Account.BookedInvoices[0].Remainder);
        (await api.GetAsync($"vouchers/booked/{voucher["voucherId"]}")).Is(200);
        var lost = (await api.PostAsync("vouchers/drafts/customer-payments", Payment(3, 99))).Is(201);
        (await api.PostAsync("vouchers/booked", $$"""{"voucherId":{{lost["voucherId"]}}}""")).Refused("lines", "E06000");
        (await api.PostAsync("vouchers/drafts/customer-invoices", Payment(1, number))).Is(201);
    }

    [Theory]
    [InlineData(true, "\"EUR\"", "{\"code\":\"EUR\"}")]
    [InlineData(false, "{\"code\":\"EUR\"}", "\"EUR\"")]
    public async Task Unverified_the_currency_of_a_vouchers_line_is_a_text_or_an_object(bool isText, string right, string wrong)
    {
        await using var api = WithMasters();
        api.Oddities.VoucherCurrencyIsText = isText;
        string Invoice(string currency) =>
            $$$"""{"date":"2026-03-03","numberSeries":{"numberSeriesNumber":1},"lines":[{"contraAccount":{"accountNumber":30100},"amount":1,"currency":{{{currency}}},"customer":{"customerNumber":1}}]}""";
        (await api.PostAsync("vouchers/drafts/customer-invoices", Invoice(wrong))).Refused("lines.0.currency", "E04300");
        (await api.PostAsync("vouchers/drafts/customer-invoices", Invoice(right.Replace("EUR", "XXX", StringComparison.Ordinal)))).Refused("lines.0.currency", "E04300");
        Assert.Empty(api.Account.Vouchers);
        var made = (await api.PostAsync("vouchers/drafts/customer-invoices", Invoice(right))).Is(201);
        Assert.Equal(right, made.Json["lines"]![0]!["currency"]!.ToJsonString());
        Assert.False(Assert.Single(api.Account.Vouchers).IsBooked);
        api.Oddities.VoucherCurrencyIsText = false;
        (await api.PostAsync("vouchers/drafts/customer-invoices", Invoice("{}"))).Refused("lines.0.currency", "E04500");
    }

    [Fact]
    public async Task A_draft_takes_a_pdf_as_multipart()
    {
        await using var api = WithMasters(a => a.DraftInvoice(1, Line1));
        var path = $"v2/invoices/drafts/{api.Account.DraftInvoices[0].Id}/attachment";
        async Task<RevisoReply> Attach(string name, string content)
        {
            using var body = new MultipartFormDataContent();
            using var file = new ByteArrayContent(Encoding.Latin1.GetBytes(content));
            file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
            body.Add(file, name, "a.pdf");
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
            request.Headers.Add("X-AppSecretToken", api.Sim.App.SecretToken);
            request.Headers.Add("X-AgreementGrantToken", api.Account.GrantToken);
            return await api.SendAsync(request);
        }

        (await api.DeleteAsync(path)).Is(404);
        (await Attach("other", "%PDF-1.4 x")).Is(400);
        (await Attach("file", "hello")).Is(400);
        (await Attach("file", "%PDF-1.4 x")).Is(204);
        (await api.PostAsync(path, "{}")).Is(415);
        (await api.DeleteAsync(path)).Is(204);
    }
}
