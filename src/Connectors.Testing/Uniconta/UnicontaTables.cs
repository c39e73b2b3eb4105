namespace Connectors.Testing.Uniconta;

/// <summary>The master data tables. Lengths are those of 2016, the only published ones (a debtor's and a contact's names have grown to 100 since).</summary>
internal static partial class UnicontaTables
{
    public static TableDefinition Debtor { get; } = new TableDefinition("DebtorClient", 50, "debtors", "Account", static () => new StoredDebtor())
        .Text(20, "Account")
        .Text(100, "Name")
        .Reference("DebtorGroup", "Group")
        .Text(20, "CompanyRegNo", "VatNumber", "EORI", "Phone", "MobilPhone", "EAN")
        .Text(40, "Address1", "Address2", "Address3", "City", "ContactEmail", "Www")
        .Text(null, "InvoiceEmail")
        .Text(8, "ZipCode")
        .Country("Country")
        .Text(30, "ContactPerson")
        .Label(UnicontaLabels.Currency, "Currency")
        .Label(UnicontaLabels.VatZone, "VatZone")
        .Reference("GLVat", "Vat")
        .Text(null, "VatOperation", "PaymentFormat", "PriceList", "PostingAccount", "LayoutGroup", "ItemNameGroup", "Shipment", "DeliveryTerm", "CrmGroup", "Interests", "Products")
        .Reference("PaymentTerm", "Payment")
        .Reference("Employee", "Employee")
        .Reference("Debtor", "InvoiceAccount")
        .Number("EndDiscountPct", "LineDiscountPct", "CreditMax")
        .Integer("PriceGroup")
        .Flag("PricesInclVat", "EmailDocuments", "Blocked")
        .Label(UnicontaLabels.YesNo, "InvoiceInXML")
        .Label(UnicontaLabels.UserLanguage, "UserLanguage")
        .Text(null, "Dimension1", "Dimension2", "Dimension3", "Dimension4", "Dimension5")
        .Delivery()
        .Number("CurBalance", "CurBalanceCur")
        .Computed("Overdue", FieldKind.Number, static (a, r) => a.OverdueOf(r.Text("Account")))
        .Computed("OverdueCur", FieldKind.Number, static (a, r) => a.OverdueOf(r.Text("Account")))
        .Date("LastInvoice")
        .Flag("HasNotes", "HasDocs")
        .Computed("Active", FieldKind.Flag, static (_, r) => !r.Flag("Blocked"))
        .Computed("CountryName", FieldKind.Text, static (a, r) => UnicontaCountries.Shown(r.Integer("Country"), a.Speaking))
        .Times()
        .ReadOnly("CurBalance", "CurBalanceCur", "LastInvoice", "HasNotes", "HasDocs")
        .NoSql("CurBalance", "CurBalanceCur", "Overdue", "OverdueCur", "CountryName")
        .Optional("PriceGroup")
        .Backing("CompanyRegNo", "_LegalIdent").Backing("UserLanguage", "_Language").Backing("Dimension1", "_Dim1").Backing("Dimension2", "_Dim2")
        .Backing("Dimension3", "_Dim3").Backing("Dimension4", "_Dim4").Backing("Dimension5", "_Dim5")
        .Master().Done();

    public static TableDefinition Contact { get; } = new TableDefinition("ContactClient", 60, "contacts", null, static () => new StoredContact())
        .Text(100, "Name")
        .Text(60, "Email")
        .Text(20, "Mobil", "EAN", "ReferenceId", "ContactType")
        .Label(UnicontaLabels.Title, "Title")
        .Label(UnicontaLabels.Owner, "DCType")
        .Text(20, "DCAccount")
        .Text(null, "Interests", "Products")
        .Flag("Invoice", "AccountStatement", "InterestNote", "CollectionLetter", "Packnote", "Confirmation", "Offer", "HasNotes", "HasDocs")
        .Computed("AccountName", FieldKind.Text, static (a, r) => r.Integer("DCType") == StoredContact.OfDebtor ? a.FindKey(Debtor, r.Text("DCAccount"))?.Text("Name") : null)
        .Times()
        .ReadOnly("HasNotes", "HasDocs").NoSql("AccountName").Required("Name")
        .Alias("Mobile", "Mobil", static o => o.NamesOf2016).ShownWhen(static o => !o.NamesOf2016, "Mobil")
        .ShownWhen(static o => o.ItemsAndContactsHaveUpdatedAt, "Created", "UpdatedAt")
        .Master().Done();

