namespace Connectors.Testing.Tests.MessyData;

/// <summary>
/// The truth is fair: a careful matcher makes no wrong link and asks seldom. And it has teeth: matchers that people write on a Friday afternoon mix customers up.
/// </summary>
public sealed class MessyScoreTests
{
    private static readonly MessyPopulation<MessyCompany> Companies =
        MessyWorld.Generate(77, new() { CrmCompanies = 20_000, AccountingCompanies = 20_000, CompanyOverlap = 0.3, CrmPersons = 0, AccountingPersons = 0 }).Companies;

    [Fact]
    public void A_careful_matcher_makes_no_wrong_link_and_asks_seldom()
    {
        var (links, questions) = new CarefulMatcher(Companies).Match();
        var score = Companies.Score(links, questions);

        Assert.Empty(score.Wrong);
        Assert.InRange(score.QuestionShare, 0.0, 0.02);
        Assert.True(score.Right > 5_600, $"right {score.Right}, missed {score.Missed.Count}, questions {score.Questions}");
    }

    [Fact]
    public void Matching_by_the_name_alone_mixes_customers_up() =>
        Assert.NotEmpty(Companies.Score(FirstMatch(static c => CarefulMatcher.Name(c)), []).Wrong);

    [Fact]
    public void Matching_by_the_number_alone_mixes_customers_up() =>
        Assert.NotEmpty(Companies.Score(FirstMatch(static c => CarefulMatcher.Number(c)), []).Wrong);

    [Fact]
    public void Looking_only_at_what_is_not_linked_yet_mixes_branches_up()
    {
        // Of branches with one number A and B are joined by their towns; the two that are left have the same number and are not the same.
        var crm = Companies.Crm.ExceptBy(Companies.Pairs.Select(static p => p.CrmId), static c => c.Id).Where(static c => CarefulMatcher.Number(c) is not null).ToLookup(CarefulMatcher.Number);
        var accounting = Companies.Accounting.ExceptBy(Companies.Pairs.Select(static p => p.AccountingId), static a => a.Id).ToLookup(CarefulMatcher.Number);
        var links = crm.Where(c => c.Count() == 1 && accounting[c.Key].Count() == 1).Select(c => new MessyPair(c.Single().Id, accounting[c.Key].Single().Id)).ToList();

        Assert.True(links.Count > 20, $"only {links.Count}");
        Assert.Equal(links, Companies.Score(links, []).Wrong);
    }

    [Fact]
    public void Matching_by_the_email_alone_mixes_customers_up() =>
        Assert.NotEmpty(Companies.Score(FirstMatch(static c => c.Email?.Contains('@', StringComparison.Ordinal) == true ? c.Email : null), []).Wrong);

    [Fact]
    public void The_score_counts_right_wrong_missed_and_questions()
    {
        var world = MessyWorld.Generate(5, new() { Shares = MessyShares.None }).Companies;
        var pairs = world.Pairs;
        var crossed = new[] { pairs[0] with { AccountingId = pairs[1].AccountingId }, pairs[1] with { AccountingId = pairs[0].AccountingId } };

        var score = world.Score(crossed.Concat(pairs.Skip(3)), [pairs[2].CrmId]);

        Assert.Equal(crossed, score.Wrong);
        Assert.Equal(pairs.Count - 3, score.Right);
        Assert.Equal(pairs.Take(2), score.Missed);
        Assert.Equal(1, score.Questions);
        Assert.Throws<ArgumentException>(() => world.Score([pairs[0], pairs[0]], []));
        Assert.Throws<ArgumentException>(() => world.Score([new(0, 1)], []));
    }

    private static List<MessyPair> FirstMatch(Func<MessyCompany, string?> key)
    {
        var index = Companies.Accounting.Where(c => key(c) is not null).GroupBy(key).ToDictionary(static g => g.Key!, static g => g.First().Id);
        return [.. Companies.Crm.Select(c => (c.Id, Key: key(c))).Where(x => x.Key is not null && index.ContainsKey(x.Key))
            .Select(x => new MessyPair(x.Id, index[x.Key!])).DistinctBy(static p => p.AccountingId)];
    }
}
