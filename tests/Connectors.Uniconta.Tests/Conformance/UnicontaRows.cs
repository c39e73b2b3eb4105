using System.Globalization;
using Connectors.Sync;
using Connectors.Testing.Uniconta;
using SimRow = Connectors.Testing.Uniconta.UnicontaRecord;

namespace Connectors.Uniconta.Tests.Conformance;

/// <summary>Valid rows of every entity, and how a user of Uniconta's own program types a field.</summary>
internal static class UnicontaRows
{
    public const string Owner = "EJER";

    private static readonly string[] VatZones = ["Domestic", "EU", "Foreign", "NoVatReg", "VatFree"];
    private static readonly string[] Titles = ["Contact", "Sales", "Purchase", "Finance", "Support"];
    private static readonly string[] Units = ["None", "Pcs"];

    public static IReadOnlyDictionary<string, FieldValue> New(UnicontaAccount account, string entity, int number) => entity switch
    {
        "contact" => Contact(account, number),
        "employee" => new Dictionary<string, FieldValue>
        {
            ["Number"] = T($"M{number:d3}"),
            ["Name"] = T($"Sælger {number:d3}"),
            ["Title"] = T("Sales"),
            ["Email"] = T($"saelger{number}@example.com"),
            ["Mobil"] = T($"201122{number:d2}"),
            ["Address1"] = T($"Åboulevarden {number}"),
            ["ZipCode"] = T("0800"),
            ["City"] = T("Aarhus C"),
            ["Hired"] = FieldValue.Of((DateOnly?)new DateOnly(2024, 2, 1)),
            ["Blocked"] = FieldValue.Of((bool?)false),
        },
        "item" => new Dictionary<string, FieldValue>
        {
            ["Item"] = T($"V-{number:d3}"),
            ["Name"] = T($"Vare {number:d3}"),
            ["Description"] = T($"Beskrivelse {number}"),
            ["Group"] = T("VARER"),
            ["Unit"] = T("Pcs"),
            ["SalesPrice1"] = N(12.5m + number),
            ["Currency1"] = T("EUR"),
            ["CostPrice"] = N(7.25m),
            ["EAN"] = T($"57900000000{number:d2}"),
        },
        _ => Debtor(number),
    };

    public static TRow Set<TRow>(UnicontaAccount account, TRow row, string field, FieldValue v) where TRow : SimRow => (field, row) switch
    {
        ("Country", _) => row.With(field, v.AsText() is { } iso ? Country.FromIso2(iso)!.Value.Number : null),
        ("VatZone", _) => row.With(field, Place(VatZones, v)),
        ("Title", _) => row.With(field, Place(Titles, v)),
        ("Unit", _) => row.With(field, Place(Units, v)),
        ("Currency", StoredDebtor d) => (TRow)(SimRow)(d with { Currency = v.AsText() }),
        ("Currency1", StoredItem i) => (TRow)(SimRow)(i with { Currency1 = v.AsText() }),
        ("Debtor", StoredContact c) => (TRow)(SimRow)(c with { DCType = 1, DCAccount = account.Debtors.Single(d => $"{d.RowId}" == v.AsReference()!.Id.Value).Account }),
        _ => row.With(field, v.Kind switch
        {
            FieldValueKind.Number => v.AsNumber(),
            FieldValueKind.Boolean => v.AsBoolean(),
            FieldValueKind.Date => v.AsDate(),
            _ => v.AsText(),
        }),
    };

    private static Dictionary<string, FieldValue> Contact(UnicontaAccount account, int number)
    {
        var owner = account.Debtors.FirstOrDefault(static d => d.Account == Owner) ?? account.AddDebtor("Ejer ApS", static d => d with { Account = Owner });
        return new()
        {
            ["Name"] = T($"Person {number:d3}"),
            ["Email"] = T($"person{number}@example.com"),
            ["Mobil"] = T($"301122{number:d2}"),
            ["Title"] = T("Purchase"),
            ["Debtor"] = FieldValue.Of(new RecordRef("debtor", owner.RowId.ToString(CultureInfo.InvariantCulture))),
            ["EAN"] = T($"57900000001{number:d2}"),
            ["ReferenceId"] = T($"own-{number}"),
            ["Interests"] = T("Sejlads"),
            ["Invoice"] = FieldValue.Of((bool?)true),
        };
    }

    private static Dictionary<string, FieldValue> Debtor(int number) => new()
    {
        ["Account"] = T($"K{number:d4}"),
        ["Name"] = T($"Kunde {number:d3}"),
        ["Group"] = T("EU"),
        ["CompanyRegNo"] = T($"100000{number:d2}"),
        ["VatNumber"] = T($"DK200000{number:d2}"),
        ["Address1"] = T($"Åboulevarden {number}"),
        ["Address2"] = T("2. sal"),
        ["ZipCode"] = T("0800"),
        ["City"] = T("Aarhus C"),
        ["Country"] = T("SE"),
        ["Phone"] = T($"+45 70 00 00 {number:d2}"),
        ["ContactPerson"] = T("Åse Ærø"),
        ["ContactEmail"] = T($"kunde{number}@example.com"),
        ["InvoiceEmail"] = T($"faktura{number}@example.com;bog{number}@example.com"),
        ["Www"] = T($"https://kunde{number}.example.com"),
        ["Currency"] = T("SEK"),
        ["VatZone"] = T("EU"),
        ["Vat"] = T("U25"),
        ["Payment"] = T("N30"),
        ["EAN"] = T($"57900000002{number:d2}"),
        ["CreditMax"] = N(5000),
        ["EndDiscountPct"] = N(2.5m),
        ["Blocked"] = FieldValue.Of((bool?)false),
    };

    private static object? Place(string[] words, FieldValue v) => v.AsText() is { } word ? Array.IndexOf(words, word) : null;

    private static FieldValue T(string text) => FieldValue.Of(text);

    private static FieldValue N(decimal number) => FieldValue.Of((decimal?)number);
}
