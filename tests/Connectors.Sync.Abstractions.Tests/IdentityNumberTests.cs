using Connectors.TestSupport;

namespace Connectors.Sync.Abstractions.Tests;

/// <summary>Numbers of companies and persons. All of them are invented; those with a right check digit were computed for these tests.</summary>
public sealed class IdentityNumberTests
{
    [Theory]
    [Acceptance("P-04a")]
    [InlineData("DK12345674", "12345674")]
    [InlineData("12 34 56 74", "12345674")]
    [InlineData("12345674", "12345674")]
    [InlineData("CVR-nr. 12345674", "12345674")]
    [InlineData("dk-12.34.56.74", "12345674")]
    [InlineData("1234567", null)]
    [InlineData("1234567890", null)]
    [InlineData("SE12345674", null)]
    [InlineData("00000000", null)]
    [InlineData("-", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_cvr_number_in_any_spelling(string? text, string? expected) => Assert.Equal(expected, Normalisers.Apply(Normalisers.Cvr, text));

    [Theory]
    [Acceptance("P-04a")]
    [InlineData(Normalisers.PNumber, "P-nr. 1001234567", "1001234567")]
    [InlineData(Normalisers.PNumber, "12345674", null)]
    [InlineData(Normalisers.Gln, "EAN 5790 0001 23456", "5790000123456")]
    [InlineData(Normalisers.Gln, "579000012345", null)]
    public void A_production_unit_and_a_place_are_no_company(string normaliser, string text, string? expected)
    {
        Assert.Equal(expected, Normalisers.Apply(normaliser, text));
        Assert.True(expected is null || Normalisers.Apply(Normalisers.Cvr, text) is null);
    }

    [Theory]
    [Acceptance("P-04b")]
    [InlineData(Normalisers.PartitaIva, "IT 01234567897", "01234567897")]
    [InlineData(Normalisers.PartitaIva, "01234567897", "01234567897")]
    [InlineData(Normalisers.PartitaIva, "RSSMRA80A01H501U", null)]
    [InlineData(Normalisers.CodiceFiscale, "rssmra80a01h501u", "RSSMRA80A01H501U")]
    [InlineData(Normalisers.CodiceFiscale, "RSS MRA 80A01 H501U", "RSSMRA80A01H501U")]
    [InlineData(Normalisers.CodiceFiscale, "01234567897", "01234567897")]
    [InlineData(Normalisers.CodiceFiscale, "RSSMRA80A01HRLMU", "RSSMRA80A01HRLMU")]
    [InlineData(Normalisers.CodiceFiscale, "nothing of the kind", null)]
    [InlineData(Normalisers.CodiceFiscale, "0123456789", null)]
    public void An_italian_company_and_a_person(string normaliser, string text, string? expected) => Assert.Equal(expected, Normalisers.Apply(normaliser, text));

    [Fact]
    [Acceptance("P-04b")]
    public void A_company_whose_codice_fiscale_is_its_partita_iva_matches_itself_and_no_person()
    {
        Assert.Equal(Normalisers.Apply(Normalisers.PartitaIva, "IT01234567897"), Normalisers.Apply(Normalisers.CodiceFiscale, "01234567897"));
        Assert.NotEqual(Normalisers.Apply(Normalisers.CodiceFiscale, "RSSMRA80A01H501U"), Normalisers.Apply(Normalisers.CodiceFiscale, "01234567897"));
    }

    [Theory]
    [Acceptance("P-04c")]
    [InlineData(Normalisers.Cui, "RO 24680133", "24680133")]
    [InlineData(Normalisers.Cui, "ro24680133", "24680133")]
    [InlineData(Normalisers.Cui, "024680133", "24680133")]
    [InlineData(Normalisers.Cui, "1960101410019", null)]
    [InlineData(Normalisers.Cui, "-", null)]
    [InlineData(Normalisers.Cui, "0000000000000", null)]
    [InlineData(Normalisers.Cnp, "1960101410019", "1960101410019")]
    [InlineData(Normalisers.Cnp, "24680133", null)]
    [InlineData(Normalisers.Cnp, "0000000000000", null)]
    public void A_romanian_company_and_a_person(string normaliser, string text, string? expected) => Assert.Equal(expected, Normalisers.Apply(normaliser, text));

    public static TheoryData<string> Members => new("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI");

    [Theory]
    [Acceptance("P-04d")]
    [MemberData(nameof(Members))]
    public void A_vat_number_with_and_without_its_countrys_prefix(string prefix)
    {
        var country = prefix == "EL" ? "GR" : prefix;
        Assert.Equal(prefix + "12345678", Normalisers.Apply(Normalisers.EuVat, $"{prefix} 12.345-678", "ZZ"));
        Assert.Equal(prefix + "12345678", Normalisers.Apply(Normalisers.EuVat, "12345678", country.ToLowerInvariant()));
        Assert.NotEqual(Normalisers.Apply(Normalisers.EuVat, "12345678", country), Normalisers.Apply(Normalisers.EuVat, "12345678", country == "FR" ? "ES" : "FR"));
        Assert.Null(Normalisers.Apply(Normalisers.EuVat, "12345678", null));
    }

    [Theory]
    [Acceptance("P-04d")]
    [InlineData("ESX1234567L", "ESX1234567L")]
    [InlineData("NL123456789B01", "NL123456789B01")]
    [InlineData("FRAB123456789", "FRAB123456789")]
    [InlineData("DK00000000", null)]
    public void Letters_inside_a_number_stay(string text, string? expected) => Assert.Equal(expected, Normalisers.Apply(Normalisers.EuVat, text));

    [Theory]
    [Acceptance("P-04g", Missing = "the warning on the record and in the plan")]
    [InlineData(Normalisers.Cvr, "12345674", "12345678")]
    [InlineData(Normalisers.Gln, "5790000123452", "5790000123456")]
    [InlineData(Normalisers.PartitaIva, "01234567897", "01234567891")]
    [InlineData(Normalisers.CodiceFiscale, "RSSMRA80A01H501U", "RSSMRA80A01H501X")]
    [InlineData(Normalisers.Cui, "RO24680133", "RO24680134")]
    [InlineData(Normalisers.Cnp, "1960101410019", "1960101410018")]
    public void A_wrong_check_digit_is_told_apart_and_the_number_still_compares(string normaliser, string right, string wrong)
    {
        Assert.False(IdentityNumbers.HasWrongCheckDigit(normaliser, right));
        Assert.True(IdentityNumbers.HasWrongCheckDigit(normaliser, wrong));
        Assert.NotNull(Normalisers.Apply(normaliser, wrong));
        Assert.False(IdentityNumbers.HasWrongCheckDigit(normaliser, "nothing of the kind"));
    }
}
