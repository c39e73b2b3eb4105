using System.Globalization;
using Connectors.Pairs.Tests.Suite;
using Connectors.Testing.Uniconta;

namespace Connectors.Pairs.Tests.Uniconta;

/// <summary>Every unit of the preset that a user of both sides can set, with texts that are nobody's default.</summary>
internal static class UnicontaUnits
{
    private static readonly string[] Countries = ["SE", "NO", "DE"];
    private static readonly int[] CountryNumbers = [208, 160, 78];
    private static readonly string[] Currencies = ["EUR", "SEK", "NOK"];
    private static readonly string[] Zones = ["EU", "Foreign", "Domestic"];
    private static readonly int[] ZonePlaces = [1, 2, 0];
    private static readonly string[] Titles = ["Purchase", "Finance", "Support"];
    private static readonly int[] TitlePlaces = [2, 3, 4];
    private static readonly string[] Units = ["Hours", "Kg", "Pcs"];
    private static readonly int[] UnitPlaces = [4, 13, 1];

    public static IReadOnlyList<FieldCase<Organisation, StoredDebtor>> Company { get; } =
    [
        Text<Organisation, StoredDebtor>("name", static (v, r) => $"Firma {"abc"[v]} [{r}]", static (c, t) => c.Name = t!, static c => c.Name, "Name") with { Clearable = false },
        Text<Organisation, StoredDebtor>("registrationNumber", static (v, r) => $"{10_000_000 + (v * 1000) + r}", static (c, t) => c.RegistrationNumber = t, static c => c.RegistrationNumber, "CompanyRegNo"),
        Text<Organisation, StoredDebtor>("vatNumber", static (v, r) => $"DK{20_000_000 + (v * 1000) + r}", static (c, t) => c.VatNumber = t, static c => c.VatNumber, "VatNumber"),
        new()
        {
            Name = "address",
            Crm = static (v, r) => $"Havnegade {v}{r}\n2. th.|0{v}{r:d2}|Sønder {"abc"[v]}",
            Accounting = static (v, r) => $"Havnegade {v}{r}|2. th.|0{v}{r:d2}|Sønder {"abc"[v]}",
            SetCrm = static (c, t) => (c.Street, c.ZipCode, c.City) = t?.Split('|') is [var a, var b, var d] ? (a, b, d) : (null, null, null),
            GetCrm = static c => Joined(c.Street, c.ZipCode, c.City),
            SetAccounting = static (s, t) => t?.Split('|') is [var a, var b, var d, var e] ? s.With("Address1", a).With("Address2", b).With("ZipCode", d).With("City", e) : s.With("Address1", null).With("Address2", null).With("ZipCode", null).With("City", null),
            GetAccounting = static s => Joined(s.Text("Address1"), s.Text("Address2"), s.Text("ZipCode"), s.Text("City")),
        },
        Text<Organisation, StoredDebtor>("country", static (v, _) => Countries[v], static (c, t) => c.Country = t, static c => c.Country, "Country") with
        {
            SetAccounting = static (s, t) => s.With("Country", CountryNumbers[Array.IndexOf(Countries, t)]),
            GetAccounting = static s => Countries[Array.IndexOf(CountryNumbers, s.Integer("Country"))],
            Clearable = false,
        },
        Text<Organisation, StoredDebtor>("phone", static (v, r) => $"+45 20{v}000{r:d2}", static (c, t) => c.Phone = t, static c => c.Phone, "Phone"),
        Text<Organisation, StoredDebtor>("email", static (v, r) => $"post{v}.{r}@firma.example", static (c, t) => c.Email = t, static c => c.Email, "ContactEmail"),
        Text<Organisation, StoredDebtor>("invoiceEmail", static (v, r) => $"faktura{v}.{r}@f.example;bog@f.example", static (c, t) => c.InvoiceEmail = t, static c => c.InvoiceEmail, "InvoiceEmail"),
        Text<Organisation, StoredDebtor>("website", static (v, r) => $"https://{"abc"[v]}{r}.example", static (c, t) => c.Website = t, static c => c.Website, "Www"),
        Text<Organisation, StoredDebtor>("attention", static (v, r) => $"Ærø Søgaard {v}{r}", static (c, t) => c.Attention = t, static c => c.Attention, "ContactPerson"),
        Text<Organisation, StoredDebtor>("currency", static (v, _) => Currencies[v], static (c, t) => c.Currency = t, static c => c.Currency, "Currency") with
        {
            SetAccounting = static (s, t) => s with { Currency = t },
            GetAccounting = static s => s.Currency,
            Clearable = false,
        },
        Word<Organisation, StoredDebtor>("vatZone", Zones, ZonePlaces, static (c, t) => c.VatZone = t, static c => c.VatZone, "VatZone"),
        Active<Organisation, StoredDebtor>(static (c, f) => c.Active = f, static c => c.Active),
    ];

