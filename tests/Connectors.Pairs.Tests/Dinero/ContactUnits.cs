using System.Globalization;
using Connectors.Pairs.Tests.Crm;
using Connectors.Pairs.Tests.Suite;
using Connectors.Testing.Dinero;

namespace Connectors.Pairs.Tests.Dinero;

/// <summary>Every unit of the preset's companies and persons, with texts that are nobody's default.</summary>
internal static class ContactUnits
{
    private static readonly string[] Countries = ["SE", "NO", "DE"];
    private static readonly string[] Currencies = ["EUR", "SEK", "NOK"];
    private static readonly string[] Conditions = ["Netto|21", "CurrentMonthOut|14", "Netto|45"];

    public static IReadOnlyList<FieldCase<Company, StoredContact>> Company { get; } =
    [
        Text<Company>("name", static (v, r) => $"Firma {"abc"[v]} [{r}]", static (c, t) => c.Name = t!, static c => c.Name, static (s, t) => s with { Name = t! }, static s => s.Name) with { Clearable = false },
        Address<Company>(static (c, a) => (c.Street, c.ZipCode, c.City) = a, static c => (c.Street, c.ZipCode, c.City)),
        Text<Company>("country", static (v, _) => Countries[v], static (c, t) => c.Country = t, static c => c.Country, static (s, t) => s with { CountryKey = t! }, static s => s.CountryKey) with { Clearable = false },
        Text<Company>("vatNumber", static (v, r) => $"{10_000_000 + (v * 1000) + r}", static (c, t) => c.VatNumber = t, static c => c.VatNumber, static (s, t) => s with { VatNumber = t }, static s => s.VatNumber),
        Text<Company>("ean", static (v, r) => $"57900{v}00000{r:d2}", static (c, t) => c.Ean = t, static c => c.Ean, static (s, t) => s with { EanNumber = t }, static s => s.EanNumber),
        Text<Company>("pNumber", static (v, r) => $"10{v}00000{r:d2}", static (c, t) => c.PNumber = t, static c => c.PNumber, static (s, t) => s with { PNumber = t }, static s => s.PNumber),
        Text<Company>("phone", static (v, r) => $"20{v}000{r:d2}", static (c, t) => c.Phone = t, static c => c.Phone, static (s, t) => s with { Phone = t }, static s => s.Phone),
        Text<Company>("email", static (v, r) => $"post{v}.{r}@firma.example", static (c, t) => c.Email = t, static c => c.Email, static (s, t) => s with { Email = t }, static s => s.Email),
        Text<Company>("website", static (v, r) => $"https://{"abc"[v]}{r}.example", static (c, t) => c.Website = t, static c => c.Website, static (s, t) => s with { Webpage = t }, static s => s.Webpage),
        Text<Company>("attention", static (v, r) => $"Ærø Søgaard {v}{r}", static (c, t) => c.Attention = t, static c => c.Attention, static (s, t) => s with { AttPerson = t }, static s => s.AttPerson),
        Text<Company>("currency", static (v, _) => Currencies[v], static (c, t) => c.Currency = t, static c => c.Currency, static (s, t) => s with { PreferredInvoiceCurrencyKey = t }, static s => s.PreferredInvoiceCurrencyKey),
        Condition<Company>(static (c, p) => (c.PaymentTerms, c.PaymentDays) = p, static c => (c.PaymentTerms, c.PaymentDays)),
        Flag<Company>("isMember", static (c, t) => c.IsMember = t, static c => c.IsMember, static (s, t) => s with { IsMember = t }, static s => s.IsMember),
    ];

