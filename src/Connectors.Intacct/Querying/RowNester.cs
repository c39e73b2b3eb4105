using System.Text.Json;

namespace Connectors.Intacct;

/// <summary>
/// Rows of the query service are flat, with dotted names; records are nested. One is written as the other, where <see cref="FlatRows{TRecord}"/> cannot read the row as it is. The rows of a page show the same
/// members in the same order, so how they nest is found out with the first one.
/// </summary>
internal sealed class RowNester
{
    private readonly List<Range> _names = [];
    private readonly List<Range> _values = [];
    private byte[][] _known = [];
    private Step[] _steps = [];

    /// <summary>Writes the row that the reader stands at as a record.</summary>
    /// <param name="json">What the reader reads.</param>
    /// <param name="reader">At the row's begin; afterwards at its end.</param>
    /// <param name="nested">Takes the record.</param>
    public void Nest(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, Utf8JsonWriter nested)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A row is no object.");
        _names.Clear();
        _values.Clear();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex + 1;
            _names.Add(start..(start + reader.ValueSpan.Length));
            reader.Read();
            start = (int)reader.TokenStartIndex;
            reader.Skip();
            _values.Add(start..(int)reader.BytesConsumed);
        }

        if (!IsKnown(json))
            Learn(json);
        nested.WriteStartObject();
        foreach (var step in _steps)
        {
            for (var i = 0; i < step.Close; i++)
                nested.WriteEndObject();
            foreach (var group in step.Open)
                nested.WriteStartObject(group);
            if (step.Name is not { } name)
                continue;
            nested.WritePropertyName(name);
            nested.WriteRawValue(json[_values[step.Member]], skipInputValidation: true);
        }

        nested.WriteEndObject();
    }

    /// <summary>The value of a member of the row that was nested last, as JSON; empty where it has none.</summary>
    public ReadOnlySpan<byte> Value(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < _known.Length; i++)
        {
            if (name.SequenceEqual(_known[i]))
                return json[_values[i]];
        }

        return default;
    }

    private bool IsKnown(ReadOnlySpan<byte> json)
    {
        if (_names.Count != _known.Length)
            return false;
        for (var i = 0; i < _known.Length; i++)
        {
            if (!json[_names[i]].SequenceEqual(_known[i]))
                return false;
        }

        return true;
    }

    private void Learn(ReadOnlySpan<byte> json)
    {
        _known = new byte[_names.Count][];
        for (var i = 0; i < _known.Length; i++)
            _known[i] = json[_names[i]].ToArray();
        // In the order of their names the members of a group stand together, whatever the answer's order.
        var paths = _known.Select(static (name, at) => (Path: Unescaped(name).Split('.'), At: at))
            .OrderBy(static m => string.Join('\0', m.Path), StringComparer.Ordinal);
        var steps = new List<Step>();
        string[] open = [];
        foreach (var (path, at) in paths)
        {
            var groups = path[..^1];
            var common = open.Zip(groups).TakeWhile(static p => p.First == p.Second).Count();
            steps.Add(new(open.Length - common, [.. groups[common..].Select(static g => JsonEncodedText.Encode(g))], JsonEncodedText.Encode(path[^1]), at));
            open = groups;
        }

        steps.Add(new(open.Length, [], null, 0));
        _steps = [.. steps];
    }

    private static string Unescaped(byte[] name)
    {
        var reader = new Utf8JsonReader([(byte)'"', .. name, (byte)'"']);
        reader.Read();
        return reader.GetString()!;
    }

    /// <summary>Ends groups, begins others, writes a member.</summary>
    private readonly record struct Step(int Close, JsonEncodedText[] Open, JsonEncodedText? Name, int Member);
}
