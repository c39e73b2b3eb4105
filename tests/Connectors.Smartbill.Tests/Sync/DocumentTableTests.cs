using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Connectors.Smartbill.Sync;
using Connectors.Sync;
using NeutralLine = Connectors.Sync.DocumentLine;

namespace Connectors.Smartbill.Tests.Sync;

/// <summary>
/// Documents and what SmartBill must be sent, worked out by hand from the vendor's notes: every line, and net, VAT and gross, rounded line by line. Each is issued over HTTP, so the simulator's own arithmetic is compared too.
/// </summary>
[Acceptance("P-05d"), Acceptance("P-06a", Missing = "the other vendors")]
public sealed class DocumentTableTests
{
    private static readonly NeutralLine Line = Desk.Line;

    public static TheoryData<string> Rows => [.. Table.Keys];

    private static Dictionary<string, Expected> Table { get; } = new()
    {
        ["one line"] = new(Of(Line), ["Șurub M8|S8|3 buc|10.5 RON|Normala 21"], 31.50m, 6.62m, 38.12m),
        ["two rates"] = new(Of(Line, Line with { Text = "Carte", Code = "C1", Quantity = 1, UnitPrice = 20, VatCode = "redusa" }),
            ["Șurub M8|S8|3 buc|10.5 RON|Normala 21", "Carte|C1|1 buc|20 RON|Redusa 11"], 51.50m, 8.82m, 60.32m),
        ["negative line"] = new(Of(Line, Line with { Text = "Retur", Quantity = -1 }), ["Șurub M8|S8|3 buc|10.5 RON|Normala 21", "Retur|S8|-1 buc|10.5 RON|Normala 21"], 21.00m, 4.41m, 25.41m),
        ["price 0"] = new(Of(Line with { UnitPrice = 0 }, Line), ["Șurub M8|S8|3 buc|0 RON|Normala 21", "Șurub M8|S8|3 buc|10.5 RON|Normala 21"], 31.50m, 6.62m, 38.12m),
        ["12.5 % discount"] = new(Of(Line with { Quantity = 1, UnitPrice = 100, Discount = new(12.5m, null) }),
            ["Șurub M8|S8|1 buc|100 RON|Normala 21", "Discount|discount over 1: 12.5 %|buc|RON|Normala 21"], 87.50m, 18.37m, 105.87m),
        ["100 % discount"] = new(Of(Line with { Discount = new(100, null) }, Line with { Quantity = 1, UnitPrice = 1 }),
            ["Șurub M8|S8|3 buc|10.5 RON|Normala 21", "Discount|discount over 1: 100 %|buc|RON|Normala 21", "Șurub M8|S8|1 buc|1 RON|Normala 21"], 1.00m, 0.21m, 1.21m),
        ["discount by amount"] = new(Of(Line with { Quantity = 1, UnitPrice = 100, Discount = new(null, 10) }),
            ["Șurub M8|S8|1 buc|100 RON|Normala 21", "Discount|discount over 1: -10|buc|RON|Normala 21"], 90.00m, 18.90m, 108.90m),
        ["header discount over one rate"] = new(Of(Line with { Quantity = 1, UnitPrice = 100 }, Line with { Quantity = 1, UnitPrice = 50 }) with { Discount = new(10, null) },
            ["Șurub M8|S8|1 buc|100 RON|Normala 21", "Șurub M8|S8|1 buc|50 RON|Normala 21", "Discount|discount over 2: 10 %|buc|RON|Normala 21"], 135.00m, 28.35m, 163.35m),
        ["header discount over two rates"] = new(Of(Line with { Quantity = 1, UnitPrice = 100 }, Line with { Quantity = 1, UnitPrice = 50, VatCode = "Redusa" }) with { Discount = new(10, null) },
            ["Șurub M8|S8|1 buc|100 RON|Normala 21", "Șurub M8|S8|1 buc|50 RON|Redusa 11", "Discount|discount over 2: -10|buc|RON|Normala 21", "Discount|discount over 3: -5|buc|RON|Redusa 11"], 135.00m, 23.85m, 158.85m),
        ["header discount by amount over two rates"] = new(Of(Line with { Quantity = 1, UnitPrice = 100 }, Line with { Quantity = 1, UnitPrice = 50, VatCode = "Redusa" }) with { Discount = new(null, 10) },
            ["Șurub M8|S8|1 buc|100 RON|Normala 21", "Șurub M8|S8|1 buc|50 RON|Redusa 11", "Discount|discount over 2: -6.67|buc|RON|Normala 21", "Discount|discount over 3: -3.33|buc|RON|Redusa 11"], 140.00m, 24.73m, 164.73m),
        ["line and header discount together"] = new(Of(Line with { Quantity = 1, UnitPrice = 100, Discount = new(50, null) }) with { Discount = new(10, null) },
            ["Șurub M8|S8|1 buc|100 RON|Normala 21", "Discount|discount over 1: 50 %|buc|RON|Normala 21", "Discount|discount over 2: 10 %|buc|RON|Normala 21"], 45.00m, 9.45m, 54.45m),
        ["text line"] = new(Of(Line, new NeutralLine { Text = "Livrare in 3 zile" }), ["Șurub M8 (Livrare in 3 zile)|S8|3 buc|10.5 RON|Normala 21"], 31.50m, 6.62m, 38.12m),
        ["text of several lines"] = new(Of(Line with { Text = "Șurub M8\nzincat\r\nDIN 933" }), ["Șurub M8 (zincat/DIN 933)|S8|3 buc|10.5 RON|Normala 21"], 31.50m, 6.62m, 38.12m),
        ["EUR with a rate"] = new(Of(Line) with { Currency = "EUR", ExchangeRate = 5.0975m }, ["Șurub M8|S8|3 buc|10.5 EUR at 5.0975|Normala 21"], 31.50m, 6.62m, 38.12m),
        ["prices with VAT"] = new(Of(Line with { Quantity = 1, UnitPrice = 121 }) with { PricesIncludeVat = true }, ["Șurub M8|S8|1 buc|121 RON with VAT|Normala 21"], 100.00m, 21.00m, 121.00m),
        ["prices with VAT and a discount"] = new(Of(Line with { Quantity = 1, UnitPrice = 121, Discount = new(10, null) }) with { PricesIncludeVat = true },
            ["Șurub M8|S8|1 buc|121 RON with VAT|Normala 21", "Discount|discount over 1: 10 %|buc|RON with VAT|Normala 21"], 90.00m, 18.90m, 108.90m),
        ["4 decimals"] = new(Of(Line with { Quantity = 1000, UnitPrice = 0.1234m }), ["Șurub M8|S8|1000 buc|0.1234 RON|Normala 21"], 123.40m, 25.914m, 149.314m) { Precision = 4 },
        ["zeros that are no decimals"] = new(Of(Line with { UnitPrice = 10.5000m }), ["Șurub M8|S8|3 buc|10.5 RON|Normala 21"], 31.50m, 6.62m, 38.12m),
        ["ties"] = new(Of(Line with { Quantity = 0.5m, UnitPrice = 0.01m }, Line with { Quantity = 1, UnitPrice = 0.50m }), ["Șurub M8|S8|0.5 buc|0.01 RON|Normala 21", "Șurub M8|S8|1 buc|0.5 RON|Normala 21"], 0.51m, 0.11m, 0.62m),
        ["0 % by its name"] = new(Of(Line with { VatCode = "Taxare inversa" }), ["Șurub M8|S8|3 buc|10.5 RON|Taxare inversa 0"], 31.50m, 0, 31.50m),
        ["a mapped rate and unit"] = new(Of(Line with { VatCode = "S21", Unit = "piece" }), ["Șurub M8|S8|3 buc|10.5 RON|Normala 21"], 31.50m, 6.62m, 38.12m),
        ["a rate by name and percentage"] = new(Of(Line with { VatCode = "Normala 21%" }), ["Șurub M8|S8|3 buc|10.5 RON|Normala 21"], 31.50m, 6.62m, 38.12m),
    };

