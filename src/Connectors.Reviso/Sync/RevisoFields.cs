using Connectors.Sync;

namespace Connectors.Reviso.Sync;

/// <summary>The entities and fields of Reviso as typed tokens, for mappings in code. Their names are Reviso's own.</summary>
public static class RevisoFields
{
    /// <summary>A customer.</summary>
    public static class Customer
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("customer");

        /// <summary>Name; required.</summary>
        public static readonly Field<string> Name = Of<string>("name");

        /// <summary>Its number, which Reviso gives. Read-only.</summary>
        public static readonly Field<string> CustomerNumber = Of<string>("customerNumber");

        /// <summary>Currency of its documents, ISO 4217; required.</summary>
        public static readonly Field<string> Currency = Of<string>("currency");

        /// <summary>Customer group, by number; required.</summary>
        public static readonly Field<string> CustomerGroup = Of<string>("customerGroup");

        /// <summary>Payment terms, by number; required.</summary>
        public static readonly Field<string> PaymentTerms = Of<string>("paymentTerms");

        /// <summary>VAT zone, by number; required.</summary>
        public static readonly Field<string> VatZone = Of<string>("vatZone");

        /// <summary>How it pays (modalità di pagamento), by number.</summary>
        public static readonly Field<string> PaymentType = Of<string>("paymentType");

        /// <summary>Price group, by number.</summary>
        public static readonly Field<string> PriceGroup = Of<string>("priceGroup");

        /// <summary>Street and further lines.</summary>
        public static readonly Field<string> Address = Of<string>("address");

        /// <summary>Postcode (CAP).</summary>
        public static readonly Field<string> Zip = Of<string>("zip");

        /// <summary>City.</summary>
        public static readonly Field<string> City = Of<string>("city");

        /// <summary>Italian province, two letters.</summary>
        public static readonly Field<string> Province = Of<string>("province");

        /// <summary>Country as free text; what counts is the code.</summary>
        public static readonly Field<string> Country = Of<string>("country");

        /// <summary>Country, two letters.</summary>
        public static readonly Field<string> CountryCode = Of<string>("countryCode");

        /// <summary>Tax code (codice fiscale).</summary>
        public static readonly Field<string> CorporateIdentificationNumber = Of<string>("corporateIdentificationNumber");

        /// <summary>VAT number (partita IVA), without IT.</summary>
        public static readonly Field<string> VatNumber = Of<string>("vatNumber");

        /// <summary>Recipient code of the exchange system SDI (codice destinatario).</summary>
        public static readonly Field<string> PublicEntryNumber = Of<string>("publicEntryNumber");

        /// <summary>Certified e-mail (PEC).</summary>
        public static readonly Field<string> ItalianCertifiedEmail = Of<string>("italianCertifiedEmail");

        /// <summary>none, B2B, Consumer, or the word for public bodies.</summary>
        public static readonly Field<string> ItalianCustomerType = Of<string>("italianCustomerType");

        /// <summary>The buyer pays the VAT to the treasury.</summary>
        public static readonly Field<bool> SplitPayment = Of<bool>("splitPayment");

        /// <summary>EAN or GLN number.</summary>
        public static readonly Field<string> Ean = Of<string>("ean");

        /// <summary>E-mail; several addresses with blanks between them.</summary>
        public static readonly Field<string> Email = Of<string>("email");

        /// <summary>Telephone.</summary>
        public static readonly Field<string> TelephoneAndFaxNumber = Of<string>("telephoneAndFaxNumber");

        /// <summary>Mobile telephone.</summary>
        public static readonly Field<string> MobilePhone = Of<string>("mobilePhone");

        /// <summary>Web address.</summary>
        public static readonly Field<string> Website = Of<string>("website");

        /// <summary>Its bank account.</summary>
        public static readonly Field<string> Iban = Of<string>("iban");

        /// <summary>BIC of its bank.</summary>
        public static readonly Field<string> Swift = Of<string>("swift");

        /// <summary>What it may owe, in its currency.</summary>
        public static readonly Field<decimal> CreditLimit = Of<decimal>("creditLimit");

        /// <summary>No new documents.</summary>
        public static readonly Field<bool> Barred = Of<bool>("barred");

        /// <summary>Layout of its documents, by number.</summary>
        public static readonly Field<string> Layout = Of<string>("layout");

        /// <summary>The employee who looks after it, by number.</summary>
        public static readonly Field<string> SalesPerson = Of<string>("salesPerson");

        /// <summary>What it owes, in the currency of the books. Read-only.</summary>
        public static readonly Field<decimal> Balance = Of<decimal>("balance");

        private static Field<T> Of<T>(string name) => new("customer", name);
    }

    /// <summary>A contact of a customer.</summary>
    public static class Contact
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("contact");

        /// <summary>Name; required, and unique within the customer.</summary>
        public static readonly Field<string> Name = Of<string>("name");

        /// <summary>E-mail.</summary>
        public static readonly Field<string> Email = Of<string>("email");

        /// <summary>Telephone.</summary>
        public static readonly Field<string> Phone = Of<string>("phone");

        /// <summary>Its identification on electronic invoices.</summary>
        public static readonly Field<string> EInvoiceId = Of<string>("eInvoiceId");

        /// <summary>Notes.</summary>
        public static readonly Field<string> Notes = Of<string>("notes");

        /// <summary>Whose contact; required, and for good.</summary>
        public static readonly Field<RecordRef> Customer = Of<RecordRef>("customer");

        /// <summary>The number that Reviso shows. Read-only.</summary>
        public static readonly Field<string> Number = Of<string>("number");

        private static Field<T> Of<T>(string name) => new("contact", name);
    }

    /// <summary>A product.</summary>
    public static class Product
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("product");

        /// <summary>Number; required, where the agreement does not number products itself.</summary>
        public static readonly Field<string> ProductNumber = Of<string>("productNumber");

        /// <summary>Name; required.</summary>
        public static readonly Field<string> Name = Of<string>("name");

        /// <summary>Product group, by number; required.</summary>
        public static readonly Field<string> ProductGroup = Of<string>("productGroup");

        /// <summary>Text.</summary>
        public static readonly Field<string> Description = Of<string>("description");

        /// <summary>Bar code.</summary>
        public static readonly Field<string> BarCode = Of<string>("barCode");

        /// <summary>What it costs, in the currency of the books.</summary>
        public static readonly Field<decimal> CostPrice = Of<decimal>("costPrice");

        /// <summary>What it should be sold for, in the currency of the books.</summary>
        public static readonly Field<decimal> RecommendedPrice = Of<decimal>("recommendedPrice");

        /// <summary>What it is sold for, without VAT, in the currency of the books.</summary>
        public static readonly Field<decimal> SalesPrice = Of<decimal>("salesPrice");

        /// <summary>The currency of the books. Read-only.</summary>
        public static readonly Field<string> Currency = Of<string>("currency");

        /// <summary>Unit, by number.</summary>
        public static readonly Field<string> Unit = Of<string>("unit");

        /// <summary>Not to be sold any more.</summary>
        public static readonly Field<bool> Barred = Of<bool>("barred");

        /// <summary>What is there; only with the inventory module. Read-only.</summary>
        public static readonly Field<decimal> InStock = Of<decimal>("inStock");

        /// <summary>What can be sold; only with the inventory module. Read-only.</summary>
        public static readonly Field<decimal> Available = Of<decimal>("available");

        private static Field<T> Of<T>(string name) => new("product", name);
    }
}
