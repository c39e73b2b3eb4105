using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <summary>
/// Flat names against the places where the values are stored in REST spelling; a place with a plus is in the part that REST does not know. A name without
/// a place is its own.
/// </summary>
internal sealed class FlatMap
{
    private readonly (string Flat, string Stored)[] _pairs;

    /// <param name="spec"><c>zone=vatZone.vatZoneNumber city county=+county</c>.</param>
    public FlatMap(string spec) => _pairs = [.. spec.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static word =>
    {
        var at = word.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? (word, word) : (word[..at], word[(at + 1)..] == "+" ? "+" + word[..at] : word[(at + 1)..]);
    })];

    public JsonObject Read(DialectRecord record)
    {
        var flat = new JsonObject();
        foreach (var (name, stored) in _pairs)
        {
            if ((stored[0] == '+' ? record.Extra[stored[1..]] : FilterNode.At(record.Data, stored)) is { } value)
                flat[name] = value.DeepClone();
        }

        return flat;
    }

    /// <summary>Puts everything; what is not there is taken away.</summary>
    public void Write(JsonObject flat, DialectRecord record)
    {
        foreach (var (name, stored) in _pairs)
        {
            var value = flat[name]?.DeepClone();
            if (stored[0] == '+')
                RecordMapper.Put(record.Extra, stored[1..], value);
            else if (value is null && stored.Contains('.', StringComparison.Ordinal))
                Clear(record.Data, stored);
            else
                RecordMapper.Put(record.Data, stored, value);
        }
    }

    /// <summary>An emptied object goes too: a reference without its number is none.</summary>
    private static void Clear(JsonObject data, string path)
    {
        RecordMapper.Put(data, path, null);
        var parent = path[..path.LastIndexOf('.')];
        if (FilterNode.At(data, parent) is JsonObject { Count: 0 })
            RecordMapper.Put(data, parent, null);
    }
}