    [Theory, MemberData(nameof(Rows))]
    [Acceptance("P-05j", Missing = "the shared table of all vendors")]
    public async Task A_document_is_sent_as_worked_out_by_hand_and_comes_to_the_totals_that_were_expected(string row)
    {
        var expected = Table[row];
        await using var desk = await Desk.OpenAsync(static o =>
        {
            o.VatRates["S21"] = "Normala";
            o.Units["piece"] = "buc";
        });
        var check = await desk.CheckAsync(expected.Document);
        Assert.Empty(check.Problems);
        Assert.Equal(new(expected.Net, expected.Vat, expected.Gross), check.Totals);

        var sent = await desk.IssueAsync(expected.Document);

        var body = desk.Sent();
        Assert.Equal(expected.Lines, body.GetProperty("products").EnumerateArray().Select(Describe));
        Assert.Equal(expected.Precision, body.TryGetProperty("precision", out var precision) ? precision.GetInt32() : null);
        Assert.Equal(expected.Document.Currency, body.GetProperty("currency").GetString());
        var issued = Assert.Single(desk.Account.Invoices);
        Assert.Equal((expected.Net, expected.Vat, expected.Gross), (issued.Net, issued.Vat, issued.Total));
        Assert.Equal(new(expected.Net, expected.Vat, expected.Gross), sent.Totals);
    }

