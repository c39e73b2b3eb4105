using Connectors.Reviso.Tests.Support;

namespace Connectors.Reviso.Tests.Wire;

/// <summary>What the wire tests have in common.</summary>
internal static class Wire
{
    public const string Empty = """{"collection":[],"pagination":{"skipPages":0,"pageSize":1000,"maxPageSizeAllowed":1000,"results":0,"resultsWithoutFilter":0},"self":"https://rest.reviso.com/x"}""";

    public static WireSnapshot<IRevisoClient> Snapshot() => new(static wire =>
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

    public static WireSnapshot<IRevisoClient> Reads<T, TId>(this WireSnapshot<IRevisoClient> wire, string name, Func<IRevisoClient, ReadOperations<T, TId>> of, TId id, string stored)
        where T : RevisoRecord where TId : struct => wire
        .Call($"{name}: list", Empty, c => Drain(of(c).ListAsync()))
        .Call($"{name}: get", stored, c => of(c).GetAsync(id));

    public static WireSnapshot<IRevisoClient> Writes<T, TId>(this WireSnapshot<IRevisoClient> wire, string name, Func<IRevisoClient, WriteOperations<T, TId>> of, TId id, T record, Func<T, T> change, string stored)
        where T : RevisoRecord where TId : struct => wire
        .Reads(name, of, id, stored)
        .Call($"{name}: create", () => WireHandler.Json(stored, 201), c => of(c).CreateAsync(record))
        .Call($"{name}: update", [stored, stored], c => of(c).UpdateAsync(id, change))
        .Call($"{name}: replace", stored, c => of(c).ReplaceAsync(id, record))
        .Call($"{name}: delete", () => WireHandler.Empty(204), c => of(c).DeleteAsync(id));

    public static WireSnapshot<IRevisoClient> Parts<T, TId>(this WireSnapshot<IRevisoClient> wire, string name, Func<IRevisoClient, CustomerPartOperations<T, TId>> of, TId id, T record, Func<T, T> change, string stored)
        where T : RevisoRecord where TId : struct => wire
        .Call($"{name}: list", Empty, c => Drain(of(c).ListAsync(new(101))))
        .Call($"{name}: page", Empty, c => of(c).ListPageAsync(new(101), new() { PageSize = 10 }, "1x10"))
        .Call($"{name}: get", stored, c => of(c).GetAsync(new(101), id))
        .Call($"{name}: create", () => WireHandler.Json(stored, 201), c => of(c).CreateAsync(new(101), record))
        .Call($"{name}: update", [stored, stored], c => of(c).UpdateAsync(new(101), id, change))
        .Call($"{name}: replace", stored, c => of(c).ReplaceAsync(new(101), id, record))
        .Call($"{name}: delete", () => WireHandler.Empty(204), c => of(c).DeleteAsync(new(101), id));
}
