using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Connectors.Testing.Tests.MessyData;

/// <summary>
/// What a careful person would do with two lists: the EAN, else the number where it is one company's alone on both sides, else number and place, else name and place;
/// never against a number that says otherwise, and asking when in doubt. It stands for a matcher; the product's own is measured against the same truth elsewhere.
/// </summary>
internal sealed partial class CarefulMatcher(MessyPopulation<MessyCompany> companies)
{
    private readonly Dictionary<int, int> _links = [];
    private readonly HashSet<int> _taken = [];
    private readonly HashSet<int> _questions = [];

    public (IEnumerable<MessyPair> Links, IEnumerable<int> Questions) Match()
    {
        By(static c => c.EanNumber is { Length: 13 } ean ? ean : null, ask: false);
        By(static c => Number(c), ask: false);
        By(static c => Number(c) is { } number ? $"{number}|{PostalCode(c)}|{Name(c)}" : null, ask: false);
        By(static c => Number(c) is { } number ? $"{number}|{PostalCode(c)}" : null, ask: true);
        By(static c => Number(c) is { } number ? $"{number}|{Name(c)}" : null, ask: true);
        By(static c => $"{c.Country}|{Name(c)}|{PostalCode(c)}", ask: true);
        return (_links.Select(static l => new MessyPair(l.Key, l.Value)), _questions.Where(id => !_links.ContainsKey(id)));
    }

    public static string? Number(MessyCompany c)
    {
        var digits = MessyWorldTests.Digits(c.VatNumber);
        return digits.Trim('0').Length == 0 ? null : c.Country + digits;
    }

    public static string Name(MessyCompany c)
    {
        var name = c.Name.Replace("æ", "ae", StringComparison.OrdinalIgnoreCase).Replace("ø", "oe", StringComparison.OrdinalIgnoreCase).Normalize(NormalizationForm.FormD);
        name = string.Concat(name.Where(static x => CharUnicodeInfo.GetUnicodeCategory(x) != UnicodeCategory.NonSpacingMark)).ToUpperInvariant();
        name = Blanks().Replace(name, " ").Trim();
        name = LegalForms().Replace(name, "");
        return string.Concat(name.Where(char.IsLetterOrDigit));
    }

    private static string PostalCode(MessyCompany c) => (c.PostalCode ?? "").TrimStart('0');

    private void By(Func<MessyCompany, string?> key, bool ask)
    {
        var accounting = companies.Accounting.Where(c => key(c) is not null).ToLookup(key);
        foreach (var group in companies.Crm.Where(c => key(c) is not null).GroupBy(key))
        {
            // Whether the key is one company's alone is a question to all records, linked ones too.
            var crm = group.ToList();
            var others = accounting[group.Key].ToList();
            if (crm.Count == 1 && others.Count == 1 && !_links.ContainsKey(crm[0].Id) && !_taken.Contains(others[0].Id))
            {
                if (Number(crm[0]) is { } a && Number(others[0]) is { } b && a != b)
                {
                    if (ask)
                        _questions.Add(crm[0].Id);
                }
                else
                {
                    _links.Add(crm[0].Id, others[0].Id);
                    _taken.Add(others[0].Id);
                }
            }
            else if (ask && others.Any(o => !_taken.Contains(o.Id)))
            {
                foreach (var c in crm.Where(c => !_links.ContainsKey(c.Id)))
                    _questions.Add(c.Id);
            }
        }
    }

    [GeneratedRegex(@"[\s ]+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\b(APS|A/S|AS|A-S|A / S|I/S|IS|ANPARTSSELSKAB|AKTIESELSKAB|V/INDEHAVEREN|S\.?R\.?L\.?|S R L|S\.?P\.?A\.?|S\.?N\.?C\.?|SOCIETA A RESPONSABILITA LIMITATA|DITTA|S\.?C\.?|S\.?A\.?|I\.?I\.?|INTREPRINDERE INDIVIDUALA)(?=\W|$)")]
    private static partial Regex LegalForms();
}
