using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>How payment terms count (<c>PaymentMethod</c>). An open list of words in the language of the user; equal are words that mean the same, in whichever language. A word that is not known survives.</summary>
/// <param name="Value">The word as it came, or Uniconta's own name of the choice.</param>
[JsonConverter(typeof(LabelConverter<PaymentMethod>))]
public readonly record struct PaymentMethod(string Value) : ILabel<PaymentMethod>
{
    /// <summary><c>NetCash</c>, Danish <c>Kontant</c>.</summary>
    public static readonly PaymentMethod NetCash = new("NetCash");

    /// <summary><c>NetDays</c>.</summary>
    public static readonly PaymentMethod NetDays = new("NetDays");

    /// <summary><c>EndWeek</c>.</summary>
    public static readonly PaymentMethod EndWeek = new("EndWeek");

    /// <summary><c>EndMonth</c>.</summary>
    public static readonly PaymentMethod EndMonth = new("EndMonth");

    /// <summary><c>PrePayment</c>.</summary>
    public static readonly PaymentMethod PrePayment = new("PrePayment");

    /// <summary><c>Creditcard</c>, Danish <c>Kreditkort</c>.</summary>
    public static readonly PaymentMethod Creditcard = new("Creditcard");

    /// <summary><c>Factoring</c>, Danish <c>Factoring-konto</c>.</summary>
    public static readonly PaymentMethod Factoring = new("Factoring");

    /// <summary>Uniconta's own name of the choice, the same in all languages; null for a word that is not known.</summary>
    public string? Member => Labels.MemberOf(LabelVocabulary.PaymentMethod, Value);

    /// <inheritdoc/>
    public bool Equals(PaymentMethod other) => Labels.Same(LabelVocabulary.PaymentMethod, Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Labels.Hash(LabelVocabulary.PaymentMethod, Value);

    /// <summary>The word as it came.</summary>
    public override string ToString() => Value ?? "";

    static PaymentMethod ILabel<PaymentMethod>.From(string value) => new(value);

    static Label[] ILabel<PaymentMethod>.Vocabulary => LabelVocabulary.PaymentMethod;
}
