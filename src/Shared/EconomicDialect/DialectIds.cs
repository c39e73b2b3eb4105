using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.EconomicDialect;

/// <summary>A key that the vendors write as a number.</summary>
internal interface INumberId<TSelf> where TSelf : struct, INumberId<TSelf>
{
    int Value { get; }

    static abstract TSelf From(int value);
}

/// <summary>Reads numbers, numbers with a fraction of zeros and numbers in quotes; writes numbers.</summary>
internal sealed class NumberIdConverter<T> : JsonConverter<T> where T : struct, INumberId<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => T.From(reader.TryGetInt32(out var number) ? number : checked((int)Serialization.LenientInt64Converter.Whole(ref reader))),
        JsonTokenType.String when int.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => T.From(number),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}
