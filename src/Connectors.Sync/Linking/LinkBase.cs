using System.Collections.Immutable;
using System.Text.Json;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Linking;

/// <summary>
/// What each side showed when a merge unit was last satisfied: two halves, each as its own side wrote it (R1). A side has changed only when it differs from its own half.
/// </summary>
/// <remarks>Halves are kept raw and made canonical when they are compared, so that a better canonical form is no edit (R42).</remarks>
internal sealed record UnitBase
{
    /// <summary>The rule under which the pair was satisfied. Another fingerprint means: no base, unless both halves are unchanged.</summary>
    public required string Fingerprint { get; init; }

    public required ImmutableArray<FieldValue> Crm { get; init; }

    public required ImmutableArray<FieldValue> Accounting { get; init; }

    public BaseSource Source { get; init; }

    /// <summary>The side that was written and has not shown yet what it made of it; <see langword="null"/> = it has, or nothing was sent.</summary>
    public Side? SentTo { get; init; }

    /// <summary>Counts how often the same value was written to each side against the same resistance (R9).</summary>
    public Rounds? CrmRounds { get; init; }

    public Rounds? AccountingRounds { get; init; }

    /// <summary>What our own writes replaced lately. A read that still shows it is late, and no edit (R22).</summary>
    public ImmutableArray<Replaced> Replaced { get; init; } = [];
}

/// <summary>Values that stood on a side until a write of ours replaced them.</summary>
/// <param name="Side">The side.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Stamp">The record's change stamp after the write, if the side told: what carries a newer one is no late read.</param>
/// <param name="Values">The values.</param>
internal sealed record Replaced(Side Side, DateTimeOffset At, DateTimeOffset? Stamp, ImmutableArray<FieldValue> Values)
{
    /// <summary>What is remembered after one more write: no longer than the side may take to show a write.</summary>
    public static ImmutableArray<Replaced> After(UnitBase? before, Side side, DateTimeOffset now, DateTimeOffset? stamp, ImmutableArray<FieldValue> values, TimeSpan settleTime) =>
        values.IsDefaultOrEmpty ? [] : [.. (before?.Replaced ?? []).Where(r => now - r.At < settleTime), new Replaced(side, now, stamp, values)];
}

/// <summary>Where a base comes from.</summary>
internal enum BaseSource
{
    /// <summary>Both sides were read and agreed.</summary>
    Adopted,

    /// <summary>The write's own reply showed it.</summary>
    Reply,

    /// <summary>It was sent and not shown yet: the next read confirms it.</summary>
    Sent,

    /// <summary>An edit on a closed side that stays.</summary>
    Tolerated,

    /// <summary>It was satisfied under an earlier version of the preset and nobody has touched it since: it stays as it is until somebody edits it or applies the new rule (R42).</summary>
    Rebased,
}

/// <summary>We wrote <paramref name="Sent"/> (a hash), the side showed <paramref name="Shown"/> instead, and we wrote the same again.</summary>
internal sealed record Rounds(string Sent, string Shown, int Count);

/// <summary>The bases of all units of a link, and whom its records are about where their ids may come back.</summary>
internal sealed class LinkBase
{
    public static LinkBase Empty { get; } = new(ImmutableDictionary.Create<string, UnitBase>(StringComparer.Ordinal), null, null);

    private readonly Incarnation? _crm;
    private readonly Incarnation? _accounting;

    private LinkBase(ImmutableDictionary<string, UnitBase> units, Incarnation? crm, Incarnation? accounting)
    {
        Units = units;
        _crm = crm;
        _accounting = accounting;
    }

    /// <summary>The change stamp of the newest version of the CRM's record that a base was taken from.</summary>
    private DateTimeOffset? CrmStamp { get; init; }

    private DateTimeOffset? AccountingStamp { get; init; }

    public DateTimeOffset? StampOf(Side side) => side == Side.Crm ? CrmStamp : AccountingStamp;

    /// <summary>Remembers which versions of both records were seen.</summary>
    public LinkBase Seen(SyncRecord? crm, SyncRecord? accounting) => Seen(crm?.ModifiedAt, accounting?.ModifiedAt);

    /// <inheritdoc cref="Seen(SyncRecord?, SyncRecord?)"/>
    public LinkBase Seen(DateTimeOffset? crm, DateTimeOffset? accounting) => new(Units, _crm, _accounting) { CrmStamp = Later(CrmStamp, crm), AccountingStamp = Later(AccountingStamp, accounting) };

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;

    public ImmutableDictionary<string, UnitBase> Units { get; }

    public Incarnation? IncarnationOf(Side side) => side == Side.Crm ? _crm : _accounting;

    /// <summary>The base with whom a side's record is about now; itself when that is known already.</summary>
    public LinkBase With(Side side, Incarnation? incarnation) =>
        incarnation is null || incarnation.Equals(IncarnationOf(side)) ? this : new(Units, side == Side.Crm ? incarnation : _crm, side == Side.Crm ? _accounting : incarnation) { CrmStamp = CrmStamp, AccountingStamp = AccountingStamp };

    public UnitBase? Find(string unit) => Units.GetValueOrDefault(unit);

    public LinkBase With(string unit, UnitBase value) => new(Units.SetItem(unit, value), _crm, _accounting) { CrmStamp = CrmStamp, AccountingStamp = AccountingStamp };

    public LinkBase With(IEnumerable<KeyValuePair<string, UnitBase>> values) => new(Units.SetItems(values), _crm, _accounting) { CrmStamp = CrmStamp, AccountingStamp = AccountingStamp };

