using System.Text.Json.Nodes;

namespace Connectors.Testing.Tests.Smartbill;

/// <summary>Amounts, worked out by hand.</summary>
public sealed class SmartbillTotalsTests
{
    [Fact]
    public async Task Trap05_vat_is_on_top_unless_the_line_says_included()
    {
        Assert.Equal((100m, 21m, 121m), await TotalsAsync(Api.Line()));
        Assert.Equal((82.64m, 17.36m, 100m), await TotalsAsync(Included(Api.Line())));
        Assert.Equal((-82.64m, -17.36m, -100m), await TotalsAsync(Included(Api.Line(quantity: -1))));
        Assert.Equal((0m, 0m, 0m), await TotalsAsync(Api.Line(quantity: 0)));
    }

    [Fact]
    public async Task Rounding_is_by_line_or_by_rate()
    {
        JsonObject[] Lines() => [Api.Line(price: 0.12m), Api.Line(price: 0.12m), Api.Line(price: 0.12m)];
        Assert.Equal((0.36m, 0.09m, 0.45m), await TotalsAsync(Lines()));
        Assert.Equal((0.36m, 0.08m, 0.44m), await TotalsAsync(static api => api.Oddities.VatRoundedPerLine = false, null, Lines()));
        Assert.Equal((0.83m, 0.17m, 1m), await TotalsAsync(static api => api.Oddities.VatRoundedPerLine = false, null, Included(Api.Line(price: 0.5m)), Included(Api.Line(price: 0.5m))));
        Assert.Equal((0.82m, 0.18m, 1m), await TotalsAsync(Included(Api.Line(price: 0.5m)), Included(Api.Line(price: 0.5m))));
    }

    [Fact]
    public async Task Halves_are_rounded_away_from_zero()
    {
        Assert.Equal(0.13m, (await TotalsAsync(Api.Line(price: 0.125m))).Net);
        Assert.Equal(-0.13m, (await TotalsAsync(Api.Line(price: 0.125m, quantity: -1))).Net);
    }

    [Theory]
    [InlineData(null, "33.33")]
    [InlineData(3, "33.333")]
    [InlineData(4, "33.3333")]
    [InlineData(9, "33.3333")]
    [InlineData(0, "33.33")]
    public async Task Precision_is_two_to_four_and_more_is_cut_silently(int? precision, string net)
    {
        var totals = await TotalsAsync(null, b => b["precision"] = precision, Api.Line(price: 33.33333m));
        Assert.Equal(decimal.Parse(net, System.Globalization.CultureInfo.InvariantCulture), totals.Net);
    }

    [Fact]
    public async Task Discounts_take_from_the_lines_before_them()
    {
        Assert.Equal((180m, 37.8m, 217.8m), await TotalsAsync(Api.Line(), Api.Line(), Api.Discount(2)));
        Assert.Equal((190m, 39.9m, 229.9m), await TotalsAsync(Api.Line(), Api.Line(), Api.Discount(1)));
        Assert.Equal((171m, 35.91m, 206.91m), await TotalsAsync(Api.Line(), Api.Line(), Api.Discount(1), Api.Discount(3)));
        Assert.Equal((90m, 18.9m, 108.9m), await TotalsAsync(Api.Line(), Api.With(Api.Discount(), static d => { d.Remove("taxName"); d.Remove("taxPercentage"); })));
    }

    [Fact]
    public async Task A_discount_in_percent_of_prices_with_vat_takes_the_same_share_of_net_and_vat_however_it_is_marked()
    {
        var line = Included(Api.Line(price: 121));
        Assert.Equal((90m, 18.9m, 108.9m), await TotalsAsync(line, Included(Api.Discount())));
        Assert.Equal((90m, 18.9m, 108.9m), await TotalsAsync((JsonObject)line.DeepClone(), Api.Discount()));
    }

    [Fact]
    public async Task Value_discounts_follow_is_tax_included()
    {
        static JsonObject Value(decimal value, bool included) => Api.With(Api.Discount(), d =>
        {
            d.Remove("discountPercentage");
            (d["discountType"], d["discountValue"], d["isTaxIncluded"]) = (1, value, included);
        });
        Assert.Equal((95m, 19.95m, 114.95m), await TotalsAsync(Api.Line(), Value(-5, false)));
        Assert.Equal((95.87m, 20.13m, 116m), await TotalsAsync(Api.Line(), Value(-5, true)));
    }

    [Fact]
    public async Task Trap06_careless_discounts_are_silently_wrong()
    {
        Assert.Equal((100m, 21m, 121m), await TotalsAsync(Api.Line(), Api.Discount(null)));
        Assert.Equal(127.05m, (await TotalsAsync(Api.Line(), Api.With(Api.Discount(), static d => (d["discountType"], d["discountValue"]) = (1, 5)))).Total);
        Assert.Equal((90m, 21m, 111m), await TotalsAsync(Api.Line(), Api.With(Api.Discount(), static d => d["discountType"] = 3)));
    }

    [Fact]
    public async Task A_discount_over_two_rates_uses_its_own()
    {
        var reduced = Api.With(Api.Line(), static l => (l["taxName"], l["taxPercentage"]) = ("Redusa", 11));
        Assert.Equal((180m, 27.8m, 207.8m), await TotalsAsync(Api.Line(), reduced, Api.Discount(2)));
    }

    [Fact]
    public async Task A_foreign_price_comes_into_a_ron_document_at_a_rate()
    {
        JsonObject Foreign(decimal? rate) => Api.With(Api.Line(), l => (l["currency"], l["exchangeRate"]) = ("EUR", rate));
        Assert.Equal(500m, (await TotalsAsync(Foreign(5))).Net);
        Assert.Equal(510m, (await TotalsAsync(Foreign(null))).Net);
        Assert.Equal(100m, (await TotalsAsync(null, static b => b["currency"] = "EUR", Foreign(null))).Net);
    }

    [Theory]
    [InlineData("Taxare inversa")]
    [InlineData("TVA Inclus")]
    public async Task A_zero_rate_without_a_name_becomes_one_of_two(string name)
    {
        await using var api = Api.InProcess();
        api.Oddities.NamelessZeroRate = name;
        await api.InvoiceAsync(null, Api.With(Api.Line(), static l => { l.Remove("taxName"); l["taxPercentage"] = 0; }));
        Assert.Equal(name, Assert.Single(api.Account.Invoices).Lines[0].Tax.Name);
    }

    [Fact]
    public async Task A_vendor_that_computes_otherwise_can_be_had()
    {
        await using var api = Api.InProcess();
        await api.InvoiceAsync();
        api.Oddities.TotalOffBy = 0.01m;
        Assert.Equal(121.01m, (await api.PaymentStateAsync("0001")).Total);
    }

    private static JsonObject Included(JsonObject line) => Api.With(line, static l => l["isTaxIncluded"] = true);

    private static Task<(decimal Net, decimal Vat, decimal Total)> TotalsAsync(params JsonObject[] lines) => TotalsAsync(null, null, lines);

    private static async Task<(decimal Net, decimal Vat, decimal Total)> TotalsAsync(Action<Api>? prepare, Action<JsonObject>? change, params JsonObject[] lines)
    {
        await using var api = Api.InProcess();
        prepare?.Invoke(api);
        (await api.InvoiceAsync(change, lines)).Succeeds();
        var invoice = Assert.Single(api.Account.Invoices);
        Assert.Equal(invoice.Total, (await api.PaymentStateAsync("0001")).Total);
        return (invoice.Net, invoice.Vat, invoice.Total);
    }
}