    public static IReadOnlyList<FieldCase<Person, StoredContact>> Person { get; } =
    [
        Text<Person>("name", static (v, r) => $"Åse {"abc"[v]} [{r}]", static (p, t) => p.Name = t!, static p => p.Name, static (s, t) => s with { Name = t! }, static s => s.Name) with { Clearable = false },
        Address<Person>(static (p, a) => (p.Street, p.ZipCode, p.City) = a, static p => (p.Street, p.ZipCode, p.City)),
        Text<Person>("country", static (v, _) => Countries[v], static (p, t) => p.Country = t, static p => p.Country, static (s, t) => s with { CountryKey = t! }, static s => s.CountryKey) with { Clearable = false },
        Text<Person>("phone", static (v, r) => $"20{v}000{r:d2}", static (p, t) => p.Phone = t, static p => p.Phone, static (s, t) => s with { Phone = t }, static s => s.Phone),
        Text<Person>("email", static (v, r) => $"privat{v}.{r}@hjem.example", static (p, t) => p.Email = t, static p => p.Email, static (s, t) => s with { Email = t }, static s => s.Email),
        Text<Person>("website", static (v, r) => $"https://{"abc"[v]}{r}.example", static (p, t) => p.Website = t, static p => p.Website, static (s, t) => s with { Webpage = t }, static s => s.Webpage),
        Condition<Person>(static (p, c) => (p.PaymentTerms, p.PaymentDays) = c, static p => (p.PaymentTerms, p.PaymentDays)),
        Flag<Person>("isMember", static (p, t) => p.IsMember = t, static p => p.IsMember, static (s, t) => s with { IsMember = t }, static s => s.IsMember),
    ];

    private static FieldCase<T, StoredContact> Text<T>(
        string name, Func<int, int, string> text, Action<T, string?> setCrm, Func<T, string?> getCrm, Func<StoredContact, string?, StoredContact> setAccounting, Func<StoredContact, string?> getAccounting) => new()
        {
            Name = name,
            Crm = text,
            Accounting = text,
            SetCrm = setCrm,
            GetCrm = getCrm,
            SetAccounting = setAccounting,
            GetAccounting = getAccounting,
        };

    private static FieldCase<T, StoredContact> Flag<T>(string name, Action<T, bool> setCrm, Func<T, bool> getCrm, Func<StoredContact, bool, StoredContact> setAccounting, Func<StoredContact, bool> getAccounting) =>
        Text<T>(name, static (v, _) => v == 1 ? "False" : "True", (c, t) => setCrm(c, t == "True"), c => $"{getCrm(c)}", (s, t) => setAccounting(s, t == "True"), s => $"{getAccounting(s)}") with { Clearable = false };

    private static FieldCase<T, StoredContact> Address<T>(Action<T, (string?, string?, string?)> setCrm, Func<T, (string?, string?, string?)> getCrm) => Text<T>(
        "address", static (v, r) => $"Havnegade {v}{r}, 2. th.|0{v}{r:d2}|Sønder {"abc"[v]}",
        (c, t) => setCrm(c, Three(t)), c => Joined(getCrm(c)),
        static (s, t) => s with { Street = Three(t).Item1, ZipCode = Three(t).Item2, City = Three(t).Item3 }, static s => Joined((s.Street, s.ZipCode, s.City)));

    /// <summary>Without terms Dinero takes its own, so they are never empty there: see the test of their own.</summary>
    private static FieldCase<T, StoredContact> Condition<T>(Action<T, (string?, decimal?)> setCrm, Func<T, (string?, decimal?)> getCrm) => Text<T>(
        "paymentCondition", static (v, _) => Conditions[v],
        (c, t) => setCrm(c, Two(t)), c => getCrm(c) is ({ } terms, var days) ? FormattableString.Invariant($"{terms}|{days}") : "",
        static (s, t) => s with { PaymentConditionType = Two(t).Item1!, PaymentConditionNumberOfDays = (int)Two(t).Item2! }, static s => $"{s.PaymentConditionType}|{s.PaymentConditionNumberOfDays}") with
    { Clearable = false };

    private static (string?, string?, string?) Three(string? text) => text?.Split('|') is [var a, var b, var c] ? (a, b, c) : (null, null, null);

    private static string Joined((string? A, string? B, string? C) parts) => string.IsNullOrEmpty($"{parts.A}{parts.B}{parts.C}") ? "" : $"{parts.A}|{parts.B}|{parts.C}";

    private static (string?, decimal?) Two(string? text) => text?.Split('|') is [var terms, var days] ? (terms, decimal.Parse(days, CultureInfo.InvariantCulture)) : (null, null);
}
