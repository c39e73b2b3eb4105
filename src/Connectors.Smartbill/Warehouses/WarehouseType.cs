using System.Text.Json.Serialization;

namespace Connectors.Smartbill;

/// <summary>How a warehouse is valued. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The words.</param>
[JsonConverter(typeof(OpenTextConverter<WarehouseType>))]
public readonly record struct WarehouseType(string Value) : IOpenText<WarehouseType>
{
    /// <summary><c>en gros</c>: at cost.</summary>
    public static readonly WarehouseType Wholesale = new("en gros");

    /// <summary><c>en detail</c>: at retail price.</summary>
    public static readonly WarehouseType Retail = new("en detail");

    /// <inheritdoc/>
    public bool Equals(WarehouseType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static WarehouseType IOpenText<WarehouseType>.From(string value) => new(value);
}
