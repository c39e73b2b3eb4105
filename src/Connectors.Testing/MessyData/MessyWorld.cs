namespace Connectors.Testing;

/// <summary>
/// Two address books and two catalogues that overlap, as real firms have them: a CRM's and an accounting system's, untidy each in its own way, together with the truth
/// about what belongs together, so that the matching of a sync can be scored.
/// </summary>
/// <remarks>
/// The same seed and options give the same records on every machine, culture and .NET version. Everything is invented: names are put together from parts, VAT numbers,
/// EAN numbers and telephone numbers have the right form and valid check digits but come from ranges that are not given out, domains are reserved ones
/// (<c>.example</c>, <c>.test</c>, <c>example.com</c>). Towns and postcodes are real.
/// </remarks>
/// <example>
/// <code>
/// var world = MessyWorld.Generate(seed: 42, new() { CrmCompanies = 20_000, AccountingCompanies = 20_000, CompanyOverlap = 0.3 });
/// var score = world.Companies.Score(myLinks, myQuestions);
/// Assert.Empty(score.Wrong);
/// </code>
/// </example>
public sealed class MessyWorld
{
    private MessyWorld(MessyPopulation<MessyCompany> companies, MessyPopulation<MessyPerson> persons, MessyPopulation<MessyProduct> products)
    {
        Companies = companies;
        Persons = persons;
        Products = products;
    }

    /// <summary>Companies of both sides.</summary>
    public MessyPopulation<MessyCompany> Companies { get; }

    /// <summary>Persons of both sides. A person's company is a company of the same side.</summary>
    public MessyPopulation<MessyPerson> Persons { get; }

    /// <summary>Products of both sides.</summary>
    public MessyPopulation<MessyProduct> Products { get; }

    /// <summary>Makes the world of one seed.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="options">Sizes and shares; null takes the defaults.</param>
    /// <exception cref="ArgumentException">A count, share or country in the options is not possible.</exception>
    public static MessyWorld Generate(long seed, MessyOptions? options = null)
    {
        options ??= new();
        options.Validate();
        var companies = new MessyCompanies(seed, options).Build();
        return new(companies.Population, new MessyPersons(seed, options, companies).Build(), new MessyProducts(seed, options).Build());
    }
}
