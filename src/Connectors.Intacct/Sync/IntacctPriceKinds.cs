namespace Connectors.Intacct.Sync;

/// <summary>Which of Intacct's two kinds of price lists a price list or a price is: one entity of the CRM may hold both, and each mapping takes care of its own.</summary>
public static class IntacctPriceKinds
{
    /// <summary>The price lists of contracts (<c>contracts/billing-price-list</c>).</summary>
    public const string Contract = "contract";

    /// <summary>The price lists of sales orders (<c>order-entry/price-list</c>).</summary>
    public const string SalesOrder = "salesOrder";
}
