using System.Collections.Immutable;

namespace Connectors.Sync.Planning;

/// <summary>Mappings that share an entity must not take the same records: a record has one link. Pure.</summary>
internal static class ScopeOverlap
{
    /// <summary>Every pair of mappings whose filters certainly meet. Filters over different fields may or may not: the records that turn out to be in both are parked when they are met.</summary>
    public static IEnumerable<SettingsProblem> Of(ImmutableArray<CompiledMapping> mappings)
    {
        foreach (var side in Enum.GetValues<Side>())
        {
            var givers = mappings.Where(m => m.Source.Enabled && m.GivesFrom(side)).ToList();
            for (var i = 0; i < givers.Count; i++)
            {
                for (var j = i + 1; j < givers.Count; j++)
                {
                    if (givers[i].On(side).Schema.Entity == givers[j].On(side).Schema.Entity && Meet(givers[i], givers[j], side))
                    {
                        yield return new SettingsProblem($"entities.{givers[j].Name}.scope",
                            $"'{givers[i].Name}' ({Text(givers[i], side)}) and '{givers[j].Name}' ({Text(givers[j], side)}) take the same '{givers[i].On(side).Schema.Entity}' of {(side == Side.Crm ? "the CRM" : "accounting")}, and a record belongs to one of them.",
                            "Give the two filters over one field with different values, or switch one of them off.");
                    }
                }
            }
        }
    }

    private static bool Meet(CompiledMapping one, CompiledMapping other, Side side)
    {
        var (left, right) = (Rules(one, side), Rules(other, side));
        foreach (var rule in left)
        {
            var values = right.Where(r => string.Equals(r.Field, rule.Field, StringComparison.Ordinal)).ToList();
            if (values.Any(r => !Keys(one, side, rule).Overlaps(Keys(other, side, r))))
                return false;
        }

        return Covers(left, right) || Covers(right, left);
    }

    /// <summary>The narrower filter looks at every field that the wider one looks at: what it takes, the wider one takes too.</summary>
    private static bool Covers(ImmutableArray<ScopeRule> wide, ImmutableArray<ScopeRule> narrow) => wide.All(w => narrow.Any(n => string.Equals(n.Field, w.Field, StringComparison.Ordinal)));

    private static ImmutableArray<ScopeRule> Rules(CompiledMapping mapping, Side side) => side == Side.Crm ? mapping.Source.CrmScope : mapping.Source.AccountingScope;

    /// <summary>A list's label stands for its value.</summary>
    private static HashSet<string> Keys(CompiledMapping mapping, Side side, ScopeRule rule)
    {
        var schema = mapping.On(side).Schema;
        ImmutableArray<Choice> choices = schema.TryGetSlot(rule.Field, out var slot) ? schema[slot].Choices : [];
        return rule.Values.Select(v => choices.FirstOrDefault(c => string.Equals(c.Label, v.Trim(), StringComparison.OrdinalIgnoreCase))?.Value ?? v.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static string Text(CompiledMapping mapping, Side side) =>
        Rules(mapping, side) is { Length: > 0 } rules ? string.Join(", ", rules.Select(static r => $"{r.Field} = {string.Join("/", r.Values)}")) : "no filter";
}
