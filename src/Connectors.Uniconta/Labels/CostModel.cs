using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>How an item's cost is found (<c>CostModel</c>). An open list of words in the language of the user; equal are words that mean the same, in whichever language. A word that is not known survives.</summary>
/// <param name="Value">The word as it came, or Uniconta's own name of the choice.</param>
[JsonConverter(typeof(LabelConverter<CostModel>))]
public readonly record struct CostModel(string Value) : ILabel<CostModel>
{
    /// <summary><c>Fixed</c>, Danish <c>Fast</c>.</summary>
    public static readonly CostModel Fixed = new("Fixed");

    /// <summary><c>Average</c>, Danish <c>Gennemsnit</c>.</summary>
    public static readonly CostModel Average = new("Average");

    /// <summary><c>FIFO</c>, Danish <c>FIFO</c>.</summary>
    public static readonly CostModel FIFO = new("FIFO");

    /// <summary>Uniconta's own name of the choice, the same in all languages; null for a word that is not known.</summary>
    public string? Member => Labels.MemberOf(LabelVocabulary.CostModel, Value);

    /// <inheritdoc/>
    public bool Equals(CostModel other) => Labels.Same(LabelVocabulary.CostModel, Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Labels.Hash(LabelVocabulary.CostModel, Value);

    /// <summary>The word as it came.</summary>
    public override string ToString() => Value ?? "";

    static CostModel ILabel<CostModel>.From(string value) => new(value);

    static Label[] ILabel<CostModel>.Vocabulary => LabelVocabulary.CostModel;
}
