using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>How often a contract bills. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<BillingFrequency>))]
public readonly record struct BillingFrequency(string Value) : IOpenText<BillingFrequency>
{
    /// <summary>Every month.</summary>
    public static readonly BillingFrequency Monthly = new("monthly");

    /// <summary>Every quarter.</summary>
    public static readonly BillingFrequency Quarterly = new("quarterly");

    /// <summary>Every year.</summary>
    public static readonly BillingFrequency Annually = new("annually");

    /// <inheritdoc/>
    public bool Equals(BillingFrequency other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static BillingFrequency IOpenText<BillingFrequency>.From(string value) => new(value);
}
