using System.Collections.Immutable;

namespace Connectors.Sync.Planning;

/// <summary>What a field of the CRM has to be, so that what a preset maps finds its place: made by an adapter that can, told where it cannot.</summary>
internal static class WantedFields
{
    private const string ListPrefix = "list:";

    /// <summary>The fields that a rule of the preset uses, each with what the CRM has under that name.</summary>
    public static IEnumerable<CrmField> Of(EntityMapping mapping, UnitRule rule, EntitySchema crm, EntitySchema accounting, Func<string, bool> hasOptions)
    {
        for (var i = 0; i < rule.CrmFields.Length; i++)
        {
            var name = rule.CrmFields[i];
            // Fields that go over in pairs are of one kind, and accounting knows amounts from numbers; of what goes through a converter the mapping says what it is in the CRM.
            var partner = rule.CrmFields.Length == rule.AccountingFields.Length && accounting.TryGetSlot(rule.AccountingFields[i], out var slot) ? accounting[slot] : null;
            var list = rule.Converter is { } converter && converter.StartsWith(ListPrefix, StringComparison.Ordinal) ? converter[ListPrefix.Length..] : null;
            var wanted = new WantedField(mapping.Crm, name, list is not null ? FieldType.Choice : rule.Converter is null && partner is not null ? partner.Type : i < rule.CrmTypes.Length ? rule.CrmTypes[i] : FieldType.Text)
            {
                List = list,
                MaxLength = list is null ? partner?.MaxLength : null,
                ReadOnly = !(mapping.Flow & rule.Flow).HasFlag(Flow.FromCrm),
                For = $"{mapping.Name}.{rule.Name}",
                Because = rule.LockedBecause,
            };
            // What a converter reads may be of any kind: only it could say that it is the wrong one.
            yield return CrmField.Of(wanted, crm, anyKind: rule.Converter is not null && (list is null || hasOptions(list)));
        }
    }

    public static CrmField Of(DocumentFlow flow, DocumentField result, string name, EntitySchema crm) => CrmField.Of(new(flow.Source, name, result switch
    {
        DocumentField.Paid or DocumentField.Open => FieldType.Money,
        DocumentField.CheckedAt => FieldType.Instant,
        _ => FieldType.Text,
    })
    {
        ReadOnly = true,
        For = $"documents.{flow.Name}.{char.ToLowerInvariant(result.ToString()[0])}{result.ToString()[1..]}",
    }, crm);

    /// <summary>Lists that no field holds, and that a CRM which makes fields can have too: others refer to them, or its users look at them.</summary>
    public static IEnumerable<CrmField> OfLists(IEnumerable<ManagedList> lists, ISyncProvider crm) => crm.GetFeature<IListTarget>() is { } target && crm.GetFeature<IFieldProvisioner>() is not null
        ? lists.Select(l => new CrmField(new("", l.Crm, FieldType.Choice) { List = l.Crm, ReadOnly = true, For = $"lists.{l.Name}" }, null, FieldState.Missing).LookedFor(target))
        : [];

    /// <summary>The field whose value sends documents, with the values that do.</summary>
    public static CrmField OfStatus(DocumentFlow flow, string name, EntitySchema crm) => CrmField.Of(new(flow.Source, name, FieldType.Choice)
    {
        Values = flow.TriggerStatuses,
        For = $"documents.{flow.Name}.trigger",
    }, crm);
}

/// <summary>A field that is wanted, beside the one that the CRM has under its name.</summary>
/// <param name="Wanted">What is wanted; of a drop-down that is there, the values that it lacks.</param>
/// <param name="Found">What is there; <see langword="null"/> = nothing.</param>
/// <param name="State">How the two go together.</param>
internal sealed record CrmField(WantedField Wanted, FieldSchema? Found, FieldState State)
{
    public static CrmField Of(WantedField wanted, EntitySchema crm, bool anyKind = false)
    {
        if (!crm.TryGetSlot(wanted.Field, out var slot))
            return new(wanted, null, FieldState.Missing);
        var found = crm[slot];
        if (!anyKind && !Holds(found.Type, wanted))
            return new(wanted, found, FieldState.OtherType);
        // A field that shows no choices takes any value.
        var lacks = found.Choices.IsEmpty ? [] : wanted.Values.Where(v => !found.Choices.Any(c => c.Active && (Same(c.Value, v) || Same(c.Label, v)))).ToImmutableArray();
        return new(wanted with { Values = found.Choices.IsEmpty ? wanted.Values : lacks }, found, lacks.IsEmpty ? FieldState.Fits : FieldState.LacksValues);
    }

    /// <summary>How it stands now.</summary>
    public CrmField LookedFor(ProviderSchema crm) => crm.Find(Wanted.Entity) is { } entity ? Of(Wanted, entity) : this;

    /// <inheritdoc cref="LookedFor(ProviderSchema)"/>
    public CrmField LookedFor(IListTarget crm) => this with { State = crm.HasList(Wanted.List!) ? FieldState.Fits : FieldState.Missing };

    /// <summary>A field that several rules and flows use: what any of them finds wrong counts, and the drop-down offers the values of all.</summary>
    public static CrmField Merged(IEnumerable<CrmField> uses)
    {
        var all = uses.ToList();
        var worst = all.MaxBy(static f => f.State)!;
        return all.Count == 1 ? worst : worst with
        {
            Wanted = worst.Wanted with
            {
                Type = all.Exists(static f => f.Wanted.Type == FieldType.Choice) ? FieldType.Choice : worst.Wanted.Type,
                List = all.Select(static f => f.Wanted.List).FirstOrDefault(static l => l is not null),
                Values = [.. all.SelectMany(static f => f.Wanted.Values).Distinct(StringComparer.OrdinalIgnoreCase)],
                ReadOnly = all.TrueForAll(static f => f.Wanted.ReadOnly),
                For = string.Join(", ", all.Select(static f => f.Wanted.For).Distinct(StringComparer.Ordinal)),
                Because = all.Select(static f => f.Wanted.Because).FirstOrDefault(static b => b is not null),
            },
        };
    }

    private static bool Holds(FieldType found, WantedField wanted) => wanted.Type switch
    {
        // Statuses may stand in a text of their own; a list must be a drop-down, or people type what accounting has not.
        FieldType.Choice => found == FieldType.Choice || (wanted.List is null && found == FieldType.Text),
        // A day can be told from a moment, and an amount from a number: the engine takes either.
        FieldType.Money or FieldType.Number => found is FieldType.Money or FieldType.Number,
        FieldType.Text => found is FieldType.Text or FieldType.Choice,
        _ => found == wanted.Type,
    };

    private static bool Same(string text, string value) => string.Equals(text.Trim(), value.Trim(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>What the preset wants of the CRM, and the CRM that could be asked for it.</summary>
/// <param name="Crm">The CRM.</param>
/// <param name="Fields">The fields.</param>
/// <param name="Quiet">What the CRM says, without the credentials that it may quote.</param>
internal sealed record FieldCensus(ISyncProvider Crm, ImmutableArray<CrmField> Fields, Func<string, string> Quiet);
