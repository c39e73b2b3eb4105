using System.Collections.Immutable;
using Connectors.Sync.Planning;

namespace Connectors.Sync.Documents;

/// <summary>A document flow joined to what both sides really have.</summary>
internal sealed class CompiledFlow
{
    public required DocumentFlow Flow { get; init; }

    public required SideBinding Source { get; init; }

    /// <summary>Where the status stands; <see langword="null"/> = the flow looks at none.</summary>
    public FieldSlot? Status { get; init; }

    /// <summary>The statuses that send, by key.</summary>
    public required ImmutableHashSet<string> Triggers { get; init; }

    /// <summary>The statuses that take a draft back, by key.</summary>
    public ImmutableHashSet<string> Withdraws { get; init; } = [];

    /// <summary>The result fields and their slots.</summary>
    public required ImmutableArray<(DocumentField Field, FieldSlot Slot)> Results { get; init; }

    public required DocumentCapabilities Target { get; init; }

    public required DocumentStage Stage { get; init; }

    /// <summary>What follows the making of a document.</summary>
    public required ImmutableArray<DocumentStep> Steps { get; init; }

    public required IDocumentSource Reader { get; init; }

    public required IDocumentSender Sender { get; init; }

    public IDraftUpdater? Updater { get; init; }

    public IDraftWithdrawer? Withdrawer { get; init; }

    public IDocumentSteps? StepTaker { get; init; }

    /// <summary>Where the document's file comes from; <see langword="null"/> = none is wanted, or nobody keeps it.</summary>
    public IDocumentFiles? Files { get; init; }

    public IDocumentFileStore? FileStore { get; init; }

    /// <summary>What makes accounting's keys of the CRM's words.</summary>
    public IReadOnlyDictionary<DocumentValue, IUnitConverter> Converters { get; init; } = ImmutableDictionary<DocumentValue, IUnitConverter>.Empty;

    /// <summary>The mapping that knows the customers; <see langword="null"/> = none fits.</summary>
    public required Func<RecordRef, CompiledMapping?> CustomerMapping { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>A hash of what the baseline is taken for, and after it which status each name of the settings meant (<see cref="StatusNames"/>).</summary>
    public required string Rules { get; init; }

    public string Name => Flow.Name;

    /// <summary>Documents may be sent without a person.</summary>
    public bool IsAutomatic => Triggers.Count > 0;

    public bool IsTrigger(string status) => Triggers.Contains(status);

    /// <summary>The status of a record, by key, outer blanks and letter case left out where the CRM has no list of them.</summary>
    public string StatusOf(SyncRecord record) => Status is { } slot && record[slot] is { HasValue: true } value ? Key(record.Schema[slot], value.ToString()) : "";

    /// <summary>The day of a moment in the account's zone.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    public static string Key(FieldSchema field, string text)
    {
        var trimmed = text.Trim();
        var choice = field.Choices.FirstOrDefault(c => string.Equals(c.Value, trimmed, StringComparison.Ordinal))
            ?? field.Choices.FirstOrDefault(c => string.Equals(c.Label.Trim(), trimmed, StringComparison.OrdinalIgnoreCase) || string.Equals(c.Value, trimmed, StringComparison.OrdinalIgnoreCase));
        return choice?.Value ?? trimmed.ToUpperInvariant();
    }
}

/// <summary>Joins document flows to what both sides really have, and reports what does not fit. A flow that a side cannot serve is left out with the reason: a preset brings more flows than every CRM has.</summary>
internal sealed class FlowCompiler(SideDescription crm, ISyncProvider crmProvider, ISyncProvider accountingProvider, ImmutableArray<CompiledMapping> mappings, IReadOnlyDictionary<string, IUnitConverter> converters, ImmutableArray<DocumentFlow> preset, string pins, bool salesModule, IDocumentFileStore? hostFiles = null, IReadOnlyDictionary<string, string>? known = null)
{
    /// <summary>Why no flow can be used while the CRM's sales module is off.</summary>
    public const string SalesModuleOff = "The CRM's sales module is switched off for this connection.";

    private readonly Dictionary<string, string> _leftOut = new(StringComparer.Ordinal);
    private readonly List<CrmField> _wanted = [];

    public IReadOnlyDictionary<string, string> LeftOut => _leftOut;

    /// <summary>The fields of the CRM that the preset's flows use for results and for the status that sends, as far as they are on.</summary>
    public IReadOnlyList<CrmField> Wanted => _wanted;

    public ImmutableArray<CompiledFlow> Compile(ImmutableArray<DocumentFlow> flows, ICollection<SettingsProblem> problems)
    {
        foreach (var group in flows.Where(static f => f is { Enabled: true, Group: not null }).GroupBy(static f => f.Group!, StringComparer.Ordinal).Where(static g => g.Count() > 1))
            problems.Add(new SettingsProblem("documents", $"Only one of {string.Join(" and ", group.Select(static f => $"'{f.Name}'"))} may be switched on: one document would be made twice.", "Switch the others off."));

        var result = ImmutableArray.CreateBuilder<CompiledFlow>();
        foreach (var flow in flows)
        {
            if (!flow.Enabled)
                _leftOut[flow.Name] = "It is switched off for this connection.";
            else if (!salesModule)
                _leftOut[flow.Name] = SalesModuleOff;
            else if (Compile(flow, problems) is { } compiled)
                result.Add(compiled);
        }

        return result.ToImmutable();
    }

