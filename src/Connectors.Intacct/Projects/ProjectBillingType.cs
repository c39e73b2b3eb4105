using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>How a project is billed. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<ProjectBillingType>))]
public readonly record struct ProjectBillingType(string Value) : IOpenText<ProjectBillingType>
{
    /// <summary>Time and material.</summary>
    public static readonly ProjectBillingType TimeAndMaterial = new("timeAndMaterial");

    /// <summary>A fixed fee.</summary>
    public static readonly ProjectBillingType FixedFee = new("fixedFee");

    /// <summary>A fixed fee and expenses.</summary>
    public static readonly ProjectBillingType FixedFeeAndExpenses = new("fixedFeeAndExpenses");

    /// <inheritdoc/>
    public bool Equals(ProjectBillingType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static ProjectBillingType IOpenText<ProjectBillingType>.From(string value) => new(value);
}
