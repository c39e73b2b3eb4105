namespace Connectors.Sync;

/// <summary>
/// The neutral CRM vocabulary: the entities and fields that presets map. A CRM offers those that it has, under these names, and its own fields beside them
/// (<see cref="Entity.Custom{T}"/>).
/// </summary>
public static partial class Crm
{
    /// <summary>A company, organisation or account.</summary>
    public static class Company
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("company");

        /// <summary>The business number by which people know it.</summary>
        public static readonly Field<string> Number = Of<string>("number");

        /// <summary>Name.</summary>
        public static readonly Field<string> Name = Of<string>("name");

        /// <summary>National registration number (CVR, codice fiscale of a company, CUI).</summary>
        public static readonly Field<string> RegistrationNumber = Of<string>("registrationNumber");

        /// <summary>VAT number, with or without its country's prefix.</summary>
        public static readonly Field<string> VatNumber = Of<string>("vatNumber");

        /// <summary>Street, number, floor; several lines are joined by <c>\n</c>.</summary>
        public static readonly Field<string> Street = Of<string>("street");

        /// <summary>Postcode, a text that keeps its zeros.</summary>
        public static readonly Field<string> ZipCode = Of<string>("zipCode");

        /// <summary>City.</summary>
        public static readonly Field<string> City = Of<string>("city");

        /// <summary>Province, county or region.</summary>
        public static readonly Field<string> Region = Of<string>("region");

        /// <summary>Country, as the CRM writes it.</summary>
        public static readonly Field<string> Country = Of<string>("country");

        /// <summary>Telephone.</summary>
        public static readonly Field<string> Phone = Of<string>("phone");

        /// <summary>E-mail; several are kept as they stand.</summary>
        public static readonly Field<string> Email = Of<string>("email");

        /// <summary>E-mail for invoices.</summary>
        public static readonly Field<string> InvoiceEmail = Of<string>("invoiceEmail");

        /// <summary>Web address.</summary>
        public static readonly Field<string> Website = Of<string>("website");

        /// <summary>Currency, ISO 4217.</summary>
        public static readonly Field<string> Currency = Of<string>("currency");

        /// <summary>Terms of payment, a choice.</summary>
        public static readonly Field<string> PaymentTerms = Of<string>("paymentTerms");

        /// <summary>Days of the terms of payment.</summary>
        public static readonly Field<decimal> PaymentDays = Of<decimal>("paymentDays");

        /// <summary>EAN or GLN location number, 13 digits.</summary>
        public static readonly Field<string> Ean = Of<string>("ean");

        /// <summary>Customer group, a choice.</summary>
        public static readonly Field<string> Group = Of<string>("group");

        /// <summary>VAT zone or group, a choice.</summary>
        public static readonly Field<string> VatZone = Of<string>("vatZone");

        /// <summary>The attention line of letters.</summary>
        public static readonly Field<string> Attention = Of<string>("attention");

        /// <summary>It may be traded with.</summary>
        public static readonly Field<bool> Active = Of<bool>("active");

        /// <summary>An id of another system.</summary>
        public static readonly Field<string> ExternalReference = Of<string>("externalReference");

