using System.Collections.Immutable;

namespace Connectors.Sync.Lists;

/// <summary>What is to be done to the CRM's options so that they show accounting's list. A pure function of the list, the options and what was known before.</summary>
internal sealed record ListPlan
{
    /// <summary>The list as it will be known; options that are added have their label for a value until the CRM has answered.</summary>
    public required ListMap Map { get; init; }

    public required ImmutableArray<OptionChange> Changes { get; init; }

    public static ListPlan Of(ListMap known, IReadOnlyList<ListEntry> entries, IReadOnlyList<ListOption> options)
    {
        var changes = ImmutableArray.CreateBuilder<OptionChange>();
        var mappings = new List<ListMapping>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries.Where(static e => e.Active).DistinctBy(static e => e.Key, StringComparer.Ordinal))
            mappings.Add(Active(known.FindKey(entry.Key), entry));
        var living = mappings.Select(static m => m.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in known.Entries.Where(e => !living.Contains(e.Key)))
            mappings.Add(Gone(gone));
        // Records may hold an entry that nobody may choose any more: they are to be read as well.
        foreach (var asleep in entries.Where(e => !e.Active && !living.Contains(e.Key) && known.FindKey(e.Key) is null).DistinctBy(static e => e.Key, StringComparer.Ordinal))
            mappings.Add(Asleep(asleep));
        // The CRM's users do not add options: what accounting does not know is not offered.
        foreach (var stranger in options.Where(o => o.Active && !used.Contains(o.Value)))
            changes.Add(new OptionChange(OptionChangeKind.Deactivate, stranger.Value, "", stranger.Label));
        return new ListPlan { Map = known with { Entries = Proposed(known, mappings) }, Changes = changes.ToImmutable() };

        ListMapping Active(ListMapping? before, ListEntry entry)
        {
            var option = Find(before, entry);
            if (option is null || !used.Add(option.Value))
            {
                changes.Add(new OptionChange(OptionChangeKind.Add, null, entry.Key, entry.Label) { Details = entry.Details });
                // Somebody deleted the option: what its records still hold is not forgotten.
                return new ListMapping(entry.Key, entry.Label, entry.Label, true) { Former = before is null ? [] : before.Former.Contains(before.CrmValue) ? before.Former : before.Former.Add(before.CrmValue) };
            }

            if (option.Label != entry.Label)
                changes.Add(new OptionChange(OptionChangeKind.Rename, option.Value, entry.Key, entry.Label));
            if (!option.Active)
                changes.Add(new OptionChange(OptionChangeKind.Activate, option.Value, entry.Key, entry.Label));
            if (option.Details is { } shown && entry.Details.Count > 0 && shown.Any(d => entry.Details.GetValueOrDefault(d.Key, "") != d.Value))
                changes.Add(new OptionChange(OptionChangeKind.Describe, option.Value, entry.Key, entry.Label) { Details = entry.Details });
            return new ListMapping(entry.Key, entry.Label, option.Value, true) { Former = before?.Former ?? [] };
        }

        ListMapping Asleep(ListEntry entry)
        {
            var option = Find(null, entry);
            if (option is null || !used.Add(option.Value))
            {
                changes.Add(new OptionChange(OptionChangeKind.Add, null, entry.Key, entry.Label) { Active = false, Details = entry.Details });
                return new ListMapping(entry.Key, entry.Label, entry.Label, false);
            }

            if (option.Active)
                changes.Add(new OptionChange(OptionChangeKind.Deactivate, option.Value, entry.Key, entry.Label));
            return new ListMapping(entry.Key, entry.Label, option.Value, false);
        }

        ListOption? Find(ListMapping? before, ListEntry entry) => (before is null ? null : options.FirstOrDefault(o => o.Value == before.CrmValue))
            ?? options.FirstOrDefault(o => o.Key == entry.Key)
            ?? options.FirstOrDefault(o => o.Key is null && !used.Contains(o.Value) && known.Entries.All(k => k.CrmValue != o.Value || !IsLiving(k.Key)) && Same(o.Label, entry.Label));

        ListMapping Gone(ListMapping before)
        {
            var option = options.FirstOrDefault(o => o.Value == before.CrmValue);
            if (option is { Active: true } && used.Add(option.Value))
                changes.Add(new OptionChange(OptionChangeKind.Deactivate, option.Value, before.Key, before.Label));
            return before with { Active = false };
        }

        bool IsLiving(string key) => entries.Any(e => e.Active && e.Key == key);
    }

    /// <summary>The list with the values that the CRM has given to its options.</summary>
    public ListMap Answered(IReadOnlyList<ListOption> options)
    {
        var added = Changes.Where(static c => c.Kind == OptionChangeKind.Add).Select(static c => c.Key).ToHashSet(StringComparer.Ordinal);
        var renamed = Changes.Where(static c => c.Kind == OptionChangeKind.Rename).ToDictionary(static c => c.Key, static c => c.Value!, StringComparer.Ordinal);
        return Map with
        {
            Entries =
            [
                .. Map.Entries.Select(e =>
                {
                    if (!added.Contains(e.Key) && !renamed.ContainsKey(e.Key))
                        return e;
                    var option = options.FirstOrDefault(o => o.Key == e.Key) ?? options.FirstOrDefault(o => o.Value == e.CrmValue) ?? options.FirstOrDefault(o => o.Label == e.Label && o.Active == e.Active);
                    var value = option?.Value ?? e.CrmValue;
                    return renamed.TryGetValue(e.Key, out var before) && before != value ? e with { CrmValue = value, Former = e.Former.Contains(before) ? e.Former : e.Former.Add(before) } : e with { CrmValue = value };
                }),
            ],
        };
    }

    /// <summary>An entry that is gone while exactly one new one has its name may live on under the new key. One that was there all along is no successor.</summary>
    private static ImmutableArray<ListMapping> Proposed(ListMap known, List<ListMapping> mappings) =>
    [
        .. mappings.Select(gone =>
        {
            if (gone.Active || gone.Proposed is not null || known.FindKey(gone.Key) is null)
                return gone;
            var successors = mappings.Where(m => m.Active && known.FindKey(m.Key) is null && Same(m.Label, gone.Label)).ToList();
            return successors.Count == 1 && mappings.Count(m => !m.Active && m.Proposed is null && known.FindKey(m.Key) is not null && Same(m.Label, gone.Label)) == 1 ? gone with { Proposed = successors[0].Key } : gone;
        }),
    ];

    private static bool Same(string left, string right) => string.Equals(left.Trim(), right.Trim(), StringComparison.OrdinalIgnoreCase);
}
