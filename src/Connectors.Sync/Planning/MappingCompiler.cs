using System.Collections.Immutable;

namespace Connectors.Sync.Planning;

/// <summary>
/// Joins mappings to what both sides really have, and reports everything that does not fit, all at once. A field that only the preset names and the CRM does not have is left out:
/// a CRM offers what it has.
/// </summary>
internal sealed class MappingCompiler(SideDescription crm, SideDescription accounting, IEnumerable<IUnitConverter> converters, ImmutableArray<EntityMapping> preset)
{
    private readonly Dictionary<string, IUnitConverter> _converters = ByName(converters);

    /// <summary>All converters of the connection by name.</summary>
    public IReadOnlyDictionary<string, IUnitConverter> Converters => _converters;
    private readonly List<SettingsProblem> _problems = [];
    private readonly List<string> _leftOut = [];
    private readonly List<(EntityMapping Mapping, UnitRule Rule, EntitySchema Crm, EntitySchema Accounting)> _presets = [];

    /// <summary>The rules of the versions before.</summary>
    public ImmutableDictionary<(string Mapping, string Unit), ImmutableHashSet<string>> Earlier { get; init; } = EarlierRules.None;

    /// <summary>What the preset maps and this CRM does not have, for the settings page.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    /// <summary>The CRM has options of its own for a list, whatever type its field has.</summary>
    public Func<string, bool> HasOptions { get; init; } = static _ => false;

    /// <summary>The fields of the CRM that the preset's mappings use, as far as they are on.</summary>
    public IEnumerable<CrmField> Wanted => _presets.SelectMany(p => WantedFields.Of(p.Mapping, p.Rule, p.Crm, p.Accounting, HasOptions));

    public (ImmutableArray<CompiledMapping> Mappings, ImmutableArray<SettingsProblem> Problems) Compile(ImmutableArray<EntityMapping> mappings)
    {
        var compiled = ImmutableArray.CreateBuilder<CompiledMapping>();
        foreach (var mapping in mappings)
        {
            if (Compile(mapping) is { } result)
                compiled.Add(result);
        }

        _problems.AddRange(ScopeOverlap.Of(compiled.ToImmutable()));
        var ordered = Order(compiled.ToImmutable());
        return (ordered, [.. _problems]);
    }

    private CompiledMapping? Compile(EntityMapping mapping)
    {
        var path = $"entities.{mapping.Name}";
        var fromPreset = preset.FirstOrDefault(p => string.Equals(p.Name, mapping.Name, StringComparison.Ordinal));
        if (crm.Schema.Find(mapping.Crm) is null && fromPreset is not null)
        {
            _leftOut.Add(mapping.Name);
            return null;
        }

        var crmSide = Bind(Side.Crm, crm, mapping.Crm, mapping, path);
        var accountingSide = Bind(Side.Accounting, accounting, mapping.Accounting, mapping, path);
        if (crmSide is null || accountingSide is null)
            return null;
        if (mapping.Winner == Winner.Newest && mapping.NewestFallback is null)
            _problems.Add(new SettingsProblem($"{path}.winner", "'Newest' cannot always tell: it needs a side to fall back on.", "Set newestFallback to Crm or Accounting."));

        CheckReadable(mapping, crmSide, Flow.FromCrm, Flow.FromAccounting, path);
        CheckReadable(mapping, accountingSide, Flow.FromAccounting, Flow.FromCrm, path);

        var units = ImmutableArray.CreateBuilder<CompiledUnit>();
        foreach (var rule in mapping.Units)
        {
            var optional = fromPreset?.Units.Any(u => string.Equals(u.Name, rule.Name, StringComparison.Ordinal)) == true;
            if (Unit(mapping, rule, crmSide, accountingSide, $"{path}.fields.{rule.Name}", optional) is { } unit)
                units.Add(unit);
        }

        CheckWrittenOnce(Side.Crm, units, path);
        CheckWrittenOnce(Side.Accounting, units, path);
        var keys = mapping.Match.Where(key => key.Parts.All(part => HasKey(part, crmSide, accountingSide, $"{path}.match", fromPreset?.Match.Contains(key) == true)));
        foreach (var scope in mapping.CrmScope)
            Scope(scope, crmSide, $"{path}.scope.{scope.Field}");
        foreach (var scope in mapping.AccountingScope)
            Scope(scope, accountingSide, $"{path}.scope.{scope.Field}");
        return new CompiledMapping(mapping with { Match = [.. keys] }, crmSide, accountingSide, units.ToImmutable());
    }

