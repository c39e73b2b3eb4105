using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>Merges settings over the mappings of preset and code. Pure.</summary>
internal static class SettingsMerge
{
    public static ImmutableArray<EntityMapping> Apply(ImmutableArray<EntityMapping> mappings, ConnectionSettings settings, ICollection<SettingsProblem> problems)
    {
        var names = mappings.Select(static m => m.Name).ToArray();
        foreach (var name in settings.Entities.Keys.Where(n => !names.Contains(n, StringComparer.Ordinal)))
            problems.Add(new SettingsProblem($"entities.{name}", "There is no such mapping.", NearestName.Find(name, names) is { } near ? $"Did you mean '{near}'?" : $"There are: {string.Join(", ", names)}."));

        return
        [
            .. mappings.Select(mapping =>
            {
                var changed = mapping with
                {
                    Flow = settings.Flow is { } flow ? mapping.Flow & flow : mapping.Flow,
                    Winner = settings.Winner ?? mapping.Winner,
                    NewestFallback = settings.NewestFallback ?? mapping.NewestFallback,
                };
                return settings.Entities.TryGetValue(mapping.Name, out var entity) ? Entity(changed, entity, $"entities.{mapping.Name}", problems) : changed;
            }),
        ];
    }

    public static ImmutableArray<DocumentFlow> Apply(ImmutableArray<DocumentFlow> flows, ConnectionSettings settings, ICollection<SettingsProblem> problems)
    {
        var names = flows.Select(static f => f.Name).ToArray();
        foreach (var name in settings.Documents.Keys.Where(n => !names.Contains(n, StringComparer.Ordinal)))
            problems.Add(new SettingsProblem($"documents.{name}", "There is no such document flow.", NearestName.Find(name, names) is { } near ? $"Did you mean '{near}'?" : $"There are: {string.Join(", ", names)}."));
        return [.. flows.Select(flow => settings.Documents.TryGetValue(flow.Name, out var change) ? Flow(flow, change) : flow)];
    }

    private static DocumentFlow Flow(DocumentFlow flow, DocumentFlowSettings settings) => flow with
    {
        Enabled = settings.Enabled ?? flow.Enabled,
        TriggerStatuses = settings.Trigger ?? flow.TriggerStatuses,
        WithdrawStatuses = settings.Withdraw ?? flow.WithdrawStatuses,
        Fields = settings.Fields is { } fields ? flow.Fields.SetItems(fields) : flow.Fields,
        LineFields = settings.LineFields is { } lineFields ? flow.LineFields.SetItems(lineFields) : flow.LineFields,
        Kind = settings.Kind ?? flow.Kind,
        Series = settings.Series ?? flow.Series,
        AfterSend = settings.AfterSend ?? flow.AfterSend,
        Priority = settings.Priority ?? flow.Priority,
        CreateCustomer = settings.CreateCustomer ?? flow.CreateCustomer,
        Book = settings.Book ?? flow.Book,
        Mail = settings.Mail ?? flow.Mail,
        EInvoice = settings.EInvoice ?? flow.EInvoice,
        ExclusiveSeries = settings.ExclusiveSeries ?? flow.ExclusiveSeries,
        Results = flow.Results.SetItems(settings.Results).RemoveRange(settings.Results.Where(static r => r.Value.Length == 0).Select(static r => r.Key)),
        Monitor = new MonitorWindow(settings.MonitorDays ?? flow.Monitor.Days, settings.MonitorUntilSettledDays ?? flow.Monitor.UntilSettledDays),
    };

