using System.Collections.Immutable;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Lists;

/// <summary>What is known of a managed list: which option of the CRM stands for which key of accounting. Kept in the store, because a CRM may hold labels and forget which key they stood for.</summary>
internal sealed record ListMap(string Name, ImmutableArray<ListMapping> Entries)
{
    public static ListMap Empty(string name) => new(name, []);

    public ListMapping? FindKey(string key) => Entries.FirstOrDefault(e => string.Equals(e.Key, key, StringComparison.Ordinal));

    /// <summary>By what a record of the CRM holds, also under a label that the option had before.</summary>
    public ListMapping? FindValue(string value) =>
        Entries.FirstOrDefault(e => string.Equals(e.CrmValue, value, StringComparison.Ordinal)) ?? Entries.FirstOrDefault(e => e.Former.Contains(value, StringComparer.Ordinal));

    public string ToJson() => StoredJson.Write(w =>
    {
        w.WriteStartArray("e");
        foreach (var entry in Entries)
        {
            w.WriteStartObject();
            w.WriteString("k", entry.Key);
            w.WriteString("l", entry.Label);
            w.WriteString("v", entry.CrmValue);
            if (!entry.Active)
                w.WriteBoolean("x", true);
            if (entry.Proposed is not null)
                w.WriteString("p", entry.Proposed);
            if (entry.ReplacedBy is not null)
                w.WriteString("r", entry.ReplacedBy);
            w.WriteStartArray("f");
            foreach (var former in entry.Former)
                w.WriteStringValue(former);
            w.WriteEndArray();
            w.WriteEndObject();
        }

        w.WriteEndArray();
    });

    public static ListMap Parse(ListRow row)
    {
        using var document = StoredJson.Read(row.Content);
        return new ListMap(row.Name, [.. document.RootElement.GetProperty("e").EnumerateArray().Select(static e => new ListMapping(e.GetProperty("k").GetString()!, e.GetProperty("l").GetString()!, e.GetProperty("v").GetString()!, !e.TryGetProperty("x", out _))
        {
            Proposed = e.TryGetProperty("p", out var proposed) ? proposed.GetString() : null,
            ReplacedBy = e.TryGetProperty("r", out var replaced) ? replaced.GetString() : null,
            Former = [.. e.GetProperty("f").EnumerateArray().Select(static f => f.GetString()!)],
        })]);
    }
}

/// <param name="Key">Accounting's key.</param>
/// <param name="Label">Accounting's label.</param>
/// <param name="CrmValue">What a record of the CRM holds.</param>
/// <param name="Active">It may be chosen.</param>
internal sealed record ListMapping(string Key, string Label, string CrmValue, bool Active)
{
    /// <summary>What records of the CRM held before the option was renamed.</summary>
    public ImmutableArray<string> Former { get; init; } = [];

    /// <summary>The new entry of its name that turned up when this one was gone; a person is asked whether it is the same.</summary>
    public string? Proposed { get; init; }

    /// <summary>A person said that accounting's entry lives on under this key.</summary>
    public string? ReplacedBy { get; init; }
}
