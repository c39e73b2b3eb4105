using Connectors.Sync;

namespace Connectors.Intacct.Sync;

/// <summary>The fields of Intacct's entities, typed. Names are the paths of the REST interface. A reference to an entry of a list stands there twice: by key and by id.</summary>
public static partial class IntacctFields
{
    /// <summary>A contact: one list for customers, vendors and employees.</summary>
    public static class Contact
    {
        /// <summary>The entity.</summary>
        public static readonly Connectors.Sync.Entity Entity = new("contact");

        /// <summary><c>id</c>; required; kept as it was at the create.</summary>
        public static readonly Field<string> Id = Of<string>("id");

        /// <summary><c>printAs</c>; required.</summary>
        public static readonly Field<string> PrintAs = Of<string>("printAs");

        /// <summary><c>prefix</c>.</summary>
        public static readonly Field<string> Prefix = Of<string>("prefix");

        /// <summary><c>firstName</c>.</summary>
        public static readonly Field<string> FirstName = Of<string>("firstName");

        /// <summary><c>middleName</c>.</summary>
        public static readonly Field<string> MiddleName = Of<string>("middleName");

        /// <summary><c>lastName</c>.</summary>
        public static readonly Field<string> LastName = Of<string>("lastName");

        /// <summary><c>companyName</c>.</summary>
        public static readonly Field<string> CompanyName = Of<string>("companyName");

        /// <summary><c>email1</c>.</summary>
        public static readonly Field<string> Email1 = Of<string>("email1");

        /// <summary><c>email2</c>.</summary>
        public static readonly Field<string> Email2 = Of<string>("email2");

        /// <summary><c>phone1</c>.</summary>
        public static readonly Field<string> Phone1 = Of<string>("phone1");

        /// <summary><c>phone2</c>.</summary>
        public static readonly Field<string> Phone2 = Of<string>("phone2");

        /// <summary><c>mobile</c>.</summary>
        public static readonly Field<string> Mobile = Of<string>("mobile");

        /// <summary><c>fax</c>.</summary>
        public static readonly Field<string> Fax = Of<string>("fax");

        /// <summary><c>URL1</c>.</summary>
        public static readonly Field<string> URL1 = Of<string>("URL1");

        /// <summary><c>URL2</c>.</summary>
        public static readonly Field<string> URL2 = Of<string>("URL2");

        /// <summary><c>mailingAddress.addressLine1</c>.</summary>
        public static readonly Field<string> MailingAddressAddressLine1 = Of<string>("mailingAddress.addressLine1");

        /// <summary><c>mailingAddress.addressLine2</c>.</summary>
        public static readonly Field<string> MailingAddressAddressLine2 = Of<string>("mailingAddress.addressLine2");

        /// <summary><c>mailingAddress.addressLine3</c>.</summary>
        public static readonly Field<string> MailingAddressAddressLine3 = Of<string>("mailingAddress.addressLine3");

        /// <summary><c>mailingAddress.city</c>.</summary>
        public static readonly Field<string> MailingAddressCity = Of<string>("mailingAddress.city");

        /// <summary><c>mailingAddress.state</c>.</summary>
        public static readonly Field<string> MailingAddressState = Of<string>("mailingAddress.state");

        /// <summary><c>mailingAddress.postCode</c>.</summary>
        public static readonly Field<string> MailingAddressPostCode = Of<string>("mailingAddress.postCode");

        /// <summary><c>mailingAddress.country</c>.</summary>
        public static readonly Field<string> MailingAddressCountry = Of<string>("mailingAddress.country");

        /// <summary><c>mailingAddress.isoCountryCode</c>.</summary>
        public static readonly Field<string> MailingAddressIsoCountryCode = Of<string>("mailingAddress.isoCountryCode");

        /// <summary><c>showInContactList</c>.</summary>
        public static readonly Field<bool> ShowInContactList = Of<bool>("showInContactList");

        /// <summary><c>tax.isTaxable</c>.</summary>
        public static readonly Field<bool> TaxIsTaxable = Of<bool>("tax.isTaxable");

        /// <summary><c>tax.taxId</c>.</summary>
        public static readonly Field<string> TaxTaxId = Of<string>("tax.taxId");

        /// <summary><c>tax.group</c>, by key.</summary>
        public static readonly Field<string> TaxGroup = Of<string>("tax.group");

