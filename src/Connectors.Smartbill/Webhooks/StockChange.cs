using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Smartbill;

/// <summary>A product whose stock changed, as SmartBill pushes it. Take it for a hint and read the stock: order and repeats of such messages are not documented.</summary>
public sealed record StockChange
{
    /// <summary>The product's name.</summary>
    public string? ProductName { get; init; }

    /// <summary>Its code; null or empty where the company uses none.</summary>
    public string? ProductCode { get; init; }

    /// <summary>The warehouse's name. The vendor's own receiver compares it without regard to letter case.</summary>
    public string? Warehouse { get; init; }

    /// <summary>The stock as it is now, not the difference. Null where the message does not say it.</summary>
    [JsonConverter(typeof(QuantityConverter))]
    public decimal? Quantity { get; init; }

    /// <summary>What else SmartBill sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}

internal sealed record StockChangeList(IReadOnlyList<StockChange> Products);

/// <summary>A quantity that cannot be read is none: the product has changed all the same.</summary>
internal sealed class QuantityConverter : JsonConverter<decimal?>
{
    public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType is JsonTokenType.Number or JsonTokenType.String ? JsonElement.ParseValue(ref reader).ToString() : null;
        if (text is null)
            reader.Skip();
        return decimal.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var quantity) ? quantity : null;
    }

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options)
    {
        if (value is { } quantity)
            writer.WriteNumberValue(quantity);
        else
            writer.WriteNullValue();
    }
}
