using System.Text.Json.Nodes;
using Connectors.Testing.Uniconta;

namespace Connectors.Testing.Tests.Uniconta;

public sealed class UnicontaOrderTests
{
    private static void Seed(UnicontaAccount a) => a
        .Debtor("Acme", d => (d with { Payment = "N30", EndDiscountPct = 10 }).With("DeliveryCity", "Vejle"))
        .Item("ITEM-1", "Bolt", 12.5m, i => i with { CostPrice = 5, QtyOnStock = 100 });

    [Fact]
    public async Task Checklist07_Order_numbers_are_assigned_and_never_given_twice()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        Assert.Equal("1001", (await api.InsertAsync("DebtorOrderClient", """{"Account":"1001","OrderNumber":0}""")).Is(200)["OrderNumber"]);
        Assert.Equal("1003", (await api.InsertAsync("DebtorOrderClient", """{"Account":"1001","OrderNumber":1003}""")).Is(200)["OrderNumber"]);
        (await api.InsertAsync("DebtorOrderClient", """{"Account":"1001","OrderNumber":1003}""")).Refused("KeyExists");
        Assert.Equal("1002", (await api.B("POST", "Crud/Insert/DebtorOrderClient", """{"Account":"1001"}""")).Is(200)["OrderNumber"]);
        Assert.Equal("1004", (await api.InsertAsync("DebtorOrderClient", """{"Account":"1001"}""")).Is(200)["OrderNumber"]);
        (await api.UpdateAsync("DebtorOrderClient", """{"RowId":101,"Account":"1001","OrderNumber":5}""")).Refused("PrimaryKeyCannotBeChanged");
        Assert.Equal(4, api.Account.Orders.Count);
    }

    [Fact]
    public async Task Checklist14_Neither_debtor_defaults_nor_item_prices_come_by_themselves_unless_switched_on()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        var order = (await api.InsertAsync("DebtorOrderClient", """{"Account":"1001"}""")).Is(200);
        Assert.Equal((null, null, "0.0"), (order["Currency"], order["Payment"], order["EndDiscountPct"]));
        var line = (await api.InsertAsync("DebtorOrderLineClient", """{"OrderNumber":"1001","Item":"ITEM-1","Qty":2}""")).Is(200);
        Assert.Equal(("0.0", null, "0.0"), (line["Price"], line["Text"], line["Total"]));
        api.Oddities.DebtorDefaultsApplied = api.Oddities.PricesComeFromItems = true;
        order = (await api.InsertAsync("DebtorOrderClient", """{"Account":"1001"}""")).Is(200);
        Assert.Equal(("DKK", "N30", "10.0", "Vejle"), (order["Currency"], order["Payment"], order["EndDiscountPct"], order["DeliveryCity"]));
        line = (await api.InsertAsync("DebtorOrderLineClient", """{"OrderNumber":1002,"Item":"ITEM-1","Qty":2}""")).Is(200);
        Assert.Equal(("12.5", "Bolt", "25.0", "5.0"), (line["Price"], line["Text"], line["Total"], line["CostPrice"]));
        Assert.Equal("0.0", (await api.InsertAsync("DebtorOrderLineClient", """{"OrderNumber":1002,"Item":"ITEM-1","Qty":2,"Price":0}""")).Is(200)["Price"]);
    }

    [Fact]
    public async Task Checklist14_A_debtors_group_and_payer_are_no_defaults_of_its_orders()
    {
        await using var api = UnicontaApi.InProcess(static a => a.Debtor("Payer").Debtor("Acme", static d => (d with { Group = "DK", Currency = "EUR" }).With("InvoiceAccount", "1001")));
        api.Oddities.DebtorDefaultsApplied = true;
        var order = (await api.InsertAsync("DebtorOrderClient", """{"Account":"1002"}""")).Is(200);
        Assert.Equal(("EUR", null, null), (order["Currency"], order["Group"], order["InvoiceAccount"]));
    }

    [Fact]
    public async Task A_discount_in_money_is_taken_off_after_the_one_in_percent()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        api.Account.AddOrder("1001");
        Assert.Equal("15.0", (await api.InsertAsync("DebtorOrderLineClient", """{"OrderNumber":"1001","Text":"Work","Qty":2,"Price":10,"DiscountPct":10,"Discount":3}""")).Is(200)["Total"]);
    }

    [Fact]
    public async Task Lines_need_an_order_and_number_themselves()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        (await api.InsertAsync("DebtorOrderLineClient", """{"Item":"ITEM-1"}""")).Refused("FieldCannotBeBlank");
        (await api.InsertAsync("DebtorOrderLineClient", """{"OrderNumber":"7"}""")).Refused("CouldNotFind");
        api.Account.AddOrder("1001");
        (await api.InsertAsync("DebtorOrderLineClient", """{"OrderNumber":"1001","Item":"NONE"}""")).Refused("FieldHasinvalidValue");
        (await api.A("POST", "api/Entities/InsertList/DebtorOrderLineClient", """[{"OrderNumber":"1001","Item":"ITEM-1","Text":"Vare","Qty":2,"Price":125.5},{"OrderNumber":"1001","Item":null,"Text":"Fritekst","Qty":1,"Total":100}]""")).Is(200);
        var rows = (await api.ListAsync("DebtorOrderLineClient")).Rows;
        Assert.Equal("""["1001","1001"]""", new JsonArray([.. rows.Select(static r => r!["OrderNumber"]!.DeepClone())]).ToJsonString());
        Assert.Equal(("1.0", "251.0", "2.0", "100.0"), (Raw(rows[0], "LineNumber"), Raw(rows[0], "Total"), Raw(rows[1], "LineNumber"), Raw(rows[1], "Price")));
        Assert.Equal((101, 102, false), ((int)rows[1]!["PrimaryKey1Id"]!, (int)rows[1]!["PrimaryKey2Id"]!, rows[1]!.AsObject().ContainsKey("Item")));
        api.Oddities.LineOrderNumberIsNumber = true;
        Assert.Equal("1001", Raw((await api.ListAsync("DebtorOrderLineClient")).Rows[0], "OrderNumber"));
        Assert.Equal(["1001"], (await api.GetAsync("api/Entities/DebtorOrderLineClient?Name=LineNumber&Value=2")).All("OrderNumber"));
    }

    [Fact]
    public async Task Totals_and_margins_follow_from_the_lines()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        api.Account.AddOrder("1001", o => o with { EndDiscountPct = 10 },
            new StoredOrderLine { Item = "ITEM-1", Qty = 3, Price = 33.335m, DiscountPct = 10, CostPrice = 20 }, new StoredOrderLine { Text = "Freight", Qty = 1, Total = 50 });
        var order = (await api.ListAsync("DebtorOrderClient")).Rows[0];

        // 3 × 33.335 × 0.9 = 90.0045, rounded 90.00; 140 less 10 % = 126; margin 66 of 126.
        Assert.Equal(("126.0", "126.0", "60.0", "66.0", "52.38", "2"), (Raw(order, "OrderTotal"), Raw(order, "SalesValue"), Raw(order, "CostValue"), Raw(order, "Margin"), Raw(order, "MarginRatio"), Raw(order, "NoLines")));
        var line = (await api.ListAsync("DebtorOrderLineClient")).Rows[0];
        Assert.Equal(("90.0", "30.0", "33.33"), (Raw(line, "Total"), Raw(line, "Margin"), Raw(line, "MarginRatio")));
        Assert.Equal(3m, (decimal)(await api.ListAsync("InvItemClient")).Rows[0]!["QtyReserved"]!);
    }

    [Fact]
    public async Task Prices_with_VAT_give_a_sales_value_without()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        api.Account.AddOrder("1001", o => o with { PricesInclVat = true }, new StoredOrderLine { Qty = 1, Price = 125 });
        var order = (await api.ListAsync("DebtorOrderClient")).Rows[0];
        Assert.Equal(("125.0", "100.0"), (Raw(order, "OrderTotal"), Raw(order, "SalesValue")));
        api.Account.EditDebtor("1001", d => d with { VatZone = 1 });
        Assert.Equal("125.0", Raw((await api.ListAsync("DebtorOrderClient")).Rows[0], "SalesValue"));
    }

    [Fact]
    public async Task A_line_that_is_sent_back_follows_its_new_quantity_and_not_its_old_total()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        api.Account.AddOrder("1001", null, new StoredOrderLine { Qty = 2, Price = 10 });
        var line = (await api.ListAsync("DebtorOrderLineClient")).Rows[0]!.AsObject();
        line["Qty"] = 3;
        Assert.Equal("30.0", Raw((await api.UpdateAsync("DebtorOrderLineClient", line.ToJsonString())).Is(200).Json, "Total"));
        line["Total"] = 25;
        Assert.Equal("25.0", Raw((await api.UpdateAsync("DebtorOrderLineClient", line.ToJsonString())).Is(200).Json, "Total"));
        Assert.Equal(101, api.Account.OrderLines.Single().OrderRowId);
    }

    [Fact]
    public async Task A_tiny_quantity_costs_nothing()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        api.Account.AddOrder("1001");
        Assert.Equal("0.0", Raw((await api.InsertAsync("DebtorOrderLineClient", """{"OrderNumber":"1001","Qty":0.0001,"Price":40}""")).Is(200).Json, "Total"));
    }

    [Fact]
    public async Task A_barred_debtor_gets_no_order_unless_a_switch_says_so()
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("Acme", d => d with { Blocked = true }));
        (await api.InsertAsync("DebtorOrderClient", """{"Account":"1001"}""")).Refused("AccountIsBlocked");
        api.Oddities.BarredDebtorsRefuseOrders = false;
        (await api.InsertAsync("DebtorOrderClient", """{"Account":"1001"}""")).Is(200);
    }

    [Fact]
    public async Task Lines_move_their_orders_UpdatedAt_only_when_a_switch_says_so()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        api.Account.AddOrder("1001");
        api.Sim.Clock.Advance(TimeSpan.FromHours(1));
        (await api.InsertAsync("DebtorOrderLineClient", """{"OrderNumber":"1001"}""")).Is(200);
        Assert.Equal(["2026-03-02T08:00:00"], (await api.ListAsync("DebtorOrderClient")).All("UpdatedAt"));
        api.Oddities.LinesTouchOrders = true;
        (await api.InsertAsync("DebtorOrderLineClient", """{"OrderNumber":"1001"}""")).Is(200);
        Assert.Equal(["2026-03-02T09:00:00"], (await api.ListAsync("DebtorOrderClient")).All("UpdatedAt"));
    }

    [Fact]
    public async Task A_deleted_order_takes_its_lines_along()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        api.Account.AddOrder("1001", null, new StoredOrderLine { Qty = 1, Price = 1 }, new StoredOrderLine { Qty = 1, Price = 2 });
        (await api.DeleteAsync("DebtorOrderClient", """{"OrderNumber":1001,"Account":"1001"}""")).Is(200);
        Assert.Empty(api.Account.OrderLines);
    }

    [Fact]
    public async Task Offers_are_numbered_OfferNumber_or_as_in_2016()
    {
        await using var api = UnicontaApi.InProcess(Seed);
        Assert.Equal("1001", (await api.InsertAsync("DebtorOfferClient", """{"Account":"1001"}""")).Is(200)["OfferNumber"]);
        Assert.Equal("30.0", Raw((await api.InsertAsync("DebtorOfferLineClient", """{"OfferNumber":1001,"Qty":3,"Price":10}""")).Is(200).Json, "Total"));
        Assert.Equal("30.0", Raw((await api.ListAsync("DebtorOfferClient")).Rows[0], "OrderTotal"));
        api.Oddities.NamesOf2016 = true;
        Assert.Equal("2000", (await api.InsertAsync("DebtorOfferClient", """{"Account":"1001","OrderNumber":2000}""")).Is(200)["OrderNumber"]);
    }

    private static string? Raw(JsonNode? node, string member) => node![member]?.ToJsonString();
}
