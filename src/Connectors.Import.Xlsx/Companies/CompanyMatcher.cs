using Connectors.Sync;
using Vocabulary = Connectors.Sync.Crm.Company;

namespace Connectors.Import.Xlsx;

/// <summary>
/// Which company of the CRM a row is: by its tax code, else by its number, else by name and city. A key decides only when exactly one company has it; companies with different tax codes are never the same.
/// </summary>
internal sealed class CompanyMatcher
{
    private readonly Dictionary<string, List<SyncRecord>> _byKey = new(StringComparer.Ordinal);

    public CompanyMatcher(IEnumerable<SyncRecord> companies)
    {
        foreach (var company in companies)
        {
            foreach (var key in Keys(f => company.TryGet(f, out var value) && value.HasValue ? value.ToString() : null))
            {
                if (!_byKey.TryGetValue(key, out var list))
                    _byKey[key] = list = [];
                list.Add(company);
            }
        }
    }

    /// <summary>The key under which two rows of a file are the same company.</summary>
    public static string? KeyOf(CompanyValues row) => Keys(f => row[f]).FirstOrDefault();

    /// <summary>The company, or why none can be said.</summary>
    public (SyncRecord? Company, string? Problem) Find(CompanyValues row)
    {
        var tax = TaxOf(f => row[f]);
        foreach (var key in Keys(f => row[f]))
        {
            if (!_byKey.TryGetValue(key, out var found))
                continue;
            var fitting = found.Where(c => tax is null || TaxOf(f => c.TryGet(f, out var value) && value.HasValue ? value.ToString() : null) is not { } other || other == tax).Distinct().ToList();
            if (fitting.Count == 1)
                return (fitting[0], null);
            if (fitting.Count > 1)
                return (null, $"{fitting.Count} companies of the CRM may be it: {string.Join(", ", fitting.Take(5).Select(static c => c.Ref))}. Merge them, or give them different tax codes.");
        }

        return (null, null);
    }

    private static IEnumerable<string> Keys(Func<string, string?> read)
    {
        if (TaxOf(read) is { } tax)
            yield return "tax:" + tax;
        if (Normalisers.Apply(Normalisers.Number, read(Vocabulary.Number.Name)) is { } number)
            yield return "number:" + number;
        if (Normalisers.Apply(Normalisers.Name, read(Vocabulary.Name.Name)) is { } name)
            yield return $"name:{name}|{Normalisers.Apply(Normalisers.Text, RomanianEInvoice.Sector(read(Vocabulary.City.Name)) ?? read(Vocabulary.City.Name))}";
    }

    /// <summary>A CUI with and without RO is one; a dash, or zeros in place of a CNP, are none.</summary>
    private static string? TaxOf(Func<string, string?> read)
    {
        foreach (var text in new[] { read(Vocabulary.VatNumber.Name), read(Vocabulary.RegistrationNumber.Name) })
        {
            var tax = Normalisers.Apply(Normalisers.Cnp, text) ?? Normalisers.Apply(Normalisers.Cui, text) ?? Normalisers.Apply(Normalisers.VatNumber, text);
            if (tax is not null && tax.Any(static c => c is >= '1' and <= '9'))
                return tax;
        }

        return null;
    }
}
