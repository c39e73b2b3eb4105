using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A state as Reviso says it: how far a document is delivered or invoiced, or what kind it is.</summary>
/// <param name="Value">The word as Reviso spells it; letter case counts when it is sent.</param>
[JsonConverter(typeof(OpenTextConverter<DocumentState>))]
public readonly record struct DocumentState(string Value) : IOpenText<DocumentState>
{
    /// <inheritdoc/>
    public bool Equals(DocumentState other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static DocumentState IOpenText<DocumentState>.From(string value) => new(value);
}
