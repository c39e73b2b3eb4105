using System.Text;
using System.Text.Json.Nodes;
using Connectors.Testing.Uniconta;

namespace Connectors.Testing.Tests.Uniconta;

public sealed class UnicontaInvoiceTests
{
    private static void Seed(UnicontaAccount a)
    {
        a.Debtor("Acme", d => d with { Payment = "N8" }).Item("ITEM-1", "Bolt", 12.5m, i => i with { CostPrice = 5, QtyOnStock = 100 });
        a.AddOrder("1001", o => o with { DeleteOrder = true, OurRef = "WEB-1" }, new StoredOrderLine { Item = "ITEM-1", Text = "Bolt", Qty = 4, Price = 12.5m });
    }

    [Theory]
    [InlineData("socket")]
    [InlineData("in process")]
    public async Task Checklist13_Posting_makes_an_invoice_and_the_order_disappears(string transport)
    {
        await using var api = await UnicontaApi.OverAsync(transport, Seed);
        var reply = (await PostAsync(api, Body())).Is(200);
        Assert.Equal("""{"Err":0,"InvoiceNumber":5001,"JournalPostedlId":777,"ErrorProperty":null,"ErrorValue":null}""", reply.Text);
        Assert.Empty(api.Account.Orders);
        Assert.Empty(api.Account.OrderLines);
        var invoice = api.Account.Invoices.Single();
        Assert.Equal((5001, 1001, "1001", 50m, 12.5m, 62.5m, 777), (invoice.InvoiceNumber, invoice.OrderNumber, invoice.Account, invoice.NetAmount, invoice.VatAmount, invoice.TotalAmount, invoice.JournalPostedId));
        Assert.Equal((new DateOnly(2026, 1, 31), new DateOnly(2026, 2, 8)), (invoice.Date, invoice.DueDate));
        Assert.Equal(("ITEM-1", 4m, 50m), (api.Account.InvoiceLines.Single().Item, api.Account.InvoiceLines.Single().Qty, api.Account.InvoiceLines.Single().NetAmount));
        Assert.Equal((62.5m, 96m), (api.Account.Debtors.Single().CurBalance, api.Account.Items.Single().QtyOnStock));
        var row = (await api.GetAsync("odata/DebtorInvoiceClient?$filter=OrderNumber eq 1001")).Is(200).Rows.Single()!;
        Assert.Equal((30m, 60m), ((decimal)row["Margin"]!, (decimal)row["MarginRatio"]!));
        Assert.Equal(62.5m, (decimal)(await api.ListAsync("DebtorClient")).Rows[0]!["Overdue"]!);
        Assert.Equal(["62.5"], (await api.ListAsync("DebtorTransClient")).All("AmountOpen"));
        Assert.Equal(["ITEM-1"], (await api.ListAsync("DebtorInvoiceLines")).All("Item"));
        api.Account.Pay(5001);
        Assert.Equal(0m, (decimal)(await api.ListAsync("DebtorClient")).Rows[0]!["Overdue"]!);
    }