    public static IReadOnlyList<FieldCase<Contact, StoredContact>> Person { get; } =
    [
        Text<Contact, StoredContact>("name", static (v, r) => $"Åse {"abc"[v]} [{r}]", static (c, t) => c.Name = t!, static c => c.Name, "Name") with { Clearable = false },
        Text<Contact, StoredContact>("email", static (v, r) => $"aase{v}.{r}@firma.example", static (c, t) => c.Email = t, static c => c.Email, "Email"),
        Text<Contact, StoredContact>("mobile", static (v, r) => $"30{v}000{r:d2}", static (c, t) => c.Mobile = t, static c => c.Mobile, "Mobil"),
        Word<Contact, StoredContact>("title", Titles, TitlePlaces, static (c, t) => c.Title = t, static c => c.Title, "Title"),
    ];

    public static IReadOnlyList<FieldCase<Employee, StoredEmployee>> User { get; } =
    [
        Text<Employee, StoredEmployee>("name", static (v, r) => $"Sælger {"abc"[v]} [{r}]", static (c, t) => c.Name = t!, static c => c.Name, "Name") with { Clearable = false },
        Text<Employee, StoredEmployee>("email", static (v, r) => $"s{v}.{r}@firma.example", static (c, t) => c.Email = t, static c => c.Email, "Email"),
        Text<Employee, StoredEmployee>("mobile", static (v, r) => $"40{v}000{r:d2}", static (c, t) => c.Mobile = t, static c => c.Mobile, "Mobil"),
        Word<Employee, StoredEmployee>("title", Titles, TitlePlaces, static (c, t) => c.Title = t, static c => c.Title, "Title"),
        Active<Employee, StoredEmployee>(static (c, f) => c.Active = f, static c => c.Active),
    ];

