using Connectors.Sync;

namespace Connectors.Pairs.Tests.Documents.Table;

/// <summary>The documents that every vendor gets, in the CRM's words: units <c>piece</c> and <c>hour</c>, VAT <c>standard</c>, <c>reduced</c> and <c>exempt</c>, currencies <c>home</c> and <c>foreign</c>.</summary>
internal static class Papers
{
    public static readonly DateOnly Day = new(2026, 3, 2);

    public static IReadOnlyDictionary<string, Document> All { get; } = Made();

    public static DocumentLine Line(decimal quantity, decimal price, string? code = "A-1", string? text = "Work", string? unit = "piece", string? vat = "standard", decimal? off = null, decimal? less = null) =>
        new() { Code = code, Text = text, Quantity = quantity, Unit = unit, UnitPrice = price, VatCode = vat, Discount = off is null && less is null ? null : new(off, less) };

    private static DocumentLine Words(string text) => new() { Text = text };

    private static Document Of(params DocumentLine[] lines) => new() { Source = new("offer", "0"), Kind = DocumentKind.Quote, Customer = new("company", "7"), Date = Day, Currency = "home", Lines = [.. lines] };

    private static Dictionary<string, Document> Made()
    {
        var all = new Dictionary<string, Document>
        {
            ["plain"] = Of(Line(2, 100.50m)),
            ["an hour and a half"] = Of(Line(1.5m, 80, "T-3", unit: "hour")),
            ["a return beside a sale"] = Of(Line(3, 100), Line(-1, 100, text: "Return")),
            ["only a return"] = Of(Line(-1, 100)),
            ["a price of zero"] = Of(Line(1, 0)),
            ["all of it off"] = Of(Line(3, 10, off: 100), Line(1, 1)),
            ["12.5 % off"] = Of(Line(1, 80, off: 12.5m)),
            ["a third off"] = Of(Line(1, 99.99m, off: 33.33m)),
            ["a discount of three decimals"] = Of(Line(1, 100, off: 33.333m)),
            ["a discount of nothing"] = Of(Line(1, 100, off: 0)),
            ["25 off two of 50"] = Of(Line(2, 50, less: 25)),
            ["10 off three of 10"] = Of(Line(3, 10, less: 10)),
            ["10 % off the document"] = Of(Line(1, 100), Line(1, 50)) with { Discount = new(10, null) },
            ["5 off the document"] = Of(Line(1, 100)) with { Discount = new(null, 5) },
            ["four decimals"] = Of(Line(1000, 0.1234m)),
            ["ten decimals"] = Of(Line(3, 0.1234567891m)),
            ["eleven decimals"] = Of(Line(1, 0.12345678901m)),
            ["twenty digits"] = Of(Line(1, 1234567890.0123456789m)),
            ["an eighth of one"] = Of(Line(0.125m, 8)),
            ["a quarter of one"] = Of(Line(0.25m, 99.99m)),
            ["a tie of the net"] = Of(Line(0.5m, 0.25m)),
            ["a tie of the VAT"] = Of(Line(1, 0.50m)),
            ["a tie of a return"] = Of(Line(-1, 0.50m)),
            ["three times three cents"] = Of(Line(1, 0.03m), Line(1, 0.03m), Line(1, 0.03m)),
            ["VAT and none"] = Of(Line(1, 100), Line(1, 100, "B-2", "Book", vat: "exempt")),
            ["two rates"] = Of(Line(1, 100), Line(1, 50, vat: "reduced")),
            ["no VAT"] = Of(Line(1, 100, "B-2", "Book", vat: "exempt")),
            ["another currency"] = Of(Line(1, 10)) with { Currency = "foreign" },
            ["another currency at a rate"] = Of(Line(1, 10)) with { Currency = "foreign", ExchangeRate = 1.25m },
            ["no such currency"] = Of(Line(1, 10)) with { Currency = "XTS" },
            ["prices with VAT"] = Of(Line(1, 125)) with { PricesIncludeVat = true },
            ["prices with VAT, 10 % off"] = Of(Line(1, 125, off: 10)) with { PricesIncludeVat = true },
            ["a text below"] = Of(Line(1, 100), Words("In week 12")),
            ["a text above"] = Of(Words("In week 12"), Line(1, 100)),
            ["no product"] = Of(Line(1.5m, 600, null, "Assembly")),
            ["a product and no number"] = Of(Line(1, 100), new DocumentLine { Code = "A-1", Text = "Work", Unit = "piece", VatCode = "standard" }),
            ["stk."] = Of(Line(1, 100, unit: "stk.")),
            ["buc"] = Of(Line(1, 100, unit: "buc")),
            ["no unit"] = Of(Line(1, 100, unit: null)),
            ["a rate that nobody mapped"] = Of(Line(1, 100, vat: "S25")),
            ["no VAT code"] = Of(Line(1, 100, vat: null)),
            ["no such article"] = Of(Line(1, 100, "NOPE")),
            ["an article in other letters"] = Of(Line(1, 100, "a-1")),
            ["an article with zeros and no text"] = Of(Line(1, 100, "00/7", null)),
            ["an article that is not sold any more"] = Of(Line(1, 100, "OLD")),
            ["letters of two bytes"] = Of(Line(1, 100, text: "Åløse ærø è ș ț")),
            ["a text of two lines"] = Of(Line(1, 100, text: "Work\nat night")),
            ["a text of its own"] = Of(Line(1, 100, text: "Night shift")),
            ["references and a comment"] = Of(Line(1, 100)) with { YourReference = "PO 7", Comment = "Thanks" },
            ["a place of delivery"] = Of(Line(1, 100)) with { DeliveryAddress = new() { Name = "Depot", Street = "Havnen 7", ZipCode = "0800", City = "Marstal", Country = "DK" } },
            ["due before its date"] = Of(Line(1, 100)) with { DueDate = Day.AddDays(-1) },
            ["30 days"] = Of(Line(1, 100)) with { PaymentTerms = "30 days" },
            ["terms that nobody mapped"] = Of(Line(1, 100)) with { PaymentTerms = "whenever" },
            ["millions"] = Of(Line(3, 9_999_999.99m)),
            ["thousands of pieces"] = Of(Line(12_345.67m, 1)),
            ["ten lines"] = Of([.. Enumerable.Repeat(Line(1, 9.99m), 10)]),
        };
        return all.Select(static (p, at) => (p.Key, p.Value, at)).ToDictionary(static p => p.Key, static p => p.Value with { Source = new("offer", $"{p.at + 1}") });
    }
}
