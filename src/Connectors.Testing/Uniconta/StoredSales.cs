namespace Connectors.Testing.Uniconta;

/// <summary>The head of a sales order.</summary>
public sealed record StoredOrder : UnicontaRecord
{
    /// <summary>The number.</summary>
    public int OrderNumber { get => Integer("OrderNumber"); init => Put("OrderNumber", value); }

    /// <summary>The debtor.</summary>
    public string? Account { get => Text("Account"); init => Put("Account", value); }

    /// <summary>Their reference.</summary>
    public string? YourRef { get => Text("YourRef"); init => Put("YourRef", value); }

    /// <summary>Our reference.</summary>
    public string? OurRef { get => Text("OurRef"); init => Put("OurRef", value); }

    /// <summary>The buyer's order number.</summary>
    public string? Requisition { get => Text("Requisition"); init => Put("Requisition", value); }

    /// <summary>Free text.</summary>
    public string? Remark { get => Text("Remark"); init => Put("Remark", value); }

    /// <summary>When it is delivered.</summary>
    public DateOnly? DeliveryDate { get => Date("DeliveryDate"); init => Put("DeliveryDate", value); }

    /// <summary>Per cent off the whole order.</summary>
    public decimal EndDiscountPct { get => Number("EndDiscountPct"); init => Put("EndDiscountPct", value); }

    /// <summary>The payment term.</summary>
    public string? Payment { get => Text("Payment"); init => Put("Payment", value); }

    /// <summary>The salesperson's number.</summary>
    public string? Employee { get => Text("Employee"); init => Put("Employee", value); }

    /// <summary>Three letters; null when not chosen.</summary>
    public string? Currency { get => GetCurrency("Currency"); init => PutCurrency("Currency", value); }

    /// <summary>Prices include VAT.</summary>
    public bool PricesInclVat { get => Flag("PricesInclVat"); init => Put("PricesInclVat", value); }

    /// <summary>The order goes when it is invoiced.</summary>
    public bool DeleteOrder { get => Flag("DeleteOrder"); init => Put("DeleteOrder", value); }

    /// <summary>The lines go when they are invoiced.</summary>
    public bool DeleteLines { get => Flag("DeleteLines"); init => Put("DeleteLines", value); }
}

/// <summary>A line of an order or an offer.</summary>
public sealed record StoredOrderLine : UnicontaRecord
{
    /// <summary>The row id of the order or offer.</summary>
    public int OrderRowId { get => Integer("OrderRowId"); init => Put("OrderRowId", value); }

    /// <summary>Its place.</summary>
    public decimal LineNumber { get => Number("LineNumber"); init => Put("LineNumber", value); }

    /// <summary>The item; null on a line of text.</summary>
    public string? Item { get => Text("Item"); init => Put("Item", value); }

    /// <summary>The text.</summary>
    public new string? Text { get => base.Text("Text"); init => Put("Text", value); }

    /// <summary>The quantity.</summary>
    public decimal Qty { get => Number("Qty"); init => Put("Qty", value); }

    /// <summary>The price of one unit.</summary>
    public decimal Price { get => Number("Price"); init => Put("Price", value); }

    /// <summary>Per cent off the line.</summary>
    public decimal DiscountPct { get => Number("DiscountPct"); init => Put("DiscountPct", value); }

    /// <summary>Amount of the line; follows from the others unless set.</summary>
    public decimal Total { get => Number("Total"); init => Put("Total", value); }

    /// <summary>Cost of one unit.</summary>
    public decimal CostPrice { get => Number("CostPrice"); init => Put("CostPrice", value); }

    /// <summary>The place in the list of units.</summary>
    public int Unit { get => Integer("Unit"); init => Put("Unit", value); }

    /// <summary>The VAT code; null: the debtor's.</summary>
    public string? Vat { get => Text("Vat"); init => Put("Vat", value); }

    /// <summary>Invoiced so far.</summary>
    public decimal QtyInvoiced { get => Number("QtyInvoiced"); init => Put("QtyInvoiced", value); }
}

