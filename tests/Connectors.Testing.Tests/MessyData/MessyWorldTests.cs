using System.Globalization;
using Connectors.TestSupport;

namespace Connectors.Testing.Tests.MessyData;

[Acceptance("P-22d")]
public sealed class MessyWorldTests
{
    // Committed on purpose: whoever changes the generator changes the data of every seed that anybody uses, and says so in the change log.
    private const string HashOfSeed42 = "0a26b562d617f6fedb15a21f0f1dcbb5ead8a80a900fffac53ee338fdac0457b";

    [Theory]
    [InlineData("da-DK")]
    [InlineData("tr-TR")]
    [InlineData("")]
    public void A_seed_gives_the_same_bytes_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(HashOfSeed42, MessyDump.Hash(MessyWorld.Generate(42)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Another_seed_gives_another_world() =>
        Assert.InRange(MessyWorld.Generate(1).Companies.Crm.Select(static c => c.Name).Intersect(MessyWorld.Generate(2).Companies.Crm.Select(static c => c.Name)).Count(), 0, 100);

    [Fact]
    public void A_few_records_to_read() => Verified.Text(MessyDump.Of(MessyWorld.Generate(7, new()
    {
        CrmCompanies = 24,
        CrmPersons = 10,
        CrmProducts = 6,
        AccountingCompanies = 16,
        AccountingPersons = 6,
        AccountingProducts = 5,
    })));

    [Fact]
    public void Each_side_has_as_many_records_as_asked_for_and_the_overlap_is_the_one_asked_for()
    {
        var world = MessyWorld.Generate(3, new() { CrmCompanies = 2_000, AccountingCompanies = 1_200, CompanyOverlap = 0.5, CrmPersons = 700, AccountingPersons = 900 });

        Assert.Equal(2_000, world.Companies.Crm.Count);
        Assert.Equal(1_200, world.Companies.Accounting.Count);
        Assert.Equal(600, Common(world.Companies));
        Assert.Equal(700, world.Persons.Crm.Count);
        Assert.Equal(900, world.Persons.Accounting.Count);
        Assert.Equal(490, Common(world.Persons));
        Assert.Equal(Enumerable.Range(1, 2_000), world.Companies.Crm.Select(static c => c.Id));
        Assert.Equal(Enumerable.Range(1, 900), world.Persons.Accounting.Select(static c => c.Id));
    }

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(5, 3, 2, 0.9)]
    public void Small_worlds_work_too(int companies, int persons, int products, double overlap)
    {
        var world = MessyWorld.Generate(11, new()
        {
            CrmCompanies = companies,
            AccountingCompanies = companies,
            CrmPersons = persons,
            AccountingPersons = persons,
            CrmProducts = products,
            AccountingProducts = products,
            CompanyOverlap = overlap,
            Shares = new() { Duplicates = 0.2, SharedNumber = 0.5 },
        });

        Assert.Equal((companies, persons, products), (world.Companies.Crm.Count, world.Persons.Crm.Count, world.Products.Accounting.Count));
    }

    [Fact]
    public void What_cannot_be_is_refused_by_name()
    {
        Assert.Equal("CrmCompanies", Assert.Throws<ArgumentOutOfRangeException>(static () => MessyWorld.Generate(1, new() { CrmCompanies = -1 })).ParamName);
        Assert.Equal("NameTypo", Assert.Throws<ArgumentOutOfRangeException>(static () => MessyWorld.Generate(1, new() { Shares = new() { NameTypo = 1.1 } })).ParamName);
        Assert.Contains("'SE'", Assert.Throws<ArgumentException>(static () => MessyWorld.Generate(1, new() { Countries = ["DK", "SE"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_persons_company_is_a_company_of_its_own_side_and_country()
    {
        var world = MessyWorld.Generate(5, new() { AccountingPersonsArePrivate = false });
        foreach (var (persons, companies) in new[] { (world.Persons.Crm, world.Companies.Crm), (world.Persons.Accounting, world.Companies.Accounting) })
        {
            var employed = persons.Where(static p => p.CompanyId is not null).ToList();
            Assert.True(employed.Count > persons.Count / 3);
            Assert.All(employed, p => Assert.Equal(p.Country, companies[p.CompanyId!.Value - 1].Country));
        }

        Assert.All(MessyWorld.Generate(5).Persons.Accounting, static p => Assert.Null(p.CompanyId));
    }

    [Fact]
    public void The_same_thing_has_the_same_numbers_on_both_sides_however_it_is_spelled()
    {
        var world = MessyWorld.Generate(6);
        var accounting = world.Companies.Accounting;
        var compared = 0;
        foreach (var pair in world.Companies.Pairs)
        {
            var (c, a) = (world.Companies.Crm[pair.CrmId - 1], accounting[pair.AccountingId - 1]);
            Assert.Equal(c.Country, a.Country);
            if (((c.Traits | a.Traits) & (MessyTraits.MissingNumber | MessyTraits.WrongCheckDigit)) != 0)
                continue;
            Assert.Equal(Digits(c.VatNumber), Digits(a.VatNumber));
            compared++;
        }

        Assert.True(compared > 250, $"only {compared} pairs could be compared");
    }

    [Fact]
    public void A_number_is_one_companys_alone_unless_it_is_marked_as_shared()
    {
        var world = MessyWorld.Generate(8, new() { CrmCompanies = 5_000, AccountingCompanies = 5_000 });
        var owners = world.Companies.Crm.Concat(world.Companies.Accounting).Where(static c => Digits(c.VatNumber).Trim('0').Length > 0)
            .GroupBy(static c => c.Country + Digits(c.VatNumber)).Select(static g => g.DistinctBy(static c => c.Identity).ToList()).ToList();

        Assert.All(owners.Where(static o => o.Count > 1), static o => Assert.All(o, static c => Assert.True(c.Traits.HasFlag(MessyTraits.SharedNumber))));
        Assert.Contains(owners, static o => o.Count > 5);

        // A side that has one of a group has another one too: else nobody could know that the number is not one company's alone.
        foreach (var side in new[] { world.Companies.Crm, world.Companies.Accounting })
        {
            Assert.All(
                side.Where(static c => c.Traits.HasFlag(MessyTraits.SharedNumber)).GroupBy(static c => Digits(c.VatNumber)),
                static g => Assert.True(g.Count() > 1, g.Key));
        }
    }

    private static int Common<T>(MessyPopulation<T> population)
        where T : IMessyRecord =>
        population.Crm.Select(static c => c.Identity).Intersect(population.Accounting.Select(static a => a.Identity)).Count();

    internal static string Digits(string? number) => string.Concat((number ?? "").Where(char.IsAsciiDigit));
}
