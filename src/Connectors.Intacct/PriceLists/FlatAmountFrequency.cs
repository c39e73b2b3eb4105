using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>How often the flat amount is billed. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<FlatAmountFrequency>))]
public readonly record struct FlatAmountFrequency(string Value) : IOpenText<FlatAmountFrequency>
{
    /// <summary>Once.</summary>
    public static readonly FlatAmountFrequency OneTime = new("oneTime");

    /// <summary>As the billing template says.</summary>
    public static readonly FlatAmountFrequency UseBillingTemplate = new("useBillingTemplate");

    /// <summary>With every invoice.</summary>
    public static readonly FlatAmountFrequency IncludeWithEveryInvoice = new("includeWithEveryInvoice");

    /// <inheritdoc/>
    public bool Equals(FlatAmountFrequency other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static FlatAmountFrequency IOpenText<FlatAmountFrequency>.From(string value) => new(value);
}
