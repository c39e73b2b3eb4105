namespace Connectors.Economic;

/// <summary>A contact of a customer.</summary>
public sealed record OpenApiContact : OpenApiRecord
{
    /// <summary>Its number. Read only.</summary>
    public ContactNumber? Number { get; init; }

    /// <summary>The customer.</summary>
    public required CustomerNumber CustomerNumber { get; init; }

    /// <summary>The number that the user sees. Read only.</summary>
    public int? UserInterfaceNumber { get; init; }

    /// <summary>Name, at most 255 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>E-mail, at most 255 characters.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone, at most 50 characters.</summary>
    public string? Phone { get; init; }

    /// <summary>Notes, at most 2000 characters.</summary>
    public string? Notes { get; init; }

    /// <summary>Id in electronic invoices, at most 50 characters.</summary>
    public string? EInvoiceId { get; init; }

    /// <summary>The last change, whole seconds. Read only.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>Is mailed quotes.</summary>
    public bool? ReceiveQuotes { get; init; }

    /// <summary>Is mailed orders.</summary>
    public bool? ReceiveOrders { get; init; }

    /// <summary>Is mailed invoices.</summary>
    public bool? ReceiveInvoices { get; init; }

    /// <summary>Is named in electronic invoices.</summary>
    public bool? ReceiveEInvoices { get; init; }

    /// <summary>Is mailed statements of account.</summary>
    public bool? ReceiveStatementOfAccounts { get; init; }

    /// <summary>Is mailed reminders.</summary>
    public bool? ReceiveReminders { get; init; }

    /// <summary>Deleted, and kept because documents name it. Read only.</summary>
    public bool? IsDeleted { get; init; }

    /// <summary>In use. Read only.</summary>
    public bool? Active { get; init; }
}
