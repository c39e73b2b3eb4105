using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Connectors.Sync;

/// <summary>The customer of an invoice, as the Romanian e-invoice system (SPV, e-Factura) will read it.</summary>
public sealed record RomanianBuyer
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>CIF of a company, CNP of a person, with or without <c>RO</c>.</summary>
    public string? TaxCode { get; init; }

    /// <summary>A natural person.</summary>
    public bool IsPerson { get; init; }

    /// <summary>Street and number; <c>-</c> is taken.</summary>
    public string? Address { get; init; }

    /// <summary>City; in Bucharest the sector.</summary>
    public string? City { get; init; }

    /// <summary>County (judet), by its name.</summary>
    public string? County { get; init; }

    /// <summary>Country: two letters or a name.</summary>
    public string? Country { get; init; }
}

/// <summary>
/// Whether the state's e-invoice system would take an invoice: every problem at once, with field and remedy. It asks nobody and says nothing about delivery, which only SPV itself can report.
/// </summary>
/// <remarks>
/// SPV has these needs by the vendor SmartBill's documentation of e-Factura: a company has a valid CIF, a person a CNP or a dash or up to thirteen zeros; address and city are filled; the county is a real one;
/// Bucharest is the county <c>Bucuresti</c> with <c>Sector 1</c> to <c>Sector 6</c> as its city. Customers outside Romania are not judged.
/// </remarks>
public static class RomanianEInvoice
{
    private static readonly string[] All =
    [
        "Alba", "Arad", "Arges", "Bacau", "Bihor", "Bistrita-Nasaud", "Botosani", "Braila", "Brasov", "Bucuresti", "Buzau", "Calarasi", "Caras-Severin", "Cluj", "Constanta", "Covasna", "Dambovita", "Dolj", "Galati", "Giurgiu",
        "Gorj", "Harghita", "Hunedoara", "Ialomita", "Iasi", "Ilfov", "Maramures", "Mehedinti", "Mures", "Neamt", "Olt", "Prahova", "Salaj", "Satu Mare", "Sibiu", "Suceava", "Teleorman", "Timis", "Tulcea", "Valcea", "Vaslui", "Vrancea",
    ];

    /// <summary>The counties of Romania, without diacritics, Bucharest among them.</summary>
    public static ImmutableArray<string> Counties { get; } = [.. All];

    /// <summary>Everything that is wrong with a customer; empty: nothing is, or it is not in Romania.</summary>
    /// <param name="buyer">The customer.</param>
    public static ImmutableArray<Problem> Check(RomanianBuyer buyer)
    {
        ArgumentNullException.ThrowIfNull(buyer);
        if (!IsRomania(buyer.Country))
            return [];
        var problems = ImmutableArray.CreateBuilder<Problem>();
        if (string.IsNullOrWhiteSpace(buyer.Name))
            problems.Add(Of("name", "name", "The customer has no name.", "Fill it in."));
        if (TaxCodeProblem(buyer) is { } taxCode)
            problems.Add(taxCode);
        if (string.IsNullOrWhiteSpace(buyer.Address))
            problems.Add(Of("address", "street", "The customer has no address.", "Fill in street and number; a dash will do where there is none."));
        if (string.IsNullOrWhiteSpace(buyer.City))
            problems.Add(Of("city", "city", "The customer has no city.", "Fill it in; a dash will do where there is none."));
        var county = Folded(buyer.County);
        if (!All.Any(c => Folded(c) == county))
        {
            var near = NearestName.Find(Stripped(buyer.County?.Trim() ?? ""), All);
            problems.Add(Of("county", "region", string.IsNullOrWhiteSpace(buyer.County) ? "The customer has no county." : $"'{buyer.County}' is no county of Romania.", near is null ? "Write the name of the county, such as Cluj." : $"Did you mean '{near}'?"));
        }
        else if (county == "bucuresti" && !string.IsNullOrWhiteSpace(buyer.City) && !IsSector(buyer.City))
        {
            problems.Add(Of("sector", "city", $"In Bucharest the city is the sector, and '{buyer.City}' is none.", "Write Sector 1 to Sector 6."));
        }

        return problems.ToImmutable();
    }

