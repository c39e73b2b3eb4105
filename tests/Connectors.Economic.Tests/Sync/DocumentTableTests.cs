using System.Text.Json;
using Connectors.Sync;

namespace Connectors.Economic.Tests.Sync;

/// <summary>Documents and what e-conomic must be sent for them. The expected values are written down from the vendor's rules, not computed.</summary>
public sealed class DocumentTableTests
{
    /// <summary>Name, document, customer, the lines on the wire, net, VAT and gross.</summary>
    public static TheoryData<string, string, string, decimal, decimal> Table => new()
    {
        // name, customer, lines as JSON, net, VAT
        { "plain", "1", """[{"lineNumber":1,"sortKey":1,"description":"Arbejde","product":{"productNumber":"01-A"},"quantity":2,"unitNetPrice":100.50}]""", 201.00m, 50.25m },
        { "negative line", "1", """[{"lineNumber":1,"sortKey":1,"description":"Arbejde","product":{"productNumber":"01-A"},"quantity":3,"unitNetPrice":100},{"lineNumber":2,"sortKey":2,"description":"Retur","product":{"productNumber":"01-A"},"quantity":-1,"unitNetPrice":100}]""", 200.00m, 50.00m },
        { "price 0", "1", """[{"lineNumber":1,"sortKey":1,"description":"Gave","product":{"productNumber":"01-A"},"quantity":1,"unitNetPrice":0}]""", 0m, 0m },
        { "discount of 100 percent", "1", """[{"lineNumber":1,"sortKey":1,"description":"Arbejde","product":{"productNumber":"01-A"},"quantity":1,"unitNetPrice":99.95,"discountPercentage":100}]""", 0m, 0m },
        { "discount of 12.5 percent", "1", """[{"lineNumber":1,"sortKey":1,"description":"Arbejde","product":{"productNumber":"01-A"},"quantity":1,"unitNetPrice":80,"discountPercentage":12.5}]""", 70.00m, 17.50m },
        { "amount discount that is a percentage", "1", """[{"lineNumber":1,"sortKey":1,"description":"Arbejde","product":{"productNumber":"01-A"},"quantity":2,"unitNetPrice":50,"discountPercentage":25}]""", 75.00m, 18.75m },
        { "text line", "1", """[{"lineNumber":1,"sortKey":1,"description":"Efter aftale\nmed kroen"},{"lineNumber":2,"sortKey":2,"description":"Arbejde","product":{"productNumber":"01-A"},"quantity":1,"unitNetPrice":100}]""", 100.00m, 25.00m },
        { "two rates", "1", """[{"lineNumber":1,"sortKey":1,"description":"Arbejde","product":{"productNumber":"01-A"},"quantity":1,"unitNetPrice":100},{"lineNumber":2,"sortKey":2,"description":"Bog","product":{"productNumber":"02-B"},"quantity":1,"unitNetPrice":100}]""", 200.00m, 25.00m },
        { "foreign currency", "1", """[{"lineNumber":1,"sortKey":1,"description":"Arbejde","product":{"productNumber":"01-A"},"quantity":1,"unitNetPrice":10}]""", 10.00m, 2.50m },
        { "customer in the EU", "2", """[{"lineNumber":1,"sortKey":1,"description":"Arbejde","product":{"productNumber":"01-A"},"quantity":1,"unitNetPrice":100}]""", 100.00m, 0m },
        // 3 × 0.05 × 0.9 = 0.135 → 0.14; 1 × 0.25 × 0.9 = 0.225 → 0.23; VAT of 0.37 at 25 % = 0.0925 → 0.09
        { "ties go away from zero", "1", """[{"lineNumber":1,"sortKey":1,"description":"Arbejde","product":{"productNumber":"01-A"},"quantity":3,"unitNetPrice":0.05,"discountPercentage":10},{"lineNumber":2,"sortKey":2,"description":"Arbejde","product":{"productNumber":"01-A"},"quantity":1,"unitNetPrice":0.25,"discountPercentage":10}]""", 0.37m, 0.09m },
        { "unit by name, code with zeros, words of the product", "1", """[{"lineNumber":1,"sortKey":1,"description":"Time","product":{"productNumber":"01-A"},"quantity":0.25,"unitNetPrice":800,"unit":{"unitNumber":2}}]""", 200.00m, 50.00m },
        { "credit note", "1", """[{"lineNumber":1,"sortKey":1,"description":"Arbejde","product":{"productNumber":"01-A"},"quantity":-2,"unitNetPrice":100}]""", -200.00m, -50.00m },
    };

