using static Connectors.Pairs.Tests.Documents.Table.Expected;

namespace Connectors.Pairs.Tests.Documents.Table;

/// <summary>
/// Intacct: item, text, quantity, unit, price with up to ten decimals, percent off, a tax schedule by its key where the line names one. Every line is of an item. The definition of these tests has tax switched off, so that
/// the sum is known beforehand: each line to the cent.
/// </summary>
internal static class IntacctTable
{
    private const string Hundred = "A-1|Work|1|Each|100";

    public static readonly Dictionary<string, Expected> All = new()
    {
        ["plain"] = Is("A-1|Work|2|Each|100.5", 201, 0, "txnCurrency=USD"),
        ["an hour and a half"] = Is("T-3|Work|1.5|Hour|80", 120, 0),
        ["a return beside a sale"] = Is("A-1|Work|3|Each|100;A-1|Return|-1|Each|100", 200, 0),
        ["only a return"] = Is("A-1|Work|-1|Each|100", -100, 0),
        ["a price of zero"] = Is("A-1|Work|1|Each|0", 0, 0),
        ["all of it off"] = Is("A-1|Work|3|Each|10|100;A-1|Work|1|Each|1", 1, 0),
        ["12.5 % off"] = Is("A-1|Work|1|Each|80|12.5", 70, 0),
        ["a third off"] = Is("A-1|Work|1|Each|99.99|33.33", 66.66m, 0),
        ["a discount of three decimals"] = Is("A-1|Work|1|Each|100|33.333", 66.67m, 0),
        ["a discount of nothing"] = Is(Hundred + "|0", 100, 0),
        ["25 off two of 50"] = No("discount-amount lines[1].discount"),
        ["10 off three of 10"] = No("discount-amount lines[1].discount"),
        ["10 % off the document"] = No("discount discount"),
        ["5 off the document"] = No("discount discount"),
        ["four decimals"] = Is("A-1|Work|1000|Each|0.1234", 123.40m, 0),
        ["ten decimals"] = Is("A-1|Work|3|Each|0.1234567891", 0.37m, 0),
        ["eleven decimals"] = No("decimals lines[1].unitPrice"),
        ["twenty digits"] = Is("A-1|Work|1|Each|1234567890.0123456789", 1_234_567_890.01m, 0),
        ["an eighth of one"] = Is("A-1|Work|0.125|Each|8", 1, 0),
        ["a quarter of one"] = Is("A-1|Work|0.25|Each|99.99", 25, 0),
        ["a tie of the net"] = Is("A-1|Work|0.5|Each|0.25", 0.13m, 0),
        ["a tie of the VAT"] = Is("A-1|Work|1|Each|0.5", 0.50m, 0),
        ["a tie of a return"] = Is("A-1|Work|-1|Each|0.5", -0.50m, 0),
        ["three times three cents"] = Is("A-1|Work|1|Each|0.03;A-1|Work|1|Each|0.03;A-1|Work|1|Each|0.03", 0.09m, 0),
        ["VAT and none"] = Is(Hundred + ";B-2|Book|1|Each|100||12", 200, 0),
        ["two rates"] = No("vat-code lines[2].vatCode"),
        ["no VAT"] = Is("B-2|Book|1|Each|100||12", 100, 0),
        ["another currency"] = Is("A-1|Work|1|Each|10", 10, 0, "txnCurrency=EUR"),
        ["another currency at a rate"] = Is("A-1|Work|1|Each|10", 10, 0, "txnCurrency=EUR exchangeRate.rate=1.25"),
        ["no such currency"] = No("currency currency"),
        ["prices with VAT"] = No("prices-with-tax pricesIncludeVat"),
        ["prices with VAT, 10 % off"] = No("prices-with-tax pricesIncludeVat"),
        ["a text below"] = No("product-missing lines[2].code;quantity-missing lines[2].quantity;unit-missing lines[2].unit;price-missing lines[2].unitPrice"),
        ["a text above"] = No("product-missing lines[1].code;quantity-missing lines[1].quantity;unit-missing lines[1].unit;price-missing lines[1].unitPrice"),
        ["no product"] = No("product-missing lines[1].code"),
        ["a product and no number"] = No("quantity-missing lines[2].quantity;price-missing lines[2].unitPrice"),
        ["stk."] = No("unit lines[1].unit"),
        ["buc"] = No("unit lines[1].unit"),
        ["no unit"] = No("unit-missing lines[1].unit"),
        ["a rate that nobody mapped"] = No("vat-code lines[1].vatCode"),
        ["no VAT code"] = Is(Hundred, 100, 0),
        ["no such article"] = No("product-unknown lines[1].code"),
        ["an article in other letters"] = No("product-unknown lines[1].code"),
        ["an article with zeros and no text"] = Is("00/7||1|Each|100", 100, 0),
        ["an article that is not sold any more"] = No("product-inactive lines[1].code"),
        ["letters of two bytes"] = Is("A-1|Åløse ærø è ș ț|1|Each|100", 100, 0),
        ["a text of two lines"] = Is("A-1|Work/at night|1|Each|100", 100, 0),
        ["a text of its own"] = Is("A-1|Night shift|1|Each|100", 100, 0),
        ["references and a comment"] = Is(Hundred, 100, 0, "txnCurrency=USD memo=Thanks customerPONumber=PO 7"),
        ["a place of delivery"] = No("delivery-address deliveryAddress"),
        ["due before its date"] = No("due-date dueDate"),
        ["30 days"] = Is(Hundred, 100, 0, "txnCurrency=USD paymentTerm.key=1"),
        ["terms that nobody mapped"] = No("payment-terms paymentTerms"),
        ["millions"] = Is("A-1|Work|3|Each|9999999.99", 29_999_999.97m, 0),
        ["thousands of pieces"] = Is("A-1|Work|12345.67|Each|1", 12_345.67m, 0),
        ["ten lines"] = Is(string.Join(';', Enumerable.Repeat("A-1|Work|1|Each|9.99", 10)), 99.90m, 0),
    };
}
