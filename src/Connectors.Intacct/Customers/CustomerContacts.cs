namespace Connectors.Intacct;

/// <summary>The contacts of a customer by their role.</summary>
public sealed record CustomerContacts
{
    /// <summary>The customer's own contact.</summary>
    public EmbeddedContact? Default { get; init; }

    /// <summary>The person to talk to.</summary>
    public Reference? Primary { get; init; }

    /// <summary>Where invoices go.</summary>
    public Reference? BillTo { get; init; }

    /// <summary>Where goods go.</summary>
    public Reference? ShipTo { get; init; }
}
