namespace Connectors.Smartbill;

/// <summary>Names of <see cref="ProbedCapability"/>.</summary>
public static class SmartbillCapabilities
{
    /// <summary>E-mail and token are accepted.</summary>
    public const string SignIn = "sign-in";

    /// <summary>The user reaches the company.</summary>
    public const string Company = "company";

    /// <summary>There is a series for invoices.</summary>
    public const string InvoiceSeries = "invoice-series";

    /// <summary>There is a series for proformas.</summary>
    public const string EstimateSeries = "estimate-series";

    /// <summary>Stock can be read: the Gestiune module is there.</summary>
    public const string Stock = "stock";

    /// <summary>Clients, suppliers, products and warehouses can be read by the V3 interface.</summary>
    public const string Nomenclatures = "nomenclatures";

    /// <summary>Calls are left.</summary>
    public const string Quota = "quota";
}
