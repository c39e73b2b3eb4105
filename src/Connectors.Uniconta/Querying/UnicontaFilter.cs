using System.Text.Json;

namespace Connectors.Uniconta;

/// <summary>
/// Conditions that all must hold. What Uniconta is known to understand goes to it; the rest is applied here to what it sends, and what it sends is compared again in any case, because a
/// condition on a name that it does not know restricts nothing there.
/// </summary>
public sealed class UnicontaFilter
{
    /// <summary>The most values of one field joined by "or".</summary>
    public const int MostAlternatives = 40;

    // Readings of the Web API's value language: ranges, wildcards, lists, comparisons. A value with any of these is not sent.
    private static readonly string[] Expressions = ["..", "*", ";", "?", "<", ">", "=", "!", "|", "&"];

    private readonly IReadOnlyList<Condition> _conditions;

    private UnicontaFilter(IReadOnlyList<Condition> conditions) => _conditions = conditions;

    /// <summary>This and another condition. There is no "or" over two fields: Uniconta has none.</summary>
    /// <param name="other">The other.</param>
    public UnicontaFilter And(UnicontaFilter other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new([.. _conditions, .. other._conditions]);
    }

    /// <summary>What OData is asked, for diagnostics; empty where everything is applied here.</summary>
    public override string ToString() => ToOData(TimeZoneInfo.Utc) ?? "";

    internal static UnicontaFilter Of(UnicontaField field, FilterOperator op, params FilterValue[] values)
    {
        if (string.IsNullOrWhiteSpace(field.Name) || field.Name.Any(static c => !char.IsLetterOrDigit(c) && c != '_'))
            throw new ArgumentException($"'{field.Name}' is no name of a field: letters and digits only.", nameof(field));
        return new([new(field, op, values)]);
    }

    internal static bool IsPlain(string value) => value.Length > 0 && !Expressions.Any(e => value.Contains(e, StringComparison.Ordinal));

    internal string? ToOData(TimeZoneInfo zone)
    {
        var parts = _conditions.Select(c => c.ToOData(zone)).OfType<string>().ToArray();
        return parts.Length == 0 ? null : string.Join(" and ", parts);
    }

    internal IEnumerable<(string Member, string Value)> ToWebApi() => _conditions.Select(static c => c.ToWebApi()).OfType<(string, string)>();

    internal bool Matches(JsonElement row, TimeZoneInfo zone) => _conditions.All(c => c.Matches(row, zone));

    /// <summary>A member by which was asked and which not one of the rows shows: Uniconta did not understand the question, and the answer means nothing.</summary>
    internal string? FindIgnored(IReadOnlyList<JsonElement> rows) => rows.Count == 0
        ? null
        : _conditions.FirstOrDefault(c => c.NeedsMember && !rows.Any(r => r.TryGetProperty(c.Field.Name, out _)))?.Field.Name;

    private sealed record Condition(UnicontaField Field, FilterOperator Operator, FilterValue[] Values)
    {
        /// <summary>Rows that match show the member: an equal text is not empty, an equal number not zero.</summary>
        public bool NeedsMember => !Field.Computed && Operator == FilterOperator.Equal && Values.All(static v => v.Text is { Length: > 0 } || v.Number is { } n && n != 0 || v.Flag == true || v.Day is not null);

        public string? ToOData(TimeZoneInfo zone)
        {
            // How a quote is written within a text is documented nowhere: such a value is compared here.
            if (Field.Computed || Values.Any(static v => v.Text is { } t && (t.Length == 0 || t.Contains('\'', StringComparison.Ordinal))))
                return null;
            return Operator switch
            {
                FilterOperator.Equal when Values.Length > 1 => $"({string.Join(" or ", Values.Select(v => $"{Field.Name} eq {v.ToOData(zone)}"))})",
                FilterOperator.Equal => $"{Field.Name} eq {Values[0].ToOData(zone)}",
                FilterOperator.AtLeast => $"{Field.Name} ge {Values[0].ToOData(zone)}",
                FilterOperator.AtMost when Values[0].Day is { } day => $"{Field.Name} le {FilterValue.Of(new DateTimeOffset(day.ToDateTime(new(23, 59, 59)), TimeSpan.Zero)).ToOData(TimeZoneInfo.Utc)}",
                FilterOperator.AtMost => $"{Field.Name} le {Values[0].ToOData(zone)}",
                _ => null,
            };
        }

        /// <summary>Equality only: whether the Web API reads ranges and wildcards is not certain, and if it did not, rows would be missing in silence.</summary>
        public (string, string)? ToWebApi() =>
            !Field.Computed && Operator == FilterOperator.Equal && Values is [{ } value] && (value.Text ?? value.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture)) is { } text && IsPlain(text)
                ? (Field.Name, text) : null;

        public bool Matches(JsonElement row, TimeZoneInfo zone)
        {
            JsonElement? member = row.TryGetProperty(Field.Name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;
            if (Operator is FilterOperator.StartsWith or FilterOperator.Contains)
            {
                var text = member?.ToString() ?? "";
                return Operator == FilterOperator.StartsWith ? text.StartsWith(Values[0].Text!, StringComparison.OrdinalIgnoreCase) : text.Contains(Values[0].Text!, StringComparison.OrdinalIgnoreCase);
            }

            if (Operator == FilterOperator.Equal)
                return Values.Any(v => v.CompareTo(member, zone) == 0);
            var compared = Values[0].CompareTo(member, zone);
            // How the server sorts letters is its own: an order of texts that it applied is not applied again.
            if (Values[0].Text is not null && Operator is FilterOperator.AtLeast or FilterOperator.AtMost && ToOData(zone) is not null && Sorted(member))
                return true;
            return compared is not { } c || Operator switch { FilterOperator.NotEqual => c != 0, FilterOperator.AtLeast => c >= 0, _ => c <= 0 };
        }

        // Digits compare alike everywhere; only other texts are left to the server.
        private bool Sorted(JsonElement? member) => !(member?.ToString() ?? "").All(char.IsAsciiDigit) || !Values[0].Text!.All(char.IsAsciiDigit);
    }
}
