using Connectors.Sync;
using Connectors.Testing.Reviso;

namespace Connectors.Reviso.Tests.Conformance;

/// <summary>Valid rows of every entity, and how a user of the web application types a field.</summary>
internal static class RevisoRows
{
    public const string Owner = "Cliente dei contatti";

    private static readonly string[] Provinces = ["AG", "BO", "BS", "FI", "MI", "NA", "RM", "TO", "VR"];

    /// <summary>Made when it is first needed.</summary>
    public static int CustomerOfContacts(RevisoAccount account)
    {
        if (!account.Customers.Any(static c => c.Name == Owner))
            account.Customer(Owner);
        return account.Customers.Single(static c => c.Name == Owner).CustomerNumber;
    }

    public static IReadOnlyDictionary<string, FieldValue> New(RevisoAccount account, RevisoOddities oddities, string entity, int number) => entity switch
    {
        "product" => new Dictionary<string, FieldValue>
        {
            ["productNumber"] = T($"P/{number:d3} è"),
            ["name"] = T($"Sedia {number:d3}"),
            ["productGroup"] = T("2"),
            ["description"] = T($"Legno {number}\nnoce"),
            ["barCode"] = T($"80012345{number:d5}"),
            ["costPrice"] = N(12.345678m),
            ["recommendedPrice"] = N(99.9m + number),
            ["salesPrice"] = N(49.9m + number),
            ["unit"] = T("2"),
            ["barred"] = FieldValue.Of((bool?)true),
        },
        "contact" => new Dictionary<string, FieldValue>
        {
            ["name"] = T($"Anna Bianchi {number:d3}"),
            ["email"] = T($"anna{number}@example.org"),
            ["phone"] = T($"+39 02 {number:d6}"),
            ["notes"] = T($"Note {number}"),
            ["eInvoiceId"] = T($"E{number}"),
            ["customer"] = FieldValue.Of(new RecordRef("customer", $"{CustomerOfContacts(account)}")),
        },
        _ => Customer(oddities, number),
    };

    public static RevisoCustomer Set(RevisoCustomer c, string field, FieldValue v) => field switch
    {
        "name" => c with { Name = v.AsText() ?? "" },
        "currency" => c with { Currency = v.AsText()! },
        "customerGroup" => c with { CustomerGroupNumber = Int(v)!.Value },
        "paymentTerms" => c with { PaymentTermsNumber = Int(v)!.Value },
        "vatZone" => c with { VatZoneNumber = Int(v)!.Value },
        "paymentType" => c with { PaymentTypeNumber = Int(v) },
        "priceGroup" => c with { PriceGroupNumber = Int(v) },
        "address" => c with { Address = v.AsText() },
        "zip" => c with { Zip = v.AsText() },
        "city" => c with { City = v.AsText() },
        "province" => c with { ProvinceNumber = Array.IndexOf(Provinces, v.AsText()) + 1 },
        "country" => c with { Country = v.AsText() },
        "countryCode" => c with { CountryCode = v.AsText() },
        "corporateIdentificationNumber" => c with { CorporateIdentificationNumber = v.AsText() },
        "vatNumber" => c with { VatNumber = v.AsText() },
        "publicEntryNumber" => c with { PublicEntryNumber = v.AsText() },
        "italianCertifiedEmail" => c with { ItalianCertifiedEmail = v.AsText() },
        "italianCustomerType" => c with { ItalianCustomerType = v.AsText() },
        "splitPayment" => c with { SplitPayment = v.AsBoolean() },
        "ean" => c with { Ean = v.AsText() },
        "email" => c with { Email = v.AsText() },
        "telephoneAndFaxNumber" => c with { TelephoneAndFaxNumber = v.AsText() },
        "mobilePhone" => c with { MobilePhone = v.AsText() },
        "website" => c with { Website = v.AsText() },
        "iban" => c with { Iban = v.AsText() },
        "swift" => c with { Swift = v.AsText() },
        "creditLimit" => c with { CreditLimit = v.AsNumber() },
        "barred" => c with { Barred = v.AsBoolean() },
        _ => throw new ArgumentException(field),
    };

    public static RevisoContact Set(RevisoContact c, string field, FieldValue v) => field switch
    {
        "name" => c with { Name = v.AsText()! },
        "email" => c with { Email = v.AsText() },
        "phone" => c with { Phone = v.AsText() },
        "notes" => c with { Notes = v.AsText() },
        "eInvoiceId" => c with { EInvoiceId = v.AsText() },
        "customer" => c with { CustomerNumber = int.Parse(v.AsReference()!.Id.Value) },
        _ => throw new ArgumentException(field),
    };

    public static RevisoProduct Set(RevisoProduct p, string field, FieldValue v) => field switch
    {
        "productNumber" => p with { ProductNumber = v.AsText()! },
        "name" => p with { Name = v.AsText() ?? "" },
        "productGroup" => p with { ProductGroupNumber = Int(v)!.Value },
        "description" => p with { Description = v.AsText() },
        "barCode" => p with { BarCode = v.AsText() },
        "costPrice" => p with { CostPrice = v.AsNumber() },
        "recommendedPrice" => p with { RecommendedPrice = v.AsNumber() },
        "salesPrice" => p with { SalesPrice = v.AsNumber() },
        "unit" => p with { UnitNumber = Int(v) },
        "barred" => p with { Barred = v.AsBoolean() ?? false },
        _ => throw new ArgumentException(field),
    };

    private static Dictionary<string, FieldValue> Customer(RevisoOddities oddities, int number)
    {
        var values = new Dictionary<string, FieldValue>
        {
            ["name"] = T($"Caffè Rossi {number:d3} S.r.l."),
            ["currency"] = T("USD"),
            ["customerGroup"] = T("2"),
            ["paymentTerms"] = T("2"),
            ["vatZone"] = T("2"),
            ["paymentType"] = T("4"),
            ["priceGroup"] = T("2"),
            ["address"] = T($"Via Roma {number}\nInterno 3"),
            ["zip"] = T("00184"),
            ["city"] = T("Roma"),
            ["province"] = T("RM"),
            ["country"] = T("Italia"),
            ["countryCode"] = T("IT"),
            ["corporateIdentificationNumber"] = T($"RSSMRA80A01B{number:d3}X"),
            ["vatNumber"] = T($"{number + 1:d11}"),
            ["publicEntryNumber"] = T($"ABC{number:d4}"),
            ["italianCertifiedEmail"] = T($"rossi{number}@pec.example"),
            ["italianCustomerType"] = T("B2B"),
            ["splitPayment"] = FieldValue.Of((bool?)true),
            ["ean"] = T($"80012345{number:d5}"),
            ["email"] = T($"rossi{number}@example.org"),
            ["telephoneAndFaxNumber"] = T($"+39 06 {number:d6}"),
            ["mobilePhone"] = T($"+39 340 {number:d6}"),
            ["website"] = T($"https://rossi{number}.example"),
            ["iban"] = T("IT60X0542811101000000123456"),
            ["swift"] = T("BLOPIT22"),
            ["creditLimit"] = N(1234.56m),
            ["barred"] = FieldValue.Of((bool?)true),
        };
        if (!oddities.CustomersHavePriceGroup)
            values.Remove("priceGroup");
        return values;
    }

    private static int? Int(FieldValue value) => value.AsText() is { } text ? int.Parse(text) : null;

    private static FieldValue T(string text) => FieldValue.Of(text);

    private static FieldValue N(decimal number) => FieldValue.Of((decimal?)number);
}
