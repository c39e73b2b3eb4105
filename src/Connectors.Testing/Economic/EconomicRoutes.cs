namespace Connectors.Testing.Economic;

/// <summary>All operations of both surfaces.</summary>
internal static class EconomicRoutes
{
    public static RouteTable<EconomicCall> Build()
    {
        var routes = new RouteTable<EconomicCall>();
        SelfEndpoints.Map(routes);
        CustomerEndpoints.Map(routes);
        ReferenceEndpoints.Map(routes);
        ProductEndpoints.Map(routes);
        OrderEndpoints.Map(routes);
        InvoiceEndpoints.Map(routes);
        LedgerEndpoints.Map(routes);
        CustomerService.Map(routes);
        ProductService.Map(routes);
        Q2CService.Map(routes);
        WebhookService.Map(routes);
        OtherServices.Map(routes);
        return routes;
    }
}
