using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>
/// A row of a table. Uniconta leaves out what is empty, so that null means empty or zero. Members that the package does not know, user-defined fields among them, are kept in
/// <see cref="Fields"/> and go back with an update.
/// </summary>
public abstract record UnicontaRecord
{
    /// <summary>The row's id; null on a record that is yet to be created. Set by Uniconta.</summary>
    public RowId? RowId { get; init; }

    /// <summary>The company that it belongs to. Set by Uniconta.</summary>
    public int? CompanyId { get; init; }

    /// <summary>The business key as text, whatever the key's own name is. Set by Uniconta.</summary>
    public string? KeyStr { get; init; }

    /// <summary>Everything that the package has no property for, by the name on the wire: user-defined fields, and members of newer versions. Use <c>WithField</c> to change it.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Fields { get; set; }

    /// <summary>
    /// After a create, or an update that set a new member: the members that were sent and that Uniconta's answer does not show. It seems to ignore unknown names without a word, so a misspelt user-defined field comes out here.
    /// So does a word of a list that came back as another choice: Uniconta may take its first one for a word that it does not know.
    /// Members that were sent as zero, false or empty are not looked for, because such are left out of answers. Empty where Uniconta answered without the row.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<string> NotKept { get; internal init; } = ReadOnlyCollection<string>.Empty;
}

/// <summary>A row of a table that the package has no type for: all its members are in <see cref="UnicontaRecord.Fields"/>.</summary>
public sealed record TableRow : UnicontaRecord;

/// <summary>Reads and sets members by their name: user-defined fields first of all. Names count with their letter case, as in Uniconta.</summary>
public static class UnicontaRecordExtensions
{
    /// <summary>A field's value as text; null when it is empty or not there.</summary>
    /// <param name="record">The row.</param>
    /// <param name="name">The field's name.</param>
    public static string? GetText(this UnicontaRecord record, string name) => Find(record, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 } value ? value : null,
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } other => other.GetRawText(),
        _ => null,
    };

    /// <summary>A field's value as a number; null when it is not there. Uniconta leaves out zeros as well, so null may be zero.</summary>
    /// <param name="record">The row.</param>
    /// <param name="name">The field's name.</param>
    /// <exception cref="FormatException">It is no number.</exception>
    public static decimal? GetNumber(this UnicontaRecord record, string name) => GetText(record, name) is { } text
        ? decimal.Round(decimal.Parse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture), 9)
        : null;

    /// <summary>A field's value as a flag; null when it is not there, which may be false.</summary>
    /// <param name="record">The row.</param>
    /// <param name="name">The field's name.</param>
    /// <exception cref="FormatException">It is no flag.</exception>
    public static bool? GetFlag(this UnicontaRecord record, string name) => GetText(record, name) is { } text ? bool.Parse(text) : null;

    /// <summary>A field's value as a date; null when it is not there or unset (year 1).</summary>
    /// <param name="record">The row.</param>
    /// <param name="name">The field's name.</param>
    /// <exception cref="FormatException">It is no date.</exception>
    public static DateOnly? GetDate(this UnicontaRecord record, string name) => GetText(record, name) is { Length: >= 10 } text
        && DateOnly.ParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) is var date && date.Year > 1 ? date : null;

    /// <summary>The row with a field set.</summary>
    /// <typeparam name="T">The row's type.</typeparam>
    /// <param name="record">The row.</param>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value; null clears it.</param>
    public static T WithField<T>(this T record, string name, string? value) where T : UnicontaRecord => With(record, name, value is null ? null : JsonSerializer.SerializeToElement(value, PlainJson.Default.String));

    /// <summary>The row with a field set.</summary>
    /// <typeparam name="T">The row's type.</typeparam>
    /// <param name="record">The row.</param>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value; null clears it.</param>
    public static T WithField<T>(this T record, string name, decimal? value) where T : UnicontaRecord => With(record, name, value is { } v ? JsonSerializer.SerializeToElement(v, PlainJson.Default.Decimal) : null);

    /// <summary>The row with a field set.</summary>
    /// <typeparam name="T">The row's type.</typeparam>
    /// <param name="record">The row.</param>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value; null clears it.</param>
    public static T WithField<T>(this T record, string name, bool? value) where T : UnicontaRecord => With(record, name, value is { } v ? JsonSerializer.SerializeToElement(v, PlainJson.Default.Boolean) : null);

    /// <summary>The row with a field set.</summary>
    /// <typeparam name="T">The row's type.</typeparam>
    /// <param name="record">The row.</param>
    /// <param name="name">The field's name.</param>
    /// <param name="value">Its value; null clears it.</param>
    public static T WithField<T>(this T record, string name, DateOnly? value) where T : UnicontaRecord =>
        WithField(record, name, value?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    private static JsonElement? Find(UnicontaRecord record, string name)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return record.Fields?.TryGetValue(name, out var value) == true ? value : null;
    }

    private static T With<T>(T record, string name, JsonElement? value) where T : UnicontaRecord
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var fields = record.Fields is { } old ? new Dictionary<string, JsonElement>(old, StringComparer.Ordinal) : new(StringComparer.Ordinal);
        if (value is { } v)
            fields[name] = v;
        else
            fields.Remove(name);
        return record with { Fields = fields };
    }
}

[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(bool))]
internal sealed partial class PlainJson : JsonSerializerContext;
