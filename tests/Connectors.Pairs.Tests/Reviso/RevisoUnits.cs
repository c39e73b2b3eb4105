using System.Globalization;
using Connectors.Pairs.Tests.Suite;
using Connectors.Testing.Reviso;

namespace Connectors.Pairs.Tests.Reviso;

/// <summary>Every unit of the preset, as users of either side set it. The two texts are written down apart.</summary>
internal static class RevisoUnits
{
    private static readonly string[] Provinces = ["AG", "BO", "BS", "FI", "MI", "NA", "RM", "TO", "VR"];

    public static IReadOnlyList<FieldCase<Azienda, RevisoCustomer>> Company { get; } =
    [
        Text("name", static (v, r) => $"Caffè {"ABC"[v]} [{r}] S.r.l.", static (c, t) => c.Name = t!, static c => c.Name, static (s, t) => s with { Name = t! }, static s => s.Name) with { Clearable = false },
        Text("vatNumber", static (v, r) => $"{v + 1}{r:d10}", static (c, t) => c.VatNumber = t, static c => c.VatNumber, static (s, t) => s with { VatNumber = t }, static s => s.VatNumber),
        Text("registrationNumber", static (v, r) => $"RSSMRA8{v}A01B{r:d3}X", static (c, t) => c.TaxCode = t, static c => c.TaxCode, static (s, t) => s with { CorporateIdentificationNumber = t }, static s => s.CorporateIdentificationNumber),
        Text("address", static (v, r) => $"Via Roma {v}{r}\nint. 3|0{v}1{r:d2}|Città {"abc"[v]}",
            static (c, t) => (c.Street, c.ZipCode, c.City) = Three(t), static c => Joined(c.Street, c.ZipCode, c.City),
            static (s, t) => s with { Address = Three(t).Item1, Zip = Three(t).Item2, City = Three(t).Item3 }, static s => Joined(s.Address, s.Zip, s.City)),
        Text("place", static (v, _) => v switch { 0 => "RM|IT", 1 => "|SM", _ => "TO|IT" },
            static (c, t) => (c.Region, c.Country) = Two(t), static c => Joined(c.Region, c.Country),
            static (s, t) => s with { ProvinceNumber = Two(t).Item1 is { } p ? Array.IndexOf(Provinces, p) + 1 : null, CountryCode = Two(t).Item2 },
            static s => Joined(s.ProvinceNumber is { } p ? Provinces[p - 1] : null, s.CountryCode)),
        Text("phone", static (v, r) => $"+39 06 {v}{r:d4}", static (c, t) => c.Phone = t, static c => c.Phone, static (s, t) => s with { TelephoneAndFaxNumber = t }, static s => s.TelephoneAndFaxNumber),
        Text("mobile", static (v, r) => $"+39 340 {v}{r:d4}", static (c, t) => c.Mobile = t, static c => c.Mobile, static (s, t) => s with { MobilePhone = t }, static s => s.MobilePhone),
        Text("email", static (v, r) => $"posta{v}.{r}@example.org", static (c, t) => c.Email = t, static c => c.Email, static (s, t) => s with { Email = t }, static s => s.Email),
        Text("website", static (v, r) => $"https://{"abc"[v]}{r}.example", static (c, t) => c.Website = t, static c => c.Website, static (s, t) => s with { Website = t }, static s => s.Website),
        Text("ean", static (v, r) => $"80{v}{r:d10}", static (c, t) => c.Ean = t, static c => c.Ean, static (s, t) => s with { Ean = t }, static s => s.Ean),
        Text("publicEntryNumber", static (v, r) => $"AB{v}{r:d4}", static (c, t) => c.RecipientCode = t, static c => c.RecipientCode, static (s, t) => s with { PublicEntryNumber = t }, static s => s.PublicEntryNumber),
        Text("italianCertifiedEmail", static (v, r) => $"pec{v}.{r}@pec.example", static (c, t) => c.Pec = t, static c => c.Pec, static (s, t) => s with { ItalianCertifiedEmail = t }, static s => s.ItalianCertifiedEmail),
        Text("italianCustomerType", static (v, _) => v switch { 0 => "B2B", 1 => "Consumer", _ => "none" }, static (c, t) => c.CustomerType = t, static c => c.CustomerType, static (s, t) => s with { ItalianCustomerType = t }, static s => s.ItalianCustomerType),
        Text("splitPayment", static (v, _) => v == 1 ? "False" : "True", static (c, t) => c.SplitPayment = t == "True", static c => $"{c.SplitPayment}", static (s, t) => s with { SplitPayment = t == "True" }, static s => $"{s.SplitPayment ?? false}") with { Clearable = false },
        Text("active", static (v, _) => v == 1 ? "True" : "False", static (c, t) => c.Active = t == "True", static c => $"{c.Active}", static (s, t) => s with { Barred = t == "True" }, static s => $"{s.Barred ?? false}") with
        { Clearable = false, Accounting = static (v, _) => v == 1 ? "False" : "True" },
        Text("currency", static (v, _) => Of(v, "USD", "CHF", "EUR"), static (c, t) => c.Currency = t, static c => c.Currency, static (s, t) => s with { Currency = t! }, static s => s.Currency) with { Clearable = false },
        Text("group", static (v, _) => Of(v, "2", "1", "2"), static (c, t) => c.Group = t, static c => c.Group, static (s, t) => s with { CustomerGroupNumber = Int(t)!.Value }, static s => $"{s.CustomerGroupNumber}") with { Clearable = false },
        Text("paymentTerms", static (v, _) => Of(v, "2", "3", "1"), static (c, t) => c.PaymentTerms = t, static c => c.PaymentTerms, static (s, t) => s with { PaymentTermsNumber = Int(t)!.Value }, static s => $"{s.PaymentTermsNumber}") with { Clearable = false },
        Text("paymentType", static (v, _) => Of(v, "4", "2", "5"), static (c, t) => c.PaymentType = t, static c => c.PaymentType, static (s, t) => s with { PaymentTypeNumber = Int(t) }, static s => $"{s.PaymentTypeNumber}"),
        Text("vatZone", static (v, _) => Of(v, "2", "3", "4"), static (c, t) => c.VatZone = t, static c => c.VatZone, static (s, t) => s with { VatZoneNumber = Int(t)!.Value }, static s => $"{s.VatZoneNumber}") with { Clearable = false },
        Text("priceGroup", static (v, _) => Of(v, "2", "1", "2"), static (c, t) => c.PriceGroup = t, static c => c.PriceGroup, static (s, t) => s with { PriceGroupNumber = Int(t) }, static s => $"{s.PriceGroupNumber}"),
    ];

