using Connectors.Sync;

namespace Connectors.Uniconta.Sync;

/// <summary>The entities and fields of Uniconta as typed tokens, for mappings in code. Their names are Uniconta's own; user-defined fields are named by <c>Custom</c>.</summary>
public static class UnicontaFields
{
    /// <summary>A customer.</summary>
    public static class Debtor
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new(DebtorResource.EntityName);

        /// <summary>The debtor number, up to 20 characters; zeros count. It cannot be changed from outside Uniconta.</summary>
        public static readonly Field<string> Account = Of<string>("Account");

        /// <summary>Name; required.</summary>
        public static readonly Field<string> Name = Of<string>("Name");

        /// <summary>Debtor group, by key. Without one Uniconta takes the group that is marked as default.</summary>
        public static readonly Field<string> Group = Of<string>("Group");

        /// <summary>CVR or other registration number; kept without blanks.</summary>
        public static readonly Field<string> CompanyRegNo = Of<string>("CompanyRegNo");

        /// <summary>VAT number where it differs from the CVR number.</summary>
        public static readonly Field<string> VatNumber = Of<string>("VatNumber");

        /// <summary>EORI number.</summary>
        public static readonly Field<string> EORI = Of<string>("EORI");

        /// <summary>First address line.</summary>
        public static readonly Field<string> Address1 = Of<string>("Address1");

        /// <summary>Second address line.</summary>
        public static readonly Field<string> Address2 = Of<string>("Address2");

        /// <summary>Third address line.</summary>
        public static readonly Field<string> Address3 = Of<string>("Address3");

        /// <summary>Postcode.</summary>
        public static readonly Field<string> ZipCode = Of<string>("ZipCode");

        /// <summary>City.</summary>
        public static readonly Field<string> City = Of<string>("City");

        /// <summary>Country: two letters of ISO 3166, or Uniconta's name of a country that has none there; required.</summary>
        public static readonly Field<string> Country = Of<string>("Country");

        /// <summary>Telephone.</summary>
        public static readonly Field<string> Phone = Of<string>("Phone");

        /// <summary>Mobile telephone.</summary>
        public static readonly Field<string> MobilPhone = Of<string>("MobilPhone");

        /// <summary>Contact person, a text.</summary>
        public static readonly Field<string> ContactPerson = Of<string>("ContactPerson");

        /// <summary>E-mail; several are kept as they stand.</summary>
        public static readonly Field<string> ContactEmail = Of<string>("ContactEmail");

        /// <summary>E-mail for invoices; several are kept as they stand.</summary>
        public static readonly Field<string> InvoiceEmail = Of<string>("InvoiceEmail");

        /// <summary>Web address.</summary>
        public static readonly Field<string> Www = Of<string>("Www");

        /// <summary>Currency, ISO 4217.</summary>
        public static readonly Field<string> Currency = Of<string>("Currency");

        /// <summary>Where it stands for VAT: Domestic, EU, Foreign, NoVatReg, VatFree, whatever the user's language.</summary>
        public static readonly Field<string> VatZone = Of<string>("VatZone");

        /// <summary>VAT code, by key.</summary>
        public static readonly Field<string> Vat = Of<string>("Vat");

        /// <summary>Terms of payment, by key.</summary>
        public static readonly Field<string> Payment = Of<string>("Payment");

        /// <summary>EAN (GLN).</summary>
        public static readonly Field<string> EAN = Of<string>("EAN");

        /// <summary>Salesperson: the number of an employee.</summary>
        public static readonly Field<string> Employee = Of<string>("Employee");

        /// <summary>Credit limit in the company's currency; 0 is none.</summary>
        public static readonly Field<decimal> CreditMax = Of<decimal>("CreditMax");

        /// <summary>Discount on whole documents, percent.</summary>
        public static readonly Field<decimal> EndDiscountPct = Of<decimal>("EndDiscountPct");

        /// <summary>It is blocked.</summary>
        public static readonly Field<bool> Blocked = Of<bool>("Blocked");

        /// <summary>Always <c>debtor</c>; what a CRM shows of it stands as long as the debtor exists.</summary>
        public static readonly Field<string> Kind = Of<string>("Kind");

