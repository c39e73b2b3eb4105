namespace Connectors.Intacct;

/// <summary>The contacts of a contract line by their role.</summary>
public sealed record ContractLineContacts
{
    /// <summary>Where invoices go.</summary>
    public Reference? BillTo { get; init; }

    /// <summary>Where goods go.</summary>
    public Reference? ShipTo { get; init; }
}
