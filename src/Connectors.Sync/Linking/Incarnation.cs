using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Connectors.Sync.Planning;

namespace Connectors.Sync.Linking;

/// <summary>
/// Whom a record was about when its pair was last in order (R11). Kept only where a system gives a deleted record's id to another one, so that the stranger is told from the record that was linked.
/// </summary>
/// <param name="CreatedAt">The record's creation stamp, where the system has one.</param>
/// <param name="Fields">The identifying fields that had values, hashed.</param>
internal sealed record Incarnation(DateTimeOffset? CreatedAt, ImmutableSortedDictionary<string, string> Fields)
{
    /// <summary>Identifying fields that may change at once without a question: companies get new names, and new addresses, but rarely both with a new tax number.</summary>
    private const int MaxChanged = 1;

    /// <summary>The incarnation that a record shows, or <see langword="null"/> where ids never come back.</summary>
    public static Incarnation? Of(SideBinding binding, SyncRecord record)
    {
        if (!binding.Resource.ReusesIds)
            return null;
        var fields = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var name in binding.Capabilities.IdentityFields)
        {
            if (binding.Schema.TryGetSlot(name, out var slot) && binding.Schema[slot].Canonical(record[slot]) is { HasValue: true } value)
                fields[name] = Values.Hash([value]);
        }

        return new Incarnation(record.CreatedAt, fields.ToImmutable());
    }

    /// <summary>What is known after a write whose answer did not show the record: the fields that it changed are not.</summary>
    public Incarnation Without(IEnumerable<string> written) => this with { Fields = Fields.RemoveRange(written) };

    /// <summary>Under the same id stands another record, as far as can be seen: it was created at another time, or several identifying fields changed at once.</summary>
    public bool IsAnother(Incarnation now) => HasOtherStamp(now) || Fields.Count(f => now.Fields.TryGetValue(f.Key, out var value) && value != f.Value) > MaxChanged;

    /// <summary>A record under another id, or one that came back after it was gone, is this one: nothing identifying differs, and something does agree.</summary>
    public bool IsSame(Incarnation now)
    {
        if (HasOtherStamp(now))
            return false;
        var shared = Fields.Where(f => now.Fields.ContainsKey(f.Key)).ToList();
        return shared.All(f => now.Fields[f.Key] == f.Value) && (shared.Count > 0 || CreatedAt is not null);
    }

    private bool HasOtherStamp(Incarnation now) => CreatedAt is { } then && now.CreatedAt is { } stamp && then != stamp;

    public bool Equals(Incarnation? other) => other is not null && CreatedAt == other.CreatedAt && Fields.SequenceEqual(other.Fields);

    public override int GetHashCode() => HashCode.Combine(CreatedAt, Fields.Count);

    public void Write(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartObject(name);
        if (CreatedAt is { } at)
            writer.WriteString("at", at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        writer.WriteStartObject("f");
        foreach (var (field, hash) in Fields)
            writer.WriteString(field, hash);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static Incarnation? Read(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out var e))
            return null;
        DateTimeOffset? at = e.TryGetProperty("at", out var stamp) ? DateTimeOffset.Parse(stamp.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) : null;
        return new Incarnation(at, e.GetProperty("f").EnumerateObject().ToImmutableSortedDictionary(static f => f.Name, static f => f.Value.GetString()!, StringComparer.Ordinal));
    }
}
