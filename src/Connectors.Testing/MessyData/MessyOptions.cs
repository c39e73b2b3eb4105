namespace Connectors.Testing;

/// <summary>How large and how untidy the two populations are. All shares are fractions from 0 to 1.</summary>
public sealed record MessyOptions
{
    /// <summary>Companies in the CRM.</summary>
    public int CrmCompanies { get; init; } = 1_000;

    /// <summary>Persons in the CRM.</summary>
    public int CrmPersons { get; init; } = 1_500;

    /// <summary>Products in the CRM.</summary>
    public int CrmProducts { get; init; } = 300;

    /// <summary>Companies in accounting.</summary>
    public int AccountingCompanies { get; init; } = 600;

    /// <summary>Persons in accounting.</summary>
    public int AccountingPersons { get; init; } = 200;

    /// <summary>Products in accounting.</summary>
    public int AccountingProducts { get; init; } = 250;

    /// <summary>The share of the smaller side's companies that stand on the other side too.</summary>
    public double CompanyOverlap { get; init; } = 0.7;

    /// <summary>The share of the smaller side's persons that stand on the other side too.</summary>
    public double PersonOverlap { get; init; } = 0.7;

    /// <summary>The share of the smaller side's products that stand on the other side too.</summary>
    public double ProductOverlap { get; init; } = 0.8;

    /// <summary>ISO 3166 codes, out of <c>DK</c>, <c>IT</c>, <c>RO</c>. The first one is home.</summary>
    public IReadOnlyList<string> Countries { get; init; } = ["DK", "IT", "RO"];

    /// <summary>The share of records from the first country; the others share the rest evenly.</summary>
    public double HomeShare { get; init; } = 0.6;

    /// <summary>The share of the CRM's persons who are customers themselves and work for none of its companies. Persons that stand on both sides always are.</summary>
    public double PrivatePersons { get; init; } = 0.3;

    /// <summary>True (as in Dinero): accounting knows persons only as customers. False: its persons may belong to its companies.</summary>
    public bool AccountingPersonsArePrivate { get; init; } = true;

    /// <summary>How much there is of each kind of mess.</summary>
    public MessyShares Shares { get; init; } = new();

    internal void Validate()
    {
        foreach (var (name, count) in new[]
        {
            (nameof(CrmCompanies), CrmCompanies), (nameof(CrmPersons), CrmPersons), (nameof(CrmProducts), CrmProducts),
            (nameof(AccountingCompanies), AccountingCompanies), (nameof(AccountingPersons), AccountingPersons), (nameof(AccountingProducts), AccountingProducts),
        })
        {
            if (count is < 0 or > 200_000)
                throw new ArgumentOutOfRangeException(name, count, "A count is from 0 to 200,000.");
        }

        foreach (var (name, share) in new[]
        {
            (nameof(CompanyOverlap), CompanyOverlap), (nameof(PersonOverlap), PersonOverlap), (nameof(ProductOverlap), ProductOverlap),
            (nameof(HomeShare), HomeShare), (nameof(PrivatePersons), PrivatePersons),
        })
            MessyShares.Check(name, share);

        if (Countries.Count == 0)
            throw new ArgumentException("At least one country is needed.", nameof(Countries));
        foreach (var country in Countries)
            _ = Locale.Of(country);
        Shares.Validate();
    }
}
