using static Connectors.Economic.Tests.Wire.Wire;

namespace Connectors.Economic.Tests.Wire;

public sealed class OpenApiWireTests
{
    private static readonly Func<HttpResponseMessage> NoContent = () => WireHandler.Empty(204);

    [Fact]
    public Task Customers() => Snapshot()
        .OpenWrites("customers", c => c.OpenApi.Customers, new CustomerNumber(101),
            new() { CustomerNumber = new(101), Name = "Acme ApS", CustomerGroupNumber = new(1), Zone = new(1), Currency = "DKK", PaymentTermId = new(1), Access = true, DirectDebitMandateDate = new(2026, 3, 2) },
            c => c with { City = "Aarhus" }, OpenApiCustomerFields.CustomerNumber.Descending(),
            """{"customerNumber":101,"name":"Acme ApS","customerGroupNumber":1,"zone":1,"currency":"DKK","paymentTermId":1,"access":true,"newMember":1,"objectVersion":"v1"}""", """{"customerNumber":101}""")
        .Call("customers: setup", """{"defaultCustomerGroupNumber":1}""", c => c.OpenApi.Customers.GetSetupAsync())
        .OpenWrites("contacts", c => c.OpenApi.Contacts, new ContactNumber(7), new() { CustomerNumber = new(101), Name = "Bo", ReceiveInvoices = true }, c => c with { Phone = "1" },
            OpenApiContactFields.Number.Ascending(), """{"number":7,"customerNumber":101,"name":"Bo","objectVersion":"v1"}""", """{"number":7}""")
        .OpenWrites("delivery locations", c => c.OpenApi.DeliveryLocations, new DeliveryLocationNumber(8), new() { CustomerNumber = new(101), Address = "Havnen 2" }, c => c with { City = "Ribe" },
            OpenApiDeliveryLocationFields.Number.Ascending(), """{"number":8,"customerNumber":101,"objectVersion":"v1"}""", """{"number":8}""")
        .Call("contacts: filtered page", EmptyCursor, c => c.OpenApi.Contacts.ListPageAsync(OpenApiContactFields.CustomerNumber.Is(101), "next-1"))
        .VerifyAsync();

    [Fact]
    public Task Products() => Snapshot()
        .OpenReads("products", c => c.OpenApi.Products, OpenApiProductFields.Name.Ascending())
        .Call("products: get", """{"productNumber":"A/B 1","name":"Time","productGroupId":1,"isAccessible":true,"objectVersion":"v1"}""", c => c.OpenApi.Products.GetAsync(new("A/B 1")))
        .Call("products: create", """{"productNumber":"007"}""", c => c.OpenApi.Products.CreateAsync(new() { ProductNumber = new("007"), ProductGroupId = new(1), Name = "Time", IsAccessible = false }, K))
        .Call("products: update", [() => WireHandler.Json("""{"productNumber":"007","name":"Time","productGroupId":1,"isAccessible":true,"objectVersion":"v1"}"""), NoContent],
            c => c.OpenApi.Products.UpdateAsync(new("007"), p => p with { SalesPrice = 10m }, K))
        .Call("products: delete", NoContent, c => c.OpenApi.Products.DeleteAsync(new("007"), K))
        .OpenWrites("product groups", c => c.OpenApi.ProductGroups, new ProductGroupNumber(2), new() { Id = new(2), Name = "Goods", DomesticAccountId = new(1010) }, g => g with { Name = "G" },
            OpenApiProductGroupFields.Name.Ascending(), """{"id":2,"name":"Goods","domesticAccountId":1010,"objectVersion":"v1"}""", """{"id":2}""")
        .Call("product groups: accruals", """{"accrualAccountId":1,"objectVersion":"v1"}""", c => c.OpenApi.ProductGroups.GetAccrualSettingsAsync(new(2)))
        .Call("product groups: replace accruals", NoContent, c => c.OpenApi.ProductGroups.ReplaceAccrualSettingsAsync(new(2), new() { AccrualAccountId = new(1), ObjectVersion = "v1" }, K))
        .Call("product groups: projects", """{"isInProject":true,"objectVersion":"v1"}""", c => c.OpenApi.ProductGroups.GetProjectSettingsAsync(new(2)))
        .Call("product groups: replace projects", NoContent, c => c.OpenApi.ProductGroups.ReplaceProjectSettingsAsync(new(2), new() { IsInProject = false, ObjectVersion = "v1" }, K))
        .OpenChildren("zones", c => c.OpenApi.ProductGroupZones, new ProductGroupNumber(2), new VatZoneNumber(3), new() { Id = new(3), AccountId = new(1020) }, z => z with { AccountId = new(1030) },
            """{"id":3,"accountId":1020,"objectVersion":"v1"}""", """{"id":3}""")
        .Call("zones: sorted page", "[]", c => c.OpenApi.ProductGroupZones.ListSortedPageAsync(new(2)))
        .Call("zones: count", "4", c => c.OpenApi.ProductGroupZones.CountAsync(new(2)))
        .VerifyAsync();

