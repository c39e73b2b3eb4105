namespace Connectors.Intacct;

/// <summary>Names of <see cref="ProbedCapability"/>.</summary>
public static class IntacctCapabilities
{
    /// <summary>The credentials are accepted.</summary>
    public const string SignIn = "sign-in";

    /// <summary>The entity of the credentials exists and is seen.</summary>
    public const string Entity = "entity";

    /// <summary>Contacts can be read (company).</summary>
    public const string Contacts = "contacts";

    /// <summary>Customers can be read (accounts receivable).</summary>
    public const string Customers = "customers";

    /// <summary>Items can be read (inventory control or order entry).</summary>
    public const string Items = "items";

    /// <summary>Documents can be read (order entry).</summary>
    public const string Documents = "documents";

    /// <summary>There is a transaction definition for quotes, orders and invoices each.</summary>
    public const string TransactionDefinitions = "transaction-definitions";

    /// <summary>Projects can be read.</summary>
    public const string Projects = "projects";

    /// <summary>Contracts can be read.</summary>
    public const string Contracts = "contracts";

    /// <summary>The XML gateway can be used: the product has a sender id and the company lets it in.</summary>
    public const string Xml = "xml";

    /// <summary>Calls are free at this moment.</summary>
    public const string Quota = "quota";
}
