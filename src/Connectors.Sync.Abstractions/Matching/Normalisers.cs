using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Connectors.Sync;

/// <summary>
/// Normal forms in which match keys are compared. They decide whether two records may be the same, and are never written anywhere: the stored spelling stays.
/// </summary>
public static class Normalisers
{
    /// <summary>Letters and digits, upper case, without accents.</summary>
    public const string Text = "text";

    /// <summary>A company's or person's name: like <see cref="Text"/>, without the legal form (ApS, A/S, S.r.l., SRL …).</summary>
    public const string Name = "name";

    /// <summary>A number by which people know a record: outer blanks and letter case ignored, zeros kept.</summary>
    public const string Number = "number";

    /// <summary>One e-mail address, letter case ignored. A field that holds several gives none: it identifies nobody.</summary>
    public const string Email = "email";

    /// <summary>A VAT or company registration number: letters and digits, without the country's prefix.</summary>
    public const string VatNumber = "vat";

    /// <summary>EAN, GLN and other numbers of digits only.</summary>
    public const string Digits = "digits";

    /// <summary>A telephone number's last eight digits.</summary>
    public const string Phone = "phone";

    /// <summary>A Danish company's CVR number (<see cref="IdentityNumbers.Cvr"/>).</summary>
    public const string Cvr = "cvr";

    /// <summary>A Danish production unit's number (<see cref="IdentityNumbers.PNumber"/>).</summary>
    public const string PNumber = "p-number";

    /// <summary>A GLN, or an EAN of a public body (<see cref="IdentityNumbers.Gln"/>).</summary>
    public const string Gln = "gln";

    /// <summary>An Italian company's partita IVA (<see cref="IdentityNumbers.PartitaIva"/>).</summary>
    public const string PartitaIva = "partita-iva";

    /// <summary>An Italian codice fiscale of a person or a company (<see cref="IdentityNumbers.CodiceFiscale"/>).</summary>
    public const string CodiceFiscale = "codice-fiscale";

    /// <summary>A Romanian company's CUI or CIF (<see cref="IdentityNumbers.Cui"/>).</summary>
    public const string Cui = "cui";

    /// <summary>A Romanian person's CNP (<see cref="IdentityNumbers.Cnp"/>).</summary>
    public const string Cnp = "cnp";

    /// <summary>A VAT number with its country's prefix (<see cref="IdentityNumbers.EuVat"/>). A number without one is compared only where the match part names the field that holds the country.</summary>
    public const string EuVat = "eu-vat";

    private static readonly FrozenDictionary<string, Func<string, string?>> All = new Dictionary<string, Func<string, string?>>(StringComparer.Ordinal)
    {
        [Text] = static t => Letters(t),
        [Name] = NameOf,
        [Number] = static t => t.Trim().ToUpperInvariant(),
        [Email] = EmailOf,
        [VatNumber] = VatOf,
        [Cvr] = IdentityNumbers.Cvr,
        [PNumber] = IdentityNumbers.PNumber,
        [Gln] = IdentityNumbers.Gln,
        [PartitaIva] = IdentityNumbers.PartitaIva,
        [CodiceFiscale] = IdentityNumbers.CodiceFiscale,
        [Cui] = IdentityNumbers.Cui,
        [Cnp] = IdentityNumbers.Cnp,
        [EuVat] = static t => IdentityNumbers.EuVat(t, null),
        [Digits] = static t => DigitsOf(t),
        [Phone] = static t => DigitsOf(t) is { Length: >= 8 } digits ? digits[^8..] : null,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Longest first, so that "Spółka z o.o." like forms of several words go before their parts.
    private static readonly string[] LegalForms =
    [
        "SOCIETA A RESPONSABILITA LIMITATA", "SOCIETA PER AZIONI", "ANPARTSSELSKAB", "AKTIESELSKAB", "S R L S", "S R L", "S P A", "S N C", "S A S", "S A",
        "P F A", "I I", "A P S", "A S", "I S", "K S", "P S", "I V S", "SRLS", "SRL", "SPA", "SNC", "SAS", "APS", "IVS", "PFA", "AMBA", "FMBA", "SA", "II", "AS", "IS", "KS",
        "GMBH", "LTD", "LLC", "INC", "AB", "OY", "BV", "NV",
    ];

    /// <summary>The names of all normal forms.</summary>
    public static IEnumerable<string> Names => All.Keys;

    /// <summary>There is a normal form of that name.</summary>
    public static bool Exists(string name) => All.ContainsKey(name);

    /// <summary>The normal form of a text, with the country of its record where the form needs one.</summary>
    /// <exception cref="ArgumentException">There is no normal form of that name.</exception>
    public static string? Apply(string name, string? text, string? country) => name == EuVat ? IdentityNumbers.EuVat(text, country) : Apply(name, text);

    /// <summary>The normal form of a text, or <see langword="null"/> when the text identifies nothing (empty, dashes, a row of zeros).</summary>
    /// <exception cref="ArgumentException">There is no normal form of that name.</exception>
    public static string? Apply(string name, string? text)
    {
        if (!All.TryGetValue(name, out var normalise))
            throw new ArgumentException($"There is no normal form '{name}'. There are: {string.Join(", ", All.Keys)}.", nameof(name));
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var result = normalise(text);
        return string.IsNullOrEmpty(result) || result.All(static c => c is '0' or '-') ? null : result;
    }

    private static string? NameOf(string text)
    {
        var words = Words(text);
        foreach (var form in LegalForms)
        {
            if (words.Length > form.Length + 1 && words.EndsWith(form, StringComparison.Ordinal) && words[^(form.Length + 1)] == ' ')
            {
                words = words[..^(form.Length + 1)];
                break;
            }
        }

        foreach (var form in (ReadOnlySpan<string>)["S C "])
        {
            if (words.Length > form.Length && words.StartsWith(form, StringComparison.Ordinal))
                words = words[form.Length..];
        }

        return words.Replace(" ", "", StringComparison.Ordinal);
    }

    private static string? EmailOf(string text)
    {
        var trimmed = text.Trim();
        var at = trimmed.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == trimmed.LastIndexOf('@') && at < trimmed.Length - 1 && !trimmed.AsSpan().ContainsAny(" ,;/") ? trimmed.ToUpperInvariant() : null;
    }

    private static string? VatOf(string text)
    {
        var plain = Letters(text);
        // Two letters before digits are a country's prefix; "RO" says something of its own, but not who the company is.
        if (plain.Length > 4 && char.IsAsciiLetter(plain[0]) && char.IsAsciiLetter(plain[1]) && char.IsAsciiDigit(plain[2]))
            plain = plain[2..];
        else if (plain.StartsWith("CVR", StringComparison.Ordinal))
            plain = plain[3..];
        return plain.Length >= 4 ? plain : null;
    }

    private static string DigitsOf(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string Letters(string text) => Words(text).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Upper case letters and digits, other characters as single blanks, accents and special letters folded.</summary>
    private static string Words(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            var folded = c switch
            {
                'æ' or 'Æ' => "AE",
                'ø' or 'Ø' => "O",
                'đ' or 'Đ' => "D",
                'ß' => "SS",
                'ł' or 'Ł' => "L",
                _ => null,
            };
            if (folded is not null)
                result.Append(folded);
            else if (char.IsLetterOrDigit(c))
                result.Append(char.ToUpperInvariant(c));
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }

        return result.ToString().Trim();
    }
}
