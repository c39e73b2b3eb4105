using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>How far a ledger item has come. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Dinero writes it.</param>
[JsonConverter(typeof(OpenTextConverter<LedgerItemStatus>))]
public readonly record struct LedgerItemStatus(string Value) : IOpenText<LedgerItemStatus>
{
    /// <summary><c>Draft</c></summary>
    public static readonly LedgerItemStatus Draft = new("Draft");

    /// <summary><c>PendingBooking</c></summary>
    public static readonly LedgerItemStatus PendingBooking = new("PendingBooking");

    /// <summary><c>Booked</c></summary>
    public static readonly LedgerItemStatus Booked = new("Booked");

    /// <inheritdoc/>
    public bool Equals(LedgerItemStatus other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static LedgerItemStatus IOpenText<LedgerItemStatus>.From(string value) => new(value);
}
