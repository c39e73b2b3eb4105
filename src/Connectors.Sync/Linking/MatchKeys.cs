using System.Globalization;
using Connectors.Sync.Planning;

namespace Connectors.Sync.Linking;

/// <summary>The match keys of a record, as the store remembers them: hashed, so that nobody's data stand there, and equal on both sides.</summary>
internal static class MatchKeys
{
    /// <summary>The keys that the record has values for, strongest first: <c>company#0:…</c>.</summary>
    public static List<string> Of(CompiledMapping mapping, Side side, SyncRecord record)
    {
        var keys = new List<string>(mapping.Source.Match.Length);
        for (var i = 0; i < mapping.Source.Match.Length; i++)
        {
            if (Key(mapping, side, record, i) is { } key)
                keys.Add(key);
        }

        return keys;
    }

    /// <summary>Under whom the record stands on its side, hashed like a key, in a form that is no key: <c>person@…</c>. <see langword="null"/> = nobody, or the mapping does not ask.</summary>
    public static string? WithinOf(CompiledMapping mapping, Side side, SyncRecord record) => ParentOf(mapping, side, record) is { } parent ? Within(mapping, parent) : null;

    /// <summary>The same, of a parent that is known.</summary>
    public static string Within(CompiledMapping mapping, RecordRef parent) => $"{mapping.Name}@{Values.Hash(parent.Id.Value)}";

    /// <summary>Under whom it stands.</summary>
    public static RecordRef? ParentOf(CompiledMapping mapping, Side side, SyncRecord record) =>
        mapping.Source.MatchWithin is { } within && record.TryGet(side == Side.Crm ? within.CrmField : within.AccountingField, out var value) && value.Kind == FieldValueKind.Reference ? value.AsReference() : null;

    /// <summary>The keys as the store remembers them: to be found by, and under whom the record stands.</summary>
    public static List<string> StoredOf(CompiledMapping mapping, Side side, SyncRecord record)
    {
        var keys = Of(mapping, side, record);
        if (WithinOf(mapping, side, record) is { } within)
            keys.Add(within);
        return keys;
    }

    /// <summary>Which of the mapping's keys this is.</summary>
    public static int RankOf(string key)
    {
        var hash = key.IndexOf('#', StringComparison.Ordinal) + 1;
        return int.Parse(key.AsSpan(hash, key.IndexOf(':', hash) - hash), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static string? Key(CompiledMapping mapping, Side side, SyncRecord record, int rank)
    {
        var text = new System.Text.StringBuilder();
        foreach (var part in mapping.Source.Match[rank].Parts)
        {
            if (!record.TryGet(side == Side.Crm ? part.CrmField : part.AccountingField, out var value) || !value.HasValue)
                return null;
            var country = (side == Side.Crm ? part.CrmCountryField : part.AccountingCountryField) is { } field && record.TryGet(field, out var held) && held.Kind == FieldValueKind.Text ? held.AsText() : null;
            var normal = Normalisers.Apply(part.Normaliser, value.Kind == FieldValueKind.Text ? value.AsText() : value.ToString(), country);
            if (normal is null)
                return null;
            text.Append(normal).Append('\u001f');
        }

        return $"{mapping.Name}#{rank}:{Values.Hash(text.ToString())}";
    }
}
