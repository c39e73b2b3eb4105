using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Testing.EconomicDialect;

/// <summary><c>name,-age</c>: a minus turns the order, a tilde orders numbers as texts.</summary>
internal static class SortOrder
{
    /// <exception cref="FilterException">The property does not sort.</exception>
    public static IReadOnlyList<TItem> Apply<TItem>(IReadOnlyList<TItem> items, string? sort, FilterFields fields, Func<TItem, JsonObject> record)
    {
        if (string.IsNullOrWhiteSpace(sort))
            return items;
        IOrderedEnumerable<TItem>? ordered = null;
        foreach (var word in sort.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var name = word.TrimStart('-', '+', '~');
            var marks = word[..^name.Length];
            var field = fields.FindSortable(name) ?? throw new FilterException($"The property '{name}' cannot be sorted.");
            var alphabetical = marks.Contains('~', StringComparison.Ordinal) || field.Kind == FilterKind.Text;
            var comparer = Comparer<JsonNode?>.Create((a, b) => Compare(a, b, alphabetical));
            JsonNode? Key(TItem item) => FilterNode.At(record(item), field.Name);
            var down = marks.Contains('-', StringComparison.Ordinal);
            ordered = (ordered, down) switch
            {
                (null, false) => items.OrderBy(Key, comparer),
                (null, true) => items.OrderByDescending(Key, comparer),
                (_, false) => ordered.ThenBy(Key, comparer),
                _ => ordered.ThenByDescending(Key, comparer),
            };
        }

        return ordered is null ? items : [.. ordered];
    }

    private static int Compare(JsonNode? a, JsonNode? b, bool alphabetical)
    {
        if (a is null || b is null)
            return (a is null ? 0 : 1) - (b is null ? 0 : 1);
        var (left, right) = (a.ToString(), b.ToString());
        return !alphabetical && decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var y)
            ? x.CompareTo(y)
            : string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
    }
}