    [Fact]
    public Task Prices() => Snapshot()
        .OpenWrites("price groups", c => c.OpenApi.PriceGroups, new PriceGroupNumber(4), new() { Number = new(4), Name = "Gold" }, g => g with { Name = "Silver" },
            OpenApiPriceGroupFields.Name.Ascending(), """{"number":4,"name":"Gold","objectVersion":"v1"}""", """{"number":4}""")
        .OpenChildren("special prices", c => c.OpenApi.SpecialPrices, new PriceGroupNumber(4), new SpecialPriceNumber(9), new() { ProductNumber = new("007"), DiscountPercentage = 10m }, p => p with { DiscountPercentage = 12m },
            """{"number":9,"productNumber":"007","discountPercentage":10.0,"objectVersion":"v1"}""", """{"number":9}""")
        .Call("special prices: sorted page", "[]", c => c.OpenApi.SpecialPrices.ListSortedPageAsync(new(4)))
        .Call("special prices: count", "4", c => c.OpenApi.SpecialPrices.CountAsync(new(4)))
        .OpenChildren("special prices in currency", c => c.OpenApi.SpecialPricesInCurrency, new SpecialPriceNumber(9), new CurrencyCode("EUR"), new() { Currency = new("EUR"), SalesPrice = 5m }, p => p with { SalesPrice = 6m },
            """{"currency":"EUR","salesPrice":5.0,"objectVersion":"v1"}""", """{"currency":"EUR"}""")
        .Call("special prices in currency: sorted page", "[]", c => c.OpenApi.SpecialPricesInCurrency.ListSortedPageAsync(new(9)))
        .Call("special prices in currency: count", "4", c => c.OpenApi.SpecialPricesInCurrency.CountAsync(new(9)))
        .OpenReads("sales prices", c => c.OpenApi.SalesPrices, OpenApiSalesPriceFields.ProductNumber.Ascending())
        .Call("sales prices: count", "3", c => c.OpenApi.SalesPrices.CountAsync(OpenApiSalesPriceFields.Currency.Is("EUR")))
        .Call("sales prices: get", """{"currency":"EUR","salesPrice":5.0,"objectVersion":"v1"}""", c => c.OpenApi.SalesPrices.GetAsync(new("007"), new("EUR")))
        .Call("sales prices: create", """{"currency":"EUR"}""", c => c.OpenApi.SalesPrices.CreateAsync(new("007"), new() { Currency = new("EUR"), SalesPrice = 5m }, K))
        .Call("sales prices: update", [() => WireHandler.Json("""{"currency":"EUR","salesPrice":5.0,"objectVersion":"v1"}"""), NoContent], c => c.OpenApi.SalesPrices.UpdateAsync(new("007"), new("EUR"), p => p with { SalesPrice = 6m }, K))
        .Call("sales prices: delete", NoContent, c => c.OpenApi.SalesPrices.DeleteAsync(new("007"), new("EUR"), K))
        .VerifyAsync();

