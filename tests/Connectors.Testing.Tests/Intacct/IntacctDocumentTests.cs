using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Tests.Intacct;

public sealed class IntacctDocumentTests
{
    private const string Orders = "objects/order-entry/document::Sales%20Order";
    private const string Quotes = "objects/order-entry/document::Sales%20Quote";
    private const string Invoices = "objects/order-entry/document::Sales%20Invoice";
    private const string Places = """ "warehouse":{"id":"WH1"},"location":{"id":"HQ"} """;

    [Theory]
    [InlineData("socket")]
    [InlineData("handler")]
    public async Task An_order_gets_a_number_a_due_date_and_its_totals(string transport)
    {
        await using var api = await Api.OverAsync(transport, Seed);
        var reply = (await api.PostAsync(Orders, Order(Line("HOUR", "3", "33.33"), Line("BOX", "2", "10.005", "10 Pack", "10")))).Is(201);
        Assert.Equal(("Sales Order-SO0001", "Sales Order", $"/objects/order-entry/document::Sales%20Order/{reply.Key}"), ((string?)reply.Result["id"], (string?)reply.Result["documentType"], (string?)reply.Result["href"]));
        var read = (await api.GetAsync($"{Orders}/{reply.Key}")).Is(200).Result;
        Assert.Equal(("pending", "2026-03-31", "SO0001"), ((string?)read["state"], (string?)read["dueDate"], (string?)read["documentNumber"]));

        // 3 x 33.33 = 99.99; 2 x (10.005 - 10 %) = 18.009, rounded to 18.01.
        Assert.Equal(("118", "118"), ((string?)read["subtotal"], (string?)read["total"]));
        Assert.Equal("Acme(CACME)", (string?)read["contacts"]!["billTo"]!["id"]);
        var box = read["lines"]![1]!;
        Assert.Equal(("20", "2", "9.0045", "0.90045", "20", "0"), ((string?)box["quantity"], (string?)box["unitQuantity"], (string?)box["unitPrice"], (string?)box["price"], (string?)box["quantityRemaining"], (string?)box["quantityConverted"]));
        Assert.Equal(("HOUR", "Sales Order", 0), ((string?)read["lines"]![0]!["item"]!["id"], (string?)read["lines"]![0]!["documentHeader"]!["documentType"], (int)read["lines"]![0]!["lineNumber"]!));
        api.Oddities.PricesReadNetOfDiscount = false;
        Assert.Equal("10.005", (string?)(await api.GetAsync($"{Orders}/{reply.Key}")).Result["lines"]![1]!["unitPrice"]);
        Assert.Equal("documents.create", api.Sim.Calls[0].Operation);
        Assert.Equal(["Sales Order-SO0001"], (await api.GetAsync("objects/order-entry/document")).Rows.Select(static r => (string?)r!["id"]));
        Assert.Empty((await api.GetAsync(Quotes)).Rows);
        (await api.GetAsync($"{Quotes}/{reply.Key}")).Is(404);
    }

