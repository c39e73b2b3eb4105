using System.Globalization;
using Connectors.Pairs.Tests.Suite;
using Connectors.Testing.Economic;

namespace Connectors.Pairs.Tests.Economic;

/// <summary>Every unit of the preset, with texts that are nobody's default.</summary>
internal static class EconomicUnits
{
    private static readonly string[] Currencies = ["EUR", "SEK", "USD"];

    public static IReadOnlyList<FieldCase<Firm, EconomicCustomer>> Companies { get; } =
    [
        Firm("name", static (v, r) => $"Firma {"abc"[v]} [{r}]", static (c, t) => c.Name = t!, static c => c.Name, static (s, t) => s with { Name = t! }, static s => s.Name) with { Clearable = false },
        Firm("address", static (v, r) => $"Havnen {v}{r}\nBaghuset|0{v}{r:d2}|By {"abc"[v]}",
            static (c, t) => (c.Street, c.ZipCode, c.City) = Address(t), static c => Join(c.Street, c.ZipCode, c.City),
            static (s, t) => Address(t) is var (street, zip, city) ? s with { Address = street, Zip = zip, City = city } : s, static s => Join(s.Address, s.Zip, s.City)) with { Cleared = "||" },
        Firm("country", static (v, _) => new[] { "Sverige", "Norge", "Tyskland" }[v], static (c, t) => c.Country = t, static c => c.Country, static (s, t) => s with { Country = t }, static s => s.Country),
        Firm("registrationNumber", static (v, r) => $"{10_000_000 + (v * 1000) + r}", static (c, t) => c.RegistrationNumber = t, static c => c.RegistrationNumber, static (s, t) => s with { CorporateIdentificationNumber = t }, static s => s.CorporateIdentificationNumber),
        Firm("vatNumber", static (v, r) => $"SE{v}5566{r:d2}01", static (c, t) => c.VatNumber = t, static c => c.VatNumber, static (s, t) => s with { VatNumber = t }, static s => s.VatNumber),
        Firm("pNumber", static (v, r) => $"10{v}00000{r:d2}", static (c, t) => c.PNumber = t, static c => c.PNumber, static (s, t) => s with { PNumber = t }, static s => s.PNumber),
        Firm("ean", static (v, r) => $"57900{v}00000{r:d2}", static (c, t) => c.Ean = t, static c => c.Ean, static (s, t) => s with { Ean = t }, static s => s.Ean),
        Firm("publicEntryNumber", static (v, r) => $"P-{v}{r}", static (c, t) => c.PublicEntryNumber = t, static c => c.PublicEntryNumber, static (s, t) => s with { PublicEntryNumber = t }, static s => s.PublicEntryNumber),
        Firm("phone", static (v, r) => $"20{v}000{r:d2}", static (c, t) => c.Phone = t, static c => c.Phone, static (s, t) => s with { TelephoneAndFaxNumber = t }, static s => s.TelephoneAndFaxNumber),
        Firm("mobile", static (v, r) => $"30{v}000{r:d2}", static (c, t) => c.Mobile = t, static c => c.Mobile, static (s, t) => s with { MobilePhone = t }, static s => s.MobilePhone),
        Firm("email", static (v, r) => $"post{v}.{r}@firma.example andre{v}@firma.example", static (c, t) => c.Email = t, static c => c.Email, static (s, t) => s with { Email = t }, static s => s.Email),
        Firm("website", static (v, r) => $"https://{"abc"[v]}{r}.example", static (c, t) => c.Website = t, static c => c.Website, static (s, t) => s with { Website = t }, static s => s.Website),
        Firm("currency", static (v, _) => Currencies[v], static (c, t) => c.Currency = t, static c => c.Currency, static (s, t) => s with { Currency = t! }, static s => s.Currency) with { Clearable = false },
        Firm("group", static (v, _) => new[] { "2", "7", "1" }[v], static (c, t) => c.Group = t, static c => c.Group, static (s, t) => s with { CustomerGroupNumber = Int(t)!.Value }, static s => $"{s.CustomerGroupNumber}") with { Clearable = false },
        Firm("paymentTerms", static (v, _) => $"{v + 2}", static (c, t) => c.PaymentTerms = t, static c => c.PaymentTerms, static (s, t) => s with { PaymentTermsNumber = Int(t)!.Value }, static s => $"{s.PaymentTermsNumber}") with { Clearable = false },
        Firm("vatZone", static (v, _) => $"{v + 2}", static (c, t) => c.VatZone = t, static c => c.VatZone, static (s, t) => s with { VatZoneNumber = Int(t)!.Value }, static s => $"{s.VatZoneNumber}") with { Clearable = false },
        Firm("salesPerson", static (v, _) => $"{v + 1}", static (c, t) => c.SalesPerson = t, static c => c.SalesPerson, static (s, t) => s with { SalesPersonNumber = Int(t) }, static s => $"{s.SalesPersonNumber}"),
        Firm("creditLimit", static (v, r) => $"{v + 1}{r:d2}.25", static (c, t) => c.CreditLimit = Number(t), static c => Text(c.CreditLimit), static (s, t) => s with { CreditLimit = Number(t) }, static s => Text(s.CreditLimit)),
        Firm("active", static (v, _) => v == 1 ? "True" : "False", static (c, t) => c.Active = t == "True", static c => $"{c.Active}", static (s, t) => s with { Barred = t == "True" ? null : true }, static s => $"{s.Barred != true}") with { Clearable = false },
    ];