    [Fact]
    public Task Quote_to_cash() => Snapshot()
        .OpenWrites("draft invoices", c => c.OpenApi.DraftInvoices, new SalesDocumentId(900),
            new() { CustomerNumber = new(101), CustomerName = "Acme ApS", Date = new(2026, 3, 2), CurrencyCode = "DKK", LayoutNumber = new(19), TermOfPaymentNumber = new(1), VatZoneNumber = new(1), ExternalId = "cx1:i:7" },
            i => i with { Heading = "H" }, OpenApiDraftInvoiceFields.Number.Ascending(),
            """{"number":900,"draftInvoiceNumber":30,"customerNumber":101,"customerName":"Acme ApS","date":"2026-03-02T00:00:00","currencyCode":"DKK","layoutNumber":19,"termOfPaymentNumber":1,"vatZoneNumber":1,"objectVersion":"v1"}""",
            """{"number":900}""")
        .Call("draft invoices: sensitive data", NoContent, c => c.OpenApi.DraftInvoices.SetSensitiveDataAsync(new(30), new() { SensitivityLevel = 1 }, K))
        .OpenChildren("draft lines", c => c.OpenApi.DraftLines, new SalesDocumentId(900), new SalesLineNumber(1), new() { ProductNumber = new("007"), Quantity = 2m, UnitNetPrice = 10m }, l => l with { Quantity = 3m },
            """{"documentId":900,"number":1,"productNumber":"007","quantity":2.0,"objectVersion":"v1"}""", """{"number":1}""")
        .Call("draft lines: many", """{"numbers":[1,2]}""", c => c.OpenApi.DraftLines.CreateManyAsync(new(900), [new() { Description = "a" }, new() { Description = "b" }], K))
        .Call("draft lines: all", EmptyCursor, c => Drain(c.OpenApi.DraftLines.ListAllAsync(OpenApiDraftLineFields.DraftInvoiceNumber.Is(30))))
        .Call("draft lines: all sorted", "[]", c => c.OpenApi.DraftLines.ListAllSortedPageAsync())
        .Call("draft lines: count", "3", c => c.OpenApi.DraftLines.CountAllAsync())
        .Call("booked lines: list", EmptyCursor, c => Drain(c.OpenApi.BookedLines.ListAsync()))
        .Call("booked lines: sorted page", "[]", c => c.OpenApi.BookedLines.ListSortedPageAsync())
        .Call("booked lines: count", "3", c => c.OpenApi.BookedLines.CountAsync())
        .Call("booked lines: of a document", EmptyCursor, c => Drain(c.OpenApi.BookedLines.ListOfDocumentAsync(new(900))))
        .Call("booked lines: get", """{"documentId":900,"number":1}""", c => c.OpenApi.BookedLines.GetAsync(new(900), new(1)))
        .Call("order lines: list", EmptyCursor, c => Drain(c.OpenApi.OrderLines.ListAsync(SalesStage.Sent)))
        .Call("order lines: sorted page", "[]", c => c.OpenApi.OrderLines.ListSortedPageAsync(SalesStage.Drafts))
        .Call("order lines: count", "3", c => c.OpenApi.OrderLines.CountAsync(SalesStage.Archived))
        .Call("order lines: of a document", EmptyCursor, c => Drain(c.OpenApi.OrderLines.ListOfDocumentAsync(SalesStage.Drafts, new(900))))
        .Call("order lines: get", """{"documentId":900,"number":1}""", c => c.OpenApi.OrderLines.GetAsync(SalesStage.Drafts, new(900), new(1)))
        .Call("quote lines: list", EmptyCursor, c => Drain(c.OpenApi.QuoteLines.ListAsync(SalesStage.Sent)))
        .Call("quote lines: sorted page", "[]", c => c.OpenApi.QuoteLines.ListSortedPageAsync(SalesStage.Drafts))
        .Call("quote lines: count", "3", c => c.OpenApi.QuoteLines.CountAsync(SalesStage.Archived))
        .Call("quote lines: of a document", EmptyCursor, c => Drain(c.OpenApi.QuoteLines.ListOfDocumentAsync(SalesStage.Drafts, new(900))))
        .Call("quote lines: get", """{"documentId":900,"number":1}""", c => c.OpenApi.QuoteLines.GetAsync(SalesStage.Drafts, new(900), new(1)))
        .VerifyAsync();