    [Fact]
    public async Task Checklist15_Type_names_with_blanks_slashes_and_colons_work()
    {
        await using var api = await Api.OnSocketAsync(Seed);
        var path = "objects/order-entry/document::" + Uri.EscapeDataString("Service/Order: EU");
        var reply = (await api.PostAsync(path, Order(Line("HOUR", "1", "5")))).Is(201);
        Assert.Equal("Service/Order: EU-SV0001", (string?)reply.Result["id"]);
        Assert.Equal("Service/Order: EU", (string?)(await api.GetAsync($"{path}/{reply.Key}")).Is(200).Result["documentType"]);
        var rows = (await api.QueryAsync("""{"object":"order-entry/document::Service/Order: EU","fields":["key","documentType","customer.id"]}""")).Is(200).Rows;
        Assert.Equal("ACME", (string?)Assert.Single(rows)!["customer.id"]);
        (await api.PostAsync("objects/order-entry/document::Nothing", Order(Line("HOUR", "1", "5")))).Is(404);
        (await api.PostAsync("objects/order-entry/document", Order(Line("HOUR", "1", "5")))).Is(405);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_document_s_id_is_its_name_or_its_key(bool key)
    {
        await using var api = Api.InProcess(Seed);
        api.Oddities.DocumentIdIsKey = key;
        var reply = (await api.PostAsync(Orders, Order(Line("HOUR", "1", "5")))).Is(201);
        Assert.Equal(key ? reply.Key : "Sales Order-SO0001", (string?)reply.Result["id"]);
        var read = (await api.GetAsync($"{Orders}/{reply.Key}")).Result;
        Assert.Equal((key ? reply.Key : "Sales Order-SO0001", "Sales Order-SO0001"), ((string?)read["id"], (string?)read["documentId"]));
    }

    [Theory]
    [InlineData("""{"customer":{"id":"ACME"},"lines":[LINE]}""", "REST-1009")]
    [InlineData("""{"txnDate":"2026-03-01","lines":[LINE]}""", "REST-1009")]
    [InlineData("""{"customer":{"id":"ACME"},"txnDate":"2026-03-01"}""", "REST-1009")]
    [InlineData("""{"customer":{"id":"ACME"},"txnDate":"2026-02-30","lines":[LINE]}""", "REST-1015")]
    [InlineData("""{"customer":{"id":"ACME"},"txnDate":"2026-03-01","state":"approved","lines":[LINE]}""", "REST-7001")]
    [InlineData("""{"customer":{"id":"ACME"},"txnDate":"2026-03-01","total":"5","lines":[LINE]}""", "REST-1050")]
    [InlineData("""{"customer":{"id":"ACME"},"txnDate":"2026-03-01","contacts":{"billTo":{"key":"1"}},"lines":[LINE]}""", "REST-1050")]
    [InlineData("""{"customer":{"id":"NOBODY"},"txnDate":"2026-03-01","lines":[LINE]}""", "REST-7001")]
    [InlineData("""{"customer":{"id":"GONE"},"txnDate":"2026-03-01","lines":[LINE]}""", "REST-7001")]
    public async Task What_is_wrong_with_a_document_is_told_and_nothing_is_left(string json, string errorId)
    {
        await using var api = Api.InProcess(Seed);
        var reply = await api.PostAsync(Orders, json.Replace("LINE", Line("HOUR", "1", "5")));
        Assert.Equal(errorId, reply.ErrorId);
        Assert.Empty(api.Account.Documents);
        Assert.Empty(api.Account.Records("order-entry/document-line"));
    }

    [Fact]
    public async Task Lines_need_an_item_a_unit_of_its_group_a_quantity_and_places()
    {
        await using var api = Api.InProcess(Seed);
        (await api.PostAsync(Orders, Order(Line("HOUR", "1", "5", "Bushel")))).Ruled("INV-1359");
        (await api.PostAsync(Orders, Order("""{"dimensions":{"item":{"id":"HOUR"},"location":{"id":"HQ"}},"unit":"Each","unitQuantity":"1"}"""))).Refused(400, "REST-1009");
        (await api.PostAsync(Orders, Order("""{"dimensions":{"item":{"id":"HOUR"},"warehouse":{"id":"WH1"}},"unit":"Each","unitQuantity":"1"}"""))).Refused(400, "REST-1009");
        (await api.PostAsync(Orders, Order($$$"""{"dimensions":{{{{Places}}}},"unit":"Each","unitQuantity":"1"}"""))).Refused(400, "REST-1009");
        (await api.PostAsync(Orders, Order($$$"""{"dimensions":{"item":{"id":"HOUR"},{{{Places}}}},"unitQuantity":"1"}"""))).Refused(400, "REST-1009");
        (await api.PostAsync(Orders, Order($$$"""{"dimensions":{"item":{"id":"HOUR"},{{{Places}}}},"unit":"Each"}"""))).Refused(400, "REST-1009");
        Assert.Empty(api.Account.Documents);
        api.Oddities.LinesNeedWarehouseAndLocation = false;
        (await api.PostAsync(Orders, Order("""{"dimensions":{"item":{"id":"HOUR"}},"unit":"Each","unitQuantity":"1"}"""))).Is(201);
        (await api.PostAsync(Orders, Order("""{"dimensions":{"item":{"id":"STOCK"}},"unit":"Each","unitQuantity":"1"}"""))).Refused(400, "REST-1009");
    }

    [Fact]
    public async Task A_line_without_a_price_takes_the_list_s_or_the_item_s()
    {
        await using var api = Api.InProcess(static a =>
        {
            Seed(a);
            a.Add("order-entry/price-list", """{"id":"Base"}""")
                .Add("order-entry/price-list-entry", """{"item":{"id":"HOUR"},"value":"80","minimumQuantity":"10","currency":"USD"}""")
                .Add("accounts-receivable/customer", """{"id":"LISTED","name":"Listed","priceList":{"id":"Base"}}""");
        });
        Assert.Equal("95", await PriceAsync("ACME", "20"));
        Assert.Equal("95", await PriceAsync("LISTED", "9"));
        Assert.Equal("80", await PriceAsync("LISTED", "10"));
        api.Oddities.LinePriceOptional = false;
        (await api.PostAsync(Orders, Order($$$"""{"dimensions":{"item":{"id":"HOUR"},{{{Places}}}},"unit":"Each","unitQuantity":"1"}"""))).Refused(400, "REST-1009");

        async Task<string?> PriceAsync(string customer, string quantity)
        {
            var key = (await api.PostAsync(Orders, Order($$$"""{"dimensions":{"item":{"id":"HOUR"},{{{Places}}}},"unit":"Each","unitQuantity":"{{{quantity}}}"}""").Replace("ACME", customer))).Is(201).Key;
            return (string?)(await api.GetAsync($"{Orders}/{key}")).Result["lines"]![0]!["unitPrice"];
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lines_change_through_their_document_and_its_stamp_may_stand_still(bool moves)
    {
        await using var api = Api.InProcess(Seed);
        api.Oddities.LineChangesMoveHeaderStamp = moves;
        var key = (await api.PostAsync(Orders, Order(Line("HOUR", "1", "5"), Line("BOX", "1", "7")))).Is(201).Key;
        var before = api.Account.Documents[0];
        var lines = (await api.GetAsync($"{Orders}/{key}")).Result["lines"]!.AsArray();
        api.Sim.Clock.Advance(TimeSpan.FromMinutes(1));
        (await api.PatchAsync($"{Orders}/{key}", new JsonObject
        {
            ["lines"] = new JsonArray(
                new JsonObject { ["key"] = lines[0]!["key"]!.ToString(), ["unitQuantity"] = "4", ["price"] = "999" },
                new JsonObject { ["key"] = lines[1]!["key"]!.ToString(), ["ia::operation"] = "delete" },
                JsonNode.Parse(Line("STOCK", "1", "2"))),
        }.ToJsonString())).Is(200);
        var after = api.Account.Documents[0];
        Assert.Equal(("22", "2", "HOUR", "STOCK"), (after["total"], after.Count("lines").ToString(), after["lines.0.item.id"], after["lines.1.item.id"]));
        Assert.Equal(moves, after.Modified > before.Modified);
        Assert.Equal(api.Sim.Time.GetUtcNow(), DateTimeOffset.Parse(after["lines.0.audit.modifiedDateTime"]!));
        (await api.PatchAsync($"{Orders}/{key}", """{"memo":"x"}""")).Is(200);
        Assert.True(api.Account.Documents[0].Modified > before.Modified);
        (await api.PatchAsync($"{Orders}/{key}", $$$"""{"lines":[{"key":"{{{lines[0]!["key"]}}}","item":{"id":"BOX"}}]}""")).Refused(400, "REST-1050");
        (await api.PatchAsync($"{Orders}/{key}", $$$$"""{"lines":[{"key":"{{{{lines[0]!["key"]}}}}","dimensions":{"item":{"id":"BOX"}}}]}""")).Is(200);
        Assert.Equal("BOX", api.Account.Documents[0]["lines.0.item.id"]);
        (await api.PatchAsync($"{Orders}/{key}", """{"lines":[{"key":"1","unitQuantity":"4"}]}""")).Is(404);
        api.Oddities.LineBaseValuesIgnored = false;
        (await api.PatchAsync($"{Orders}/{key}", $$$"""{"lines":[{"key":"{{{lines[0]!["key"]}}}","price":"1"}]}""")).Refused(400, "REST-1050");
    }

    [Fact]
    public async Task Checklist15_An_unwritable_field_is_ignored_with_200()
    {
        await using var api = Api.InProcess(Seed);
        var key = (await api.PostAsync(Orders, Order(Line("HOUR", "1", "5")))).Is(201).Key;
        var reply = (await api.PatchAsync($"{Orders}/{key}", """{"status":"inactive"}""")).Is(200);
        Assert.Equal((1, "active"), ((int)reply.Meta["totalSuccess"]!, api.Account.Documents[0]["status"]));
    }

    [Fact]
    public async Task Checklist15_Quote_order_and_invoice_are_chained_and_the_source_s_state_follows()
    {
        await using var api = Api.InProcess(Seed);
        var quote = (await api.PostAsync(Quotes, Order(Line("HOUR", "10", "5"), Line("BOX", "2", "7")))).Is(201).Key;
        var source = (await api.GetAsync($"{Quotes}/{quote}")).Result["lines"]!.AsArray();
        string Take(JsonNode line, string quantity) => $$$"""{"sourceDocument":{"key":"{{{quote}}}"},"sourceDocumentLine":{"key":"{{{line["key"]}}}"},"unitQuantity":"{{{quantity}}}"}""";
        string From(params string[] lines) => $$$"""{"sourceDocument":{"key":"{{{quote}}}"},"txnDate":"2026-03-02","lines":[{{{string.Join(',', lines)}}}]}""";

        var order = (await api.PostAsync(Orders, From(Take(source[0]!, "4")))).Is(201).Key;
        var read = (await api.GetAsync($"{Quotes}/{quote}")).Result;
        Assert.Equal(("partiallyConverted", "4", "6"), ((string?)read["state"], (string?)read["lines"]![0]!["quantityConverted"], (string?)read["lines"]![0]!["quantityRemaining"]));
        Assert.Equal(order, (string?)read["history"]![0]!["convertedTo"]!["key"]);
        var made = (await api.GetAsync($"{Orders}/{order}")).Result;
        Assert.Equal(("20", "ACME", quote, "5"), ((string?)made["total"], (string?)made["customer"]!["id"], (string?)made["sourceDocument"]!["key"], (string?)made["lines"]![0]!["unitPrice"]));

        (await api.PostAsync(Orders, From(Take(source[0]!, "7")))).Ruled("INV-1365");
        var second = (await api.PostAsync(Orders, From(Take(source[0]!, "6"), Take(source[1]!, "2")))).Is(201).Key;
        Assert.Equal("converted", api.Account.Documents.Single(d => d.Key == quote)["state"]);
        (await api.PostAsync(Orders, From(Take(source[1]!, "1")))).Ruled("INV-1369");
        (await api.PatchAsync($"{Quotes}/{quote}", """{"memo":"late"}""")).Ruled("INV-1363", 400);
        (await api.DeleteAsync($"{Quotes}/{quote}")).Is(422);
        (await api.PostAsync(Quotes, From(Take(source[1]!, "1")))).Ruled("INV-1368");

        (await api.DeleteAsync($"{Orders}/{second}")).Is(204);
        Assert.Equal("partiallyConverted", api.Account.Documents.Single(d => d.Key == quote)["state"]);
        var line = made["lines"]![0]!["key"]!.ToString();
        var invoice = (await api.PostAsync(Invoices, $$$"""{"sourceDocument":{"id":"Sales Order-SO0001"},"txnDate":"2026-03-03","lines":[{"sourceDocumentLine":{"key":"{{{line}}}"},"unitQuantity":"4"}]}""")).Is(201).Key;
        Assert.Equal("converted", api.Account.Documents.Single(d => d.Key == order)["state"]);
        Assert.Equal("open", api.Account.Documents.Single(d => d.Key == invoice)["paymentStatus"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Amounts_due_move_with_invoices_and_payments_without_a_stamp(bool stamp)
    {
        await using var api = Api.InProcess(Seed);
        api.Oddities.TotalsMoveStamp = stamp;
        var before = api.Account.Customers[0];
        api.Sim.Clock.Advance(TimeSpan.FromMinutes(1));
        var key = (await api.PostAsync(Invoices, Order(Line("HOUR", "2", "50")))).Is(201).Key;
        Assert.Equal(("100.00", stamp), (api.Account.Customers[0]["totalDue"], api.Account.Customers[0].Modified > before.Modified));
        var modified = api.Account.Documents[0].Modified;
        api.Sim.Clock.Advance(TimeSpan.FromMinutes(1));
        api.Account.Pay(key, 40);
        Assert.Equal(("60.00", "partiallyPaid"), (api.Account.Customers[0]["totalDue"], api.Account.Documents[0]["paymentStatus"]));
        Assert.Equal(stamp, api.Account.Documents[0].Modified > modified);
        api.Account.Pay(key, 60);
        Assert.Equal(("0.00", "paid"), (api.Account.Customers[0]["totalDue"], api.Account.Documents[0]["paymentStatus"]));
        (await api.DeleteAsync($"{Invoices}/{key}")).Ruled("INV-1373");
    }

    [Fact]
    public async Task Checklist15_Policies_of_the_definition_refuse_edits_and_deletions()
    {
        await using var api = Api.InProcess(Seed);
        var key = (await api.PostAsync(Orders, Order(Line("HOUR", "1", "5")))).Is(201).Key;
        var definition = api.Account.Records("order-entry/txn-definition").Single(static d => d.Id == "Sales Order").Key;
        async Task PolicyAsync(string edit, string delete) => (await api.PatchAsync($"objects/order-entry/txn-definition/{definition}", $$"""{"editPolicy":"{{edit}}","deletePolicy":"{{delete}}"}""")).Is(200);

        await PolicyAsync("noEdit", "noDelete");
        (await api.PatchAsync($"{Orders}/{key}", """{"memo":"x"}""")).Ruled("INV-1371");
        (await api.DeleteAsync($"{Orders}/{key}")).Ruled("INV-1372");
        await PolicyAsync("beforePrinting", "beforePrinting");
        (await api.PatchAsync($"{Orders}/{key}", """{"memo":"x"}""")).Is(200);
        api.Account.Print(key);
        (await api.PatchAsync($"{Orders}/{key}", """{"memo":"y"}""")).Ruled("INV-1371");
        (await api.DeleteAsync($"{Orders}/{key}")).Ruled("INV-1372");
        await PolicyAsync("editInDraftOnly", "noDelete");
        (await api.PatchAsync($"{Orders}/{key}", """{"memo":"y"}""")).Ruled("INV-1371");
        (await api.PatchAsync($"{Orders}/{key}", """{"state":"approved"}""")).Ruled("INV-1362");
        (await api.PatchAsync($"{Orders}/{key}", """{"state":"closed"}""")).Is(200);
        Assert.Equal("closed", api.Account.Documents[0]["state"]);
        (await api.PatchAsync($"{Orders}/{key}", """{"memo":"z"}""")).Ruled("INV-1363", 400);
    }

    [Fact]
    public async Task Without_a_numbering_sequence_the_number_must_be_sent_and_is_unique()
    {
        await using var api = Api.InProcess(static a =>
        {
            Seed(a);
            a.Add("order-entry/txn-definition", """{"id":"Manual","docClass":"order","enableNumberingSequence":false}""");
        });
        const string manual = "objects/order-entry/document::Manual";
        (await api.PostAsync(manual, Order(Line("HOUR", "1", "5")))).Refused(400, "REST-1009");
        var numbered = Order(Line("HOUR", "1", "5")).Replace("{\"customer\"", "{\"documentNumber\":\"77\",\"customer\"");
        Assert.Equal("Manual-77", (string?)(await api.PostAsync(manual, numbered)).Is(201).Result["id"]);
        (await api.PostAsync(manual, numbered)).Is(409);
    }

    [Fact]
    public async Task A_number_that_a_failed_or_deleted_document_had_is_not_given_again()
    {
        await using var api = Api.InProcess(Seed);
        var first = (await api.PostAsync(Orders, Order(Line("HOUR", "1", "5")))).Is(201).Key;
        (await api.DeleteAsync($"{Orders}/{first}")).Is(204);
        (await api.PostAsync(Orders, Order(Line("HOUR", "1", "5", "Bushel")))).Is(422);
        Assert.Equal("Sales Order-SO0003", (string?)(await api.PostAsync(Orders, Order(Line("HOUR", "1", "5")))).Is(201).Result["id"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lines_are_read_by_themselves_and_written_there_only_where_it_works(bool refused)
    {
        await using var api = Api.InProcess(Seed);
        api.Oddities.DocumentLineWritesRefused = refused;
        var key = (await api.PostAsync(Orders, Order(Line("HOUR", "1", "5")))).Is(201).Key;
        var rows = (await api.QueryAsync($$$"""{"object":"order-entry/document-line","fields":["key","documentHeader.id","documentHeader.documentType","dimensions.item.name","unitQuantity"],"filters":[{"$eq":{"documentHeader.key":"{{{key}}}"}}]}""")).Is(200).Rows;
        var row = Assert.Single(rows)!;
        Assert.Equal(("Sales Order-SO0001", "Sales Order", "Hour", "1"), ((string?)row["documentHeader.id"], (string?)row["documentHeader.documentType"], (string?)row["dimensions.item.name"], (string?)row["unitQuantity"]));
        (await api.QueryAsync("""{"object":"order-entry/document-line","fields":["key"],"filters":[{"$eq":{"documentHeader.documentType":"Sales Order"}}]}""")).Refused(400, "REST-1106");
        const string lines = "objects/order-entry/document-line::Sales%20Order";
        (await api.GetAsync($"{lines}/{row["key"]}")).Is(200);
        var patch = await api.PatchAsync($"{lines}/{row["key"]}", """{"unitQuantity":"3"}""");
        var post = await api.PostAsync(lines, Line("BOX", "1", "7").Replace("{\"dimensions\"", $"{{\"documentHeader\":{{\"key\":\"{key}\"}},\"dimensions\""));
        Assert.Equal((refused ? 405 : 200, refused ? 405 : 201), (patch.Status, post.Status));
        Assert.Equal(refused ? "5" : "22", api.Account.Documents[0]["total"]);
    }

    [Fact]
    public async Task Subtotals_count_into_the_total_and_the_rate_into_the_base_amounts()
    {
        await using var api = Api.InProcess(Seed);
        var json = Order(Line("HOUR", "2", "50")).Replace("{\"customer\"", "{\"txnCurrency\":\"EUR\",\"exchangeRate\":{\"rate\":\"1.1\"},\"subtotals\":[{\"description\":\"Discount\",\"percentValue\":\"-10\"},{\"description\":\"Freight\",\"absoluteValue\":\"7.5\"}],\"customer\"");
        var key = (await api.PostAsync(Orders, json)).Is(201).Key;
        var read = (await api.GetAsync($"{Orders}/{key}")).Result;
        Assert.Equal(("100", "97.5", "110", "107.25"), ((string?)read["subtotalInTxnCurrency"], (string?)read["totalInTxnCurrency"], (string?)read["subtotal"], (string?)read["total"]));
        Assert.Equal(["-10", "7.5"], read["subtotals"]!.AsArray().Select(static s => (string?)s!["txnTotal"]));
    }

    [Fact]
    public async Task Checklist12_A_restricted_customer_cannot_be_used_elsewhere()
    {
        await using var api = Api.InProcess(static a =>
        {
            Seed(a);
            a.Add("company-config/entity", """{"id":"US","name":"Us"}""").Add("company-config/entity", """{"id":"DK","name":"Dk"}""")
                .Customer("Narrow", "NARROW", """{"customerRestriction":"restricted","restrictedLocations":[{"location":{"id":"US"}}]}""")
                .Customer("Root", "ROOT", """{"customerRestriction":"rootOnly"}""");
        });
        async Task<int> UseAsync(string customer, string entity) => (await api.PostAsync(Orders, Order(Line("HOUR", "1", "5")).Replace("ACME", customer), ("X-IA-API-Param-Entity", entity))).Status;
        Assert.Equal((201, 422, 422, 201), (await UseAsync("NARROW", "US"), await UseAsync("NARROW", "DK"), await UseAsync("ROOT", "DK"), await UseAsync("ROOT", "")));
    }

    [Fact]
    public async Task A_pdf_is_made_on_demand_and_carries_the_document()
    {
        await using var api = await Api.OnSocketAsync(Seed);
        var key = (await api.PostAsync(Orders, Order(Line("HOUR", "1", "5")))).Is(201).Key;
        var address = (string)(await api.PostAsync("workflows/order-entry/document/generate-pdf", $$"""{"key":"{{key}}"}""")).Is(200).Result["downloadURL"]!;
        var pdf = (await api.GetAsync(address)).Is(200);
        Assert.Equal("application/pdf", pdf.ContentType);
        Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(pdf.Bytes));
        Assert.Contains("Sales Order-SO0001", Encoding.Latin1.GetString(pdf.Bytes));
        (await api.PostAsync("workflows/order-entry/document/generate-pdf", """{"key":"1"}""")).Is(404);
    }

    internal static void Seed(Connectors.Testing.Intacct.IntacctAccount a) => a
        .Customer("Acme", "ACME", """{"term":{"id":"N30"}}""").Customer("Gone", "GONE", """{"status":"inactive"}""")
        .Item("Hour", 95m, "HOUR").Item("Box", 4m, "BOX").Item("Stock", 2m, "STOCK", """{"itemType":"inventory"}""");

    internal static string Order(params string[] lines) => $$"""{"customer":{"id":"ACME"},"txnDate":"2026-03-01","lines":[{{string.Join(',', lines)}}]}""";

    internal static string Line(string item, string quantity, string price, string unit = "Each", string? discount = null) =>
        $$$"""{"dimensions":{"item":{"id":"{{{item}}}"},{{{Places}}}},"unit":"{{{unit}}}","unitQuantity":"{{{quantity}}}","unitPrice":"{{{price}}}"{{{(discount is null ? "" : $",\"discountPercent\":\"{discount}\"")}}}}""";
}
