namespace Connectors.Uniconta;

/// <summary>Names of <see cref="ProbedCapability"/>.</summary>
public static class UnicontaCapabilities
{
    /// <summary>User name and password are accepted.</summary>
    public const string SignIn = "sign-in";

    /// <summary>The user reaches the company.</summary>
    public const string Company = "company";

    /// <summary>The words of lists come in the language that the credentials name.</summary>
    public const string Language = "language";

    /// <summary>Debtors can be read.</summary>
    public const string Debtors = "debtors";

    /// <summary>Contacts can be read.</summary>
    public const string Contacts = "contacts";

    /// <summary>Employees can be read.</summary>
    public const string Employees = "employees";

    /// <summary>Items can be read.</summary>
    public const string Items = "items";

    /// <summary>Orders can be read.</summary>
    public const string Orders = "orders";

    /// <summary>Offers can be read.</summary>
    public const string Offers = "offers";

    /// <summary>Invoices can be read.</summary>
    public const string Invoices = "invoices";

    /// <summary>The Web API lets the user in, which posting invoices and their PDFs need.</summary>
    public const string WebApi = "web-api";

    /// <summary>Calls are left today.</summary>
    public const string Quota = "quota";
}
