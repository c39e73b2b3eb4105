using System.Globalization;
using System.Text.Json;

namespace Connectors.Testing.Uniconta;

/// <summary>One record of a request's body: which properties it names, and the value each is to get (null: none).</summary>
internal sealed class RowReader
{
    private static readonly string[] DateFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    private readonly UnicontaAccount _account;
    private readonly TableDefinition _table;
    private readonly bool _withUserFields;

    private RowReader(UnicontaAccount account, TableDefinition table, bool withUserFields)
    {
        _account = account;
        _table = table;
        _withUserFields = withUserFields;
    }

    /// <summary>Values to write by property, read-only ones left out.</summary>
    public Dictionary<string, object?> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>The row id that the body names; 0: none.</summary>
    public int RowId { get; private set; }

    /// <summary>The key that the body names, also where it is sent as <c>KeyStr</c> only.</summary>
    public string? KeyStr { get; private set; }

    private UnicontaOddities Oddities => _account.Oddities;

    /// <param name="account">The company.</param>
    /// <param name="table">The table.</param>
    /// <param name="withUserFields">Whether user-defined fields are known.</param>
    /// <param name="element">The row.</param>
    /// <param name="besides">A member that is no property and belongs there all the same.</param>
    public static RowReader Read(UnicontaAccount account, TableDefinition table, bool withUserFields, JsonElement element, string? besides = null)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new UnicontaRefusal("InvalidObject");
        var reader = new RowReader(account, table, withUserFields);
        foreach (var member in element.EnumerateObject().Where(m => m.Name != besides))
            reader.Take(member.Name, member.Value);
        return reader;
    }

    public static JsonElement Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new UnicontaRefusal("InvalidObject") { Status = 400 };
        }
    }

    /// <summary>The properties that a full record of this entity would hold, for a PUT that clears what it leaves out.</summary>
    public IEnumerable<FieldDefinition> Writable() =>
        _table.Fields.Concat(_withUserFields ? _account.UserFieldsOf(_table) : []).Where(f => !f.ReadOnly && f.AliasOf is null);

    private void Take(string name, JsonElement value)
    {
        if (name is "RowId" or "PrimaryKeyId" or "_RowId")
        {
            if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var rowId) && rowId > 0)
                RowId = rowId;
            return;
        }

        if (name is "KeyStr" && value.ValueKind == JsonValueKind.String)
            KeyStr = value.GetString();
        var field = Find(name);
        if (field is null)
        {
            if (!Oddities.UnknownMembersIgnored && name is not ("UserFields" or "UserField"))
                throw new UnicontaRefusal("FieldHasinvalidValue", name, value.GetRawText());
            return;
        }

        if (field.ReadOnly)
            return;
        if (TryConvert(field, value, out var converted))
            Values[field.AliasOf ?? field.Name] = converted;
    }

    private FieldDefinition? Find(string name)
    {
        var field = Oddities.Dialect == UnicontaDialect.Fields && name.StartsWith('_') ? _table.FindBacking(name)
            : _table.Find(name, Oddities.NamesIgnoreCase) ?? (Oddities.Dialect == UnicontaDialect.ReadsBoth ? _table.FindBacking(name) : null);
        if (field is null && _withUserFields)
            field = _account.UserFieldsOf(_table).FirstOrDefault(f => f.Name.Equals(name, Oddities.NamesIgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));
        return field?.Shown?.Invoke(Oddities) == false ? null : field;
    }

    private bool TryConvert(FieldDefinition field, JsonElement value, out object? converted)
    {
        converted = null;
        if (value.ValueKind == JsonValueKind.Null)
            return true;
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            throw Invalid(field, value);
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        switch (field.Kind)
        {
            case FieldKind.Flag:
                converted = bool.TryParse(text, out var mark) ? mark : text is "1" or "0" ? text == "1" : throw Invalid(field, value);
                return true;
            case FieldKind.Number:
                converted = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : text.Length == 0 ? null : throw Invalid(field, value);
                return true;
            case FieldKind.Integer:
                converted = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : text.Length == 0 ? null : throw Invalid(field, value);
                return true;
            case FieldKind.Date:
                converted = ReadDate(field, value, text);
                return true;
            case FieldKind.Country:
                converted = text.Length == 0 ? null : UnicontaCountries.Parse(text) ?? throw Invalid(field, value);
                return true;
            case FieldKind.Label:
                return TryReadLabel(field, value, text, out converted);
            default:
                converted = ReadText(field, value, text);
                return true;
        }
    }

    private static DateTime? ReadDate(FieldDefinition field, JsonElement value, string text)
    {
        if (text.Length == 0)
            return null;
        if (!DateTimeOffset.TryParseExact(text, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            throw Invalid(field, value);

        // The clock as it is written; a zone beside it is dropped, as for any date without one.
        return date.Year == 1 ? null : date.DateTime;
    }

    private bool TryReadLabel(FieldDefinition field, JsonElement value, string text, out object? converted)
    {
        converted = null;
        if (text.Length == 0)
            return true;
        if (Oddities.Dialect != UnicontaDialect.Properties && value.ValueKind == JsonValueKind.Number)
        {
            converted = value.GetInt32();
            return true;
        }

        converted = field.Labels!.Place(text, _account.Speaking);
        if (converted is not null)
            return true;
        if (Oddities.UnknownLabel == UnicontaUnknownLabel.Refused)
            throw Invalid(field, value);
        return Oddities.UnknownLabel == UnicontaUnknownLabel.FirstOfTheList;
    }

    private string? ReadText(FieldDefinition field, JsonElement value, string text)
    {
        if (field.Length is { } length && text.Length > length)
            text = Oddities.TooLongTextsAreCut ? text[..length] : throw Invalid(field, value);
        if (field.Choices is { } choices && text.Length > 0 && !choices.Contains(text))
            throw Invalid(field, value);
        if (field.Name == "CompanyRegNo" && Oddities.BlanksInCvrRefused && text.Contains(' ', StringComparison.Ordinal))
            throw Invalid(field, value);
        return text.Length == 0 ? null : text;
    }

    private static UnicontaRefusal Invalid(FieldDefinition field, JsonElement value) =>
        new("FieldHasinvalidValue", field.Name, value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText());
}
