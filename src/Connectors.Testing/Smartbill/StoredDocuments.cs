namespace Connectors.Testing.Smartbill;

/// <summary>What invoices and proformas have in common. Amounts are in the document's currency.</summary>
public abstract record StoredDocument
{
    /// <summary>The vendor's id (documentId).</summary>
    public required int Id { get; init; }

    /// <summary>Series.</summary>
    public required string Series { get; init; }

    /// <summary>The printed number with its leading zeros; empty on a draft.</summary>
    public string Number { get; init; } = "";

    /// <summary>A draft: no number, nothing is posted.</summary>
    public bool IsDraft { get; init; }

    /// <summary>Cancelled; it can be restored.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Date of issue.</summary>
    public DateOnly IssueDate { get; init; }

    /// <summary>Due date.</summary>
    public DateOnly DueDate { get; init; }

    /// <summary>Date of delivery.</summary>
    public DateOnly? DeliveryDate { get; init; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = "RON";

    /// <summary>RON for one unit of <see cref="Currency"/>.</summary>
    public decimal ExchangeRate { get; init; } = 1;

    /// <summary>Decimals of the lines' amounts, 2 to 4.</summary>
    public int Precision { get; init; } = 2;

    /// <summary>Language of print.</summary>
    public string Language { get; init; } = "RO";

    /// <summary>The client as printed.</summary>
    public required StoredClient Client { get; init; }

    /// <summary>Lines, discounts among them, computed.</summary>
    public IReadOnlyList<StoredLine> Lines { get; init; } = [];

    /// <summary>Without VAT.</summary>
    public decimal Net { get; init; }

    /// <summary>VAT.</summary>
    public decimal Vat { get; init; }

    /// <summary>With VAT.</summary>
    public decimal Total { get; init; }

    /// <summary>The payment link; empty without one.</summary>
    public string PaymentUrl { get; init; } = "";

    /// <summary>Printed text.</summary>
    public string Mentions { get; init; } = "";

    /// <summary>Printed, or for reports only: the vendor says both.</summary>
    public string Observations { get; init; } = "";

    /// <summary>Further printed texts by the name of their member: issuerName, issuerCnp, delegateName, delegateIdentityCard, delegateAuto, aviz.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>The company was registered for VAT when it was issued.</summary>
    public bool IssuedAsVatPayer { get; init; } = true;

    /// <summary>The company's intra-community CIF was asked for.</summary>
    public bool UsesIntraCif { get; init; }

    /// <summary>E-mail of the user who issued it; a colleague's when it did not come over the API.</summary>
    public string IssuedBy { get; init; } = "";

    /// <summary>When it was written.</summary>
    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>Series and number without a blank, as in the vendor's texts.</summary>
    public string Label => Series + Number;
}

/// <summary>An invoice.</summary>
public sealed record StoredInvoice : StoredDocument
{
    /// <summary>It moves stock.</summary>
    public bool UseStock { get; init; }

    /// <summary>VAT on collection, as sent and not checked: base, VAT, total.</summary>
    public (decimal? Base, decimal? Vat, decimal? Total)? PaymentTax { get; init; }

    /// <summary>The invoice that this one reverses (its <see cref="StoredDocument.Id"/>).</summary>
    public int? StornoOf { get; init; }

    /// <summary>The proforma that it was made from (its <see cref="StoredDocument.Id"/>).</summary>
    public int? EstimateId { get; init; }
}

/// <summary>A proforma (estimate).</summary>
public sealed record StoredEstimate : StoredDocument;

/// <summary>A line of a document.</summary>
public sealed record StoredLine
{
    /// <summary>Name as printed.</summary>
    public required string Name { get; init; }

    /// <summary>Code.</summary>
    public string Code { get; init; } = "";

    /// <summary>Description; may have line breaks.</summary>
    public string Description { get; init; } = "";

    /// <summary>Unit.</summary>
    public string Unit { get; init; } = "buc";

    /// <summary>Quantity; zero and negative are possible.</summary>
    public decimal Quantity { get; init; } = 1;

    /// <summary>Price of a unit, as sent, in <see cref="Currency"/>.</summary>
    public decimal Price { get; init; }

    /// <summary>Currency of the price.</summary>
    public string Currency { get; init; } = "RON";

    /// <summary>The document's currency for one unit of the line's; 1 when they are the same.</summary>
    public decimal ExchangeRate { get; init; } = 1;

    /// <summary>The price includes VAT.</summary>
    public bool IsTaxIncluded { get; init; }

    /// <summary>VAT rate, 0 % without a name for a company that is not registered.</summary>
    public StoredTax Tax { get; init; } = new("Normala", 21);

    /// <summary>A service: no stock.</summary>
    public bool IsService { get; init; }

    /// <summary>Warehouse; empty without one.</summary>
    public string Warehouse { get; init; } = "";

    /// <summary>Name and unit in another language.</summary>
    public (string Name, string Unit) Translated { get; init; } = ("", "");

    /// <summary>A discount over preceding lines.</summary>
    public bool IsDiscount { get; init; }

    /// <summary>Over how many preceding lines; null: the discount is silently ignored.</summary>
    public int? NumberOfItems { get; init; }

    /// <summary>1 value, 2 percent; anything else is accepted and computed wrongly.</summary>
    public int DiscountType { get; init; } = 2;

    /// <summary>Value of a discount, negative.</summary>
    public decimal DiscountValue { get; init; }

    /// <summary>Percentage of a discount.</summary>
    public decimal DiscountPercentage { get; init; }

    /// <summary>Without VAT.</summary>
    public decimal Net { get; init; }

    /// <summary>VAT.</summary>
    public decimal Vat { get; init; }

    /// <summary>With VAT.</summary>
    public decimal Total => Net + Vat;
}

/// <summary>A payment.</summary>
public sealed record StoredPayment
{
    /// <summary>The vendor's id.</summary>
    public required int Id { get; init; }

    /// <summary>The type, spelt as the vendor does.</summary>
    public required string Type { get; init; }

    /// <summary>Amount in <see cref="Currency"/>.</summary>
    public decimal Value { get; init; }

    /// <summary>The amount as it was written in the request.</summary>
    public string ValueText { get; init; } = "";

    /// <summary>ISO 4217.</summary>
    public string Currency { get; init; } = "RON";

    /// <summary>Date of the payment.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Counted as cash.</summary>
    public bool IsCash { get; init; }

    /// <summary>A receipt without a number.</summary>
    public bool IsDraft { get; init; }

    /// <summary>Series of the receipt; empty for other types.</summary>
    public string Series { get; init; } = "";

    /// <summary>Printed number of the receipt; empty for other types.</summary>
    public string Number { get; init; } = "";

    /// <summary>The client's name.</summary>
    public string ClientName { get; init; } = "";

    /// <summary>The client's CIF as stored.</summary>
    public string ClientCif { get; init; } = "";

    /// <summary>Text on the receipt, or the remark.</summary>
    public string Text { get; init; } = "";

    /// <summary>What it pays: invoice ids and amounts. Empty: an advance, or its invoice was cancelled.</summary>
    public IReadOnlyList<StoredAllocation> Allocations { get; init; } = [];

    /// <summary>Lines of a fiscal receipt.</summary>
    public IReadOnlyList<StoredLine> Lines { get; init; } = [];

    /// <summary>How a fiscal receipt was paid: member name and amount.</summary>
    public IReadOnlyDictionary<string, decimal> Received { get; init; } = new Dictionary<string, decimal>();
}

/// <summary>A part of a payment that pays an invoice.</summary>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="Amount">How much.</param>
public sealed record StoredAllocation(int InvoiceId, decimal Amount);
