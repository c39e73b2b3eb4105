using System.Globalization;
using System.Text.Json;

namespace Connectors.Testing.Dinero;

/// <summary>
/// A request body: names ignore case, unknown ones are dropped, what is wrong is collected and thrown together. Model binding's own complaints carry the
/// property's name as the schema writes it; the business rules' complaints are camelCase. The vendor mixes both.
/// </summary>
internal sealed class Body
{
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _path;

    private Body(JsonElement element, DineroOddities oddities, List<FieldError> errors, string path)
    {
        Oddities = oddities;
        Errors = errors;
        _path = path;
        foreach (var member in element.EnumerateObject())
            _members[member.Name] = member.Value;
    }

    public List<FieldError> Errors { get; }

    private DineroOddities Oddities { get; }

    public static Body Parse(byte[] bytes, DineroOddities oddities)
    {
        var root = Root(bytes);
        return root.ValueKind == JsonValueKind.Object ? new Body(root, oddities, [], "") : throw Unreadable("The body is not an object.");
    }

    /// <summary>A call that may come without a body: an empty one then reads as an object without members.</summary>
    public static Body ParseOrEmpty(byte[] bytes, DineroOddities oddities) => Parse(bytes.Length == 0 ? "{}"u8.ToArray() : bytes, oddities);

    public static IReadOnlyList<Body> ParseArray(byte[] bytes, DineroOddities oddities)
    {
        var root = Root(bytes);
        if (root.ValueKind != JsonValueKind.Array)
            throw Unreadable("The body is not an array.");
        var errors = new List<FieldError>();
        return [.. root.EnumerateArray().Select((e, i) => e.ValueKind == JsonValueKind.Object ? new Body(e, oddities, errors, $"[{i}].") : throw Unreadable("An item is not an object."))];
    }

    public bool Has(string name) => _members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public string? Text(string name, bool required = false, int? max = null)
    {
        string? text = null;
        if (_members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null)
        {
            if (value.ValueKind != JsonValueKind.String)
            {
                WrongKind(name, value);
                return null;
            }

            text = value.GetString();
        }

        if (required && string.IsNullOrWhiteSpace(text))
            Required(name);
        if (max is { } limit && text?.Length > limit)
            Error(name, $"The field {name} must be a string with a maximum length of {limit}.");
        return text;
    }

    public bool Bool(string name, bool required = true, bool missing = false)
    {
        if (!_members.TryGetValue(name, out var value))
        {
            MissingValue(name, required);
            return missing;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        if (!(value.ValueKind == JsonValueKind.Null && !required))
            WrongKind(name, value);
        return missing;
    }

    public decimal Number(string name, bool required = true)
    {
        if (!_members.TryGetValue(name, out var value))
        {
            MissingValue(name, required);
            return 0;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number))
            return number;
        WrongKind(name, value);
        return 0;
    }

    public decimal? NumberOrNull(string name) => Has(name) ? Number(name) : null;

    public int Int(string name, bool required = true)
    {
        var number = Number(name, required);
        if (decimal.IsInteger(number) && number is >= int.MinValue and <= int.MaxValue)
            return (int)number;
        Error(name, $"The value '{number.ToString(CultureInfo.InvariantCulture)}' is not valid for {name}.");
        return 0;
    }

    public int? IntOrNull(string name) => Has(name) ? Int(name) : null;

    public long? LongOrNull(string name) => Has(name) ? (long)Number(name) : null;

    public Guid? GuidOrNull(string name)
    {
        var text = Text(name);
        if (text is null)
            return null;
        if (Guid.TryParse(text, out var id))
            return id;
        Error(name, $"The value '{text}' is not valid for {name}.");
        return null;
    }

    /// <summary>A business date, <c>yyyy-MM-dd</c> and nothing else.</summary>
    public DateOnly? Date(string name, bool required = false)
    {
        var text = Text(name, required);
        if (string.IsNullOrEmpty(text))
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Error(name, $"The value '{text}' is not valid for {name}. Use the format YYYY-MM-DD.");
        return null;
    }

    public IReadOnlyList<Body> Items(string name, bool required = true)
    {
        if (!_members.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            if (required)
                Required(name);
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            WrongKind(name, value);
            return [];
        }

        return [.. value.EnumerateArray().Where(static e => e.ValueKind == JsonValueKind.Object).Select((e, i) => new Body(e, Oddities, Errors, $"{_path}{name}[{i}]."))];
    }

    public Body? Object(string name) => _members.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Object
        ? new Body(value, Oddities, Errors, $"{_path}{name}.") : null;

    public void Required(string name) => Error(name, $"The {name} field is required.");

    public void Error(string name, string text) => Errors.Add(new FieldError(_path + name, text));

    /// <summary>A business rule's complaint: camelCase, unlike model binding's.</summary>
    public void Rule(string name, string text) => Errors.Add(new FieldError(_path + char.ToLowerInvariant(name[0]) + name[1..], text));

    public void ThrowIfInvalid()
    {
        if (Errors.Count > 0)
            throw ApiError.Validation(Errors);
    }

    private static JsonElement Root(byte[] bytes)
    {
        if (bytes.Length == 0)
            throw Unreadable("A non-empty request body is required.");
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw Unreadable("The request body is not valid JSON.");
        }
    }

    private static ApiError Unreadable(string text) => ApiError.Validation([new FieldError("globalErrors[]", text)]);

    private void MissingValue(string name, bool required)
    {
        if (required && !Oddities.MissingValuesAccepted)
            Required(name);
    }

    private void WrongKind(string name, JsonElement value) => Error(name, $"Error converting value {value.GetRawText()}. Path '{_path}{name}'.");
}

internal readonly record struct FieldError(string Property, string Text);
