using Connectors.Economic.Tests.Support;

namespace Connectors.Economic.Tests.Wire;

/// <summary>What the wire tests have in common.</summary>
internal static class Wire
{
    public const string Empty = """{"collection":[],"pagination":{"skipPages":0,"pageSize":1000,"maxPageSizeAllowed":1000,"results":0,"resultsWithoutFilter":0},"self":"https://restapi.e-conomic.com/x"}""";
    public const string EmptyCursor = """{"items":[]}""";

    /// <summary>A fixed key, so that the texts do not change from run to run.</summary>
    public static readonly CallOptions K = new() { IdempotencyKey = "key-1" };

    public static WireSnapshot<IEconomicClient> Snapshot() => new(static wire =>
    {
        var test = TestClient.On(wire);
        return (test.Client, test);
    });

    public static async Task Drain<T>(IAsyncEnumerable<T> items)
    {
        await foreach (var _ in items)
        {
        }
    }

    public static WireSnapshot<IEconomicClient> Reads<T, TId>(this WireSnapshot<IEconomicClient> wire, string name, Func<IEconomicClient, ReadOperations<T, TId>> of, TId id, string stored)
        where T : EconomicRecord where TId : struct => wire
        .Call($"{name}: list", Empty, c => Drain(of(c).ListAsync()))
        .Call($"{name}: get", stored, c => of(c).GetAsync(id));

    public static WireSnapshot<IEconomicClient> Writes<T, TId>(this WireSnapshot<IEconomicClient> wire, string name, Func<IEconomicClient, WriteOperations<T, TId>> of, TId id, T record, Func<T, T> change, string stored)
        where T : EconomicRecord where TId : struct => wire
        .Reads(name, of, id, stored)
        .Call($"{name}: create", () => WireHandler.Json(stored, 201), c => of(c).CreateAsync(record, K))
        .Call($"{name}: update", [stored, stored], c => of(c).UpdateAsync(id, change, K))
        .Call($"{name}: replace", stored, c => of(c).ReplaceAsync(id, record, K))
        .Call($"{name}: delete", () => WireHandler.Empty(204), c => of(c).DeleteAsync(id, K));

    public static WireSnapshot<IEconomicClient> Children<TParent, T, TId>(
        this WireSnapshot<IEconomicClient> wire, string name, Func<IEconomicClient, ChildOperations<TParent, T, TId>> of, TParent parent, TId id, T record, Func<T, T> change, string stored)
        where TParent : struct where T : EconomicRecord where TId : struct => wire
        .Call($"{name}: list", Empty, c => Drain(of(c).ListAsync(parent)))
        .Call($"{name}: get", stored, c => of(c).GetAsync(parent, id))
        .Call($"{name}: create", () => WireHandler.Json(stored, 201), c => of(c).CreateAsync(parent, record, K))
        .Call($"{name}: update", [stored, stored], c => of(c).UpdateAsync(parent, id, change, K))
        .Call($"{name}: replace", stored, c => of(c).ReplaceAsync(parent, id, record, K))
        .Call($"{name}: delete", () => WireHandler.Empty(204), c => of(c).DeleteAsync(parent, id, K));

    public static WireSnapshot<IEconomicClient> OpenReads<T, TId>(this WireSnapshot<IEconomicClient> wire, string name, Func<IEconomicClient, OpenApiReadOperations<T, TId>> of, EconomicSort<T> sort)
        where T : EconomicRecord where TId : struct => wire
        .Call($"{name}: list", EmptyCursor, c => Drain(of(c).ListAsync()))
        .Call($"{name}: sorted page", "[]", c => of(c).ListSortedPageAsync(new() { Sort = [sort], PageSize = 50 }, "2x50"));

    public static WireSnapshot<IEconomicClient> OpenWrites<T, TId>(
        this WireSnapshot<IEconomicClient> wire, string name, Func<IEconomicClient, OpenApiWriteOperations<T, TId>> of, TId id, T record, Func<T, T> change, EconomicSort<T> sort, string stored, string created)
        where T : OpenApiRecord where TId : struct => wire
        .OpenReads(name, of, sort)
        .Call($"{name}: count", "3", c => of(c).CountAsync())
        .Call($"{name}: get", stored, c => of(c).GetAsync(id))
        .Call($"{name}: create", () => WireHandler.Json(created, 201), c => of(c).CreateAsync(record, K))
        .Call($"{name}: update", [() => WireHandler.Json(stored), () => WireHandler.Empty(204)], c => of(c).UpdateAsync(id, change, K))
        .Call($"{name}: delete", () => WireHandler.Empty(204), c => of(c).DeleteAsync(id, K));

    public static WireSnapshot<IEconomicClient> OpenChildren<TParent, T, TId>(
        this WireSnapshot<IEconomicClient> wire, string name, Func<IEconomicClient, OpenApiChildOperations<TParent, T, TId>> of, TParent parent, TId id, T record, Func<T, T> change, string stored, string created)
        where TParent : struct where T : OpenApiRecord where TId : struct => wire
        .Call($"{name}: list", EmptyCursor, c => Drain(of(c).ListAsync(parent)))
        .Call($"{name}: get", stored, c => of(c).GetAsync(parent, id))
        .Call($"{name}: create", () => WireHandler.Json(created, 201), c => of(c).CreateAsync(parent, record, K))
        .Call($"{name}: update", [() => WireHandler.Json(stored), () => WireHandler.Empty(204)], c => of(c).UpdateAsync(parent, id, change, K))
        .Call($"{name}: delete", () => WireHandler.Empty(204), c => of(c).DeleteAsync(parent, id, K));
}
