using static Connectors.Pairs.Tests.Documents.Table.Expected;

namespace Connectors.Pairs.Tests.Documents.Table;

/// <summary>
/// Uniconta: item, text, quantity, unit, price, percent off, VAT code. It fills in nothing, so that everything is said. Percentages only; the whole order may have one. A line goes to the cent, VAT is taken of the sum of one
/// rate. How it rounds VAT is not documented; its net is compared.
/// </summary>
internal static class UnicontaTable
{
    private const string Hundred = "A-1|Work|1|Pcs|100|0|U25";

    public static readonly Dictionary<string, Expected> All = new()
    {
        ["plain"] = Is("A-1|Work|2|Pcs|100.5|0|U25", 201, 50.25m, "Currency=DKK PricesInclVat=False EndDiscountPct=0"),
        ["an hour and a half"] = Is("T-3|Work|1.5|Hours|80|0|U25", 120, 30),
        ["a return beside a sale"] = Is("A-1|Work|3|Pcs|100|0|U25;A-1|Return|-1|Pcs|100|0|U25", 200, 50),
        ["only a return"] = Is("A-1|Work|-1|Pcs|100|0|U25", -100, -25),
        ["a price of zero"] = Is("A-1|Work|1|Pcs|0|0|U25", 0, 0),
        ["all of it off"] = Is("A-1|Work|3|Pcs|10|100|U25;A-1|Work|1|Pcs|1|0|U25", 1, 0.25m),
        ["12.5 % off"] = Is("A-1|Work|1|Pcs|80|12.5|U25", 70, 17.50m),
        ["a third off"] = Is("A-1|Work|1|Pcs|99.99|33.33|U25", 66.66m, 16.67m),
        ["a discount of three decimals"] = Is("A-1|Work|1|Pcs|100|33.333|U25", 66.67m, 16.67m),
        ["a discount of nothing"] = Is(Hundred, 100, 25),
        ["25 off two of 50"] = No("discount-amount lines[1].discount"),
        ["10 off three of 10"] = No("discount-amount lines[1].discount"),
        ["10 % off the document"] = Is(Hundred + ";A-1|Work|1|Pcs|50|0|U25", 135, 33.75m, "Currency=DKK PricesInclVat=False EndDiscountPct=10"),
        ["5 off the document"] = No("discount-amount discount"),
        ["four decimals"] = Is("A-1|Work|1000|Pcs|0.1234|0|U25", 123.40m, 30.85m),
        ["ten decimals"] = No("decimals lines[1].unitPrice"),
        ["eleven decimals"] = No("decimals lines[1].unitPrice"),
        ["twenty digits"] = No("decimals lines[1].unitPrice"),
        ["an eighth of one"] = Is("A-1|Work|0.125|Pcs|8|0|U25", 1, 0.25m),
        ["a quarter of one"] = Is("A-1|Work|0.25|Pcs|99.99|0|U25", 25, 6.25m),
        ["a tie of the net"] = Is("A-1|Work|0.5|Pcs|0.25|0|U25", 0.13m, 0.03m),
        ["a tie of the VAT"] = Is("A-1|Work|1|Pcs|0.5|0|U25", 0.50m, 0.13m),
        ["a tie of a return"] = Is("A-1|Work|-1|Pcs|0.5|0|U25", -0.50m, -0.13m),
        ["three times three cents"] = Is("A-1|Work|1|Pcs|0.03|0|U25;A-1|Work|1|Pcs|0.03|0|U25;A-1|Work|1|Pcs|0.03|0|U25", 0.09m, 0.02m),
        ["VAT and none"] = Is(Hundred + ";B-2|Book|1|Pcs|100|0|U0", 200, 25),
        ["two rates"] = No("vat-code lines[2].vatCode"),
        ["no VAT"] = Is("B-2|Book|1|Pcs|100|0|U0", 100, 0),
        ["another currency"] = Is("A-1|Work|1|Pcs|10|0|U25", 10, 2.50m, "Currency=EUR PricesInclVat=False EndDiscountPct=0"),
        ["another currency at a rate"] = No("exchange-rate exchangeRate"),
        ["no such currency"] = No("currency-unknown currency"),
        ["prices with VAT"] = Is("A-1|Work|1|Pcs|125|0|U25", 100, 25, "Currency=DKK PricesInclVat=True EndDiscountPct=0"),
        ["prices with VAT, 10 % off"] = Is("A-1|Work|1|Pcs|125|10|U25", 90, 22.50m),
        ["a text below"] = Is(Hundred + ";|In week 12", 100, 25),
        ["a text above"] = Is("|In week 12;" + Hundred, 100, 25),
        ["no product"] = Is("|Assembly|1.5|Pcs|600|0|U25", 900, 225),
        ["a product and no number"] = No("quantity lines[2].quantity;price lines[2].unitPrice"),
        ["stk."] = No("unit-unknown lines[1].unit"),
        ["buc"] = No("unit-unknown lines[1].unit"),
        // The item has one.
        ["no unit"] = Is(Hundred, 100, 25),
        ["a rate that nobody mapped"] = No("vat-code lines[1].vatCode"),
        // Then it is Uniconta that finds the VAT.
        ["no VAT code"] = Untold("A-1|Work|1|Pcs|100|0"),
        ["no such article"] = No("item-unknown lines[1].code"),
        ["an article in other letters"] = Is("a-1|Work|1|Pcs|100|0|U25", 100, 25),
        ["an article with zeros and no text"] = Is("00/7|Bolt|1|Pcs|100|0|U25", 100, 25),
        ["an article that is not sold any more"] = No("item-blocked lines[1].code"),
        ["letters of two bytes"] = Is("A-1|Åløse ærø è ș ț|1|Pcs|100|0|U25", 100, 25),
        ["a text of two lines"] = Is("A-1|Work/at night|1|Pcs|100|0|U25", 100, 25),
        ["a text of its own"] = Is("A-1|Night shift|1|Pcs|100|0|U25", 100, 25),
        ["references and a comment"] = Is(Hundred, 100, 25, "Currency=DKK PricesInclVat=False EndDiscountPct=0 Remark=Thanks YourRef=PO 7"),
        ["a place of delivery"] = Is(Hundred, 100, 25, "Currency=DKK PricesInclVat=False EndDiscountPct=0 DeliveryName=Depot DeliveryAddress1=Havnen 7 DeliveryZipCode=0800 DeliveryCity=Marstal"),
        ["due before its date"] = No("due-date dueDate"),
        ["30 days"] = Is(Hundred, 100, 25, "Currency=DKK PricesInclVat=False EndDiscountPct=0 Payment=N30"),
        ["terms that nobody mapped"] = No("payment-terms paymentTerms"),
        ["millions"] = Is("A-1|Work|3|Pcs|9999999.99|0|U25", 29_999_999.97m, 7_499_999.99m),
        ["thousands of pieces"] = Is("A-1|Work|12345.67|Pcs|1|0|U25", 12_345.67m, 3_086.42m),
        ["ten lines"] = Is(string.Join(';', Enumerable.Repeat("A-1|Work|1|Pcs|9.99|0|U25", 10)), 99.90m, 24.98m),
    };
}
