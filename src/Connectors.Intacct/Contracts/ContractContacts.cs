namespace Connectors.Intacct;

/// <summary>The contacts of a contract by their role.</summary>
public sealed record ContractContacts
{
    /// <summary>Where invoices go.</summary>
    public Reference? BillTo { get; init; }

    /// <summary>Where goods go.</summary>
    public Reference? ShipTo { get; init; }

    /// <summary>A further contact.</summary>
    public Reference? AdditionalContact { get; init; }
}
