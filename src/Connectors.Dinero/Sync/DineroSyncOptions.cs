namespace Connectors.Dinero.Sync;

/// <summary>How Dinero takes part in a sync. No business value is preset: what is not set here and not in the mapping is reported as missing.</summary>
public sealed class DineroSyncOptions
{
    /// <summary>How far a pass reads back behind the newest stamp that it saw. Dinero's stamps have no zone, so not less than two hours.</summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromHours(3);

    /// <summary>The country of new contacts without one, two letters. <see langword="null"/>: such a contact is parked.</summary>
    public string? DefaultCountry { get; set; }

    /// <summary>The sales account of new products without one: it decides their VAT. <see langword="null"/>: such a product is parked.</summary>
    public int? DefaultSalesAccount { get; set; }

    /// <summary>The unit of new products without one. <see langword="null"/>: such a product is parked.</summary>
    public ProductUnit? DefaultUnit { get; set; }

    /// <summary>
    /// Reads changed contacts by version 2 of the list, which shows living and deleted ones in one pass: one call less per run. Version 1 (default) takes a pass for each.
    /// </summary>
    public bool ReadContactListV2 { get; set; }

    /// <summary>How an e-invoice asks to be paid. <see langword="null"/>: a flow that sends e-invoices refuses its documents.</summary>
    public PaymentMean? ElectronicPayment { get; set; }

    /// <summary>How the customer's reference is written in the comment of a document, which has no field for it; <c>{0}</c> is the reference.</summary>
    public string YourReferenceText { get; set; } = "Deres ref.: {0}";

    /// <summary>How our own reference is written in the comment of a document; <c>{0}</c> is the reference.</summary>
    public string OurReferenceText { get; set; } = "Vores ref.: {0}";

    /// <summary>How the comment of a document names the one that it follows, when it is sent anew on purpose; <c>{0}</c> is the number of that one.</summary>
    public string ReplacesText { get; set; } = "Erstatter nr. {0}";

    /// <summary>How long one write may take in all, the wait for the call budget included. Default 2 minutes.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long Dinero may take to show a write that it accepted; only afterwards a record that is not found was not created. Default 4 minutes.</summary>
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromMinutes(4);

    internal DineroSyncOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(WriteTimeout, TimeSpan.FromSeconds(1), nameof(WriteTimeout));
        ArgumentOutOfRangeException.ThrowIfLessThan(SettleTime, TimeSpan.Zero, nameof(SettleTime));
        ArgumentOutOfRangeException.ThrowIfLessThan(Overlap, TimeSpan.FromHours(2), nameof(Overlap));
        if (DefaultCountry is not null && (DefaultCountry.Length != 2 || !DefaultCountry.All(char.IsAsciiLetterUpper)))
            throw new ArgumentException($"'{DefaultCountry}' is no country: write two capital letters, such as DK.", nameof(DefaultCountry));
        foreach (var (text, name) in new[] { (YourReferenceText, nameof(YourReferenceText)), (OurReferenceText, nameof(OurReferenceText)), (ReplacesText, nameof(ReplacesText)) })
        {
            if (text is null || !text.Contains("{0}", StringComparison.Ordinal))
                throw new ArgumentException($"'{text}' does not say where the reference stands: write {{0}} there.", name);
        }

        return this;
    }
}
