namespace Connectors.Economic;

/// <summary>What quotes, orders and invoices have in common. Amounts are the server's: what is sent of them is ignored.</summary>
public abstract record SalesDocument : EconomicRecord
{
    /// <summary>The date of the document.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The currency, ISO 4217.</summary>
    public required string Currency { get; init => field = value ?? ""; }

    /// <summary>The customer. Another customer later does not refresh recipient, terms and layout.</summary>
    public required Reference<CustomerNumber>? Customer { get; init; }

    /// <summary>The layout.</summary>
    public required Reference<LayoutNumber>? Layout { get; init; }

    /// <summary>The payment terms.</summary>
    public required DocumentPaymentTerms? PaymentTerms { get; init; }

    /// <summary>Who receives the document.</summary>
    public required Recipient? Recipient { get; init; }

    /// <summary>The price of 100 units of the currency in base currency, six decimals. 100 where the currencies are the same.</summary>
    public decimal? ExchangeRate { get; init; }

    /// <summary>When it is due. Only for terms of the type <c>dueDate</c>, which require it; computed for all others.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>Where goods go.</summary>
    public Reference<DeliveryLocationNumber>? DeliveryLocation { get; init; }

    /// <summary>The address of the delivery.</summary>
    public Delivery? Delivery { get; init; }

    /// <summary>Heading and texts.</summary>
    public DocumentNotes? Notes { get; init; }

    /// <summary>Whom and what the document refers to.</summary>
    public DocumentReferences? References { get; init; }

    /// <summary>The project.</summary>
    public Reference<ProjectNumber>? Project { get; init; }

    /// <summary>The lines. Lists leave them out: read the single document. A write replaces all of them.</summary>
    public IReadOnlyList<SalesLine>? Lines { get; init; }

    /// <summary>Sum without VAT. Read only.</summary>
    public decimal? NetAmount { get; init; }

    /// <summary>Sum with VAT. Read only.</summary>
    public decimal? GrossAmount { get; init; }

    /// <summary>The VAT. Read only.</summary>
    public decimal? VatAmount { get; init; }

    /// <summary>What was rounded. Read only.</summary>
    public decimal? RoundingAmount { get; init; }

    /// <summary>Sum without VAT in base currency. Read only.</summary>
    public decimal? NetAmountInBaseCurrency { get; init; }

    /// <summary>Sum with VAT in base currency. Read only.</summary>
    public decimal? GrossAmountInBaseCurrency { get; init; }

    /// <summary>Cost in base currency. Read only.</summary>
    public decimal? CostPriceInBaseCurrency { get; init; }

    /// <summary>Margin in base currency. Read only.</summary>
    public decimal? MarginInBaseCurrency { get; init; }

    /// <summary>Margin, per cent. Read only.</summary>
    public decimal? MarginPercentage { get; init; }

    /// <summary>The last change, whole seconds. Drafts only; read only.</summary>
    public DateTimeOffset? LastUpdated { get; init; }
}
