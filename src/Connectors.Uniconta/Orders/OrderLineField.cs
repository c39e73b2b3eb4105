namespace Connectors.Uniconta;

/// <summary>Members of <see cref="OrderLine"/> to filter and sort by.</summary>
public static class OrderLineField
{
    /// <summary>The row's id.</summary>
    public static readonly UnicontaField RowId = new("RowId");

    /// <summary><c>OrderNumber</c>.</summary>
    public static readonly UnicontaField OrderNumber = new("OrderNumber");

    /// <summary><c>LineNumber</c>.</summary>
    public static readonly UnicontaField LineNumber = new("LineNumber");

    /// <summary><c>Item</c>.</summary>
    public static readonly UnicontaField Item = new("Item");

    /// <summary><c>Text</c>.</summary>
    public static readonly UnicontaField Text = new("Text");

    /// <summary><c>Qty</c>.</summary>
    public static readonly UnicontaField Qty = new("Qty");

    /// <summary><c>Unit</c>.</summary>
    public static readonly UnicontaField Unit = new("Unit");

    /// <summary><c>Price</c>.</summary>
    public static readonly UnicontaField Price = new("Price");

    /// <summary><c>DiscountPct</c>.</summary>
    public static readonly UnicontaField DiscountPct = new("DiscountPct");

    /// <summary><c>Discount</c>.</summary>
    public static readonly UnicontaField Discount = new("Discount");

    /// <summary><c>Total</c>.</summary>
    public static readonly UnicontaField Total = new("Total");

    /// <summary><c>CostPrice</c>.</summary>
    public static readonly UnicontaField CostPrice = new("CostPrice");

    /// <summary><c>Vat</c>.</summary>
    public static readonly UnicontaField Vat = new("Vat");

    /// <summary><c>DoInvoice</c>.</summary>
    public static readonly UnicontaField DoInvoice = new("DoInvoice");

    /// <summary><c>Storage</c>.</summary>
    public static readonly UnicontaField Storage = new("Storage");

    /// <summary><c>QtyNow</c>.</summary>
    public static readonly UnicontaField QtyNow = new("QtyNow");

    /// <summary><c>Date</c>.</summary>
    public static readonly UnicontaField Date = new("Date");

    /// <summary><c>DeliveryDate</c>.</summary>
    public static readonly UnicontaField DeliveryDate = new("DeliveryDate");

    /// <summary><c>Employee</c>.</summary>
    public static readonly UnicontaField Employee = new("Employee");

    /// <summary><c>Project</c>.</summary>
    public static readonly UnicontaField Project = new("Project");

    /// <summary><c>Warehouse</c>.</summary>
    public static readonly UnicontaField Warehouse = new("Warehouse");

    /// <summary><c>Location</c>.</summary>
    public static readonly UnicontaField Location = new("Location");

    /// <summary><c>Variant1</c>.</summary>
    public static readonly UnicontaField Variant1 = new("Variant1");

    /// <summary><c>Variant2</c>.</summary>
    public static readonly UnicontaField Variant2 = new("Variant2");

    /// <summary><c>Variant3</c>.</summary>
    public static readonly UnicontaField Variant3 = new("Variant3");

    /// <summary><c>Variant4</c>.</summary>
    public static readonly UnicontaField Variant4 = new("Variant4");

    /// <summary><c>Variant5</c>.</summary>
    public static readonly UnicontaField Variant5 = new("Variant5");

    /// <summary><c>Note</c>.</summary>
    public static readonly UnicontaField Note = new("Note");

    /// <summary><c>ReferenceNumber</c>.</summary>
    public static readonly UnicontaField ReferenceNumber = new("ReferenceNumber");

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

    /// <summary><c>ItemName</c>.</summary>
    public static readonly UnicontaField ItemName = new("ItemName");

    /// <summary><c>Currency</c>.</summary>
    public static readonly UnicontaField Currency = new("Currency");

    /// <summary><c>Margin</c>. Computed: conditions are applied after reading, and nothing is sorted by it.</summary>
    public static readonly UnicontaField Margin = new("Margin", Computed: true);

    /// <summary><c>MarginRatio</c>. Computed: conditions are applied after reading, and nothing is sorted by it.</summary>
    public static readonly UnicontaField MarginRatio = new("MarginRatio", Computed: true);

    /// <summary><c>SalesValue</c>.</summary>
    public static readonly UnicontaField SalesValue = new("SalesValue");

    /// <summary><c>CostValue</c>.</summary>
    public static readonly UnicontaField CostValue = new("CostValue");

    /// <summary><c>OrderRowId</c>.</summary>
    public static readonly UnicontaField OrderRowId = new("OrderRowId");

    /// <summary><c>PrimaryKey1Id</c>. Computed: conditions are applied after reading, and nothing is sorted by it.</summary>
    public static readonly UnicontaField PrimaryKey1Id = new("PrimaryKey1Id", Computed: true);

    /// <summary><c>PrimaryKey2Id</c>. Computed: conditions are applied after reading, and nothing is sorted by it.</summary>
    public static readonly UnicontaField PrimaryKey2Id = new("PrimaryKey2Id", Computed: true);

    /// <summary><c>UpdatedAt</c>.</summary>
    public static readonly UnicontaField UpdatedAt = new("UpdatedAt");

    /// <summary><c>QtyDelivered</c>.</summary>
    public static readonly UnicontaField QtyDelivered = new("QtyDelivered");

    /// <summary><c>QtyInvoiced</c>.</summary>
    public static readonly UnicontaField QtyInvoiced = new("QtyInvoiced");
}
