using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Connectors.Testing.Tests.MessyData;

/// <summary>A world as text, code point by code point the same wherever it is made.</summary>
internal static class MessyDump
{
    public static string Of(MessyWorld world)
    {
        var text = new StringBuilder();
        Side(text, "crm company", world.Companies.Crm, Line);
        Side(text, "accounting company", world.Companies.Accounting, Line);
        Side(text, "crm person", world.Persons.Crm, Line);
        Side(text, "accounting person", world.Persons.Accounting, Line);
        Side(text, "crm product", world.Products.Crm, Line);
        Side(text, "accounting product", world.Products.Accounting, Line);
        return text.ToString();
    }

    public static string Hash(MessyWorld world) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Of(world))));

    public static string Line(MessyCompany c) => Join(
        c.Id, c.Identity, c.Country, c.CountryText, c.Name, c.VatNumber, c.TaxCode, c.PNumber, c.EanNumber, c.Street, c.PostalCode, c.City, c.Region, c.Phone, c.Email,
        c.Website, (int)c.Traits);

    public static string Line(MessyPerson p) => Join(
        p.Id, p.Identity, p.Country, p.FirstName, p.LastName, p.CompanyId, p.Title, p.TaxCode, p.Street, p.PostalCode, p.City, p.Phone, p.Email, (int)p.Traits);

    public static string Line(MessyProduct p) => Join(p.Id, p.Identity, p.Number, p.Name, p.Description, p.Unit, p.Price, p.Cost, p.Barcode, (int)p.Traits);

    private static void Side<T>(StringBuilder text, string kind, IReadOnlyList<T> records, Func<T, string> line)
    {
        foreach (var record in records)
            text.Append(kind).Append('|').Append(line(record)).Append('\n');
    }

    private static string Join(params object?[] values) =>
        string.Join('|', values.Select(static v => v is null ? "∅" : Convert.ToString(v, CultureInfo.InvariantCulture)));
}
