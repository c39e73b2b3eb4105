namespace Connectors.Testing.Uniconta;

/// <summary>A debtor (customer).</summary>
public sealed record StoredDebtor : UnicontaRecord
{
    /// <summary>The debtor number; the key.</summary>
    public string? Account { get => Text("Account"); init => Put("Account", value); }

    /// <summary>The name.</summary>
    public string? Name { get => Text("Name"); init => Put("Name", value); }

    /// <summary>The debtor group.</summary>
    public string? Group { get => Text("Group"); init => Put("Group", value); }

    /// <summary>The company register number (CVR), as text.</summary>
    public string? CompanyRegNo { get => Text("CompanyRegNo"); init => Put("CompanyRegNo", value); }

    /// <summary>The VAT number.</summary>
    public string? VatNumber { get => Text("VatNumber"); init => Put("VatNumber", value); }

    /// <summary>The number for electronic invoices.</summary>
    public string? EAN { get => Text("EAN"); init => Put("EAN", value); }

    /// <summary>First address line.</summary>
    public string? Address1 { get => Text("Address1"); init => Put("Address1", value); }

    /// <summary>Second address line.</summary>
    public string? Address2 { get => Text("Address2"); init => Put("Address2", value); }

    /// <summary>Third address line.</summary>
    public string? Address3 { get => Text("Address3"); init => Put("Address3", value); }

    /// <summary>The postcode.</summary>
    public string? ZipCode { get => Text("ZipCode"); init => Put("ZipCode", value); }

    /// <summary>The city.</summary>
    public string? City { get => Text("City"); init => Put("City", value); }

    /// <summary>The place in the vendor's list of countries; 57 is Denmark.</summary>
    public int Country { get => Integer("Country"); init => Put("Country", value); }

    /// <summary>The telephone number.</summary>
    public string? Phone { get => Text("Phone"); init => Put("Phone", value); }

    /// <summary>The mobile number.</summary>
    public string? MobilPhone { get => Text("MobilPhone"); init => Put("MobilPhone", value); }

    /// <summary>Who answers there.</summary>
    public string? ContactPerson { get => Text("ContactPerson"); init => Put("ContactPerson", value); }

    /// <summary>E-mail; may hold several addresses.</summary>
    public string? ContactEmail { get => Text("ContactEmail"); init => Put("ContactEmail", value); }

    /// <summary>E-mail for invoices; may hold several addresses.</summary>
    public string? InvoiceEmail { get => Text("InvoiceEmail"); init => Put("InvoiceEmail", value); }

    /// <summary>Three letters; null when not chosen.</summary>
    public string? Currency { get => GetCurrency("Currency"); init => PutCurrency("Currency", value); }

    /// <summary>0 domestic, 1 EU, 2 foreign, 3 no VAT registration, 4 VAT free.</summary>
    public int VatZone { get => Integer("VatZone"); init => Put("VatZone", value); }

    /// <summary>The VAT code; null: the group's.</summary>
    public string? Vat { get => Text("Vat"); init => Put("Vat", value); }

    /// <summary>The payment term.</summary>
    public string? Payment { get => Text("Payment"); init => Put("Payment", value); }

    /// <summary>The salesperson's number.</summary>
    public string? Employee { get => Text("Employee"); init => Put("Employee", value); }

    /// <summary>Per cent off the whole order.</summary>
    public decimal EndDiscountPct { get => Number("EndDiscountPct"); init => Put("EndDiscountPct", value); }

    /// <summary>The credit limit; 0: none.</summary>
    public decimal CreditMax { get => Number("CreditMax"); init => Put("CreditMax", value); }

    /// <summary>The price list.</summary>
    public string? PriceList { get => Text("PriceList"); init => Put("PriceList", value); }

    /// <summary>Prices include VAT.</summary>
    public bool PricesInclVat { get => Flag("PricesInclVat"); init => Put("PricesInclVat", value); }

    /// <summary>Barred: no orders, no invoices.</summary>
    public bool Blocked { get => Flag("Blocked"); init => Put("Blocked", value); }

    /// <summary>What it owes.</summary>
    public decimal CurBalance { get => Number("CurBalance"); init => Put("CurBalance", value); }

    /// <summary>The date of the latest invoice.</summary>
    public DateOnly? LastInvoice { get => Date("LastInvoice"); init => Put("LastInvoice", value); }
}