    public static IReadOnlyList<FieldCase<Articolo, RevisoProduct>> Product { get; } =
    [
        Article("name", static (v, r) => $"Sedia {"ABC"[v]}{r}", static (a, t) => a.Name = t, static a => a.Name, static (s, t) => s with { Name = t! }, static s => s.Name) with { Clearable = false },
        Article("description", static (v, r) => $"Legno {v}\nnoce {r}", static (a, t) => a.Description = t, static a => a.Description, static (s, t) => s with { Description = t }, static s => s.Description),
        Article("unit", static (v, _) => Of(v, "2", "1", "2"), static (a, t) => a.Unit = t, static a => a.Unit, static (s, t) => s with { UnitNumber = Int(t) }, static s => $"{s.UnitNumber}"),
        Article("price", static (v, r) => $"1{v}{r}.123456", static (a, t) => a.Price = Dec(t), static a => Text(a.Price), static (s, t) => s with { SalesPrice = Dec(t) }, static s => Text(s.SalesPrice)),
        Article("cost", static (v, r) => $"1{v}{r}.5", static (a, t) => a.Cost = Dec(t), static a => Text(a.Cost), static (s, t) => s with { CostPrice = Dec(t) }, static s => Text(s.CostPrice)),
        Article("group", static (v, _) => Of(v, "2", "1", "2"), static (a, t) => a.Group = t, static a => a.Group, static (s, t) => s with { ProductGroupNumber = Int(t)!.Value }, static s => $"{s.ProductGroupNumber}") with { Clearable = false },
        Article("barCode", static (v, r) => $"0{v}{r:d6}", static (a, t) => a.BarCode = t, static a => a.BarCode, static (s, t) => s with { BarCode = t }, static s => s.BarCode),
        Article("active", static (v, _) => v == 1 ? "True" : "False", static (a, t) => a.Active = t == "True", static a => $"{a.Active}", static (s, t) => s with { Barred = t == "True" }, static s => $"{s.Barred}") with
        { Clearable = false, Accounting = static (v, _) => v == 1 ? "False" : "True" },
    ];

    private static FieldCase<Azienda, RevisoCustomer> Text(
        string name, Func<int, int, string> text, Action<Azienda, string?> setCrm, Func<Azienda, string?> getCrm, Func<RevisoCustomer, string?, RevisoCustomer> setAccounting, Func<RevisoCustomer, string?> getAccounting) =>
        new() { Name = name, Crm = text, Accounting = text, SetCrm = setCrm, GetCrm = getCrm, SetAccounting = setAccounting, GetAccounting = getAccounting };

    private static FieldCase<Articolo, RevisoProduct> Article(
        string name, Func<int, int, string> text, Action<Articolo, string?> setCrm, Func<Articolo, string?> getCrm, Func<RevisoProduct, string?, RevisoProduct> setAccounting, Func<RevisoProduct, string?> getAccounting) =>
        new() { Name = name, Crm = text, Accounting = text, SetCrm = setCrm, GetCrm = getCrm, SetAccounting = setAccounting, GetAccounting = getAccounting };

    private static string Of(int variant, params string[] texts) => texts[variant];

    private static int? Int(string? text) => string.IsNullOrEmpty(text) ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static decimal? Dec(string? text) => string.IsNullOrEmpty(text) ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string? Text(decimal? number) => number?.ToString("0.##########", CultureInfo.InvariantCulture);

    private static (string?, string?, string?) Three(string? text) => text?.Split('|') is [var a, var b, var c] ? (a, b, c) : (null, null, null);

    private static (string?, string?) Two(string? text) => text?.Split('|') is [var a, var b] ? (a.Length == 0 ? null : a, b) : (null, null);

    private static string Joined(params string?[] parts) => parts.All(string.IsNullOrEmpty) ? "" : string.Join('|', parts);
}
