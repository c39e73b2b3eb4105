using Connectors.Sync.Linking;
using Connectors.Testing;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Linking;

public sealed class MatcherTests
{
    [Fact]
    [Acceptance("P-04h", Missing = "a whole run")]
    [Rule("R16")]
    public void A_number_of_several_stays_no_key_when_all_others_that_have_it_are_linked()
    {
        // Two branches of one number are linked already; on each side one more is left, and nothing but the number speaks for their being the same.
        var own = new Side("crm", ("1", false, ["m#0:vat"]), ("2", false, ["m#0:vat"]), ("3", true, ["m#0:vat", "m#1:odense"]));
        var other = new Side("accounting", ("a", false, ["m#0:vat"]), ("b", false, ["m#0:vat"]), ("c", true, ["m#0:vat", "m#1:vejle"]));

        var result = Matcher.Decide(["m#0:vat", "m#1:odense"], own.Find, other.Find);

        Assert.Equal((MatchKind.Ask, "match.ambiguous", "c"), (result.Kind, result.Reason, Assert.Single(result.Ids)));
    }

    [Fact]
    [Acceptance("P-04h", Missing = "a whole run")]
    [Rule("R16")]
    public void A_weaker_key_chooses_among_those_that_share_the_stronger_one()
    {
        var own = new Side("crm", ("1", true, ["m#0:vat", "m#1:odense"]), ("2", true, ["m#0:vat", "m#1:vejle"]), ("3", true, ["m#1:odense"]));
        var other = new Side("accounting", ("a", true, ["m#0:vat", "m#1:odense"]), ("b", true, ["m#0:vat", "m#1:vejle"]), ("c", true, ["m#1:odense"]));

        var result = Matcher.Decide(["m#0:vat", "m#1:odense"], own.Find, other.Find);

        Assert.Equal((MatchKind.Same, "a"), (result.Kind, Assert.Single(result.Ids)));
    }

    [Fact]
    [Rule("R16")]
    public void The_only_one_that_has_a_key_but_is_linked_is_a_possible_duplicate()
    {
        var result = Matcher.Decide(["m#0:mail"], new Side("crm", ("1", true, ["m#0:mail"])).Find, new Side("accounting", ("a", false, ["m#0:mail"])).Find);

        Assert.Equal((MatchKind.Ask, "match.possible-duplicate"), (result.Kind, result.Reason));
    }

    [Fact]
    [Rule("R16")]
    public void A_weaker_key_never_joins_what_a_stronger_one_tells_apart()
    {
        var result = Matcher.Decide(
            ["m#0:111", "m#1:acme"], new Side("crm", ("1", true, ["m#0:111", "m#1:acme"])).Find, new Side("accounting", ("a", true, ["m#0:222", "m#1:acme"])).Find);

        Assert.Equal((MatchKind.Ask, "match.contradiction"), (result.Kind, result.Reason));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(77)]
    [Acceptance("P-03e")]
    [Rule("R16")]
    public void Messy_customers_are_matched_without_a_wrong_link_and_with_few_questions(long seed)
    {
        var world = MessyWorld.Generate(seed, new() { CrmCompanies = 20_000, AccountingCompanies = 20_000, CompanyOverlap = 0.3, CrmPersons = 0, AccountingPersons = 0 }).Companies;
        var (crm, accounting) = (new MessySide(world.Crm), new MessySide(world.Accounting));
        var links = new List<MessyPair>();
        var questions = new List<int>();
        foreach (var company in world.Crm)
        {
            var found = Matcher.Decide(crm.KeysOf(company.Id), crm.Find, accounting.Find);
            if (found.Kind == MatchKind.Ask)
                questions.Add(company.Id);
            if (found.Kind != MatchKind.Same)
                continue;
            var id = int.Parse(found.Ids[0], System.Globalization.CultureInfo.InvariantCulture);
            links.Add(new MessyPair(company.Id, id));
            crm.Taken.Add(company.Id);
            accounting.Taken.Add(id);
        }

        var score = world.Score(links, questions);

        Assert.Empty(score.Wrong);
        Assert.InRange(score.QuestionShare, 0.0, 0.02);
        Assert.True(score.Right > 5_400, $"right {score.Right}, missed {score.Missed.Count}, questions {score.Questions}");
    }

    private sealed class Side(string name, params (string Id, bool Free, string[] Keys)[] records)
    {
        public IReadOnlyList<Candidate> Find(string key) => [.. records.Where(r => r.Keys.Contains(key)).Select(static r => new Candidate(r.Id, r.Free, r.Keys))];

        public override string ToString() => name;
    }

    /// <summary>EAN, VAT number, VAT number + postcode, name + postcode: in the order of their strength.</summary>
    private sealed class MessySide
    {
        private readonly Dictionary<int, List<string>> _keys;
        private readonly ILookup<string, int> _ids;

        public MessySide(IReadOnlyList<MessyCompany> companies)
        {
            _keys = companies.ToDictionary(static c => c.Id, static c => Keys(c).OfType<string>().ToList());
            _ids = _keys.SelectMany(static k => k.Value.Select(key => (key, k.Key))).ToLookup(static x => x.key, static x => x.Key);
        }

        public HashSet<int> Taken { get; } = [];

        public List<string> KeysOf(int id) => _keys[id];

        public IReadOnlyList<Candidate> Find(string key) => [.. _ids[key].Select(id => new Candidate($"{id}", !Taken.Contains(id), _keys[id]))];

        private static string?[] Keys(MessyCompany c)
        {
            var vat = Normalisers.Apply(Normalisers.VatNumber, c.VatNumber);
            var zip = Normalisers.Apply(Normalisers.Text, c.PostalCode);
            return
            [
                Key(0, Normalisers.Apply(Normalisers.Digits, c.EanNumber)),
                Key(1, vat),
                Key(2, vat, zip),
                Key(3, Normalisers.Apply(Normalisers.Name, c.Name), zip),
            ];
        }

        private static string? Key(int rank, params string?[] parts) => parts.Contains(null) ? null : $"m#{rank}:{string.Join('|', parts)}";
    }
}
