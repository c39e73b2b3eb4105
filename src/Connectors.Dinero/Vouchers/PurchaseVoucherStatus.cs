using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>The state of a purchase voucher. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Dinero writes it.</param>
[JsonConverter(typeof(OpenTextConverter<PurchaseVoucherStatus>))]
public readonly record struct PurchaseVoucherStatus(string Value) : IOpenText<PurchaseVoucherStatus>
{
    /// <summary><c>Draft</c></summary>
    public static readonly PurchaseVoucherStatus Draft = new("Draft");

    /// <summary><c>Booked</c></summary>
    public static readonly PurchaseVoucherStatus Booked = new("Booked");

    /// <summary><c>Paid</c></summary>
    public static readonly PurchaseVoucherStatus Paid = new("Paid");

    /// <summary><c>Overdue</c></summary>
    public static readonly PurchaseVoucherStatus Overdue = new("Overdue");

    /// <summary><c>Overpaid</c></summary>
    public static readonly PurchaseVoucherStatus Overpaid = new("Overpaid");

    /// <summary><c>Editing</c></summary>
    public static readonly PurchaseVoucherStatus Editing = new("Editing");

    /// <inheritdoc/>
    public bool Equals(PurchaseVoucherStatus other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static PurchaseVoucherStatus IOpenText<PurchaseVoucherStatus>.From(string value) => new(value);
}