/// <summary>A posted invoice.</summary>
public sealed record StoredInvoice : UnicontaRecord
{
    /// <summary>The number.</summary>
    public int InvoiceNumber { get => Integer("InvoiceNumber"); init => Put("InvoiceNumber", value); }

    /// <summary>The order's number; 0: none.</summary>
    public int OrderNumber { get => Integer("OrderNumber"); init => Put("OrderNumber", value); }

    /// <summary>The debtor.</summary>
    public string? Account { get => Text("Account"); init => Put("Account", value); }

    /// <summary>The invoice date.</summary>
    public new DateOnly? Date { get => base.Date("Date"); init => Put("Date", value); }

    /// <summary>When it is due.</summary>
    public DateOnly? DueDate { get => Date("DueDate"); init => Put("DueDate", value); }

    /// <summary>Three letters.</summary>
    public string? Currency { get => GetCurrency("Currency"); init => PutCurrency("Currency", value); }

    /// <summary>Without VAT.</summary>
    public decimal NetAmount { get => Number("NetAmount"); init => Put("NetAmount", value); }

    /// <summary>The VAT.</summary>
    public decimal VatAmount { get => Number("VatAmount"); init => Put("VatAmount", value); }

    /// <summary>With VAT.</summary>
    public decimal TotalAmount { get => Number("TotalAmount"); init => Put("TotalAmount", value); }

    /// <summary>The posting's id.</summary>
    public int JournalPostedId { get => Integer("JournalPostedId"); init => Put("JournalPostedId", value); }

    /// <summary>Our reference.</summary>
    public string? OurRef { get => Text("OurRef"); init => Put("OurRef", value); }

    /// <summary>Their reference.</summary>
    public string? YourRef { get => Text("YourRef"); init => Put("YourRef", value); }

    /// <summary>The buyer's order number.</summary>
    public string? Requisition { get => Text("Requisition"); init => Put("Requisition", value); }
}

/// <summary>A line of a posted invoice.</summary>
public sealed record StoredInvoiceLine : UnicontaRecord
{
    /// <summary>The row id of the invoice.</summary>
    public int InvoiceRowId { get => Integer("InvoiceRowId"); init => Put("InvoiceRowId", value); }

    /// <summary>The item.</summary>
    public string? Item { get => Text("Item"); init => Put("Item", value); }

    /// <summary>The text.</summary>
    public new string? Text { get => base.Text("Text"); init => Put("Text", value); }

    /// <summary>The quantity.</summary>
    public decimal Qty { get => Number("Qty"); init => Put("Qty", value); }

    /// <summary>The price of one unit.</summary>
    public decimal Price { get => Number("Price"); init => Put("Price", value); }

    /// <summary>Without VAT.</summary>
    public decimal NetAmount { get => Number("NetAmount"); init => Put("NetAmount", value); }
}

/// <summary>A change URL (webhook subscription).</summary>
public sealed record StoredChangeUrl : UnicontaRecord
{
    /// <summary>The table's number; 0: all tables of master data.</summary>
    public int TableId { get => Integer("TableId"); init => Put("TableId", value); }

    /// <summary>Where changes are sent.</summary>
    public string? Url { get => Text("Url"); init => Put("Url", value); }

    /// <summary>Free text that comes back in the call.</summary>
    public string? Argument { get => Text("Argument"); init => Put("Argument", value); }

    /// <summary>Sent as POST with the record in the body.</summary>
    public bool UsePost { get => Flag("UsePost"); init => Put("UsePost", value); }

    /// <summary>The latest call failed.</summary>
    public bool HasError { get => Flag("HasError"); init => Put("HasError", value); }

    /// <summary>Why.</summary>
    public string? ErrorMessage { get => Text("ErrorMessage"); init => Put("ErrorMessage", value); }
}

/// <summary>A row of a table without typed members of its own.</summary>
public sealed record StoredRow : UnicontaRecord
{
}
