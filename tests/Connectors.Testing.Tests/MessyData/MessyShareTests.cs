using System.Text;

namespace Connectors.Testing.Tests.MessyData;

/// <summary>Each kind of mess occurs as often as asked for, and does to the record what its name says.</summary>
public sealed class MessyShareTests
{
    private static readonly MessyOptions Large = new() { CrmCompanies = 8_000, AccountingCompanies = 8_000, CrmPersons = 6_000, AccountingPersons = 6_000, CrmProducts = 4_000, AccountingProducts = 4_000 };
    private static readonly MessyWorld World = MessyWorld.Generate(2026, Large);
    private static readonly List<MessyCompany> Companies = [.. World.Companies.Crm, .. World.Companies.Accounting];
    private static readonly List<MessyPerson> Persons = [.. World.Persons.Crm, .. World.Persons.Accounting];
    private static readonly List<MessyProduct> Products = [.. World.Products.Crm, .. World.Products.Accounting];

    [Theory]
    // Of all companies.
    [InlineData(MessyTraits.MissingNumber, 0.105, 0.125)]
    [InlineData(MessyTraits.WrongCheckDigit, 0.013, 0.024)]
    [InlineData(MessyTraits.SharedNumber, 0.04, 0.06)]
    [InlineData(MessyTraits.MunicipalityUnit, 0.008, 0.04)]
    [InlineData(MessyTraits.PrefixedNumber, 0.28, 0.34)]
    [InlineData(MessyTraits.SpelledNumber, 0.15, 0.2)]
    [InlineData(MessyTraits.UpperCase, 0.07, 0.09)]
    [InlineData(MessyTraits.ExtraSpaces, 0.07, 0.09)]
    [InlineData(MessyTraits.NameTypo, 0.03, 0.045)]
    [InlineData(MessyTraits.PhoneSpelling, 0.45, 0.55)]
    [InlineData(MessyTraits.SeveralEmails, 0.04, 0.06)]
    [InlineData(MessyTraits.SharedEmail, 0.006, 0.014)]
    [InlineData(MessyTraits.Moved, 0.012, 0.022)]
    [InlineData(MessyTraits.Duplicate, 0.015, 0.025)]
    [InlineData(MessyTraits.Namesake, 0.006, 0.014)]
    [InlineData(MessyTraits.LostZero, 0.02, 0.06)]
    [InlineData(MessyTraits.Cedilla, 0.02, 0.08)]
    [InlineData(MessyTraits.DecomposedUnicode, 0.01, 0.09)]
    [InlineData(MessyTraits.LostDiacritics, 0.02, 0.08)]
    [InlineData(MessyTraits.LegalFormSpelling, 0.3, 0.38)]
    public void Companies_are_as_messy_as_asked_for(MessyTraits trait, double from, double to) => Assert.InRange(Share(Companies, trait), from, to);

    [Theory]
    [InlineData(MessyTraits.Duplicate, 0.015, 0.025)]
    [InlineData(MessyTraits.SharedEmail, 0.004, 0.014)]
    [InlineData(MessyTraits.Namesake, 0.006, 0.014)]
    [InlineData(MessyTraits.SeveralEmails, 0.04, 0.06)]
    [InlineData(MessyTraits.NameTypo, 0.03, 0.045)]
    public void Persons_are_as_messy_as_asked_for(MessyTraits trait, double from, double to) => Assert.InRange(Share(Persons, trait), from, to);

    [Theory]
    [InlineData(MessyTraits.MissingNumber, 0.105, 0.135)]
    [InlineData(MessyTraits.CodeSpelling, 0.07, 0.11)]
    [InlineData(MessyTraits.OtherPrice, 0.018, 0.033)]
    [InlineData(MessyTraits.WrongEanCheckDigit, 0.003, 0.012)]
    public void Products_are_as_messy_as_asked_for(MessyTraits trait, double from, double to) => Assert.InRange(Share(Products, trait), from, to);

    [Fact]
    public void Without_any_mess_the_two_sides_agree_in_every_field()
    {
        var tidy = MessyWorld.Generate(9, new() { Shares = MessyShares.None });

        Assert.All(tidy.Companies.Crm, static c => Assert.Equal(MessyTraits.None, c.Traits));
        Assert.NotEmpty(tidy.Companies.Pairs);
        foreach (var pair in tidy.Companies.Pairs)
        {
            var crm = tidy.Companies.Crm[pair.CrmId - 1];
            var accounting = tidy.Companies.Accounting[pair.AccountingId - 1];
            Assert.Equal(crm, accounting with { Id = crm.Id, CountryText = crm.CountryText });
        }

        foreach (var pair in tidy.Products.Pairs)
            Assert.Equal(tidy.Products.Crm[pair.CrmId - 1], tidy.Products.Accounting[pair.AccountingId - 1] with { Id = pair.CrmId });
    }

