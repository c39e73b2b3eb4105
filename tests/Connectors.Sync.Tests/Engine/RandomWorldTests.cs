using System.Globalization;
using Connectors.Sync.Execution;
using Connectors.Sync.Tests.Fakes;
using Connectors.Sync.Tests.Triggers;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Engine;

/// <summary>Many small worlds with users on both sides, lost replies, late commits, refusals, limits, restarts. A failure names its seed.</summary>
public sealed class RandomWorldTests
{
    private static readonly WriteOutcome Lost = new WriteOutcome.Uncertain(new UncertainEvidence { Message = "no reply" });

    public static TheoryData<int, bool> Seeds
    {
        get
        {
            var seeds = new TheoryData<int, bool>();
            for (var seed = 1; seed <= 150; seed++)
                seeds.Add(seed, false);
            for (var seed = 151; seed <= 200; seed++)
                seeds.Add(seed, true);
            return seeds;
        }
    }

    [Theory]
    [Rule("R1")]
    [Rule("R3")]
    [Rule("R22")]
    [Rule("R25")]
    [MemberData(nameof(Seeds))]
    public async Task Both_sides_become_one_and_nothing_is_doubled_or_lost(int seed, bool batches)
    {
        var dice = new Dice(seed);
        var safety = (CreateSafety)(dice.Next(3) switch { 0 => new CreateSafety.ClientId(), 1 => new CreateSafety.ReadBack("Ref"), _ => new CreateSafety.IdempotencyKey(TimeSpan.FromDays(30)) });
        var (returns, replace, token, parallel) = (dice.Next(2) == 0, dice.Next(2) == 0, dice.Next(2) == 0, 1 + dice.Next(4));
        var turns = batches ? new Turns() : null;
        await using var world = new World(host: services => { if (turns is not null) services.AddSingleton<Surroundings>(turns); });
        world.Accounting.Can = c => c with
        {
            CreateSafety = safety,
            MarkerField = c.Entity == "customer" ? "Ref" : null,
            WriteReturnsRecord = returns,
            WriteShape = replace ? WriteShape.Replace : WriteShape.Patch,
            Concurrency = token ? ConcurrencyGuard.Token : ConcurrencyGuard.None,
            WriteBatchSize = batches ? 2 + (seed % 5) : 1,
        };
        if (batches)
            world.Crm.Can = c => c with { WriteBatchSize = 3 };
        if (dice.Next(3) == 0)
            world.Accounting.Feed = static r => r with { Cursor = CursorKind.None };
        // Only one of the two systems calls in parallel: the fake's clock orders what happens.
        world.Crm.MaxConcurrentCalls = Math.Min(parallel, 1);

        // Every edit writes a text that no other edit writes: a lost edit is a text that is gone without a later one.
        var ledger = new Dictionary<(string Number, string Field), List<(string Side, string Token)>>();
        var tokens = 0;
        for (var i = 0; i < 6; i++)
        {
            Add(world.Crm, "company", "crm");
            Add(world.Accounting, "customer", "books");
        }

        await RunAsync();
        for (var round = 0; round < 6; round++)
        {
            Trouble(dice.Next(6));
            for (var edits = dice.Next(5); edits > 0; edits--)
                Edit();
            if (dice.Next(4) == 0)
                Add(world.Crm, "company", "crm");
            if (dice.Next(4) == 0)
                Add(world.Accounting, "customer", "books");
            await RunAsync();
            if (dice.Next(3) == 0)
                await world.RestartAsync();
            world.Clock.Advance(TimeSpan.FromMinutes(dice.Next(4)));
        }

        Trouble(-1);
        for (var pass = 0; pass < 4; pass++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(10));
            await RunAsync();
        }

        var writes = world.Crm.Writes + world.Accounting.Writes;
        await RunAsync();
        Assert.True(writes == world.Crm.Writes + world.Accounting.Writes, $"seed {seed}: an unchanged pass wrote");
        Assert.True((await world.ParkedAsync()).Count == 0, $"seed {seed}: something is parked: {string.Join("; ", (await world.ParkedAsync()).SelectMany(static p => p.Problems).Select(static p => p.Message))}");

