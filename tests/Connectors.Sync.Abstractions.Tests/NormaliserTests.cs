using Connectors.TestSupport;

namespace Connectors.Sync.Abstractions.Tests;

public sealed class NormaliserTests
{
    [Theory]
    [Acceptance("P-04a", Missing = "P-numbers and check digits")]
    [Acceptance("P-04e", Missing = "10 spellings through both providers")]
    [InlineData(Normalisers.VatNumber, "DK12345678", "12345678")]
    [InlineData(Normalisers.VatNumber, "12 34 56 78", "12345678")]
    [InlineData(Normalisers.VatNumber, "dk-12.34.56.78", "12345678")]
    [InlineData(Normalisers.VatNumber, "CVR 12345678", "12345678")]
    [InlineData(Normalisers.VatNumber, "IT01234567890", "01234567890")]
    [InlineData(Normalisers.VatNumber, "RO123456", "123456")]
    [InlineData(Normalisers.VatNumber, "-", null)]
    [InlineData(Normalisers.VatNumber, "00000000", null)]
    [InlineData(Normalisers.VatNumber, "  ", null)]
    [InlineData(Normalisers.Email, " Jens@Example.COM ", "JENS@EXAMPLE.COM")]
    [InlineData(Normalisers.Email, "a@example.com; b@example.com", null)]
    [InlineData(Normalisers.Email, "a@b@c", null)]
    [InlineData(Normalisers.Email, "nobody", null)]
    [InlineData(Normalisers.Name, "Smørrebrød & Søn ApS", "SMORREBRODSON")]
    [InlineData(Normalisers.Name, "SMØRREBRØD  &  SØN A.P.S.", "SMORREBRODSON")]
    [InlineData(Normalisers.Name, "Nordlys A/S", "NORDLYS")]
    [InlineData(Normalisers.Name, "Rossi S.r.l.", "ROSSI")]
    [InlineData(Normalisers.Name, "Rossi SRL", "ROSSI")]
    [InlineData(Normalisers.Name, "Florești Ştefan", "FLORESTISTEFAN")]
    [InlineData(Normalisers.Name, "Floreşti Ștefan", "FLORESTISTEFAN")]
    [InlineData(Normalisers.Name, "ApS", "APS")]
    [InlineData(Normalisers.Digits, "57 90000 12345 6", "5790000123456")]
    [InlineData(Normalisers.Phone, "+45 12 34 56 78", "12345678")]
    [InlineData(Normalisers.Phone, "1234", null)]
    [InlineData(Normalisers.Number, " 0042 ", "0042")]
    [InlineData(Normalisers.Text, "Å-b", "AB")]
    public void Normal_forms(string name, string text, string? expected) => Assert.Equal(expected, Normalisers.Apply(name, text));

    [Fact]
    public void An_unknown_normal_form_is_refused_by_name() => Assert.Contains("'vta'", Assert.Throws<ArgumentException>(static () => Normalisers.Apply("vta", "x")).Message, StringComparison.Ordinal);

    [Fact]
    public void Nearest_names_help_and_far_ones_do_not()
    {
        Assert.Equal("flow", NearestName.Find("flwo", ["flow", "winner"]));
        Assert.Null(NearestName.Find("schedule", ["flow", "winner"]));
    }
}
