namespace Connectors.Reviso;

/// <summary>A contact of a customer.</summary>
public sealed record CustomerContact : RevisoRecord
{
    /// <summary>Its number; the server chooses it.</summary>
    public ContactNumber? CustomerContactNumber { get; init; }

    /// <summary>Name, at most 255 characters; unique within the customer.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>Its identification on electronic invoices.</summary>
    public string? EInvoiceId { get; init; }

    /// <summary>Notes, at most 2000 characters.</summary>
    public string? Notes { get; init; }

    /// <summary>Which documents it gets by e-mail.</summary>
    public IReadOnlyList<ContactNotification>? EmailNotifications { get; init; }

    /// <summary>Deleted, but still named by documents. Read only.</summary>
    public bool? Deleted { get; init; }

    /// <summary>The number that Reviso shows.</summary>
    public int? SortKey { get; init; }

    /// <summary>Whose contact. Read only.</summary>
    public Reference<CustomerNumber>? Customer { get; init; }
}
