using System.Globalization;

namespace Connectors.Testing.Intacct;

/// <summary>Lines of documents: units, prices, what was converted.</summary>
internal static class LineRules
{
    public static void BeforeSave(IntacctCaller caller, StoredRecord line, StoredRecord? before)
    {
        var account = caller.Account;
        var document = line.Owner!;
        if (before is not null && before.Number("quantityConverted") > 0)
            throw ApiError.Rule("INV-1364", "The line has been converted and cannot be changed", line.Definition.Name, "update", 400);
        line["documentType"] = line.TypeName;
        line["dimensions.customer"] = document.Text("customer");
        line["txnCurrency"] = document.Text("txnCurrency");
        line["baseCurrency"] = document.Text("baseCurrency");
        if (before is null)
            line["lineNumber"] = (decimal)account.Store.OwnedBy(document, line.Definition.Name).Count;
        FromSource(account, line, document);
        if (account.Store.Find("inventory-control/item", line.Text("dimensions.item")) is not { } item)
            throw ApiError.Invalid("dimensions.item is required", "REST-1009", "lines.dimensions.item");
        if (item.Text("status") == "inactive")
            throw ApiError.Rule("INV-1360", $"The item {item.Text("id")} is inactive", line.Definition.Name);
        Places(account, line, item);
        line["item"] = item.KeyText;
        line["costMethod"] = item.Text("costMethod");
        line["lineDescription"] ??= item.Text("name");
        var unit = line.Text("unit") ?? throw ApiError.Invalid("unit is required", "REST-1009", "lines.unit");
        if (account.UnitFactor(item, unit) is not { } factor)
            throw ApiError.Rule("INV-1359", $"The unit {unit} is not in the unit of measure group of item {item.Text("id")}", line.Definition.Name);
        var quantity = line["unitQuantity"] as decimal? ?? throw ApiError.Invalid("unitQuantity is required", "REST-1009", "lines.unitQuantity");
        var list = DocumentMath.ListPrice(account, document, item, quantity * factor);
        if (line["unitPrice"] is null)
            line["unitPrice"] = account.Oddities.LinePriceOptional ? list * factor : throw ApiError.Invalid("unitPrice is required", "REST-1009", "lines.unitPrice");
        var rate = document["exchangeRate.rate"] is decimal given ? given : 1;
        line["retailPrice"] = list;
        line["quantity"] = quantity * factor;
        line["price"] = line.Number("unitPrice") / factor * rate;
        line["priceInTxnCurrency"] = DocumentMath.NetUnitPrice(line) / factor;
        line["quantityConverted"] ??= 0m;
        line["quantityRemaining"] = line.Number("quantity") - line.Number("quantityConverted");
        if (line["multiplier"] is null)
            line["multiplier"] = 1m;
    }

    /// <summary>A converted line takes over what it does not say itself.</summary>
    private static void FromSource(IntacctAccount account, StoredRecord line, StoredRecord document)
    {
        if (line.Text("sourceDocumentLine") is not { } key)
            return;
        var source = account.Store.Find(line.Definition.Name, key)!;
        if (source.Owner!.KeyText != document.Text("sourceDocument"))
            throw ApiError.Rule("INV-1366", $"The line {key} does not belong to the source document", line.Definition.Name, "create");
        line["sourceDocument"] = source.Owner.KeyText;
        foreach (var path in (string[])["dimensions.item", "dimensions.warehouse", "dimensions.location", "dimensions.department", "dimensions.project", "dimensions.class", "unit", "unitPrice", "discountPercent", "memo"])
            line[path] ??= source[path];
        if (account.Store.Find("inventory-control/item", line.Text("dimensions.item")) is { } item && account.UnitFactor(item, line.Text("unit") ?? "") is { } factor
            && line["unitQuantity"] is decimal quantity && quantity * factor > source.Number("quantityRemaining") + TakenBy(account, line, source))
        {
            throw ApiError.Rule("INV-1365", $"Only {source.Number("quantityRemaining").ToString(CultureInfo.InvariantCulture)} are left to convert of line {key}", line.Definition.Name, "create");
        }
    }

    private static decimal TakenBy(IntacctAccount account, StoredRecord line, StoredRecord source) =>
        account.Store.Find(line.Definition.Name, line.KeyText) is { } stored && stored.Text("sourceDocumentLine") == source.KeyText ? stored.Number("quantity") : 0;

    private static void Places(IntacctAccount account, StoredRecord line, StoredRecord item)
    {
        var all = account.Oddities.LinesNeedWarehouseAndLocation;
        if (line["dimensions.warehouse"] is null && (all || item.Text("itemType") is "inventory" or "stockableKit"))
            throw ApiError.Invalid("dimensions.warehouse is required", "REST-1009", "lines.dimensions.warehouse");
        if (line["dimensions.location"] is null && all)
            throw ApiError.Invalid("dimensions.location is required", "REST-1009", "lines.dimensions.location");
    }
}
