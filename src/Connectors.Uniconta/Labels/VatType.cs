using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>Sales or purchase VAT (<c>VatType</c>). An open list of words in the language of the user; equal are words that mean the same, in whichever language. A word that is not known survives.</summary>
/// <param name="Value">The word as it came, or Uniconta's own name of the choice.</param>
[JsonConverter(typeof(LabelConverter<VatType>))]
public readonly record struct VatType(string Value) : ILabel<VatType>
{
    /// <summary><c>Sales</c>, Danish <c>Salg</c>.</summary>
    public static readonly VatType Sales = new("Sales");

    /// <summary><c>Buy</c>, Danish <c>Køb</c>.</summary>
    public static readonly VatType Buy = new("Buy");

    /// <summary>Uniconta's own name of the choice, the same in all languages; null for a word that is not known.</summary>
    public string? Member => Labels.MemberOf(LabelVocabulary.VatType, Value);

    /// <inheritdoc/>
    public bool Equals(VatType other) => Labels.Same(LabelVocabulary.VatType, Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Labels.Hash(LabelVocabulary.VatType, Value);

    /// <summary>The word as it came.</summary>
    public override string ToString() => Value ?? "";

    static VatType ILabel<VatType>.From(string value) => new(value);

    static Label[] ILabel<VatType>.Vocabulary => LabelVocabulary.VatType;
}
