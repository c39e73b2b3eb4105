using System.Globalization;
using Connectors.Pairs.Tests.Suite;

namespace Connectors.Pairs.Tests.Intacct;

/// <summary>The units of the preset, with texts that are nobody's default: as the CRM shows them and as Intacct stores them.</summary>
internal static class IntacctUnits
{
    private static readonly string[] Codes = ["DK", "FR", "IT"];
    private static readonly string[] Countries = ["Denmark", "France", "Italy"];
    private static readonly string[] Currencies = ["EUR", "CAD", "GBP"];

    public static IReadOnlyList<FieldCase<Account, Stored>> Company { get; } =
    [
        Text<Account>("registrationNumber", "taxId", static (v, r) => $"12-3{v}{r:d2}", static (c, t) => c.RegistrationNumber = t, static c => c.RegistrationNumber),
        Text<Account>("printAs", "contacts.default.printAs", static (v, r) => $"Printed {v}{r}", static (c, t) => c.PrintAs = t, static c => c.PrintAs) with { Clearable = false },
        Address<Account>("contacts.default.mailingAddress.", static (c, a) => (c.Street, c.ZipCode, c.City) = a, static c => (c.Street, c.ZipCode, c.City)),
        Text<Account>("region", "contacts.default.mailingAddress.state", static (v, r) => $"R{v}{r}", static (c, t) => c.Region = t, static c => c.Region),
        Country<Account>("contacts.default.mailingAddress.", static (c, t) => c.Country = t, static c => c.Country),
        Text<Account>("phone", "contacts.default.phone1", static (v, r) => $"555-{v}{r:d2}", static (c, t) => c.Phone = t, static c => c.Phone),
        Text<Account>("email", "contacts.default.email1", static (v, r) => $"post{v}.{r}@firm.example", static (c, t) => c.Email = t, static c => c.Email),
        Text<Account>("website", "contacts.default.URL1", static (v, r) => $"https://{v}{r}.example", static (c, t) => c.Website = t, static c => c.Website),
        Text<Account>("currency", "currency", static (v, _) => Currencies[v], static (c, t) => c.Currency = t, static c => c.Currency),
        Text<Account>("paymentTerms", "term.id", static (v, _) => (string[])["N15", "N45", "N60"] is var terms ? terms[v] : "", static (c, t) => c.PaymentTerms = t, static c => c.PaymentTerms),
        Text<Account>("group", "customerType.id", static (v, _) => $"G{v}", static (c, t) => c.Group = t, static c => c.Group),
        Text<Account>("territory", "territory.id", static (v, _) => $"T{v}", static (c, t) => c.Territory = t, static c => c.Territory),
        Text<Account>("salesRepresentative", "salesRepresentative.id", static (v, _) => $"E{v}", static (c, t) => c.SalesRepresentative = t, static c => c.SalesRepresentative),
        Text<Account>("priceList", "priceList.id", static (v, _) => $"R{v}", static (c, t) => c.PriceList = t, static c => c.PriceList),
        Text<Account>("notes", "notes", static (v, r) => $"Ærø {v}{r}", static (c, t) => c.Notes = t, static c => c.Notes),
        Number<Account>("creditLimit", "creditLimit", static (v, r) => FormattableString.Invariant($"{1000 + (v * 100) + r}.5"), static (c, n) => c.CreditLimit = n, static c => c.CreditLimit),
        Flag<Account>("isOnHold", "isOnHold", "true", "false", static (c, f) => c.IsOnHold = f, static c => c.IsOnHold),
        Flag<Account>("active", "status", "active", "inactive", static (c, f) => c.Active = f, static c => c.Active),
    ];

    public static IReadOnlyList<FieldCase<Human, Stored>> Person { get; } =
    [
        Text<Human>("prefix", "prefix", static (v, r) => $"Dr. {v}{r}", static (p, t) => p.Prefix = t, static p => p.Prefix),
        Text<Human>("firstName", "firstName", static (v, r) => $"Åse {v}{r}", static (p, t) => p.FirstName = t, static p => p.FirstName),
        Text<Human>("lastName", "lastName", static (v, r) => $"Nguyen {v}{r}", static (p, t) => p.LastName = t, static p => p.LastName),
        Text<Human>("companyName", "companyName", static (v, r) => $"Firm {v}{r}", static (p, t) => p.CompanyName = t, static p => p.CompanyName),
        Text<Human>("email", "email1", static (v, r) => $"a{v}.{r}@firm.example", static (p, t) => p.Email = t, static p => p.Email),
        Text<Human>("email2", "email2", static (v, r) => $"b{v}.{r}@home.example", static (p, t) => p.Email2 = t, static p => p.Email2),
        Text<Human>("phone", "phone1", static (v, r) => $"555-{v}{r:d2}", static (p, t) => p.Phone = t, static p => p.Phone),
        Text<Human>("mobile", "mobile", static (v, r) => $"556-{v}{r:d2}", static (p, t) => p.Mobile = t, static p => p.Mobile),
        Text<Human>("website", "URL1", static (v, r) => $"https://{v}{r}.example", static (p, t) => p.Website = t, static p => p.Website),
        Address<Human>("mailingAddress.", static (p, a) => (p.Street, p.ZipCode, p.City) = a, static p => (p.Street, p.ZipCode, p.City)),
        Text<Human>("region", "mailingAddress.state", static (v, r) => $"R{v}{r}", static (p, t) => p.Region = t, static p => p.Region),
        Country<Human>("mailingAddress.", static (p, t) => p.Country = t, static p => p.Country),
        Flag<Human>("active", "status", "active", "inactive", static (p, f) => p.Active = f, static p => p.Active),
    ];

