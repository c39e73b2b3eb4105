using Connectors.Sync.Linking;
using Connectors.Sync.Merging;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Planning;

public sealed class PlannerTests
{
    private static readonly CompiledMapping Mapping = Compile(World.Standard);

    private static CompiledMapping Compile(Action<MappingBuilder> mapping, ConnectionSettings? settings = null)
    {
        var builder = new MappingBuilder();
        mapping(builder);
        var crm = new FakeSystem("crm", World.Company, World.Person).Open();
        var books = new FakeSystem("books", World.Customer, World.Contact).Open();
        var problems = new List<SettingsProblem>();
        var mappings = SettingsMerge.Apply(builder.Build(), settings ?? ConnectionSettings.Empty, problems);
        var (compiled, wrong) = new MappingCompiler(
            new SideDescription(new ProviderSchema([World.Company, World.Person]), crm.Capabilities), new SideDescription(new ProviderSchema([World.Customer, World.Contact]), books.Capabilities), [], []).Compile(mappings);
        Assert.Empty(problems.Concat(wrong));
        return compiled.First(m => m.Name == "company");
    }

    private static SyncRecord Company(string? name, string? city = null) =>
        Record(World.Company, "1", ("name", name), ("vat", null), ("city", city), ("phone", null), ("type", null), ("limit", null));

    private static SyncRecord Customer(string? name, string? city = null) =>
        Record(World.Customer, "c1", ("Name", name), ("Vat", null), ("City", city), ("Phone", null), ("Limit", null), ("Ref", null));

    private static SyncRecord Record(EntitySchema schema, string id, params (string Field, string? Value)[] values)
    {
        var builder = SyncRecord.Create(schema, new RecordId(id));
        foreach (var (field, value) in values)
            builder.Set(field, FieldValue.Of(value));
        return builder.Build();
    }

    public static TheoryData<int, int, int> EveryCell()
    {
        var data = new TheoryData<int, int, int>();
        foreach (var crm in Enum.GetValues<SideState>())
        {
            foreach (var accounting in Enum.GetValues<SideState>())
            {
                for (var link = -1; link <= (int)LinkState.Orphaned; link++)
                    data.Add((int)crm, (int)accounting, link);
            }
        }

        return data;
    }

    [Theory]
    [Rule("R13")]
    [MemberData(nameof(EveryCell))]
    public void Every_cell_of_side_states_and_link_states_has_an_answer(int crm, int accounting, int link)
    {
        var input = new PairInput
        {
            Mapping = Mapping,
            Crm = View((SideState)crm, Company("Acme")),
            Accounting = View((SideState)accounting, Customer("Acme")),
            Link = link < 0 ? null : (LinkState)link,
        };

        var decision = Planner.Decide(input);

        Assert.NotEmpty(decision.Reason);
        // Nothing that is unsettled, orphaned, unread or gone is ever written or created.
        var there = (SideState)crm is SideState.InScope or SideState.OutOfScope && (SideState)accounting is SideState.InScope or SideState.OutOfScope;
        if (decision.Action is PairAction.CreateAccounting)
            Assert.Equal((SideState.InScope, SideState.Absent, -1), ((SideState)crm, (SideState)accounting, link));
        if (decision.Action is PairAction.CreateCrm)
            Assert.Equal((SideState.Absent, SideState.InScope, -1), ((SideState)crm, (SideState)accounting, link));
        if (decision.Action is PairAction.Update or PairAction.Link or PairAction.Revive)
            Assert.True(there);
        if (link is (int)LinkState.Reserved or (int)LinkState.Uncertain)
            Assert.Equal(PairAction.Defer, decision.Action);
        if (decision.Action == PairAction.Orphan)
            Assert.True((SideState)crm is SideState.Deleted or SideState.Replaced || (SideState)accounting is SideState.Deleted or SideState.Replaced);
        // Without a delete policy nothing is ever deleted, whatever the two sides show.
        Assert.Null(decision.Deletes);
        if (link < 0 && ((SideState)crm == SideState.Deleted || (SideState)accounting == SideState.Deleted))
            Assert.False(decision.Writes);

        static SideView View(SideState state, SyncRecord record) => state is SideState.InScope or SideState.OutOfScope ? new SideView(state, record) : new SideView(state, null);
    }

    [Fact]
    public void The_same_input_gives_the_same_decision()
    {
        var input = Linked(Company("Acme", "Odense"), Customer("Acme", "Vejle"), "Aarhus", "Aarhus");

        var (first, second) = (Planner.Decide(input), Planner.Decide(input));

        Assert.Equal(first.Action, second.Action);
        Assert.Equal(first.AccountingSet.AsEnumerable(), second.AccountingSet.AsEnumerable());
        Assert.Equal(first.Units.Select(static u => (u.Unit.Name, u.Action, u.Rule)), second.Units.Select(static u => (u.Unit.Name, u.Action, u.Rule)));
    }

