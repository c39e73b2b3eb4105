using static Connectors.Pairs.Tests.Documents.Table.Expected;

namespace Connectors.Pairs.Tests.Documents.Table;

/// <summary>
/// e-conomic: product, text, quantity, unit by its number, price, percent off. Two decimals each. No VAT on a line: the product's group and the customer's zone make it, 25 % here, taken of the sum of one rate. An amount off
/// is a percentage where two decimals say the same.
/// </summary>
internal static class EconomicTable
{
    public static readonly Dictionary<string, Expected> All = new()
    {
        ["plain"] = Is("A-1|Work|2|1|100.5", 201, 50.25m, "currency=DKK paymentTerms.paymentTermsNumber=1"),
        ["an hour and a half"] = Is("T-3|Work|1.5|2|80", 120, 30),
        ["a return beside a sale"] = Is("A-1|Work|3|1|100;A-1|Return|-1|1|100", 200, 50),
        ["only a return"] = Is("A-1|Work|-1|1|100", -100, -25),
        ["a price of zero"] = Is("A-1|Work|1|1|0", 0, 0),
        ["all of it off"] = Is("A-1|Work|3|1|10|100;A-1|Work|1|1|1", 1, 0.25m),
        ["12.5 % off"] = Is("A-1|Work|1|1|80|12.5", 70, 17.50m),
        ["a third off"] = Is("A-1|Work|1|1|99.99|33.33", 66.66m, 16.67m),
        ["a discount of three decimals"] = No("decimals lines[1].discount"),
        ["a discount of nothing"] = Is("A-1|Work|1|1|100", 100, 25),
        ["25 off two of 50"] = Is("A-1|Work|2|1|50|25", 75, 18.75m),
        ["10 off three of 10"] = No("discount-amount lines[1].discount"),
        ["10 % off the document"] = No("document-discount discount"),
        ["5 off the document"] = No("document-discount discount"),
        ["four decimals"] = No("decimals lines[1].unitPrice"),
        ["ten decimals"] = No("decimals lines[1].unitPrice"),
        ["eleven decimals"] = No("decimals lines[1].unitPrice"),
        ["twenty digits"] = No("decimals lines[1].unitPrice"),
        ["an eighth of one"] = No("decimals lines[1].quantity"),
        ["a quarter of one"] = Is("A-1|Work|0.25|1|99.99", 25, 6.25m),
        ["a tie of the net"] = Is("A-1|Work|0.5|1|0.25", 0.13m, 0.03m),
        ["a tie of the VAT"] = Is("A-1|Work|1|1|0.5", 0.50m, 0.13m),
        ["a tie of a return"] = Is("A-1|Work|-1|1|0.5", -0.50m, -0.13m),
        ["three times three cents"] = Is("A-1|Work|1|1|0.03;A-1|Work|1|1|0.03;A-1|Work|1|1|0.03", 0.09m, 0.02m),
        ["VAT and none"] = Is("A-1|Work|1|1|100;B-2|Book|1|1|100", 200, 25),
        ["two rates"] = No("vat-code lines[2].vatCode"),
        ["no VAT"] = Is("B-2|Book|1|1|100", 100, 0),
        ["another currency"] = Is("A-1|Work|1|1|10", 10, 2.50m, "currency=EUR paymentTerms.paymentTermsNumber=1"),
        ["another currency at a rate"] = Is("A-1|Work|1|1|10", 10, 2.50m, "currency=EUR exchangeRate=125 paymentTerms.paymentTermsNumber=1"),
        ["no such currency"] = No("unknown-currency currency"),
        ["prices with VAT"] = No("prices-include-vat pricesIncludeVat"),
        ["prices with VAT, 10 % off"] = No("prices-include-vat pricesIncludeVat"),
        ["a text below"] = Is("A-1|Work|1|1|100;|In week 12", 100, 25),
        ["a text above"] = Is("|In week 12;A-1|Work|1|1|100", 100, 25),
        ["no product"] = No("product-missing lines[1].code"),
        ["a product and no number"] = No("quantity lines[2].quantity"),
        ["stk."] = Is("A-1|Work|1|1|100", 100, 25),
        ["buc"] = No("unknown-unit lines[1].unit"),
        ["no unit"] = Is("A-1|Work|1||100", 100, 25),
        ["a rate that nobody mapped"] = No("vat-code lines[1].vatCode"),
        ["no VAT code"] = Is("A-1|Work|1|1|100", 100, 25),
        ["no such article"] = No("unknown-product lines[1].code"),
        ["an article in other letters"] = No("unknown-product lines[1].code"),
        ["an article with zeros and no text"] = Is("00/7|Bolt|1|1|100", 100, 25),
        ["an article that is not sold any more"] = No("barred-product lines[1].code"),
        ["letters of two bytes"] = Is("A-1|Åløse ærø è ș ț|1|1|100", 100, 25),
        ["a text of two lines"] = Is("A-1|Work/at night|1|1|100", 100, 25),
        ["a text of its own"] = Is("A-1|Night shift|1|1|100", 100, 25),
        ["references and a comment"] = Is("A-1|Work|1|1|100", 100, 25, "currency=DKK paymentTerms.paymentTermsNumber=1 notes.heading=Thanks references.other=PO 7"),
        ["a place of delivery"] = Is("A-1|Work|1|1|100", 100, 25, "currency=DKK paymentTerms.paymentTermsNumber=1 delivery.address=Depot/Havnen 7 delivery.zip=0800 delivery.city=Marstal delivery.country=DK"),
        ["due before its date"] = No("due-date dueDate"),
        ["30 days"] = Is("A-1|Work|1|1|100", 100, 25, "currency=DKK paymentTerms.paymentTermsNumber=2"),
        ["terms that nobody mapped"] = No("unknown-payment-terms paymentTerms"),
        ["millions"] = Is("A-1|Work|3|1|9999999.99", 29_999_999.97m, 7_499_999.99m),
        ["thousands of pieces"] = Is("A-1|Work|12345.67|1|1", 12_345.67m, 3_086.42m),
        ["ten lines"] = Is(string.Join(';', Enumerable.Repeat("A-1|Work|1|1|9.99", 10)), 99.90m, 24.98m),
    };
}
