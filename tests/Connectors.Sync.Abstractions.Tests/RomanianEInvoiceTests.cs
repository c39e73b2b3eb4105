using Connectors.TestSupport;

namespace Connectors.Sync.Abstractions.Tests;

[Acceptance("P-19c")]
public sealed class RomanianEInvoiceTests
{
    // Check digits by the published weights, worked out on paper: 1234567 gives 95, times 10 is 950, 950 mod 11 is 4.
    private const string Cif = "RO12345674";
    private const string Cnp = "1800101221144";

    private static RomanianBuyer Good => new() { Name = "Acme SRL", TaxCode = Cif, Address = "Str. Mare 1", City = "Cluj-Napoca", County = "Cluj", Country = "Romania" };

    [Fact]
    public void A_good_company_has_no_problem_with_and_without_RO_and_in_any_spelling_of_its_county()
    {
        Assert.Empty(RomanianEInvoice.Check(Good));
        Assert.Empty(RomanianEInvoice.Check(Good with { TaxCode = "12345674", Country = "RO", County = "CLUJ" }));
        Assert.Empty(RomanianEInvoice.Check(Good with { County = "Iași", Country = "România" }));
        Assert.Empty(RomanianEInvoice.Check(Good with { County = "Bistrița-Năsăud" }));
        Assert.Empty(RomanianEInvoice.Check(Good with { Address = "-", City = "-" }));
    }

    [Fact]
    [Acceptance("P-19a", Missing = "the check when a customer is saved")]
    public void Five_faults_are_five_problems_at_once_each_with_its_field_and_a_remedy()
    {
        var problems = RomanianEInvoice.Check(new() { Country = "RO", County = "Clju" });
        Assert.Equal(["customer.name", "customer.taxCode", "customer.street", "customer.city", "customer.region"], problems.Select(static p => p.Field));
        Assert.All(problems, static p => Assert.False(string.IsNullOrEmpty(p.Remedy)));
        Assert.Contains("Cluj", problems[^1].Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RO12345675", false)]
    [InlineData("1", false)]
    [InlineData("RO", false)]
    [InlineData(Cnp, false)]
    [InlineData("-", false)]
    [InlineData("", false)]
    [InlineData("ro 12345674", true)]
    public void A_company_needs_a_valid_CIF(string code, bool good) => Assert.Equal(good, RomanianEInvoice.Check(Good with { TaxCode = code }).IsEmpty);

    [Theory]
    [InlineData(Cnp, true)]
    [InlineData("-", true)]
    [InlineData("0", true)]
    [InlineData("0000000000000", true)]
    [InlineData("00000000000000", false)]
    [InlineData("1800101221145", false)]
    [InlineData("180010122114", false)]
    [InlineData("", false)]
    public void A_person_needs_a_CNP_or_what_stands_for_none(string code, bool good) => Assert.Equal(good, RomanianEInvoice.Check(Good with { TaxCode = code, IsPerson = true }).IsEmpty);

    [Theory]
    [InlineData("Bucuresti", "Sector 1", true)]
    [InlineData("București", "sector 6", true)]
    [InlineData("Bucuresti", "Sector 7", false)]
    [InlineData("Bucuresti", "Sectorul 1", false)]
    [InlineData("Bucuresti", "Bucuresti", false)]
    [InlineData("Ilfov", "Voluntari", true)]
    public void In_Bucharest_the_city_is_a_sector(string county, string city, bool good)
    {
        var problems = RomanianEInvoice.Check(Good with { County = county, City = city });
        Assert.Equal(good, problems.IsEmpty);
        if (!good)
            Assert.Equal("customer.city", Assert.Single(problems).Field);
    }

    [Fact]
    public void Every_county_is_known_and_a_customer_abroad_is_not_judged()
    {
        Assert.Equal(42, RomanianEInvoice.Counties.Length);
        Assert.All(RomanianEInvoice.Counties, static c => Assert.Empty(RomanianEInvoice.Check(Good with { County = c, City = "Sector 2" })));
        Assert.Empty(RomanianEInvoice.Check(new() { Name = "Acme ApS", Country = "Danmark" }));
    }

    [Fact]
    public void A_unit_that_the_account_does_not_have_is_said_by_line_and_letter_case_counts()
    {
        var problem = Assert.Single(RomanianEInvoice.CheckUnits(["buc", null, "BUC"], ["buc", "ora"]));
        Assert.Equal("lines[3].unit", problem.Field);
        Assert.Contains("'buc'", problem.Remedy, StringComparison.Ordinal);
    }
}
