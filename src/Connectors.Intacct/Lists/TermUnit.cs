using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What an amount of a payment term is. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<TermUnit>))]
public readonly record struct TermUnit(string Value) : IOpenText<TermUnit>
{
    /// <summary>A percentage.</summary>
    public static readonly TermUnit Percentage = new("percentage");

    /// <summary>An amount.</summary>
    public static readonly TermUnit Amount = new("amount");

    /// <inheritdoc/>
    public bool Equals(TermUnit other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static TermUnit IOpenText<TermUnit>.From(string value) => new(value);
}
