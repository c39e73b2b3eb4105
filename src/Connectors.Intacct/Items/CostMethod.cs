using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>How the cost of an item in stock is found. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<CostMethod>))]
public readonly record struct CostMethod(string Value) : IOpenText<CostMethod>
{
    /// <summary>A set cost.</summary>
    public static readonly CostMethod Standard = new("standard");

    /// <summary>The average.</summary>
    public static readonly CostMethod Average = new("average");

    /// <summary>First in, first out.</summary>
    public static readonly CostMethod Fifo = new("FIFO");

    /// <summary>Last in, first out.</summary>
    public static readonly CostMethod Lifo = new("LIFO");

    /// <inheritdoc/>
    public bool Equals(CostMethod other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static CostMethod IOpenText<CostMethod>.From(string value) => new(value);
}
