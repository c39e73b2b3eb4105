namespace Connectors.Uniconta;

/// <summary>
/// The words as far as they are known. English words of several parts ("Net cash"?) and some Danish ones are shown by no source: such a choice is recognised by its member name, and not
/// written, because Uniconta may take its first choice for a word that it does not know.
/// </summary>
internal static class LabelVocabulary
{
    public static readonly Label[] VatZone =
    [
        new("Domestic", "Domestic", "Indland"), new("EU", "EU", null), new("Foreign", "Foreign", null), new("NoVatReg", null, null),
        new("VatFree", null, null),
    ];

    public static readonly Label[] ItemKind =
    [
        new("Item", "Item", "Vare"), new("Service", "Service", "Ydelse"), new("BOM", "BOM", "Stykliste"),
    ];

    public static readonly Label[] CostModel =
    [
        new("Fixed", "Fixed", "Fast"), new("Average", "Average", "Gennemsnit"), new("FIFO", "FIFO", "FIFO"),
    ];

    public static readonly Label[] StorageRegister =
    [
        new("None", "None", "Ingen"), new("Register", "Register", "Tilmeld"), new("Move", "Move", "Flyt"),
    ];

    public static readonly Label[] ContactTitle =
    [
        new("Contact", "Contact", "Kontaktperson"), new("Sales", "Sales", "Salg"), new("Purchase", "Purchase", "Indkøb"),
        new("Finance", "Finance", "Finans"), new("Support", "Support", "Kundehjælp"), new("Legal", "Legal", null),
        new("Marketing", "Marketing", null), new("Secretary", "Secretary", "Sekretær"), new("Director", "Director", "Direktør"),
        new("Owner", "Owner", "Ejer"), new("Employee", "Employee", "Medarbejder"), new("Freelance", "Freelance", "Selvstændig"),
        new("Supervisor", "Supervisor", "Supervisor"), new("Technician", "Technician", "Tekniker"), new("Apprentice", "Apprentice", "Lærling"),
        new("ProjectResponsible", null, "Sagsansvarlig"),
    ];

    public static readonly Label[] ItemUnit =
    [
        new("None", "None", "Ingen"), new("Pcs", "Pcs", "Stk"), new("Qty", "Qty", "Antal"), new("Cartons", "Cartons", "Karton"),
        new("Hours", "Hours", "Timer"), new("Minutes", "Minutes", "Minutter"), new("Days", "Days", "Dage"), new("Bottle", "Bottle", "Flaske"),
        new("Milliliter", "Milliliter", "Milliliter"), new("Centiliter", "Centiliter", "Centiliter"), new("Deciliter", "Deciliter", "Deciliter"),
        new("Litre", "Litre", "Liter"), new("Milligram", "Milligram", "Milligram"), new("Kg", "Kg", "kg"), new("Pallet", "Pallet", "Palle"),
        new("Box", "Box", "Boks"), new("mm", "mm", null), new("cm", "cm", null), new("Meter", "Meter", "Meter"), new("km", "km", null),
        new("Ton", "Ton", "Tons"), new("mm2", "mm2", null), new("cm2", "cm2", null), new("m2", "m2", null), new("mm3", "mm3", null),
        new("cm3", "cm3", null), new("m3", "m3", null), new("Pair", "Pair", "Par"), new("Roll", "Roll", "Rulle"),
    ];

    public static readonly Label[] InvoiceInterval =
    [
        new("Never", "Never", "Aldrig"), new("Month1", null, null), new("Month2", null, null), new("Month3", null, null), new("Month4", null, null),
        new("Month6", null, null), new("Month12", null, null),
    ];

    public static readonly Label[] PaymentMethod =
    [
        new("NetCash", null, "Kontant"), new("NetDays", null, null), new("EndWeek", null, null), new("EndMonth", null, null),
        new("PrePayment", null, null), new("Creditcard", null, "Kreditkort"), new("Factoring", "Factoring", "Factoring-konto"),
    ];

    public static readonly Label[] VatType =
    [
        new("Sales", "Sales", "Salg"), new("Buy", "Buy", "Køb"),
    ];

    public static readonly Label[] VatMethod =
    [
        new("Brutto", null, null), new("Netto", null, null), new("Automatic", "Automatic", "Automatisk"),
    ];

    public static readonly Label[] AccountOwner =
    [
        new("Debtor", "Debtor", "Debitor"), new("Creditor", "Creditor", "Kreditor"), new("Prospect", "Prospect", "Kundeemne"),
    ];

    public static readonly Label[] UserFieldType =
    [
        new("Empty", "Empty", "Tom"), new("String", "String", null), new("Boolean", "Boolean", null), new("Integer", "Integer", null),
        new("Money", "Money", null), new("Date", "Date", "Dato"), new("DateTime", null, "Dato/tidspunkt"), new("Double", "Double", null),
        new("Single", "Single", null), new("Enum", "Enum", null),
    ];
}
