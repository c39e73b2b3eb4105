namespace Connectors.Uniconta;

/// <summary>Members of <see cref="InvoiceLine"/> to filter and sort by.</summary>
public static class InvoiceLineField
{
    /// <summary>The row's id.</summary>
    public static readonly UnicontaField RowId = new("RowId");

    /// <summary><c>InvoiceNumber</c>.</summary>
    public static readonly UnicontaField InvoiceNumber = new("InvoiceNumber");

    /// <summary><c>OrderNumber</c>.</summary>
    public static readonly UnicontaField OrderNumber = new("OrderNumber");

    /// <summary><c>Account</c>.</summary>
    public static readonly UnicontaField Account = new("Account");

    /// <summary><c>Date</c>.</summary>
    public static readonly UnicontaField Date = new("Date");

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

    /// <summary><c>CostValue</c>.</summary>
    public static readonly UnicontaField CostValue = new("CostValue");

    /// <summary><c>Vat</c>.</summary>
    public static readonly UnicontaField Vat = new("Vat");

    /// <summary><c>Employee</c>.</summary>
    public static readonly UnicontaField Employee = new("Employee");

    /// <summary><c>ReferenceNumber</c>.</summary>
    public static readonly UnicontaField ReferenceNumber = new("ReferenceNumber");
}