        /// <summary><c>tax.group.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> TaxGroupId = Of<string>("tax.group.id");

        /// <summary><c>status</c>, one of Intacct's words.</summary>
        public static readonly Field<string> Status = Of<string>("status");

        /// <summary>A field that the company added: <c>nsp::NAME</c>.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("contact", name);
    }

    /// <summary>A customer.</summary>
    public static class Customer
    {
        /// <summary>The entity.</summary>
        public static readonly Connectors.Sync.Entity Entity = new("customer");

        /// <summary><c>id</c>; required; kept as it was at the create.</summary>
        public static readonly Field<string> Id = Of<string>("id");

        /// <summary><c>name</c>; required.</summary>
        public static readonly Field<string> Name = Of<string>("name");

        /// <summary><c>status</c>, one of Intacct's words.</summary>
        public static readonly Field<string> Status = Of<string>("status");

        /// <summary><c>parent</c>, a reference.</summary>
        public static readonly Field<RecordRef> Parent = Of<RecordRef>("parent");

        /// <summary><c>customerType</c>, by key.</summary>
        public static readonly Field<string> CustomerType = Of<string>("customerType");

        /// <summary><c>customerType.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> CustomerTypeId = Of<string>("customerType.id");

        /// <summary><c>salesRepresentative</c>, by key.</summary>
        public static readonly Field<string> SalesRepresentative = Of<string>("salesRepresentative");

        /// <summary><c>salesRepresentative.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> SalesRepresentativeId = Of<string>("salesRepresentative.id");

        /// <summary><c>territory</c>, by key.</summary>
        public static readonly Field<string> Territory = Of<string>("territory");

        /// <summary><c>territory.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> TerritoryId = Of<string>("territory.id");

        /// <summary><c>term</c>, by key.</summary>
        public static readonly Field<string> Term = Of<string>("term");

        /// <summary><c>term.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> TermId = Of<string>("term.id");

        /// <summary><c>taxId</c>.</summary>
        public static readonly Field<string> TaxId = Of<string>("taxId");

        /// <summary><c>customerResaleNumber</c>.</summary>
        public static readonly Field<string> CustomerResaleNumber = Of<string>("customerResaleNumber");

        /// <summary><c>currency</c>.</summary>
        public static readonly Field<string> Currency = Of<string>("currency");

        /// <summary><c>creditLimit</c>.</summary>
        public static readonly Field<decimal> CreditLimit = Of<decimal>("creditLimit");

        /// <summary><c>totalDue</c>; only shown.</summary>
        public static readonly Field<decimal> TotalDue = Of<decimal>("totalDue");

        /// <summary><c>isOnHold</c>.</summary>
        public static readonly Field<bool> IsOnHold = Of<bool>("isOnHold");

        /// <summary><c>discountPercent</c>.</summary>
        public static readonly Field<decimal> DiscountPercent = Of<decimal>("discountPercent");

        /// <summary><c>notes</c>.</summary>
        public static readonly Field<string> Notes = Of<string>("notes");

        /// <summary><c>deliveryOptions</c>.</summary>
        public static readonly Field<string> DeliveryOptions = Of<string>("deliveryOptions");

        /// <summary><c>priceList</c>, by key.</summary>
        public static readonly Field<string> PriceList = Of<string>("priceList");

        /// <summary><c>priceList.id</c>: the same by the id that people read.</summary>
        public static readonly Field<string> PriceListId = Of<string>("priceList.id");

        /// <summary><c>contacts.primary</c>, a reference.</summary>
        public static readonly Field<RecordRef> ContactsPrimary = Of<RecordRef>("contacts.primary");

        /// <summary><c>contacts.billTo</c>, a reference.</summary>
        public static readonly Field<RecordRef> ContactsBillTo = Of<RecordRef>("contacts.billTo");

        /// <summary><c>contacts.shipTo</c>, a reference.</summary>
        public static readonly Field<RecordRef> ContactsShipTo = Of<RecordRef>("contacts.shipTo");

        /// <summary><c>contacts.default.printAs</c>; of the display contact.</summary>
        public static readonly Field<string> ContactsDefaultPrintAs = Of<string>("contacts.default.printAs");

        /// <summary><c>contacts.default.prefix</c>; of the display contact.</summary>
        public static readonly Field<string> ContactsDefaultPrefix = Of<string>("contacts.default.prefix");

