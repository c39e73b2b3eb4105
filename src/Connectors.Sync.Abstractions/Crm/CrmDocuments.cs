namespace Connectors.Sync;

/// <summary>Offers, orders and their lines. A CRM that shows them under these names needs nothing else to have them sent: see <see cref="RecordDocumentSource"/>.</summary>
public static partial class Crm
{
    /// <summary>An offer (quote) that a salesperson makes.</summary>
    public static class Offer
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("offer");

        /// <summary>Number, as people write it.</summary>
        public static readonly Field<string> Number = Of<string>("number");

        /// <summary>The status that a user sets; entering one can send the document.</summary>
        public static readonly Field<string> Status = Of<string>("status");

        /// <summary>Date.</summary>
        public static readonly Field<DateOnly> Date = Of<DateOnly>("date");

        /// <summary>Until when it holds.</summary>
        public static readonly Field<DateOnly> ValidUntil = Of<DateOnly>("validUntil");

        /// <summary>When it is to be paid, where that is not left to the terms.</summary>
        public static readonly Field<DateOnly> DueDate = Of<DateOnly>("dueDate");

        /// <summary>The company that it is for.</summary>
        public static readonly Field<RecordRef> Company = Of<RecordRef>("company");

        /// <summary>The private person whom it is for, where it is for no company.</summary>
        public static readonly Field<RecordRef> Person = Of<RecordRef>("person");

        /// <summary>What all documents of one business have in common: the deal. An order that came from an offer has the offer's.</summary>
        public static readonly Field<string> Deal = Of<string>("deal");

        /// <summary>Currency, ISO 4217.</summary>
        public static readonly Field<string> Currency = Of<string>("currency");

        /// <summary>Units of the account's currency per unit of <see cref="Currency"/>; empty = the rate of the day.</summary>
        public static readonly Field<decimal> ExchangeRate = Of<decimal>("exchangeRate");

        /// <summary>Prices of the lines include VAT.</summary>
        public static readonly Field<bool> PricesIncludeVat = Of<bool>("pricesIncludeVat");

        /// <summary>A discount on the whole, percent from 0 to 100.</summary>
        public static readonly Field<decimal> DiscountPercent = Of<decimal>("discountPercent");

        /// <summary>A discount on the whole, in its currency.</summary>
        public static readonly Field<decimal> DiscountAmount = Of<decimal>("discountAmount");

        /// <summary>Terms of payment, a choice.</summary>
        public static readonly Field<string> PaymentTerms = Of<string>("paymentTerms");

        /// <summary>The customer's reference: an order number, a requisition, a person.</summary>
        public static readonly Field<string> YourReference = Of<string>("yourReference");

        /// <summary>Our reference: the salesperson.</summary>
        public static readonly Field<string> OurReference = Of<string>("ourReference");

        /// <summary>Heading or comment.</summary>
        public static readonly Field<string> Comment = Of<string>("comment");

        /// <summary>Name of the place of delivery.</summary>
        public static readonly Field<string> DeliveryName = Of<string>("deliveryName");

        /// <summary>Street lines of the place of delivery.</summary>
        public static readonly Field<string> DeliveryStreet = Of<string>("deliveryStreet");

        /// <summary>Its postcode.</summary>
        public static readonly Field<string> DeliveryZipCode = Of<string>("deliveryZipCode");

        /// <summary>Its city.</summary>
        public static readonly Field<string> DeliveryCity = Of<string>("deliveryCity");

        /// <summary>Its region.</summary>
        public static readonly Field<string> DeliveryRegion = Of<string>("deliveryRegion");

        /// <summary>Its country, ISO 3166 alpha-2.</summary>
        public static readonly Field<string> DeliveryCountry = Of<string>("deliveryCountry");

        /// <summary>Total without VAT, in its currency.</summary>
        public static readonly Field<decimal> Net = Of<decimal>("net");

        /// <summary>VAT, in its currency.</summary>
        public static readonly Field<decimal> Vat = Of<decimal>("vat");

        /// <summary>Total with VAT, in its currency.</summary>
        public static readonly Field<decimal> Gross = Of<decimal>("gross");

        /// <summary>The lines, each with fields of <see cref="Line"/>.</summary>
        public static readonly Field<LineSet> Lines = Of<LineSet>("lines");

        /// <summary>Accounting's id of the document that was made from it; filled by the flow.</summary>
        public static readonly Field<string> AccountingId = Of<string>("accountingId");

        /// <summary>Series and number of that document; filled by the flow.</summary>
        public static readonly Field<string> AccountingNumber = Of<string>("accountingNumber");

        /// <summary>Where that document is seen; filled by the flow.</summary>
        public static readonly Field<string> AccountingLink = Of<string>("accountingLink");

        /// <summary>The state of that document: draft, issued, sent, part-paid, paid, overpaid, overdue, cancelled, credited, gone, unknown; filled by the flow.</summary>
        public static readonly Field<string> AccountingState = Of<string>("accountingState");