        /// <summary>A user-defined field.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new(DebtorResource.EntityName, name);
    }

    /// <summary>A person of a debtor.</summary>
    public static class Contact
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new(ContactResource.EntityName);

        /// <summary>Name; required.</summary>
        public static readonly Field<string> Name = Of<string>("Name");

        /// <summary>E-mail; not unique.</summary>
        public static readonly Field<string> Email = Of<string>("Email");

        /// <summary>Mobile telephone.</summary>
        public static readonly Field<string> Mobil = Of<string>("Mobil");

        /// <summary>What the person is: Contact, Sales, Purchase, Finance …, whatever the user's language.</summary>
        public static readonly Field<string> Title = Of<string>("Title");

        /// <summary>The debtor; required. In Uniconta it is the account and the kind of its owner.</summary>
        public static readonly Field<RecordRef> Debtor = Of<RecordRef>("Debtor");

        /// <summary>EAN (GLN).</summary>
        public static readonly Field<string> EAN = Of<string>("EAN");

        /// <summary>A reference of one's own.</summary>
        public static readonly Field<string> ReferenceId = Of<string>("ReferenceId");

        /// <summary>Interests.</summary>
        public static readonly Field<string> Interests = Of<string>("Interests");

        /// <summary>Products.</summary>
        public static readonly Field<string> Products = Of<string>("Products");

        /// <summary>Gets invoices by e-mail.</summary>
        public static readonly Field<bool> Invoice = Of<bool>("Invoice");

        /// <summary>Gets account statements by e-mail.</summary>
        public static readonly Field<bool> AccountStatement = Of<bool>("AccountStatement");

        /// <summary>Gets order confirmations by e-mail.</summary>
        public static readonly Field<bool> Confirmation = Of<bool>("Confirmation");

        /// <summary>Gets offers by e-mail.</summary>
        public static readonly Field<bool> Offer = Of<bool>("Offer");

        /// <summary>A user-defined field.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new(ContactResource.EntityName, name);
    }

    /// <summary>An employee.</summary>
    public static class Employee
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new(EmployeeResource.EntityName);

        /// <summary>The number, up to 10 characters. It cannot be changed from outside Uniconta.</summary>
        public static readonly Field<string> Number = Of<string>("Number");

        /// <summary>Name; required.</summary>
        public static readonly Field<string> Name = Of<string>("Name");

        /// <summary>What the employee is: Sales for a salesperson, whatever the user's language.</summary>
        public static readonly Field<string> Title = Of<string>("Title");

        /// <summary>E-mail; not unique.</summary>
        public static readonly Field<string> Email = Of<string>("Email");

        /// <summary>Mobile telephone, up to 12 characters.</summary>
        public static readonly Field<string> Mobil = Of<string>("Mobil");

        /// <summary>First address line.</summary>
        public static readonly Field<string> Address1 = Of<string>("Address1");

        /// <summary>Second address line.</summary>
        public static readonly Field<string> Address2 = Of<string>("Address2");

        /// <summary>Postcode.</summary>
        public static readonly Field<string> ZipCode = Of<string>("ZipCode");

        /// <summary>City.</summary>
        public static readonly Field<string> City = Of<string>("City");

        /// <summary>First day.</summary>
        public static readonly Field<DateOnly> Hired = Of<DateOnly>("Hired");

        /// <summary>Last day.</summary>
        public static readonly Field<DateOnly> Terminated = Of<DateOnly>("Terminated");

        /// <summary>The employee is blocked.</summary>
        public static readonly Field<bool> Blocked = Of<bool>("Blocked");

        /// <summary>A user-defined field.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new(EmployeeResource.EntityName, name);
    }

    /// <summary>An item. It is only read.</summary>
    public static class Item
    {
        /// <summary>The entity.</summary>
        public static readonly Entity Entity = new(ItemResource.EntityName);

        /// <summary>Item number.</summary>
        public static readonly Field<string> Number = Of<string>("Item");

        /// <summary>Name.</summary>
        public static readonly Field<string> Name = Of<string>("Name");

        /// <summary>Description.</summary>
        public static readonly Field<string> Description = Of<string>("Description");

        /// <summary>Item, Service or BOM.</summary>
        public static readonly Field<string> ItemType = Of<string>("ItemType");

        /// <summary>How its cost is computed.</summary>
        public static readonly Field<string> CostModel = Of<string>("CostModel");

        /// <summary>Item group, by key.</summary>
        public static readonly Field<string> Group = Of<string>("Group");

        /// <summary>Unit, by Uniconta's own name of it (Pcs, Hours, Kg); empty where it has none.</summary>
        public static readonly Field<string> Unit = Of<string>("Unit");

        /// <summary>Normal sales price without VAT, in <see cref="Currency1"/>.</summary>
        public static readonly Field<decimal> SalesPrice1 = Of<decimal>("SalesPrice1");

        /// <summary>Currency of the price; the company's where the item has none of its own.</summary>
        public static readonly Field<string> Currency1 = Of<string>("Currency1");

        /// <summary>Cost price in the company's currency. It is missing where the connection withholds it.</summary>
        public static readonly Field<decimal> CostPrice = Of<decimal>("CostPrice");

        /// <summary>Bar code.</summary>
        public static readonly Field<string> EAN = Of<string>("EAN");

        /// <summary>Quantity in stock.</summary>
        public static readonly Field<decimal> QtyOnStock = Of<decimal>("QtyOnStock");

        /// <summary>Quantity in stock that no order has reserved.</summary>
        public static readonly Field<decimal> Available = Of<decimal>("Available");

        /// <summary>It is blocked.</summary>
        public static readonly Field<bool> Blocked = Of<bool>("Blocked");

        /// <summary>Users do not see it when they sell.</summary>
        public static readonly Field<bool> HideInSales = Of<bool>("HideInSales");

        /// <summary>A user-defined field.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new(ItemResource.EntityName, name);
    }
}
