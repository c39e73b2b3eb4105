using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>A contact of a customer of the REST API.</summary>
public sealed record CustomerContact : EconomicRecord
{
    /// <summary>Its number, one of the whole agreement. The server chooses it.</summary>
    public ContactNumber? CustomerContactNumber { get; init; }

    /// <summary>Name, at most 255 characters. Two contacts of one customer cannot have the same.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>E-mail, at most 255 characters.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone, at most 50 characters.</summary>
    public string? Phone { get; init; }

    /// <summary>The person's id in electronic invoices, at most 50 characters.</summary>
    public string? EInvoiceId { get; init; }

    /// <summary>Notes, at most 2000 characters.</summary>
    public string? Notes { get; init; }

    /// <summary>What it is mailed.</summary>
    public IReadOnlyList<ContactNotification>? EmailNotifications { get; init; }

    /// <summary>Deleted, and kept because documents name it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Deleted { get; init; }

    /// <summary>The number that the user sees.</summary>
    public int? SortKey { get; init; }

    /// <summary>The customer. Read only.</summary>
    public Reference<CustomerNumber>? Customer { get; init; }
}
