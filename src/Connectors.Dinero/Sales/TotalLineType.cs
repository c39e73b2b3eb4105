using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>What a total line sums up. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Dinero writes it.</param>
[JsonConverter(typeof(OpenTextConverter<TotalLineType>))]
public readonly record struct TotalLineType(string Value) : IOpenText<TotalLineType>
{
    /// <summary><c>SubTotal</c></summary>
    public static readonly TotalLineType SubTotal = new("SubTotal");

    /// <summary><c>SubTotalWithVat</c></summary>
    public static readonly TotalLineType SubTotalWithVat = new("SubTotalWithVat");

    /// <summary><c>SubTotalWithoutVat</c></summary>
    public static readonly TotalLineType SubTotalWithoutVat = new("SubTotalWithoutVat");

    /// <summary><c>Vat</c></summary>
    public static readonly TotalLineType Vat = new("Vat");

    /// <summary><c>Total</c></summary>
    public static readonly TotalLineType Total = new("Total");

    /// <inheritdoc/>
    public bool Equals(TotalLineType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static TotalLineType IOpenText<TotalLineType>.From(string value) => new(value);
}
