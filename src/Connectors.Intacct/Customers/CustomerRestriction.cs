using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>In which entities a customer may be used. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<CustomerRestriction>))]
public readonly record struct CustomerRestriction(string Value) : IOpenText<CustomerRestriction>
{
    /// <summary>Everywhere.</summary>
    public static readonly CustomerRestriction Unrestricted = new("unrestricted");

    /// <summary>At the top level only.</summary>
    public static readonly CustomerRestriction RootOnly = new("rootOnly");

    /// <summary>Where the restricted locations and departments say.</summary>
    public static readonly CustomerRestriction Restricted = new("restricted");

    /// <inheritdoc/>
    public bool Equals(CustomerRestriction other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static CustomerRestriction IOpenText<CustomerRestriction>.From(string value) => new(value);
}
