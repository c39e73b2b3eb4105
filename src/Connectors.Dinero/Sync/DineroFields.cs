using Connectors.Sync;

namespace Connectors.Dinero.Sync;

/// <summary>The entities and fields of Dinero as typed tokens, for mappings in code. Their names are Dinero's own.</summary>
public static class DineroFields
{
    /// <summary>A contact that is a company.</summary>
    public static class Company
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("contact.company");

        /// <summary>Our marker's place. A mapping that uses it itself takes the marker's place.</summary>
        public static readonly Field<string> ExternalReference = Of<string>("ExternalReference");

        /// <summary>Name; required.</summary>
        public static readonly Field<string> Name = Of<string>("Name");

        /// <summary>Street and number.</summary>
        public static readonly Field<string> Street = Of<string>("Street");

        /// <summary>Postcode.</summary>
        public static readonly Field<string> ZipCode = Of<string>("ZipCode");

        /// <summary>City.</summary>
        public static readonly Field<string> City = Of<string>("City");

        /// <summary>Country, two letters; required.</summary>
        public static readonly Field<string> CountryKey = Of<string>("CountryKey");

        /// <summary>Telephone.</summary>
        public static readonly Field<string> Phone = Of<string>("Phone");

        /// <summary>E-mail.</summary>
        public static readonly Field<string> Email = Of<string>("Email");

        /// <summary>Web address.</summary>
        public static readonly Field<string> Webpage = Of<string>("Webpage");

        /// <summary>The person whom letters address.</summary>
        public static readonly Field<string> AttPerson = Of<string>("AttPerson");

        /// <summary>VAT number (CVR).</summary>
        public static readonly Field<string> VatNumber = Of<string>("VatNumber");

        /// <summary>EAN or GLN number.</summary>
        public static readonly Field<string> EanNumber = Of<string>("EanNumber");

        /// <summary>SE number. No list shows it: mapping it costs one call per record.</summary>
        public static readonly Field<string> SENumber = Of<string>("SENumber");

        /// <summary>P number. No list shows it: mapping it costs one call per record.</summary>
        public static readonly Field<string> PNumber = Of<string>("PNumber");

        /// <summary>When sales are to be paid.</summary>
        public static readonly Field<string> PaymentConditionType = Of<string>("PaymentConditionType");

        /// <summary>The days of the payment condition.</summary>
        public static readonly Field<decimal> PaymentConditionNumberOfDays = Of<decimal>("PaymentConditionNumberOfDays");

        /// <summary>A member of the union that the organisation is.</summary>
        public static readonly Field<bool> IsMember = Of<bool>("IsMember");

        /// <summary>The member's number; unions only.</summary>
        public static readonly Field<string> MemberNumber = Of<string>("MemberNumber");

        /// <summary>Dinero copies name and address from the company register. No list shows it: mapping it costs one call per record.</summary>
        public static readonly Field<bool> UseCvr = Of<bool>("UseCvr");

        /// <summary>The currency of its documents.</summary>
        public static readonly Field<string> PreferredInvoiceCurrencyKey = Of<string>("PreferredInvoiceCurrencyKey");

        /// <summary>The language of its documents.</summary>
        public static readonly Field<string> PreferredInvoiceLanguageKey = Of<string>("PreferredInvoiceLanguageKey");

        /// <summary>Where it stands for VAT: DK, EU or World. Read-only.</summary>
        public static readonly Field<string> VatRegionKey = Of<string>("VatRegionKey");

        /// <summary>What the company register says. Read-only.</summary>
        public static readonly Field<string> CompanyStatus = Of<string>("CompanyStatus");

