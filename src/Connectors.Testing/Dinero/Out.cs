using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Connectors.Testing.Dinero;

/// <summary>Writes JSON as this vendor does: instants without a zone, decimals as doubles.</summary>
internal sealed class Out(DineroOddities oddities, DineroAccount? account)
{
    private static readonly TimeZoneInfo Danish = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");
    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private Utf8JsonWriter? _writer;

    /// <summary>The organisation whose data are written; absent where several are listed.</summary>
    public DineroAccount Account => account!;

    public Utf8JsonWriter Json => _writer ??= new Utf8JsonWriter(_buffer);

    public byte[] ToArray()
    {
        Json.Flush();
        return _buffer.WrittenSpan.ToArray();
    }

    public Out Name(string name)
    {
        Json.WritePropertyName(name);
        return this;
    }

    public void Value(string? text)
    {
        if (text is null)
            Json.WriteNullValue();
        else
            Json.WriteStringValue(text);
    }

    /// <summary>A text that some stored rows hold as nothing and some as an empty text.</summary>
    public void Loose(string? text) => Value(oddities.EmptyTexts switch
    {
        DineroEmptyTexts.ReadAsEmpty => text ?? "",
        DineroEmptyTexts.ReadAsNull when text is "" => null,
        _ => text,
    });

    public void Value(Guid id) => Json.WriteStringValue(id);

    public void Value(Guid? id)
    {
        if (id is { } value)
            Value(value);
        else
            Json.WriteNullValue();
    }

    public void Value(bool value) => Json.WriteBooleanValue(value);

    public void Value(long value) => Json.WriteNumberValue(value);

    public void Value(long? value)
    {
        if (value is { } number)
            Json.WriteNumberValue(number);
        else
            Json.WriteNullValue();
    }

    public void Value(decimal value)
    {
        var trimmed = value / 1.000000000000000000000000000000000m;
        if (oddities.WholeNumbersWithPointZero && decimal.IsInteger(trimmed))
            Json.WriteRawValue(trimmed.ToString("0.0", CultureInfo.InvariantCulture), skipInputValidation: true);
        else
            Json.WriteNumberValue(trimmed);
    }

    public void Value(decimal? value)
    {
        if (value is { } number)
            Value(number);
        else
            Json.WriteNullValue();
    }

    /// <summary>A business date.</summary>
    public void Value(DateOnly? date) => Value(date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>An instant, without zone, with a fraction of nought to three digits.</summary>
    public void Value(DateTimeOffset? at) => Value(at is null ? null : Instant(at.Value));

    public string Instant(DateTimeOffset at)
    {
        var shown = oddities.TimesInDanishZone ? TimeZoneInfo.ConvertTime(at, Danish).DateTime : at.UtcDateTime;
        return shown.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF", CultureInfo.InvariantCulture);
    }
}