    [Theory, MemberData(nameof(Table))]
    [Acceptance("P-05b"), Acceptance("P-06a", Missing = "the other vendors")]
    public async Task A_document_arrives_as_it_is_meant_and_comes_to_what_was_expected(string name, string customer, string lines, decimal net, decimal vat)
    {
        await using var f = await SyncFixture.StartAsync(Papers.Shop);
        var request = Papers.Request(Document(name), customer);
        var check = await f.Documents.CheckAsync(request, default);
        Assert.Empty(check.Problems);
        Assert.Equal(new DocumentTotals(net, vat, net + vat), check.Totals);

        var applied = Assert.IsType<DocumentOutcome.Applied>(await Papers.SendAsync(f.Documents, request));
        using var body = JsonDocument.Parse(f.Economic.Calls.Single(c => c.Method == "POST").BodyText);
        using var expected = JsonDocument.Parse(lines);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, body.RootElement.GetProperty("lines")), body.RootElement.GetProperty("lines").GetRawText());
        Assert.Equal(new DocumentTotals(net, vat, net + vat), applied.Document.Totals);
        Assert.Equal((DocumentStatus.Draft, null), (applied.Document.Status, applied.Document.Number));
    }

    public static TheoryData<string, string> Refusals => new()
    {
        { "price with four decimals", "decimals lines[1].unitPrice" },
        { "quantity with three decimals", "decimals lines[1].quantity" },
        { "discount with three decimals", "decimals lines[1].discount" },
        { "amount discount that is no percentage", "discount-amount lines[2].discount" },
        { "unit that is not mapped", "unknown-unit lines[1].unit" },
        { "unknown code", "unknown-product lines[1].code" },
        { "code in other letters", "unknown-product lines[1].code" },
        { "barred product", "barred-product lines[1].code" },
        { "price without a product", "product-missing lines[1].code" },
        { "VAT code that e-conomic does not apply", "vat-code lines[1].vatCode" },
        { "unknown currency", "unknown-currency currency" },
        { "prices with VAT", "prices-include-vat pricesIncludeVat" },
        { "discount on the document", "document-discount discount" },
        { "unknown payment terms", "unknown-payment-terms paymentTerms" },
        { "due date that the terms do not make", "due-date dueDate" },
        { "unknown seller", "unknown-employee ourReference" },
        { "long text", "too-long lines[1].text" },
        { "long reference", "too-long yourReference" },
    };

    [Theory, MemberData(nameof(Refusals))]
    [Acceptance("P-05h"), Acceptance("P-05i"), Acceptance("000-41", Missing = "Reviso, and that no customer is created for it")]
    public async Task What_e_conomic_cannot_say_is_refused_before_anything_is_sent(string name, string problems)
    {
        await using var f = await SyncFixture.StartAsync(Papers.Shop);
        var check = await f.Documents.CheckAsync(Papers.Request(Wrong(name)), default);
        Assert.Equal(problems, string.Join(", ", check.Problems.Select(p => $"{p.Code} {p.Field}")));
        Assert.All(check.Problems, p => Assert.False(string.IsNullOrWhiteSpace(p.Remedy)));
        Assert.IsType<DocumentOutcome.Refused>(await Papers.SendAsync(f.Documents, Papers.Request(Wrong(name))));
        Assert.DoesNotContain(f.Economic.Calls, c => c.Method != "GET");
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_by_line()
    {
        await using var f = await SyncFixture.StartAsync(Papers.Shop);
        var document = Papers.Of(Papers.Line(1.234m, 1), Papers.Line(1, 1, "none") with { Unit = "kasse" }, Papers.Words("ok"), Papers.Line(1, 0.001m)) with { PricesIncludeVat = true, Currency = "GBP" };
        var check = await f.Documents.CheckAsync(Papers.Request(document), default);
        Assert.Equal(["currency", "pricesIncludeVat", "lines[1].quantity", "lines[2].code", "lines[2].unit", "lines[4].unitPrice"], check.Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task Mapping_what_was_refused_makes_the_same_document_pass()
    {
        await using var f = await SyncFixture.StartAsync(Papers.Shop);
        var request = Papers.Request(Wrong("unit that is not mapped"));
        Assert.NotEmpty((await f.Documents.CheckAsync(request, default)).Problems);
        f.Account.Unit("kasse");
        await f.Provider.DescribeAsync(default);
        Assert.Empty((await f.Documents.CheckAsync(request, default)).Problems);
    }

    private static Document Document(string name) => name switch
    {
        "plain" => Papers.Of(Papers.Line(2, 100.50m)),
        "negative line" => Papers.Of(Papers.Line(3, 100), Papers.Line(-1, 100, text: "Retur")),
        "price 0" => Papers.Of(Papers.Line(1, 0, text: "Gave")),
        "discount of 100 percent" => Papers.Of(Papers.Line(1, 99.95m) with { Discount = new(100, null) }),
        "discount of 12.5 percent" => Papers.Of(Papers.Line(1, 80) with { Discount = new(12.5m, null) }),
        "amount discount that is a percentage" => Papers.Of(Papers.Line(2, 50) with { Discount = new(null, 25) }),
        "text line" => Papers.Of(Papers.Words("Efter aftale\nmed kroen"), Papers.Line(1, 100)),
        "two rates" => Papers.Of(Papers.Line(1, 100) with { VatCode = "U25" }, Papers.Line(1, 100, "02-B", "Bog")),
        "foreign currency" => Papers.Of(Papers.Line(1, 10)) with { Currency = "EUR", ExchangeRate = 7.46m },
        "customer in the EU" => Papers.Of(Papers.Line(1, 100)) with { Currency = "SEK", DueDate = new(2026, 4, 1) },
        "ties go away from zero" => Papers.Of(Papers.Line(3, 0.05m) with { Discount = new(10, null) }, Papers.Line(1, 0.25m) with { Discount = new(10, null) }),
        "unit by name, code with zeros, words of the product" => Papers.Of(Papers.Line(0.25m, 800, text: null) with { Unit = "Timer" }),
        "credit note" => Papers.Of(Papers.Line(2, 100)) with { Kind = DocumentKind.CreditNote },
        _ => throw new ArgumentException(name),
    };

    internal static Document Wrong(string name) => name switch
    {
        "price with four decimals" => Papers.Of(Papers.Line(1, 0.1234m)),
        "quantity with three decimals" => Papers.Of(Papers.Line(0.125m, 8)),
        "discount with three decimals" => Papers.Of(Papers.Line(1, 8) with { Discount = new(33.333m, null) }),
        "amount discount that is no percentage" => Papers.Of(Papers.Line(1, 8), Papers.Line(3, 10) with { Discount = new(null, 10) }),
        "unit that is not mapped" => Papers.Of(Papers.Line(1, 8) with { Unit = "kasse" }),
        "unknown code" => Papers.Of(Papers.Line(1, 8, "1-A")),
        "code in other letters" => Papers.Of(Papers.Line(1, 8, "01-a")),
        "barred product" => Papers.Of(Papers.Line(1, 8, "99-X")),
        "price without a product" => Papers.Of(new DocumentLine { Text = "Diverse", Quantity = 1, UnitPrice = 8 }),
        "VAT code that e-conomic does not apply" => Papers.Of(Papers.Line(1, 8) with { VatCode = "U0" }),
        "unknown currency" => Papers.Of(Papers.Line(1, 8)) with { Currency = "GBP" },
        "prices with VAT" => Papers.Of(Papers.Line(1, 8)) with { PricesIncludeVat = true },
        "discount on the document" => Papers.Of(Papers.Line(1, 8)) with { Discount = new(10, null) },
        "unknown payment terms" => Papers.Of(Papers.Line(1, 8)) with { PaymentTerms = "77" },
        "due date that the terms do not make" => Papers.Of(Papers.Line(1, 8)) with { DueDate = new(2026, 5, 1) },
        "unknown seller" => Papers.Of(Papers.Line(1, 8)) with { OurReference = "Nobody" },
        "long text" => Papers.Of(Papers.Line(1, 8, text: new string('x', 2501))),
        "long reference" => Papers.Of(Papers.Line(1, 8)) with { YourReference = new string('x', 251) },
        _ => throw new ArgumentException(name),
    };
}
