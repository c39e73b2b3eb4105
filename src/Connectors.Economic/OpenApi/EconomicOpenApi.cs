namespace Connectors.Economic;

internal sealed class EconomicOpenApi(OpenApiApi api) : IEconomicOpenApi
{
    public OpenApiCustomerOperations Customers => field ??= new(api);

    public OpenApiContactOperations Contacts => field ??= new(api);

    public OpenApiDeliveryLocationOperations DeliveryLocations => field ??= new(api);

    public OpenApiProductOperations Products => field ??= new(api);

    public OpenApiProductGroupOperations ProductGroups => field ??= new(api);

    public OpenApiProductGroupZoneOperations ProductGroupZones => field ??= new(api);

    public OpenApiPriceGroupOperations PriceGroups => field ??= new(api);

    public OpenApiSpecialPriceOperations SpecialPrices => field ??= new(api);

    public OpenApiSpecialPriceInCurrencyOperations SpecialPricesInCurrency => field ??= new(api);

    public OpenApiSalesPriceOperations SalesPrices => field ??= new(api);

    public OpenApiDraftInvoiceOperations DraftInvoices => field ??= new(api);

    public OpenApiDraftLineOperations DraftLines => field ??= new(api);

    public OpenApiBookedLineOperations BookedLines => field ??= new(api);

    public OpenApiOrderLineOperations OrderLines => field ??= new(api);

    public OpenApiQuoteLineOperations QuoteLines => field ??= new(api);

    public OpenApiWebhookOperations Webhooks => field ??= new(api);

    public OpenApiSupplierContactOperations SupplierContacts => field ??= new(api);

    public OpenApiSupplierGroupOperations SupplierGroups => field ??= new(api);

    public OpenApiSubscriptionOperations Subscriptions => field ??= new(api);

    public OpenApiSubscriptionLineOperations SubscriptionLines => field ??= new(api);

    public OpenApiSubscriberOperations Subscribers => field ??= new(api);

    public OpenApiEmployeeOperations Employees => field ??= new(api);

    public OpenApiProjectOperations Projects => field ??= new(api);

    public Task<RawResponse> SendAsync(RawRequest request, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        api.SendRawAsync(request, options, cancellationToken);
}