    [Fact]
    public Task Webhooks_and_others() => Snapshot()
        .OpenWrites("webhooks", c => c.OpenApi.Webhooks, WebhookEventType.CustomerUpdated,
            new() { EventType = WebhookEventType.CustomerUpdated, Name = "CRM", Url = "https://crm.example/hook", ContentType = "application/json", PostData = EconomicWebhookTemplate.Updated, CustomHeaders = [new() { Key = "apiKey", Value = "s" }] },
            h => h with { IsDisabled = true }, OpenApiWebhookFields.Name.Ascending(),
            """{"eventType":"CUSTOMER_UPDATED","name":"CRM","url":"https://crm.example/hook","contentType":"application/json","lastUpdated":"2026-03-02T08:00:00Z","objectVersion":"v1"}""", """{"eventType":"CUSTOMER_UPDATED"}""")
        .Call("webhooks: event types", """[{"name":"CUSTOMER_UPDATED","description":"d","mergeFields":[{"fieldName":"OLDNUMBER"}]}]""", c => c.OpenApi.Webhooks.ListEventTypesAsync())
        .OpenWrites("supplier contacts", c => c.OpenApi.SupplierContacts, new SupplierContactNumber(5), new() { SupplierNumber = new(9), Name = "Eva" }, x => x with { Phone = "1" },
            OpenApiSupplierContactFields.Number.Ascending(), """{"number":5,"supplierNumber":9,"name":"Eva","objectVersion":"v1"}""", """{"number":5}""")
        .OpenWrites("supplier groups", c => c.OpenApi.SupplierGroups, new SupplierGroupNumber(1), new() { Number = new(1), Name = "Domestic", AccountNumber = new(6000) }, x => x with { Name = "D" },
            OpenApiSupplierGroupFields.Number.Ascending(), """{"number":1,"name":"Domestic","accountNumber":6000,"objectVersion":"v1"}""", """{"number":1}""")
        .OpenWrites("subscriptions", c => c.OpenApi.Subscriptions, new SubscriptionNumber(1), new() { Name = "Support", Interval = 4, Collection = 0 }, x => x with { Description = "d" },
            OpenApiSubscriptionFields.Number.Ascending(), """{"number":1,"name":"Support","interval":4,"collection":0,"objectVersion":"v1"}""", """{"number":1}""")
        .OpenWrites("subscribers", c => c.OpenApi.Subscribers, new SubscriberNumber(2), new() { SubscriptionNumber = new(1), CustomerNumber = new(101), StartDate = new(2026, 1, 1), EndDate = new(2026, 12, 31) }, x => x with { Comments = "c" },
            OpenApiSubscriberFields.Number.Ascending(), """{"number":2,"subscriptionNumber":1,"customerNumber":101,"startDate":"2026-01-01","endDate":"2026-12-31","objectVersion":"v1"}""", """{"number":2}""")
        .OpenChildren("subscription lines", c => c.OpenApi.SubscriptionLines, new SubscriptionNumber(1), new SubscriptionLineNumber(3), new() { ProductNumber = new("007"), Quantity = 1m }, x => x with { Quantity = 2m },
            """{"number":3,"subscriptionNumber":1,"productNumber":"007","objectVersion":"v1"}""", """{"number":3}""")
        .Call("subscription lines: all", EmptyCursor, c => Drain(c.OpenApi.SubscriptionLines.ListAllAsync()))
        .Call("subscription lines: all sorted", "[]", c => c.OpenApi.SubscriptionLines.ListAllSortedPageAsync())
        .Call("subscription lines: count", "3", c => c.OpenApi.SubscriptionLines.CountAllAsync())
        .OpenWrites("employees", c => c.OpenApi.Employees, new EmployeeNumber(2), new() { Number = new(2), GroupNumber = 1, Name = "Ida", IsBarred = false }, x => x with { Phone = "1" },
            OpenApiEmployeeFields.Number.Ascending(), """{"number":2,"groupNumber":1,"name":"Ida","objectVersion":"v1"}""", """{"number":2}""")
        .OpenWrites("projects", c => c.OpenApi.Projects, new ProjectNumber(4), new() { Name = "House", ProjectGroupNumber = 1, CustomerNumber = new(101) }, x => x with { IsBarred = true },
            OpenApiProjectFields.Number.Ascending(), """{"number":4,"name":"House","projectGroupNumber":1,"objectVersion":"v1"}""", """{"number":4}""")
        .Call("projects: allowed", EmptyCursor, c => Drain(c.OpenApi.Projects.ListAllowedAsync()))
        .VerifyAsync();
}
