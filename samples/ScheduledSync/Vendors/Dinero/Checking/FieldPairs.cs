using System.Globalization;
using System.Text;
using Connectors.Testing.Dinero;
using ScheduledSync.Crm;

namespace ScheduledSync.Vendors.Dinero.Checking;

/// <summary>Which value of a CRM row must equal which value of a Dinero record: written down by hand, not asked of the mapping that is being checked.</summary>
public static class FieldPairs
{
    public static IEnumerable<FieldPair> Of(Company company, StoredContact contact) =>
    [
        new("name", company.Name, contact.Name),
        new("vatNumber", Digits(company.VatNumber), Digits(contact.VatNumber)),
        new("ean", company.Ean, contact.EanNumber),
        new("street", company.Street, contact.Street),
        new("zipCode", company.ZipCode, contact.ZipCode),
        new("city", company.City, contact.City),
        new("country", company.Country, contact.CountryKey),
        new("phone", company.Phone, contact.Phone),
        new("email", company.Email, contact.Email),
        new("website", company.Website, contact.Webpage),
    ];

    public static IEnumerable<FieldPair> Of(Person person, StoredContact contact) =>
    [
        new("name", person.Name, contact.Name),
        new("street", person.Street, contact.Street),
        new("zipCode", person.ZipCode, contact.ZipCode),
        new("city", person.City, contact.City),
        new("country", person.Country, contact.CountryKey),
        new("phone", person.Phone, contact.Phone),
        new("email", person.Email, contact.Email),
    ];

    public static IEnumerable<FieldPair> Of(Product product, StoredProduct stored) =>
    [
        new("code", product.Code, stored.ProductNumber),
        new("name", product.Name, stored.Name),
        new("price", product.Price.ToString("0.00", CultureInfo.InvariantCulture), stored.BaseAmountValue.ToString("0.00", CultureInfo.InvariantCulture)),
        new("unit", DineroUnit(product.Unit), stored.Unit),
    ];

    /// <summary>How a number is spelled is each side's own business.</summary>
    private static string Digits(string? number) => string.Concat((number ?? "").Where(char.IsAsciiDigit));

    private static string DineroUnit(string unit) => unit switch
    {
        "hour" => "hours",
        "piece" => "parts",
        _ => unit,
    };
}

/// <param name="Field">The CRM's field.</param>
/// <param name="Crm">Its value in the CRM.</param>
/// <param name="Dinero">The value of its counterpart.</param>
public sealed record FieldPair(string Field, string? Crm, string? Dinero)
{
    /// <summary>Outer blanks, an empty text for nothing and the Unicode form say nothing.</summary>
    public bool Agrees => Plain(Crm) == Plain(Dinero);

    private static string Plain(string? value) => (value ?? "").Normalize(NormalizationForm.FormC).Trim();
}