    public static TableDefinition Employee { get; } = new TableDefinition("EmployeeClient", 95, "employees", "Number", static () => new StoredEmployee())
        .Text(10, "Number")
        .Text(40, "Name", "Address1", "Address2", "Email", "PrivateEmail", "PayId", "UserName")
        .Text(30, "City")
        .Text(8, "ZipCode")
        .Text(12, "Mobil", "PrivateMobil")
        .Text(15, "PersonalId")
        .Text(null, "Group", "UserLoginId", "Approver", "Dimension1", "Dimension2", "Dimension3", "Dimension4", "Dimension5")
        .Label(UnicontaLabels.Title, "Title")
        .Date("Hired", "Terminated")
        .Flag("Blocked", "HasNotes", "HasDocs")
        .Number("CostPrice", "SalesPrice")
        .ReadOnly("HasNotes", "HasDocs")
        .Master().Done();

    public static TableDefinition Item { get; } = new TableDefinition("InvItemClient", 23, "items", "Item", static () => new StoredItem())
        .Text(20, "Item", "EAN")
        .Text(50, "Name")
        .Label(UnicontaLabels.ItemType, "ItemType")
        .Label(UnicontaLabels.CostModel, "CostModel")
        .Reference("InvGroup", "Group")
        .Label(UnicontaLabels.Unit, "Unit", "SalesUnit", "PurchaseUnit")
        .Number("CostPrice", "SalesPrice1", "SalesPrice2", "SalesPrice3", "PurchasePrice", "Weight", "Volume")
        .Label(UnicontaLabels.Currency, "Currency1", "Currency2", "Currency3")
        .Integer("Decimals")
        .Flag("Blocked", "HideInSales", "UseStorage", "UseVariants", "HasNotes", "HasDocs")
        .Text(null, "DiscountGroup", "PrCategory", "PurchaseAccount", "Description", "Dimension1", "Dimension2", "Dimension3", "Dimension4", "Dimension5")
        .Number("QtyOnStock", "QtyOrdered", "AverageCost")
        .Computed("QtyReserved", FieldKind.Number, static (a, r) => a.ReservedOf(r.Text("Item")))
        .Computed("Available", FieldKind.Number, static (a, r) => r.Number("QtyOnStock") - a.ReservedOf(r.Text("Item")))
        .Computed("CostValue", FieldKind.Number, static (_, r) => Math.Round(r.Number("QtyOnStock") * r.Number("AverageCost"), 2, MidpointRounding.AwayFromZero))
        .Times()
        .ReadOnly("QtyOnStock", "QtyOrdered", "AverageCost", "HasNotes", "HasDocs").NoSql("QtyReserved", "Available", "CostValue")
        .ShownWhen(static o => o.ItemsAndContactsHaveUpdatedAt, "Created", "UpdatedAt")
        .Master().Done();

    public static TableDefinition DebtorGroup { get; } = new TableDefinition("DebtorGroupClient", 51, "debtorGroups", "Group", static () => new StoredRow())
        .Text(10, "Group")
        .Text(30, "Name")
        .Flag("IsDefault")
        .Text(null, "AutoNumber", "PriceList", "LayoutGroup", "ItemNameGroup", "RevenueAccount", "SummeryAccount")
        .Reference("GLVat", "SalesVat")
        .Backing("SalesVat", "_Vat")
        .Master().Done();

    public static TableDefinition ItemGroup { get; } = new TableDefinition("InvGroupClient", 24, "itemGroups", "Group", static () => new StoredRow())
        .Text(10, "Group").Text(30, "Name").Flag("IsDefault").Text(null, "AutoNumber", "RevenueAccount", "CostAccount", "InvAccount")
        .Reference("GLVat", "SalesVat", "PurchaseVat")
        .Master().Done();

