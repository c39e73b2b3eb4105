using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>How an electronic invoice asks to be paid. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Dinero writes it.</param>
[JsonConverter(typeof(OpenTextConverter<PaymentMean>))]
public readonly record struct PaymentMean(string Value) : IOpenText<PaymentMean>
{
    /// <summary>A Danish bank account.</summary>
    public static readonly PaymentMean Domestic = new("Domestic");

    /// <summary>IBAN.</summary>
    public static readonly PaymentMean International = new("International");

    /// <summary>A Danish payment slip code.</summary>
    public static readonly PaymentMean Fik = new("FIK");

    /// <inheritdoc/>
    public bool Equals(PaymentMean other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static PaymentMean IOpenText<PaymentMean>.From(string value) => new(value);
}
