using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A country, ISO 3166 of two letters: <c>IT</c>.</summary>
/// <param name="Value">The text.</param>
[JsonConverter(typeof(TextIdConverter<CountryCode>))]
public readonly record struct CountryCode(string Value) : ITextId<CountryCode>
{
    /// <summary>The text.</summary>
    public override string ToString() => Value ?? "";

    static CountryCode ITextId<CountryCode>.From(string value) => new(value);
}
