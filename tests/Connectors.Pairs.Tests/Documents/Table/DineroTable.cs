using static Connectors.Pairs.Tests.Documents.Table.Expected;

namespace Connectors.Pairs.Tests.Documents.Table;

/// <summary>
/// Dinero: product by its number, description (of a free line), comment below (a text that is not the product's name), quantity, unit, price, percent off, sales account, which decides the VAT. The net of a line goes to the
/// cent, VAT of 25 % is taken of the sum of one rate. Numbers are doubles there; decimals are not limited otherwise.
/// </summary>
internal static class DineroTable
{
    public static readonly Dictionary<string, Expected> All = new()
    {
        ["plain"] = Is("A-1|||2|parts|100.5|0|1000", 201, 50.25m, "Currency=DKK ShowLinesInclVat=False"),
        ["an hour and a half"] = Is("T-3|||1.5|hours|80|0|1000", 120, 30),
        ["a return beside a sale"] = Is("A-1|||3|parts|100|0|1000;A-1||Return|-1|parts|100|0|1000", 200, 50),
        ["only a return"] = Is("A-1|||-1|parts|100|0|1000", -100, -25),
        ["a price of zero"] = Is("A-1|||1|parts|0|0|1000", 0, 0),
        ["all of it off"] = Is("A-1|||3|parts|10|100|1000;A-1|||1|parts|1|0|1000", 1, 0.25m),
        ["12.5 % off"] = Is("A-1|||1|parts|80|12.5|1000", 70, 17.50m),
        ["a third off"] = Is("A-1|||1|parts|99.99|33.33|1000", 66.66m, 16.67m),
        ["a discount of three decimals"] = Is("A-1|||1|parts|100|33.333|1000", 66.67m, 16.67m),
        ["a discount of nothing"] = Is("A-1|||1|parts|100|0|1000", 100, 25),
        ["25 off two of 50"] = No("discount-amount lines[1].discount"),
        ["10 off three of 10"] = No("discount-amount lines[1].discount"),
        ["10 % off the document"] = No("discount discount"),
        ["5 off the document"] = No("discount discount"),
        ["four decimals"] = Is("A-1|||1000|parts|0.1234|0|1000", 123.40m, 30.85m),
        ["ten decimals"] = Is("A-1|||3|parts|0.1234567891|0|1000", 0.37m, 0.09m),
        ["eleven decimals"] = Is("A-1|||1|parts|0.12345678901|0|1000", 0.12m, 0.03m),
        ["twenty digits"] = No("decimals lines[1].unitPrice"),
        ["an eighth of one"] = Is("A-1|||0.125|parts|8|0|1000", 1, 0.25m),
        ["a quarter of one"] = Is("A-1|||0.25|parts|99.99|0|1000", 25, 6.25m),
        ["a tie of the net"] = Is("A-1|||0.5|parts|0.25|0|1000", 0.13m, 0.03m),
        ["a tie of the VAT"] = Is("A-1|||1|parts|0.5|0|1000", 0.50m, 0.13m),
        ["a tie of a return"] = Is("A-1|||-1|parts|0.5|0|1000", -0.50m, -0.13m),
        ["three times three cents"] = Is("A-1|||1|parts|0.03|0|1000;A-1|||1|parts|0.03|0|1000;A-1|||1|parts|0.03|0|1000", 0.09m, 0.02m),
        ["VAT and none"] = Is("A-1|||1|parts|100|0|1000;B-2|||1|parts|100|0|1200", 200, 25),
        ["two rates"] = No("vat-code lines[2].vatCode"),
        ["no VAT"] = Is("B-2|||1|parts|100|0|1200", 100, 0),
        ["another currency"] = Is("A-1|||1|parts|10|0|1000", 10, 2.50m, "Currency=EUR ShowLinesInclVat=False"),
        ["another currency at a rate"] = No("exchange-rate exchangeRate"),
        // Dinero works the document out before it is saved, and says so itself.
        ["no such currency"] = No("dinero.42 currency"),
        ["prices with VAT"] = Is("A-1|||1|parts|125|0|1000", 100, 25, "Currency=DKK ShowLinesInclVat=True"),
        ["prices with VAT, 10 % off"] = Is("A-1|||1|parts|125|10|1000", 90, 22.50m),
        ["a text below"] = Is("A-1|||1|parts|100|0|1000;text In week 12", 100, 25),
        ["a text above"] = Is("text In week 12;A-1|||1|parts|100|0|1000", 100, 25),
        ["no product"] = Is("|Assembly||1.5|parts|600|0|1000", 900, 225),
        ["a product and no number"] = No("quantity lines[2].quantity"),
        ["stk."] = No("unit lines[1].unit"),
        ["buc"] = No("unit lines[1].unit"),
        // The product has one.
        ["no unit"] = Is("A-1|||1|parts|100|0|1000", 100, 25),
        ["a rate that nobody mapped"] = No("vat-code lines[1].vatCode"),
        ["no VAT code"] = Is("A-1|||1|parts|100|0|1000", 100, 25),
        ["no such article"] = No("product-unknown lines[1].code"),
        ["an article in other letters"] = Is("A-1|||1|parts|100|0|1000", 100, 25),
        ["an article with zeros and no text"] = Is("00/7|||1|parts|100|0|1000", 100, 25),
        ["an article that is not sold any more"] = No("product-unknown lines[1].code"),
        ["letters of two bytes"] = Is("A-1||Åløse ærø è ș ț|1|parts|100|0|1000", 100, 25),
        ["a text of two lines"] = Is("A-1||Work/at night|1|parts|100|0|1000", 100, 25),
        ["a text of its own"] = Is("A-1||Night shift|1|parts|100|0|1000", 100, 25),
        ["references and a comment"] = Is("A-1|||1|parts|100|0|1000", 100, 25, "Currency=DKK ShowLinesInclVat=False Comment=Thanks/Deres ref.: PO 7"),
        ["a place of delivery"] = No("delivery-address deliveryAddress"),
        ["due before its date"] = No("due-date dueDate"),
        ["30 days"] = Is("A-1|||1|parts|100|0|1000", 100, 25, "Currency=DKK ShowLinesInclVat=False PaymentConditionType=Netto PaymentConditionNumberOfDays=30"),
        ["terms that nobody mapped"] = No("payment-terms paymentTerms"),
        ["millions"] = Is("A-1|||3|parts|9999999.99|0|1000", 29_999_999.97m, 7_499_999.99m),
        ["thousands of pieces"] = Is("A-1|||12345.67|parts|1|0|1000", 12_345.67m, 3_086.42m),
        ["ten lines"] = Is(string.Join(';', Enumerable.Repeat("A-1|||1|parts|9.99|0|1000", 10)), 99.90m, 24.98m),
    };
}