    public static IReadOnlyList<FieldCase<Product, Stored>> Product { get; } =
    [
        Text<Product>("description", "description", static (v, r) => $"A thing {v}{r}", static (p, t) => p.Description = t, static p => p.Description),
        Text<Product>("unit", "unitOfMeasureGroup.id", static (v, _) => v == 1 ? "Count" : "Time", static (p, t) => p.Unit = t, static p => p.Unit) with { Clearable = false },
        Number<Product>("price", "sales.basePrice", static (v, r) => FormattableString.Invariant($"{10 + v}.{r}125"), static (p, n) => p.Price = n, static p => p.Price),
        Number<Product>("cost", "purchasing.standardCost", static (v, r) => FormattableString.Invariant($"{5 + v}.{r}5"), static (p, n) => p.Cost = n, static p => p.Cost),
        Text<Product>("taxGroup", "sales.taxGroup.id", static (v, _) => $"X{v}", static (p, t) => p.TaxGroup = t, static p => p.TaxGroup),
        Text<Product>("barCode", "precision.upc", static (v, r) => $"0123456{v}{r:d2}", static (p, t) => p.BarCode = t, static p => p.BarCode),
        Flag<Product>("isTaxable", "sales.isTaxable", "true", "false", static (p, f) => p.IsTaxable = f, static p => p.IsTaxable),
        Flag<Product>("active", "status", "active", "inactive", static (p, f) => p.Active = f, static p => p.Active),
    ];

    public static IReadOnlyList<FieldCase<Project, Stored>> Project { get; } =
    [
        Text<Project>("description", "description", static (v, r) => $"About {v}{r}", static (p, t) => p.Description = t, static p => p.Description),
        Text<Project>("type", "projectType.id", static (v, _) => $"Y{v}", static (p, t) => p.Type = t, static p => p.Type),
        Text<Project>("manager", "manager.id", static (v, _) => $"E{v}", static (p, t) => p.Manager = t, static p => p.Manager),
        Text<Project>("status", "projectStatus.id", static (v, _) => $"S{v}", static (p, t) => p.Status = t, static p => p.Status),
        Text<Project>("class", "class.id", static (v, _) => $"K{v}", static (p, t) => p.Class = t, static p => p.Class),
        Text<Project>("department", "department.id", static (v, _) => $"D{v}", static (p, t) => p.Department = t, static p => p.Department),
        Text<Project>("location", "location.id", static (v, _) => $"L{v}", static (p, t) => p.Location = t, static p => p.Location),
        Day<Project>("start", "startDate", static (v, r) => FormattableString.Invariant($"2026-0{v + 1}-{r + 1:d2}"), static (p, d) => p.Start = d, static p => p.Start),
        Day<Project>("end", "endDate", static (v, r) => FormattableString.Invariant($"2027-0{v + 1}-{r + 1:d2}"), static (p, d) => p.End = d, static p => p.End),
        Text<Project>("billingType", "billingType", static (v, _) => (string[])["fixedFee", "timeAndMaterial", "fixedFeeAndExpenses"] is var words ? words[v] : "", static (p, t) => p.BillingType = t, static p => p.BillingType),
        Number<Project>("contractAmount", "contractAmount", static (v, r) => FormattableString.Invariant($"{100 + v}.{r:d2}"), static (p, n) => p.ContractAmount = n, static p => p.ContractAmount),
        Flag<Project>("active", "status", "active", "inactive", static (p, f) => p.Active = f, static p => p.Active),
    ];

