using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>Whether a sales document is paid: <c>PaymentStatus</c> of a single document and <c>Status</c> of a list row. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Dinero writes it.</param>
[JsonConverter(typeof(OpenTextConverter<SalesPaymentStatus>))]
public readonly record struct SalesPaymentStatus(string Value) : IOpenText<SalesPaymentStatus>
{
    /// <summary>Not booked.</summary>
    public static readonly SalesPaymentStatus Draft = new("Draft");

    /// <summary>Booked, not fully paid, not yet due.</summary>
    public static readonly SalesPaymentStatus Booked = new("Booked");

    /// <summary>Paid in full.</summary>
    public static readonly SalesPaymentStatus Paid = new("Paid");

    /// <summary>More was paid than asked.</summary>
    public static readonly SalesPaymentStatus OverPaid = new("OverPaid");

    /// <summary>Not fully paid, and due.</summary>
    public static readonly SalesPaymentStatus Overdue = new("Overdue");

    /// <inheritdoc/>
    public bool Equals(SalesPaymentStatus other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static SalesPaymentStatus IOpenText<SalesPaymentStatus>.From(string value) => new(value);
}
