namespace Connectors.Reviso.Sync;

/// <summary>How Reviso takes part in a sync. No business value is preset: what is not set here and not in the mapping is reported as missing.</summary>
public sealed class RevisoSyncOptions
{
    /// <summary>How far a pass reads back behind the newest stamp that it saw. Stamps have whole seconds, so not less than one. Default 2 minutes.</summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Customers are read by their last change (default). No document says that Reviso's customers carry one, as e-conomic's do: where they carry none every pass reads all of them by itself, and <see langword="false"/>
    /// declares that, so that the engine compares instead of looking at each.
    /// </summary>
    public bool ReadCustomersByChange { get; set; } = true;

    /// <summary>The currency of new customers without one, three letters. <see langword="null"/>: such a customer is parked.</summary>
    public string? DefaultCurrency { get; set; }

    /// <summary>The group of new customers without one. <see langword="null"/>: such a customer is parked.</summary>
    public int? DefaultCustomerGroup { get; set; }

    /// <summary>The payment terms of new customers without any. <see langword="null"/>: such a customer is parked.</summary>
    public int? DefaultPaymentTerms { get; set; }

    /// <summary>The VAT zone of new customers without one. <see langword="null"/>: such a customer is parked.</summary>
    public int? DefaultVatZone { get; set; }

    /// <summary>Where the article code of the CRM stands in Reviso. Set <see cref="RevisoArticleCode.BarCode"/> for agreements that number products themselves.</summary>
    public RevisoArticleCode ArticleCode { get; set; }

    /// <summary>
    /// Documents carry our marker in their other reference (<c>references.other</c>), behind the customer's reference if there is one. By it a document whose reply was lost is found, and nothing is sent twice.
    /// <see langword="false"/>: it is not written, and such a document is asked about.
    /// </summary>
    public bool MarkDocuments { get; set; } = true;

    /// <summary>The layout of documents whose customer has none of its own. <see langword="null"/>: Reviso's choice. Sources disagree whether it may be left out.</summary>
    public int? Layout { get; set; }

    /// <summary>
    /// Lines without an article are sent as texts. Off, since one source found that every line needs a product: such a line is refused before sending, by its number.
    /// </summary>
    public bool AllowTextLines { get; set; }

    /// <summary>
    /// How the day until which an offer holds is printed, since Reviso has no member for it: a format with the day as <c>{0}</c>. <see langword="null"/>: an offer with such a day is refused by name.
    /// </summary>
    public string? ValidUntilText { get; set; } = "Valido fino al {0:dd/MM/yyyy}";

    /// <summary>How the text of a document names the one that it follows, when it is sent anew on purpose; <c>{0}</c> is the number of that one.</summary>
    public string ReplacesText { get; set; } = "Sostituisce il documento n. {0}";

    /// <summary>The decimals of quantities. Reviso does not say; its sister refuses more than two. What has more is refused before sending, by its line.</summary>
    public int QuantityDecimals { get; set; } = 2;

    /// <summary>How the VAT of a document is expected to be rounded: line by line, as one integrator found, or per VAT rate.</summary>
    public RevisoVatRounding VatRounding { get; set; }

    /// <summary>
    /// Refuses customers in Italy whom the exchange system (SDI) could not reach, when they are saved and before a document is sent to them: tax number, recipient code or PEC, province and country, all that is missing at once.
    /// Off as preset: that Reviso itself demands it is not documented. What became of an e-invoice Reviso's API never tells.
    /// </summary>
    public bool CheckEInvoice { get; set; }

    /// <summary>How long one write may take in all, the wait for the call budget included. Default 2 minutes.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long Reviso may take to show a write that it accepted; only afterwards a record that is not found was not created. Default 4 minutes.</summary>
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromMinutes(4);

    internal RevisoSyncOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Overlap, TimeSpan.FromSeconds(1), nameof(Overlap));
        ArgumentOutOfRangeException.ThrowIfLessThan(WriteTimeout, TimeSpan.FromSeconds(1), nameof(WriteTimeout));
        ArgumentOutOfRangeException.ThrowIfLessThan(SettleTime, TimeSpan.Zero, nameof(SettleTime));
        ArgumentOutOfRangeException.ThrowIfNegative(QuantityDecimals, nameof(QuantityDecimals));
        if (DefaultCurrency is not null && (DefaultCurrency.Length != 3 || !DefaultCurrency.All(char.IsAsciiLetterUpper)))
            throw new ArgumentException($"'{DefaultCurrency}' is no currency: write three capital letters, such as EUR.", nameof(DefaultCurrency));
        foreach (var (name, number) in new[]
        {
            (nameof(DefaultCustomerGroup), DefaultCustomerGroup), (nameof(DefaultPaymentTerms), DefaultPaymentTerms), (nameof(DefaultVatZone), DefaultVatZone), (nameof(Layout), Layout),
        })
        {
            if (number is <= 0)
                throw new ArgumentOutOfRangeException(name, number, "Reviso's numbers begin at 1.");
        }

        if (ValidUntilText is not null && !ValidUntilText.Contains("{0", StringComparison.Ordinal))
            throw new ArgumentException($"'{ValidUntilText}' has no place for the day: write {{0:dd/MM/yyyy}} where it stands.", nameof(ValidUntilText));
        if (ReplacesText is null || !ReplacesText.Contains("{0}", StringComparison.Ordinal))
            throw new ArgumentException($"'{ReplacesText}' does not say where the number stands: write {{0}} there.", nameof(ReplacesText));
        if (!Enum.IsDefined(ArticleCode))
            throw new ArgumentOutOfRangeException(nameof(ArticleCode), ArticleCode, "It is none of the two places.");
        if (!Enum.IsDefined(VatRounding))
            throw new ArgumentOutOfRangeException(nameof(VatRounding), VatRounding, "It is none of the two ways.");
        return this;
    }
}

/// <summary>Where an article code of the CRM stands.</summary>
public enum RevisoArticleCode
{
    /// <summary>It is the product's number.</summary>
    ProductNumber,

    /// <summary>It is the product's bar code, because the agreement numbers products itself.</summary>
    BarCode,
}

/// <summary>How the VAT of a document is rounded.</summary>
public enum RevisoVatRounding
{
    /// <summary>Each line's VAT to the cent, then the sum.</summary>
    PerLine,

    /// <summary>The VAT of all lines of one rate to the cent.</summary>
    PerRate,
}