    [Fact]
    public void The_marks_tell_the_truth_about_names()
    {
        Assert.All(Companies.Where(Has(MessyTraits.UpperCase)), static c => Assert.Equal(c.Name.ToUpperInvariant(), c.Name));
        Assert.All(Companies.Where(Has(MessyTraits.DecomposedUnicode)), static c => Assert.False(c.Name.IsNormalized(NormalizationForm.FormC)));
        Assert.All(Companies.Where(c => !Has(MessyTraits.DecomposedUnicode)(c)), static c => Assert.True(c.Name.IsNormalized(NormalizationForm.FormC)));
        Assert.All(Companies.Where(c => !Has(MessyTraits.Cedilla)(c)), static c => Assert.Equal(-1, c.Name.AsSpan().IndexOfAny("şţŞŢ")));
        Assert.All(Companies.Where(c => !Has(MessyTraits.ExtraSpaces)(c)), static c => Assert.True(c.Name == c.Name.Trim() && !c.Name.Contains("  ", StringComparison.Ordinal), c.Name));
        Assert.Contains(Companies, static c => c.Name.Contains("S.r.l.", StringComparison.Ordinal));
        Assert.Contains(Companies, static c => c.Name.EndsWith(" SRL", StringComparison.Ordinal) && c.Country == "IT");
        Assert.Contains(Companies, static c => c.Name.StartsWith("S.C. ", StringComparison.Ordinal));
        Assert.Contains(Companies, static c => c.Name.EndsWith(" Aps", StringComparison.Ordinal));
        Assert.Contains(Companies, static c => c.Name.Contains('Ø', StringComparison.Ordinal));
        Assert.Contains(Companies, static c => c.Name.Contains('ș', StringComparison.Ordinal));
    }

    [Fact]
    public void The_marks_tell_the_truth_about_numbers_postcodes_and_emails()
    {
        Assert.All(Companies.Where(Has(MessyTraits.MissingNumber)), static c => Assert.Equal("", MessyWorldTests.Digits(c.VatNumber).Trim('0')));
        Assert.All(
            Companies.Where(c => !Has(MessyTraits.PrefixedNumber)(c) && !Has(MessyTraits.SpelledNumber)(c) && !Has(MessyTraits.MissingNumber)(c)),
            static c => Assert.All(c.VatNumber!, static d => Assert.True(char.IsAsciiDigit(d))));
        Assert.All(Companies.Where(Has(MessyTraits.LostZero)), static c => Assert.True(c.PostalCode!.Length < (c.Country == "RO" ? 6 : c.Country == "IT" ? 5 : 4)));
        Assert.All(Companies.Where(c => !Has(MessyTraits.LostZero)(c)), static c => Assert.Equal(c.Country == "RO" ? 6 : c.Country == "IT" ? 5 : 4, c.PostalCode!.Length));
        Assert.All(Companies.Where(Has(MessyTraits.SeveralEmails)), static c => Assert.Equal(2, c.Email!.Count(static x => x == '@')));
        Assert.All(Companies.Where(c => !Has(MessyTraits.SeveralEmails)(c)), static c => Assert.InRange(c.Email?.Count(static x => x == '@') ?? 0, 0, 1));
        Assert.Contains(Companies, static c => c.Phone is "" or " " or "-");
        Assert.All(World.Persons.Crm.Where(static p => p.Traits.HasFlag(MessyTraits.Duplicate)).GroupBy(static p => p.Identity), static g => Assert.Equal(2, g.Count()));
        Assert.All(World.Persons.Crm.Where(static p => !p.Traits.HasFlag(MessyTraits.Duplicate)).GroupBy(static p => p.Identity), static g => Assert.Single(g));
    }

    [Fact]
    public void Nothing_in_it_can_reach_anybody()
    {
        var emails = Companies.Select(static c => c.Email).Concat(Persons.Select(static p => p.Email)).Where(static e => e?.Contains('@', StringComparison.Ordinal) == true)
            .SelectMany(static e => e!.Split([';', ',', '/'], StringSplitOptions.TrimEntries)).ToList();
        Assert.All(emails, static e => Assert.Matches(@"^[a-z0-9.\-]+@([a-z0-9\-]+\.(example|test)|example\.(com|org|net))$", e));
        Assert.All(Companies.Where(static c => c.Website?.Length > 1), static c => Assert.Matches(@"^www\.[a-z0-9\-]+\.(example|test)$", c.Website!));

        // Danish subscriber numbers never begin with 1, Italian 2 and Romanian 06 are not given out.
        Assert.All(Companies.Where(static c => c.Phone?.Length > 1), static c => Assert.Matches(
            c.Country switch { "DK" => "^(0045|45)?1[2-9][0-9]{6}$", "IT" => "^(0039|39)?2[0-9]{9}$", _ => "^(0040|40|0)6[0-9]{8}$" }, MessyWorldTests.Digits(c.Phone)));
        Assert.All(Persons.Where(static p => p.TaxCode?.Length == 16), static p => Assert.Equal('X', p.TaxCode![11]));
        Assert.All(Persons.Where(static p => p.TaxCode?.Length == 13), static p => Assert.Equal("99", p.TaxCode![7..9]));
    }

    private static Func<MessyCompany, bool> Has(MessyTraits trait) => c => c.Traits.HasFlag(trait);

    private static double Share<T>(List<T> records, MessyTraits trait)
        where T : IMessyRecord => (double)records.Count(r => r.Traits.HasFlag(trait)) / records.Count;
}
