using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>How often an order is invoiced (<c>InvoiceInterval</c>). An open list of words in the language of the user; equal are words that mean the same, in whichever language. A word that is not known survives.</summary>
/// <param name="Value">The word as it came, or Uniconta's own name of the choice.</param>
[JsonConverter(typeof(LabelConverter<InvoiceInterval>))]
public readonly record struct InvoiceInterval(string Value) : ILabel<InvoiceInterval>
{
    /// <summary><c>Never</c>, Danish <c>Aldrig</c>.</summary>
    public static readonly InvoiceInterval Never = new("Never");

    /// <summary><c>Month1</c>.</summary>
    public static readonly InvoiceInterval Month1 = new("Month1");

    /// <summary><c>Month2</c>.</summary>
    public static readonly InvoiceInterval Month2 = new("Month2");

    /// <summary><c>Month3</c>.</summary>
    public static readonly InvoiceInterval Month3 = new("Month3");

    /// <summary><c>Month4</c>.</summary>
    public static readonly InvoiceInterval Month4 = new("Month4");

    /// <summary><c>Month6</c>.</summary>
    public static readonly InvoiceInterval Month6 = new("Month6");

    /// <summary><c>Month12</c>.</summary>
    public static readonly InvoiceInterval Month12 = new("Month12");

    /// <summary>Uniconta's own name of the choice, the same in all languages; null for a word that is not known.</summary>
    public string? Member => Labels.MemberOf(LabelVocabulary.InvoiceInterval, Value);

    /// <inheritdoc/>
    public bool Equals(InvoiceInterval other) => Labels.Same(LabelVocabulary.InvoiceInterval, Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Labels.Hash(LabelVocabulary.InvoiceInterval, Value);

    /// <summary>The word as it came.</summary>
    public override string ToString() => Value ?? "";

    static InvoiceInterval ILabel<InvoiceInterval>.From(string value) => new(value);

    static Label[] ILabel<InvoiceInterval>.Vocabulary => LabelVocabulary.InvoiceInterval;
}
