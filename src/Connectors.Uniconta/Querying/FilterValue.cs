using System.Globalization;
using System.Text.Json;

namespace Connectors.Uniconta;

internal enum FilterOperator
{
    Equal,
    NotEqual,
    AtLeast,
    AtMost,
    StartsWith,
    Contains,
}

/// <summary>A value to compare with. Exactly one of them is set.</summary>
internal sealed record FilterValue(string? Text = null, decimal? Number = null, bool? Flag = null, DateOnly? Day = null, DateTimeOffset? Moment = null)
{
    public static FilterValue Of(string value) => new(Text: value ?? throw new ArgumentNullException(nameof(value)));

    public static FilterValue Of(decimal value) => new(Number: value);

    public static FilterValue Of(bool value) => new(Flag: value);

    public static FilterValue Of(DateOnly value) => new(Day: value);

    public static FilterValue Of(DateTimeOffset value) => new(Moment: value);

    /// <summary>The literal of OData as Uniconta writes it: dates in the older <c>datetime'…'</c> form.</summary>
    public string ToOData(TimeZoneInfo zone) => this switch
    {
        { Text: { } text } => $"'{text}'",
        { Number: { } number } => number.ToString(CultureInfo.InvariantCulture),
        { Flag: { } flag } => flag ? "true" : "false",
        { Day: { } day } => $"datetime'{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}T00:00:00'",
        // Down to the second below: a filter may show too much, never too little.
        { Moment: { } moment } => $"datetime'{TimeZoneInfo.ConvertTime(moment, zone).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)}'",
        _ => throw new InvalidOperationException("A filter value without a value."),
    };

    /// <summary>How a row's member stands to this value: below, equal, above; null where it cannot be said.</summary>
    public int? CompareTo(JsonElement? member, TimeZoneInfo zone)
    {
        var text = member is { ValueKind: JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } m ? m.ToString() : null;
        switch (this)
        {
            case { Text: { } mine }:
                return string.Compare(text ?? "", mine, StringComparison.OrdinalIgnoreCase);
            case { Number: { } mine }:
                // What is left out is zero.
                return decimal.TryParse(text ?? "0", NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? decimal.Round(number, 9).CompareTo(mine) : null;
            case { Flag: { } mine }:
                return bool.TryParse(text ?? "false", out var flag) ? flag.CompareTo(mine) : null;
            case { Day: { } mine }:
                return text is { Length: >= 10 } && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year > 1 ? day.CompareTo(mine) : null;
            default:
                return text is not null && InstantConverter.TryParse(text, zone, out var moment) && moment.Year > 1 ? moment.CompareTo(Moment!.Value) : null;
        }
    }
}
