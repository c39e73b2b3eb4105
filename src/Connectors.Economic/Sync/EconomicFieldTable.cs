using System.Globalization;
using Connectors.Sync;

namespace Connectors.Economic.Sync;

/// <summary>Fields of records that lists show as they are, and that are read and written in one form.</summary>
internal static class EconomicFieldTable
{
    public static SyncField<T, T, T> Text<T>(string name, int? length, Func<T, string?> read, Func<T, string?, T> write, Func<FieldSchema, FieldSchema>? schema = null) =>
        Field<T>(Shaped(new() { Name = name, Type = FieldType.Text, MaxLength = length }, schema), r => FieldValue.Of(read(r)), (r, v) => write(r, v.AsText()));

    /// <summary>A record of a list of the agreement, by its number. A number that is none is refused by the choices, or by e-conomic.</summary>
    public static SyncField<T, T, T> Choice<T>(string name, Func<T, int?> read, Func<T, int?, T> write, Func<FieldSchema, FieldSchema>? schema = null) =>
        Field<T>(Shaped(new() { Name = name, Type = FieldType.Choice }, schema), r => FieldValue.Of(Key(read(r))), (r, v) => write(r, Number(v)));

    public static SyncField<T, T, T> Flag<T>(string name, Func<T, bool> read, Func<T, bool, T> write) =>
        Field<T>(new() { Name = name, Type = FieldType.Boolean, Clearable = false }, r => FieldValue.Of((bool?)read(r)), (r, v) => write(r, v.AsBoolean() ?? false));

    public static SyncField<T, T, T> Money<T>(string name, Func<T, decimal?> read, Func<T, decimal?, T> write, Func<FieldSchema, FieldSchema>? schema = null) =>
        Field<T>(Shaped(new() { Name = name, Type = FieldType.Money, Scale = 2 }, schema), r => FieldValue.Of(read(r)), (r, v) => write(r, v.AsNumber()));

    public static SyncField<T, T, T> ReadOnly<T>(string name, FieldType type, Func<T, FieldValue> read) =>
        new(new() { Name = name, Type = type, ReadOnly = true }, read) { Row = read, Listed = [name] };

    public static FieldSchema Required(FieldSchema schema) => schema with { Required = true, Clearable = false };

    public static string? Key(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number of a key; null when it is empty or no number, which the schema's choices refused before.</summary>
    public static int? Number(FieldValue value) => int.TryParse(value.AsText(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    public static SyncField<T, T, T> Field<T>(FieldSchema schema, Func<T, FieldValue> read, Func<T, FieldValue, T> write) =>
        new(schema, read) { Row = read, Listed = [schema.Name], Write = write };

    private static FieldSchema Shaped(FieldSchema schema, Func<FieldSchema, FieldSchema>? change) => change?.Invoke(schema) ?? schema;
}
