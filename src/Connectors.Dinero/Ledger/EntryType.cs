using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>What an entry is. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Dinero writes it.</param>
[JsonConverter(typeof(OpenTextConverter<EntryType>))]
public readonly record struct EntryType(string Value) : IOpenText<EntryType>
{
    /// <summary>An ordinary entry.</summary>
    public static readonly EntryType Normal = new("Normal");

    /// <summary>An opening balance. Its id stays while its amount changes.</summary>
    public static readonly EntryType Primo = new("Primo");

    /// <summary>A closing balance.</summary>
    public static readonly EntryType Ultimo = new("Ultimo");

    /// <inheritdoc/>
    public bool Equals(EntryType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static EntryType IOpenText<EntryType>.From(string value) => new(value);
}
