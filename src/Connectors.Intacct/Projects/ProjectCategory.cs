using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What a project is for. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<ProjectCategory>))]
public readonly record struct ProjectCategory(string Value) : IOpenText<ProjectCategory>
{
    /// <summary>A contract.</summary>
    public static readonly ProjectCategory Contract = new("contract");

    /// <summary>Capitalised.</summary>
    public static readonly ProjectCategory Capitalized = new("capitalized");

    /// <summary>Internal, not billed.</summary>
    public static readonly ProjectCategory InternalNonBillable = new("internalNonBillable");

    /// <summary>Internal, billed.</summary>
    public static readonly ProjectCategory InternalBillable = new("internalBillable");

    /// <inheritdoc/>
    public bool Equals(ProjectCategory other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static ProjectCategory IOpenText<ProjectCategory>.From(string value) => new(value);
}
