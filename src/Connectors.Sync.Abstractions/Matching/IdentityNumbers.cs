namespace Connectors.Sync;

/// <summary>
/// Numbers that states give to companies and persons, in the form in which they are compared, and their check digits. A number of another kind gives <see langword="null"/>: a production unit's number never matches a
/// company's, a person's never a company's.
/// </summary>
/// <remarks>
/// A wrong check digit never stops a record (people's registers hold such numbers too): <see cref="HasWrongCheckDigit"/> is for a warning. The algorithms are those that the authorities have published: CVR and the Romanian CUI and
/// CNP by weights modulo 11, partita IVA and GLN modulo 10, codice fiscale by its table of odd places.
/// </remarks>
public static class IdentityNumbers
{
    /// <summary>A Danish company: 8 digits. <c>DK12345678</c>, <c>12 34 56 78</c> and <c>CVR-nr. 12345678</c> are one number.</summary>
    public static string? Cvr(string? text) => OfLength(Digits(WithoutPrefix(text, "CVRNR", "CVR", "DK")), 8);

    /// <summary>A Danish production unit (P-number): 10 digits.</summary>
    public static string? PNumber(string? text) => OfLength(Digits(WithoutPrefix(text, "PNR", "P")), 10);

    /// <summary>A place or a public body (GLN, EAN of 13 digits).</summary>
    public static string? Gln(string? text) => OfLength(Digits(WithoutPrefix(text, "EAN", "GLN")), 13);

    /// <summary>An Italian company's partita IVA: 11 digits, with or without <c>IT</c>.</summary>
    public static string? PartitaIva(string? text) => OfLength(Digits(WithoutPrefix(text, "IT")), 11);

    /// <summary>An Italian codice fiscale: 16 letters and digits of a person, or the 11 digits of a company.</summary>
    public static string? CodiceFiscale(string? text)
    {
        var plain = Plain(text);
        return IsPersonsCode(plain) ? plain : PartitaIva(text);
    }

    /// <summary>A Romanian company's CUI or CIF: 2 to 10 digits, with or without <c>RO</c> (which says that it pays VAT, not who it is). Leading zeros do not count.</summary>
    public static string? Cui(string? text) => Digits(WithoutPrefix(text, "RO"))?.TrimStart('0') is { Length: >= 2 and <= 10 } digits ? digits : null;

    /// <summary>A Romanian person's CNP: 13 digits.</summary>
    public static string? Cnp(string? text) => Digits(Plain(text)) is { Length: 13 } digits && digits.Any(static c => c != '0') ? digits : null;

    /// <summary>
    /// A VAT number of the European Union with its country: <c>DK12345678</c>. The country is the number's own prefix, else the one given; without either it cannot be compared across borders.
    /// Greece writes <c>EL</c>, Northern Ireland <c>XI</c>.
    /// </summary>
    /// <param name="text">The number.</param>
    /// <param name="country">The record's country, ISO 3166 alpha-2, for a number without a prefix.</param>
    public static string? EuVat(string? text, string? country)
    {
        var plain = Plain(text);
        if (plain.Length < 4)
            return null;
        var own = char.IsAsciiLetter(plain[0]) && char.IsAsciiLetter(plain[1]) && EuPrefixes.Contains(plain[..2]) ? plain[..2] : null;
        var body = own is null ? plain : plain[2..];
        if (!body.Any(char.IsAsciiDigit) || body.All(static c => c == '0'))
            return null;
        var prefix = own ?? country?.Trim().ToUpperInvariant() switch { "GR" => "EL", { Length: 2 } code => code, _ => null };
        return prefix is null ? null : prefix + body;
    }

    /// <summary>The number has a check digit and it is wrong. Numbers of other kinds are not judged.</summary>
    /// <param name="normaliser">The kind, as <see cref="Normalisers"/> names it.</param>
    /// <param name="text">The number.</param>
    public static bool HasWrongCheckDigit(string normaliser, string? text) => normaliser switch
    {
        Normalisers.Cvr => Cvr(text) is { } n && Weighted(n, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 != 0,
        Normalisers.Gln => Gln(text) is { } n && !IsMod10(n),
        Normalisers.PartitaIva => PartitaIva(text) is { } n && !IsLuhn(n),
        Normalisers.CodiceFiscale => CodiceFiscale(text) is { } n && (n.Length == 16 ? CheckLetter(n) != n[15] : !IsLuhn(n)),
        Normalisers.Cui => Cui(text) is { } n && Weighted(n[..^1].PadLeft(9, '0'), [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10 % 11 % 10 != n[^1] - '0',
        Normalisers.Cnp => Cnp(text) is { } n && Weighted(n[..12], [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11 % 10 + (Weighted(n[..12], [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11 == 10 ? 1 : 0) != n[12] - '0',
        _ => false,
    };

    private static readonly HashSet<string> EuPrefixes = new(StringComparer.Ordinal)
    {
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI",
    };

    private static string Plain(string? text) => text is null ? "" : string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string WithoutPrefix(string? text, params ReadOnlySpan<string> prefixes)
    {
        var plain = Plain(text);
        foreach (var prefix in prefixes)
        {
            if (plain.Length > prefix.Length && plain.StartsWith(prefix, StringComparison.Ordinal) && char.IsAsciiDigit(plain[prefix.Length]))
                return plain[prefix.Length..];
        }

        return plain;
    }

    /// <summary>Six letters, then year, month, day and place. Where two persons would have one code, digits are replaced by letters from the right.</summary>
    private static bool IsPersonsCode(string plain)
    {
        const string LettersForDigits = "LMNPQRSTUV";
        const string Pattern = "AAAAAA00A00A000A";
        if (plain.Length != Pattern.Length)
            return false;
        for (var i = 0; i < plain.Length; i++)
        {
            if (Pattern[i] == 'A' ? !char.IsAsciiLetter(plain[i]) : !char.IsAsciiDigit(plain[i]) && !LettersForDigits.Contains(plain[i], StringComparison.Ordinal))
                return false;
        }

        return true;
    }

    /// <summary>Nothing but digits, else nothing: letters in a number make it another one.</summary>
    private static string? Digits(string plain) => plain.Length > 0 && plain.All(char.IsAsciiDigit) ? plain : null;

    private static string? OfLength(string? digits, int length) => digits?.Length == length && digits.Any(static c => c != '0') ? digits : null;

    private static int Weighted(string digits, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
            sum += (digits[i] - '0') * weights[i];
        return sum;
    }

    private static bool IsMod10(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
            sum += (digits[^(i + 1)] - '0') * (i % 2 == 0 ? 1 : 3);
        return sum % 10 == 0;
    }

    private static bool IsLuhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[i] - '0';
            sum += i % 2 == 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
        }

        return sum % 10 == 0;
    }

    /// <summary>Places count from one: those at odd places have a table of their own, in which a digit stands for the letter of its number.</summary>
    private static char CheckLetter(string code)
    {
        ReadOnlySpan<int> odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
        var sum = 0;
        for (var i = 0; i < 15; i++)
        {
            var number = char.IsAsciiDigit(code[i]) ? code[i] - '0' : code[i] - 'A';
            sum += i % 2 == 0 ? odd[number] : number;
        }

        return (char)('A' + (sum % 26));
    }
}
