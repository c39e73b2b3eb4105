using System.Text;
using System.Text.Json;

namespace Connectors.Uniconta;

/// <summary>Goes through the members of a row on its text.</summary>
internal ref struct RowMembers(ReadOnlySpan<byte> row)
{
    private readonly ReadOnlySpan<byte> _row = row;
    private Utf8JsonReader _reader = new(row);

    /// <summary>The member's name, unescaped.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>The member's value as it stands.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>Name and value as they stand, with the colon between them.</summary>
    public ReadOnlySpan<byte> Whole { get; private set; }

    public JsonTokenType Kind { get; private set; }

    /// <summary>How much of the text was read: after the last member, where the row ends.</summary>
    public readonly int Consumed => (int)_reader.BytesConsumed;

    public static bool Shows(ReadOnlySpan<byte> row, ReadOnlySpan<byte> name)
    {
        for (var members = new RowMembers(row); members.Next();)
        {
            if (members.Name.SequenceEqual(name))
                return true;
        }

        return false;
    }

    public bool Next()
    {
        if (_reader.TokenType == JsonTokenType.None)
            _reader.Read();
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.PropertyName)
            return false;
        var begin = (int)_reader.TokenStartIndex;
        Name = _reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(_reader.GetString()!) : _reader.ValueSpan;
        _reader.Read();
        Kind = _reader.TokenType;
        var start = (int)_reader.TokenStartIndex;
        _reader.Skip();
        Value = _row[start..Consumed];
        Whole = _row[begin..Consumed];
        return true;
    }

    /// <summary>The value as text: of a text what it says, of everything else its JSON.</summary>
    public readonly string Text()
    {
        if (Kind != JsonTokenType.String)
            return Encoding.UTF8.GetString(Value);
        var reader = new Utf8JsonReader(Value);
        reader.Read();
        return reader.GetString()!;
    }
}