/// <summary>A contact person. No key; e-mails are neither required nor unique.</summary>
public sealed record StoredContact : UnicontaRecord
{
    internal const int OfDebtor = 1;

    /// <summary>The name.</summary>
    public string? Name { get => Text("Name"); init => Put("Name", value); }

    /// <summary>The e-mail address.</summary>
    public string? Email { get => Text("Email"); init => Put("Email", value); }

    /// <summary>The mobile number.</summary>
    public string? Mobil { get => Text("Mobil"); init => Put("Mobil", value); }

    /// <summary>The place in the list of titles; 1 is sales.</summary>
    public int Title { get => Integer("Title"); init => Put("Title", value); }

    /// <summary>Whose contact: 1 debtor, 2 creditor, 3 prospect.</summary>
    public int DCType { get => Integer("DCType"); init => Put("DCType", value); }

    /// <summary>The account of the owner.</summary>
    public string? DCAccount { get => Text("DCAccount"); init => Put("DCAccount", value); }
}

/// <summary>An employee.</summary>
public sealed record StoredEmployee : UnicontaRecord
{
    /// <summary>The number; the key, ten characters at most.</summary>
    public new string? Number { get => base.Text("Number"); init => Put("Number", value); }

    /// <summary>The name.</summary>
    public string? Name { get => Text("Name"); init => Put("Name", value); }

    /// <summary>The e-mail address.</summary>
    public string? Email { get => Text("Email"); init => Put("Email", value); }

    /// <summary>The mobile number.</summary>
    public string? Mobil { get => Text("Mobil"); init => Put("Mobil", value); }

    /// <summary>The place in the list of titles; 1 is sales.</summary>
    public int Title { get => Integer("Title"); init => Put("Title", value); }

    /// <summary>No longer in use.</summary>
    public bool Blocked { get => Flag("Blocked"); init => Put("Blocked", value); }

    /// <summary>First day.</summary>
    public DateOnly? Hired { get => Date("Hired"); init => Put("Hired", value); }

    /// <summary>Last day.</summary>
    public DateOnly? Terminated { get => Date("Terminated"); init => Put("Terminated", value); }
}

/// <summary>An item (product).</summary>
public sealed record StoredItem : UnicontaRecord
{
    /// <summary>The item number; the key.</summary>
    public string? Item { get => Text("Item"); init => Put("Item", value); }

    /// <summary>The name.</summary>
    public string? Name { get => Text("Name"); init => Put("Name", value); }

    /// <summary>The item group.</summary>
    public string? Group { get => Text("Group"); init => Put("Group", value); }

    /// <summary>0 item, 1 service, 2 bill of materials.</summary>
    public int ItemType { get => Integer("ItemType"); init => Put("ItemType", value); }

    /// <summary>The place in the list of units; 1 is pieces.</summary>
    public int Unit { get => Integer("Unit"); init => Put("Unit", value); }

    /// <summary>The barcode.</summary>
    public string? EAN { get => Text("EAN"); init => Put("EAN", value); }

    /// <summary>Cost price.</summary>
    public decimal CostPrice { get => Number("CostPrice"); init => Put("CostPrice", value); }

    /// <summary>The normal sales price, in Currency1.</summary>
    public decimal SalesPrice1 { get => Number("SalesPrice1"); init => Put("SalesPrice1", value); }

    /// <summary>Of SalesPrice1; null: the company's.</summary>
    public string? Currency1 { get => GetCurrency("Currency1"); init => PutCurrency("Currency1", value); }

    /// <summary>The second sales price.</summary>
    public decimal SalesPrice2 { get => Number("SalesPrice2"); init => Put("SalesPrice2", value); }

    /// <summary>The third sales price.</summary>
    public decimal SalesPrice3 { get => Number("SalesPrice3"); init => Put("SalesPrice3", value); }

    /// <summary>No longer sold.</summary>
    public bool Blocked { get => Flag("Blocked"); init => Put("Blocked", value); }

    /// <summary>In stock.</summary>
    public decimal QtyOnStock { get => Number("QtyOnStock"); init => Put("QtyOnStock", value); }

    /// <summary>Average cost of the stock.</summary>
    public decimal AverageCost { get => Number("AverageCost"); init => Put("AverageCost", value); }
}
