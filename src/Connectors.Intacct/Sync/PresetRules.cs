using Connectors.Sync;

namespace Connectors.Intacct.Sync;

/// <summary>The three kinds of rules that the preset knows, and the lists that its fields use.</summary>
internal sealed class PresetRules(IntacctSyncOptions options)
{
    private readonly Dictionary<string, ManagedList> _lists = new(StringComparer.Ordinal);

    public IEnumerable<ManagedList> Lists => _lists.Values;

    public bool ManagedLists => options.ManagedLists;

    /// <summary>Intacct's, except once: when a record is born in the CRM.</summary>
    public static Action<UnitRuleBuilder> Required(string what, string needs) => rule => rule.Flow(Flow.FromAccounting).OnDeviation(Deviation.Revert).Locked($"Intacct takes no new record that is {what} without {needs}.");

    /// <summary>Intacct's until the options or the settings of a connection say otherwise.</summary>
    public void Optional(UnitRuleBuilder rule) => rule.Flow(options.OptionalFields).OnDeviation(options.OptionalFields == Flow.FromAccounting ? Deviation.Revert : Deviation.Tolerate);

    /// <summary>Intacct works it out, nobody writes it.</summary>
    public static void Shown(UnitRuleBuilder rule) => rule.Flow(Flow.FromAccounting).OnCreate(OnCreate.Omit).OnDeviation(Deviation.Revert).Locked("Intacct works it out itself.");

    public string Use(string list)
    {
        _lists.TryAdd(list, new(list, list, list));
        return ManagedList.ConverterOf(list);
    }
}

internal static class PresetFields
{
    /// <summary>A reference to an entry of a list: by key over the mirrored list, or as the id's text.</summary>
    public static EntityMapBuilder Listed(this EntityMapBuilder map, PresetRules rules, Field<string> crm, Field<string> byKey, Field<string> byId, string list, Action<UnitRuleBuilder>? rule = null) => rules.ManagedLists
        ? map.Field(crm, byKey, rules.Use(list), rule ?? rules.Optional)
        : map.Field(crm, byId, rule ?? rules.Optional);
}