    public static TheoryData<string> Refusals => [.. Wrong.Keys];

    /// <summary>Documents that SmartBill cannot have, with the problem that is said of each.</summary>
    internal static Dictionary<string, (Document Document, string Code, string Field)> Wrong { get; } = new()
    {
        ["VAT code not mapped"] = (Of(Line, Line with { VatCode = "S25" }), "vat-code", "lines[2].vatCode"),
        ["a percentage is no name"] = (Of(Line with { VatCode = "21" }), "vat-code", "lines[1].vatCode"),
        ["no VAT code"] = (Of(Line with { VatCode = null }), "vat-code", "lines[1].vatCode"),
        ["unit not the account's"] = (Of(Line with { Unit = "BUC" }), "unit", "lines[1].unit"),
        ["no unit"] = (Of(Line with { Unit = " " }), "unit", "lines[1].unit"),
        ["currency that SmartBill does not have"] = (Of(Line) with { Currency = "BGN" }, "currency", "currency"),
        ["a rate in lei"] = (Of(Line) with { ExchangeRate = 5 }, "exchange-rate", "exchangeRate"),
        ["5 decimals"] = (Of(Line with { UnitPrice = 0.12345m }), "decimals", "lines[1].unitPrice"),
        ["negative price"] = (Of(Line with { UnitPrice = -1 }), "negative-price", "lines[1].unitPrice"),
        ["text without a product above"] = (Of(new NeutralLine { Text = "Vă mulțumim" }, Line), "text-line", "lines[1].text"),
        ["no product code"] = (Of(Line with { Code = null }), "code", "lines[1].code"),
        ["a discount by amount on a return"] = (Of(Line with { Quantity = -1, Discount = new(null, 1) }), "discount", "lines[1].discount"),
        ["a negative discount"] = (Of(Line with { Discount = new(null, -1) }), "discount", "lines[1].discount"),
        ["a discount with too many decimals"] = (Of(Line with { Discount = new(null, 1.005m) }), "decimals", "lines[1].discount"),
        ["a document's discount above its total"] = (Of(Line) with { Discount = new(null, 100) }, "discount", "discount"),
        ["terms that are no date"] = (Of(Line) with { PaymentTerms = "30 days net" }, "payment-terms", "paymentTerms"),
        ["due before its date"] = (Of(Line) with { DueDate = new DateOnly(2026, 3, 1) }, "due-date", "dueDate"),
        ["401 lines"] = (Desk.Document with { Lines = [.. Enumerable.Repeat(Line, 401)] }, "too-many-lines", "lines"),
    };

    [Theory, MemberData(nameof(Refusals))]
    [Acceptance("P-05h"), Acceptance("P-05i")]
    public async Task What_cannot_be_said_is_refused_by_line_with_a_remedy_and_no_call_that_writes(string row)
    {
        var (document, code, field) = Wrong[row];
        await using var desk = await Desk.OpenAsync(static o => o.ReadUnits = true);
        var problem = Assert.Single((await desk.CheckAsync(document)).Problems);
        Assert.Equal((code, field), (problem.Code, problem.Field));
        Assert.False(string.IsNullOrEmpty(problem.Remedy));
        Assert.IsType<DocumentOutcome.Refused>((await desk.SendAsync(document)).Outcome);
        Assert.All(desk.Simulator.Calls, static c => Assert.Equal("GET", c.Method));
        Assert.Equal(1, desk.Account.Series.Single(static s => s.Name == "FCT").Next);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        await using var desk = await Desk.OpenAsync(static o => o.ReadUnits = true);
        var document = Desk.Document with
        {
            Currency = "BGN",
            CustomerFields = ImmutableDictionary<string, string>.Empty.Add("country", "RO"),
            Lines = [Line with { VatCode = "x", Unit = "y", Code = "" }, Line with { UnitPrice = -1 }],
        };
        var problems = (await desk.CheckAsync(document, static f => f with { Series = "NOPE" })).Problems;
        Assert.Equal(["series", "customer.name", "customer.taxCode", "customer.street", "customer.city", "customer.region", "currency", "lines[1].unit", "lines[1].vatCode", "lines[1].code", "lines[2].unitPrice"], problems.Select(static p => p.Field));
        Assert.All(problems, static p => Assert.False(string.IsNullOrEmpty(p.Remedy)));
    }