    public static IReadOnlyList<FieldCase<Article, StoredItem>> Product { get; } =
    [
        Text<Article, StoredItem>("code", static (v, r) => $"00{v}{r}", static (p, t) => p.Code = t, static p => p.Code, "Item") with { Clearable = false },
        Text<Article, StoredItem>("name", static (v, r) => $"Kælderlås {"abc"[v]} {r}", static (p, t) => p.Name = t, static p => p.Name, "Name"),
        // No case edits it on the record that it tells apart: it is how the suite knows the records.
        Text<Article, StoredItem>("description", static (v, r) => $"{"abc"[v]} [{r}]", static (p, t) => p.Description = t, static p => p.Description, "Description") with { Clearable = false },
        Word<Article, StoredItem>("unit", Units, UnitPlaces, static (p, t) => p.Unit = t, static p => p.Unit, "Unit"),
        new()
        {
            Name = "price",
            Crm = static (v, r) => $"{v + 7}9.{r:d2}5|{Currencies[v]}",
            Accounting = static (v, r) => $"{v + 7}9.{r:d2}5|{Currencies[v]}",
            SetCrm = static (p, t) => (p.Price, p.Currency) = t?.Split('|') is [var a, var c] ? (Number(a), c) : (null, null),
            GetCrm = static p => Joined(Shown(p.Price), p.Currency),
            SetAccounting = static (s, t) => s with { SalesPrice1 = Number(t!.Split('|')[0])!.Value, Currency1 = t.Split('|')[1] },
            GetAccounting = static s => Joined(Shown(s.SalesPrice1), s.Currency1),
            Clearable = false,
        },
        Text<Article, StoredItem>("group", static (v, _) => new[] { "VARER", "ANDRE", "NYE" }[v], static (p, t) => p.Group = t, static p => p.Group, "Group") with { Clearable = false },
        Text<Article, StoredItem>("barCode", static (v, r) => $"57900{v}00000{r:d2}", static (p, t) => p.BarCode = t, static p => p.BarCode, "EAN"),
        Amount("stock", static (p, n) => p.Stock = n, static p => p.Stock, "QtyOnStock"),
        Amount("cost", static (p, n) => p.Cost = n, static p => p.Cost, "CostPrice"),
        Active<Article, StoredItem>(static (c, f) => c.Active = f, static c => c.Active),
    ];

    private static FieldCase<TCrm, TRow> Text<TCrm, TRow>(string name, Func<int, int, string> text, Action<TCrm, string?> setCrm, Func<TCrm, string?> getCrm, string field) where TRow : UnicontaRecord => new()
    {
        Name = name,
        Crm = text,
        Accounting = text,
        SetCrm = setCrm,
        GetCrm = getCrm,
        SetAccounting = (s, t) => s.With(field, t),
        GetAccounting = s => s.Text(field),
    };

    private static FieldCase<TCrm, TRow> Word<TCrm, TRow>(string name, string[] words, int[] places, Action<TCrm, string?> setCrm, Func<TCrm, string?> getCrm, string field) where TRow : UnicontaRecord =>
        Text<TCrm, TRow>(name, (v, _) => words[v], setCrm, getCrm, field) with
        {
            SetAccounting = (s, t) => s.With(field, places[Array.IndexOf(words, t)]),
            GetAccounting = s => Array.IndexOf(places, s.Integer(field)) is >= 0 and var at ? words[at] : $"place {s.Integer(field)}",
            Clearable = false,
        };

    private static FieldCase<TCrm, TRow> Active<TCrm, TRow>(Action<TCrm, bool> setCrm, Func<TCrm, bool> getCrm) where TRow : UnicontaRecord => new()
    {
        Name = "active",
        Crm = static (v, _) => v == 1 ? "True" : "False",
        Accounting = static (v, _) => v == 1 ? "open" : "blocked",
        SetCrm = (c, t) => setCrm(c, t == "True"),
        GetCrm = c => $"{getCrm(c)}",
        SetAccounting = static (s, t) => s.With("Blocked", t == "blocked"),
        GetAccounting = static s => s.Flag("Blocked") ? "blocked" : "open",
        Clearable = false,
    };

    private static FieldCase<Article, StoredItem> Amount(string name, Action<Article, decimal?> setCrm, Func<Article, decimal?> getCrm, string field) => new()
    {
        Name = name,
        Crm = static (v, r) => $"{v + 3}.{r + 1}5",
        Accounting = static (v, r) => $"{v + 3}.{r + 1}5",
        SetCrm = (p, t) => setCrm(p, Number(t)),
        GetCrm = p => Shown(getCrm(p)),
        SetAccounting = (s, t) => s.With(field, Number(t)),
        GetAccounting = s => Shown(s.Number(field)),
        Clearable = false,
    };

    private static string Joined(params string?[] parts) => parts.All(string.IsNullOrEmpty) ? "" : string.Join('|', parts);

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string? Shown(decimal? number) => number?.ToString("0.#####", CultureInfo.InvariantCulture);
}