    public static IReadOnlyList<FieldCase<Ware, EconomicProduct>> Products { get; } =
    [
        Ware("name", static (v, r) => $"Kælderlås {"abc"[v]} {r}", static (p, t) => p.Name = t, static p => p.Name, static (s, t) => s with { Name = t! }, static s => s.Name) with { Clearable = false },
        Ware("description", static (v, r) => $"Linje {v}\n{r}", static (p, t) => p.Description = t, static p => p.Description, static (s, t) => s with { Description = t }, static s => s.Description),
        Ware("barCode", static (v, r) => $"00{v}{r}", static (p, t) => p.BarCode = t, static p => p.BarCode, static (s, t) => s with { BarCode = t }, static s => s.BarCode),
        Ware("price", static (v, r) => $"{v + 7}9.{r + 1:d2}", static (p, t) => p.Price = Number(t), static p => Text(p.Price), static (s, t) => s with { SalesPrice = Number(t) }, static s => Text(s.SalesPrice)),
        Ware("recommendedPrice", static (v, r) => $"{v + 8}9.{r + 1:d2}", static (p, t) => p.RecommendedPrice = Number(t), static p => Text(p.RecommendedPrice), static (s, t) => s with { RecommendedPrice = Number(t) }, static s => Text(s.RecommendedPrice)),
        Ware("group", static (v, _) => new[] { "2", "1", "2" }[v], static (p, t) => p.Group = t, static p => p.Group, static (s, t) => s with { ProductGroupNumber = Int(t)!.Value }, static s => $"{s.ProductGroupNumber}") with { Clearable = false },
        Ware("unit", static (v, _) => $"{v + 1}", static (p, t) => p.Unit = t, static p => p.Unit, static (s, t) => s with { UnitNumber = Int(t) }, static s => $"{s.UnitNumber}"),
        Ware("active", static (v, _) => v == 1 ? "True" : "False", static (p, t) => p.Active = t == "True", static p => $"{p.Active}", static (s, t) => s with { Barred = t != "True" }, static s => $"{!s.Barred}") with { Clearable = false },
    ];

    private static FieldCase<Firm, EconomicCustomer> Firm(
        string name, Func<int, int, string> text, Action<Firm, string?> setCrm, Func<Firm, string?> getCrm, Func<EconomicCustomer, string?, EconomicCustomer> setAccounting, Func<EconomicCustomer, string?> getAccounting) => new()
        {
            Name = name,
            Crm = text,
            Accounting = text,
            SetCrm = setCrm,
            GetCrm = getCrm,
            SetAccounting = setAccounting,
            GetAccounting = getAccounting,
        };

    private static FieldCase<Ware, EconomicProduct> Ware(
        string name, Func<int, int, string> text, Action<Ware, string?> setCrm, Func<Ware, string?> getCrm, Func<EconomicProduct, string?, EconomicProduct> setAccounting, Func<EconomicProduct, string?> getAccounting) => new()
        {
            Name = name,
            Crm = text,
            Accounting = text,
            SetCrm = setCrm,
            GetCrm = getCrm,
            SetAccounting = setAccounting,
            GetAccounting = getAccounting,
        };

    private static (string? Street, string? Zip, string? City) Address(string? text) => text?.Split('|') is [var street, var zip, var city] ? (street, zip, city) : (null, null, null);

    private static string Join(string? street, string? zip, string? city) => $"{street}|{zip}|{city}";

    private static int? Int(string? text) => text is null ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string? Text(decimal? number) => number?.ToString("0.#####", CultureInfo.InvariantCulture);
}