        private static Field<T> Of<T>(string name) => new("contact.company", name);
    }

    /// <summary>A contact that is a private person.</summary>
    public static class Person
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("contact.person");

        /// <summary>Our marker's place. A mapping that uses it itself takes the marker's place.</summary>
        public static readonly Field<string> ExternalReference = Of<string>("ExternalReference");

        /// <summary>Name; required.</summary>
        public static readonly Field<string> Name = Of<string>("Name");

        /// <summary>Street and number.</summary>
        public static readonly Field<string> Street = Of<string>("Street");

        /// <summary>Postcode.</summary>
        public static readonly Field<string> ZipCode = Of<string>("ZipCode");

        /// <summary>City.</summary>
        public static readonly Field<string> City = Of<string>("City");

        /// <summary>Country, two letters; required.</summary>
        public static readonly Field<string> CountryKey = Of<string>("CountryKey");

        /// <summary>Telephone.</summary>
        public static readonly Field<string> Phone = Of<string>("Phone");

        /// <summary>E-mail.</summary>
        public static readonly Field<string> Email = Of<string>("Email");

        /// <summary>Web address.</summary>
        public static readonly Field<string> Webpage = Of<string>("Webpage");

        /// <summary>When sales are to be paid.</summary>
        public static readonly Field<string> PaymentConditionType = Of<string>("PaymentConditionType");

        /// <summary>The days of the payment condition.</summary>
        public static readonly Field<decimal> PaymentConditionNumberOfDays = Of<decimal>("PaymentConditionNumberOfDays");

        /// <summary>A member of the union that the organisation is.</summary>
        public static readonly Field<bool> IsMember = Of<bool>("IsMember");

        /// <summary>The member's number; unions only.</summary>
        public static readonly Field<string> MemberNumber = Of<string>("MemberNumber");

        /// <summary>The currency of its documents.</summary>
        public static readonly Field<string> PreferredInvoiceCurrencyKey = Of<string>("PreferredInvoiceCurrencyKey");

        /// <summary>The language of its documents.</summary>
        public static readonly Field<string> PreferredInvoiceLanguageKey = Of<string>("PreferredInvoiceLanguageKey");

        /// <summary>Where the person stands for VAT: DK, EU or World. Read-only.</summary>
        public static readonly Field<string> VatRegionKey = Of<string>("VatRegionKey");

        private static Field<T> Of<T>(string name) => new("contact.person", name);
    }

    /// <summary>A product.</summary>
    public static class Product
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("product");

        /// <summary>Our marker's place. A mapping that uses it itself takes the marker's place.</summary>
        public static readonly Field<string> ExternalReference = Of<string>("ExternalReference");

        /// <summary>Product number, free text.</summary>
        public static readonly Field<string> ProductNumber = Of<string>("ProductNumber");

        /// <summary>Name.</summary>
        public static readonly Field<string> Name = Of<string>("Name");

        /// <summary>A comment. No list shows it: mapping it costs one call per record.</summary>
        public static readonly Field<string> Comment = Of<string>("Comment");

        /// <summary>Price per unit without VAT, DKK; required.</summary>
        public static readonly Field<decimal> BaseAmountValue = Of<decimal>("BaseAmountValue");

        /// <summary>The quantity that a new line proposes, 1 unless something else is said. No stock.</summary>
        public static readonly Field<decimal> Quantity = Of<decimal>("Quantity");

        /// <summary>The sales account, which decides the VAT; required.</summary>
        public static readonly Field<string> AccountNumber = Of<string>("AccountNumber");

        /// <summary>The unit, one of Dinero's words; required.</summary>
        public static readonly Field<string> Unit = Of<string>("Unit");

        private static Field<T> Of<T>(string name) => new("product", name);
    }

    /// <summary>An invoice. Only drafts can be written; a booked invoice is locked.</summary>
    public static class Invoice
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("invoice");

        /// <summary>Our marker's place. A mapping that uses it itself takes the marker's place.</summary>
        public static readonly Field<string> ExternalReference = Of<string>("ExternalReference");

        /// <summary>Number; empty before it is booked. Read-only.</summary>
        public static readonly Field<string> Number = Of<string>("Number");

        /// <summary>Draft or Booked. Read-only.</summary>
        public static readonly Field<string> Status = Of<string>("Status");

        /// <summary>One of <see cref="DineroInvoiceState"/>. Read-only.</summary>
        public static readonly Field<string> State = Of<string>("State");

        /// <summary>The company that is invoiced.</summary>
        public static readonly Field<RecordRef> Company = Of<RecordRef>("Company");

        /// <summary>The person who is invoiced.</summary>
        public static readonly Field<RecordRef> Person = Of<RecordRef>("Person");

        /// <summary>Invoice date.</summary>
        public static readonly Field<DateOnly> Date = Of<DateOnly>("Date");

        /// <summary>Due date. Read-only: it follows from date and payment condition.</summary>
        public static readonly Field<DateOnly> PaymentDate = Of<DateOnly>("PaymentDate");

        /// <summary>When it is to be paid.</summary>
        public static readonly Field<string> PaymentConditionType = Of<string>("PaymentConditionType");

        /// <summary>The days of the payment condition.</summary>
        public static readonly Field<decimal> PaymentConditionNumberOfDays = Of<decimal>("PaymentConditionNumberOfDays");

        /// <summary>Currency, ISO 4217.</summary>
        public static readonly Field<string> Currency = Of<string>("Currency");

        /// <summary>Language, da-DK or en-GB.</summary>
        public static readonly Field<string> Language = Of<string>("Language");

        /// <summary>Heading.</summary>
        public static readonly Field<string> Description = Of<string>("Description");

        /// <summary>Comment.</summary>
        public static readonly Field<string> Comment = Of<string>("Comment");

        /// <summary>Prices of the lines include VAT.</summary>
        public static readonly Field<bool> ShowLinesInclVat = Of<bool>("ShowLinesInclVat");

        /// <summary>The lines.</summary>
        public static readonly Field<LineSet> Lines = Of<LineSet>("Lines");

        /// <summary>Total without VAT. Read-only.</summary>
        public static readonly Field<decimal> TotalExclVat = Of<decimal>("TotalExclVat");

        /// <summary>VAT. Read-only.</summary>
        public static readonly Field<decimal> TotalVat = Of<decimal>("TotalVat");

        /// <summary>Total with VAT. Read-only.</summary>
        public static readonly Field<decimal> TotalInclVat = Of<decimal>("TotalInclVat");

        /// <summary>What became of the latest mail. Read-only.</summary>
        public static readonly Field<string> MailOutStatus = Of<string>("MailOutStatus");

        private static Field<T> Of<T>(string name) => new("invoice", name);
    }
}
