using static Connectors.Reviso.Tests.Wire.Wire;

namespace Connectors.Reviso.Tests.Wire;

public sealed class CustomerWireTests
{
    private const string Stored = """
        {"customerNumber":101,"name":"Rossi S.r.l.","currency":"EUR","customerGroup":{"customerGroupNumber":1,"self":"https://rest.reviso.com/customer-groups/1"},
        "paymentTerms":{"paymentTermsNumber":2,"self":"https://rest.reviso.com/payment-terms/2"},"vatZone":{"vatZoneNumber":1,"self":"https://rest.reviso.com/vat-zones/1"},
        "paymentType":{"paymentTypeNumber":4,"self":"https://rest.reviso.com/payment-types/4"},"priceGroup":{"priceGroupNumber":3,"self":"https://rest.reviso.com/price-groups/3"},
        "address":"Via Roma 1","zip":"20121","city":"Milano","country":"Italia","countryCode":{"code":"IT","self":"https://rest.reviso.com/country-codes/IT"},
        "province":{"provinceNumber":55,"countryCode":{"code":"IT"},"self":"https://rest.reviso.com/provinces/IT/55"},"corporateIdentificationNumber":"RSSMRA80A01F205X","vatNumber":"01234567890",
        "publicEntryNumber":"0000000","italianCertifiedEmail":"rossi@pec.example","italianCustomerType":"B2B","splitPayment":false,"webSite":"https://rossi.example","barred":false,
        "mandateID":"M-1","directDebitMandateDate":"2026-01-02","tags":[{"name":"vip"}],"balance":12.30,"lastUpdated":"2026-01-02T03:04:05Z","newMember":{"x":1},
        "metaData":{"delete":{"description":"d","href":"h","httpMethod":"delete"}},"self":"https://rest.reviso.com/customers/101"}
        """;

    private static readonly CustomerNumber Id = new(101);

    private static readonly Customer New = new()
    {
        Name = "Caffè Città S.n.c.",
        Currency = "EUR",
        CustomerGroup = new CustomerGroupNumber(1),
        PaymentTerms = new PaymentTermsNumber(2),
        VatZone = new VatZoneNumber(1),
        PaymentType = new PaymentTypeNumber(4),
        PriceGroup = new PriceGroupNumber(3),
        CountryCode = new CountryCode("IT"),
        Province = new() { ProvinceNumber = new(55), CountryCode = new CountryCode("IT") },
        CorporateIdentificationNumber = "RSSMRA80A01F205X",
        VatNumber = "01234567890",
        PublicEntryNumber = ItalianTaxNumbers.UnknownRecipient,
        ItalianCertifiedEmail = "citta@pec.example",
        ItalianCustomerType = ItalianCustomerType.Business,
        SplitPayment = true,
        Website = "https://citta.example",
    };

    [Fact]
    public Task Customers() => Snapshot()
        .Writes("customers", c => c.Customers, Id, New, c => c with { City = "Torino", CustomerGroup = new CustomerGroupNumber(2), Barred = true }, Stored)
        .Call("customers: page with a query", Empty, c => c.Customers.ListPageAsync(
            new()
            {
                Filter = (CustomerFields.Name.Contains("A&B [x]") & CustomerFields.Ean.IsNull()) | CustomerFields.CustomerGroup.IsIn(1, 2),
                Sort = [CustomerFields.Name.Ascending(), CustomerFields.LastUpdated.Descending()],
                PageSize = 50,
            },
            "2x50"))
        .Call("customers: by VAT number", Empty, c => Drain(c.Customers.ListAsync(new() { Filter = CustomerFields.VatNumber.Is(ItalianTaxNumbers.VatNumber("IT 01234567890")) })))
        .Call("customers: changes", Empty, c => Drain(c.Customers.ListChangesAsync(new DateTimeOffset(2026, 3, 1, 12, 0, 0, 999, TimeSpan.FromHours(1)))))
        .VerifyAsync();

    [Fact]
    public Task Contacts_and_delivery_locations() => Snapshot()
        .Parts("contacts", c => c.CustomerContacts, new ContactNumber(7), new() { Name = "Anna", Email = "anna@example.org", EmailNotifications = [ContactNotification.Invoices] },
            c => c with { Phone = "2" }, """{"customerContactNumber":7,"name":"Anna","customer":{"customerNumber":101},"emailNotifications":["invoices"],"self":"s"}""")
        .Parts("delivery locations", c => c.DeliveryLocations, new DeliveryLocationNumber(8), new() { Address = "Via Po 2", PostalCode = "10123" },
            c => c with { Barred = true }, """{"deliveryLocationNumber":8,"address":"Via Po 2","self":"s"}""")
        .VerifyAsync();

    [Fact]
    public Task Customer_groups() => Snapshot()
        .Writes("customer groups", c => c.CustomerGroups, new(3), new() { CustomerGroupNumber = new(3), Name = "Estero", Account = new AccountNumber(5600) }, g => g with { Name = "UE" },
            """{"customerGroupNumber":3,"name":"Estero","account":{"accountNumber":5600,"self":"a"},"salesInvoiceNumberSerie":{"numberSeriesNumber":9,"prefix":"FVL"},"self":"s"}""")
        .VerifyAsync();
}