    // crm now, accounting now, base crm, base accounting → what is done about the city, by which rule (flow Both, the CRM wins)
    [Theory]
    [InlineData("A", "A", "A", "A", nameof(UnitAction.InSync), "in-sync")]
    [InlineData("B", "A", "A", "A", nameof(UnitAction.WriteAccounting), "crm-changed")]
    [InlineData("A", "B", "A", "A", nameof(UnitAction.WriteCrm), "accounting-changed")]
    [InlineData("B", "B", "A", "A", nameof(UnitAction.Adopt), "agree")]
    [InlineData("B", "C", "A", "A", nameof(UnitAction.WriteAccounting), "winner.crm")]
    [InlineData(null, "A", "A", "A", nameof(UnitAction.WriteAccounting), "crm-changed")]
    [InlineData("A", null, "A", "A", nameof(UnitAction.WriteCrm), "accounting-changed")]
    [InlineData(null, null, "A", "A", nameof(UnitAction.Adopt), "agree")]
    [InlineData("long", "lo", "long", "lo", nameof(UnitAction.InSync), "in-sync")] // a pair that was satisfied, however different it looks
    [InlineData("long ", "lo", "long", "lo", nameof(UnitAction.InSync), "in-sync")]
    [InlineData("A", "A", null, null, nameof(UnitAction.Adopt), "first-meeting.equal", false)]
    [InlineData("A", null, null, null, nameof(UnitAction.WriteAccounting), "first-meeting.filled", false)]
    [InlineData(null, "A", null, null, nameof(UnitAction.WriteCrm), "first-meeting.filled", false)]
    [InlineData("A", "B", null, null, nameof(UnitAction.WriteAccounting), "first-meeting.crm", false)]
    public void Three_way_merge(string? crm, string? accounting, string? baseCrm, string? baseAccounting, string action, string rule, bool hasBase = true)
    {
        var input = hasBase ? Linked(Company("Acme", crm), Customer("Acme", accounting), baseCrm, baseAccounting) : Linked(Company("Acme", crm), Customer("Acme", accounting), null, null) with { Base = LinkBase.Empty };

        var unit = Planner.Decide(input).Units.Single(static u => u.Unit.Name == "city");

        Assert.Equal((action, rule), (unit.Action.ToString(), unit.Rule));
    }

    /// <summary>Nothing comes back over a field that goes one way: that the two mean the same is seen in the form in which they are compared, or it would be written again and again.</summary>
    [Theory]
    [Rule("R1")]
    [InlineData(null, null, "first-meeting.equal")]
    [InlineData("Vejle", "Vejle", "agree")]
    public void Two_spellings_of_one_value_agree_also_where_nothing_comes_back(string? baseCrm, string? baseAccounting, string rule)
    {
        var mapping = Compile(m =>
        {
            World.Standard(m);
            m.Entity("company").With(static e => e with { Flow = Flow.FromCrm });
        });
        var input = Linked(Company("Acme", "Ribe "), Customer("Acme", "Ribe"), baseCrm, baseAccounting, mapping);

        var unit = Planner.Decide(baseCrm is null ? input with { Base = LinkBase.Empty } : input).Units.Single(static u => u.Unit.Name == "city");

        Assert.Equal((UnitAction.Adopt, rule), (unit.Action, unit.Rule));
    }

    [Theory]
    [Rule("R10")]
    [InlineData("2026-01-05T10:00:00Z", "2026-01-05T12:00:00Z", "newest.fallback")] // both after the last proof: the stamps' intervals overlap
    public void Newest_never_guesses(string crm, string accounting, string rule)
    {
        var mapping = Compile(m =>
        {
            World.Standard(m);
            m.Entity("company").With(static e => e with { Winner = Winner.Newest, NewestFallback = Side.Accounting });
        });
        var proved = new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
        var input = Linked(Stamped(Company("Acme", "B"), crm), Stamped(Customer("Acme", "C"), accounting), "A", "A", mapping);
        input = input with { Merge = input.Merge with { CrmProvedAt = proved, AccountingProvedAt = proved } };

        var unit = Planner.Decide(input).Units.Single(static u => u.Unit.Name == "city");

        Assert.Equal((rule, UnitAction.WriteCrm), (unit.Rule, unit.Action));
    }

