using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Connectors.Sync.Stores.Relational;

/// <summary>The match keys of a record, or the steps of an approval, as one text (a JSON array).</summary>
internal static class KeyText
{
    public static ValueComparer<IReadOnlyList<string>> Comparer { get; } = new(static (a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.SequenceEqual(b)), static keys => keys.Count);

    public static string Write(IReadOnlyList<string> keys) => keys.Count == 0 ? "[]" : JsonSerializer.Serialize(keys, KeyJson.Default.IReadOnlyListString);

    public static IReadOnlyList<string> Read(string text) => text == "[]" ? [] : JsonSerializer.Deserialize(text, KeyJson.Default.IReadOnlyListString) ?? [];
}

[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class KeyJson : JsonSerializerContext;
