using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>Where a customer stands for VAT ("Momszone"). An open list of words in the language of the user; equal are words that mean the same, in whichever language. A word that is not known survives.</summary>
/// <param name="Value">The word as it came, or Uniconta's own name of the choice.</param>
[JsonConverter(typeof(LabelConverter<VatZone>))]
public readonly record struct VatZone(string Value) : ILabel<VatZone>
{
    /// <summary><c>Domestic</c>, Danish <c>Indland</c>.</summary>
    public static readonly VatZone Domestic = new("Domestic");

    /// <summary><c>EU</c>.</summary>
    public static readonly VatZone EU = new("EU");

    /// <summary><c>Foreign</c>.</summary>
    public static readonly VatZone Foreign = new("Foreign");

    /// <summary><c>NoVatReg</c>.</summary>
    public static readonly VatZone NoVatReg = new("NoVatReg");

    /// <summary><c>VatFree</c>.</summary>
    public static readonly VatZone VatFree = new("VatFree");

    /// <summary>Uniconta's own name of the choice, the same in all languages; null for a word that is not known.</summary>
    public string? Member => Labels.MemberOf(LabelVocabulary.VatZone, Value);

    /// <inheritdoc/>
    public bool Equals(VatZone other) => Labels.Same(LabelVocabulary.VatZone, Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Labels.Hash(LabelVocabulary.VatZone, Value);

    /// <summary>The word as it came.</summary>
    public override string ToString() => Value ?? "";

    static VatZone ILabel<VatZone>.From(string value) => new(value);

    static Label[] ILabel<VatZone>.Vocabulary => LabelVocabulary.VatZone;
}
