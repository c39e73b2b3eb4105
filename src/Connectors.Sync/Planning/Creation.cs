using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync.Linking;
using Connectors.Sync.Merging;

namespace Connectors.Sync.Planning;

/// <summary>What a new record is made of, or everything that is missing for it. Pure.</summary>
internal static class Creation
{
    public static PairDecision Decide(PairInput input, Side source, Side target)
    {
        var mapping = input.Mapping;
        var record = (source == Side.Crm ? input.Crm.Record : input.Accounting.Record)!;
        var schema = mapping.On(target).Schema;
        var values = new Dictionary<int, FieldValue>();
        var units = ImmutableArray.CreateBuilder<UnitDecision>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var defaulted = ImmutableArray.CreateBuilder<string>();
        RecordRef? waitsFor = null;

        foreach (var unit in mapping.Units)
        {
            var raw = unit.Read(source, record);
            var empty = EmptyOf(unit.Fields(target));
            var decision = new UnitDecision
            {
                Unit = unit,
                Action = target == Side.Accounting ? UnitAction.WriteAccounting : UnitAction.WriteCrm,
                Rule = "create",
                Crm = source == Side.Crm ? raw : empty,
                Accounting = source == Side.Crm ? empty : raw,
            };

            // A closed field still seeds the record that is born on its closed side (R8).
            if (!unit.FlowsTo(target) && unit.Rule.OnCreate == OnCreate.Omit)
            {
                units.Add(decision with { Action = UnitAction.NotRead, Rule = "create.omitted" });
                continue;
            }

            var converted = Values.AnyAbsent(raw) ? new Converted { Values = empty } : UnitConversion.Convert(unit, source, raw, input.Merge.References);
            if (converted.WaitsFor is { } reference)
            {
                if (converted.WaitsForRequired)
                    waitsFor ??= reference;
                units.Add(decision with { Action = UnitAction.Held, WaitsFor = reference, WaitsForSide = source, WaitsForRequired = converted.WaitsForRequired });
                continue;
            }

            var problem = converted.Problem;
            var toWrite = problem is null ? converted.Values : empty;
            if (problem is null)
            {
                (toWrite, var filled) = WithDefaults(unit, target, toWrite, record);
                defaulted.AddRange(filled.Select(static f => f.Field));
                if (filled.Length > 0)
                    decision = decision with { Rule = filled.FirstOrDefault(static f => f.When.Length > 0) is { When: { Length: > 0 } when } ? $"create.default[{when}]" : "create.default" };
                (toWrite, problem) = WriteCheck.Check(unit, target, toWrite, null);
            }

            if (problem is null && unit.Rule.OnCreate == OnCreate.Require && !toWrite.Any(static v => v.HasValue))
                problem = new Problem("required", unit.Fields(target)[0].Name, $"'{unit.Name}' is needed and empty.", Fixer.User, $"Fill in '{unit.Name}'.");
            if (problem is not null)
            {
                // A field that the other side needs stops the record, and so does one that a default would fill: what cannot be understood is not replaced by a guess. Any other one is left out and shown.
                if (unit.Fields(target).Any(static f => f.Required) || !unit.Rule.Defaults.IsEmpty || !unit.Rule.DefaultRules.IsDefaultOrEmpty || unit.Rule.OnCreate == OnCreate.Require)
                    problems.Add(problem);
                units.Add(decision with { Action = UnitAction.Held, Problem = problem });
                continue;
            }

            var written = false;
            for (var i = 0; i < toWrite.Length; i++)
            {
                if (!toWrite[i].HasValue || unit.Fields(target)[i].ReadOnly)
                    continue;
                values[unit.Slots(target)[i].Index] = toWrite[i];
                written = true;
            }

            units.Add(written ? decision with { Values = toWrite } : decision with { Action = UnitAction.NotRead, Rule = "create.empty" });
        }

        AddScope(mapping, target, values);
        // What only waits for another record, or is wrong already, is not missing too.
        var waiting = units.Where(static u => u.WaitsFor is not null || u.Problem is not null).SelectMany(u => u.Unit.Slots(target)).Select(static s => s.Index).ToHashSet();
        AddMissing(schema, values, waiting, problems, mapping, target);
        var result = new PairDecision
        {
            Action = target == Side.Accounting ? PairAction.CreateAccounting : PairAction.CreateCrm,
            Reason = "new",
            Units = units.ToImmutable(),
            Defaulted = defaulted.ToImmutable(),
        };
        if (problems.Count > 0)
            return result with { Action = PairAction.Park, Reason = problems.Count == 1 ? problems[0].Code : "several", Problems = problems.ToImmutable() };
        if (waitsFor is not null)
            return result with { Action = PairAction.Wait, Reason = "reference", WaitsFor = waitsFor, WaitsForSide = source };
        ImmutableArray<FieldAssignment> set = [.. values.OrderBy(static v => v.Key).Select(static v => new FieldAssignment(new FieldSlot(v.Key), v.Value))];
        return target == Side.Accounting ? result with { AccountingSet = set } : result with { CrmSet = set };
    }

