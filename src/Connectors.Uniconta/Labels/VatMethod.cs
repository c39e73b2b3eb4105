using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>How VAT is computed (<c>Method</c>). An open list of words in the language of the user; equal are words that mean the same, in whichever language. A word that is not known survives.</summary>
/// <param name="Value">The word as it came, or Uniconta's own name of the choice.</param>
[JsonConverter(typeof(LabelConverter<VatMethod>))]
public readonly record struct VatMethod(string Value) : ILabel<VatMethod>
{
    /// <summary><c>Brutto</c>.</summary>
    public static readonly VatMethod Brutto = new("Brutto");

    /// <summary><c>Netto</c>.</summary>
    public static readonly VatMethod Netto = new("Netto");

    /// <summary><c>Automatic</c>, Danish <c>Automatisk</c>.</summary>
    public static readonly VatMethod Automatic = new("Automatic");

    /// <summary>Uniconta's own name of the choice, the same in all languages; null for a word that is not known.</summary>
    public string? Member => Labels.MemberOf(LabelVocabulary.VatMethod, Value);

    /// <inheritdoc/>
    public bool Equals(VatMethod other) => Labels.Same(LabelVocabulary.VatMethod, Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Labels.Hash(LabelVocabulary.VatMethod, Value);

    /// <summary>The word as it came.</summary>
    public override string ToString() => Value ?? "";

    static VatMethod ILabel<VatMethod>.From(string value) => new(value);

    static Label[] ILabel<VatMethod>.Vocabulary => LabelVocabulary.VatMethod;
}
