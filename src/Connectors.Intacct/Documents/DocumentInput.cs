using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of a document.</summary>
public record DocumentInput
{
    /// <summary>Day of the transaction.</summary>
    public required DateOnly? TxnDate { get; init; }

    /// <summary>Customer.</summary>
    public required Reference? Customer { get; init; }

    /// <summary>How far it is. A new one takes pending (Intacct's default), draft or submitted.</summary>
    public DocumentState? State { get; init; }

    /// <summary>Day on which it is due.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>Day of posting.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>Its number. Left out, the definition's numbering sequence gives one; needed where there is none.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>The other side's number.</summary>
    public string? ReferenceNumber { get; init; }

    /// <summary>The customer's order number.</summary>
    [JsonPropertyName("customerPONumber")]
    public string? CustomerPoNumber { get; init; }

    /// <summary>Memo.</summary>
    public string? Memo { get; init; }

    /// <summary>Notes.</summary>
    public string? Notes { get; init; }

    /// <summary>Payment term.</summary>
    public Reference? PaymentTerm { get; init; }

    /// <summary>Shipping method.</summary>
    public Reference? ShippingMethod { get; init; }

    /// <summary>Base currency, ISO code.</summary>
    public string? BaseCurrency { get; init; }

    /// <summary>Currency of the document, ISO code.</summary>
    public string? TxnCurrency { get; init; }

    /// <summary>Project.</summary>
    public Reference? Project { get; init; }

    /// <summary>Contract, as a text.</summary>
    public string? ContractId { get; init; }

    /// <summary>Latest day of shipping.</summary>
    public DateOnly? ShipByDate { get; init; }

    /// <summary>Wished day of shipping.</summary>
    public DateOnly? RequestedShippingDate { get; init; }

    /// <summary>Attachment.</summary>
    public Reference? Attachment { get; init; }

    /// <summary>Tax solution.</summary>
    public Reference? TaxSolution { get; init; }

    /// <summary>The document that this one is made from. A conversion is a new document of the target's type with this member here and in each line.</summary>
    public Reference? SourceDocument { get; init; }

    /// <summary>Exchange rate.</summary>
    public DocumentExchangeRate? ExchangeRate { get; init; }

    /// <summary>Contacts, set by id.</summary>
    public DocumentContacts? Contacts { get; init; }

    /// <summary>Lines. They come with a full read. Lines without a key are added, those that are gone are deleted.</summary>
    [JsonConverter(typeof(DocumentLineListConverter))]
    public IReadOnlyList<DocumentLineInput>? Lines { get; init; }

    /// <summary>Discounts, surcharges and taxes of the whole document.</summary>
    public IReadOnlyList<DocumentSubtotalInput>? Subtotals { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
