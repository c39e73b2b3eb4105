using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>What a line does to the stock (<c>Storage</c>). An open list of words in the language of the user; equal are words that mean the same, in whichever language. A word that is not known survives.</summary>
/// <param name="Value">The word as it came, or Uniconta's own name of the choice.</param>
[JsonConverter(typeof(LabelConverter<StorageRegister>))]
public readonly record struct StorageRegister(string Value) : ILabel<StorageRegister>
{
    /// <summary><c>None</c>, Danish <c>Ingen</c>.</summary>
    public static readonly StorageRegister None = new("None");

    /// <summary><c>Register</c>, Danish <c>Tilmeld</c>.</summary>
    public static readonly StorageRegister Register = new("Register");

    /// <summary><c>Move</c>, Danish <c>Flyt</c>.</summary>
    public static readonly StorageRegister Move = new("Move");

    /// <summary>Uniconta's own name of the choice, the same in all languages; null for a word that is not known.</summary>
    public string? Member => Labels.MemberOf(LabelVocabulary.StorageRegister, Value);

    /// <inheritdoc/>
    public bool Equals(StorageRegister other) => Labels.Same(LabelVocabulary.StorageRegister, Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Labels.Hash(LabelVocabulary.StorageRegister, Value);

    /// <summary>The word as it came.</summary>
    public override string ToString() => Value ?? "";

    static StorageRegister ILabel<StorageRegister>.From(string value) => new(value);

    static Label[] ILabel<StorageRegister>.Vocabulary => LabelVocabulary.StorageRegister;
}
