using System.Text.Json.Nodes;

namespace Connectors.Testing.Tests.Smartbill;

public sealed class SmartbillStockTests
{
    [Fact]
    public async Task An_invoice_that_uses_stock_takes_goods_out_and_one_that_does_not_leaves_them()
    {
        await using var api = Stocked();
        await SellAsync(api, Api.Goods(2), Api.Line());
        Assert.Equal(3m, api.Account.StockOf("Depozit", "MK053"));
        (await api.InvoiceAsync(null, Api.Goods(2))).Succeeds();
        (await api.InvoiceAsync(static b => (b["useStock"], b["isDraft"]) = (true, true), Api.Goods(50))).Succeeds();
        (await SellAsync(api, Api.With(Api.Goods(2), static l => l["isService"] = true))).Succeeds();
        Assert.Equal(3m, api.Account.StockOf("Depozit", "MK053"));
    }

    [Fact]
    public async Task Too_little_is_refused_with_the_text_in_bold()
    {
        await using var api = Stocked();
        (await SellAsync(api, Api.Line(), Api.Goods(6)))
            .Refused("Cantitate stoc insuficienta la <b>Factura FCT0001</b> din data <b>02/03/2026</b> pentru produsul <b> Caiet </b> de la pozitia 2");
        (await SellAsync(api, Api.Goods(3), Api.Line(), Api.Goods(3)))
            .Refused("Cantitate stoc insuficienta la <b>Factura FCT0001</b> din data <b>02/03/2026</b> pentru produsul <b> Caiet </b> de la pozitia 3");
        Assert.Equal(5m, api.Account.StockOf("Depozit", "MK053"));
        (await SellAsync(api, Api.Goods(5))).Succeeds();
    }

    [Theory]
    [InlineData("warehouse missing", "Gestiunea predatoare nu este setata pentru produsul Caiet.")]
    [InlineData("warehouse blank", "Gestiunea predatoare este invalida!")]
    [InlineData("warehouse case", "Gestiunea predatoare depozit a produsului Caiet nu a fost gasita.")]
    [InlineData("never received", "Nu ai facut nicio achizitie pentru produsul Caiet.<br/> Incarca mai intai stoc pentru produs sau emite documentul fara descarcare de gestiune.")]
    [InlineData("never there", "Nu ai facut nicio achizitie pentru produsul Caiet.<br/> Incarca mai intai stoc pentru produs sau emite documentul fara descarcare de gestiune.")]
    [InlineData("code case", "Exista deja pe stoc un produs cu numele Caiet cu spira si codul MK053.")]
    public async Task Stock_is_refused_word_for_word(string what, string text)
    {
        await using var api = Stocked();
        api.Account.Warehouse("Gol");
        var line = Api.With(Api.Goods(), l => (what switch
        {
            "warehouse missing" => () => l.Remove("warehouseName"),
            "warehouse blank" => () => l["warehouseName"] = "  ",
            "warehouse case" => () => l["warehouseName"] = "depozit",
            "never received" => () => l["code"] = "NOU",
            "never there" => () => l["warehouseName"] = "Gol",
            _ => (Action)(() => l["code"] = "mk053"),
        })());
        (await SellAsync(api, line)).Refused(text);
        Assert.Empty(api.Account.Invoices);
    }

    [Fact]
    public async Task Units_the_module_and_the_first_import_can_stand_in_the_way()
    {
        await using var api = Stocked();
        Assert.StartsWith(
            "Unitatea de masura kg a produsului Caiet nu are factor de conversie setat.<div",
            (await SellAsync(api, Api.With(Api.Goods(), static l => l["measuringUnitName"] = "kg"))).Is(400)["errorText"], StringComparison.Ordinal);
        api.Account.StockImportedOn = new DateOnly(2026, 3, 3);
        Assert.StartsWith(
            "Nu poti adauga documente cu tranzactii pe stoc la data anterioara datei importului de stoc initial.", (await SellAsync(api, Api.Goods())).Is(400)["errorText"], StringComparison.Ordinal);
        // Earlier is refused, that day is not.
        api.Account.StockImportedOn = new DateOnly(2026, 3, 2);
        (await SellAsync(api, Api.Goods())).Succeeds();
        api.Oddities.OlderTexts = true;
        api.Account.StockImportedOn = null;
        Assert.DoesNotContain("<br/>", (await SellAsync(api, Api.Goods(code: "NOU"))).Is(400)["errorText"], StringComparison.Ordinal);
        api.Account.HasStockModule = false;
        (await SellAsync(api, Api.Goods())).Refused("Modulul stoc nu este activ!");
        (await api.GetAsync("stocks?cif=*&date=2026-03-02")).Refused("Modulul stoc nu este activ!");
    }

