using System.Text.Json;

namespace Connectors.Intacct;

/// <summary>The answers to batches: an item per request, in its order. Where all went well Intacct may leave the status of the items out.</summary>
internal static class BatchReader
{
    public static IReadOnlyList<BatchItem<T>> Read<T>(JsonElement result, Func<JsonElement, T> read) where T : class
    {
        // One key alone is answered as one record.
        if (result.ValueKind == JsonValueKind.Object)
            return [new(0, 200) { Value = read(result) }];
        if (result.ValueKind != JsonValueKind.Array)
            throw new JsonException("The answer is no list.");
        return [.. result.EnumerateArray().Select((item, position) => ReadItem(item, position, read))];
    }

    public static IReadOnlyList<BatchItem<WrittenRecord>> AllDone(IReadOnlyList<RecordKey> keys) => [.. keys.Select(static (key, i) => new BatchItem<WrittenRecord>(i, 204) { Value = new() { Key = key } })];

    /// <summary>Successes have no key in the answer: they are told by their position.</summary>
    public static IReadOnlyList<BatchItem<WrittenRecord>> ReadDeletes(JsonElement root, IReadOnlyList<RecordKey> keys)
    {
        var items = IntacctApi.Result(root);
        if (items.ValueKind != JsonValueKind.Array)
            throw new JsonException("The answer is no list.");
        return [.. items.EnumerateArray().Take(keys.Count).Select((item, i) => ReadItem(item, i, _ => new WrittenRecord { Key = keys[i] }))];
    }

    private static BatchItem<T> ReadItem<T>(JsonElement item, int position, Func<JsonElement, T> read) where T : class
    {
        if (item.ValueKind != JsonValueKind.Object)
            return new(position, 200) { Value = read(item) };
        var status = item.TryGetProperty("ia::status", out var s) && s.TryGetInt32(out var number) ? number : (int?)null;
        if (IntacctError.Find(item) is { } error)
            return new(position, status ?? 422) { Error = error.ToBatchError() };
        return new(position, status ?? 200) { Value = read(item.TryGetProperty("ia::result", out var inner) ? inner : item) };
    }
}
