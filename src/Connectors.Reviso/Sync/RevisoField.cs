using System.Globalization;
using Connectors.Sync;

namespace Connectors.Reviso.Sync;

/// <summary>Fields of records that lists show as a read by id does.</summary>
/// <typeparam name="TView">A record with what is needed to show it.</typeparam>
internal static class RevisoField<TView>
{
    /// <summary>A text. Empty and missing are the same: a write leaves it out, and what a write leaves out is empty.</summary>
    public static SyncField<TView, TView, TView> Text(string name, int? length, Func<TView, string?> read, Func<TView, string?, TView> write, Func<FieldSchema, FieldSchema>? schema = null) =>
        Field(new FieldSchema { Name = name, Type = FieldType.Text, MaxLength = length }, v => FieldValue.Of(Blank(read(v))), (v, value) => write(v, Blank(value.AsText())), schema);

    /// <summary>A key of a list.</summary>
    public static SyncField<TView, TView, TView> Choice(string name, Func<TView, string?> read, Func<TView, string?, TView> write, Func<FieldSchema, FieldSchema>? schema = null) =>
        Field(new FieldSchema { Name = name, Type = FieldType.Choice }, v => FieldValue.Of(Blank(read(v))), (v, value) => write(v, Blank(value.AsText())?.Trim()), schema);

    /// <summary>A key of a list whose keys are numbers.</summary>
    public static SyncField<TView, TView, TView> NumberKey<TId>(string name, Func<TView, Reference<TId>?> read, Func<TView, int?, TView> write, Func<FieldSchema, FieldSchema>? schema = null) where TId : struct =>
        Choice(name, v => Key(read(v)), (v, key) => write(v, key is null ? null : int.Parse(key, NumberStyles.None, CultureInfo.InvariantCulture)), schema);

    /// <summary>A flag: missing is off, and off is never empty.</summary>
    public static SyncField<TView, TView, TView> Flag(string name, Func<TView, bool?> read, Func<TView, bool, TView> write) =>
        Field(new FieldSchema { Name = name, Type = FieldType.Boolean, Clearable = false }, v => FieldValue.Of((bool?)(read(v) ?? false)), (v, value) => write(v, value.AsBoolean() ?? false));

    public static SyncField<TView, TView, TView> Money(string name, Func<TView, decimal?> read, Func<TView, decimal?, TView> write, Func<FieldSchema, FieldSchema>? schema = null) =>
        Field(new FieldSchema { Name = name, Type = FieldType.Money }, v => FieldValue.Of(read(v)), (v, value) => write(v, value.AsNumber()), schema);

    public static SyncField<TView, TView, TView> ReadOnly(string name, FieldType type, Func<TView, FieldValue> read) =>
        new(new FieldSchema { Name = name, Type = type, ReadOnly = true }, read) { Row = read };

    public static SyncField<TView, TView, TView> Field(FieldSchema field, Func<TView, FieldValue> read, Func<TView, FieldValue, TView> write, Func<FieldSchema, FieldSchema>? schema = null) =>
        new((schema ?? (static s => s))(field), read) { Row = read, Write = write };

    /// <summary>Reviso refuses a record without it.</summary>
    public static FieldSchema Required(FieldSchema schema) => schema with { Required = true, Clearable = false };

    /// <summary>The key of a reference; an answer may name a record by its address alone.</summary>
    public static string? Key<TId>(Reference<TId>? reference) where TId : struct =>
        reference?.Id?.ToString() ?? (reference?.Self is { Length: > 0 } self ? DialectKey.Decode(Uri.UnescapeDataString(self.TrimEnd('/')[(self.TrimEnd('/').LastIndexOf('/') + 1)..])) : null);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