    /// <summary>Everything that is wrong with the units of an invoice's lines.</summary>
    /// <param name="units">The unit of each line, in order; <see langword="null"/> for a line that has none, such as a discount.</param>
    /// <param name="known">The units of the account, letter case as there.</param>
    public static ImmutableArray<Problem> CheckUnits(IEnumerable<string?> units, IReadOnlyCollection<string> known)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(known);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var line = 0;
        foreach (var unit in units)
        {
            line++;
            if (unit is null || known.Contains(unit, StringComparer.Ordinal))
                continue;
            var near = NearestName.Find(unit, known);
            problems.Add(new Problem("unit", string.Create(CultureInfo.InvariantCulture, $"lines[{line}].unit"), $"Line {line}: the account has no unit '{unit}'.", Fixer.User,
                near is null ? $"Use one of: {string.Join(", ", known)}." : $"Did you mean '{near}'? Letter case counts."));
        }

        return problems.ToImmutable();
    }

    /// <summary>The country is Romania, by its code or its name in Romanian or English.</summary>
    public static bool IsRomania(string? country) => Folded(country) is "ro" or "rou" or "romania";

    /// <summary>A county's name as this class spells it (without diacritics), or <see langword="null"/> when it is none.</summary>
    public static string? County(string? text) => All.FirstOrDefault(c => Folded(c) == Folded(text));

    /// <summary>A sector of Bucharest as SPV wants it, <c>Sector 3</c>, or <see langword="null"/> when it is none.</summary>
    public static string? Sector(string? text)
    {
        // People write "Sectorul 3", "sect. 3" and "București, Sector 3".
        if (Folded(text) is not { Length: > 1 } folded || folded[^1] is < '1' or > '6')
            return null;
        var words = folded[..^1].Split([' ', ',', '.', '-'], StringSplitOptions.RemoveEmptyEntries);
        return words is [.. var before, "sector" or "sectorul" or "sect"] && before.All(static w => w is "bucuresti" or "municipiul" or "mun") ? "Sector " + folded[^1] : null;
    }

    private static Problem? TaxCodeProblem(RomanianBuyer buyer)
    {
        var code = buyer.TaxCode?.Trim() ?? "";
        if (buyer.IsPerson)
        {
            if (code == "-" || (code.Length is > 0 and <= 13 && code.All(static c => c == '0')))
                return null;
            return IdentityNumbers.Cnp(code) is null || IdentityNumbers.HasWrongCheckDigit(Normalisers.Cnp, code)
                ? Of("cnp", "taxCode", code.Length == 0 ? "The person has no CNP." : $"'{code}' is no CNP.", "Write the 13 digits, or a dash, or 13 zeros where it is not known.")
                : null;
        }

        if (IdentityNumbers.Cui(code) is null)
            return Of("cif", "taxCode", code.Length == 0 ? "The company has no CIF." : $"'{code}' is no CIF.", "Write the company's CIF, with RO where it pays VAT.");
        return IdentityNumbers.HasWrongCheckDigit(Normalisers.Cui, code) ? Of("cif", "taxCode", $"The CIF '{code}' has a wrong check digit.", "Correct it.") : null;
    }

    private static bool IsSector(string city)
    {
        var text = Folded(city);
        return text.Length == 8 && text.StartsWith("sector ", StringComparison.Ordinal) && text[7] is >= '1' and <= '6';
    }

    private static Problem Of(string code, string field, string message, string remedy) => new("e-invoice." + code, "customer." + field, message, Fixer.User, remedy);

    private static string Folded(string? text) => Stripped(text?.Trim() ?? "").ToLowerInvariant();

    private static string Stripped(string text) => string.Concat(text.Normalize(NormalizationForm.FormD).Where(static c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
}