    [Fact]
    [Rule("R10")]
    public void Newest_takes_the_change_that_was_proved_to_be_later()
    {
        var mapping = Compile(m =>
        {
            World.Standard(m);
            m.Entity("company").With(static e => e with { Winner = Winner.Newest, NewestFallback = Side.Accounting });
        });
        var input = Linked(Stamped(Company("Acme", "B"), "2026-01-05T12:00:00Z"), Stamped(Customer("Acme", "C"), "2026-01-05T10:00:00Z"), "A", "A", mapping);
        // At 11:00 the CRM still showed the old value, and accounting's change was over by 10:00.
        input = input with { Merge = input.Merge with { CrmProvedAt = new DateTimeOffset(2026, 1, 5, 11, 0, 0, TimeSpan.Zero) } };

        var unit = Planner.Decide(input).Units.Single(static u => u.Unit.Name == "city");

        Assert.Equal(("newest.crm", UnitAction.WriteAccounting), (unit.Rule, unit.Action));
    }

    [Fact]
    public void A_base_survives_being_stored()
    {
        var unit = Mapping.FindUnit("limit")!;
        var before = LinkBase.Empty.With("limit", new UnitBase { Fingerprint = unit.Fingerprint, Crm = [FieldValue.Of((decimal?)12.50m)], Accounting = [FieldValue.Null], Source = BaseSource.Tolerated, CrmRounds = new Rounds("a", "b", 2) });

        var after = LinkBase.Parse(before.ToJson(), Mapping).Find("limit")!;

        Assert.Equal("12.50", after.Crm[0].ToString());
        Assert.True(after.Accounting[0].IsNull);
        Assert.Equal((BaseSource.Tolerated, new Rounds("a", "b", 2), unit.Fingerprint), (after.Source, after.CrmRounds, after.Fingerprint));
    }

    [Fact]
    public void A_base_of_a_newer_version_is_refused_and_not_misread() =>
        Assert.Throws<NotSupportedException>(static () => LinkBase.Parse("""{"v":2,"u":{}}""", Mapping));

    [Theory]
    [InlineData(null, nameof(PairAction.CreateAccounting))]
    [InlineData("Aarhus", nameof(PairAction.CreateAccounting))]
    [InlineData("Atlantis", nameof(PairAction.Park))]
    public void A_default_stands_in_for_an_empty_value_and_never_for_a_wrong_one(string? city, string action)
    {
        var builder = new MappingBuilder();
        World.Standard(builder);
        builder.Entity("company").Field(new Field<string>("company", "city"), new Field<string>("customer", "City"), "towns", static r => r.Default("ODE"));
        var crm = new FakeSystem("crm", World.Company, World.Person).Open();
        var books = new FakeSystem("books", World.Customer, World.Contact).Open();
        var (compiled, wrong) = new MappingCompiler(
            new SideDescription(new ProviderSchema([World.Company, World.Person]), crm.Capabilities), new SideDescription(new ProviderSchema([World.Customer, World.Contact]), books.Capabilities),
            [new TableConverter("towns", "town", [("Aarhus", "AAR"), ("Odense", "ODE")])], []).Compile(builder.Build());
        Assert.Empty(wrong);

        var decision = Planner.Decide(new PairInput { Mapping = compiled.First(static m => m.Name == "company"), Crm = new SideView(SideState.InScope, Company("Acme", city)), Accounting = SideView.Absent });

        Assert.Equal(action, decision.Action.ToString());
        if (action == nameof(PairAction.Park))
            Assert.Equal("unknown-town", Assert.Single(decision.Problems).Code);
        else
            Assert.Equal(city is null ? "ODE" : "AAR", decision.AccountingSet.Single(static a => World.Customer[a.Slot].Name == "City").Value.AsText());
    }

    private static PairInput Linked(SyncRecord crm, SyncRecord accounting, string? baseCrm, string? baseAccounting, CompiledMapping? mapping = null)
    {
        mapping ??= Mapping;
        var stored = LinkBase.Empty;
        foreach (var unit in mapping.Units)
        {
            var city = unit.Name == "city";
            stored = stored.With(unit.Name, new UnitBase
            {
                Fingerprint = unit.Fingerprint,
                Crm = city ? [FieldValue.Of(baseCrm)] : unit.Read(Side.Crm, crm),
                Accounting = city ? [FieldValue.Of(baseAccounting)] : unit.Read(Side.Accounting, accounting),
            });
        }

        return new PairInput { Mapping = mapping, Crm = SideView.Of(crm, true), Accounting = SideView.Of(accounting, true), Link = LinkState.Active, Base = stored };
    }

    private static SyncRecord Stamped(SyncRecord record, string modified)
    {
        var builder = SyncRecord.Create(record.Schema, record.Id).Stamps(DateTimeOffset.Parse(modified));
        foreach (var field in record.Schema.Fields)
            builder.Set(field.Name, record[field.Name]);
        return builder.Build();
    }
}
