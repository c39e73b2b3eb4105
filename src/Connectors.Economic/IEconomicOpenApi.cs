namespace Connectors.Economic;

/// <summary>
/// The OpenAPI services of one agreement. Records have versions, and an outdated one is refused; creates answer with a key only. Never mix these records with those of the REST API: the server ignores
/// a member of the wrong surface without a word.
/// </summary>
public interface IEconomicOpenApi
{
    /// <summary>Customers.</summary>
    OpenApiCustomerOperations Customers { get; }

    /// <summary>Contacts of all customers.</summary>
    OpenApiContactOperations Contacts { get; }

    /// <summary>Delivery locations of all customers.</summary>
    OpenApiDeliveryLocationOperations DeliveryLocations { get; }

    /// <summary>Products.</summary>
    OpenApiProductOperations Products { get; }

    /// <summary>Product groups.</summary>
    OpenApiProductGroupOperations ProductGroups { get; }

    /// <summary>Accounts of product groups per VAT zone.</summary>
    OpenApiProductGroupZoneOperations ProductGroupZones { get; }

    /// <summary>Price groups.</summary>
    OpenApiPriceGroupOperations PriceGroups { get; }

    /// <summary>Prices of products in price groups.</summary>
    OpenApiSpecialPriceOperations SpecialPrices { get; }

    /// <summary>Special prices in other currencies.</summary>
    OpenApiSpecialPriceInCurrencyOperations SpecialPricesInCurrency { get; }

    /// <summary>Prices of products in other currencies.</summary>
    OpenApiSalesPriceOperations SalesPrices { get; }

    /// <summary>Draft invoices.</summary>
    OpenApiDraftInvoiceOperations DraftInvoices { get; }

    /// <summary>Lines of draft invoices.</summary>
    OpenApiDraftLineOperations DraftLines { get; }

    /// <summary>Lines of booked invoices.</summary>
    OpenApiBookedLineOperations BookedLines { get; }

    /// <summary>Lines of orders.</summary>
    OpenApiOrderLineOperations OrderLines { get; }

    /// <summary>Lines of quotes.</summary>
    OpenApiQuoteLineOperations QuoteLines { get; }

    /// <summary>Webhooks.</summary>
    OpenApiWebhookOperations Webhooks { get; }

    /// <summary>Contacts of suppliers.</summary>
    OpenApiSupplierContactOperations SupplierContacts { get; }

    /// <summary>Supplier groups.</summary>
    OpenApiSupplierGroupOperations SupplierGroups { get; }

    /// <summary>Subscriptions.</summary>
    OpenApiSubscriptionOperations Subscriptions { get; }

    /// <summary>Lines of subscriptions.</summary>
    OpenApiSubscriptionLineOperations SubscriptionLines { get; }

    /// <summary>Subscribers.</summary>
    OpenApiSubscriberOperations Subscribers { get; }

    /// <summary>Employees.</summary>
    OpenApiEmployeeOperations Employees { get; }

    /// <summary>Projects.</summary>
    OpenApiProjectOperations Projects { get; }

    /// <summary>Sends a request to a service that this client does not know, through the same pipeline. The path begins with service and version: <c>journalsapi/v15.0.0/draft-entries</c></summary>
    Task<RawResponse> SendAsync(RawRequest request, CallOptions? options = null, CancellationToken cancellationToken = default);
}