    [Fact]
    public async Task A_second_posting_of_the_same_order_is_a_second_invoice()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        (await PostAsync(api, Body())).Is(200);
        Assert.Equal("5002", (await PostAsync(api, Body())).Is(200)["InvoiceNumber"]);
        Assert.Equal(2, api.Account.Invoices.Count);
    }

    [Fact]
    public async Task Simulate_posts_nothing()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        Assert.Equal("0", (await PostAsync(api, Body(simulate: true))).Is(200)["InvoiceNumber"]);
        api.Oddities.SimulationShowsNumber = true;
        Assert.Equal("5001", (await PostAsync(api, Body(simulate: true))).Is(200)["InvoiceNumber"]);
        Assert.Equal((0, 1, 100m, 0m), (api.Account.Invoices.Count, api.Account.Orders.Count, api.Account.Items.Single().QtyOnStock, api.Account.Debtors.Single().CurBalance));
        Assert.Equal("97", (await PostBlockedItemAsync(api))["Err"]);
    }

    [Fact]
    public async Task Without_DeleteOrder_the_order_stays_and_a_part_leaves_the_rest()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        (await PostAsync(api, """{"OrderNumber":1001,"Order":{"Account":"1001","DeleteOrder":true},"Lines":[{"Item":"ITEM-1","Qty":4,"QtyNow":1,"Price":12.5}]}""")).Is(200);
        Assert.Equal((12.5m, 1, 1m), (api.Account.Invoices[0].NetAmount, api.Account.Orders.Count, api.Account.OrderLines.Single().QtyInvoiced));
        (await PostAsync(api, """{"OrderNumber":1001,"Order":{"Account":"1001"},"Lines":[{"Item":"ITEM-1","LineNumber":1,"Qty":3,"Price":12.5}]}""")).Is(200);
        Assert.Empty(api.Account.Orders);
        api.Account.AddOrder("1001", null, new StoredOrderLine { Text = "Work", Qty = 1, Price = 10 });
        (await PostAsync(api, """{"OrderNumber":1002,"Order":{"Account":"1001","DeleteLines":true},"Lines":[{"Text":"Work","Qty":1,"Price":10}]}""")).Is(200);
        Assert.Equal((1, 0), (api.Account.Orders.Count, api.Account.OrderLines.Count));
    }

    [Fact]
    public async Task A_return_that_is_not_invoiced_yet_keeps_its_order()
    {
        await using var api = UnicontaApi.InProcess(static a => a.Debtor("Acme").Item("ITEM-1", "Bolt", 12.5m).AddOrder(
            "1001", static o => o with { DeleteOrder = true }, new StoredOrderLine { Item = "ITEM-1", Qty = 2, Price = 10 }, new StoredOrderLine { Text = "Returned", Qty = -1, Price = 10 }));
        (await PostAsync(api, """{"OrderNumber":1001,"Order":{"Account":"1001"},"Lines":[{"Item":"ITEM-1","LineNumber":1,"Qty":2,"Price":10}]}""")).Is(200);
        Assert.Equal((20m, 1), (api.Account.Invoices[0].NetAmount, api.Account.Orders.Count));
        (await PostAsync(api, """{"OrderNumber":1001,"Order":{"Account":"1001"},"Lines":[{"Text":"Returned","LineNumber":2,"Qty":-1,"Price":10}]}""")).Is(200);
        Assert.Equal((-10m, 0), (api.Account.Invoices[1].NetAmount, api.Account.Orders.Count));
    }

    [Fact]
    public async Task A_service_has_no_stock_to_take_from()
    {
        await using var api = UnicontaApi.InProcess(static a => a.Debtor("Acme").Item("ITEM-1", "Bolt", 10, static i => i with { QtyOnStock = 100 }).Item("HOUR", "Hour", 800, static i => i with { ItemType = 1, QtyOnStock = 0 }));
        (await PostAsync(api, """{"Order":{"Account":"1001"},"Lines":[{"Item":"ITEM-1","Qty":3,"Price":10},{"Item":"HOUR","Qty":2,"Price":800}]}""")).Is(200);
        Assert.Equal([97m, 0m], api.Account.Items.Select(static i => i.QtyOnStock));
    }

    [Fact]
    public async Task The_first_open_day_is_open()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        api.Account.FirstOpenDay = new DateOnly(2026, 2, 1);
        const string Line = """ "Order":{"Account":"1001"},"Lines":[{"Text":"a","Qty":1,"Price":10}] """;
        Assert.NotEqual(0, (int)(await PostAsync(api, $$"""{"Date":"2026-01-31",{{Line}} }""")).Is(200).Json["Err"]!);
        Assert.Equal(0, (int)(await PostAsync(api, $$"""{"Date":"2026-02-01",{{Line}} }""")).Is(200).Json["Err"]!);
    }

    [Fact]
    public async Task Lines_that_say_no_to_DoInvoice_are_left_out()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        (await PostAsync(api, """{"Order":{"Account":"1001"},"Lines":[{"Text":"a","Qty":1,"Price":10,"DoInvoice":false},{"Text":"b","Qty":1,"Price":20,"DoInvoice":true}]}""")).Is(200);
        Assert.Equal(20m, api.Account.Invoices.Single().NetAmount);
        Assert.Equal(900, (int)(await PostAsync(api, """{"Order":{"Account":"1001"},"Lines":[{"Text":"a","Qty":1,"Price":10,"DoInvoice":false}]}""")).Json["Err"]!);
    }

    [Fact]
    public async Task Refusals_carry_number_property_and_value_with_status_200()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        Assert.Equal("""{"Err":20,"ErrorProperty":"Account","ErrorValue":"9"}""", (await PostAsync(api, """{"Order":{"Account":"9"},"Lines":[{"Qty":1,"Price":1}]}""")).Is(200).Text);
        Assert.Equal("42", (await PostAsync(api, """{"Order":{},"Lines":[{"Qty":1,"Price":1}]}""")).Is(200)["Err"]);
        Assert.Equal(900, (int)(await PostAsync(api, """{"Order":{"Account":"1001"},"Lines":[]}""")).Is(200).Json["Err"]!);
        Assert.Equal("97", (await PostBlockedItemAsync(api))["Err"]);
        api.Account.FirstOpenDay = new DateOnly(2026, 2, 1);
        Assert.Equal("27", (await PostAsync(api, Body())).Is(200)["Err"]);
        api.Account.FirstOpenDay = null;
        api.Account.EditDebtor("1001", d => d with { CreditMax = 60 });
        Assert.Equal(906, (int)(await PostAsync(api, Body())).Is(200).Json["Err"]!);
        api.Account.EditDebtor("1001", d => d with { Blocked = true });
        Assert.Equal("96", (await PostAsync(api, Body())).Is(200)["Err"]);
        Assert.Empty(api.Account.Invoices);
    }

    [Fact]
    public async Task Checklist10_ArgumentMissing_is_plain_text_with_status_200()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        const string stored = """{"OrderNumber":1001}""";
        await MissingAsync(stored);
        await MissingAsync("""{"Order":{"Account":"1001"}}""");
        await MissingAsync("[]");
        api.Oddities.NullItemIsArgumentMissing = true;
        await MissingAsync("""{"Order":{"Account":"1001"},"Lines":[{"Item":null,"Qty":1,"Price":1}]}""");
        api.Oddities.OrderNumberPlace = UnicontaOrderNumberPlace.InsideOrder;
        await MissingAsync(Body());
        api.Oddities.OrderNumberPlace = UnicontaOrderNumberPlace.Root;
        await MissingAsync("""{"Order":{"Account":"1001","OrderNumber":1001},"Lines":[{"Qty":1,"Price":1}]}""");
        api.Oddities.PostingNeedsAcceptJson = true;
        Assert.Equal("ArgumentMissing", (await api.SendAsync("POST", "Invoice/GenerateDebtorInvoice", Body(), "Bearer " + api.Sim.SignIns.IssueToken(), accept: null)).Text);
        Assert.Equal("0", (await PostAsync(api, Body()))["Err"]);
        api.Account.AddOrder("1001", null, new StoredOrderLine { Text = "Work", Qty = 2, Price = 10 });
        api.Oddities.StoredOrdersCanBePosted = true;
        Assert.Equal("5002", (await PostAsync(api, """{"OrderNumber":1002}"""))["InvoiceNumber"]);
        Assert.Equal(20m, api.Account.Invoices[1].NetAmount);

        async Task MissingAsync(string body)
        {
            var reply = (await PostAsync(api, body)).Is(200);
            Assert.Equal(("ArgumentMissing", "text/plain; charset=utf-8"), (reply.Text, reply.ContentType));
        }
    }

    [Fact]
    public async Task VAT_is_by_code_and_zone_and_discounts_and_prices_with_VAT_are_taken_off()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        (await PostAsync(api, """{"Order":{"Account":"1001","PricesInclVat":true,"EndDiscountPct":10},"Lines":[{"Qty":2,"Price":125,"DiscountPct":20}]}""")).Is(200);
        var invoice = api.Account.Invoices.Single();
        Assert.Equal((144m, 36m, 180m), (invoice.NetAmount, invoice.VatAmount, invoice.TotalAmount));
        api.Account.EditDebtor("1001", d => d with { VatZone = 2 });
        (await PostAsync(api, """{"Order":{"Account":"1001"},"Lines":[{"Qty":-1,"Price":10}]}""")).Is(200);
        Assert.Equal((-10m, 0m), (api.Account.Invoices[1].NetAmount, api.Account.Invoices[1].VatAmount));
    }

    [Fact]
    public async Task Checklist10_The_PDF_is_base64_in_a_JSON_string_whatever_is_accepted()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        (await PostAsync(api, Body())).Is(200);
        var reply = await api.SendAsync("GET", "Invoice/GetInvoicePDF?Account=1001&Date=2026-01-31&InvoiceNumber=5001", null, "Bearer " + api.Sim.SignIns.IssueToken(), "application/pdf");
        Assert.StartsWith("application/json", reply.Is(200).ContentType, StringComparison.Ordinal);
        var pdf = Encoding.Latin1.GetString(Convert.FromBase64String((string)reply.Json!));
        Assert.StartsWith("%PDF-1.4", pdf, StringComparison.Ordinal);
        Assert.Contains("Faktura 5001", pdf, StringComparison.Ordinal);
        Assert.Contains("Total 62.50", pdf, StringComparison.Ordinal);
        Assert.Equal(reply.Text, (await api.B("GET", $"Invoice/GetInvoicePDF/{api.Account.PdfGuidOf(api.Account.Invoices[0])}")).Is(200).Text);
        Assert.Equal("\"CouldNotFind\"", (await api.B("GET", $"Invoice/GetInvoicePDF/{Guid.Empty}")).Is(200).Text);
        Assert.Equal("\"CouldNotFind\"", (await api.B("GET", "Invoice/GetInvoicePDF?Account=1001&Date=2026-02-01&InvoiceNumber=5001")).Is(200).Text);
        Assert.Equal("\"ArgumentMissing\"", (await api.B("GET", "Invoice/GetInvoicePDF?InvoiceNumber=5001")).Is(200).Text);
        Assert.Equal("\"InvoiceNumberMissing\"", (await api.B("GET", "Invoice/GetInvoicePDF?Account=1001")).Is(200).Text);
    }

    [Fact]
    public async Task Posting_needs_the_right_to_invoice()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        api.User.Allow("DebtorInvoice", UnicontaRights.Read);
        Assert.Equal("\"NoRightsToInsert\"", (await PostAsync(api, Body())).Is(200).Text);
        Assert.Empty(api.Account.Invoices);
    }

    private static Task<UnicontaReply> PostAsync(UnicontaApi api, string body) => api.B("POST", "Invoice/GenerateDebtorInvoice", body);

    private static async Task<UnicontaReply> PostBlockedItemAsync(UnicontaApi api)
    {
        api.Account.AddItem($"OFF-{api.Account.Items.Count}", "Off", 1, i => i with { Blocked = true });
        return (await PostAsync(api, $$"""{"Order":{"Account":"1001"},"Lines":[{"Item":"{{api.Account.Items[^1].Item}}","Qty":1,"Price":1}],"Simulate":true}""")).Is(200);
    }

    private static string Body(bool simulate = false) => new JsonObject
    {
        ["Date"] = "2026-01-31T00:00:00+00:00",
        ["OrderNumber"] = 1001,
        ["Simulate"] = simulate,
        ["SendEmail"] = false,
        ["SendXML"] = false,
        ["Order"] = new JsonObject { ["Account"] = "1001", ["Name"] = "Acme", ["Date"] = "2026-01-31", ["Currency"] = "DKK" },
        ["Lines"] = new JsonArray(new JsonObject { ["Item"] = "ITEM-1", ["Text"] = "Bolt", ["Qty"] = 4.0, ["Price"] = 12.5 }),
    }.ToJsonString();
}
