using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>Whose contact it is (<c>DCType</c>). An open list of words in the language of the user; equal are words that mean the same, in whichever language. A word that is not known survives.</summary>
/// <param name="Value">The word as it came, or Uniconta's own name of the choice.</param>
[JsonConverter(typeof(LabelConverter<AccountOwner>))]
public readonly record struct AccountOwner(string Value) : ILabel<AccountOwner>
{
    /// <summary><c>Debtor</c>, Danish <c>Debitor</c>.</summary>
    public static readonly AccountOwner Debtor = new("Debtor");

    /// <summary><c>Creditor</c>, Danish <c>Kreditor</c>.</summary>
    public static readonly AccountOwner Creditor = new("Creditor");

    /// <summary><c>Prospect</c>, Danish <c>Kundeemne</c>.</summary>
    public static readonly AccountOwner Prospect = new("Prospect");

    /// <summary>Uniconta's own name of the choice, the same in all languages; null for a word that is not known.</summary>
    public string? Member => Labels.MemberOf(LabelVocabulary.AccountOwner, Value);

    /// <inheritdoc/>
    public bool Equals(AccountOwner other) => Labels.Same(LabelVocabulary.AccountOwner, Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Labels.Hash(LabelVocabulary.AccountOwner, Value);

    /// <summary>The word as it came.</summary>
    public override string ToString() => Value ?? "";

    static AccountOwner ILabel<AccountOwner>.From(string value) => new(value);

    static Label[] ILabel<AccountOwner>.Vocabulary => LabelVocabulary.AccountOwner;
}
