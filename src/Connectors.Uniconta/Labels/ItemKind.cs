using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>What an item is (<c>ItemType</c>). An open list of words in the language of the user; equal are words that mean the same, in whichever language. A word that is not known survives.</summary>
/// <param name="Value">The word as it came, or Uniconta's own name of the choice.</param>
[JsonConverter(typeof(LabelConverter<ItemKind>))]
public readonly record struct ItemKind(string Value) : ILabel<ItemKind>
{
    /// <summary><c>Item</c>, Danish <c>Vare</c>.</summary>
    public static readonly ItemKind Item = new("Item");

    /// <summary><c>Service</c>, Danish <c>Ydelse</c>.</summary>
    public static readonly ItemKind Service = new("Service");

    /// <summary><c>BOM</c>, Danish <c>Stykliste</c>.</summary>
    public static readonly ItemKind BOM = new("BOM");

    /// <summary>Uniconta's own name of the choice, the same in all languages; null for a word that is not known.</summary>
    public string? Member => Labels.MemberOf(LabelVocabulary.ItemKind, Value);

    /// <inheritdoc/>
    public bool Equals(ItemKind other) => Labels.Same(LabelVocabulary.ItemKind, Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Labels.Hash(LabelVocabulary.ItemKind, Value);

    /// <summary>The word as it came.</summary>
    public override string ToString() => Value ?? "";

    static ItemKind ILabel<ItemKind>.From(string value) => new(value);

    static Label[] ILabel<ItemKind>.Vocabulary => LabelVocabulary.ItemKind;
}
