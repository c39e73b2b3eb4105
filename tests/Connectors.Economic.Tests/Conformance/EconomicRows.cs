using System.Globalization;
using Connectors.Sync;
using Connectors.Testing.Economic;

namespace Connectors.Economic.Tests.Conformance;

/// <summary>Valid rows of every entity, and how a user of the web application types a field.</summary>
internal static class EconomicRows
{
    private const string Owner = "Kunde for kontakter";

    public static IReadOnlyDictionary<string, FieldValue> New(EconomicAccount account, string entity, int number) => entity switch
    {
        "product" => new Dictionary<string, FieldValue>
        {
            ["productNumber"] = T($"0{number:d3}/A"),
            ["name"] = T($"Time {number:d3}"),
            ["productGroup"] = T("1"),
            ["description"] = T($"Beskrivelse {number}"),
            ["barCode"] = T($"57000000{number:d3}"),
            ["salesPrice"] = N(800.5m + number),
            ["costPrice"] = N(300),
            ["recommendedPrice"] = N(900),
            ["unit"] = T("1"),
            ["barred"] = B(false),
        },
        "contact" => new Dictionary<string, FieldValue>
        {
            ["customer"] = FieldValue.Of(new RecordRef("customer", CustomerOf(account))),
            ["name"] = T($"Åse Sørensen {number:d3}"),
            ["email"] = T($"aase{number}@kunde.example"),
            ["phone"] = T($"+45 20 00 00 {number:d2}"),
            ["notes"] = T($"Note {number}"),
            ["eInvoiceId"] = T($"E{number}"),
        },
        _ => new Dictionary<string, FieldValue>
        {
            ["name"] = T($"Kunde {number:d3}"),
            ["currency"] = T("DKK"),
            ["customerGroup"] = T("1"),
            ["paymentTerms"] = T("1"),
            ["vatZone"] = T("1"),
            ["address"] = T($"Åboulevarden {number}"),
            ["zip"] = T("0800"),
            ["city"] = T("Aarhus C"),
            ["country"] = T("Danmark"),
            ["corporateIdentificationNumber"] = T($"100000{number:d2}"),
            ["pNumber"] = T($"10012345{number:d2}"),
            ["vatNumber"] = T($"SE5566{number:d2}"),
            ["ean"] = T($"57900000000{number:d2}"),
            ["email"] = T($"kunde{number}@example.com"),
            ["telephoneAndFaxNumber"] = T($"+45 70 00 00 {number:d2}"),
            ["mobilePhone"] = T($"+45 20 00 00 {number:d2}"),
            ["website"] = T($"https://kunde{number}.example.com"),
            ["publicEntryNumber"] = T("P-7"),
            ["creditLimit"] = N(10000),
            ["barred"] = B(false),
            ["layout"] = T("19"),
            ["salesPerson"] = T("1"),
        },
    };

    public static EconomicCustomer Set(EconomicCustomer c, string field, FieldValue v) => field switch
    {
        "name" => c with { Name = v.AsText()! },
        "currency" => c with { Currency = v.AsText()! },
        "customerGroup" => c with { CustomerGroupNumber = I(v) },
        "paymentTerms" => c with { PaymentTermsNumber = I(v) },
        "vatZone" => c with { VatZoneNumber = I(v) },
        "address" => c with { Address = v.AsText() },
        "zip" => c with { Zip = v.AsText() },
        "city" => c with { City = v.AsText() },
        "country" => c with { Country = v.AsText() },
        "corporateIdentificationNumber" => c with { CorporateIdentificationNumber = v.AsText() },
        "pNumber" => c with { PNumber = v.AsText() },
        "vatNumber" => c with { VatNumber = v.AsText() },
        "ean" => c with { Ean = v.AsText() },
        "email" => c with { Email = v.AsText() },
        "telephoneAndFaxNumber" => c with { TelephoneAndFaxNumber = v.AsText() },
        "mobilePhone" => c with { MobilePhone = v.AsText() },
        "website" => c with { Website = v.AsText() },
        "publicEntryNumber" => c with { PublicEntryNumber = v.AsText() },
        "creditLimit" => c with { CreditLimit = v.AsNumber() },
        "barred" => c with { Barred = v.AsBoolean() == true ? true : null },
        "layout" => c with { LayoutNumber = I(v) },
        "salesPerson" => c with { SalesPersonNumber = I(v) },
        _ => throw new ArgumentException(field),
    };

    public static EconomicContact Set(EconomicContact c, string field, FieldValue v) => field switch
    {
        "customer" => c,
        "name" => c with { Name = v.AsText()! },
        "email" => c with { Email = v.AsText() },
        "phone" => c with { Phone = v.AsText() },
        "notes" => c with { Notes = v.AsText() },
        "eInvoiceId" => c with { EInvoiceId = v.AsText() },
        _ => throw new ArgumentException(field),
    };

    public static EconomicProduct Set(EconomicProduct p, string field, FieldValue v) => field switch
    {
        "productNumber" => p with { ProductNumber = v.AsText()! },
        "name" => p with { Name = v.AsText()! },
        "productGroup" => p with { ProductGroupNumber = I(v) },
        "description" => p with { Description = v.AsText() },
        "barCode" => p with { BarCode = v.AsText() },
        "salesPrice" => p with { SalesPrice = v.AsNumber() },
        "costPrice" => p with { CostPrice = v.AsNumber() },
        "recommendedPrice" => p with { RecommendedPrice = v.AsNumber() },
        "unit" => p with { UnitNumber = I(v) },
        "barred" => p with { Barred = v.AsBoolean()!.Value },
        _ => throw new ArgumentException(field),
    };

    private static string CustomerOf(EconomicAccount account)
    {
        if (account.Customers.All(static c => c.Name != Owner))
            account.Customer(Owner);
        return $"{account.Customers.Single(static c => c.Name == Owner).CustomerNumber}";
    }

    private static int I(FieldValue value) => int.Parse(value.AsText()!, CultureInfo.InvariantCulture);

    private static FieldValue T(string text) => FieldValue.Of(text);

    private static FieldValue N(decimal number) => FieldValue.Of((decimal?)number);

    private static FieldValue B(bool flag) => FieldValue.Of((bool?)flag);
}
