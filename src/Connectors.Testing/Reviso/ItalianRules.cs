using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Reviso;

/// <summary>What an Italian customer may hold, and what electronic invoicing needs of it.</summary>
internal static class ItalianRules
{
    private const string Invalid = "E00500";

    public static void Check(RevisoCall call, JsonObject customer, DialectErrors errors)
    {
        var type = (string?)customer["italianCustomerType"];
        if (type is not (null or "none" or "B2B" or "Consumer") && type != call.Oddities.PublicBodyType)
            errors.Add("italianCustomerType", Invalid, $"The value '{type}' is not valid.", type, $"Allowed values: none, B2B, Consumer, {call.Oddities.PublicBodyType}.");
        var country = (string?)customer["countryCode"]?["code"];
        if (customer["province"]?["provinceNumber"] is { } province && country is not null && call.Account.ProvincesTable.Find((int)province) is { } known && known.Owner != country)
            errors.Add("province", Invalid, $"Province {province} is not in {country}.", province);
        if (call.Oddities.ItalianFieldsEnforced)
            Enforce(customer, country, errors);
    }

    /// <summary>Eleven digits, the last of which follows from the others.</summary>
    public static bool IsPartitaIva(string text)
    {
        if (text.Length != 11 || !text.All(char.IsAsciiDigit))
            return false;
        var sum = 0;
        for (var i = 0; i < 11; i++)
        {
            var digit = text[i] - '0';
            if (i % 2 == 1)
                digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }

    private static void Enforce(JsonObject customer, string? country, DialectErrors errors)
    {
        string Text(string name) => (string?)customer[name] ?? "";
        void Missing(string name, string message) => errors.Add(name, "E04300", message);
        if (country is null)
        {
            Missing("countryCode", "Required properties are missing from object: countryCode.");
            return;
        }

        if (country != "IT")
            return;
        var (vat, tax, code, certified) = (Text("vatNumber"), Text("corporateIdentificationNumber"), Text("publicEntryNumber"), Text("italianCertifiedEmail"));
        if (vat.Length == 0 && tax.Length == 0)
            Missing("vatNumber", "A VAT number or a tax code is required.");
        if (code.Length == 0 && certified.Length == 0)
            Missing("publicEntryNumber", "A recipient code or a certified e-mail address is required.");
        if (customer["province"] is null)
            Missing("province", "Required properties are missing from object: province.");
        if (vat.Length > 0 && !IsPartitaIva(vat))
            errors.Add("vatNumber", Invalid, $"The VAT number '{vat}' is not valid.", vat);
        if (tax.Length > 0 && !IsPartitaIva(tax) && !(tax.Length == 16 && tax.All(char.IsAsciiLetterOrDigit)))
            errors.Add("corporateIdentificationNumber", Invalid, $"The tax code '{tax}' is not valid.", tax);
        if (code.Length > 0 && !(code.Length is 6 or 7 && code.All(char.IsAsciiLetterOrDigit)))
            errors.Add("publicEntryNumber", Invalid, $"The recipient code '{code}' is not valid.", code);
        if (certified.Length > 0 && !certified.Contains('@', StringComparison.Ordinal))
            errors.Add("italianCertifiedEmail", Invalid, $"The address '{certified}' is not valid.", certified);
    }
}
