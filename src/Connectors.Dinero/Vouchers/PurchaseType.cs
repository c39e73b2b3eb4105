using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>How a purchase is paid; it decides which other members a purchase voucher takes. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Dinero writes it.</param>
[JsonConverter(typeof(OpenTextConverter<PurchaseType>))]
public readonly record struct PurchaseType(string Value) : IOpenText<PurchaseType>
{
    /// <summary>Paid from a deposit account.</summary>
    public static readonly PurchaseType Cash = new("cash");

    /// <summary>To be paid later to a contact.</summary>
    public static readonly PurchaseType Credit = new("credit");

    /// <inheritdoc/>
    public bool Equals(PurchaseType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static PurchaseType IOpenText<PurchaseType>.From(string value) => new(value);
}