    /// <summary>Two rules that write one field would overwrite each other for ever.</summary>
    private void CheckWrittenOnce(Side side, IReadOnlyList<CompiledUnit> units, string path)
    {
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var unit in units.Where(u => u.FlowsTo(side)))
        {
            foreach (var field in (side == Side.Crm ? unit.CrmFields : unit.AccountingFields).Where(static f => !f.ReadOnly))
            {
                if (!written.TryAdd(field.Name, unit.Name))
                    _problems.Add(new SettingsProblem($"{path}.fields.{unit.Name}", $"'{field.Name}' of {(side == Side.Crm ? "the CRM" : "accounting")} is used twice: '{written[field.Name]}' is written there too.", "Choose another field for one of them, or remove one."));
            }
        }
    }

    /// <summary>A side that cannot be read gives nothing and is compared with nothing: it can only be written (R33).</summary>
    private void CheckReadable(EntityMapping mapping, SideBinding side, Flow from, Flow only, string path)
    {
        if (side.Capabilities.Read == ReadAbility.None && mapping.Flow.HasFlag(from))
            _problems.Add(new SettingsProblem($"{path}.flow", $"{Name(side.Side)} cannot be asked for '{side.Schema.Entity}', only written.", $"Set its flow to {only}."));
    }

    private SideBinding? Bind(Side side, SideDescription description, string entity, EntityMapping mapping, string path)
    {
        var schema = description.Schema.Find(entity);
        var capabilities = description.Capabilities.Find(entity);
        var resource = capabilities is null ? null : description.Capabilities.FindResource(capabilities.Resource);
        if (schema is null || capabilities is null || resource is null)
        {
            var near = NearestName.Find(entity, description.Schema.Entities.Select(static e => e.Entity));
            _problems.Add(new SettingsProblem(path, $"{Name(side)} has no entity '{entity}'.", near is null ? null : $"Did you mean '{near}'?"));
            return null;
        }

        var usesMarker = capabilities.MarkerField is { } field && !mapping.Units.Any(u => (side == Side.Crm ? u.CrmFields : u.AccountingFields).Contains(field, StringComparer.Ordinal));
        return new SideBinding(side, schema, capabilities, resource, usesMarker);
    }

    private CompiledUnit? Unit(EntityMapping mapping, UnitRule rule, SideBinding crmSide, SideBinding accountingSide, string path, bool optional)
    {
        if (optional && mapping.Enabled)
            _presets.Add((mapping, rule, crmSide.Schema, accountingSide.Schema));
        if (optional && rule.CrmFields.Any(f => !crmSide.Schema.TryGetSlot(f, out _)))
        {
            _leftOut.Add($"{mapping.Name}.{rule.Name}");
            return null;
        }

        var crmSlots = Slots(crmSide, rule.CrmFields, path);
        var accountingSlots = Slots(accountingSide, rule.AccountingFields, path);
        if (crmSlots is null || accountingSlots is null)
            return null;

        IUnitConverter? converter = null;
        if (rule.Converter is { } name && !_converters.TryGetValue(name, out converter))
        {
            _problems.Add(new SettingsProblem($"{path}.converter", $"There is no converter '{name}'.", NearestName.Find(name, _converters.Keys) is { } near ? $"Did you mean '{near}'?" : $"There are: {string.Join(", ", _converters.Keys.Order(StringComparer.Ordinal))}."));
            return null;
        }

        var flow = mapping.Flow & rule.Flow;
        var unit = new CompiledUnit
        {
            Rule = rule,
            CrmSlots = crmSlots.Value,
            AccountingSlots = accountingSlots.Value,
            CrmFields = [.. crmSlots.Value.Select(s => crmSide.Schema[s])],
            AccountingFields = [.. accountingSlots.Value.Select(s => accountingSide.Schema[s])],
            Converter = converter,
            Flow = flow,
            Winner = rule.Winner ?? mapping.Winner,
            NewestFallback = mapping.NewestFallback,
            Fingerprint = CompiledUnit.FingerprintOf(rule, converter),
            Identity = Merging.IdentityUnit.Of(mapping, rule),
            Earlier = Earlier.GetValueOrDefault((mapping.Name, rule.Name), []),
        };
        if (flow == Flow.Both && converter is { Lossless: false })
        {
            _problems.Add(new SettingsProblem(path, $"The converter '{converter.Name}' loses something, so '{rule.Name}' can flow in one direction only.", "Set its flow to FromCrm or FromAccounting."));
            return null;
        }

        if (converter is null && !Compatible(unit, path))
            return null;
        if (rule.OnMove == OnMove.Park && !unit.CrmFields.Any(static f => f.Type == FieldType.Reference))
            _problems.Add(new SettingsProblem($"{path}.onMove", $"'{rule.Name}' leads to no record that it could move away from.", "Leave it out here, and set it on the unit that holds the reference."));
        CheckDefaults(unit, crmSide, path);
        CheckLock(mapping, unit, path);
        return unit;
    }

    private ImmutableArray<FieldSlot>? Slots(SideBinding side, ImmutableArray<string> names, string path)
    {
        var slots = ImmutableArray.CreateBuilder<FieldSlot>(names.Length);
        foreach (var name in names)
        {
            if (side.Schema.TryGetSlot(name, out var slot))
            {
                slots.Add(slot);
                continue;
            }

            var near = NearestName.Find(name, side.Schema.Fields.Select(static f => f.Name));
            _problems.Add(new SettingsProblem(path, $"{Name(side.Side)} has no field '{name}' in '{side.Schema.Entity}'.", near is null ? null : $"Did you mean '{near}'?"));
            return null;
        }

        return slots.MoveToImmutable();
    }

    private bool Compatible(CompiledUnit unit, string path)
    {
        if (unit.CrmSlots.Length != unit.AccountingSlots.Length)
        {
            _problems.Add(new SettingsProblem(path, $"'{unit.Name}' joins {unit.CrmSlots.Length} fields to {unit.AccountingSlots.Length}.", "Name a converter."));
            return false;
        }

        for (var i = 0; i < unit.CrmFields.Length; i++)
        {
            var (c, a) = (unit.CrmFields[i], unit.AccountingFields[i]);
            if (Kind(c.Type) != Kind(a.Type))
            {
                _problems.Add(new SettingsProblem(path, $"'{c.Name}' holds a {c.Type}, '{a.Name}' a {a.Type}.", "Name a converter."));
                return false;
            }
        }

        return true;

        static FieldType Kind(FieldType type) => type switch { FieldType.Choice => FieldType.Text, FieldType.Money => FieldType.Number, _ => type };
    }

    private void CheckDefaults(CompiledUnit unit, SideBinding crmSide, string path)
    {
        foreach (var condition in unit.Rule.DefaultRules.SelectMany(static d => d.When))
            Scope(condition, crmSide, $"{path}.default.when.{condition.Field}");
        foreach (var (name, text) in unit.Rule.Defaults.Select(static d => (d.Key, d.Value)).Concat(unit.Rule.DefaultRules.Select(static d => (d.Field, d.Value))))
        {
            var field = unit.AccountingFields.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.Ordinal));
            if (field is null)
            {
                _problems.Add(new SettingsProblem($"{path}.default", $"'{name}' is no accounting field of '{unit.Name}'."));
                continue;
            }

            try
            {
                var value = Creation.Parse(field, text);
                if (field.Choices.Length > 0 && !field.Choices.Any(c => c.Active && string.Equals(c.Value, value.AsText(), StringComparison.Ordinal)))
                    _problems.Add(new SettingsProblem($"{path}.default", $"'{text}' is not one of the values of '{name}'.", NearestName.Find(text, field.Choices.Select(static c => c.Value)) is { } near ? $"Did you mean '{near}'?" : null));
            }
            catch (Exception e) when (e is FormatException or OverflowException)
            {
                _problems.Add(new SettingsProblem($"{path}.default", $"'{text}' is no {field.Type} for '{name}'."));
            }
        }
    }

    private void CheckLock(EntityMapping mapping, CompiledUnit unit, string path)
    {
        // A field that accounting requires keeps the direction that the preset gives it.
        if (preset.FirstOrDefault(p => string.Equals(p.Name, mapping.Name, StringComparison.Ordinal))?.Units.FirstOrDefault(u => string.Equals(u.Name, unit.Name, StringComparison.Ordinal)) is { } original
            && original.Flow != unit.Rule.Flow && unit.AccountingFields.FirstOrDefault(static f => f.Required) is { } required)
            _problems.Add(new SettingsProblem($"{path}.flow", $"Accounting requires '{required.Name}', so the direction of '{unit.Name}' cannot be changed."));
    }

    private bool HasKey(MatchPart part, SideBinding crmSide, SideBinding accountingSide, string path, bool optional)
    {
        if (!Normalisers.Exists(part.Normaliser))
        {
            _problems.Add(new SettingsProblem(path, $"There is no normal form '{part.Normaliser}'.", $"There are: {string.Join(", ", Normalisers.Names)}."));
            return false;
        }

        var crmHas = crmSide.Schema.TryGetSlot(part.CrmField, out _);
        var accountingHas = accountingSide.Schema.TryGetSlot(part.AccountingField, out _);
        if (!crmHas && !optional)
            _problems.Add(new SettingsProblem(path, $"The CRM has no field '{part.CrmField}' in '{crmSide.Schema.Entity}'.", NearestName.Find(part.CrmField, crmSide.Schema.Fields.Select(static f => f.Name)) is { } near ? $"Did you mean '{near}'?" : null));
        if (!accountingHas)
            _problems.Add(new SettingsProblem(path, $"Accounting has no field '{part.AccountingField}' in '{accountingSide.Schema.Entity}'."));
        return crmHas && accountingHas;
    }

    private void Scope(ScopeRule scope, SideBinding side, string path)
    {
        if (!side.Schema.TryGetSlot(scope.Field, out var slot))
        {
            var near = NearestName.Find(scope.Field, side.Schema.Fields.Select(static f => f.Name));
            _problems.Add(new SettingsProblem(path, $"{Name(side.Side)} has no field '{scope.Field}'.", near is null ? $"Name a field of '{side.Schema.Entity}'." : $"Did you mean '{near}'?"));
            return;
        }

        var field = side.Schema[slot];
        foreach (var value in scope.Values)
        {
            if (field.Choices.Length > 0 && !field.Choices.Any(c => string.Equals(c.Value, value, StringComparison.OrdinalIgnoreCase) || string.Equals(c.Label, value, StringComparison.OrdinalIgnoreCase)))
                _problems.Add(new SettingsProblem(path, $"'{value}' is not one of the values of '{scope.Field}'.", NearestName.Find(value, field.Choices.Select(static c => c.Value)) is { } near ? $"Did you mean '{near}'?" : $"Its values are {string.Join(", ", field.Choices.Take(20).Select(static c => c.Label.Length > 0 && c.Label != c.Value ? $"'{c.Value}' ({c.Label})" : $"'{c.Value}'"))}{(field.Choices.Length > 20 ? ", …" : "")}."));
        }
    }

    /// <summary>Records that others need come first: a topological order of required references; optional ones follow it where they can (R27, D15).</summary>
    private ImmutableArray<CompiledMapping> Order(ImmutableArray<CompiledMapping> mappings)
    {
        var result = ImmutableArray.CreateBuilder<CompiledMapping>(mappings.Length);
        var open = mappings.ToList();
        while (open.Count > 0)
        {
            var next = open.FirstOrDefault(m => !open.Any(other => other != m && Needs(m, other, required: false)))
                ?? open.FirstOrDefault(m => !open.Any(other => other != m && Needs(m, other, required: true)));
            if (next is null)
            {
                _problems.Add(new SettingsProblem("entities", $"These need each other: {string.Join(", ", open.Select(static m => m.Name))}.", "Make one of the references optional, or take it out of the mapping."));
                result.AddRange(open);
                break;
            }

            open.Remove(next);
            result.Add(next);
        }

        return result.ToImmutable();
    }

    private static bool Needs(CompiledMapping mapping, CompiledMapping other, bool required) => mapping.Units.Any(u =>
        u.CrmFields.Any(f => f.ReferencedEntity == other.Crm.Schema.Entity && (!required || f.Required)) || u.AccountingFields.Any(f => f.ReferencedEntity == other.Accounting.Schema.Entity && (!required || f.Required)));

    private static string Name(Side side) => side == Side.Crm ? "The CRM" : "Accounting";

    internal static Dictionary<string, IUnitConverter> ByName(IEnumerable<IUnitConverter> converters)
    {
        var result = new Dictionary<string, IUnitConverter>(StringComparer.Ordinal);
        foreach (var converter in converters)
            result[converter.Name] = converter;
        return result;
    }
}

/// <summary>What a side says of itself at the start of a run.</summary>
/// <param name="Schema">Its live schema.</param>
/// <param name="Capabilities">What it can do.</param>
internal sealed record SideDescription(ProviderSchema Schema, ProviderCapabilities Capabilities);
