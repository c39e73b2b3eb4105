using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>When a sale is to be paid. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Dinero writes it.</param>
[JsonConverter(typeof(OpenTextConverter<PaymentConditionType>))]
public readonly record struct PaymentConditionType(string Value) : IOpenText<PaymentConditionType>
{
    /// <summary>So many days after the date.</summary>
    public static readonly PaymentConditionType Netto = new("Netto");

    /// <summary>At once. Takes no number of days.</summary>
    public static readonly PaymentConditionType NettoCash = new("NettoCash");

    /// <summary>Paid already. Takes no number of days; only on invoices.</summary>
    public static readonly PaymentConditionType Paid = new("Paid");

    /// <summary>So many days after the end of the month.</summary>
    public static readonly PaymentConditionType CurrentMonthOut = new("CurrentMonthOut");

    /// <inheritdoc/>
    public bool Equals(PaymentConditionType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static PaymentConditionType IOpenText<PaymentConditionType>.From(string value) => new(value);
}