        /// <summary>What stands in the way, or what differs; filled by the flow.</summary>
        public static readonly Field<string> AccountingMessage = Of<string>("accountingMessage");

        /// <summary>Paid so far, in its currency; filled by the flow.</summary>
        public static readonly Field<decimal> Paid = Of<decimal>("paid");

        /// <summary>Still open, in its currency; filled by the flow.</summary>
        public static readonly Field<decimal> Open = Of<decimal>("open");

        /// <summary>When the state was last read, UTC; filled by the flow.</summary>
        public static readonly Field<DateTimeOffset> CheckedAt = Of<DateTimeOffset>("checkedAt");

        /// <summary>The file of that document: its address or its name; filled by the flow.</summary>
        public static readonly Field<string> AccountingFile = Of<string>("accountingFile");

        /// <summary>What is known of it as an e-invoice, in the users' language: never that it was delivered, which no accounting system tells; filled by the flow.</summary>
        public static readonly Field<string> AccountingEInvoice = Of<string>("accountingEInvoice");

        /// <summary>A field that the CRM has beside these.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("offer", name);
    }

    /// <summary>An order that was accepted.</summary>
    public static class Order
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("order");

        /// <summary>Number, as people write it.</summary>
        public static readonly Field<string> Number = Of<string>("number");

        /// <summary>The status that a user sets; entering one can send the document.</summary>
        public static readonly Field<string> Status = Of<string>("status");

        /// <summary>Date.</summary>
        public static readonly Field<DateOnly> Date = Of<DateOnly>("date");

        /// <summary>When it is to be paid, where that is not left to the terms.</summary>
        public static readonly Field<DateOnly> DueDate = Of<DateOnly>("dueDate");

        /// <summary>When it is to be delivered.</summary>
        public static readonly Field<DateOnly> DeliveryDate = Of<DateOnly>("deliveryDate");

        /// <summary>The company that it is for.</summary>
        public static readonly Field<RecordRef> Company = Of<RecordRef>("company");

        /// <summary>The private person whom it is for, where it is for no company.</summary>
        public static readonly Field<RecordRef> Person = Of<RecordRef>("person");

        /// <summary>What all documents of one business have in common: the deal. An order that came from an offer has the offer's.</summary>
        public static readonly Field<string> Deal = Of<string>("deal");

        /// <summary>Currency, ISO 4217.</summary>
        public static readonly Field<string> Currency = Of<string>("currency");

        /// <summary>Units of the account's currency per unit of <see cref="Currency"/>; empty = the rate of the day.</summary>
        public static readonly Field<decimal> ExchangeRate = Of<decimal>("exchangeRate");

        /// <summary>Prices of the lines include VAT.</summary>
        public static readonly Field<bool> PricesIncludeVat = Of<bool>("pricesIncludeVat");

        /// <summary>A discount on the whole, percent from 0 to 100.</summary>
        public static readonly Field<decimal> DiscountPercent = Of<decimal>("discountPercent");

        /// <summary>A discount on the whole, in its currency.</summary>
        public static readonly Field<decimal> DiscountAmount = Of<decimal>("discountAmount");

        /// <summary>Terms of payment, a choice.</summary>
        public static readonly Field<string> PaymentTerms = Of<string>("paymentTerms");

        /// <summary>The customer's reference: an order number, a requisition, a person.</summary>
        public static readonly Field<string> YourReference = Of<string>("yourReference");

        /// <summary>Our reference: the salesperson.</summary>
        public static readonly Field<string> OurReference = Of<string>("ourReference");

        /// <summary>Heading or comment.</summary>
        public static readonly Field<string> Comment = Of<string>("comment");

        /// <summary>Name of the place of delivery.</summary>
        public static readonly Field<string> DeliveryName = Of<string>("deliveryName");

        /// <summary>Street lines of the place of delivery.</summary>
        public static readonly Field<string> DeliveryStreet = Of<string>("deliveryStreet");

        /// <summary>Its postcode.</summary>
        public static readonly Field<string> DeliveryZipCode = Of<string>("deliveryZipCode");

        /// <summary>Its city.</summary>
        public static readonly Field<string> DeliveryCity = Of<string>("deliveryCity");

        /// <summary>Its region.</summary>
        public static readonly Field<string> DeliveryRegion = Of<string>("deliveryRegion");

        /// <summary>Its country, ISO 3166 alpha-2.</summary>
        public static readonly Field<string> DeliveryCountry = Of<string>("deliveryCountry");

        /// <summary>Total without VAT, in its currency.</summary>
        public static readonly Field<decimal> Net = Of<decimal>("net");

        /// <summary>VAT, in its currency.</summary>
        public static readonly Field<decimal> Vat = Of<decimal>("vat");

        /// <summary>Total with VAT, in its currency.</summary>
        public static readonly Field<decimal> Gross = Of<decimal>("gross");

        /// <summary>The lines, each with fields of <see cref="Line"/>.</summary>
        public static readonly Field<LineSet> Lines = Of<LineSet>("lines");

        /// <summary>Accounting's id of the document that was made from it; filled by the flow.</summary>
        public static readonly Field<string> AccountingId = Of<string>("accountingId");

        /// <summary>Series and number of that document; filled by the flow.</summary>
        public static readonly Field<string> AccountingNumber = Of<string>("accountingNumber");

        /// <summary>Where that document is seen; filled by the flow.</summary>
        public static readonly Field<string> AccountingLink = Of<string>("accountingLink");

        /// <summary>The state of that document: draft, issued, sent, part-paid, paid, overpaid, overdue, cancelled, credited, gone, unknown; filled by the flow.</summary>
        public static readonly Field<string> AccountingState = Of<string>("accountingState");

        /// <summary>What stands in the way, or what differs; filled by the flow.</summary>
        public static readonly Field<string> AccountingMessage = Of<string>("accountingMessage");

        /// <summary>Paid so far, in its currency; filled by the flow.</summary>
        public static readonly Field<decimal> Paid = Of<decimal>("paid");

        /// <summary>Still open, in its currency; filled by the flow.</summary>
        public static readonly Field<decimal> Open = Of<decimal>("open");

        /// <summary>When the state was last read, UTC; filled by the flow.</summary>
        public static readonly Field<DateTimeOffset> CheckedAt = Of<DateTimeOffset>("checkedAt");

        /// <summary>The file of that document: its address or its name; filled by the flow.</summary>
        public static readonly Field<string> AccountingFile = Of<string>("accountingFile");

        /// <summary>What is known of it as an e-invoice, in the users' language: never that it was delivered, which no accounting system tells; filled by the flow.</summary>
        public static readonly Field<string> AccountingEInvoice = Of<string>("accountingEInvoice");

        /// <summary>A field that the CRM has beside these.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("order", name);
    }

    /// <summary>A line of an offer, an order or an invoice.</summary>
    public static class Line
    {
        /// <summary>The entity of the line.</summary>
        public static readonly Entity Entity = new("line");

        /// <summary>The product. Its code is read from it where the line has none.</summary>
        public static readonly Field<RecordRef> Product = Of<RecordRef>("product");

        /// <summary>Article code.</summary>
        public static readonly Field<string> Code = Of<string>("code");

        /// <summary>Text.</summary>
        public static readonly Field<string> Text = Of<string>("text");

        /// <summary>Quantity.</summary>
        public static readonly Field<decimal> Quantity = Of<decimal>("quantity");

        /// <summary>Currency of the line, for a CRM whose lines have one each: a document has one, and lines that differ from it are refused by name.</summary>
        public static readonly Field<string> Currency = Of<string>("currency");

        /// <summary>Unit of measure.</summary>
        public static readonly Field<string> Unit = Of<string>("unit");

        /// <summary>Price per unit; with or without VAT as the document says.</summary>
        public static readonly Field<decimal> UnitPrice = Of<decimal>("unitPrice");

        /// <summary>Discount, percent from 0 to 100.</summary>
        public static readonly Field<decimal> DiscountPercent = Of<decimal>("discountPercent");

        /// <summary>Discount of the whole line, in the document's currency.</summary>
        public static readonly Field<decimal> DiscountAmount = Of<decimal>("discountAmount");

        /// <summary>VAT code or rate, a choice.</summary>
        public static readonly Field<string> VatCode = Of<string>("vatCode");

        /// <summary>The sales account or the VAT code that belongs to it, a choice. It says the VAT where <see cref="VatCode"/> is empty.</summary>
        public static readonly Field<string> SalesAccount = Of<string>("salesAccount");

        /// <summary>Where it is sold: accounting's id of the location.</summary>
        public static readonly Field<string> Location = Of<string>("location");

        /// <summary>Accounting's id of the warehouse that it comes from.</summary>
        public static readonly Field<string> Warehouse = Of<string>("warehouse");

        /// <summary>Accounting's id of the department.</summary>
        public static readonly Field<string> Department = Of<string>("department");

        /// <summary>Accounting's id of the class.</summary>
        public static readonly Field<string> Class = Of<string>("class");

        /// <summary>The project that it belongs to. Its number is read from it; a CRM without such references holds the number itself under this name.</summary>
        public static readonly Field<RecordRef> Project = Of<RecordRef>("project");

        /// <summary>The fields that say what a line is booked upon (<see cref="DocumentLine.Dimensions"/>).</summary>
        internal static readonly string[] Dimensions = [Location.Name, Warehouse.Name, Department.Name, Class.Name, Project.Name];

        private static Field<T> Of<T>(string name) => new("line", name);
    }
}
