namespace Connectors.Intacct.Tests.Simulated;

internal static partial class Samples
{
    private static MailingAddress Address => new()
    {
        AddressLine1 = "1 rue du Four",
        AddressLine2 = "Bâtiment B",
        AddressLine3 = "3e étage",
        City = "Lyon",
        State = "Rhône",
        PostCode = "69001",
        Country = "France",
        IsoCountryCode = "fr",
    };

    private static IEnumerable<Sample> Parties =>
    [
        new Sample<Contact, ContactInput>(
            "contacts", "company-config/contact", static c => c.Contacts,
            new()
            {
                Id = "Anna Berg", PrintAs = "Ms Anna Berg", Prefix = "Ms", FirstName = "Anna", MiddleName = "Ø", LastName = "Berg", CompanyName = "Acme", Phone1 = "1", Phone2 = "2", Mobile = "3", Pager = "4",
                Fax = "5", Email1 = "anna@acme.example", Email2 = "berg@acme.example", Url1 = "https://acme.example", Url2 = "https://acme.example/anna", ShowInContactList = false, MailingAddress = Address,
                Tax = new() { IsTaxable = false, TaxId = "T-1", Group = Id("New York"), Solution = Id("VAT") }, Status = RecordStatus.Inactive, PriceSchedule = Id("5 %"), PriceList = Id("Base"), Discount = 1.5m,
                AdditionalData = Note("first"),
            },
            static c => c with { Email1 = "a@acme.example", Phone2 = null, MailingAddress = c.MailingAddress! with { City = "Nantes", AddressLine3 = null }, AdditionalData = Note("second") }, []),
        new Sample<Customer, CustomerInput>(
            "customers", "accounts-receivable/customer", static c => c.Customers,
            new()
            {
                Id = "C-1", Name = "Møller & Fils", Status = RecordStatus.Inactive, Parent = Id("PARENT"), CustomerType = Id("KEY"), SalesRepresentative = Id("E1"), Territory = Id("NORTH"), Term = Id("N60"),
                TaxId = "FR123", CustomerResaleNumber = "R-1", CreditLimit = 12_345.67m, Currency = "EUR", DeliveryOptions = "print", PriceList = Id("Base"), PriceSchedule = Id("5 %"), DiscountPercent = 2.5m,
                IsOnHold = true, IsOneTimeUse = true, Notes = "n", AccountGroup = Id("G"), AccountLabel = Id("L"), DefaultRevenueGlAccount = Id("4000"), OverrideOffsetGlAccount = Id("1200"),
                ShippingMethod = Id("Truck"), CustomerRestriction = CustomerRestriction.RootOnly, CustomerMessage = Id("Hello"), EmailOptIn = true,
                Contacts = new() { Default = Embedded, Primary = Id("Alex"), BillTo = Id("Bo"), ShipTo = Id("Cleo") },
                ContactList = [new() { CategoryName = "Finance", Contact = Id("Bo") }, new() { CategoryName = "Delivery", Contact = Id("Cleo") }],
                AdditionalData = Note("first"),
            },
            static c => c with { CreditLimit = 1m, Term = null, Notes = null, Contacts = c.Contacts! with { BillTo = Id("Alex"), Default = c.Contacts.Default! with { Phone1 = "9" } }, ContactList = [c.ContactList![0]], AdditionalData = Note("second") },
            ["Contacts.Default.Key", "Contacts.Default.InternationalTaxId"]),
        new Sample<CustomerType, CustomerTypeInput>(
            "customer types", "accounts-receivable/customer-type", static c => c.CustomerTypes, new() { Id = "VIP", Parent = Id("KEY"), Status = RecordStatus.Inactive, AdditionalData = Note("1") },
            static t => t with { Parent = null }, []),
    ];

    private static EmbeddedContact Embedded => new()
    {
        Id = "Møller & Fils(CC-1)",
        PrintAs = "Møller",
        Prefix = "Mr",
        FirstName = "Max",
        MiddleName = "M",
        LastName = "Møller",
        CompanyName = "Møller & Fils",
        Phone1 = "1",
        Phone2 = "2",
        Mobile = "3",
        Pager = "4",
        Fax = "5",
        Email1 = "m@moeller.example",
        Email2 = "n@moeller.example",
        Url1 = "https://m.example",
        Url2 = "https://n.example",
        ShowInContactList = false,
        MailingAddress = Address,
        Tax = new() { IsTaxable = false, TaxId = "T-2", Group = Id("New York"), Solution = Id("VAT") },
    };
}
