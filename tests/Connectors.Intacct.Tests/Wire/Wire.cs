using Connectors.Intacct.Tests.Support;

namespace Connectors.Intacct.Tests.Wire;

/// <summary>What the wire tests have in common: the calls that every object has.</summary>
internal static class Wire
{
    public static readonly RecordKey Key = new("12");
    public static readonly CallOptions Keyed = new() { IdempotencyKey = "key-1" };

    public static WireSnapshot<IIntacctClient> Snapshot(Action<IntacctOptions>? change = null) => new(wire =>
    {
        var test = TestClient.On(wire, change);
        return (test.Client, test);
    });

    public static WireSnapshot<IIntacctClient> Read<T>(this WireSnapshot<IIntacctClient> snapshot, string name, Func<IIntacctClient, ReadOperations<T>> of, string? stored = null) where T : class => snapshot
        .Call(name + ": list", Answers.NoRows, c => of(c).ListPageAsync())
        .Call(name + ": get", stored is null ? Answers.Record() : Answers.Record(stored), c => of(c).GetAsync(Key));

    public static WireSnapshot<IIntacctClient> Edit<T, TInput>(this WireSnapshot<IIntacctClient> snapshot, string name, Func<IIntacctClient, EditOperations<T, TInput>> of, Func<TInput, TInput> change, string? stored = null)
        where T : class, TInput where TInput : class => snapshot
        .Read(name, of, stored)
        .Call(name + ": update", [stored is null ? Answers.Record() : Answers.Record(stored), Answers.Written], c => of(c).UpdateAsync(Key, change, Keyed))
        .Call(name + ": delete", () => WireHandler.Empty(204), c => of(c).DeleteAsync(Key));

    public static WireSnapshot<IIntacctClient> Crud<T, TInput>(
        this WireSnapshot<IIntacctClient> snapshot, string name, Func<IIntacctClient, RecordOperations<T, TInput>> of, TInput input, Func<TInput, TInput> change, string? stored = null)
        where T : class, TInput where TInput : class => snapshot
        .Call(name + ": create", () => WireHandler.Json(Answers.Written, 201), c => of(c).CreateAsync(input, Keyed))
        .Edit(name, of, change, stored);
}
