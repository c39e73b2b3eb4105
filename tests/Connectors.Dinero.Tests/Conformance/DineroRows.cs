using Connectors.Dinero.Sync;
using Connectors.Sync;
using Connectors.Testing.Dinero;

namespace Connectors.Dinero.Tests.Conformance;

/// <summary>Valid rows of every entity, and how a user of the web application types a field.</summary>
internal static class DineroRows
{
    public const string Customer = "Kunde for fakturaer";

    public static IReadOnlyDictionary<string, FieldValue> New(DineroAccount account, string entity, int number) => entity switch
    {
        "product" => new Dictionary<string, FieldValue>
        {
            ["Name"] = T($"Time {number:d3}"),
            ["ProductNumber"] = T($"P-{number:d3}"),
            ["ExternalReference"] = T($"own-{number}"),
            ["Comment"] = T($"Bemærkning {number}"),
            ["BaseAmountValue"] = N(800.5m + number),
            ["Quantity"] = N(2),
            ["AccountNumber"] = T("1000"),
            ["Unit"] = T("hours"),
        },
        "invoice" => Invoice(account, number),
        _ => Contact(number, person: entity == "contact.person"),
    };

    public static StoredContact Set(StoredContact c, string field, FieldValue v) => field switch
    {
        "Name" => c with { Name = v.AsText() ?? "" },
        "ExternalReference" => c with { ExternalReference = v.AsText() },
        "Street" => c with { Street = v.AsText() },
        "ZipCode" => c with { ZipCode = v.AsText() },
        "City" => c with { City = v.AsText() },
        "CountryKey" => c with { CountryKey = v.AsText()! },
        "Phone" => c with { Phone = v.AsText() },
        "Email" => c with { Email = v.AsText() },
        "Webpage" => c with { Webpage = v.AsText() },
        "PaymentConditionType" => c with { PaymentConditionType = v.AsText()! },
        "PaymentConditionNumberOfDays" => c with { PaymentConditionNumberOfDays = (int)v.AsNumber()! },
        "PreferredInvoiceLanguageKey" => c with { PreferredInvoiceLanguageKey = v.AsText() },
        "PreferredInvoiceCurrencyKey" => c with { PreferredInvoiceCurrencyKey = v.AsText() },
        "AttPerson" => c with { AttPerson = v.AsText() },
        "VatNumber" => c with { VatNumber = v.AsText() },
        "EanNumber" => c with { EanNumber = v.AsText() },
        "SENumber" => c with { SENumber = v.AsText() },
        "PNumber" => c with { PNumber = v.AsText() },
        "UseCvr" => c with { UseCvr = v.AsBoolean()!.Value },
        _ => throw new ArgumentException(field),
    };

    public static StoredProduct Set(StoredProduct p, string field, FieldValue v) => field switch
    {
        "Name" => p with { Name = v.AsText() },
        "ProductNumber" => p with { ProductNumber = v.AsText() },
        "ExternalReference" => p with { ExternalReference = v.AsText() },
        "Comment" => p with { Comment = v.AsText() },
        "BaseAmountValue" => p with { BaseAmountValue = v.AsNumber()!.Value },
        "Quantity" => p with { Quantity = v.AsNumber()!.Value },
        "AccountNumber" => p with { AccountNumber = int.Parse(v.AsText()!) },
        "Unit" => p with { Unit = v.AsText()! },
        _ => throw new ArgumentException(field),
    };

    public static StoredInvoice Set(StoredInvoice i, string field, FieldValue v) => field switch
    {
        "ExternalReference" => i with { ExternalReference = v.AsText() },
        "Company" => i with { ContactGuid = Guid.Parse(v.AsReference()!.Id.Value) },
        "Date" => i with { Date = v.AsDate()!.Value },
        "PaymentConditionType" => i with { PaymentConditionType = v.AsText() },
        "PaymentConditionNumberOfDays" => i with { PaymentConditionNumberOfDays = (int)v.AsNumber()! },
        "Currency" => i with { Currency = v.AsText()! },
        "Language" => i with { Language = v.AsText()! },
        "Description" => i with { Description = v.AsText()! },
        "Comment" => i with { Comment = v.AsText() },
        "ShowLinesInclVat" => i with { ShowLinesInclVat = v.AsBoolean()!.Value },
        "Lines" => i with { Lines = [.. v.AsLines()!.Lines.Select(static l => new StoredLine { Description = l["Description"].AsText(), Quantity = l["Quantity"].AsNumber()!.Value, UnitPrice = l["UnitPrice"].AsNumber()!.Value, Unit = l["Unit"].AsText(), AccountNumber = 1000 })] },
        _ => throw new ArgumentException(field),
    };

    private static Dictionary<string, FieldValue> Contact(int number, bool person)
    {
        var values = new Dictionary<string, FieldValue>
        {
            ["Name"] = T($"Kunde {number:d3}"),
            ["ExternalReference"] = T($"own-{number}"),
            ["Street"] = T($"Åboulevarden {number}"),
            ["ZipCode"] = T("0800"),
            ["City"] = T("Aarhus C"),
            ["CountryKey"] = T("DK"),
            ["Phone"] = T($"+45 70 00 00 {number:d2}"),
            ["Email"] = T($"kunde{number}@example.com"),
            ["Webpage"] = T($"https://kunde{number}.example.com"),
            ["PaymentConditionType"] = T("Netto"),
            ["PaymentConditionNumberOfDays"] = N(14),
            ["PreferredInvoiceLanguageKey"] = T("da"),
            ["PreferredInvoiceCurrencyKey"] = T("DKK"),
        };
        if (person)
            return values;
        values["AttPerson"] = T("Åse Ærø");
        values["VatNumber"] = T($"100000{number:d2}");
        values["EanNumber"] = T($"57900000000{number:d2}");
        values["SENumber"] = T("11223344");
        values["PNumber"] = T("1001234567");
        values["UseCvr"] = FieldValue.Of((bool?)false);
        return values;
    }

    private static Dictionary<string, FieldValue> Invoice(DineroAccount account, int number)
    {
        var customer = account.Contacts.FirstOrDefault(static c => c.Name == Customer) ?? account.AddContact(Customer);
        var line = SyncRecord.Create(InvoiceFieldTable.LineSchema, new("0"))
            .Set("Description", T("Vare")).Set("Quantity", N(2)).Set("Unit", T("parts")).Set("UnitPrice", N(100.5m)).Set("AccountNumber", T("1000")).Set("LineType", T("Product")).Build();
        return new()
        {
            ["ExternalReference"] = T($"own-{number}"),
            ["Company"] = FieldValue.Of(new RecordRef("contact.company", customer.ContactGuid.ToString("D"))),
            ["Date"] = FieldValue.Of((DateOnly?)new DateOnly(2026, 3, 2)),
            ["PaymentConditionType"] = T("Netto"),
            ["PaymentConditionNumberOfDays"] = N(8),
            ["Currency"] = T("DKK"),
            ["Language"] = T("da-DK"),
            ["Description"] = T($"Faktura {number}"),
            ["Comment"] = T("Tak"),
            ["ShowLinesInclVat"] = FieldValue.Of((bool?)false),
            ["Lines"] = FieldValue.Of(new LineSet([line])),
        };
    }

    private static FieldValue T(string text) => FieldValue.Of(text);

    private static FieldValue N(decimal number) => FieldValue.Of((decimal?)number);
}
