namespace Connectors.Reviso;

/// <summary>Names of <see cref="ProbedCapability"/>.</summary>
public static class RevisoCapabilities
{
    /// <summary>The tokens are accepted.</summary>
    public const string SignIn = "sign-in";

    /// <summary>How long the grant still lives: 360 days from <see cref="RevisoCredentials.GrantedAt"/>.</summary>
    public const string Grant = "grant";

    /// <summary>The tokens lead to the expected agreement, and to one with accounting data.</summary>
    public const string Agreement = "agreement";

    /// <summary>The app's role reaches customers and invoices.</summary>
    public const string Role = "role";

    /// <summary>Customers can be read.</summary>
    public const string Customers = "customers";

    /// <summary>Products can be read.</summary>
    public const string Products = "products";

    /// <summary>Quotations can be read.</summary>
    public const string Quotations = "quotations";

    /// <summary>Orders can be read.</summary>
    public const string Orders = "orders";

    /// <summary>Draft invoices can be read.</summary>
    public const string Invoices = "invoices";

    /// <summary>The module for stock.</summary>
    public const string Inventory = "inventory";

    /// <summary>Records can be written: not in the shared demo agreement.</summary>
    public const string Writing = "writing";

    /// <summary>Calls that are left, as they are counted here.</summary>
    public const string Quota = "quota";
}
