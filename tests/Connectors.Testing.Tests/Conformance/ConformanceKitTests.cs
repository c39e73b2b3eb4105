using Connectors.Testing.Tests.Conformance.Lies;
using Connectors.Testing.Tests.Conformance.Memory;
using Connectors.TestSupport;

namespace Connectors.Testing.Tests.Conformance;

/// <summary>The cases themselves: a correct provider keeps them in every shape, and every lie is caught by the case that it is told against.</summary>
[Rule("R33"), Rule("R37")]
public sealed class ConformanceKitTests
{
    public static TheoryData<string> Shapes => [.. MemoryShape.All.Select(static s => s.Name)];

    public static TheoryData<string> Lies => [.. Lie.All.Select(static l => l.Name)];

    [Theory, MemberData(nameof(Shapes))]
    public async Task A_correct_provider_keeps_every_promise_that_its_shape_makes(string shape)
    {
        var report = await ProviderConformance.CheckAsync(new MemoryFixture(MemoryShape.All.Single(s => s.Name == shape)));
        Assert.True(!report.Broken.Any(), report.ToString());
        Assert.Contains(report.Results, static r => r.Verdict == ProviderConformanceVerdict.Kept);
    }

    [Fact]
    public async Task Every_case_applies_to_some_shape()
    {
        var applied = new HashSet<string>();
        foreach (var shape in MemoryShape.All)
        {
            foreach (var result in (await ProviderConformance.ListAsync(new MemoryFixture(shape))).Results.Where(static r => r.Verdict == ProviderConformanceVerdict.Applicable))
                applied.Add(result.Case.Id);
        }

        var all = ProviderConformance.Cases(new MemoryFixture(MemoryShape.Strong)).Select(static c => c.Id).Distinct().ToList();
        Assert.Empty(all.Except(applied));
        Assert.True(all.Count >= 60, $"There are {all.Count} cases.");
    }

    [Theory, MemberData(nameof(Lies))]
    public async Task A_lie_is_caught_by_its_case(string name)
    {
        var lie = Lie.All.Single(l => l.Name == name);
        // The same case, over the same system, without the lie: it is the lie that is caught.
        foreach (var @case in Find(new MemoryFixture(lie.Shape)))
            Assert.Equal(ProviderConformanceVerdict.Kept, (await @case.RunAsync()).Verdict);

        var errors = new List<ProviderConformanceException>();
        foreach (var @case in Find(new MemoryFixture(lie.Shape, lie.Tell)))
        {
            if ((await @case.CheckAsync()).Error is { } error)
                errors.Add(error);
        }

        var caught = errors.FirstOrDefault();
        Assert.True(caught is not null, $"A provider that {lie.Name} passes '{lie.CaughtBy}'.");
        Assert.Contains(lie.CaughtBy, caught.Case);
        Assert.All(new[] { caught.Promise, caught.Seen, caught.Remedy }, text => Assert.Contains(text, caught.Message));

        IEnumerable<ProviderConformanceCase> Find(ProviderFixture fixture) =>
            ProviderConformance.Cases(fixture).Where(c => c.Id == lie.CaughtBy && (c.Entity is null or "company"));
    }

    [Fact]
    public async Task A_broken_promise_says_what_was_promised_what_was_seen_and_what_to_do()
    {
        var lie = Lie.All.Single(static l => l.Name == "says Deleted for a hidden record");
        var @case = ProviderConformance.Cases(new MemoryFixture(lie.Shape, lie.Tell)).Single(static c => c.Name == "get: a hidden record is Unknown, never Deleted [company]");
        var error = await Assert.ThrowsAsync<ProviderConformanceException>(() => @case.RunAsync());
        Verified.Text(error.Message);
    }

    [Fact]
    public async Task What_does_not_apply_says_why()
    {
        var report = await ProviderConformance.ListAsync(new MemoryFixture(MemoryShape.All.Single(static s => s.Name == "write only")));
        Verified.Text(report.ListNotApplicable());
        var @case = report.NotApplicable.First().Case;
        Assert.Equal(ProviderConformanceVerdict.NotApplicable, (await @case.RunAsync()).Verdict);
    }

    [Fact]
    public void The_catalogue_of_cases() => Verified.Text(string.Join("\n\n", ProviderConformance.Cases(new MemoryFixture(MemoryShape.Strong)).DistinctBy(static c => c.Id)
        .GroupBy(static c => c.Group).Select(static g => $"{g.Key} ({g.Count()})\n" + string.Join("\n", g.Select(c => $"- {c.Id[(g.Key.Length + 2)..]}: {c.Promise}")))));

    [Fact]
    public async Task A_fixture_may_say_why_a_case_does_not_apply_and_is_told_what_it_forgot()
    {
        var forgetful = new Forgetful();
        var cases = ProviderConformance.Cases(forgetful);
        var excused = await cases.Single(static c => c.Id == "probe: a usable account is green and says who it is").RunAsync();
        Assert.Equal((ProviderConformanceVerdict.NotApplicable, "because we say so"), (excused.Verdict, excused.Reason));
        var missing = await Assert.ThrowsAsync<NotSupportedException>(() => cases.Single(static c => c.Id == "probe: nothing is changed").RunAsync());
        Assert.Contains(nameof(ProviderAccount.Writes), missing.Message);
    }

    private sealed class Forgetful : ProviderFixture
    {
        public override string Name => "forgetful";

        public override IReadOnlyList<EntitySample> Entities => [new("company", "name")];

        public override FixtureAbilities Abilities => FixtureAbilities.CountWrites;

        public override Task<ProviderAccount> OpenAsync(CancellationToken cancellationToken) => Task.FromResult<ProviderAccount>(new Account());

        public override string? WhyNot(ProviderConformanceCase @case) => @case.Id.StartsWith("probe: a usable", StringComparison.Ordinal) ? "because we say so" : null;

        private sealed class Account : ProviderAccount
        {
            private readonly MemorySystem _system = new(MemoryShape.Strong);

            public override Task<Connectors.Sync.ISyncProvider> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult<Connectors.Sync.ISyncProvider>(new MemoryProvider(_system));

            public override Task<IReadOnlyDictionary<string, Connectors.Sync.FieldValue>> NewRowAsync(string entity, int number, CancellationToken cancellationToken) => throw new NotSupportedException();
        }
    }
}
