namespace Connectors.Smartbill.Sync;

/// <summary>How SmartBill takes part in a connection. No business value is preset: what is neither set here nor said by the document is refused by name.</summary>
public sealed class SmartbillSyncOptions
{
    /// <summary>The series of invoices, for flows that name none themselves. Best one that nobody else uses.</summary>
    public string? InvoiceSeries { get; set; }

    /// <summary>The series of proformas, for flows that name none themselves.</summary>
    public string? EstimateSeries { get; set; }

    /// <summary>The warehouse whose stock is read and discharged, letter case as in SmartBill. <see langword="null"/>: the stock of all warehouses is summed, and nothing is discharged.</summary>
    public string? Warehouse { get; set; }

    /// <summary>Shows the stock of all warehouses together although <see cref="Warehouse"/> is the one that invoices discharge.</summary>
    public bool SumWarehouses { get; set; }

    /// <summary>How often scheduled runs read the whole stock. Default 24 hours; in between the items of our own invoices and those that SmartBill's webhook names are read one by one.</summary>
    public TimeSpan ReadStockEvery { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Invoices discharge stock from <see cref="Warehouse"/>. Off unless somebody switches it on; needs the Gestiune module.</summary>
    public bool DischargeStock { get; set; }

    /// <summary>The company uses product codes ("Foloseste cod produs"): every line needs one. On by default, because stock is only found by codes.</summary>
    public bool UsesProductCodes { get; set; } = true;

    /// <summary>Codes of services: their lines discharge no stock. A line without a code is always a service.</summary>
    public ICollection<string> ServiceCodes { get; } = [];

    /// <summary>VAT words of the CRM and the names of the account's rates that they stand for: <c>"S21" = "Normala"</c>. A word that is neither here nor a rate's own name is refused.</summary>
    public IDictionary<string, string> VatRates { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Unit words of the CRM and the account's units that they stand for: <c>"piece" = "buc"</c>.</summary>
    public IDictionary<string, string> Units { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The account's units, letter case as in SmartBill, which the published interface does not tell. Empty: a unit is not checked beforehand, and SmartBill refuses a wrong one. With
    /// <see cref="SmartbillOptions.UseUndocumentedEndpoints"/> and <see cref="ReadUnits"/> they are read.
    /// </summary>
    public ICollection<string> AccountUnits { get; } = [];

    /// <summary>Reads the account's units by a call of the vendor's shop plugin; needs <see cref="SmartbillOptions.UseUndocumentedEndpoints"/>.</summary>
    public bool ReadUnits { get; set; }

    /// <summary>What a discount line is called on the document.</summary>
    public string DiscountName { get; set; } = "Discount";

    /// <summary>How VAT is rounded in the totals that are computed beforehand. SmartBill does not document it.</summary>
    public SmartbillRounding Rounding { get; set; }

    /// <summary>
    /// A total that differs from the CRM's blocks an invoice before it is issued. On by default, because an issued invoice cannot be changed; off: the difference is shown afterwards.
    /// </summary>
    public bool BlockOnDifferentTotals { get; set; } = true;

    /// <summary>Decimals of the document's amounts, 2 to 4. <see langword="null"/>: as many as the prices have, two at least.</summary>
    public int? Precision { get; set; }

    /// <summary>
    /// Prints a short reference of ours among the mentions: it is what tells our document from a colleague's after a lost answer. Off: then only the series tells.
    /// </summary>
    public bool PrintReference { get; set; } = true;

    /// <summary>
    /// Looks at the page of an invoice that looks unpaid, whether it says that it is cancelled: what SmartBill's payment state says of such an invoice is not documented. One call more per open invoice and day.
    /// </summary>
    public bool ReadPageOfOpenInvoices { get; set; } = true;

    /// <summary>
    /// Looks among the newest 50 numbers of its series, and those that the monitor has read, for the reversal (storno) of an invoice that looks unpaid, where <see cref="ReadPageOfOpenInvoices"/> is on. A number that the monitor reads anyway
    /// costs nothing, each of the others one call a day while an older invoice of ours is open. Off: a reversal is seen only where SmartBill's payment state shows it.
    /// </summary>
    public bool LookForStornos { get; set; } = true;

    /// <summary>Which address stands in the CRM.</summary>
    public SmartbillLink Link { get; set; }

    /// <summary>Checks before an invoice whether the e-invoice system would take its customer (customers in Romania only). Off for companies that do not use e-Factura.</summary>
    public bool CheckEInvoice { get; set; } = true;

    /// <summary>What stands for the CNP of a private person without one: <c>-</c> or zeros. <see langword="null"/>: such a person is refused where <see cref="CheckEInvoice"/> is on.</summary>
    public string? PersonWithoutCnp { get; set; }

    /// <summary>The country of a customer without one, as SmartBill shall print it: <c>Romania</c>. <see langword="null"/>: such a customer is refused.</summary>
    public string? DefaultCountry { get; set; }

    /// <summary>The documents' language; null is the account's.</summary>
    public SmartbillLanguage? Language { get; set; }

    /// <summary>Offers the account's customers as a read-only list. Needs <see cref="SmartbillCredentials.TokenV3"/>.</summary>
    public bool ReadClients { get; set; }

    /// <summary>How long one send may take in all. Default 150 seconds: SmartBill itself takes up to 100.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(150);

    /// <summary>How long SmartBill may take to show a document whose reply was lost; only afterwards a series that did not move proves something. Default 15 minutes.</summary>
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromMinutes(15);

    internal SmartbillSyncOptions Checked()
    {
        if (DischargeStock && string.IsNullOrWhiteSpace(Warehouse))
            throw new ArgumentException($"{nameof(DischargeStock)} needs a {nameof(Warehouse)}: SmartBill discharges line by line from a warehouse that is named.", nameof(Warehouse));
        if (Precision is < 2 or > 4)
            throw new ArgumentOutOfRangeException(nameof(Precision), Precision, "SmartBill knows 2, 3 and 4 decimals.");
        if (PersonWithoutCnp is { } cnp && cnp != "-" && (cnp.Length is 0 or > 13 || cnp.Any(static c => c != '0')))
            throw new ArgumentException($"'{cnp}' does not stand for a missing CNP: write a dash, or up to thirteen zeros.", nameof(PersonWithoutCnp));
        ArgumentException.ThrowIfNullOrWhiteSpace(DiscountName, nameof(DiscountName));
        ArgumentOutOfRangeException.ThrowIfLessThan(SendTimeout, TimeSpan.FromSeconds(1), nameof(SendTimeout));
        ArgumentOutOfRangeException.ThrowIfLessThan(SettleTime, TimeSpan.Zero, nameof(SettleTime));
        ArgumentOutOfRangeException.ThrowIfLessThan(ReadStockEvery, TimeSpan.Zero, nameof(ReadStockEvery));
        return this;
    }
}

/// <summary>How the VAT of a document is rounded.</summary>
public enum SmartbillRounding
{
    /// <summary>Line by line; the document adds the lines.</summary>
    PerLine,

    /// <summary>Once per VAT rate, over the document.</summary>
    PerRate,
}

/// <summary>Which address of a document stands in the CRM. None of them is the address for paying.</summary>
public enum SmartbillLink
{
    /// <summary>The page for anybody who has the address; the editor's where SmartBill gives no such page.</summary>
    Page,

    /// <summary>SmartBill's editor, where a sign-in is needed.</summary>
    Editor,
}
