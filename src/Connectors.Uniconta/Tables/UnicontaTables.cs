namespace Connectors.Uniconta;

/// <summary>The tables that the package has types for.</summary>
internal static class UnicontaTables
{
    public static readonly UnicontaTable Debtors = new("debtors", "DebtorClient")
    {
        UserEntity = "DebtorClientUser",
        Key = "Account",
        Marks = ["Name", "CompanyRegNo"],
        ReadOnly = UnicontaTable.ReadOnlyMembers(
            "CountryName", "CurBalance", "Overdue", "CurBalanceCur", "OverdueCur", "LastInvoice", "Active", "Created", "UpdatedAt", "HasNotes",
            "HasDocs"),
    };

    public static readonly UnicontaTable Contacts = new("contacts", "ContactClient")
    {
        UserEntity = "ContactClientUser",
        Marks = ["Name", "Email", "DCAccount", "ReferenceId"],
        ReadOnly = UnicontaTable.ReadOnlyMembers(
            "AccountName", "PrimaryKeyId", "UpdatedAt", "HasNotes", "HasDocs"),
    };

    public static readonly UnicontaTable Employees = new("employees", "EmployeeClient")
    {
        UserEntity = "EmployeeClientUser",
        Key = "Number",
        Marks = ["Name", "Email"],
        ReadOnly = UnicontaTable.ReadOnlyMembers(
            "UpdatedAt", "HasNotes", "HasDocs"),
    };

    public static readonly UnicontaTable Items = new("items", "InvItemClient")
    {
        UserEntity = "InvItemClientUser",
        Key = "Item",
        Marks = ["Name", "EAN"],
        ReadOnly = UnicontaTable.ReadOnlyMembers(
            "QtyOnStock", "QtyReserved", "QtyOrdered", "Available", "AverageCost", "CostValue", "UpdatedAt", "HasNotes", "HasDocs"),
    };

    public static readonly UnicontaTable Orders = new("orders", "DebtorOrderClient")
    {
        UserEntity = "DebtorOrderClientUser",
        Key = "OrderNumber",
        Marks = ["Account", "YourRef", "OurRef", "Requisition"],
        ReadOnly = UnicontaTable.ReadOnlyMembers(
            "LastInvoice", "ConfirmPrinted", "PackNotePrinted", "Name", "OrderTotal", "SalesValue", "CostValue", "Margin", "MarginRatio", "NoLines",
            "CreditMax", "CurBalance", "Overdue", "PrimaryKeyId", "Created", "UpdatedAt", "HasNotes", "HasDocs"),
    };

    public static readonly UnicontaTable Offers = new("offers", "DebtorOfferClient")
    {
        UserEntity = "DebtorOfferClientUser",
        Key = "OfferNumber",
        Marks = ["OrderNumber", "Account", "YourRef", "OurRef", "Requisition"],
        ReadOnly = UnicontaTable.ReadOnlyMembers(
            "OrderNumber", "OfferPrinted", "Name", "OrderTotal", "SalesValue", "CostValue", "Margin", "MarginRatio", "NoLines", "CreditMax",
            "CurBalance", "Overdue", "PrimaryKeyId", "Created", "UpdatedAt", "HasNotes", "HasDocs"),
    };

    public static readonly UnicontaTable OrderLines = new("orderLines", "DebtorOrderLineClient")
    {
        UserEntity = "DebtorOrderLineClientUser",
        Marks = ["OrderNumber", "Item", "ReferenceNumber"],
        ReadOnly = UnicontaTable.ReadOnlyMembers(
            "ItemName", "Currency", "Margin", "MarginRatio", "SalesValue", "CostValue", "OrderRowId", "PrimaryKey1Id", "PrimaryKey2Id", "UpdatedAt",
            "QtyDelivered", "QtyInvoiced"),
    };

    public static readonly UnicontaTable OfferLines = new("offerLines", "DebtorOfferLineClient")
    {
        UserEntity = "DebtorOfferLineClientUser",
        Marks = ["OfferNumber", "OrderNumber", "Item", "ReferenceNumber"],
        ReadOnly = UnicontaTable.ReadOnlyMembers(
            "OrderNumber", "ItemName", "Currency", "Margin", "MarginRatio", "SalesValue", "CostValue", "OrderRowId", "PrimaryKey1Id", "PrimaryKey2Id",
            "UpdatedAt"),
    };

    public static readonly UnicontaTable Invoices = new("invoices", "DebtorInvoiceClient")
    {
        UserEntity = "DebtorInvoiceClientUser",
        Order = "InvoiceNumber",
    };

    public static readonly UnicontaTable InvoiceLines = new("invoiceLines", "DebtorInvoiceLines")
    {
        UserEntity = "DebtorInvoiceLinesUser",
    };

    public static readonly UnicontaTable DebtorGroups = new("debtorGroups", "DebtorGroupClient")
    {
        Key = "Group",
    };

    public static readonly UnicontaTable PaymentTerms = new("paymentTerms", "PaymentTermClient")
    {
        Key = "Payment",
    };

    public static readonly UnicontaTable ItemGroups = new("itemGroups", "InvGroupClient")
    {
        Key = "Group",
    };

    public static readonly UnicontaTable VatCodes = new("vatCodes", "GLVatClient")
    {
        Key = "Vat",
    };

    public static readonly UnicontaTable LayoutGroups = new("layoutGroups", "DebtorLayoutGroupClient")
    {
        Key = "Group",
    };

    public static readonly UnicontaTable Companies = new("companies", "CompanyClient")
    {
        OfOneCompany = false,
    };

    public static readonly UnicontaTable UserFields = new("userFields", "TableFieldsClient")
    {
    };

    public static readonly UnicontaTable ChangeUrls = new("changeUrls", "TableChangeEventClient")
    {
        Marks = ["Table", "Argument"],
        ReadOnly = UnicontaTable.ReadOnlyMembers(
            "HasError", "ErrorMessage", "LastEvent"),
    };

    /// <summary>Any other table, by its name on the wire. Whether it has a form that shows user-defined fields is the caller's to know.</summary>
    public static UnicontaTable Of(string entity) => new("table", entity);
}