    private static EntityMapping Entity(EntityMapping mapping, EntitySettings settings, string path, ICollection<SettingsProblem> problems)
    {
        var units = mapping.Units.ToList();
        foreach (var (name, change) in settings.Fields.OrderBy(static f => f.Key, StringComparer.Ordinal))
            Field(units, name, change, $"{path}.fields.{name}", problems);
        // A preset may give one field of the CRM to two of accounting's; whoever chooses a field himself chooses it for one thing.
        foreach (var twice in settings.Fields.Where(f => f.Value.To is not null && !mapping.Units.Any(u => u.Name == f.Key)).Select(static f => f.Key).Order(StringComparer.Ordinal).GroupBy(CrmField, StringComparer.Ordinal).Where(static g => g.Count() > 1))
            problems.Add(new SettingsProblem($"{path}.fields.{twice.Last()}", $"'{twice.Key}' of the CRM is used twice: '{twice.First()}' takes it too.", "Choose another field for one of them, or remove one."));
        return mapping with
        {
            Enabled = settings.Enabled ?? mapping.Enabled,
            Flow = settings.Flow ?? mapping.Flow,
            Winner = settings.Winner ?? mapping.Winner,
            CreateInAccounting = settings.CreateInAccounting ?? mapping.CreateInAccounting,
            CreateInCrm = settings.CreateInCrm ?? mapping.CreateInCrm,
            CrmScope = settings.Scope ?? mapping.CrmScope,
            LeavingScope = settings.LeavingScope ?? mapping.LeavingScope,
            CrmOnly = settings.CrmOnly ?? mapping.CrmOnly,
            Schedule = settings.WithConnection ? null : settings.Schedule ?? mapping.Schedule,
            Units = [.. units],
        };
    }

    private static void Field(List<UnitRule> units, string name, FieldSettings change, string path, ICollection<SettingsProblem> problems)
    {
        var at = units.FindIndex(u => string.Equals(u.Name, name, StringComparison.Ordinal));
        if (change.Remove)
        {
            if (at < 0)
                problems.Add(Unknown(units, path));
            else if (units[at].LockedBecause is { } because)
                problems.Add(new SettingsProblem(path, $"'{name}' cannot be removed: {because}"));
            else
                units.RemoveAt(at);
            return;
        }

        if (at < 0 && change.To is null)
        {
            problems.Add(Unknown(units, path));
            return;
        }

        var unit = at >= 0 ? units[at] : new UnitRule { Name = name, CrmFields = [CrmField(name)], AccountingFields = [change.To!] };
        if (change.Flow is { } flow && flow != unit.Flow && unit.LockedBecause is { } locked)
        {
            problems.Add(new SettingsProblem($"{path}.flow", $"The direction of '{name}' cannot be changed: {locked}"));
            return;
        }

        if (change.To is { } to && at >= 0 && unit.AccountingFields.Length > 1)
        {
            problems.Add(new SettingsProblem($"{path}.to", $"'{name}' is a group of several fields.", "Remove it and map its fields one by one."));
            return;
        }

        unit = unit with
        {
            AccountingFields = change.To is { } target ? [target] : unit.AccountingFields,
            Flow = change.Flow ?? unit.Flow,
            Winner = change.Wins ?? unit.Winner,
            Converter = change.Converter is { } converter ? converter.Length == 0 ? null : converter : unit.Converter,
            Deviation = change.Deviation ?? unit.Deviation,
            FirstMeeting = change.FirstMeeting ?? unit.FirstMeeting,
            OnMove = change.OnMove ?? unit.OnMove,
            TooLong = change.TooLong ?? unit.TooLong,
            Defaults = change.Default is { } text ? unit.Defaults.SetItem((change.To ?? unit.AccountingFields[0]), text) : unit.Defaults,
            DefaultRules = change.DefaultRules.IsDefaultOrEmpty ? unit.DefaultRules : [.. change.DefaultRules.Select(d => new DefaultRule(change.To ?? unit.AccountingFields[0], d.Value, d.When))],
        };
        if (at >= 0)
            units[at] = unit;
        else
            units.Add(unit);
    }

    private static string CrmField(string name) => name.StartsWith("custom:", StringComparison.Ordinal) ? name["custom:".Length..] : name;

    private static SettingsProblem Unknown(List<UnitRule> units, string path)
    {
        var name = path[(path.LastIndexOf('.') + 1)..];
        var near = NearestName.Find(name, units.Select(static u => u.Name));
        return new SettingsProblem(path, $"There is no field '{name}' in this mapping.", near is null ? "To add one, say where it goes: \"to\": \"…\"." : $"Did you mean '{near}'? To add a new one, say where it goes: \"to\": \"…\".");
    }
}
