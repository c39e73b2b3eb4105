namespace Connectors.Uniconta;

/// <summary>Members of <see cref="Invoice"/> to filter and sort by.</summary>
public static class InvoiceField
{
    /// <summary>The row's id.</summary>
    public static readonly UnicontaField RowId = new("RowId");

    /// <summary><c>InvoiceNumber</c>.</summary>
    public static readonly UnicontaField InvoiceNumber = new("InvoiceNumber");

    /// <summary><c>Account</c>.</summary>
    public static readonly UnicontaField Account = new("Account");

    /// <summary><c>Name</c>.</summary>
    public static readonly UnicontaField Name = new("Name");

    /// <summary><c>Date</c>.</summary>
    public static readonly UnicontaField Date = new("Date");

    /// <summary><c>DueDate</c>.</summary>
    public static readonly UnicontaField DueDate = new("DueDate");

    /// <summary><c>OrderNumber</c>.</summary>
    public static readonly UnicontaField OrderNumber = new("OrderNumber");

    /// <summary><c>Offer</c>.</summary>
    public static readonly UnicontaField Offer = new("Offer");

    /// <summary><c>Currency</c>.</summary>
    public static readonly UnicontaField Currency = new("Currency");

    /// <summary><c>ExchangeRate</c>.</summary>
    public static readonly UnicontaField ExchangeRate = new("ExchangeRate");

    /// <summary><c>NetAmount</c>.</summary>
    public static readonly UnicontaField NetAmount = new("NetAmount");

    /// <summary><c>VatAmount</c>.</summary>
    public static readonly UnicontaField VatAmount = new("VatAmount");

    /// <summary><c>TotalAmount</c>.</summary>
    public static readonly UnicontaField TotalAmount = new("TotalAmount");

    /// <summary><c>LineAmount</c>.</summary>
    public static readonly UnicontaField LineAmount = new("LineAmount");

    /// <summary><c>AmountLocalCur</c>.</summary>
    public static readonly UnicontaField AmountLocalCur = new("AmountLocalCur");

    /// <summary><c>VatPct</c>.</summary>
    public static readonly UnicontaField VatPct = new("VatPct");

    /// <summary><c>VatTotal</c>.</summary>
    public static readonly UnicontaField VatTotal = new("VatTotal");

    /// <summary><c>EndDiscountPct</c>.</summary>
    public static readonly UnicontaField EndDiscountPct = new("EndDiscountPct");

    /// <summary><c>CostValue</c>.</summary>
    public static readonly UnicontaField CostValue = new("CostValue");

    /// <summary><c>SalesValue</c>.</summary>
    public static readonly UnicontaField SalesValue = new("SalesValue");

    /// <summary><c>Margin</c>.</summary>
    public static readonly UnicontaField Margin = new("Margin");

    /// <summary><c>MarginRatio</c>.</summary>
    public static readonly UnicontaField MarginRatio = new("MarginRatio");

    /// <summary><c>PricesInclVat</c>.</summary>
    public static readonly UnicontaField PricesInclVat = new("PricesInclVat");

    /// <summary><c>Payment</c>.</summary>
    public static readonly UnicontaField Payment = new("Payment");

    /// <summary><c>Employee</c>.</summary>
    public static readonly UnicontaField Employee = new("Employee");

    /// <summary><c>YourRef</c>.</summary>
    public static readonly UnicontaField YourRef = new("YourRef");

    /// <summary><c>OurRef</c>.</summary>
    public static readonly UnicontaField OurRef = new("OurRef");

    /// <summary><c>Requisition</c>.</summary>
    public static readonly UnicontaField Requisition = new("Requisition");

    /// <summary><c>Remark</c>.</summary>
    public static readonly UnicontaField Remark = new("Remark");

    /// <summary><c>ContactName</c>.</summary>
    public static readonly UnicontaField ContactName = new("ContactName");

    /// <summary><c>PackNote</c>.</summary>
    public static readonly UnicontaField PackNote = new("PackNote");

    /// <summary><c>Voucher</c>.</summary>
    public static readonly UnicontaField Voucher = new("Voucher");

    /// <summary><c>JournalPostedId</c>.</summary>
    public static readonly UnicontaField JournalPostedId = new("JournalPostedId");

    /// <summary><c>LayoutGroup</c>.</summary>
    public static readonly UnicontaField LayoutGroup = new("LayoutGroup");

    /// <summary><c>Project</c>.</summary>
    public static readonly UnicontaField Project = new("Project");

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

    /// <summary><c>SendTime</c>.</summary>
    public static readonly UnicontaField SendTime = new("SendTime");

    /// <summary><c>PrimaryKeyId</c>. Computed: conditions are applied after reading, and nothing is sorted by it.</summary>
    public static readonly UnicontaField PrimaryKeyId = new("PrimaryKeyId", Computed: true);
}