        var crm = Table(world.Crm, "company", "vat", "name", "city", "phone");
        var books = Table(world.Accounting, "customer", "Vat", "Name", "City", "Phone");
        Assert.True(crm.Count == ledger.Keys.Select(static k => k.Number).Distinct().Count(), $"seed {seed}: {crm.Count} companies of {ledger.Keys.Select(static k => k.Number).Distinct().Count()}");
        var compared = 0;
        foreach (var (number, fields) in crm)
        {
            Assert.True(books.TryGetValue(number, out var theirs), $"seed {seed}: {number} is missing in the books");
            for (var f = 0; f < 3; f++)
            {
                Assert.True(fields[f] == theirs![f], $"seed {seed}: {number} field {f}: CRM '{fields[f]}', books '{theirs[f]}'");
                compared++;
                if (!ledger.TryGetValue((number, Field(f)), out var edits))
                    continue;
                // The value that stands is the last edit of one of the two sides; which one is the rule's business.
                var last = edits.GroupBy(static e => e.Side).Select(static g => g.Last().Token).ToList();
                Assert.True(last.Contains(fields[f] ?? ""), $"seed {seed}: {number} {Field(f)} is '{fields[f]}', edited last to {string.Join(" or ", last)}");
            }
        }

        Assert.True(!batches || world.Accounting.Batches.Max() > 1, $"seed {seed}: no call had two writes");
        Assert.Equal(books.Count, crm.Count);
        Assert.True(compared >= 36, $"seed {seed}: only {compared} fields were compared");

        async Task RunAsync() => Assert.NotEqual(RunState.Failed, (await (turns?.RunAsync(world.RunAsync) ?? world.RunAsync())).State);

        void Add(FakeSystem system, string entity, string side)
        {
            var number = (10000000 + ++tokens).ToString(CultureInfo.InvariantCulture);
            var books = entity == "customer";
            system.Add(entity, (books ? "Vat" : "vat", number), (books ? "Name" : "name", Token(number, "name", side)), (books ? "City" : "city", Token(number, "city", side)));
        }

        void Edit()
        {
            var books = dice.Next(2) == 0;
            var system = books ? world.Accounting : world.Crm;
            var entity = books ? "customer" : "company";
            var ids = system.Ids(entity).Order(StringComparer.Ordinal).ToList();
            var id = ids[dice.Next(ids.Count)];
            var number = system.Text(entity, id, books ? "Vat" : "vat");
            if (number is null)
                return;
            var field = Field(dice.Next(3));
            // Phones are kept as digits in the books: the token is digits.
            var token = Token(number, field, books ? "books" : "crm");
            system.Edit(entity, id, (books ? char.ToUpperInvariant(field[0]) + field[1..] : field, token));
        }

        string Token(string number, string field, string side)
        {
            var token = field == "phone" ? (20000000 + ++tokens).ToString(CultureInfo.InvariantCulture) : $"{field}-{++tokens}";
            if (!ledger.TryGetValue((number, field), out var edits))
                ledger[(number, field)] = edits = [];
            edits.Add((side, token));
            return token;
        }

        void Trouble(int kind)
        {
            world.Accounting.Answer = static (_, outcome) => outcome;
            world.Accounting.Refuse = static _ => null;
            var after = dice.Next(3);
            switch (kind)
            {
                case 0: // the reply is lost, the write was applied
                    world.Accounting.Answer = (_, outcome) => after-- == 0 ? Lost : outcome;
                    break;
                case 1: // the write never arrived
                    world.Accounting.Refuse = _ => after-- == 0 ? Lost : null;
                    break;
                case 2: // a limit
                    world.Accounting.Refuse = w => after-- <= 0 ? new WriteOutcome.NotSent(UnavailableReason.Limited, "limit", world.Clock.GetUtcNow().AddMinutes(1)) : null;
                    break;
                case 3: // the provider breaks in the middle
                    world.Accounting.Answer = (_, outcome) => after-- == 0 ? throw new InvalidOperationException("broken") : outcome;
                    break;
                case 4: // a lost race
                    world.Accounting.Refuse = _ => after-- == 0 ? new WriteOutcome.Stale() : null;
                    break;
            }
        }
    }

    private static string Field(int index) => index switch { 0 => "name", 1 => "city", _ => "phone" };

    private static Dictionary<string, string?[]> Table(FakeSystem system, string entity, string number, params string[] fields)
    {
        var table = new Dictionary<string, string?[]>();
        foreach (var id in system.Ids(entity))
        {
            var key = system.Text(entity, id, number) ?? "(none " + id + ")";
            Assert.True(table.TryAdd(key, [.. fields.Select(f => system.Text(entity, id, f))]), $"{entity} {key} stands there twice");
        }

        return table;
    }

    /// <summary>SplitMix64: the same numbers for a seed everywhere.</summary>
    private sealed class Dice(int seed)
    {
        private ulong _state = (ulong)seed * 0x9E3779B97F4A7C15;

        public int Next(int below)
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)((z ^ (z >> 31)) % (ulong)below);
        }
    }
}