        /// <summary>A field that the CRM has beside these.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("company", name);
    }

    /// <summary>A person, contact or lead.</summary>
    public static class Person
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("person");

        /// <summary>Full name, for CRMs that keep one field.</summary>
        public static readonly Field<string> Name = Of<string>("name");

        /// <summary>First names.</summary>
        public static readonly Field<string> FirstName = Of<string>("firstName");

        /// <summary>Family name.</summary>
        public static readonly Field<string> LastName = Of<string>("lastName");

        /// <summary>E-mail.</summary>
        public static readonly Field<string> Email = Of<string>("email");

        /// <summary>Telephone.</summary>
        public static readonly Field<string> Phone = Of<string>("phone");

        /// <summary>Mobile telephone.</summary>
        public static readonly Field<string> Mobile = Of<string>("mobile");

        /// <summary>Job title or role.</summary>
        public static readonly Field<string> Title = Of<string>("title");

        /// <summary>Street, number, floor.</summary>
        public static readonly Field<string> Street = Of<string>("street");

        /// <summary>Postcode, a text that keeps its zeros.</summary>
        public static readonly Field<string> ZipCode = Of<string>("zipCode");

        /// <summary>City.</summary>
        public static readonly Field<string> City = Of<string>("city");

        /// <summary>Country, as the CRM writes it.</summary>
        public static readonly Field<string> Country = Of<string>("country");

        /// <summary>Web address.</summary>
        public static readonly Field<string> Website = Of<string>("website");

        /// <summary>Days of the terms of payment.</summary>
        public static readonly Field<decimal> PaymentDays = Of<decimal>("paymentDays");

        /// <summary>Terms of payment, a choice.</summary>
        public static readonly Field<string> PaymentTerms = Of<string>("paymentTerms");

        /// <summary>The company that the person works for.</summary>
        public static readonly Field<RecordRef> Company = Of<RecordRef>("company");

        /// <summary>In use.</summary>
        public static readonly Field<bool> Active = Of<bool>("active");

        /// <summary>An id of another system.</summary>
        public static readonly Field<string> ExternalReference = Of<string>("externalReference");

        /// <summary>A field that the CRM has beside these.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("person", name);
    }

    /// <summary>A product, item or service.</summary>
    public static class Product
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("product");

        /// <summary>Article code, a text that keeps its zeros.</summary>
        public static readonly Field<string> Code = Of<string>("code");

        /// <summary>Name.</summary>
        public static readonly Field<string> Name = Of<string>("name");

        /// <summary>Description.</summary>
        public static readonly Field<string> Description = Of<string>("description");

        /// <summary>Unit of measure, as the CRM writes it.</summary>
        public static readonly Field<string> Unit = Of<string>("unit");

        /// <summary>Normal sales price per unit, without VAT.</summary>
        public static readonly Field<decimal> Price = Of<decimal>("price");

        /// <summary>Cost price per unit.</summary>
        public static readonly Field<decimal> Cost = Of<decimal>("cost");

        /// <summary>Currency of the prices, ISO 4217.</summary>
        public static readonly Field<string> Currency = Of<string>("currency");

        /// <summary>The quantity that a new line proposes.</summary>
        public static readonly Field<decimal> DefaultQuantity = Of<decimal>("defaultQuantity");

        /// <summary>The sales account or the VAT code that belongs to it, a choice.</summary>
        public static readonly Field<string> SalesAccount = Of<string>("salesAccount");

        /// <summary>Product group, a choice.</summary>
        public static readonly Field<string> Group = Of<string>("group");

        /// <summary>Bar code.</summary>
        public static readonly Field<string> BarCode = Of<string>("barCode");

        /// <summary>Quantity in stock.</summary>
        public static readonly Field<decimal> Stock = Of<decimal>("stock");

        /// <summary>May be sold.</summary>
        public static readonly Field<bool> Active = Of<bool>("active");

        /// <summary>Accounting's: what comes from there cannot be edited in the CRM.</summary>
        public static readonly Field<bool> ReadOnly = Of<bool>("readOnly");

        /// <summary>An id of another system.</summary>
        public static readonly Field<string> ExternalReference = Of<string>("externalReference");

        /// <summary>A field that the CRM has beside these.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("product", name);
    }

    /// <summary>An invoice, as the CRM shows it.</summary>
    public static class Invoice
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new("invoice");

        /// <summary>Number, as printed; empty before the invoice is booked.</summary>
        public static readonly Field<string> Number = Of<string>("number");

        /// <summary>Invoice date.</summary>
        public static readonly Field<DateOnly> Date = Of<DateOnly>("date");

        /// <summary>Due date.</summary>
        public static readonly Field<DateOnly> DueDate = Of<DateOnly>("dueDate");

        /// <summary>The company that is invoiced.</summary>
        public static readonly Field<RecordRef> Company = Of<RecordRef>("company");

        /// <summary>The person who is invoiced.</summary>
        public static readonly Field<RecordRef> Person = Of<RecordRef>("person");

        /// <summary>Currency, ISO 4217.</summary>
        public static readonly Field<string> Currency = Of<string>("currency");

        /// <summary>Heading or comment.</summary>
        public static readonly Field<string> Comment = Of<string>("comment");

        /// <summary>State: draft, issued, sent, part-paid, paid, overpaid, overdue, cancelled, credited, unknown.</summary>
        public static readonly Field<string> State = Of<string>("state");

        /// <summary>Total without VAT, in the invoice's currency.</summary>
        public static readonly Field<decimal> Net = Of<decimal>("net");

        /// <summary>Total with VAT, in the invoice's currency.</summary>
        public static readonly Field<decimal> Gross = Of<decimal>("gross");

        /// <summary>The lines.</summary>
        public static readonly Field<LineSet> Lines = Of<LineSet>("lines");

        /// <summary>An id of another system.</summary>
        public static readonly Field<string> ExternalReference = Of<string>("externalReference");

        /// <summary>A field that the CRM has beside these.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("invoice", name);
    }
}
