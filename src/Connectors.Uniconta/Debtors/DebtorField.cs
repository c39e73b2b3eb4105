namespace Connectors.Uniconta;

/// <summary>Members of <see cref="Debtor"/> to filter and sort by.</summary>
public static class DebtorField
{
    /// <summary>The row's id.</summary>
    public static readonly UnicontaField RowId = new("RowId");

    /// <summary><c>Account</c>.</summary>
    public static readonly UnicontaField Account = new("Account");

    /// <summary><c>Name</c>.</summary>
    public static readonly UnicontaField Name = new("Name");

    /// <summary><c>Group</c>.</summary>
    public static readonly UnicontaField Group = new("Group");

    /// <summary><c>CompanyRegNo</c>.</summary>
    public static readonly UnicontaField CompanyRegNo = new("CompanyRegNo");

    /// <summary><c>VatNumber</c>.</summary>
    public static readonly UnicontaField VatNumber = new("VatNumber");

    /// <summary><c>EORI</c>.</summary>
    public static readonly UnicontaField EORI = new("EORI");

    /// <summary><c>Address1</c>.</summary>
    public static readonly UnicontaField Address1 = new("Address1");

    /// <summary><c>Address2</c>.</summary>
    public static readonly UnicontaField Address2 = new("Address2");

    /// <summary><c>Address3</c>.</summary>
    public static readonly UnicontaField Address3 = new("Address3");

    /// <summary><c>ZipCode</c>.</summary>
    public static readonly UnicontaField ZipCode = new("ZipCode");

    /// <summary><c>City</c>.</summary>
    public static readonly UnicontaField City = new("City");

    /// <summary><c>Country</c>.</summary>
    public static readonly UnicontaField Country = new("Country");

    /// <summary><c>CountryName</c>.</summary>
    public static readonly UnicontaField CountryName = new("CountryName");

    /// <summary><c>Phone</c>.</summary>
    public static readonly UnicontaField Phone = new("Phone");

    /// <summary><c>MobilPhone</c>.</summary>
    public static readonly UnicontaField MobilPhone = new("MobilPhone");

    /// <summary><c>ContactPerson</c>.</summary>
    public static readonly UnicontaField ContactPerson = new("ContactPerson");

    /// <summary><c>ContactEmail</c>.</summary>
    public static readonly UnicontaField ContactEmail = new("ContactEmail");

    /// <summary><c>InvoiceEmail</c>.</summary>
    public static readonly UnicontaField InvoiceEmail = new("InvoiceEmail");

    /// <summary><c>Www</c>.</summary>
    public static readonly UnicontaField Www = new("Www");

    /// <summary><c>Currency</c>.</summary>
    public static readonly UnicontaField Currency = new("Currency");

    /// <summary><c>VatZone</c>.</summary>
    public static readonly UnicontaField VatZone = new("VatZone");

    /// <summary><c>Vat</c>.</summary>
    public static readonly UnicontaField Vat = new("Vat");

    /// <summary><c>VatOperation</c>.</summary>
    public static readonly UnicontaField VatOperation = new("VatOperation");

    /// <summary><c>Payment</c>.</summary>
    public static readonly UnicontaField Payment = new("Payment");

    /// <summary><c>PaymentFormat</c>.</summary>
    public static readonly UnicontaField PaymentFormat = new("PaymentFormat");

    /// <summary><c>EndDiscountPct</c>.</summary>
    public static readonly UnicontaField EndDiscountPct = new("EndDiscountPct");

    /// <summary><c>LineDiscountPct</c>.</summary>
    public static readonly UnicontaField LineDiscountPct = new("LineDiscountPct");

    /// <summary><c>CreditMax</c>.</summary>
    public static readonly UnicontaField CreditMax = new("CreditMax");

    /// <summary><c>PriceGroup</c>.</summary>
    public static readonly UnicontaField PriceGroup = new("PriceGroup");

    /// <summary><c>PriceList</c>.</summary>
    public static readonly UnicontaField PriceList = new("PriceList");

    /// <summary><c>PricesInclVat</c>.</summary>
    public static readonly UnicontaField PricesInclVat = new("PricesInclVat");

    /// <summary><c>EAN</c>.</summary>
    public static readonly UnicontaField EAN = new("EAN");

    /// <summary><c>InvoiceInXML</c>.</summary>
    public static readonly UnicontaField InvoiceInXML = new("InvoiceInXML");

    /// <summary><c>EmailDocuments</c>.</summary>
    public static readonly UnicontaField EmailDocuments = new("EmailDocuments");

    /// <summary><c>Employee</c>.</summary>
    public static readonly UnicontaField Employee = new("Employee");

    /// <summary><c>InvoiceAccount</c>.</summary>
    public static readonly UnicontaField InvoiceAccount = new("InvoiceAccount");

    /// <summary><c>PostingAccount</c>.</summary>
    public static readonly UnicontaField PostingAccount = new("PostingAccount");

    /// <summary><c>LayoutGroup</c>.</summary>
    public static readonly UnicontaField LayoutGroup = new("LayoutGroup");

    /// <summary><c>ItemNameGroup</c>.</summary>
    public static readonly UnicontaField ItemNameGroup = new("ItemNameGroup");

    /// <summary><c>Shipment</c>.</summary>
    public static readonly UnicontaField Shipment = new("Shipment");

    /// <summary><c>DeliveryTerm</c>.</summary>
    public static readonly UnicontaField DeliveryTerm = new("DeliveryTerm");

    /// <summary><c>UserLanguage</c>.</summary>
    public static readonly UnicontaField UserLanguage = new("UserLanguage");

    /// <summary><c>Blocked</c>.</summary>
    public static readonly UnicontaField Blocked = new("Blocked");

    /// <summary><c>CrmGroup</c>.</summary>
    public static readonly UnicontaField CrmGroup = new("CrmGroup");

    /// <summary><c>Interests</c>.</summary>
    public static readonly UnicontaField Interests = new("Interests");

    /// <summary><c>Products</c>.</summary>
    public static readonly UnicontaField Products = new("Products");

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

    /// <summary><c>CurBalance</c>. Computed: conditions are applied after reading, and nothing is sorted by it.</summary>
    public static readonly UnicontaField CurBalance = new("CurBalance", Computed: true);

    /// <summary><c>Overdue</c>. Computed: conditions are applied after reading, and nothing is sorted by it.</summary>
    public static readonly UnicontaField Overdue = new("Overdue", Computed: true);

    /// <summary><c>CurBalanceCur</c>. Computed: conditions are applied after reading, and nothing is sorted by it.</summary>
    public static readonly UnicontaField CurBalanceCur = new("CurBalanceCur", Computed: true);

    /// <summary><c>OverdueCur</c>. Computed: conditions are applied after reading, and nothing is sorted by it.</summary>
    public static readonly UnicontaField OverdueCur = new("OverdueCur", Computed: true);

    /// <summary><c>LastInvoice</c>.</summary>
    public static readonly UnicontaField LastInvoice = new("LastInvoice");

    /// <summary><c>Active</c>.</summary>
    public static readonly UnicontaField Active = new("Active");

    /// <summary><c>Created</c>.</summary>
    public static readonly UnicontaField Created = new("Created");

    /// <summary><c>UpdatedAt</c>.</summary>
    public static readonly UnicontaField UpdatedAt = new("UpdatedAt");

    /// <summary><c>HasNotes</c>.</summary>
    public static readonly UnicontaField HasNotes = new("HasNotes");

    /// <summary><c>HasDocs</c>.</summary>
    public static readonly UnicontaField HasDocs = new("HasDocs");
}