    private static void CheckUsedOnce(IEnumerable<(string Use, string Field)> uses, string path, ICollection<SettingsProblem> problems)
    {
        var used = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (use, field) in uses.Where(static u => u.Field.Length > 0))
        {
            if (!used.TryAdd(field, use))
                problems.Add(new SettingsProblem($"{path}.{use}", $"'{field}' of the CRM is used twice: '{used[field]}' takes it too.", "Choose another field for one of them, or leave one out."));
        }
    }

    private CompiledFlow? Compile(DocumentFlow flow, ICollection<SettingsProblem> problems)
    {
        var path = $"documents.{flow.Name}";
        var brought = preset.FirstOrDefault(p => p.Name == flow.Name);
        if (crm.Schema.Find(flow.Source) is not { } schema || crm.Capabilities.Find(flow.Source) is not { } capabilities || crm.Capabilities.FindResource(capabilities.Resource) is not { } resource)
            return Leave(flow, $"The CRM has no '{flow.Source}'.");
        var reader = crmProvider.GetFeature<IDocumentSource>();
        if (reader is null)
        {
            if (!RecordDocumentSource.CanRead(schema) || capabilities.Read == ReadAbility.None)
                return Leave(flow, $"The CRM hands over no documents, and its '{flow.Source}' has no lines that can be read.");
            reader = new RecordDocumentSource(crmProvider, crm.Schema);
            foreach (var wrong in RecordDocumentSource.FindProblems(schema))
                problems.Add(new SettingsProblem(path, wrong, "Map it to a field of that type, or leave it out."));
        }

        if (accountingProvider.GetFeature<IDocumentSender>() is not { } sender || sender.Documents.FirstOrDefault(d => d.Kind == flow.Kind) is not { } target)
            return Leave(flow, $"Accounting takes no documents of the kind {flow.Kind}.");

        var takers = accountingProvider.GetFeature<IDocumentSteps>();
        var possible = takers?.StepsOf(flow.Kind) ?? [];
        var fiscal = flow.Kind is DocumentKind.Invoice or DocumentKind.CreditNote;
        // A draft that is booked afterwards can be compared before anybody is bound by it.
        var stage = target.CanDraft && (!flow.Book || possible.Contains(DocumentStep.Book) || !target.CanIssue) ? DocumentStage.Draft : DocumentStage.Issued;
        if (stage == DocumentStage.Issued && fiscal && !flow.Book)
            problems.Add(new SettingsProblem($"{path}.book", "Accounting makes no drafts of this kind: a document is issued at once.", "Switch booking on, or the flow off."));
        var steps = new[] { (DocumentStep.Book, flow.Book && stage == DocumentStage.Draft), (DocumentStep.EInvoice, flow.EInvoice), (DocumentStep.Mail, flow.Mail) }.Where(static s => s.Item2).Select(static s => s.Item1).ToImmutableArray();
        foreach (var step in steps.Where(s => !possible.Contains(s)))
            problems.Add(new SettingsProblem($"{path}.{(step == DocumentStep.EInvoice ? "eInvoice" : step.ToString().ToLowerInvariant())}", $"Accounting cannot do that with a document of the kind {flow.Kind}.", "Switch it off."));

        FieldSlot? status = null;
        if (flow.StatusField is { } field)
        {
            if (flow.TriggerStatuses.Length > 0 && brought?.StatusField == field)
                _wanted.Add(WantedFields.OfStatus(flow, field, schema));
            if (schema.TryGetSlot(field, out var slot))
                status = slot;
            // The preset's own wish counts only where statuses were named.
            else if (flow.TriggerStatuses.Length > 0 || brought?.StatusField != field)
                problems.Add(new SettingsProblem(path, $"'{flow.Source}' has no field '{field}' for its status.", NearestName.Find(field, schema.Fields.Select(static f => f.Name)) is { } near ? $"Did you mean '{near}'?" : null));
        }
        else if (flow.TriggerStatuses.Length > 0)
        {
            problems.Add(new SettingsProblem($"{path}.trigger", "A status that sends needs to be said where it stands.", "Name the flow's StatusField."));
        }

        var results = ImmutableArray.CreateBuilder<(DocumentField, FieldSlot)>();
        foreach (var (result, name) in flow.Results.OrderBy(static r => r.Key))
        {
            var isPresets = brought?.Results.GetValueOrDefault(result) == name;
            if (isPresets)
                _wanted.Add(WantedFields.Of(flow, result, name, schema));
            if (!schema.TryGetSlot(name, out var slot))
            {
                // A preset names more result fields than every CRM has; what somebody asked for himself must be there.
                if (isPresets)
                    continue;

                problems.Add(new SettingsProblem(path, $"'{flow.Source}' has no field '{name}' for {result}.", NearestName.Find(name, schema.Fields.Select(static f => f.Name)) is { } near ? $"Did you mean '{near}'?" : null));
            }
            else if (!schema[slot].ReadOnly)
            {
                results.Add((result, slot));
            }
        }

        foreach (var (own, name) in flow.Fields.OrderBy(static f => f.Key, StringComparer.Ordinal))
        {
            if (!schema.TryGetSlot(name, out _))
                problems.Add(new SettingsProblem($"{path}.fields.{own}", $"'{flow.Source}' has no field '{name}'.", NearestName.Find(name, schema.Fields.Select(static f => f.Name)) is { } near ? $"Did you mean '{near}'?" : null));
        }

        var lineSchema = schema.TryGetSlot(Crm.Offer.Lines.Name, out var linesAt) ? schema[linesAt].LineSchema : null;
        foreach (var (own, name) in flow.LineFields.OrderBy(static f => f.Key, StringComparer.Ordinal))
        {
            if (lineSchema?.TryGetSlot(name, out _) != true)
                problems.Add(new SettingsProblem($"{path}.lineFields.{own}", $"A line of '{flow.Source}' has no field '{name}'.", lineSchema is not null && NearestName.Find(name, lineSchema.Fields.Select(static f => f.Name)) is { } near ? $"Did you mean '{near}'?" : null));
        }

        // One field holds one thing: which of two was meant, nobody could say, and of two results each would write over the other.
        CheckUsedOnce(flow.Fields.OrderBy(static f => f.Key, StringComparer.Ordinal).Select(f => ($"fields.{f.Key}", f.Value))
            .Concat(flow.Results.OrderBy(static r => r.Key).Select(static r => ($"results.{char.ToLowerInvariant(r.Key.ToString()[0])}{r.Key.ToString()[1..]}", r.Value))), path, problems);
        CheckUsedOnce(flow.LineFields.OrderBy(static f => f.Key, StringComparer.Ordinal).Select(f => ($"lineFields.{f.Key}", f.Value)), path, problems);

        var withdrawer = accountingProvider.GetFeature<IDraftWithdrawer>();
        if (flow.WithdrawStatuses.Length > 0 && (withdrawer is null || status is null))
            problems.Add(new SettingsProblem($"{path}.withdraw", withdrawer is null ? "Accounting takes no document back." : "A status that takes a document back needs to be said where it stands.", withdrawer is null ? "Leave it out." : "Name the flow's StatusField."));
        var named = new Dictionary<DocumentValue, IUnitConverter>();
        foreach (var (what, name) in flow.Converters.OrderBy(static c => c.Key))
        {
            if (converters.TryGetValue(name, out var converter))
                named[what] = converter;
            else
                problems.Add(new SettingsProblem($"{path}.converters", $"There is no converter '{name}' for {what}.", NearestName.Find(name, converters.Keys) is { } near ? $"Did you mean '{near}'?" : null));
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(target.TimeZone, out var zone))
            zone = TimeZoneInfo.Utc;
        var names = StatusNames.Of(known?.GetValueOrDefault(flow.Name) ?? "");
        var triggers = status is { } s ? flow.TriggerStatuses.Select(t => names.Key(schema[s], t)).ToImmutableHashSet(StringComparer.Ordinal) : [];
        var withdraws = status is { } w ? flow.WithdrawStatuses.Select(t => names.Key(schema[w], t)).ToImmutableHashSet(StringComparer.Ordinal) : [];
        if (withdraws.Intersect(triggers).FirstOrDefault() is { } both)
            problems.Add(new SettingsProblem($"{path}.withdraw", $"The status '{both}' sends a document and takes it back.", "Name two different statuses."));
        var keeper = new[] { crmProvider.GetFeature<IDocumentFileStore>(), hostFiles }.FirstOrDefault(k => k?.CanKeep(flow.Source) == true);
        return new CompiledFlow
        {
            Flow = flow,
            Source = new SideBinding(Side.Crm, schema, capabilities, resource, false),
            Status = status,
            Triggers = triggers,
            Withdraws = withdraws,
            Withdrawer = withdrawer,
            Results = results.ToImmutable(),
            Target = target,
            Stage = stage,
            Steps = steps,
            Reader = reader,
            Sender = sender,
            Updater = accountingProvider.GetFeature<IDraftUpdater>(),
            StepTaker = takers,
            Files = keeper is null ? null : accountingProvider.GetFeature<IDocumentFiles>(),
            FileStore = keeper,
            Converters = named,
            CustomerMapping = customer => mappings.FirstOrDefault(m => flow.CustomerMapping is { } name ? m.Name == name : m.Crm.Schema.Entity == customer.Entity),
            Zone = zone,
            Rules = names.After(Values.Hash($"{flow.Source}|{flow.StatusField}|{string.Join(',', triggers.Order(StringComparer.Ordinal))}|{pins}")),
        };
    }

    private CompiledFlow? Leave(DocumentFlow flow, string reason)
    {
        _leftOut[flow.Name] = reason;
        return null;
    }
}
