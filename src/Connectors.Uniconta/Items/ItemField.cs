namespace Connectors.Uniconta;

/// <summary>Members of <see cref="Item"/> to filter and sort by.</summary>
public static class ItemField
{
    /// <summary>The row's id.</summary>
    public static readonly UnicontaField RowId = new("RowId");

    /// <summary><c>Item</c>.</summary>
    public static readonly UnicontaField Number = new("Item");

    /// <summary><c>Name</c>.</summary>
    public static readonly UnicontaField Name = new("Name");

    /// <summary><c>Description</c>.</summary>
    public static readonly UnicontaField Description = new("Description");

    /// <summary><c>ItemType</c>.</summary>
    public static readonly UnicontaField ItemType = new("ItemType");

    /// <summary><c>CostModel</c>.</summary>
    public static readonly UnicontaField CostModel = new("CostModel");

    /// <summary><c>Group</c>.</summary>
    public static readonly UnicontaField Group = new("Group");

    /// <summary><c>Unit</c>.</summary>
    public static readonly UnicontaField Unit = new("Unit");

    /// <summary><c>SalesUnit</c>.</summary>
    public static readonly UnicontaField SalesUnit = new("SalesUnit");

    /// <summary><c>PurchaseUnit</c>.</summary>
    public static readonly UnicontaField PurchaseUnit = new("PurchaseUnit");

    /// <summary><c>EAN</c>.</summary>
    public static readonly UnicontaField EAN = new("EAN");

    /// <summary><c>CostPrice</c>.</summary>
    public static readonly UnicontaField CostPrice = new("CostPrice");

    /// <summary><c>SalesPrice1</c>.</summary>
    public static readonly UnicontaField SalesPrice1 = new("SalesPrice1");

    /// <summary><c>SalesPrice2</c>.</summary>
    public static readonly UnicontaField SalesPrice2 = new("SalesPrice2");

    /// <summary><c>SalesPrice3</c>.</summary>
    public static readonly UnicontaField SalesPrice3 = new("SalesPrice3");

    /// <summary><c>Currency1</c>.</summary>
    public static readonly UnicontaField Currency1 = new("Currency1");

    /// <summary><c>Currency2</c>.</summary>
    public static readonly UnicontaField Currency2 = new("Currency2");

    /// <summary><c>Currency3</c>.</summary>
    public static readonly UnicontaField Currency3 = new("Currency3");

    /// <summary><c>PurchasePrice</c>.</summary>
    public static readonly UnicontaField PurchasePrice = new("PurchasePrice");

    /// <summary><c>PurchaseAccount</c>.</summary>
    public static readonly UnicontaField PurchaseAccount = new("PurchaseAccount");

    /// <summary><c>Decimals</c>.</summary>
    public static readonly UnicontaField Decimals = new("Decimals");

    /// <summary><c>Blocked</c>.</summary>
    public static readonly UnicontaField Blocked = new("Blocked");

    /// <summary><c>HideInSales</c>.</summary>
    public static readonly UnicontaField HideInSales = new("HideInSales");

    /// <summary><c>DiscountGroup</c>.</summary>
    public static readonly UnicontaField DiscountGroup = new("DiscountGroup");

    /// <summary><c>PrCategory</c>.</summary>
    public static readonly UnicontaField PrCategory = new("PrCategory");

    /// <summary><c>Weight</c>.</summary>
    public static readonly UnicontaField Weight = new("Weight");

    /// <summary><c>Volume</c>.</summary>
    public static readonly UnicontaField Volume = new("Volume");

    /// <summary><c>UseVariants</c>.</summary>
    public static readonly UnicontaField UseVariants = new("UseVariants");

    /// <summary><c>UseStorage</c>.</summary>
    public static readonly UnicontaField UseStorage = new("UseStorage");

    /// <summary><c>TariffNumber</c>.</summary>
    public static readonly UnicontaField TariffNumber = new("TariffNumber");

    /// <summary><c>CountryOfOrigin</c>.</summary>
    public static readonly UnicontaField CountryOfOrigin = new("CountryOfOrigin");

    /// <summary><c>Warehouse</c>.</summary>
    public static readonly UnicontaField Warehouse = new("Warehouse");

    /// <summary><c>Location</c>.</summary>
    public static readonly UnicontaField Location = new("Location");

    /// <summary><c>Dimension1</c>.</summary>
    public static readonly UnicontaField Dimension1 = new("Dimension1");

    /// <summary><c>Dimension2</c>.</summary>
    public static readonly UnicontaField Dimension2 = new("Dimension2");

    /// <summary><c>Dimension3</c>.</summary>
    public static readonly UnicontaField Dimension3 = new("Dimension3");

    /// <summary><c>Dimension4</c>.</summary>
    public static readonly UnicontaField Dimension4 = new("Dimension4");

    /// <summary><c>Dimension5</c>.</summary>
    public static readonly UnicontaField Dimension5 = new("Dimension5");

    /// <summary><c>QtyOnStock</c>.</summary>
    public static readonly UnicontaField QtyOnStock = new("QtyOnStock");

    /// <summary><c>QtyReserved</c>.</summary>
    public static readonly UnicontaField QtyReserved = new("QtyReserved");

    /// <summary><c>QtyOrdered</c>.</summary>
    public static readonly UnicontaField QtyOrdered = new("QtyOrdered");

    /// <summary><c>Available</c>.</summary>
    public static readonly UnicontaField Available = new("Available");

    /// <summary><c>AverageCost</c>.</summary>
    public static readonly UnicontaField AverageCost = new("AverageCost");

    /// <summary><c>CostValue</c>.</summary>
    public static readonly UnicontaField CostValue = new("CostValue");

    /// <summary><c>UpdatedAt</c>.</summary>
    public static readonly UnicontaField UpdatedAt = new("UpdatedAt");

    /// <summary><c>HasNotes</c>.</summary>
    public static readonly UnicontaField HasNotes = new("HasNotes");

    /// <summary><c>HasDocs</c>.</summary>
    public static readonly UnicontaField HasDocs = new("HasDocs");
}
