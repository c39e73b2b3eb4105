namespace Connectors.Uniconta;

/// <summary>Members of <see cref="Order"/> to filter and sort by.</summary>
public static class OrderField
{
    /// <summary>The row's id.</summary>
    public static readonly UnicontaField RowId = new("RowId");

    /// <summary><c>OrderNumber</c>.</summary>
    public static readonly UnicontaField OrderNumber = new("OrderNumber");

    /// <summary><c>Account</c>.</summary>
    public static readonly UnicontaField Account = new("Account");

    /// <summary><c>ContactName</c>.</summary>
    public static readonly UnicontaField ContactName = new("ContactName");

    /// <summary><c>YourRef</c>.</summary>
    public static readonly UnicontaField YourRef = new("YourRef");

    /// <summary><c>OurRef</c>.</summary>
    public static readonly UnicontaField OurRef = new("OurRef");

    /// <summary><c>Requisition</c>.</summary>
    public static readonly UnicontaField Requisition = new("Requisition");

    /// <summary><c>Remark</c>.</summary>
    public static readonly UnicontaField Remark = new("Remark");

    /// <summary><c>Group</c>.</summary>
    public static readonly UnicontaField Group = new("Group");

    /// <summary><c>DeliveryDate</c>.</summary>
    public static readonly UnicontaField DeliveryDate = new("DeliveryDate");

    /// <summary><c>DeliveryName</c>.</summary>
    public static readonly UnicontaField DeliveryName = new("DeliveryName");

    /// <summary><c>DeliveryAddress1</c>.</summary>
    public static readonly UnicontaField DeliveryAddress1 = new("DeliveryAddress1");

    /// <summary><c>DeliveryAddress2</c>.</summary>
    public static readonly UnicontaField DeliveryAddress2 = new("DeliveryAddress2");

    /// <summary><c>DeliveryAddress3</c>.</summary>
    public static readonly UnicontaField DeliveryAddress3 = new("DeliveryAddress3");

    /// <summary><c>DeliveryZipCode</c>.</summary>
    public static readonly UnicontaField DeliveryZipCode = new("DeliveryZipCode");

    /// <summary><c>DeliveryCity</c>.</summary>
    public static readonly UnicontaField DeliveryCity = new("DeliveryCity");

    /// <summary><c>DeliveryCountry</c>.</summary>
    public static readonly UnicontaField DeliveryCountry = new("DeliveryCountry");

    /// <summary><c>DeliveryContactPerson</c>.</summary>
    public static readonly UnicontaField DeliveryContactPerson = new("DeliveryContactPerson");

    /// <summary><c>DeliveryPhone</c>.</summary>
    public static readonly UnicontaField DeliveryPhone = new("DeliveryPhone");

    /// <summary><c>DeliveryContactEmail</c>.</summary>
    public static readonly UnicontaField DeliveryContactEmail = new("DeliveryContactEmail");

    /// <summary><c>DeliveryTerm</c>.</summary>
    public static readonly UnicontaField DeliveryTerm = new("DeliveryTerm");

    /// <summary><c>EndDiscountPct</c>.</summary>
    public static readonly UnicontaField EndDiscountPct = new("EndDiscountPct");

    /// <summary><c>Payment</c>.</summary>
    public static readonly UnicontaField Payment = new("Payment");

    /// <summary><c>Employee</c>.</summary>
    public static readonly UnicontaField Employee = new("Employee");

    /// <summary><c>Currency</c>.</summary>
    public static readonly UnicontaField Currency = new("Currency");

    /// <summary><c>PricesInclVat</c>.</summary>
    public static readonly UnicontaField PricesInclVat = new("PricesInclVat");

    /// <summary><c>Vat</c>.</summary>
    public static readonly UnicontaField Vat = new("Vat");

    /// <summary><c>PriceList</c>.</summary>
    public static readonly UnicontaField PriceList = new("PriceList");

    /// <summary><c>LayoutGroup</c>.</summary>
    public static readonly UnicontaField LayoutGroup = new("LayoutGroup");

    /// <summary><c>Shipment</c>.</summary>
    public static readonly UnicontaField Shipment = new("Shipment");

    /// <summary><c>Project</c>.</summary>
    public static readonly UnicontaField Project = new("Project");

    /// <summary><c>InvoiceAccount</c>.</summary>
    public static readonly UnicontaField InvoiceAccount = new("InvoiceAccount");

    /// <summary><c>DeleteOrder</c>.</summary>
    public static readonly UnicontaField DeleteOrder = new("DeleteOrder");

    /// <summary><c>DeleteLines</c>.</summary>
    public static readonly UnicontaField DeleteLines = new("DeleteLines");

    /// <summary><c>NextInvoice</c>.</summary>
    public static readonly UnicontaField NextInvoice = new("NextInvoice");

    /// <summary><c>InvoiceInterval</c>.</summary>
    public static readonly UnicontaField InvoiceInterval = new("InvoiceInterval");

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

    /// <summary><c>LastInvoice</c>.</summary>
    public static readonly UnicontaField LastInvoice = new("LastInvoice");

    /// <summary><c>ConfirmPrinted</c>.</summary>
    public static readonly UnicontaField ConfirmPrinted = new("ConfirmPrinted");

    /// <summary><c>PackNotePrinted</c>.</summary>
    public static readonly UnicontaField PackNotePrinted = new("PackNotePrinted");

    /// <summary><c>Name</c>. Computed: conditions are applied after reading, and nothing is sorted by it.</summary>
    public static readonly UnicontaField Name = new("Name", Computed: true);

    /// <summary><c>OrderTotal</c>.</summary>
    public static readonly UnicontaField OrderTotal = new("OrderTotal");

    /// <summary><c>SalesValue</c>.</summary>
    public static readonly UnicontaField SalesValue = new("SalesValue");

    /// <summary><c>CostValue</c>.</summary>
    public static readonly UnicontaField CostValue = new("CostValue");

    /// <summary><c>Margin</c>.</summary>
    public static readonly UnicontaField Margin = new("Margin");

    /// <summary><c>MarginRatio</c>.</summary>
    public static readonly UnicontaField MarginRatio = new("MarginRatio");

    /// <summary><c>NoLines</c>.</summary>
    public static readonly UnicontaField NoLines = new("NoLines");

    /// <summary><c>CreditMax</c>. Computed: conditions are applied after reading, and nothing is sorted by it.</summary>
    public static readonly UnicontaField CreditMax = new("CreditMax", Computed: true);

    /// <summary><c>CurBalance</c>. Computed: conditions are applied after reading, and nothing is sorted by it.</summary>
    public static readonly UnicontaField CurBalance = new("CurBalance", Computed: true);

    /// <summary><c>Overdue</c>. Computed: conditions are applied after reading, and nothing is sorted by it.</summary>
    public static readonly UnicontaField Overdue = new("Overdue", Computed: true);

    /// <summary><c>PrimaryKeyId</c>. Computed: conditions are applied after reading, and nothing is sorted by it.</summary>
    public static readonly UnicontaField PrimaryKeyId = new("PrimaryKeyId", Computed: true);

    /// <summary><c>Created</c>.</summary>
    public static readonly UnicontaField Created = new("Created");

    /// <summary><c>UpdatedAt</c>.</summary>
    public static readonly UnicontaField UpdatedAt = new("UpdatedAt");

    /// <summary><c>HasNotes</c>.</summary>
    public static readonly UnicontaField HasNotes = new("HasNotes");

    /// <summary><c>HasDocs</c>.</summary>
    public static readonly UnicontaField HasDocs = new("HasDocs");
}