    public static TableDefinition PaymentTerm { get; } = new TableDefinition("PaymentTermClient", 52, "paymentTerms", "Payment", static () => new StoredRow())
        .Text(10, "Payment").Text(30, "Name").Flag("IsDefault").Label(UnicontaLabels.PaymentMethod, "PaymentMethod").Integer("Days")
        .Master().Done();

    /// <summary>Forms that documents are printed on; no source lists its properties beyond the key.</summary>
    public static TableDefinition LayoutGroup { get; } = new TableDefinition("DebtorLayoutGroupClient", 55, "layoutGroups", "Group", static () => new StoredRow())
        .Text(10, "Group").Text(30, "Name")
        .Master().Done();

    public static TableDefinition Vat { get; } = new TableDefinition("GLVatClient", 7, "vatCodes", "Vat", static () => new StoredRow())
        .Text(10, "Vat").Text(50, "Name").Label(UnicontaLabels.VatType, "VatType").Label(UnicontaLabels.VatMethod, "Method").Number("Rate").Text(null, "Account").Flag("Blocked")
        .Required("Account")
        .Master().Done();

    public static TableDefinition Prospect { get; } = new TableDefinition("CrmProspectClient", 202, "prospects", null, static () => new StoredRow())
        .Text(100, "Name")
        .Text(20, "CompanyRegNo", "Phone", "MobilPhone", "EAN")
        .Text(40, "Address1", "Address2", "Address3", "City", "ContactEmail", "InvoiceEmail", "Www")
        .Text(8, "ZipCode").Text(30, "ContactPerson").Country("Country")
        .Label(UnicontaLabels.Currency, "Currency").Label(UnicontaLabels.VatZone, "VatZone").Label(UnicontaLabels.UserLanguage, "UserLanguage")
        .Reference("Employee", "Employee").Text(null, "Group", "DebGroup", "PriceList", "LayoutGroup").Flag("Blocked")
        .Master().Done();

    /// <summary>All tables, as the service document lists them.</summary>
    public static IReadOnlyList<TableDefinition> All => AllOnce.Value;

    /// <summary>Late: the tables are initialised file by file, in an order that nobody promises.</summary>
    private static Lazy<IReadOnlyList<TableDefinition>> AllOnce { get; } = new(ListAll);

    public static TableDefinition? ByName(string className) => All.FirstOrDefault(t => t.ClassName.Equals(className, StringComparison.OrdinalIgnoreCase));

    public static TableDefinition ByTable(string name) => All.First(t => t.Name.Equals(name, StringComparison.Ordinal));

    private static IReadOnlyList<TableDefinition> ListAll() =>
    [
        Debtor, Contact, Employee, Item, DebtorGroup, ItemGroup, PaymentTerm, LayoutGroup, Vat, Prospect, Order, OrderLine, Offer, OfferLine, Invoice, InvoiceLine, Transaction,
        ChangeEvent, TableField, Company,
    ];

    private static TableDefinition Times(this TableDefinition table) => table
        .Computed("Created", FieldKind.Date, static (a, r) => a.Local(r.Created))
        .Computed("UpdatedAt", FieldKind.Date, static (a, r) => a.Local(r.UpdatedAt));

    private static TableDefinition Delivery(this TableDefinition table) => table
        .Text(40, "DeliveryName", "DeliveryAddress1", "DeliveryAddress2", "DeliveryAddress3", "DeliveryCity", "DeliveryContactEmail")
        .Text(8, "DeliveryZipCode").Text(30, "DeliveryContactPerson").Text(20, "DeliveryPhone")
        .Country("DeliveryCountry").Optional("DeliveryCountry")
        .Computed("DeliveryCountryName", FieldKind.Text, static (a, r) => UnicontaCountries.Shown(r.Integer("DeliveryCountry"), a.Speaking)).NoSql("DeliveryCountryName");
}
