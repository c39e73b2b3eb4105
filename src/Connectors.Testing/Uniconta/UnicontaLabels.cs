namespace Connectors.Testing.Uniconta;

/// <summary>The language of a user. It decides how label-typed fields read, and which labels a write understands.</summary>
public enum UnicontaLanguage
{
    /// <summary>English.</summary>
    English,

    /// <summary>Danish.</summary>
    Danish,
}

/// <summary>
/// One list of labels: the database holds the place, the wire shows the text in the user's language. Where the sources name no Danish text, the one here is
/// made up; so is every English text that differs from the member's name.
/// </summary>
internal sealed class LabelSet(string name, string[] english, string[] danish)
{
    private readonly string[] _danish = danish.Length == english.Length ? danish : throw new ArgumentException($"{name}: as many Danish labels as English ones are needed.");

    public string Name { get; } = name;

    /// <summary>Place 0 stands for "not chosen" and is left out of answers, as a text that is null.</summary>
    public bool ZeroIsNothing { get; init; }

    public string? Text(int place, UnicontaLanguage language)
    {
        var labels = language == UnicontaLanguage.Danish ? _danish : english;
        return (place == 0 && ZeroIsNothing) || place < 0 || place >= labels.Length ? null : labels[place];
    }

    /// <summary>The place of a label in the user's language, ignoring case; null when that language has no such label.</summary>
    public int? Place(string label, UnicontaLanguage language)
    {
        var labels = language == UnicontaLanguage.Danish ? _danish : english;
        var at = Array.FindIndex(labels, l => l.Equals(label, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : at;
    }
}

internal static class UnicontaLabels
{
    private static readonly string[] CurrencyCodes =
    [
        "XXX", "USD", "EUR", "GBP", "CHF", "JPY", "CAD", "AUD", "NZD", "DKK", "SEK", "NOK", "SGD", "RUB", "TRY", "HKD", "ZAR", "MXN", "CZK", "HUF", "PLN", "ISK",
        "AED", "CNY", "INR",
    ];

    /// <summary>The same in every language.</summary>
    public static LabelSet Currency { get; } = new("Currencies", CurrencyCodes, CurrencyCodes)
    {
        ZeroIsNothing = true,
    };

    public static LabelSet VatZone { get; } = new("VatZones", ["Domestic", "EU", "Foreign", "No VAT registration", "VAT free"], ["Indland", "EU-medlem", "Udland", "Ej momsregistreret", "Momsfri"]);

    public static LabelSet ItemType { get; } = new("ItemType", ["Item", "Service", "BOM"], ["Vare", "Ydelse", "Stykliste"]);

    public static LabelSet CostModel { get; } = new("InventCostModel", ["Fixed", "Average", "FIFO"], ["Fast", "Gennemsnit", "FIFO"]);

    public static LabelSet Storage { get; } = new("StorageRegister", ["None", "Register", "Move"], ["Ingen", "Tilmeld", "Flyt"]);

    public static LabelSet Title { get; } = new(
        "ContactTitle",
        [
            "Contact", "Sales", "Purchase", "Finance", "Support", "Legal", "Marketing", "Secretary", "Director", "Owner", "Employee", "Freelance", "Supervisor", "Technician",
            "Apprentice", "Project responsible",
        ],
        [
            "Kontaktperson", "Salg", "Indkøb", "Finans", "Kundehjælp", "Jura", "Markedsføring", "Sekretær", "Direktør", "Ejer", "Medarbejder", "Selvstændig", "Supervisor",
            "Tekniker", "Lærling", "Sagsansvarlig",
        ]);

    public static LabelSet Unit { get; } = new(
        "ItemUnit",
        [
            "None", "Pcs", "Qty", "Cartons", "Hours", "Minutes", "Days", "Bottle", "Milliliter", "Centiliter", "Deciliter", "Litre", "Milligram", "Kg", "Pallet", "Box",
            "mm", "cm", "Meter", "km", "Ton", "mm2", "cm2", "m2", "mm3", "cm3", "m3", "Pair", "Roll",
        ],
        [
            "Ingen", "Stk", "Antal", "Karton", "Timer", "Minutter", "Dage", "Flaske", "Milliliter", "Centiliter", "Deciliter", "Liter", "Milligram", "kg", "Palle", "Boks",
            "mm", "cm", "Meter", "km", "Tons", "mm2", "cm2", "m2", "mm3", "cm3", "m3", "Par", "Rulle",
        ]);

    public static LabelSet Interval { get; } = new(
        "RecurringMethod", ["Never", "1 month", "2 months", "3 months", "4 months", "6 months", "12 months"],
        ["Aldrig", "1 måned", "2 måneder", "3 måneder", "4 måneder", "6 måneder", "12 måneder"]);

    public static LabelSet PaymentMethod { get; } = new(
        "PaymentMethodTypes", ["Net cash", "Net days", "End of week", "End of month", "Prepayment", "Credit card", "Factoring"],
        ["Kontant", "Netto dage", "Løbende uge", "Løbende måned", "Forudbetaling", "Kreditkort", "Factoring-konto"]);

    public static LabelSet VatType { get; } = new("GLVatTypes", ["Sales", "Buy"], ["Salg", "Køb"]);

    public static LabelSet VatMethod { get; } = new("GLVatCalculationMethod", ["Gross", "Net", "Automatic"], ["Brutto", "Netto", "Automatisk"]);

    /// <summary>Whose contact it is; the places are an inference (none, debtor, creditor, prospect).</summary>
    public static LabelSet Owner { get; } = new("DebtorCreditorProspect", ["None", "Debtor", "Creditor", "Prospect"], ["Ingen", "Debitor", "Kreditor", "Kundeemne"]);

    public static LabelSet UserLanguage { get; } = new(
        "Language", ["Default", "English", "Danish", "Swedish", "Norwegian", "Finnish", "German"], ["Standard", "Engelsk", "Dansk", "Svensk", "Norsk", "Finsk", "Tysk"])
    {
        ZeroIsNothing = true,
    };

    public static LabelSet FieldType { get; } = new(
        "CustomTypeCodes", ["Empty", "String", "Boolean", "Integer", "Money", "Date", "DateTime", "Double", "Single", "Enum"],
        ["Tom", "Tekst", "Boolsk", "Heltal", "Beløb", "Dato", "Dato/tidspunkt", "Decimaltal", "Enkelt", "Liste"]);

    public static LabelSet YesNo { get; } = new("InvoiceInXML", ["No", "Yes"], ["Nej", "Ja"]);
}
