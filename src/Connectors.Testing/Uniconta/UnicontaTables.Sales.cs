namespace Connectors.Testing.Uniconta;

/// <summary>The tables of sales, and those about the company itself.</summary>
internal static partial class UnicontaTables
{
    public static TableDefinition Order { get; } = Head("DebtorOrderClient", 71, "orders", "OrderNumber", static () => new StoredOrder())
        .Flag("DeleteOrder", "DeleteLines")
        .Date("NextInvoice", "ConfirmPrinted", "LastInvoice")
        .Label(UnicontaLabels.Interval, "InvoiceInterval")
        .ReadOnly("ConfirmPrinted", "LastInvoice")
        .Done();

    /// <summary>The number is called OfferNumber now and was called OrderNumber in 2016; a switch decides.</summary>
    public static TableDefinition Offer { get; } = Head("DebtorOfferClient", 72, "offers", "OfferNumber", static () => new StoredRow())
        .Alias("OrderNumber", "OfferNumber", static o => o.NamesOf2016).ShownWhen(static o => !o.NamesOf2016, "OfferNumber")
        .Done();

    public static TableDefinition OrderLine { get; } = Line("DebtorOrderLineClient", 73, "orderLines", static () => new StoredOrderLine())
        .Computed("OrderNumber", FieldKind.Text, static (a, r) => a.HeadNumberOf(r)).Writable("OrderNumber")
        .ByParent(static r => r.Text("OrderRowId"))
        .Lines();

    public static TableDefinition OfferLine { get; } = Line("DebtorOfferLineClient", 74, "offerLines", static () => new StoredOrderLine())
        .Computed("OfferNumber", FieldKind.Integer, static (a, r) => a.HeadNumberOf(r)).Writable("OfferNumber")
        .ByParent(static r => r.Text("OrderRowId"))
        .Lines();

    public static TableDefinition Invoice { get; } = new TableDefinition("DebtorInvoiceClient", 75, "invoices", null, static () => new StoredInvoice())
        .Text(null, "Account", "Name", "Employee", "YourRef", "OurRef", "Requisition", "Payment", "Remark")
        .Integer("InvoiceNumber", "OrderNumber", "Offer", "Voucher", "JournalPostedId")
        .Date("Date", "DueDate", "SendTime")
        .Label(UnicontaLabels.Currency, "Currency")
        .Number("ExchangeRate", "NetAmount", "VatAmount", "VatTotal", "VatPct", "TotalAmount", "AmountLocalCur", "LineAmount", "CostValue", "SalesValue", "Margin", "MarginRatio", "EndDiscountPct")
        .Delivery()
        .NoWrites().Done();

    /// <summary>Its class has no <c>Client</c> at the end.</summary>
    public static TableDefinition InvoiceLine { get; } = new TableDefinition("DebtorInvoiceLines", 76, "invoiceLines", null, static () => new StoredInvoiceLine())
        .Text(null, "Account", "Item", "Text", "Vat")
        .Integer("InvoiceNumber", "LineNumber", "InvoiceRowId")
        .Date("Date")
        .Label(UnicontaLabels.Unit, "Unit")
        .Number("Qty", "Price", "DiscountPct", "NetAmount", "CostPrice", "CostValue", "Margin")
        .ByParent(static r => r.Text("InvoiceRowId"))
        .NoWrites().Done();

    /// <summary>Debtor transactions; no source lists their properties, these are made up.</summary>
    public static TableDefinition Transaction { get; } = new TableDefinition("DebtorTransClient", 54, "debtorTransactions", null, static () => new StoredRow())
        .Text(null, "Account", "Text").Integer("Invoice", "Voucher").Date("Date", "DueDate").Number("Amount", "AmountOpen")
        .ByParent(static r => r.Text("Account"))
        .NoWrites().Done();

    /// <summary>The change URLs.</summary>
    public static TableDefinition ChangeEvent { get; } = new TableDefinition("TableChangeEventClient", 310, "changeEvents", null, static () => new StoredChangeUrl())
        .Integer("TableId").Text(null, "Job", "Url", "Argument", "ErrorMessage").Flag("UsePost", "HasError").Date("LastEvent")
        .Computed("Table", FieldKind.Text, static (_, r) => All.FirstOrDefault(t => t.TableId == r.Integer("TableId"))?.Name)
        .ReadOnly("HasError", "ErrorMessage", "LastEvent")
        .ExistsWhen(static o => o.ChangeUrlsOverHttp).Done();

    /// <summary>The definitions of user-defined fields.</summary>
    public static TableDefinition TableField { get; } = new TableDefinition("TableFieldsClient", 20, "tableFields", null, static () => new StoredRow())
        .Text(100, "Name").Text(50, "Prompt").Text(200, "Format").Text(null, "RefTable").Label(UnicontaLabels.FieldType, "Type").Integer("TableId", "FieldNumber")
        .Flag("Mandatory", "ReadOnly")
        .NoWrites().ExistsWhen(static o => o.TableFieldsOverHttp).Done();

