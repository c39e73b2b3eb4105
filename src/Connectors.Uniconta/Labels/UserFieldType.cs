using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>The type of a user-defined field. An open list of words in the language of the user; equal are words that mean the same, in whichever language. A word that is not known survives.</summary>
/// <param name="Value">The word as it came, or Uniconta's own name of the choice.</param>
[JsonConverter(typeof(LabelConverter<UserFieldType>))]
public readonly record struct UserFieldType(string Value) : ILabel<UserFieldType>
{
    /// <summary><c>Empty</c>, Danish <c>Tom</c>.</summary>
    public static readonly UserFieldType Empty = new("Empty");

    /// <summary><c>String</c>.</summary>
    public static readonly UserFieldType String = new("String");

    /// <summary><c>Boolean</c>.</summary>
    public static readonly UserFieldType Boolean = new("Boolean");

    /// <summary><c>Integer</c>.</summary>
    public static readonly UserFieldType Integer = new("Integer");

    /// <summary><c>Money</c>.</summary>
    public static readonly UserFieldType Money = new("Money");

    /// <summary><c>Date</c>, Danish <c>Dato</c>.</summary>
    public static readonly UserFieldType Date = new("Date");

    /// <summary><c>DateTime</c>, Danish <c>Dato/tidspunkt</c>.</summary>
    public static readonly UserFieldType DateTime = new("DateTime");

    /// <summary><c>Double</c>.</summary>
    public static readonly UserFieldType Double = new("Double");

    /// <summary><c>Single</c>.</summary>
    public static readonly UserFieldType Single = new("Single");

    /// <summary><c>Enum</c>.</summary>
    public static readonly UserFieldType Enum = new("Enum");

    /// <summary>Uniconta's own name of the choice, the same in all languages; null for a word that is not known.</summary>
    public string? Member => Labels.MemberOf(LabelVocabulary.UserFieldType, Value);

    /// <inheritdoc/>
    public bool Equals(UserFieldType other) => Labels.Same(LabelVocabulary.UserFieldType, Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Labels.Hash(LabelVocabulary.UserFieldType, Value);

    /// <summary>The word as it came.</summary>
    public override string ToString() => Value ?? "";

    static UserFieldType ILabel<UserFieldType>.From(string value) => new(value);

    static Label[] ILabel<UserFieldType>.Vocabulary => LabelVocabulary.UserFieldType;
}
