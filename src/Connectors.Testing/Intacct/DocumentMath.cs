namespace Connectors.Testing.Intacct;

/// <summary>What a document adds up to, counted from its lines and subtotals alone.</summary>
internal static class DocumentMath
{
    public static decimal Money(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    public static decimal NetUnitPrice(StoredRecord line) => line.Number("unitPrice") * (1 - (line.Number("discountPercent") / 100));

    public static void Total(IntacctAccount account, StoredRecord document)
    {
        account.Store.Touch(document);
        var rate = document["exchangeRate.rate"] is decimal given ? given : 1;
        var net = 0m;
        foreach (var line in account.Store.OwnedBy(document, "order-entry/document-line"))
            net += Money(line.Number("unitQuantity") * NetUnitPrice(line));
        var total = net;
        foreach (var subtotal in account.Store.OwnedBy(document, "order-entry/document-subtotal"))
        {
            var amount = subtotal["percentValue"] is decimal percent ? Money(net * percent / 100) : subtotal.Number("absoluteValue");
            account.Store.Touch(subtotal);
            subtotal["absoluteValue"] = amount;
            subtotal["txnAbsoluteValue"] = amount;
            subtotal["txnTotal"] = amount;
            subtotal["total"] = Money(amount * rate);
            total += amount;
        }

        var oddities = account.Oddities;
        document["subtotalInTxnCurrency"] = net + oddities.NetTotalOffBy;
        document["totalInTxnCurrency"] = total + oddities.GrossTotalOffBy;
        document["subtotal"] = Money(net * rate);
        document["total"] = Money(total * rate);
    }

    /// <summary>The price of a list, or the item's own.</summary>
    public static decimal ListPrice(IntacctAccount account, StoredRecord document, StoredRecord item, decimal quantity)
    {
        var customer = account.Store.Find("accounts-receivable/customer", document.Text("customer"));
        var definition = account.Store.Find("order-entry/txn-definition", document.Text("txnDefinition"));
        var list = customer?.Text("priceList") ?? definition?.Text("initialPriceList");
        var day = document["txnDate"] is DateOnly date ? date : account.Today;
        foreach (var entry in account.Store.All("order-entry/price-list-entry"))
        {
            if (list is not null && entry.Text("priceList") == list && entry.Text("item") == item.KeyText && entry.Text("status") == "active" && entry.Text("valueType") == "actual"
                && !(entry["startDate"] is DateOnly from && day < from) && !(entry["endDate"] is DateOnly to && day > to)
                && quantity >= entry.Number("minimumQuantity") && !(entry["maximumQuantity"] is decimal most && quantity > most)
                && (entry.Text("currency") is not { } currency || currency == document.Text("txnCurrency")))
                return entry.Number("value");
        }

        return item.Number("sales.basePrice");
    }
}
