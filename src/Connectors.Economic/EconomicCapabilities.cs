namespace Connectors.Economic;

/// <summary>Names of <see cref="ProbedCapability"/>.</summary>
public static class EconomicCapabilities
{
    /// <summary>The tokens are accepted.</summary>
    public const string SignIn = "sign-in";

    /// <summary>The tokens lead to the expected agreement.</summary>
    public const string Agreement = "agreement";

    /// <summary>The app's role reaches customers and invoices.</summary>
    public const string Role = "role";

    /// <summary>Customers can be read.</summary>
    public const string Customers = "customers";

    /// <summary>Products can be read.</summary>
    public const string Products = "products";

    /// <summary>Draft invoices can be read.</summary>
    public const string Invoices = "invoices";

    /// <summary>Orders can be read.</summary>
    public const string Orders = "orders";

    /// <summary>The OpenAPI services answer.</summary>
    public const string OpenApi = "open-api";

    /// <summary>Webhooks can be managed by the app (role SuperUser).</summary>
    public const string Webhooks = "webhooks";

    /// <summary>Records can be written: not in the shared demo agreement.</summary>
    public const string Writing = "writing";

    /// <summary>What is left of this minute.</summary>
    public const string Quota = "quota";
}
