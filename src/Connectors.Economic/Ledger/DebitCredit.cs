using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>The side of an account.</summary>
/// <param name="Value">The word as e-conomic spells it; letter case counts when it is sent.</param>
[JsonConverter(typeof(OpenTextConverter<DebitCredit>))]
public readonly record struct DebitCredit(string Value) : IOpenText<DebitCredit>
{
    /// <summary>Debit.</summary>
    public static readonly DebitCredit Debit = new("debit");

    /// <summary>Credit.</summary>
    public static readonly DebitCredit Credit = new("credit");

    /// <inheritdoc/>
    public bool Equals(DebitCredit other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static DebitCredit IOpenText<DebitCredit>.From(string value) => new(value);
}