    public static IReadOnlyList<FieldCase<Work, Stored>> Task { get; } =
    [
        Text<Work>("description", "description", static (v, r) => $"To do {v}{r}", static (t, x) => t.Description = x, static t => t.Description),
        Day<Work>("start", "planned.startDate", static (v, r) => FormattableString.Invariant($"2026-0{v + 1}-{r + 1:d2}"), static (t, d) => t.Start = d, static t => t.Start),
        Day<Work>("end", "planned.endDate", static (v, r) => FormattableString.Invariant($"2027-0{v + 1}-{r + 1:d2}"), static (t, d) => t.End = d, static t => t.End),
        Flag<Work>("billable", "isBillable", "true", "false", static (t, f) => t.Billable = f, static t => t.Billable),
        Flag<Work>("isMilestone", "isMilestone", "true", "false", static (t, f) => t.IsMilestone = f, static t => t.IsMilestone),
        Number<Work>("priority", "priority", static (v, r) => FormattableString.Invariant($"{1 + (v * 10) + r}"), static (t, n) => t.Priority = n, static t => t.Priority),
    ];

    public static IReadOnlyList<FieldCase<Agreement, Stored>> Contract { get; } =
    [
        Text<Agreement>("description", "description", static (v, r) => $"Terms {v}{r}", static (c, t) => c.Description = t, static c => c.Description),
        Day<Agreement>("end", "endDate", static (v, r) => FormattableString.Invariant($"2027-0{v + 1}-{r + 1:d2}"), static (c, d) => c.End = d, static c => c.End) with { Clearable = false },
        Text<Agreement>("department", "dimensions.department.id", static (v, _) => $"D{v}", static (c, t) => c.Department = t, static c => c.Department),
        Text<Agreement>("billingFrequency", "billingFrequency", static (v, _) => (string[])["quarterly", "annually", "monthly"] is var words ? words[v] : "", static (c, t) => c.BillingFrequency = t, static c => c.BillingFrequency) with { Clearable = false },
        Text<Agreement>("currency", "currency.txnCurrency", static (v, _) => Currencies[v], static (c, t) => c.Currency = t, static c => c.Currency) with { Clearable = false },
        Text<Agreement>("exchangeRateType", "currency.exchangeRateType", static (v, r) => $"Rate {v}{r}", static (c, t) => c.ExchangeRateType = t, static c => c.ExchangeRateType) with { Clearable = false },
        Flag<Agreement>("active", "status", "active", "inactive", static (c, f) => c.Active = f, static c => c.Active),
    ];

    public static IReadOnlyList<FieldCase<AgreementLine, Stored>> ContractLine { get; } =
    [
        Number<AgreementLine>("quantity", "billing.quantity", static (v, r) => FormattableString.Invariant($"{2 + v}.{r}5"), static (l, n) => l.Quantity = n, static l => l.Quantity),
        Number<AgreementLine>("price", "billing.rate", static (v, r) => FormattableString.Invariant($"{20 + v}.{r}25"), static (l, n) => l.Price = n, static l => l.Price),
        Number<AgreementLine>("flatAmount", "billing.flatFixedAmount", static (v, r) => FormattableString.Invariant($"{200 + v}.{r}1"), static (l, n) => l.FlatAmount = n, static l => l.FlatAmount) with { Clearable = false },
        Text<AgreementLine>("amountFrequency", "billing.amountFrequency", static (v, _) => (string[])["oneTime", "includeWithEveryInvoice", "useBillingTemplate"] is var words ? words[v] : "", static (l, t) => l.AmountFrequency = t, static l => l.AmountFrequency),
        Text<AgreementLine>("billingFrequency", "billing.frequency", static (v, _) => (string[])["quarterly", "annually", "monthly"] is var words ? words[v] : "", static (l, t) => l.BillingFrequency = t, static l => l.BillingFrequency),
        Text<AgreementLine>("billingTemplate", "billing.template.id", static (v, _) => $"B{v}", static (l, t) => l.BillingTemplate = t, static l => l.BillingTemplate),
        Day<AgreementLine>("start", "startDate", static (v, r) => FormattableString.Invariant($"2026-0{v + 1}-{r + 1:d2}"), static (l, d) => l.Start = d, static l => l.Start) with { Clearable = false },
        Day<AgreementLine>("end", "endDate", static (v, r) => FormattableString.Invariant($"2027-0{v + 1}-{r + 1:d2}"), static (l, d) => l.End = d, static l => l.End) with { Clearable = false },
    ];

    public static IReadOnlyList<FieldCase<PriceList, Stored>> ContractPriceList { get; } =
    [
        Text<PriceList>("description", "description", static (v, r) => $"For {v}{r}", static (l, t) => l.Description = t, static l => l.Description),
        Flag<PriceList>("active", "status", "active", "inactive", static (l, f) => l.Active = f, static l => l.Active),
    ];

