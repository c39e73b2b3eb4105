using System.Collections.Immutable;
using Connectors.Sync;

namespace Connectors.Uniconta.Sync;

/// <summary>Makes fields of rows. The names are Uniconta's own.</summary>
/// <param name="table">The table, for lengths that the owner knows better.</param>
/// <param name="options">How Uniconta takes part.</param>
internal sealed class RowFields<T>(string table, UnicontaSyncOptions options) where T : UnicontaRecord
{
    private const TextNormalisation Plain = TextNormalisation.Trim | TextNormalisation.EmptyIsNull;

    public SyncField<T, T, T> Text(string name, Func<T, string?> read, Func<T, string?, T>? write = null, int? length = null, bool required = false, TextNormalisation more = TextNormalisation.None) =>
        Of(new() { Name = name, Type = FieldType.Text, MaxLength = LengthOf(name, length), Required = required, Clearable = !required, ReadOnly = write is null, Normalisation = Plain | more },
            row => FieldValue.Of(Filled(read(row))), write is null ? null : (row, value) => write(row, value.AsText()));

    public SyncField<T, T, T> Choice(string name, Func<T, string?> read, Func<T, string?, T>? write = null, IEnumerable<Choice>? choices = null, bool clearable = true, int? length = null) =>
        Of(new() { Name = name, Type = FieldType.Choice, MaxLength = LengthOf(name, length), ReadOnly = write is null, Clearable = clearable, Choices = choices?.ToImmutableArray() ?? [], Normalisation = Plain },
            row => FieldValue.Of(Filled(read(row))), write is null ? null : (row, value) => write(row, value.AsText()));

    // Uniconta has no empty numbers: what is left out of a row is zero.
    public static SyncField<T, T, T> Number(string name, Func<T, decimal?> read, Func<T, decimal?, T>? write = null, FieldType type = FieldType.Number, string? currencyField = null) =>
        Of(new() { Name = name, Type = type, ReadOnly = write is null, Clearable = false, CurrencyField = currencyField }, row => FieldValue.Of((decimal?)(read(row) ?? 0)), write is null ? null : (row, value) => write(row, value.AsNumber()));

    public static SyncField<T, T, T> Flag(string name, Func<T, bool?> read, Func<T, bool, T>? write = null) =>
        Of(new() { Name = name, Type = FieldType.Boolean, ReadOnly = write is null, Clearable = false }, row => FieldValue.Of((bool?)(read(row) ?? false)), write is null ? null : (row, value) => write(row, value.AsBoolean() ?? false));

    public static SyncField<T, T, T> Date(string name, Func<T, DateOnly?> read, Func<T, DateOnly?, T>? write = null) =>
        Of(new() { Name = name, Type = FieldType.Date, ReadOnly = write is null }, row => FieldValue.Of(read(row)), write is null ? null : (row, value) => write(row, value.AsDate()));

    public static SyncField<T, T, T> Of(FieldSchema schema, Func<T, FieldValue> read, Func<T, FieldValue, T>? write) => new(schema, read) { Row = read, Write = write };

    private int? LengthOf(string name, int? length) => options.MaxLengths.TryGetValue($"{table}.{name}", out var own) ? own : length;

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

/// <summary>Words of lists and countries as keys that are the same in every language.</summary>
internal static class WordKeys
{
    /// <summary>The choices of a vocabulary; one that has no known word in the user's language can be read and not chosen.</summary>
    public static IEnumerable<Choice> Choices(Label[] vocabulary, string language) => vocabulary.Select(l => new Choice(l.Member, l.In(language) ?? l.Member, l.In(language) is not null));

    /// <summary>Uniconta's own name of a word; a word that is not known as it stands.</summary>
    public static string? Of(Label[] vocabulary, string? word) => Labels.MemberOf(vocabulary, word) ?? word;

    /// <summary>Two letters where the country has them, else Uniconta's name of it.</summary>
    public static string? Of(Country? country) => country is not { } c || c.Number == 0 || string.IsNullOrEmpty(c.Value) ? null : c.Iso2 ?? c.ToString();

    /// <summary>The country of such a key; null where Uniconta's list has none.</summary>
    public static Country? CountryOf(string? key) => string.IsNullOrWhiteSpace(key) ? null
        : Country.FromIso2(key) ?? (new Country(key.Trim()) is { Number: not null } named ? named : null);

    /// <summary>The currencies of 2016, which every Uniconta has; there are more since.</summary>
    private static readonly string[] OldCurrencies =
    [
        "USD", "EUR", "GBP", "CHF", "JPY", "CAD", "AUD", "NZD", "DKK", "SEK", "NOK", "SGD", "RUB", "TRY", "HKD", "ZAR", "MXN", "CZK", "HUF", "PLN", "ISK", "AED", "CNY", "INR",
    ];

    /// <summary>Uniconta may take its first currency for a code that it does not know, so that only known ones are written.</summary>
    public static bool IsCurrency(string? code, UnicontaSyncOptions options) => code is not null && (OldCurrencies.Contains(code, StringComparer.Ordinal) || options.MoreCurrencies.Contains(code));

    /// <summary>All countries that Uniconta's list has, as far as it is known.</summary>
    public static IEnumerable<Choice> Countries { get; } = [.. CountryTable.Rows.Skip(1).Select(static (_, i) => Country.FromNumber(i + 1)).Select(static c => new Choice(c.Iso2 ?? c.ToString(), c.ToString()))];
}
