namespace Connectors.Economic.Sync;

/// <summary>How e-conomic takes part in a sync. No business value is preset: what is not set here and not in the mapping is reported as missing.</summary>
public sealed class EconomicSyncOptions
{
    /// <summary>How far a pass reads back behind the newest stamp that it saw. Stamps have whole seconds; not less than two.</summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The currency of new customers without one, ISO 4217. <see langword="null"/>: such a customer is parked.</summary>
    public string? DefaultCurrency { get; set; }

    /// <summary>The group of new customers without one. <see langword="null"/>: such a customer is parked.</summary>
    public CustomerGroupNumber? DefaultCustomerGroup { get; set; }

    /// <summary>The payment terms of new customers without any. <see langword="null"/>: such a customer is parked.</summary>
    public PaymentTermsNumber? DefaultPaymentTerms { get; set; }

    /// <summary>The VAT zone of new customers without one: with a product's group it decides the VAT. <see langword="null"/>: such a customer is parked.</summary>
    public VatZoneNumber? DefaultVatZone { get; set; }

    /// <summary>The group of new products without one: it decides account and VAT. <see langword="null"/>: such a product is parked.</summary>
    public ProductGroupNumber? DefaultProductGroup { get; set; }

    /// <summary>The layout of documents to customers who have none. <see langword="null"/>: what e-conomic proposes for the customer.</summary>
    public LayoutNumber? DefaultLayout { get; set; }

    /// <summary>
    /// The CRM keeps the Danish CVR number in its field for VAT numbers. e-conomic has two members: CVR, and a VAT number that only agreements in Sweden, the United Kingdom, Germany, Poland and Finland
    /// have. As preset the CRM's registration number goes with the one and its VAT number with the other; here its VAT number goes with CVR and e-conomic's own VAT number is left out.
    /// </summary>
    public bool CvrInVatNumber { get; set; }

    /// <summary>
    /// Our marker stands in the "other reference" of documents that have no reference of the customer's: a document is then found again for sure, and its reader sees the marker on paper. Off as preset.
    /// </summary>
    public bool MarkDocuments { get; set; }

    /// <summary>How the text of a document names the one that it follows, when it is sent anew on purpose; <c>{0}</c> is the number of that one.</summary>
    public string ReplacesText { get; set; } = "Erstatter nr. {0}";

    /// <summary>VAT of expected totals is rounded line by line. The vendor does not say how it rounds; as preset per rate, over the whole document.</summary>
    public bool RoundVatPerLine { get; set; }

    /// <summary>
    /// How long a create may be repeated under its key. e-conomic keeps a key for an hour; not more than 59 minutes, and not more than <see cref="EconomicOptions.IdempotencyWindow"/>.
    /// </summary>
    public TimeSpan IdempotencyWindow { get; set; } = TimeSpan.FromMinutes(50);

    /// <summary>How long one write may take in all, the wait for the call budget included. Default 2 minutes.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long e-conomic may take to show a write that it accepted; only afterwards a record that is not found was not created. Default 4 minutes.</summary>
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromMinutes(4);

    internal EconomicSyncOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(WriteTimeout, TimeSpan.FromSeconds(1), nameof(WriteTimeout));
        ArgumentOutOfRangeException.ThrowIfLessThan(SettleTime, TimeSpan.Zero, nameof(SettleTime));
        ArgumentOutOfRangeException.ThrowIfLessThan(Overlap, TimeSpan.FromSeconds(2), nameof(Overlap));
        ArgumentOutOfRangeException.ThrowIfLessThan(IdempotencyWindow, TimeSpan.FromMinutes(1), nameof(IdempotencyWindow));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(IdempotencyWindow, TimeSpan.FromMinutes(59), nameof(IdempotencyWindow));
        if (DefaultCurrency is not null && (DefaultCurrency.Length != 3 || !DefaultCurrency.All(char.IsAsciiLetterUpper)))
            throw new ArgumentException($"'{DefaultCurrency}' is no currency: write three capital letters, such as DKK.", nameof(DefaultCurrency));
        if (ReplacesText is null || !ReplacesText.Contains("{0}", StringComparison.Ordinal))
            throw new ArgumentException($"'{ReplacesText}' does not say where the number stands: write {{0}} there.", nameof(ReplacesText));
        return this;
    }
}