    [Fact]
    public async Task A_mapping_lets_the_same_document_pass()
    {
        await using var desk = await Desk.OpenAsync(static o =>
        {
            o.ReadUnits = true;
            o.VatRates["S25"] = "Normala";
            o.Units["BUC"] = "buc";
        });
        Assert.Empty((await desk.CheckAsync(Of(Line with { VatCode = "S25", Unit = "BUC" }))).Problems);
    }

    [Fact]
    public async Task A_company_that_pays_no_VAT_says_none_and_a_code_is_refused()
    {
        await using var desk = await Desk.OpenAsync(static o => o.CheckEInvoice = false, static a => a.IsVatPayer = false);
        Assert.Equal("vat-code", Assert.Single((await desk.CheckAsync()).Problems).Code);
        var document = Of(Line with { VatCode = null });
        Assert.Equal(new(31.50m, 0, 31.50m), (await desk.CheckAsync(document)).Totals);
        await desk.IssueAsync(document);
        var line = desk.Sent().GetProperty("products")[0];
        Assert.False(line.TryGetProperty("taxPercentage", out _) || line.TryGetProperty("taxName", out _) || line.TryGetProperty("isTaxIncluded", out _));
    }

    [Theory]
    [InlineData(SmartbillRounding.PerLine, 0.03)]
    [InlineData(SmartbillRounding.PerRate, 0.02)]
    public async Task How_VAT_is_rounded_is_an_option_and_the_totals_follow_it(SmartbillRounding rounding, double vat)
    {
        await using var desk = await Desk.OpenAsync(o => o.Rounding = rounding);
        desk.Simulator.Oddities.VatRoundedPerLine = rounding == SmartbillRounding.PerLine;
        // 3 lines of 0.03: 0.0063 each is 0.01, and 0.0189 of 0.09 together is 0.02.
        var line = Line with { Quantity = 1, UnitPrice = 0.03m };
        var totals = (await desk.CheckAsync(Of(line, line, line))).Totals!.Value;
        Assert.Equal((decimal)vat, totals.Vat);
        await desk.IssueAsync(Of(line, line, line));
        Assert.Equal(totals.Gross, Assert.Single(desk.Account.Invoices).Total);
    }

    private static Document Of(params NeutralLine[] lines) => Desk.Document with { Lines = [.. lines] };

    private static string Describe(JsonElement line)
    {
        string Text(string member) => line.TryGetProperty(member, out var value) ? value.ToString() : "";
        var name = Text("name") + (Text("productDescription") is { Length: > 0 } more ? $" ({more.Replace('\n', '/')})" : "");
        var money = Text("currency") + (Text("exchangeRate") is { Length: > 0 } rate ? " at " + rate : "") + (line.GetProperty("isTaxIncluded").GetBoolean() ? " with VAT" : "");
        var tax = $"{Text("taxName")} {Text("taxPercentage")}";
        if (!line.TryGetProperty("isDiscount", out _))
            return $"{name}|{Text("code")}|{Number("quantity")} {Text("measuringUnitName")}|{Number("price")} {money}|{tax}";
        var what = Text("discountType") == "1" ? Number("discountValue") : Number("discountPercentage") + " %";
        return $"{name}|discount over {Text("numberOfItems")}: {what}|{Text("measuringUnitName")}|{money}|{tax}";

        string Number(string member) => (line.GetProperty(member).GetDecimal() / 1.000000000000000m).ToString(CultureInfo.InvariantCulture);
    }

    private sealed record Expected(Document Document, string[] Lines, decimal Net, decimal Vat, decimal Gross)
    {
        public int? Precision { get; init; }
    }
}
