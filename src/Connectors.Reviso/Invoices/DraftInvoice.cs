using System.Text.Json;

namespace Connectors.Reviso;

/// <summary>An invoice that is not booked yet.</summary>
public sealed record DraftInvoice : SalesDocument
{
    /// <summary>Its key; the server chooses it.</summary>
    public InvoiceId? Id { get; init; }

    /// <summary>The date for VAT.</summary>
    public DateOnly? VatDate { get; init; }

    /// <summary>The contract with a public body.</summary>
    public Reference<TenderContractNumber>? TenderContract { get; init; }

    /// <summary>Files of the electronic invoice, as they come. Read only.</summary>
    public JsonElement? ElectronicInvoiceFiles { get; init; }

    /// <summary>Its voucher, as it comes. Read only.</summary>
    public JsonElement? Voucher { get; init; }
}
