using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A booked invoice.</summary>
public sealed record BookedInvoice : SalesDocument
{
    /// <summary>Its key.</summary>
    public BookedInvoiceNumber? BookedInvoiceNumber { get; init; }

    /// <summary>The key that it had as a draft, where Reviso still tells.</summary>
    public InvoiceId? Id { get; init; }

    /// <summary>The number that is printed, with the prefix of its series.</summary>
    [JsonConverter(typeof(LooseTextConverter))]
    public string? DisplayInvoiceNumber { get; init; }

    /// <summary>What is not paid yet. It filters no list: ask for the paid and the unpaid ones (<see cref="BookedInvoiceOperations.ListPaidAsync"/>, <see cref="BookedInvoiceOperations.ListUnpaidAsync"/>).</summary>
    public decimal? Remainder { get; init; }

    /// <summary>The date for VAT.</summary>
    public DateOnly? VatDate { get; init; }

    /// <summary>The contract with a public body.</summary>
    public Reference<TenderContractNumber>? TenderContract { get; init; }

    /// <summary>Files of the electronic invoice, as they come. Read only.</summary>
    public JsonElement? ElectronicInvoiceFiles { get; init; }

    /// <summary>Its voucher, as it comes. Read only.</summary>
    public JsonElement? Voucher { get; init; }
}
