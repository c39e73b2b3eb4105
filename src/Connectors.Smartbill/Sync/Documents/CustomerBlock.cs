using System.Collections.Immutable;
using Connectors.Sync;
using CrmFields = Connectors.Sync.Crm;

namespace Connectors.Smartbill.Sync;

/// <summary>The customer on a document, made of what the CRM shows of it. SmartBill keeps no link to it: what is printed is what is written here.</summary>
internal static class CustomerBlock
{
    /// <summary>The block and everything that is wrong with it; null: it cannot be made.</summary>
    public static DocumentClient? Of(Document document, SmartbillSyncOptions options, bool eInvoice, ICollection<Problem> problems)
    {
        var fields = document.CustomerFields;
        // Without a customer the engine says so already.
        if (document.Customer is not { } customer)
            return null;
        var person = customer.Entity == CrmFields.Person.Entity.Name;
        string? Get(IField field) => fields.GetValueOrDefault(field.Name)?.Trim() is { Length: > 0 } text ? text : null;

        var name = Get(CrmFields.Company.Name) ?? (person ? Joined(Get(CrmFields.Person.FirstName), Get(CrmFields.Person.LastName)) : null);
        var country = Get(CrmFields.Company.Country) ?? options.DefaultCountry;
        var romanian = RomanianEInvoice.IsRomania(country);
        var code = (person ? Get(SmartbillFields.Customer.PersonalNumber) : null) ?? Get(CrmFields.Company.VatNumber) ?? Get(CrmFields.Company.RegistrationNumber) ?? (person && romanian ? options.PersonWithoutCnp : null);
        var (city, county) = Place(Get(CrmFields.Company.City), Get(CrmFields.Company.Region), romanian);
        var block = new DocumentClient
        {
            Name = name ?? "",
            Country = country ?? "",
            VatCode = code,
            IsTaxPayer = IsTaxPayer(Get(SmartbillFields.Customer.IsVatPayer), code, romanian),
            Code = Get(CrmFields.Company.Number),
            RegCom = Get(SmartbillFields.Customer.TradeRegister),
            Address = Get(CrmFields.Company.Street)?.ReplaceLineEndings(", "),
            City = city,
            County = county,
            Email = Get(CrmFields.Company.InvoiceEmail) ?? Get(CrmFields.Company.Email),
            Phone = Get(CrmFields.Company.Phone),
            Contact = Get(CrmFields.Company.Attention),
            Bank = Get(SmartbillFields.Customer.Bank),
            Iban = Get(SmartbillFields.Customer.Iban),
        };
        // The check of the e-invoice says it too.
        if (name is null && !(eInvoice && romanian))
            problems.Add(new Problem("required", "customer.name", "The customer has no name.", Fixer.User, "Fill it in."));
        if (country is null)
            problems.Add(new Problem("required", "customer.country", "The customer has no country, and SmartBill takes none without.", Fixer.User, "Fill it in, or configure a default for it."));
        if (eInvoice)
        {
            foreach (var problem in RomanianEInvoice.Check(new() { Name = name, TaxCode = code, IsPerson = person, Address = block.Address, City = city, County = county, Country = country }))
                problems.Add(problem);
        }

        return block;
    }

    /// <summary>What the CRM says; else the prefix says it: <c>RO</c> before a CIF means that its company pays VAT. Nobody abroad pays it here.</summary>
    private static bool IsTaxPayer(string? said, string? code, bool romanian) => bool.TryParse(said, out var flag) ? flag : romanian && code?.StartsWith("RO", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Counties as SPV reads them, whichever way their ș and ț are written; in Bucharest the city is the sector. What is no county stays as it is written.</summary>
    private static (string? City, string? County) Place(string? city, string? county, bool romanian)
    {
        if (!romanian)
            return (city, county);
        // "Sector 3" as the county of București.
        if (RomanianEInvoice.Sector(county) is { } sector)
            return (sector, "Bucuresti");
        return RomanianEInvoice.County(county) is not { } known ? (city, county) : known == "Bucuresti" ? (RomanianEInvoice.Sector(city) ?? city, known) : (city, known);
    }

    private static string? Joined(string? first, string? last) => string.Join(' ', new[] { first, last }.OfType<string>()) is { Length: > 0 } name ? name : null;
}
