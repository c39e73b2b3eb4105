using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>Writes mappings in code, with typed field tokens. What it makes is data (<see cref="EntityMapping"/>).</summary>
/// <remarks>A preset's mappings come first; code changes them; settings change both.</remarks>
public sealed class MappingBuilder
{
    private readonly Dictionary<string, EntityMapBuilder> _maps = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    /// <summary>Starts empty.</summary>
    public MappingBuilder() { }

    /// <summary>Starts with mappings that exist already.</summary>
    public MappingBuilder(IEnumerable<EntityMapping> mappings)
    {
        foreach (var mapping in mappings)
            Add(new EntityMapBuilder(mapping));
    }

    /// <summary>A new mapping of a CRM entity to an accounting entity.</summary>
    /// <param name="crm">The CRM's entity.</param>
    /// <param name="accounting">Accounting's entity.</param>
    /// <param name="name">The mapping's name; by default the CRM entity's.</param>
    /// <exception cref="InvalidOperationException">A mapping of that name exists.</exception>
    public EntityMapBuilder Map(Entity crm, Entity accounting, string? name = null) =>
        Add(new EntityMapBuilder(new EntityMapping { Name = name ?? crm.Name, Crm = crm.Name, Accounting = accounting.Name }));

    /// <summary>A mapping that exists already, to change it.</summary>
    /// <exception cref="InvalidOperationException">There is none of that name.</exception>
    public EntityMapBuilder Entity(Entity crm) => Entity(crm.Name);

    /// <summary>A mapping that exists already, by name, to change it.</summary>
    /// <exception cref="InvalidOperationException">There is none of that name.</exception>
    public EntityMapBuilder Entity(string name) =>
        _maps.TryGetValue(name, out var map)
            ? map
            : throw new InvalidOperationException($"There is no mapping '{name}' to change. {(NearestName.Find(name, _order) is { } near ? $"Did you mean '{near}'?" : $"There are: {string.Join(", ", _order)}.")}");

    /// <summary>Takes a mapping out.</summary>
    public MappingBuilder Remove(Entity crm)
    {
        if (_maps.Remove(crm.Name))
            _order.Remove(crm.Name);
        return this;
    }

    /// <summary>The mappings, in the order in which they were added.</summary>
    public ImmutableArray<EntityMapping> Build() => [.. _order.Select(name => _maps[name].Build())];

    private EntityMapBuilder Add(EntityMapBuilder map)
    {
        if (!_maps.TryAdd(map.Name, map))
            throw new InvalidOperationException($"There is a mapping '{map.Name}' already. Change it with Entity(…), or give the second one a name.");
        _order.Add(map.Name);
        return map;
    }
}

/// <summary>Writes one mapping.</summary>
public sealed class EntityMapBuilder
{
    private readonly List<UnitRule> _units;
    private EntityMapping _mapping;

    internal EntityMapBuilder(EntityMapping mapping)
    {
        _mapping = mapping;
        _units = [.. mapping.Units];
    }

    internal string Name => _mapping.Name;

    /// <summary>Joins two fields of one type. The unit is named by the CRM's field; a rule of that name is replaced.</summary>
    public EntityMapBuilder Field<T>(Field<T> crm, Field<T> accounting, Action<UnitRuleBuilder>? rule = null) => Unit(crm.Name, [crm], [accounting], null, rule);

    /// <summary>Joins two fields through a converter, which may change the type.</summary>
    public EntityMapBuilder Field<TCrm, TAccounting>(Field<TCrm> crm, Field<TAccounting> accounting, string converter, Action<UnitRuleBuilder>? rule = null) =>
        Unit(crm.Name, [crm], [accounting], converter, rule);

    /// <summary>Joins several fields as one unit: merged and written together, under one owner. Without a converter both sides have equally many fields and they go over in pairs.</summary>
    public EntityMapBuilder Group(string name, ReadOnlySpan<IField> crm, ReadOnlySpan<IField> accounting, string? converter = null, Action<UnitRuleBuilder>? rule = null)
    {
        if (converter is null && crm.Length != accounting.Length)
            throw new ArgumentException($"The group '{name}' joins {crm.Length} CRM fields to {accounting.Length} accounting fields: name a converter, or join equally many.", nameof(converter));
        return Unit(name, crm, accounting, converter, rule);
    }

    /// <summary>Takes a unit out, by its name.</summary>
    public EntityMapBuilder Remove(string unit)
    {
        _units.RemoveAll(u => string.Equals(u.Name, unit, StringComparison.Ordinal));
        return this;
    }

    /// <summary>Takes a unit out, by its CRM field.</summary>
    public EntityMapBuilder Remove(IField crm) => Remove(crm.Name);

    /// <summary>Adds a match key of one field. Keys are tried in the order in which they are added.</summary>
    public EntityMapBuilder MatchOn<T>(Field<T> crm, Field<T> accounting, string normaliser) => MatchOn(new MatchKey([new MatchPart(crm.Name, accounting.Name, normaliser)]));

    /// <summary>Adds a match key of several parts, all of which must agree.</summary>
    public EntityMapBuilder MatchOn(MatchKey key)
    {
        _mapping = _mapping with { Match = _mapping.Match.Add(key) };
        return this;
    }

