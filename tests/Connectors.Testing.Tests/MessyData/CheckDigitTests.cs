namespace Connectors.Testing.Tests.MessyData;

/// <summary>The check digits are verified in another form than they are made in: over the whole number, by the published rule.</summary>
public sealed class CheckDigitTests
{
    private static readonly MessyWorld World = MessyWorld.Generate(31, new() { CrmCompanies = 3_000, AccountingCompanies = 3_000, HomeShare = 0.34 });
    private static readonly List<MessyCompany> Companies = [.. World.Companies.Crm, .. World.Companies.Accounting];

    [Theory]
    [InlineData("DK")]
    [InlineData("IT")]
    [InlineData("RO")]
    public void A_number_is_valid_unless_it_is_marked_as_wrong(string country)
    {
        var numbered = Companies.Where(c => c.Country == country && !c.Traits.HasFlag(MessyTraits.MissingNumber)).ToList();
        Assert.True(numbered.Count > 1_000);
        Assert.All(numbered, c => Assert.Equal(!c.Traits.HasFlag(MessyTraits.WrongCheckDigit), IsValid(country, MessyWorldTests.Digits(c.VatNumber))));
    }

    [Fact]
    public void Ean_numbers_and_barcodes_are_valid_unless_marked_as_wrong()
    {
        var eans = Companies.Select(static c => (Number: c.EanNumber, c.Traits)).Concat(World.Products.Crm.Select(static p => (Number: p.Barcode, p.Traits)))
            .Where(static x => x.Number?.Length == 13).ToList();
        Assert.True(eans.Count > 300);
        Assert.All(eans, static x => Assert.Equal(!x.Traits.HasFlag(MessyTraits.WrongEanCheckDigit), IsGs1(x.Number!)));
        Assert.All(eans, static x => Assert.StartsWith("29", x.Number, StringComparison.Ordinal));
        Assert.Contains(eans, static x => x.Traits.HasFlag(MessyTraits.WrongEanCheckDigit));
    }

    [Fact]
    public void Codes_of_persons_are_valid()
    {
        var codes = Companies.Select(static c => c.TaxCode).Concat(World.Persons.Crm.Select(static p => p.TaxCode)).ToList();
        var italian = codes.Where(static c => c?.Length == 16).ToList();
        var romanian = codes.Where(static c => c?.Length == 13).ToList();
        Assert.True(italian.Count > 100 && romanian.Count > 50, $"{italian.Count} {romanian.Count}");
        Assert.All(italian, static c => Assert.True(IsCodiceFiscale(c!), c));
        Assert.All(romanian, static c => Assert.True(IsCnp(c!), c));
    }

    [Fact]
    public void The_verifying_is_right_by_hand()
    {
        // CVR 9000001x: 2*9 + 1*2 = 20, 20 mod 11 = 9, so the digit is 2.
        Assert.True(IsValid("DK", "90000012"));
        Assert.False(IsValid("DK", "90000013"));
        // 5000000 001: odd places 5+0+0+0+0 = 5, even places doubled 0+0+0+0+1*2 = 2; 7, so the digit is 3.
        Assert.True(IsValid("IT", "50000000013"));
        Assert.False(IsValid("IT", "50000000031"));
        // 7000000: 7*3 (third place of the key from the left of nine) = 21; 210 mod 11 = 1.
        Assert.True(IsValid("RO", "70000001"));
        Assert.False(IsValid("RO", "70000002"));
        // 2 + 3*9 = 29; to 30 it needs 1.
        Assert.True(IsGs1("2900000000001"));
        Assert.False(IsGs1("2900000000002"));
    }

    private static bool IsValid(string country, string number) => country switch
    {
        "DK" => number.Length == 8 && Sum(number, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0,
        "IT" => number.Length == 11 && number.Select(static (c, i) => i % 2 == 0 ? c - '0' : "0246813579"[c - '0'] - '0').Sum() % 10 == 0,
        "RO" => number.Length is >= 2 and <= 10 && Sum(number[..^1].PadLeft(9, '0'), [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10 % 11 % 10 == number[^1] - '0',
        _ => false,
    };

    private static bool IsGs1(string number) => number.Length == 13 && number.Select(static (c, i) => (c - '0') * (i % 2 == 0 ? 1 : 3)).Sum() % 10 == 0;

    private static bool IsCnp(string number)
    {
        var rest = Sum(number[..12], [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
        return (rest == 10 ? 1 : rest) == number[12] - '0';
    }

    private static bool IsCodiceFiscale(string code)
    {
        // Values at odd places, as the decree prints them: 0-9, then A-Z.
        int[] digits = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
        int[] letters = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
        var sum = 0;
        for (var place = 1; place <= 15; place++)
        {
            var c = code[place - 1];
            sum += place % 2 == 0 ? (char.IsAsciiDigit(c) ? c - '0' : c - 'A') : char.IsAsciiDigit(c) ? digits[c - '0'] : letters[c - 'A'];
        }

        return code[15] == 'A' + sum % 26;
    }

    private static int Sum(string number, int[] weights) => number.Select((c, i) => (c - '0') * weights[i]).Sum();
}
