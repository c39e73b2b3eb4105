using System.Globalization;

namespace Connectors.Testing;

/// <summary>
/// Numbers with valid check digits, from ranges that no authority has given out: real companies and persons are never hit by accident.
/// Written for the generator alone; the product's own normalisers are checked against it and share no code with it.
/// </summary>
internal static class CheckDigits
{
    /// <summary>Danish CVR number: 8 digits, mod 11 with weights 2 7 6 5 4 3 2 1. Drawn from 90 million up, which is not given out.</summary>
    public static string Cvr(SeededRandom random)
    {
        while (true)
        {
            var body = random.Between(9_000_000, 9_999_999).ToString(CultureInfo.InvariantCulture);
            var rest = Weighted(body, [2, 7, 6, 5, 4, 3, 2]) % 11;
            if (rest != 1)
                return body + Digit((11 - rest) % 11);
        }
    }

    /// <summary>
    /// Partita IVA: 7 digits, the 3 digits of the office, a Luhn check digit. First digit 5 to 7, which is not given out (business numbers begin with 0 or 1,
    /// those of associations with 8 or 9).
    /// </summary>
    public static string PartitaIva(SeededRandom random)
    {
        var body = random.Between(5_000_000, 7_999_999).ToString(CultureInfo.InvariantCulture)
            + random.Between(1, 100).ToString("000", CultureInfo.InvariantCulture);
        return body + Digit((10 - LuhnSum(body) % 10) % 10);
    }

    /// <summary>Romanian CUI: 8 or 9 digits here, the last one a check digit by the key 753217532. Drawn from 70 million up, which is not given out.</summary>
    public static string Cui(SeededRandom random)
    {
        var body = random.Between(7_000_000, 29_999_999).ToString(CultureInfo.InvariantCulture);
        return body + Digit(Weighted(body.PadLeft(9, '0'), [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10 % 11 % 10);
    }

    /// <summary>13 digits with the GS1 check digit, in the range 29 that GS1 leaves to in-house use: it is nobody's GLN and nobody's barcode.</summary>
    public static string Gs1(SeededRandom random)
    {
        var body = "29" + random.Between(10_000, 99_999).ToString(CultureInfo.InvariantCulture) + random.Between(10_000, 99_999).ToString(CultureInfo.InvariantCulture);
        return body + Digit((10 - Weighted(body, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10) % 10);
    }

    /// <summary>Danish production unit number: 10 digits, from a range that is not given out.</summary>
    public static string PNumber(SeededRandom random) => "19" + random.Between(10_000_000, 99_999_999).ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Codice fiscale of a person: three letters of the surname, three of the first name, birth date and sex, place, check letter. The place code begins with X,
    /// which no place has, so the code belongs to nobody.
    /// </summary>
    public static string CodiceFiscale(string firstName, string surname, bool female, SeededRandom random)
    {
        var day = random.Between(1, 28) + (female ? 40 : 0);
        var body = Letters(surname, isFirstName: false) + Letters(firstName, isFirstName: true)
            + random.Between(50, 99).ToString("00", CultureInfo.InvariantCulture)
            + "ABCDEHLMPRST"[random.Next(12)]
            + day.ToString("00", CultureInfo.InvariantCulture)
            + "X" + random.Between(100, 999).ToString(CultureInfo.InvariantCulture);
        return body + CodiceFiscaleCheck(body);
    }

    /// <summary>Romanian CNP: sex and century, date, county, serial, check digit by the key 279146358279. County 99 does not exist, so the number is nobody's.</summary>
    public static string Cnp(bool female, SeededRandom random)
    {
        var body = (female ? "2" : "1")
            + random.Between(50, 99).ToString("00", CultureInfo.InvariantCulture)
            + random.Between(1, 12).ToString("00", CultureInfo.InvariantCulture)
            + random.Between(1, 28).ToString("00", CultureInfo.InvariantCulture)
            + "99" + random.Between(1, 999).ToString("000", CultureInfo.InvariantCulture);
        var rest = Weighted(body, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
        return body + Digit(rest == 10 ? 1 : rest);
    }

    /// <summary>The same number with another last digit: it fails the check, and it can never be the valid number of another record.</summary>
    public static string Break(string number, SeededRandom random) =>
        number[..^1] + Digit((number[^1] - '0' + random.Between(1, 9)) % 10);

    private static string Letters(string name, bool isFirstName)
    {
        var plain = Spelling.Fold(name).ToUpperInvariant();
        var consonants = string.Concat(plain.Where(static c => !"AEIOU".Contains(c, StringComparison.Ordinal)));
        if (isFirstName && consonants.Length >= 4)
            return string.Concat(consonants[0], consonants[2], consonants[3]);
        var vowels = string.Concat(plain.Where(static c => "AEIOU".Contains(c, StringComparison.Ordinal)));
        return (consonants + vowels + "XXX")[..3];
    }

    private static char CodiceFiscaleCheck(string body)
    {
        // What a letter or digit is worth at an odd place (counted from 1); a digit is worth what the letter of its rank is.
        ReadOnlySpan<int> odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var rank = char.IsAsciiDigit(body[i]) ? body[i] - '0' : body[i] - 'A';
            sum += i % 2 == 0 ? odd[rank] : rank;
        }

        return (char)('A' + sum % 26);
    }

    private static int LuhnSum(string body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var value = body[i] - '0';
            if (i % 2 == 1)
                value = value * 2 > 9 ? value * 2 - 9 : value * 2;
            sum += value;
        }

        return sum;
    }

    private static int Weighted(string digits, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
            sum += (digits[i] - '0') * weights[i];
        return sum;
    }

    private static char Digit(int value) => (char)('0' + value);
}
