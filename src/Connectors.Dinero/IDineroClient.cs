namespace Connectors.Dinero;

/// <summary>One organisation of Dinero. Thread-safe. To be faked, not implemented: members may be added in a minor version.</summary>
public interface IDineroClient
{
    /// <summary>The organisation.</summary>
    OrganizationId OrganizationId { get; }

    /// <summary>Organisations that the credentials reach, and countries.</summary>
    OrganizationOperations Organizations { get; }

    /// <summary>Customers and suppliers.</summary>
    ContactOperations Contacts { get; }

    /// <summary>Notes on contacts.</summary>
    ContactNoteOperations ContactNotes { get; }

    /// <summary>Products.</summary>
    ProductOperations Products { get; }

    /// <summary>Accounts, kinds of VAT, accounting years.</summary>
    AccountOperations Accounts { get; }

    /// <summary>Invoices.</summary>
    InvoiceOperations Invoices { get; }

    /// <summary>Sales credit notes.</summary>
    CreditNoteOperations CreditNotes { get; }

    /// <summary>Trade offers.</summary>
    TradeOfferOperations TradeOffers { get; }

    /// <summary>Invoices and credit notes together, and their settings.</summary>
    SalesOperations Sales { get; }

    /// <summary>Reminders of overdue invoices.</summary>
    ReminderOperations Reminders { get; }

    /// <summary>Files and attachments.</summary>
    FileOperations Files { get; }

    /// <summary>Entries, reports and the cash journal.</summary>
    LedgerOperations Ledger { get; }

    /// <summary>Purchases.</summary>
    PurchaseOperations Purchases { get; }

    /// <summary>Manual vouchers.</summary>
    ManualVoucherOperations ManualVouchers { get; }

    /// <summary>Subscriptions to events.</summary>
    WebhookOperations Webhooks { get; }

    /// <summary>Finds out what the credentials can do here, capability by capability (<see cref="DineroCapabilities"/>). It changes nothing and never throws for a refusal.</summary>
    Task<ProbeResult> ProbeAsync(CallOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Sends a request that this client does not know, through the same pipeline. The path begins with the version: <c>v1/12345/…</c></summary>
    Task<RawResponse> SendAsync(RawRequest request, CallOptions? options = null, CancellationToken cancellationToken = default);
}
