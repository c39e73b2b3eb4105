using static Connectors.Pairs.Tests.Documents.Table.Expected;

namespace Connectors.Pairs.Tests.Documents.Table;

/// <summary>
/// SmartBill: name (and what stands below it), code, quantity and unit, price and currency, rate by name and percentage. A discount is a line of its own below what it lowers. Prices have two to four decimals, VAT goes to the
/// cent line by line. It keeps no articles that a document would have to name: what is new there is made.
/// </summary>
internal static class SmartbillTable
{
    private const string Hundred = "Work|A-1|1 buc|100 RON|Normala 21";

    public static readonly Dictionary<string, Expected> All = new()
    {
        ["plain"] = Is("Work|A-1|2 buc|100.5 RON|Normala 21", 201, 42.21m),
        ["an hour and a half"] = Is("Work|T-3|1.5 ora|80 RON|Normala 21", 120, 25.20m),
        ["a return beside a sale"] = Is("Work|A-1|3 buc|100 RON|Normala 21;Return|A-1|-1 buc|100 RON|Normala 21", 200, 42),
        ["only a return"] = Is("Work|A-1|-1 buc|100 RON|Normala 21", -100, -21),
        ["a price of zero"] = Is("Work|A-1|1 buc|0 RON|Normala 21", 0, 0),
        ["all of it off"] = Is("Work|A-1|3 buc|10 RON|Normala 21;Discount|off 1: 100 % RON|Normala 21;Work|A-1|1 buc|1 RON|Normala 21", 1, 0.21m),
        ["12.5 % off"] = Is("Work|A-1|1 buc|80 RON|Normala 21;Discount|off 1: 12.5 % RON|Normala 21", 70, 14.70m),
        // 99.99 with 21.00 of VAT, less 33.33 with 7.00.
        ["a third off"] = Is("Work|A-1|1 buc|99.99 RON|Normala 21;Discount|off 1: 33.33 % RON|Normala 21", 66.66m, 14.00m),
        ["a discount of three decimals"] = Is(Hundred + ";Discount|off 1: 33.333 % RON|Normala 21", 66.67m, 14.00m),
        ["a discount of nothing"] = Is(Hundred, 100, 21),
        ["25 off two of 50"] = Is("Work|A-1|2 buc|50 RON|Normala 21;Discount|off 1: -25 RON|Normala 21", 75, 15.75m),
        ["10 off three of 10"] = Is("Work|A-1|3 buc|10 RON|Normala 21;Discount|off 1: -10 RON|Normala 21", 20, 4.20m),
        ["10 % off the document"] = Is(Hundred + ";Work|A-1|1 buc|50 RON|Normala 21;Discount|off 2: 10 % RON|Normala 21", 135, 28.35m),
        ["5 off the document"] = Is(Hundred + ";Discount|off 1: -5 RON|Normala 21", 95, 19.95m),
        // Four decimals of the price are four of the document.
        ["four decimals"] = Is("Work|A-1|1000 buc|0.1234 RON|Normala 21", 123.40m, 25.914m),
        ["ten decimals"] = No("decimals lines[1].unitPrice"),
        ["eleven decimals"] = No("decimals lines[1].unitPrice"),
        ["twenty digits"] = No("decimals lines[1].unitPrice"),
        ["an eighth of one"] = Is("Work|A-1|0.125 buc|8 RON|Normala 21", 1, 0.21m),
        ["a quarter of one"] = Is("Work|A-1|0.25 buc|99.99 RON|Normala 21", 25, 5.25m),
        ["a tie of the net"] = Is("Work|A-1|0.5 buc|0.25 RON|Normala 21", 0.13m, 0.03m),
        ["a tie of the VAT"] = Is("Work|A-1|1 buc|0.5 RON|Normala 21", 0.50m, 0.11m),
        ["a tie of a return"] = Is("Work|A-1|-1 buc|0.5 RON|Normala 21", -0.50m, -0.11m),
        ["three times three cents"] = Is("Work|A-1|1 buc|0.03 RON|Normala 21;Work|A-1|1 buc|0.03 RON|Normala 21;Work|A-1|1 buc|0.03 RON|Normala 21", 0.09m, 0.03m),
        ["VAT and none"] = Is(Hundred + ";Book|B-2|1 buc|100 RON|Taxare inversa 0", 200, 21),
        ["two rates"] = Is(Hundred + ";Work|A-1|1 buc|50 RON|Redusa 11", 150, 26.50m),
        ["no VAT"] = Is("Book|B-2|1 buc|100 RON|Taxare inversa 0", 100, 0),
        ["another currency"] = Is("Work|A-1|1 buc|10 EUR|Normala 21", 10, 2.10m),
        ["another currency at a rate"] = Is("Work|A-1|1 buc|10 EUR at 1.25|Normala 21", 10, 2.10m),
        ["no such currency"] = No("currency currency"),
        ["prices with VAT"] = Is("Work|A-1|1 buc|125 RON with VAT|Normala 21", 103.31m, 21.69m),
        // 125 holds 21.69, the 12.50 off hold 2.17.
        ["prices with VAT, 10 % off"] = Is("Work|A-1|1 buc|125 RON with VAT|Normala 21;Discount|off 1: 10 % RON with VAT|Normala 21", 92.98m, 19.52m),
        ["a text below"] = Is("Work (In week 12)|A-1|1 buc|100 RON|Normala 21", 100, 21),
        ["a text above"] = No("text-line lines[1].text"),
        ["no product"] = No("code lines[1].code"),
        ["a product and no number"] = Is("Work (A-1 Work)|A-1|1 buc|100 RON|Normala 21", 100, 21),
        ["stk."] = No("unit lines[1].unit"),
        ["buc"] = Is(Hundred, 100, 21),
        ["no unit"] = No("unit lines[1].unit"),
        ["a rate that nobody mapped"] = No("vat-code lines[1].vatCode"),
        ["no VAT code"] = No("vat-code lines[1].vatCode"),
        ["no such article"] = Is("Work|NOPE|1 buc|100 RON|Normala 21", 100, 21),
        ["an article in other letters"] = Is("Work|a-1|1 buc|100 RON|Normala 21", 100, 21),
        ["an article with zeros and no text"] = Is("00/7|00/7|1 buc|100 RON|Normala 21", 100, 21),
        ["an article that is not sold any more"] = Is("Work|OLD|1 buc|100 RON|Normala 21", 100, 21),
        ["letters of two bytes"] = Is("Åløse ærø è ș ț|A-1|1 buc|100 RON|Normala 21", 100, 21),
        ["a text of two lines"] = Is("Work (at night)|A-1|1 buc|100 RON|Normala 21", 100, 21),
        ["a text of its own"] = Is("Night shift|A-1|1 buc|100 RON|Normala 21", 100, 21),
        ["references and a comment"] = Is(Hundred, 100, 21, "currency=RON mentions=Thanks/Referinta dvs.: PO 7"),
        ["a place of delivery"] = Is(Hundred, 100, 21, "currency=RON mentions=Adresa de livrare: Depot, Havnen 7, 0800 Marstal, DK"),
        ["due before its date"] = No("due-date dueDate"),
        ["30 days"] = Is(Hundred, 100, 21, "currency=RON dueDate=2026-04-01"),
        ["terms that nobody mapped"] = No("payment-terms paymentTerms"),
        ["millions"] = Is("Work|A-1|3 buc|9999999.99 RON|Normala 21", 29_999_999.97m, 6_299_999.99m),
        ["thousands of pieces"] = Is("Work|A-1|12345.67 buc|1 RON|Normala 21", 12_345.67m, 2_592.59m),
        ["ten lines"] = Is(string.Join(';', Enumerable.Repeat("Work|A-1|1 buc|9.99 RON|Normala 21", 10)), 99.90m, 21.00m),
    };
}
