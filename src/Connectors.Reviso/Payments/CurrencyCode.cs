using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A currency, ISO 4217.</summary>
/// <param name="Value">The text.</param>
[JsonConverter(typeof(TextIdConverter<CurrencyCode>))]
public readonly record struct CurrencyCode(string Value) : ITextId<CurrencyCode>
{
    /// <summary>The text.</summary>
    public override string ToString() => Value ?? "";

    static CurrencyCode ITextId<CurrencyCode>.From(string value) => new(value);
}
