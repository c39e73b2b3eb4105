namespace Connectors.Dinero;

/// <summary>Names of <see cref="ProbedCapability"/>.</summary>
public static class DineroCapabilities
{
    /// <summary>The credentials are accepted.</summary>
    public const string SignIn = "sign-in";

    /// <summary>The credentials reach the organisation.</summary>
    public const string Organization = "organization";

    /// <summary>The organisation has Dinero Pro or Total.</summary>
    public const string Plan = "plan";

    /// <summary>Contacts can be read.</summary>
    public const string Contacts = "contacts";

    /// <summary>Products can be read.</summary>
    public const string Products = "products";

    /// <summary>Invoices can be read.</summary>
    public const string Invoices = "invoices";

    /// <summary>Calls are left this minute.</summary>
    public const string Quota = "quota";
}
