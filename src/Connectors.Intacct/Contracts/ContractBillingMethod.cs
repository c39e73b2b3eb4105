using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What a contract line bills. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<ContractBillingMethod>))]
public readonly record struct ContractBillingMethod(string Value) : IOpenText<ContractBillingMethod>
{
    /// <summary>A fixed price.</summary>
    public static readonly ContractBillingMethod FixedPrice = new("fixedPrice");

    /// <summary>What was used.</summary>
    public static readonly ContractBillingMethod QuantityBased = new("quantityBased");

    /// <summary>Time and material of a project.</summary>
    public static readonly ContractBillingMethod ProjectTimeAndMaterials = new("projectT&M");

    /// <summary>Time of a project.</summary>
    public static readonly ContractBillingMethod ProjectTime = new("projectTime");

    /// <summary>Material of a project.</summary>
    public static readonly ContractBillingMethod ProjectMaterials = new("projectMaterials");

    /// <inheritdoc/>
    public bool Equals(ContractBillingMethod other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static ContractBillingMethod IOpenText<ContractBillingMethod>.From(string value) => new(value);
}