        /// <summary><c>contacts.default.firstName</c>; of the display contact.</summary>
        public static readonly Field<string> ContactsDefaultFirstName = Of<string>("contacts.default.firstName");

        /// <summary><c>contacts.default.middleName</c>; of the display contact.</summary>
        public static readonly Field<string> ContactsDefaultMiddleName = Of<string>("contacts.default.middleName");

        /// <summary><c>contacts.default.lastName</c>; of the display contact.</summary>
        public static readonly Field<string> ContactsDefaultLastName = Of<string>("contacts.default.lastName");

        /// <summary><c>contacts.default.companyName</c>; of the display contact.</summary>
        public static readonly Field<string> ContactsDefaultCompanyName = Of<string>("contacts.default.companyName");

        /// <summary><c>contacts.default.email1</c>; of the display contact.</summary>
        public static readonly Field<string> ContactsDefaultEmail1 = Of<string>("contacts.default.email1");

        /// <summary><c>contacts.default.email2</c>; of the display contact.</summary>
        public static readonly Field<string> ContactsDefaultEmail2 = Of<string>("contacts.default.email2");

        /// <summary><c>contacts.default.phone1</c>; of the display contact.</summary>
        public static readonly Field<string> ContactsDefaultPhone1 = Of<string>("contacts.default.phone1");

        /// <summary><c>contacts.default.phone2</c>; of the display contact.</summary>
        public static readonly Field<string> ContactsDefaultPhone2 = Of<string>("contacts.default.phone2");

        /// <summary><c>contacts.default.mobile</c>; of the display contact.</summary>
        public static readonly Field<string> ContactsDefaultMobile = Of<string>("contacts.default.mobile");

        /// <summary><c>contacts.default.fax</c>; of the display contact.</summary>
        public static readonly Field<string> ContactsDefaultFax = Of<string>("contacts.default.fax");

        /// <summary><c>contacts.default.URL1</c>; of the display contact.</summary>
        public static readonly Field<string> ContactsDefaultURL1 = Of<string>("contacts.default.URL1");

        /// <summary><c>contacts.default.URL2</c>; of the display contact.</summary>
        public static readonly Field<string> ContactsDefaultURL2 = Of<string>("contacts.default.URL2");

        /// <summary><c>contacts.default.mailingAddress.addressLine1</c>; of the display contact.</summary>
        public static readonly Field<string> ContactsDefaultMailingAddressAddressLine1 = Of<string>("contacts.default.mailingAddress.addressLine1");

        /// <summary><c>contacts.default.mailingAddress.addressLine2</c>; of the display contact.</summary>
        public static readonly Field<string> ContactsDefaultMailingAddressAddressLine2 = Of<string>("contacts.default.mailingAddress.addressLine2");

        /// <summary><c>contacts.default.mailingAddress.addressLine3</c>; of the display contact.</summary>
        public static readonly Field<string> ContactsDefaultMailingAddressAddressLine3 = Of<string>("contacts.default.mailingAddress.addressLine3");

        /// <summary><c>contacts.default.mailingAddress.city</c>; of the display contact.</summary>
        public static readonly Field<string> ContactsDefaultMailingAddressCity = Of<string>("contacts.default.mailingAddress.city");

        /// <summary><c>contacts.default.mailingAddress.state</c>; of the display contact.</summary>
        public static readonly Field<string> ContactsDefaultMailingAddressState = Of<string>("contacts.default.mailingAddress.state");

        /// <summary><c>contacts.default.mailingAddress.postCode</c>; of the display contact.</summary>
        public static readonly Field<string> ContactsDefaultMailingAddressPostCode = Of<string>("contacts.default.mailingAddress.postCode");

        /// <summary><c>contacts.default.mailingAddress.country</c>; of the display contact.</summary>
        public static readonly Field<string> ContactsDefaultMailingAddressCountry = Of<string>("contacts.default.mailingAddress.country");

        /// <summary><c>contacts.default.mailingAddress.isoCountryCode</c>; of the display contact.</summary>
        public static readonly Field<string> ContactsDefaultMailingAddressIsoCountryCode = Of<string>("contacts.default.mailingAddress.isoCountryCode");

        /// <summary>A field that the company added: <c>nsp::NAME</c>.</summary>
        public static Field<T> Custom<T>(string name) => Entity.Custom<T>(name);

        private static Field<T> Of<T>(string name) => new("customer", name);
    }
}
