using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>By which number a Danish public buyer or the Peppol network finds the recipient.</summary>
/// <param name="Value">The word as e-conomic spells it; letter case counts when it is sent.</param>
[JsonConverter(typeof(OpenTextConverter<NemHandelType>))]
public readonly record struct NemHandelType(string Value) : IOpenText<NemHandelType>
{
    /// <summary>EAN number.</summary>
    public static readonly NemHandelType Ean = new("ean");

    /// <summary>CVR number.</summary>
    public static readonly NemHandelType CorporateIdentificationNumber = new("corporateIdentificationNumber");

    /// <summary>P number.</summary>
    public static readonly NemHandelType PNumber = new("pNumber");

    /// <summary>Peppol id.</summary>
    public static readonly NemHandelType Peppol = new("peppol");

    /// <inheritdoc/>
    public bool Equals(NemHandelType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static NemHandelType IOpenText<NemHandelType>.From(string value) => new(value);
}
