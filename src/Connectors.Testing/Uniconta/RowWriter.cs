using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace Connectors.Testing.Uniconta;

/// <summary>
/// Writes rows as the vendor does: texts without a value are left out, numbers and marks never, an unset date is 0001-01-01, whole doubles end in <c>.0</c>,
/// labels stand in the user's language.
/// </summary>
internal sealed class RowWriter(UnicontaAccount account, TableDefinition table, bool withUserFields)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Meta = "http://schemas.microsoft.com/ado/2007/08/dataservices/metadata";
    private static readonly XNamespace Data = "http://schemas.microsoft.com/ado/2007/08/dataservices";

    /// <summary>Writes null where a text has no value: the bodies of change calls do.</summary>
    public bool WithNulls { get; init; }

    private bool InFieldDialect => account.Oddities.Dialect == UnicontaDialect.Fields;

    public static byte[] Json(RowWriter writer, UnicontaRecord row) => Bytes(json => writer.Write(json, row));

    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            write(json);
        return stream.ToArray();
    }

    /// <summary>What a property shows: a text, a number, a mark, a date; null when it shows nothing.</summary>
    public static object? ValueOf(UnicontaAccount account, FieldDefinition field, UnicontaRecord row)
    {
        object? value;
        if (field.Computed is not null)
            value = field.Computed(account, row);
        else if (!row.Values.TryGetValue(field.AliasOf ?? field.Name, out value))
            value = null;
        if (value is null && field.Optional)
            return null;
        return field.Kind switch
        {
            FieldKind.Number => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
            FieldKind.Integer => Convert.ToInt32(value, CultureInfo.InvariantCulture),
            FieldKind.Flag => value is true,
            FieldKind.Date => value as DateTime? ?? DateTime.MinValue,
            FieldKind.Country => account.Oddities.CountryForm == UnicontaCountryForm.Number
                ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : UnicontaCountries.Member(Convert.ToInt32(value, CultureInfo.InvariantCulture)),
            FieldKind.Label => field.Labels!.Text(Convert.ToInt32(value, CultureInfo.InvariantCulture), account.Speaking),
            _ => value is "" ? null : value,
        };
    }

    public void Write(Utf8JsonWriter json, UnicontaRecord row)
    {
        json.WriteStartObject();
        foreach (var (name, value) in Members(row))
        {
            json.WritePropertyName(name);
            Value(json, value);
        }

        WriteUserFields(json, row);
        json.WriteEndObject();
    }

    public XElement Entry(UnicontaRecord row) => new(
        Atom + "entry",
        new XElement(Atom + "content", new XAttribute("type", "application/xml"), new XElement(Meta + "properties", Members(row).Select(static m => new XElement(Data + m.Name, Text(m.Value))))));

    public static XElement Feed(IEnumerable<XElement> entries, string title) => new(
        Atom + "feed", new XAttribute(XNamespace.Xmlns + "m", Meta.NamespaceName), new XAttribute(XNamespace.Xmlns + "d", Data.NamespaceName), new XElement(Atom + "title", title), entries);

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateTime date => Date(date),
        bool mark => mark ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string Date(DateTime date) => date.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static void Value(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool mark:
                json.WriteBooleanValue(mark);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case decimal amount:
                var trimmed = amount / 1.000000000000000000000000000000000m;
                json.WriteRawValue(trimmed.ToString(decimal.IsInteger(trimmed) ? "0.0" : "G29", CultureInfo.InvariantCulture), skipInputValidation: true);
                break;
            case DateTime date:
                json.WriteStringValue(Date(date));
                break;
            default:
                json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private IEnumerable<(string Name, object? Value)> Members(UnicontaRecord row)
    {
        var userFields = withUserFields && !InFieldDialect ? account.UserFieldsOf(table) : [];
        foreach (var field in table.Fields.Concat(userFields))
        {
            if (field.Shown?.Invoke(account.Oddities) == false)
                continue;
            var value = ValueOf(account, field, row);
            if (InFieldDialect && field.Kind is (FieldKind.Label or FieldKind.Country))
                value = row.Integer(field.AliasOf ?? field.Name);
            if (value is not null || WithNulls)
                yield return (InFieldDialect && field.Computed is null ? field.Backing : field.Name, value);
        }
    }

    private void WriteUserFields(Utf8JsonWriter json, UnicontaRecord row)
    {
        var definitions = account.UserFieldsOf(table);
        if (InFieldDialect && withUserFields)
        {
            json.WriteStartObject("UserField");
            json.WriteStartArray("_data");
            foreach (var field in definitions)
                Value(json, row.Has(field.Name) ? ValueOf(account, field, row) : null);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        // The definitions, not the values: a plain entity never shows what a company added.
        if (WithNulls || (withUserFields && !InFieldDialect) || !account.Oddities.PlainEntitiesCarryUserFields)
            return;
        json.WriteStartArray("UserFields");
        for (var i = 0; i < definitions.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("_Name", definitions[i].Name);
            json.WriteString("PropName", definitions[i].Name);
            json.WriteNumber("Index", i);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