    /// <summary>A record that is born here because of its counterpart belongs to the mapping's scope: the fields that decide about it get the first of their values.</summary>
    private static void AddScope(CompiledMapping mapping, Side target, Dictionary<int, FieldValue> values)
    {
        var schema = mapping.On(target).Schema;
        foreach (var rule in target == Side.Crm ? mapping.Source.CrmScope : mapping.Source.AccountingScope)
        {
            var slot = schema.SlotOf(rule.Field);
            var field = schema[slot];
            if (rule.Values.IsEmpty || field.ReadOnly || values.ContainsKey(slot.Index))
                continue;
            var wanted = rule.Values[0];
            var choice = field.Choices.FirstOrDefault(c => string.Equals(c.Value, wanted, StringComparison.OrdinalIgnoreCase) || string.Equals(c.Label, wanted, StringComparison.OrdinalIgnoreCase));
            values[slot.Index] = Parse(field, choice?.Value ?? wanted);
        }
    }

    /// <summary>All required fields that nothing fills, in one report (R43, P-20d).</summary>
    private static void AddMissing(EntitySchema schema, Dictionary<int, FieldValue> values, HashSet<int> waiting, ImmutableArray<Problem>.Builder problems, CompiledMapping mapping, Side target)
    {
        for (var i = 0; i < schema.Fields.Length; i++)
        {
            var field = schema.Fields[i];
            if (!field.Required || field.ReadOnly || values.ContainsKey(i) || waiting.Contains(i) || problems.Any(p => string.Equals(p.Field, field.Name, StringComparison.Ordinal)))
                continue;
            var unit = mapping.Units.FirstOrDefault(u => u.Slots(target).Contains(new FieldSlot(i)));
            problems.Add(new Problem("required", field.Name, $"'{field.Name}' is needed and empty.", Fixer.User,
                unit is null ? $"Map '{field.Name}', or configure a default for it." : $"Fill in '{unit.Name}', or configure a default for it."));
        }
    }

    private static (ImmutableArray<FieldValue> Values, ImmutableArray<(string Field, string When)> Filled) WithDefaults(CompiledUnit unit, Side target, ImmutableArray<FieldValue> values, SyncRecord source)
    {
        if (target != Side.Accounting || (unit.Rule.Defaults.IsEmpty && unit.Rule.DefaultRules.IsDefaultOrEmpty))
            return (values, []);
        var result = values.ToBuilder();
        var filled = ImmutableArray.CreateBuilder<(string, string)>();
        for (var i = 0; i < values.Length; i++)
        {
            var field = unit.Fields(target)[i];
            if (field.Canonical(values[i]).HasValue)
                continue;
            // The most specific one; of two that are as specific, the one that was written first.
            var rule = unit.Rule.DefaultRules.Where(d => d.Field == field.Name && Execution.Records.Takes(d.When, source)).OrderByDescending(static d => d.When.Length).FirstOrDefault();
            if ((rule?.Value ?? unit.Rule.Defaults.GetValueOrDefault(field.Name)) is not { } text)
                continue;
            result[i] = Parse(field, text);
            filled.Add((field.Name, rule?.ToString() ?? ""));
        }

        return (result.MoveToImmutable(), filled.ToImmutable());
    }

    /// <summary>A configured default in the field's own type. Settings validate it when they are saved.</summary>
    public static FieldValue Parse(FieldSchema field, string text) => field.Type switch
    {
        FieldType.Number or FieldType.Money => FieldValue.Of((decimal?)decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture)),
        FieldType.Boolean => FieldValue.Of((bool?)bool.Parse(text)),
        FieldType.Date => FieldValue.Of((DateOnly?)DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        FieldType.Instant => FieldValue.Of((DateTimeOffset?)DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)),
        FieldType.Reference => FieldValue.Of(RecordRef.Parse(text)),
        FieldType.Lines => throw new FormatException($"'{field.Name}' holds lines and has no default."),
        _ => FieldValue.Of(text),
    };

    /// <summary>The base of the units that a create wrote: what the source showed, and what was sent or answered.</summary>
    public static UnitBase BaseOf(UnitDecision unit, Side target, SyncRecord? reply)
    {
        var shown = reply is null ? [] : unit.Unit.Read(target, reply);
        var fromReply = reply is not null && !Values.AnyAbsent(shown);
        var there = fromReply ? shown : unit.Values;
        return new UnitBase
        {
            Fingerprint = unit.Unit.Fingerprint,
            Crm = target == Side.Crm ? there : unit.Crm,
            Accounting = target == Side.Crm ? unit.Accounting : there,
            Source = fromReply ? BaseSource.Reply : BaseSource.Sent,
            SentTo = fromReply ? null : target,
            CrmRounds = target == Side.Crm ? unit.Rounds : unit.Before?.CrmRounds,
            AccountingRounds = target == Side.Accounting ? unit.Rounds : unit.Before?.AccountingRounds,
        };
    }

    private static ImmutableArray<FieldValue> EmptyOf(ImmutableArray<FieldSchema> fields) => [.. fields.Select(static _ => FieldValue.Null)];
}