    /// <summary>A read showed what was sent to that side: what differs later was set by somebody.</summary>
    public LinkBase Confirmed(Side side)
    {
        var open = Units.Where(u => u.Value.SentTo == side).ToList();
        return open.Count == 0 ? this : With(open.Select(static u => KeyValuePair.Create(u.Key, u.Value with { SentTo = null })));
    }

    public string ToJson() => StoredJson.Write(w =>
    {
        if (CrmStamp is { } crm)
            w.WriteNumber("sc", crm.UtcTicks);
        if (AccountingStamp is { } accounting)
            w.WriteNumber("sa", accounting.UtcTicks);
        w.WriteStartObject("u");
        foreach (var (name, unit) in Units.OrderBy(static u => u.Key, StringComparer.Ordinal))
        {
            w.WriteStartObject(name);
            w.WriteString("f", unit.Fingerprint);
            w.WriteValues("c", unit.Crm);
            w.WriteValues("a", unit.Accounting);
            w.WriteNumber("s", (int)unit.Source);
            if (unit.SentTo is { } sentTo)
                w.WriteNumber("to", (int)sentTo);
            WriteRounds(w, "wc", unit.CrmRounds);
            WriteRounds(w, "wa", unit.AccountingRounds);
            WriteReplaced(w, unit.Replaced);
            w.WriteEndObject();
        }

        w.WriteEndObject();
        _crm?.Write(w, "ic");
        _accounting?.Write(w, "ia");
    });

    /// <summary>Of a stored base only whom the records are about, as hashes; empty = that is not known. It needs no mapping.</summary>
    public static string IdentityOf(string json)
    {
        if (json.Length == 0)
            return "";
        using var document = StoredJson.Read(json);
        var (crm, accounting) = (Incarnation.Read(document.RootElement, "ic"), Incarnation.Read(document.RootElement, "ia"));
        return crm is null && accounting is null ? "" : new LinkBase(Empty.Units, crm, accounting).ToJson();
    }

    /// <summary>Reads the bases of a link. Units that the mapping does not have any more are kept, so that a rule that comes back finds its base.</summary>
    public static LinkBase Parse(string json, CompiledMapping mapping)
    {
        if (json.Length == 0)
            return Empty;
        using var document = StoredJson.Read(json);
        var units = ImmutableDictionary.CreateBuilder<string, UnitBase>(StringComparer.Ordinal);
        foreach (var member in document.RootElement.GetProperty("u").EnumerateObject())
        {
            var unit = mapping.FindUnit(member.Name);
            var e = member.Value;
            units[member.Name] = new UnitBase
            {
                Fingerprint = e.GetProperty("f").GetString()!,
                Crm = StoredJson.ReadValues(e.GetProperty("c"), unit?.CrmFields ?? []),
                Accounting = StoredJson.ReadValues(e.GetProperty("a"), unit?.AccountingFields ?? []),
                Source = (BaseSource)e.GetProperty("s").GetInt32(),
                SentTo = e.TryGetProperty("to", out var to) ? (Side)to.GetInt32() : null,
                CrmRounds = ReadRounds(e, "wc"),
                AccountingRounds = ReadRounds(e, "wa"),
                Replaced = ReadReplaced(e, unit),
            };
        }

        return new LinkBase(units.ToImmutable(), Incarnation.Read(document.RootElement, "ic"), Incarnation.Read(document.RootElement, "ia")) { CrmStamp = Stamp("sc"), AccountingStamp = Stamp("sa") };

        DateTimeOffset? Stamp(string name) => document.RootElement.TryGetProperty(name, out var ticks) ? new DateTimeOffset(ticks.GetInt64(), TimeSpan.Zero) : null;
    }

    private static void WriteRounds(Utf8JsonWriter writer, string name, Rounds? rounds)
    {
        if (rounds is null)
            return;
        writer.WriteStartArray(name);
        writer.WriteStringValue(rounds.Sent);
        writer.WriteStringValue(rounds.Shown);
        writer.WriteNumberValue(rounds.Count);
        writer.WriteEndArray();
    }

    private static void WriteReplaced(Utf8JsonWriter writer, ImmutableArray<Replaced> replaced)
    {
        if (replaced.IsEmpty)
            return;
        writer.WriteStartArray("r");
        foreach (var r in replaced)
        {
            writer.WriteStartObject();
            writer.WriteNumber("s", (int)r.Side);
            writer.WriteNumber("t", r.At.UtcTicks);
            if (r.Stamp is { } stamp)
                writer.WriteNumber("m", stamp.UtcTicks);
            writer.WriteValues("v", r.Values);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static ImmutableArray<Replaced> ReadReplaced(JsonElement unit, CompiledUnit? compiled) =>
        unit.TryGetProperty("r", out var array)
            ? [.. array.EnumerateArray().Select(r => ((Side)r.GetProperty("s").GetInt32(), r)).Select(r => new Replaced(r.Item1, new DateTimeOffset(r.r.GetProperty("t").GetInt64(), TimeSpan.Zero), r.r.TryGetProperty("m", out var m) ? new DateTimeOffset(m.GetInt64(), TimeSpan.Zero) : null, StoredJson.ReadValues(r.r.GetProperty("v"), compiled?.Fields(r.Item1) ?? [])))]
            : [];

    private static Rounds? ReadRounds(JsonElement unit, string name) =>
        unit.TryGetProperty(name, out var array) ? new Rounds(array[0].GetString()!, array[1].GetString()!, array[2].GetInt32()) : null;
}
