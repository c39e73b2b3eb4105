using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What kind of thing an item is. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<ItemType>))]
public readonly record struct ItemType(string Value) : IOpenText<ItemType>
{
    /// <summary>Kept in stock.</summary>
    public static readonly ItemType Inventory = new("inventory");

    /// <summary>Not kept in stock.</summary>
    public static readonly ItemType NonInventory = new("nonInventory");

    /// <summary>Not kept in stock, only bought.</summary>
    public static readonly ItemType NonInventoryPurchaseOnly = new("nonInventoryPurchaseOnly");

    /// <summary>Not kept in stock, only sold.</summary>
    public static readonly ItemType NonInventorySalesOnly = new("nonInventorySalesOnly");

    /// <summary>Made of others when sold.</summary>
    public static readonly ItemType Kit = new("kit");

    /// <summary>Made of others and kept in stock.</summary>
    public static readonly ItemType StockableKit = new("stockableKit");

    /// <inheritdoc/>
    public bool Equals(ItemType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static ItemType IOpenText<ItemType>.From(string value) => new(value);
}