    /// <summary>The companies that the user reaches.</summary>
    public static TableDefinition Company { get; } = new TableDefinition("CompanyClient", 1, "companies", null, static () => new StoredRow())
        .Text(40, "CompanyName", "Address1", "Address2", "Address3").Text(20, "Id", "Phone").Country("Country").Label(UnicontaLabels.Currency, "Currency")
        .Computed("Name", FieldKind.Text, static (_, r) => r.Text("CompanyName"))
        .Computed("CountryName", FieldKind.Text, static (a, r) => UnicontaCountries.Shown(r.Integer("Country"), a.Speaking)).NoSql("CountryName")
        .NoWrites().Done();

    private static TableDefinition Head(string className, int tableId, string resource, string number, Func<UnicontaRecord> create) =>
        new TableDefinition(className, tableId, resource, null, create)
            .Integer(number)
            .Reference("Debtor", "Account", "InvoiceAccount")
            .Text(20, "YourRef", "OurRef", "Requisition")
            .Text(300, "Remark")
            .Text(null, "ContactName", "Group", "PriceList", "LayoutGroup", "Project", "Dimension1", "Dimension2", "Dimension3", "Dimension4", "Dimension5")
            .Date("DeliveryDate")
            .Delivery()
            .Number("EndDiscountPct")
            .Reference("PaymentTerm", "Payment")
            .Reference("Employee", "Employee")
            .Reference("GLVat", "Vat")
            .Label(UnicontaLabels.Currency, "Currency")
            .Flag("PricesInclVat")
            .Computed("Name", FieldKind.Text, static (a, r) => a.FindKey(Debtor, r.Text("Account"))?.Text("Name"))
            .Computed("CreditMax", FieldKind.Number, static (a, r) => a.FindKey(Debtor, r.Text("Account"))?.Number("CreditMax") ?? 0)
            .Computed("CurBalance", FieldKind.Number, static (a, r) => a.FindKey(Debtor, r.Text("Account"))?.Number("CurBalance") ?? 0)
            .Computed("Overdue", FieldKind.Number, static (a, r) => a.OverdueOf(r.Text("Account")))
            .Computed("OrderTotal", FieldKind.Number, static (a, r) => a.TotalsOf(r).Total)
            .Computed("SalesValue", FieldKind.Number, static (a, r) => a.TotalsOf(r).SalesValue)
            .Computed("CostValue", FieldKind.Number, static (a, r) => a.TotalsOf(r).CostValue)
            .Computed("Margin", FieldKind.Number, static (a, r) => a.TotalsOf(r).Margin)
            .Computed("MarginRatio", FieldKind.Number, static (a, r) => a.TotalsOf(r).MarginRatio)
            .Computed("NoLines", FieldKind.Integer, static (a, r) => a.TotalsOf(r).Lines)
            .Times()
            .Required("Account")
            .NoSql("Name", "CreditMax", "CurBalance", "Overdue", "Margin", "MarginRatio")
            .Backing("Account", "_DCAccount").Backing("Dimension1", "_Dim1").Backing("Dimension2", "_Dim2").Backing("Dimension3", "_Dim3").Backing("Dimension4", "_Dim4")
            .Backing("Dimension5", "_Dim5");

    private static TableDefinition Line(string className, int tableId, string resource, Func<UnicontaRecord> create) =>
        new TableDefinition(className, tableId, resource, null, create)
            .Number("LineNumber")
            .Reference("InvItem", "Item")
            .Text(1000, "Text")
            .Number("Qty", "Price", "DiscountPct", "Discount", "CostPrice", "QtyNow")
            .Computed("Total", FieldKind.Number, static (_, r) => OrderMath.Total(r)).Writable("Total")
            .Label(UnicontaLabels.Unit, "Unit")
            .Reference("GLVat", "Vat")
            .Reference("Employee", "Employee")
            .Flag("DoInvoice")
            .Date("Date", "DeliveryDate")
            .Label(UnicontaLabels.Storage, "Storage")
            .Text(null, "Project", "Warehouse", "Location", "Variant1", "Variant2", "Variant3", "Variant4", "Variant5", "Note", "ReferenceNumber", "Dimension1", "Dimension2", "Dimension3", "Dimension4", "Dimension5")
            .Number("QtyDelivered", "QtyInvoiced")
            .Computed("SalesValue", FieldKind.Number, static (a, r) => a.LineValue(r))
            .Computed("CostValue", FieldKind.Number, static (_, r) => OrderMath.Cost(r))
            .Computed("Margin", FieldKind.Number, static (a, r) => a.LineValue(r) - OrderMath.Cost(r))
            .Computed("MarginRatio", FieldKind.Number, static (a, r) => OrderMath.Ratio(a.LineValue(r), OrderMath.Cost(r)))
            .Computed("OrderRowId", FieldKind.Integer, static (_, r) => r.Integer("OrderRowId"))
            .Computed("PrimaryKey1Id", FieldKind.Integer, static (_, r) => r.Integer("OrderRowId"))
            .Computed("PrimaryKey2Id", FieldKind.Integer, static (_, r) => r.RowId)
            .Times()
            .ReadOnly("QtyDelivered", "QtyInvoiced")
            .NoSql("Margin", "MarginRatio", "SalesValue", "CostValue", "PrimaryKey1Id", "PrimaryKey2Id");

    private static TableDefinition Lines(this TableDefinition table) => table
        .Computed("RowId", FieldKind.Integer, static (_, r) => r.RowId)
        .Computed("CompanyId", FieldKind.Integer, static (a, _) => a.Id);
}