    [Fact]
    public async Task Trap08_the_unit_of_goods_is_the_catalogues_to_the_letter()
    {
        await using var api = Stocked();
        api.Account.Unit("BUC");
        Assert.StartsWith(
            "Unitatea de masura BUC a produsului Caiet nu are factor de conversie setat.",
            (await SellAsync(api, Api.With(Api.Goods(), static l => l["measuringUnitName"] = "BUC"))).Is(400)["errorText"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goods_may_come_back_while_stock_is_below_zero()
    {
        await using var api = Stocked();
        api.Account.IssueInvoice(change: static i => i with { UseStock = true, Lines = [new() { Name = "Caiet", Code = "MK053", Unit = "buc", Quantity = 7, Price = 10, Warehouse = "Depozit" }] });
        Assert.Equal(-2m, api.Account.StockOf("Depozit", "MK053"));
        (await SellAsync(api, Api.Goods(-1))).Succeeds();
        Assert.Equal(-1m, api.Account.StockOf("Depozit", "MK053"));
    }

    [Fact]
    public async Task A_cancelled_invoice_is_deleted_without_asking_for_the_goods_once_more()
    {
        await using var api = Stocked();
        (await SellAsync(api, Api.Goods(-2))).Succeeds();
        (await api.PutAsync("invoice/cancel?cif=*&seriesname=FCT&number=0001")).Succeeds();
        api.Account.AddSeries("ALT", "f").IssueInvoice("ALT", change: static i => i with { UseStock = true, Lines = [new() { Name = "Caiet", Code = "MK053", Unit = "buc", Quantity = 5, Price = 10, Warehouse = "Depozit" }] });
        Assert.Equal(0m, api.Account.StockOf("Depozit", "MK053"));
        (await api.DeleteAsync("invoice?cif=*&seriesname=FCT&number=0001")).Succeeds();
        Assert.Equal(0m, api.Account.StockOf("Depozit", "MK053"));
    }

    [Fact]
    public async Task Taking_an_invoice_back_brings_the_goods_back()
    {
        await using var api = Stocked();
        await SellAsync(api, Api.Goods(2));
        const string named = "?cif=*&seriesname=FCT&number=0001";
        await api.PutAsync("invoice/cancel" + named);
        Assert.Equal(5m, api.Account.StockOf("Depozit", "MK053"));
        await api.PutAsync("invoice/restore" + named);
        Assert.Equal(3m, api.Account.StockOf("Depozit", "MK053"));
        api.Account.StornoInvoice("FCT", "0001");
        Assert.Equal(5m, api.Account.StockOf("Depozit", "MK053"));
        (await api.PutAsync("invoice/cancel" + named)).Refused("Pentru factura FCT0001 exista deja stornari care incarca stocul. Trebuie sa anulati intai facturile storno (FCT0002).");
        (await api.DeleteAsync("invoice?cif=*&seriesname=FCT&number=0002")).Succeeds();
        Assert.Equal(3m, api.Account.StockOf("Depozit", "MK053"));
        (await api.DeleteAsync("invoice" + named)).Succeeds();
        Assert.Equal(5m, api.Account.StockOf("Depozit", "MK053"));
    }

    [Fact]
    public async Task Goods_that_are_gone_keep_a_document_as_it_is()
    {
        await using var api = Stocked();
        await SellAsync(api, Api.Goods(2));
        api.Account.CancelInvoice("FCT", "0001");
        api.Account.Receive("Depozit", "MK053", -4);
        const string restore = "invoice/restore?cif=*&seriesname=FCT&number=0001";
        (await api.PutAsync(restore)).Refused("Cantitate stoc insuficienta pentru produsul Caiet.");
        api.Oddities.StockTextNamesDocument = true;
        (await api.PutAsync(restore)).Refused("Cantitate stoc insuficienta la documentul FCT0001 din data de 02/03/2026 pentru produsul Caiet de la pozitia 1.");
        api.Account.Receive("Depozit", "MK053", 2);
        (await api.PutAsync(restore)).Succeeds();
        api.Account.StornoInvoice("FCT", "0001");
        api.Account.Receive("Depozit", "MK053", -3);
        (await api.DeleteAsync("invoice?cif=*&seriesname=FCT&number=0002")).Is(400);
    }

    [Fact]
    public async Task Trap07_a_line_that_moves_stock_renames_the_product()
    {
        await using var api = Stocked();
        await api.InvoiceAsync(null, Api.Goods());
        Assert.Equal("Caiet cu spira", Assert.Single(api.Account.Products).Name);
        await SellAsync(api, Api.With(Api.Goods(), static l => l["useSBProductName"] = true));
        Assert.Equal(("Caiet cu spira", "Caiet cu spira"), (Assert.Single(api.Account.Products).Name, api.Account.Invoices[1].Lines[0].Name));
        await SellAsync(api, Api.Goods());
        Assert.Equal("Caiet", Assert.Single(api.Account.Products).Name);
    }

    [Fact]
    public async Task Without_product_codes_the_name_decides_ignoring_case_and_codes_are_ignored()
    {
        await using var api = Stocked();
        api.Account.UsesProductCodes = false;
        await SellAsync(api, Api.With(Api.Goods(2), static l => (l["name"], l["useSBProductName"]) = ("CAIET CU SPIRA", true)));
        Assert.Equal((3m, "CAIET CU SPIRA"), (api.Account.StockOf("Depozit", "MK053"), Assert.Single(api.Account.Products).Name));
        var row = Assert.Single(await RowsAsync(api, ""));
        Assert.Equal(("", "CAIET CU SPIRA"), ((string?)row["productCode"], (string?)row["productName"]));
        (await api.InvoiceAsync(null, Api.With(Api.Line(), static l => l.Remove("code")))).Succeeds();
    }

    [Fact]
    public async Task Stocks_are_listed_per_warehouse_as_of_a_day()
    {
        await using var api = Stocked();
        api.Account.Receive("Magazin", "MK053", 1.5m, date: new DateOnly(2026, 2, 1)).Receive("Depozit", "X1", 4, "Alt produs");
        var list = (await api.GetAsync("stocks?cif=*&date=2026-03-02")).Succeeds().Json["list"]!.AsArray();
        Assert.Equal(["Depozit", "Magazin"], list.Select(static w => (string?)w!["warehouse"]!["warehouseName"]));
        Assert.Equal("en gros", (string?)list[0]!["warehouse"]!["warehouseType"]);
        Assert.Equal("""{"productName":"Caiet cu spira","productCode":"MK053","measuringUnit":"buc","quantity":5}""", list[0]!["products"]![0]!.ToJsonString());
        Assert.Equal(2, (await RowsAsync(api, "&warehouseName=Depozit")).Count);
        Assert.Equal("1.5", Assert.Single(await RowsAsync(api, "&warehouseName=Magazin"))["quantity"]!.ToJsonString());
        Assert.Equal(2, (await RowsAsync(api, "&productCode=MK053")).Count);
        Assert.Empty(await RowsAsync(api, "&productCode=mk053"));
        Assert.Single(await RowsAsync(api, "&productName=Alt produs"));
        Assert.Empty(await RowsAsync(api, "&productName=nimic"));
        Assert.Equal("1.5", Assert.Single(await RowsAsync(api, "", "2026-02-15"))["quantity"]!.ToJsonString());
    }

    [Fact]
    public async Task What_is_asked_wrongly_about_stock_is_refused()
    {
        await using var api = Stocked();
        (await api.GetAsync("stocks?cif=*")).Refused("Data la care vreti sa aflati valoarea stocului trebuie specificata!");
        (await api.GetAsync("stocks?cif=*&date=02.03.2026")).Refused("Data trebuie sa fie de forma yyyy-MM-dd.");
        (await api.GetAsync("stocks?cif=*&date=2026-03-02&warehouseName=depozit")).Refused("Gestiunea depozit nu a fost gasita pe server.");
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_product_down_to_zero_is_missing_or_listed(bool listed, int rows)
    {
        await using var api = Stocked();
        api.Oddities.ZeroStockIsListed = listed;
        api.Account.Product("Niciodata primit", "N1");
        await SellAsync(api, Api.Goods(5));
        Assert.Equal(rows, (await RowsAsync(api, "")).Count);
    }

    [Fact]
    public async Task The_list_of_stock_may_lag()
    {
        await using var api = Stocked();
        api.Sim.Clock.Advance(TimeSpan.FromMinutes(10));
        api.Oddities.StockLag = TimeSpan.FromMinutes(2);
        await SellAsync(api, Api.Goods(2));
        Assert.Equal("5", Assert.Single(await RowsAsync(api, ""))["quantity"]!.ToJsonString());
        api.Sim.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("3", Assert.Single(await RowsAsync(api, ""))["quantity"]!.ToJsonString());
    }

    [Fact]
    public async Task The_addresses_of_the_vendors_plugin()
    {
        await using var api = Stocked();
        Assert.Equal("""{"warehouses":["Depozit"]}""", (await api.GetAsync("company/warehouses?cif=*")).Is(200).Text);
        Assert.Equal("""{"mu":["buc","ora","kg"]}""", (await api.GetAsync("company/mu?cif=*")).Is(200).Text);
        Assert.Equal(
            """{"errorText":"","products":[{"productName":"Caiet cu spira","productCode":"MK053","measuringUnit":"buc","quantity":5}]}""",
            (await api.GetAsync("stocks/ecom/?cif=*&warehouseName=Depozit")).Is(200).Text);
        (await api.GetAsync("stocks/ecom/?cif=*&warehouseName=x")).Is(400);
    }

    internal static Api Stocked() => Api.InProcess(static a => a.Receive("Depozit", "MK053", 5, "Caiet cu spira"));

    internal static Task<Reply> SellAsync(Api api, params JsonObject[] lines) => api.InvoiceAsync(static b => b["useStock"] = true, lines);

    private static async Task<IReadOnlyList<JsonNode>> RowsAsync(Api api, string filter, string date = "2026-03-02") =>
        [.. (await api.GetAsync($"stocks?cif=*&date={date}{filter}")).Succeeds().Json["list"]!.AsArray().SelectMany(static w => w!["products"]!.AsArray()).Select(static p => p!)];
}
