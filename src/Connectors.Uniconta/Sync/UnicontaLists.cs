namespace Connectors.Uniconta.Sync;

/// <summary>The lists that Uniconta shows, by the names that mappings use.</summary>
public static class UnicontaLists
{
    /// <summary>Debtor groups.</summary>
    public const string DebtorGroups = "debtorGroups";

    /// <summary>Terms of payment.</summary>
    public const string PaymentTerms = "paymentTerms";

    /// <summary>VAT codes of sales.</summary>
    public const string VatCodes = "vatCodes";

    /// <summary>Item groups.</summary>
    public const string ItemGroups = "itemGroups";
}
