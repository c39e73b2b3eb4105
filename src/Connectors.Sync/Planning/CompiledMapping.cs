using System.Collections.Frozen;
using System.Collections.Immutable;
using Connectors.Sync.Lists;

namespace Connectors.Sync.Planning;

/// <summary>A mapping joined to the live schemas and capabilities of both sides. Immutable; what the planner works with.</summary>
internal sealed class CompiledMapping
{
    private readonly FrozenDictionary<string, CompiledUnit> _units;

    public CompiledMapping(EntityMapping source, SideBinding crm, SideBinding accounting, ImmutableArray<CompiledUnit> units)
    {
        Source = source;
        Crm = crm;
        Accounting = accounting;
        Units = units;
        _units = units.ToFrozenDictionary(static u => u.Name, StringComparer.Ordinal);
    }

    public EntityMapping Source { get; }

    public string Name => Source.Name;

    public SideBinding Crm { get; }

    public SideBinding Accounting { get; }

    public ImmutableArray<CompiledUnit> Units { get; }

    public SideBinding On(Side side) => side == Side.Crm ? Crm : Accounting;

    /// <summary>Records of that side may bring records of the other side into being.</summary>
    public bool GivesFrom(Side side) => side == Side.Crm
        ? Source.Flow.HasFlag(Flow.FromCrm) && Source.CreateInAccounting != CreatePolicy.Never
        : Source.Flow.HasFlag(Flow.FromAccounting) && Source.CreateInCrm != CreatePolicy.Never;

    public CompiledUnit? FindUnit(string name) => _units.GetValueOrDefault(name);

    /// <summary>The CRM's field that says a record is not edited there, where it has one that can be written.</summary>
    public FieldSlot? ReadOnlyFlag => Source.ReadOnlyFlag is { } name && Crm.Capabilities.CanUpdate && Crm.Schema.TryGetSlot(name, out var slot) && Crm.Schema[slot] is { Type: FieldType.Boolean, ReadOnly: false } ? slot : null;

    /// <summary>The slots that a feed must show for this mapping: units, match keys and scope.</summary>
    public ImmutableArray<FieldSlot> SlotsOf(Side side)
    {
        var binding = On(side);
        var slots = new SortedSet<int>();
        foreach (var unit in Units)
        {
            foreach (var slot in unit.Slots(side))
                slots.Add(slot.Index);
        }

        if (side == Side.Crm && ReadOnlyFlag is { } flag)
            slots.Add(flag.Index);
        var parts = Source.Match.SelectMany(static m => m.Parts).ToList();
        var keys = parts.Select(p => side == Side.Crm ? p.CrmField : p.AccountingField).Concat(parts.Select(p => side == Side.Crm ? p.CrmCountryField : p.AccountingCountryField).OfType<string>());
        var scopes = (side == Side.Crm ? Source.CrmScope : Source.AccountingScope).Select(static s => s.Field);
        var conditions = side == Side.Crm ? Units.SelectMany(static u => u.Rule.DefaultRules).SelectMany(static d => d.When).Select(static w => w.Field) : [];
        IEnumerable<string> marker = binding.Capabilities.MarkerField is { } field ? [field] : [];
        IEnumerable<string> within = Source.MatchWithin is { } parent ? [side == Side.Crm ? parent.CrmField : parent.AccountingField] : [];
        foreach (var name in keys.Concat(within).Concat(scopes).Concat(conditions).Concat(marker).Concat(binding.Capabilities.IdentityFields))
        {
            if (binding.Schema.TryGetSlot(name, out var slot))
                slots.Add(slot.Index);
        }

        return [.. slots.Select(static i => new FieldSlot(i))];
    }
}

/// <summary>One side of a mapping.</summary>
/// <param name="Side">Which.</param>
/// <param name="Schema">Its live schema.</param>
/// <param name="Capabilities">What it can do.</param>
/// <param name="Resource">Its physical resource.</param>
/// <param name="UsesMarker">Our marker may be written: the side has a field for it and the mapping does not use that field itself.</param>
internal sealed record SideBinding(Side Side, EntitySchema Schema, EntityCapabilities Capabilities, ResourceCapabilities Resource, bool UsesMarker);

/// <summary>A merge unit with its slots, its converter and its effective rules.</summary>
internal sealed class CompiledUnit
{
    public required UnitRule Rule { get; init; }

    public required ImmutableArray<FieldSlot> CrmSlots { get; init; }

    public required ImmutableArray<FieldSlot> AccountingSlots { get; init; }

    public required ImmutableArray<FieldSchema> CrmFields { get; init; }

    public required ImmutableArray<FieldSchema> AccountingFields { get; init; }

    public required IUnitConverter? Converter { get; init; }

    /// <summary>The directions that mapping and unit allow together.</summary>
    public required Flow Flow { get; init; }

    public required Winner Winner { get; init; }

    public required Side? NewestFallback { get; init; }

    /// <summary>Changes when fields, converter or grouping change: then there is no base (R5).</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The match part that compares this very pair of fields as a number of identity: two spellings of one number are one value (P-04e).</summary>
    public MatchPart? Identity { get; init; }

    /// <summary>Fingerprints that the versions before the preset in force gave this unit: a base of theirs is a base still (R42).</summary>
    public ImmutableHashSet<string> Earlier { get; init; } = [];

    public string Name => Rule.Name;

    public static string FingerprintOf(UnitRule rule, IUnitConverter? converter) => Values.Hash($"{string.Join(',', rule.CrmFields)}>{string.Join(',', rule.AccountingFields)}|{converter?.Name}@{converter?.Version}");

    public ImmutableArray<FieldSlot> Slots(Side side) => side == Side.Crm ? CrmSlots : AccountingSlots;

    public ImmutableArray<FieldSchema> Fields(Side side) => side == Side.Crm ? CrmFields : AccountingFields;

    /// <summary>Values may go to that side.</summary>
    public bool FlowsTo(Side side) => Flow.HasFlag(side == Side.Accounting ? Flow.FromCrm : Flow.FromAccounting);

    /// <summary>The raw values of a record.</summary>
    public ImmutableArray<FieldValue> Read(Side side, SyncRecord record)
    {
        var slots = Slots(side);
        var values = ImmutableArray.CreateBuilder<FieldValue>(slots.Length);
        foreach (var slot in slots)
            values.Add(record[slot]);
        return values.MoveToImmutable();
    }

    public ImmutableArray<FieldValue> Canonical(Side side, ImmutableArray<FieldValue> values)
    {
        var fields = Fields(side);
        var result = ImmutableArray.CreateBuilder<FieldValue>(values.Length);
        for (var i = 0; i < values.Length; i++)
            result.Add(i < fields.Length ? fields[i].Canonical(values[i]) : values[i]);
        var canonical = result.MoveToImmutable();
        return side == Side.Crm && Converter is ListConverter list ? list.CanonicalOfCrm(canonical) : canonical;
    }
}