    /// <summary>Looks for records that share a match key under their linked parent first.</summary>
    public EntityMapBuilder MatchWithin(Field<RecordRef> crm, Field<RecordRef> accounting)
    {
        _mapping = _mapping with { MatchWithin = new(crm.Name, accounting.Name) };
        return this;
    }

    /// <summary>Removes the match keys that stand there so far.</summary>
    public EntityMapBuilder MatchOnNothing()
    {
        _mapping = _mapping with { Match = [] };
        return this;
    }

    /// <summary>Only CRM records whose field holds one of these values take part. Several rules must all hold.</summary>
    public EntityMapBuilder InScope(Field<string> crm, params ReadOnlySpan<string> values)
    {
        _mapping = _mapping with { CrmScope = _mapping.CrmScope.Add(new ScopeRule(crm.Name, [.. values])) };
        return this;
    }

    /// <summary>Directions and winner of the whole mapping.</summary>
    public EntityMapBuilder Flow(Flow flow, Winner winner)
    {
        _mapping = _mapping with { Flow = flow, Winner = winner };
        return this;
    }

    /// <summary>Changes what has no word of its own here.</summary>
    public EntityMapBuilder With(Func<EntityMapping, EntityMapping> change)
    {
        _mapping = change(_mapping with { Units = [.. _units] });
        _units.Clear();
        _units.AddRange(_mapping.Units);
        return this;
    }

    internal EntityMapping Build() => _mapping with { Units = [.. _units] };

    private static ImmutableArray<string> Names(ReadOnlySpan<IField> fields)
    {
        var names = ImmutableArray.CreateBuilder<string>(fields.Length);
        foreach (var field in fields)
            names.Add(field.Name);
        return names.MoveToImmutable();
    }

    private EntityMapBuilder Unit(string name, ReadOnlySpan<IField> crm, ReadOnlySpan<IField> accounting, string? converter, Action<UnitRuleBuilder>? rule)
    {
        var types = ImmutableArray.CreateBuilder<FieldType>(crm.Length);
        foreach (var field in crm)
            types.Add(field.Type ?? FieldType.Text);
        var builder = new UnitRuleBuilder(new UnitRule { Name = name, CrmFields = Names(crm), CrmTypes = types.MoveToImmutable(), AccountingFields = Names(accounting), Converter = converter });
        rule?.Invoke(builder);
        var at = _units.FindIndex(u => string.Equals(u.Name, name, StringComparison.Ordinal));
        if (at < 0)
            _units.Add(builder.Rule);
        else
            _units[at] = builder.Rule;
        return this;
    }
}

/// <summary>Writes the rule of one merge unit.</summary>
public sealed class UnitRuleBuilder
{
    internal UnitRuleBuilder(UnitRule rule) => Rule = rule;

    internal UnitRule Rule { get; private set; }

    /// <summary>Narrows the mapping's directions.</summary>
    public UnitRuleBuilder Flow(Flow flow) => Change(r => r with { Flow = flow });

    /// <summary>Whose value stands in a conflict.</summary>
    public UnitRuleBuilder Wins(Winner winner) => Change(r => r with { Winner = winner });

    /// <summary>What happens to an edit on the closed side of a one-way rule.</summary>
    public UnitRuleBuilder OnDeviation(Deviation deviation) => Change(r => r with { Deviation = deviation });

    /// <summary>What happens when the record is born on the closed side of a one-way rule.</summary>
    public UnitRuleBuilder OnCreate(OnCreate onCreate) => Change(r => r with { OnCreate = onCreate });

    /// <summary>What happens when the reference of a linked record leads to another record than before.</summary>
    public UnitRuleBuilder WhenMoved(OnMove rule) => Change(r => r with { OnMove = rule });

    /// <summary>What happens at the first meeting of two different filled values.</summary>
    public UnitRuleBuilder AtFirstMeeting(FirstMeeting rule) => Change(r => r with { FirstMeeting = rule });

    /// <summary>A value for a record that is created in accounting while the CRM has none. <c>explain</c> names it.</summary>
    public UnitRuleBuilder Default(string value) => Change(r => r with { Defaults = r.Defaults.SetItem(r.AccountingFields[0], value) });

    /// <summary>Fills the first accounting field of a record that is created there while the CRM has no value, where the CRM's record holds one of these values. The rule with the most conditions goes first.</summary>
    /// <param name="value">The value in its text form.</param>
    /// <param name="when">A field of the CRM and the values that it must hold one of; several: all of them.</param>
    public UnitRuleBuilder Default(string value, params ReadOnlySpan<(Field<string> Field, string[] Values)> when)
    {
        var rules = ImmutableArray.CreateBuilder<ScopeRule>(when.Length);
        foreach (var (field, values) in when)
            rules.Add(new ScopeRule(field.Name, [.. values]));
        return Change(r => r with { DefaultRules = r.DefaultRules.Add(new DefaultRule(r.AccountingFields[0], value, rules.ToImmutable())) });
    }

    /// <summary>Cuts what is too long for the other side, instead of holding it.</summary>
    public UnitRuleBuilder CutWhenTooLong() => Change(r => r with { TooLong = TooLong.Cut });

    /// <summary>Forbids settings to change the direction, and says why.</summary>
    public UnitRuleBuilder Locked(string because) => Change(r => r with { LockedBecause = because });

    private UnitRuleBuilder Change(Func<UnitRule, UnitRule> change)
    {
        Rule = change(Rule);
        return this;
    }
}
