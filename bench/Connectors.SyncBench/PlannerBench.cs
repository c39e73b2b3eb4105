using System.Diagnostics;
using Connectors.Sync.Linking;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.SyncBench;

/// <summary>Decisions per second of one core, of pairs with five mapped fields as they meet in life.</summary>
internal static class PlannerBench
{
    private const int Pairs = 2_000;
    private static readonly TimeSpan Measure = TimeSpan.FromSeconds(2);

    public static void Run()
    {
        var mapping = Compile();
        var stored = new SyntheticSystem("crm", SyntheticSystem.Company, Pairs);
        var books = new SyntheticSystem("books", SyntheticSystem.Customer, Pairs);
        Report("linked, unchanged", [.. Enumerable.Range(0, Pairs).Select(i => Linked(mapping, stored, books, i, null, null))]);
        Report("linked, one field changed in the CRM", [.. Enumerable.Range(0, Pairs).Select(i => Linked(mapping, stored, books, i, "Odense C", null))]);
        Report("linked, one field changed on both sides", [.. Enumerable.Range(0, Pairs).Select(i => Linked(mapping, stored, books, i, "Odense C", "Vejle"))]);
        Report("found by matching, first meeting", [.. Enumerable.Range(0, Pairs).Select(i => Linked(mapping, stored, books, i, null, null) with { Link = null, Base = LinkBase.Empty })]);
        Report("new in the CRM", [.. Enumerable.Range(0, Pairs).Select(i => new PairInput { Mapping = mapping, Crm = SideView.Of(stored.Record(SyntheticSystem.Company, i), true), Accounting = SideView.Absent })]);
        Report("the same with the base read from its stored text", [.. Enumerable.Range(0, Pairs).Select(i => Linked(mapping, stored, books, i, "Odense C", null))], p => p with { Base = LinkBase.Parse(p.Base.ToJson(), mapping) });
    }

    private static void Report(string name, PairInput[] inputs, Func<PairInput, PairInput>? before = null)
    {
        var texts = before is null ? null : inputs.Select(static i => i.Base.ToJson()).ToArray();
        PairInput Input(int i) => texts is null ? inputs[i] : inputs[i] with { Base = LinkBase.Parse(texts[i], inputs[i].Mapping) };
        for (var i = 0; i < 5 * Pairs; i++)
            Planner.Decide(Input(i % Pairs));
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        var decisions = 0;
        do
        {
            for (var i = 0; i < Pairs; i++)
                Planner.Decide(Input(i));
            decisions += Pairs;
        }
        while (Stopwatch.GetElapsedTime(started) < Measure);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine($"{name,-50} {decisions / seconds,12:N0} decisions/s {(GC.GetAllocatedBytesForCurrentThread() - bytes) / decisions,8:N0} bytes each");
    }

    private static PairInput Linked(CompiledMapping mapping, SyntheticSystem crm, SyntheticSystem books, int i, string? cityNow, string? otherCityNow)
    {
        var (left, right) = (crm.Record(SyntheticSystem.Company, i), books.Record(SyntheticSystem.Customer, i));
        var stored = LinkBase.Empty;
        foreach (var unit in mapping.Units)
            stored = stored.With(unit.Name, new UnitBase { Fingerprint = unit.Fingerprint, Crm = unit.Read(Side.Crm, left), Accounting = unit.Read(Side.Accounting, right) });
        return new PairInput
        {
            Mapping = mapping,
            Crm = SideView.Of(With(left, "city", cityNow), true),
            Accounting = SideView.Of(With(right, "City", otherCityNow), true),
            Link = LinkState.Active,
            Base = stored,
        };
    }

    private static SyncRecord With(SyncRecord record, string field, string? value)
    {
        if (value is null)
            return record;
        var builder = SyncRecord.Create(record.Schema, record.Id).Stamps(record.ModifiedAt, record.CreatedAt);
        foreach (var f in record.Schema.Fields)
            builder.Set(f.Name, f.Name == field ? FieldValue.Of(value) : record[f.Name]);
        return builder.Build();
    }

    private static CompiledMapping Compile()
    {
        var builder = new MappingBuilder();
        SyntheticSystem.Mapping(builder);
        var (compiled, problems) = new MappingCompiler(Describe("crm", SyntheticSystem.Company), Describe("books", SyntheticSystem.Customer), [], []).Compile(builder.Build());
        return !problems.Any() ? compiled[0] : throw new InvalidOperationException(string.Join("; ", problems));
    }

    private static SideDescription Describe(string name, EntitySchema schema) => new(new ProviderSchema([schema]), new SyntheticSystem(name, schema, 0).Open().Capabilities);
}