    public static IReadOnlyList<FieldCase<PriceList, Stored>> SalesPriceList { get; } =
    [
        Day<PriceList>("validFrom", "startDate", static (v, r) => FormattableString.Invariant($"2026-0{v + 1}-{r + 1:d2}"), static (l, d) => l.ValidFrom = d, static l => l.ValidFrom),
        Day<PriceList>("validTo", "endDate", static (v, r) => FormattableString.Invariant($"2027-0{v + 1}-{r + 1:d2}"), static (l, d) => l.ValidTo = d, static l => l.ValidTo),
        Flag<PriceList>("active", "status", "active", "inactive", static (l, f) => l.Active = f, static l => l.Active),
    ];

    private static FieldCase<T, Stored> Text<T>(string name, string path, Func<int, int, string> value, Action<T, string?> setCrm, Func<T, string?> getCrm) => new()
    {
        Name = name,
        Crm = value,
        Accounting = value,
        SetCrm = setCrm,
        GetCrm = getCrm,
        SetAccounting = (s, t) => s.With(path, t),
        GetAccounting = s => s[path],
    };

    private static FieldCase<T, Stored> Number<T>(string name, string path, Func<int, int, string> value, Action<T, decimal?> setCrm, Func<T, decimal?> getCrm) => Text<T>(
        name, path, value, (c, t) => setCrm(c, t is null ? null : decimal.Parse(t, CultureInfo.InvariantCulture)), c => Plain(getCrm(c))) with
    { GetAccounting = s => s[path] is { } text ? Plain(decimal.Parse(text, CultureInfo.InvariantCulture)) : null, Accounting = (v, r) => Plain(decimal.Parse(value(v, r), CultureInfo.InvariantCulture))!, Crm = (v, r) => Plain(decimal.Parse(value(v, r), CultureInfo.InvariantCulture))! };

    private static FieldCase<T, Stored> Day<T>(string name, string path, Func<int, int, string> value, Action<T, DateOnly?> setCrm, Func<T, DateOnly?> getCrm) => Text<T>(
        name, path, value, (c, t) => setCrm(c, t is null ? null : DateOnly.ParseExact(t, "yyyy-MM-dd", CultureInfo.InvariantCulture)), c => getCrm(c)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static FieldCase<T, Stored> Flag<T>(string name, string path, string yes, string no, Action<T, bool> setCrm, Func<T, bool> getCrm) => Text<T>(
        name, path, (v, _) => v == 1 ? yes : no, (c, t) => setCrm(c, t == "True"), c => $"{getCrm(c)}") with
    { Crm = (v, _) => v == 1 ? "True" : "False", Clearable = false };

    private static FieldCase<T, Stored> Address<T>(string prefix, Action<T, (string?, string?, string?)> setCrm, Func<T, (string?, string?, string?)> getCrm) => new()
    {
        Name = "address",
        Crm = static (v, r) => $"{v}{r} Main St\nSuite {r}|0{v}{r:d2}|Town {v}",
        Accounting = static (v, r) => $"{v}{r} Main St|Suite {r}|0{v}{r:d2}|Town {v}",
        SetCrm = (c, t) => setCrm(c, t?.Split('|') is [var street, var zip, var city] ? (street, zip, city) : (null, null, null)),
        GetCrm = c => getCrm(c) is ({ } street, var zip, var city) ? $"{street}|{zip}|{city}" : "",
        SetAccounting = (s, t) => t?.Split('|') is [var one, var two, var zip, var city]
            ? s.With(prefix + "addressLine1", one).With(prefix + "addressLine2", two).With(prefix + "postCode", zip).With(prefix + "city", city)
            : s.With(prefix + "addressLine1", null).With(prefix + "addressLine2", null).With(prefix + "postCode", null).With(prefix + "city", null),
        GetAccounting = s => s[prefix + "addressLine1"] is { } one ? $"{one}|{s[prefix + "addressLine2"]}|{s[prefix + "postCode"]}|{s[prefix + "city"]}" : "",
    };

    /// <summary>Code and name go together, and Intacct keeps the code in small letters.</summary>
    private static FieldCase<T, Stored> Country<T>(string prefix, Action<T, string?> setCrm, Func<T, string?> getCrm) => new()
    {
        Name = "country",
        Crm = static (v, _) => Codes[v],
        Accounting = static (v, _) => $"{Countries[v]}|{Codes[v].ToLowerInvariant()}",
        SetCrm = setCrm,
        GetCrm = getCrm,
        SetAccounting = (s, t) => t?.Split('|') is [var name, var code] ? s.With(prefix + "country", name).With(prefix + "isoCountryCode", code) : s.With(prefix + "country", null).With(prefix + "isoCountryCode", null),
        GetAccounting = s => s[prefix + "country"] is { } name ? $"{name}|{s[prefix + "isoCountryCode"]}" : "",
    };

    private static string? Plain(decimal? number) => number?.ToString("0.##########", CultureInfo.InvariantCulture);
}
