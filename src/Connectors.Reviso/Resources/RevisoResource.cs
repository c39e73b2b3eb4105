namespace Connectors.Reviso;

/// <summary>A resource of Reviso: the path of its list.</summary>
/// <param name="Value">The path below the address of the API, without slashes at its ends. Others than those below are sent as they are.</param>
public readonly record struct RevisoResource(string Value)
{
    /// <summary>Categories of accounts.</summary>
    public static readonly RevisoResource AccountCategories = new("account-categories");

    /// <summary>Other names of accounts.</summary>
    public static readonly RevisoResource AliasLayers = new("alias-layers");

    /// <summary>Settings of the app in this agreement.</summary>
    public static readonly RevisoResource AppSettings = new("app-settings");

    /// <summary>Groups of assets.</summary>
    public static readonly RevisoResource AssetGroups = new("asset-groups");

    /// <summary>Balances.</summary>
    public static readonly RevisoResource Balances = new("balances");

    /// <summary>The agreement's bank accounts.</summary>
    public static readonly RevisoResource BankAccounts = new("bank-accounts");

    /// <summary>Banks.</summary>
    public static readonly RevisoResource Banks = new("banks");

    /// <summary>Cities.</summary>
    public static readonly RevisoResource Cities = new("cities");

    /// <summary>Configuration of the agreement.</summary>
    public static readonly RevisoResource Configuration = new("configuration");

    /// <summary>Day books: what e-conomic calls journals.</summary>
    public static readonly RevisoResource Daybooks = new("daybooks");

    /// <summary>Entries of the ledger.</summary>
    public static readonly RevisoResource Entries = new("entries");

    /// <summary>Kinds of documents within their types: <see cref="EntrySubtype"/> shows the two members that are known.</summary>
    public static readonly RevisoResource EntrySubtypes = new("entry-subtypes");

    /// <summary>Reasons why there is no VAT (natura).</summary>
    public static readonly RevisoResource ExemptVatCodes = new("exempt-vat-codes");

    /// <summary>Sums of invoices.</summary>
    public static readonly RevisoResource InvoiceTotals = new("invoice-totals");

    /// <summary>What pays what.</summary>
    public static readonly RevisoResource Matching = new("matching");

    /// <summary>The partner of the agreement.</summary>
    public static readonly RevisoResource Partner = new("partner");

    /// <summary>Payment information.</summary>
    public static readonly RevisoResource PaymentInfo = new("payment-info");

    /// <summary>Projects.</summary>
    public static readonly RevisoResource Projects = new("project");

    /// <summary>The accountant's studio: what the token of an administrator's agreement reaches.</summary>
    public static readonly RevisoResource Studio = new("studio");

    /// <summary>Agreements of the studio's clients.</summary>
    public static readonly RevisoResource StudioClientAgreements = new("studio/client-agreements");

    /// <summary>Temporary grants for agreements of the studio's clients.</summary>
    public static readonly RevisoResource StudioClientGrants = new("studio/client-grants");

    /// <summary>VAT statements.</summary>
    public static readonly RevisoResource VatStatements = new("vat-statements");

    /// <summary>Files of vouchers.</summary>
    public static readonly RevisoResource VoucherAttachments = new("voucher-attachments");

    /// <summary>Templates of vouchers.</summary>
    public static readonly RevisoResource VoucherTemplates = new("voucher-templates");

    /// <summary>Vouchers; made and booked by <see cref="VoucherOperations"/>.</summary>
    public static readonly RevisoResource Vouchers = new("vouchers");

    /// <summary>Customers.</summary>
    public static readonly RevisoResource Customers = new("customers");

    /// <summary>Customer groups.</summary>
    public static readonly RevisoResource CustomerGroups = new("customer-groups");

    /// <summary>Products.</summary>
    public static readonly RevisoResource Products = new("products");

    /// <summary>Product groups.</summary>
    public static readonly RevisoResource ProductGroups = new("product-groups");

    /// <summary>Quotations.</summary>
    public static readonly RevisoResource Quotations = new("quotations");

    /// <summary>Orders.</summary>
    public static readonly RevisoResource Orders = new("orders");

    /// <summary>Draft invoices.</summary>
    public static readonly RevisoResource DraftInvoices = new("v2/invoices/drafts");

    /// <summary>The invoices of the first version; <c>v2/invoices</c> is the one that is used here.</summary>
    public static readonly RevisoResource Invoices = new("invoices");

    /// <summary>Payment terms.</summary>
    public static readonly RevisoResource PaymentTerms = new("payment-terms");

    /// <summary>VAT codes.</summary>
    public static readonly RevisoResource VatAccounts = new("vat-accounts");

    /// <summary>Suppliers.</summary>
    public static readonly RevisoResource Suppliers = new("suppliers");

    /// <summary>Units.</summary>
    public static readonly RevisoResource Units = new("units");

    /// <summary>The path.</summary>
    public override string ToString() => Value ?? "";
}

/// <summary>A kind of write.</summary>
/// <param name="Value">The word as it stands in the address of a schema.</param>
public readonly record struct RevisoWrite(string Value)
{
    /// <summary>A new record.</summary>
    public static readonly RevisoWrite Create = new("post");

    /// <summary>A record that is replaced.</summary>
    public static readonly RevisoWrite Replace = new("put");

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";
}
