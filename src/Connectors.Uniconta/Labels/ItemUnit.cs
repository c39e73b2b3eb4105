using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>What a quantity counts (<c>Unit</c>). An open list of words in the language of the user; equal are words that mean the same, in whichever language. A word that is not known survives.</summary>
/// <param name="Value">The word as it came, or Uniconta's own name of the choice.</param>
[JsonConverter(typeof(LabelConverter<ItemUnit>))]
public readonly record struct ItemUnit(string Value) : ILabel<ItemUnit>
{
    /// <summary><c>None</c>, Danish <c>Ingen</c>.</summary>
    public static readonly ItemUnit None = new("None");

    /// <summary><c>Pcs</c>, Danish <c>Stk</c>.</summary>
    public static readonly ItemUnit Pcs = new("Pcs");

    /// <summary><c>Qty</c>, Danish <c>Antal</c>.</summary>
    public static readonly ItemUnit Qty = new("Qty");

    /// <summary><c>Cartons</c>, Danish <c>Karton</c>.</summary>
    public static readonly ItemUnit Cartons = new("Cartons");

    /// <summary><c>Hours</c>, Danish <c>Timer</c>.</summary>
    public static readonly ItemUnit Hours = new("Hours");

    /// <summary><c>Minutes</c>, Danish <c>Minutter</c>.</summary>
    public static readonly ItemUnit Minutes = new("Minutes");

    /// <summary><c>Days</c>, Danish <c>Dage</c>.</summary>
    public static readonly ItemUnit Days = new("Days");

    /// <summary><c>Bottle</c>, Danish <c>Flaske</c>.</summary>
    public static readonly ItemUnit Bottle = new("Bottle");

    /// <summary><c>Milliliter</c>, Danish <c>Milliliter</c>.</summary>
    public static readonly ItemUnit Milliliter = new("Milliliter");

    /// <summary><c>Centiliter</c>, Danish <c>Centiliter</c>.</summary>
    public static readonly ItemUnit Centiliter = new("Centiliter");

    /// <summary><c>Deciliter</c>, Danish <c>Deciliter</c>.</summary>
    public static readonly ItemUnit Deciliter = new("Deciliter");

    /// <summary><c>Litre</c>, Danish <c>Liter</c>.</summary>
    public static readonly ItemUnit Litre = new("Litre");

    /// <summary><c>Milligram</c>, Danish <c>Milligram</c>.</summary>
    public static readonly ItemUnit Milligram = new("Milligram");

    /// <summary><c>Kg</c>, Danish <c>kg</c>.</summary>
    public static readonly ItemUnit Kg = new("Kg");

    /// <summary><c>Pallet</c>, Danish <c>Palle</c>.</summary>
    public static readonly ItemUnit Pallet = new("Pallet");

    /// <summary><c>Box</c>, Danish <c>Boks</c>.</summary>
    public static readonly ItemUnit Box = new("Box");

    /// <summary><c>mm</c>.</summary>
    public static readonly ItemUnit Millimetre = new("mm");

    /// <summary><c>cm</c>.</summary>
    public static readonly ItemUnit Centimetre = new("cm");

    /// <summary><c>Meter</c>, Danish <c>Meter</c>.</summary>
    public static readonly ItemUnit Meter = new("Meter");

    /// <summary><c>km</c>.</summary>
    public static readonly ItemUnit Kilometre = new("km");

    /// <summary><c>Ton</c>, Danish <c>Tons</c>.</summary>
    public static readonly ItemUnit Ton = new("Ton");

    /// <summary><c>mm2</c>.</summary>
    public static readonly ItemUnit SquareMillimetre = new("mm2");

    /// <summary><c>cm2</c>.</summary>
    public static readonly ItemUnit SquareCentimetre = new("cm2");

    /// <summary><c>m2</c>.</summary>
    public static readonly ItemUnit SquareMetre = new("m2");

    /// <summary><c>mm3</c>.</summary>
    public static readonly ItemUnit CubicMillimetre = new("mm3");

    /// <summary><c>cm3</c>.</summary>
    public static readonly ItemUnit CubicCentimetre = new("cm3");

    /// <summary><c>m3</c>.</summary>
    public static readonly ItemUnit CubicMetre = new("m3");

    /// <summary><c>Pair</c>, Danish <c>Par</c>.</summary>
    public static readonly ItemUnit Pair = new("Pair");

    /// <summary><c>Roll</c>, Danish <c>Rulle</c>.</summary>
    public static readonly ItemUnit Roll = new("Roll");

    /// <summary>Uniconta's own name of the choice, the same in all languages; null for a word that is not known.</summary>
    public string? Member => Labels.MemberOf(LabelVocabulary.ItemUnit, Value);

    /// <inheritdoc/>
    public bool Equals(ItemUnit other) => Labels.Same(LabelVocabulary.ItemUnit, Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Labels.Hash(LabelVocabulary.ItemUnit, Value);

    /// <summary>The word as it came.</summary>
    public override string ToString() => Value ?? "";

    static ItemUnit ILabel<ItemUnit>.From(string value) => new(value);

    static Label[] ILabel<ItemUnit>.Vocabulary => LabelVocabulary.ItemUnit;
}
