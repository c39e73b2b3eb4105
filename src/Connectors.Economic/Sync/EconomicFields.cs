using Connectors.Sync;

namespace Connectors.Economic.Sync;

/// <summary>The entities and fields of e-conomic as typed tokens, for mappings in code. Their names are those of the REST API, whichever surface carries them.</summary>
public static class EconomicFields
{
    /// <summary>A customer.</summary>
    public static class Customer
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("customer");

        /// <summary>Its number, given by e-conomic. Read-only.</summary>
        public static readonly Field<string> CustomerNumber = Of<string>("customerNumber");

        /// <summary>Name, at most 255 characters; required.</summary>
        public static readonly Field<string> Name = Of<string>("name");

        /// <summary>Currency of its documents, ISO 4217; required.</summary>
        public static readonly Field<string> Currency = Of<string>("currency");

        /// <summary>Its group, by number; required.</summary>
        public static readonly Field<string> CustomerGroup = Of<string>("customerGroup");

        /// <summary>Its payment terms, by number; required.</summary>
        public static readonly Field<string> PaymentTerms = Of<string>("paymentTerms");

        /// <summary>Its VAT zone, by number; required. With a product's group it decides the VAT of a line.</summary>
        public static readonly Field<string> VatZone = Of<string>("vatZone");

        /// <summary>Street and further lines, joined by <c>\n</c>, at most 510 characters.</summary>
        public static readonly Field<string> Address = Of<string>("address");

        /// <summary>Postcode.</summary>
        public static readonly Field<string> Zip = Of<string>("zip");

        /// <summary>City.</summary>
        public static readonly Field<string> City = Of<string>("city");

        /// <summary>Country: free text, no code.</summary>
        public static readonly Field<string> Country = Of<string>("country");

        /// <summary>CVR number; a Danish VAT number stands here too.</summary>
        public static readonly Field<string> CorporateIdentificationNumber = Of<string>("corporateIdentificationNumber");

        /// <summary>Danish production unit, 10 characters.</summary>
        public static readonly Field<string> PNumber = Of<string>("pNumber");

        /// <summary>VAT number: agreements in Sweden, the United Kingdom, Germany, Poland and Finland only.</summary>
        public static readonly Field<string> VatNumber = Of<string>("vatNumber");

        /// <summary>EAN (GLN) number, 13 digits.</summary>
        public static readonly Field<string> Ean = Of<string>("ean");

        /// <summary>E-mail; several addresses with blanks between them.</summary>
        public static readonly Field<string> Email = Of<string>("email");

        /// <summary>Telephone.</summary>
        public static readonly Field<string> TelephoneAndFaxNumber = Of<string>("telephoneAndFaxNumber");

        /// <summary>Mobile telephone.</summary>
        public static readonly Field<string> MobilePhone = Of<string>("mobilePhone");

        /// <summary>Web address.</summary>
        public static readonly Field<string> Website = Of<string>("website");

        /// <summary>The buyer's number for electronic invoices.</summary>
        public static readonly Field<string> PublicEntryNumber = Of<string>("publicEntryNumber");

        /// <summary>What it may owe.</summary>
        public static readonly Field<decimal> CreditLimit = Of<decimal>("creditLimit");

        /// <summary>No new documents.</summary>
        public static readonly Field<bool> Barred = Of<bool>("barred");

        /// <summary>Layout of its documents, by number.</summary>
        public static readonly Field<string> Layout = Of<string>("layout");

        /// <summary>The employee who looks after it, by number.</summary>
        public static readonly Field<string> SalesPerson = Of<string>("salesPerson");

        private static Field<T> Of<T>(string name) => new("customer", name);
    }

    /// <summary>A contact of a customer.</summary>
    public static class Contact
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("contact");

        /// <summary>Its number, one of the whole agreement. Read-only.</summary>
        public static readonly Field<string> CustomerContactNumber = Of<string>("customerContactNumber");

        /// <summary>The customer; required, and for good.</summary>
        public static readonly Field<RecordRef> Customer = Of<RecordRef>("customer");

        /// <summary>Name, at most 255 characters, unique at the customer; required.</summary>
        public static readonly Field<string> Name = Of<string>("name");

        /// <summary>E-mail.</summary>
        public static readonly Field<string> Email = Of<string>("email");

        /// <summary>Telephone, at most 50 characters.</summary>
        public static readonly Field<string> Phone = Of<string>("phone");

        /// <summary>Notes, at most 2000 characters.</summary>
        public static readonly Field<string> Notes = Of<string>("notes");

        /// <summary>Id in electronic invoices.</summary>
        public static readonly Field<string> EInvoiceId = Of<string>("eInvoiceId");

        /// <summary>Is mailed invoices.</summary>
        public static readonly Field<bool> ReceiveInvoices = Of<bool>("receiveInvoices");

        /// <summary>Is mailed orders.</summary>
        public static readonly Field<bool> ReceiveOrders = Of<bool>("receiveOrders");

        /// <summary>Is mailed quotes.</summary>
        public static readonly Field<bool> ReceiveQuotes = Of<bool>("receiveQuotes");

        /// <summary>Is mailed reminders.</summary>
        public static readonly Field<bool> ReceiveReminders = Of<bool>("receiveReminders");

        private static Field<T> Of<T>(string name) => new("contact", name);
    }

    /// <summary>A product.</summary>
    public static class Product
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("product");

        /// <summary>Its number, at most 25 characters: the caller's choice; required, and for good.</summary>
        public static readonly Field<string> ProductNumber = Of<string>("productNumber");

        /// <summary>Name, at most 300 characters; required.</summary>
        public static readonly Field<string> Name = Of<string>("name");

        /// <summary>Its group, by number; required. It decides account and VAT.</summary>
        public static readonly Field<string> ProductGroup = Of<string>("productGroup");

        /// <summary>Description, at most 500 characters.</summary>
        public static readonly Field<string> Description = Of<string>("description");

        /// <summary>Bar code.</summary>
        public static readonly Field<string> BarCode = Of<string>("barCode");

        /// <summary>Sales price without VAT, in the agreement's currency, two decimals.</summary>
        public static readonly Field<decimal> SalesPrice = Of<decimal>("salesPrice");

        /// <summary>Cost price, two decimals. e-conomic computes it itself where the agreement has the inventory module.</summary>
        public static readonly Field<decimal> CostPrice = Of<decimal>("costPrice");

        /// <summary>Recommended price, two decimals.</summary>
        public static readonly Field<decimal> RecommendedPrice = Of<decimal>("recommendedPrice");

        /// <summary>Its unit, by number.</summary>
        public static readonly Field<string> Unit = Of<string>("unit");

        /// <summary>Not for new documents.</summary>
        public static readonly Field<bool> Barred = Of<bool>("barred");

        private static Field<T> Of<T>(string name) => new("product", name);
    }
}
