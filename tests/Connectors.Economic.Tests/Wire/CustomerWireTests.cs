using static Connectors.Economic.Tests.Wire.Wire;

namespace Connectors.Economic.Tests.Wire;

public sealed class CustomerWireTests
{
    private const string Stored = """
        {"customerNumber":101,"currency":"DKK","paymentTerms":{"paymentTermsNumber":1,"self":"https://restapi.e-conomic.com/payment-terms/1"},
        "customerGroup":{"customerGroupNumber":1,"self":"https://restapi.e-conomic.com/customer-groups/1"},"address":"Algade 1","balance":0.00,"dueAmount":0.00,
        "corporateIdentificationNumber":"12345678","city":"Aarhus","country":"Danmark","email":"a@example.org b@example.org","name":"Acme ApS","zip":"8000",
        "telephoneAndFaxNumber":"1","vatZone":{"vatZoneNumber":1,"self":"https://restapi.e-conomic.com/vat-zones/1"},"lastUpdated":"2026-01-02T03:04:05Z",
        "priceGroup":{"self":"https://restapi.e-conomic.com/price-groups/4?demo=true"},"eInvoicingDisabledByDefault":false,"contacts":"https://restapi.e-conomic.com/customers/101/contacts",
        "newMember":{"x":1},"metaData":{"delete":{"description":"d","href":"h","httpMethod":"delete"}},"self":"https://restapi.e-conomic.com/customers/101"}
        """;

    private static readonly CustomerNumber Id = new(101);

    private static readonly Customer New = new()
    {
        Name = "Acme ApS",
        Currency = "DKK",
        CustomerGroup = new CustomerGroupNumber(1),
        PaymentTerms = new PaymentTermsNumber(2),
        VatZone = new VatZoneNumber(3),
        Address = "Ågade 1\nBaghuset",
        CorporateIdentificationNumber = "12345678",
        CreditLimit = 1000.50m,
        PriceGroup = new Reference<PriceGroupNumber>(new Uri("https://restapi.e-conomic.com/price-groups/4?demo=true")),
    };

    [Fact]
    public Task Customers() => Snapshot()
        .Writes("customers", c => c.Customers, Id, New, c => c with { City = "Odense", CustomerGroup = new CustomerGroupNumber(2), Barred = true }, Stored)
        .Call("customers: page with a query", Empty, c => c.Customers.ListPageAsync(
            new()
            {
                Filter = (CustomerFields.Name.Contains("A&B [x]") & CustomerFields.Ean.IsNull()) | CustomerFields.CustomerGroup.IsIn(1, 2),
                Sort = [CustomerFields.Name.Ascending(), CustomerFields.LastUpdated.Descending()],
                PageSize = 50,
            },
            "2x50"))
        .Call("customers: changes", Empty, c => Drain(c.Customers.ListChangesAsync(new DateTimeOffset(2026, 3, 1, 12, 0, 0, 999, TimeSpan.FromHours(1)))))
        .Call("customers: electronic invoices off", Stored, c => c.Customers.SetElectronicInvoicingAsync(Id, true, K))
        .Call("customers: draft invoices", Empty, c => Drain(c.Customers.ListDraftInvoicesAsync(Id)))
        .Call("customers: booked invoices", Empty, c => Drain(c.Customers.ListBookedInvoicesAsync(Id)))
        .Call("customers: totals", "{}", c => c.Customers.GetTotalsAsync(Id))
        .Call("customers: invoice template", "{}", c => c.Customers.GetInvoiceTemplateAsync(Id))
        .Call("customers: line template", "{}", c => c.Customers.GetLineTemplateAsync(Id, new("A/B 1"), 2.5m))
        .VerifyAsync();

    [Fact]
    public Task Contacts_and_delivery_locations() => Snapshot()
        .Children("contacts", c => c.CustomerContacts, Id, new ContactNumber(7), new() { Name = "Bo", Email = "bo@example.org", EmailNotifications = [ContactNotification.Invoices] },
            c => c with { Phone = "2" }, """{"customerContactNumber":7,"name":"Bo","customer":{"customerNumber":101},"emailNotifications":["invoices"],"self":"s"}""")
        .Children("delivery locations", c => c.DeliveryLocations, Id, new DeliveryLocationNumber(8), new() { Address = "Havnen 2", PostalCode = "8000" },
            c => c with { Barred = true }, """{"deliveryLocationNumber":8,"address":"Havnen 2","self":"s"}""")
        .VerifyAsync();

    [Fact]
    public Task Customer_groups() => Snapshot()
        .Writes("customer groups", c => c.CustomerGroups, new(3), new() { CustomerGroupNumber = new(3), Name = "Abroad", Account = new AccountNumber(5600) }, g => g with { Name = "EU" },
            """{"customerGroupNumber":3,"name":"Abroad","account":{"accountNumber":5600,"self":"a"},"self":"s"}""")
        .Call("customer groups: customers", Empty, c => Drain(c.CustomerGroups.ListCustomersAsync(new(3))))
        .VerifyAsync();
}
