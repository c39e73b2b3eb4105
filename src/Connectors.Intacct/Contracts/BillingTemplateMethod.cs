using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What a billing template goes by. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<BillingTemplateMethod>))]
public readonly record struct BillingTemplateMethod(string Value) : IOpenText<BillingTemplateMethod>
{
    /// <summary>Given percentages.</summary>
    public static readonly BillingTemplateMethod PredefinedPercentages = new("predefinedPercentages");

    /// <summary>How far the project is.</summary>
    public static readonly BillingTemplateMethod ProjectPercentComplete = new("projectPercentComplete");

    /// <summary>How far the task is.</summary>
    public static readonly BillingTemplateMethod TaskPercentComplete = new("taskPercentComplete");

    /// <inheritdoc/>
    public bool Equals(BillingTemplateMethod other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static BillingTemplateMethod IOpenText<BillingTemplateMethod>.From(string value) => new(value);
}
