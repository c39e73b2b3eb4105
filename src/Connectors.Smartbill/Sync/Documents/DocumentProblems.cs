using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync;

namespace Connectors.Smartbill.Sync;

/// <summary>SmartBill's refusal of a document as a person wants to read it: its own sentence, the document's line and what to do.</summary>
internal static class DocumentProblems
{
    public static ImmutableArray<Problem> Of(ConnectorApiException error, ComposedDocument document, decimal? available)
    {
        var code = error.ErrorCode is { } known ? known.StartsWith("smartbill.", StringComparison.Ordinal) ? known : "smartbill." + known : "smartbill.refused";
        var (fixer, remedy) = Remedy(error.ErrorCode);
        var line = LineOf(error, document);
        if (available is { } left)
            remedy = string.Create(CultureInfo.InvariantCulture, $"In stock: {left}{(Wanted(document, line) is { } wanted ? $", wanted: {wanted}" : "")}. {remedy}");
        return [new Problem(code, FieldOf(error, line), line is > 0 ? $"Line {line}: {SmartbillOutcomes.Sentence(error)}" : SmartbillOutcomes.Sentence(error), fixer, remedy)];
    }

    /// <summary>The product whose stock does not suffice, as it was sent.</summary>
    public static DocumentLine? ShortOf(ConnectorApiException error, ComposedDocument document) =>
        error.ErrorCode is SmartbillErrorCodes.InsufficientStock or SmartbillErrorCodes.ProductNeverReceived && WireIndex(error, document) is { } index ? document.Body.Lines![index] : null;

    private static decimal? Wanted(ComposedDocument document, int? line)
    {
        if (line is not > 0)
            return null;
        var at = document.Sources.ToList().IndexOf(line.Value);
        return at < 0 ? null : document.Body.Lines![at].Quantity;
    }

    private static int? LineOf(ConnectorApiException error, ComposedDocument document) => WireIndex(error, document) is { } index ? document.Sources[index] : null;

    /// <summary>SmartBill counts the lines that were sent, discounts among them; where it names only the product, its line is looked for.</summary>
    private static int? WireIndex(ConnectorApiException error, ComposedDocument document)
    {
        var lines = document.Body.Lines ?? [];
        foreach (var field in error.FieldErrors)
        {
            if (Index(field.Field) is { } index && index < lines.Count)
                return index;
        }

        var product = error.FieldErrors.FirstOrDefault(static f => f.Field == "product").Message;
        if (string.IsNullOrWhiteSpace(product))
            return null;
        var found = Enumerable.Range(0, lines.Count).Where(i => string.Equals(lines[i].Name, product, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static int? Index(string field)
    {
        const string Start = "products[";
        if (!field.StartsWith(Start, StringComparison.Ordinal) || field.IndexOf(']', StringComparison.Ordinal) is not (> 0 and var end))
            return null;
        return int.TryParse(field.AsSpan(Start.Length, end - Start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }

    private static string? FieldOf(ConnectorApiException error, int? line)
    {
        if (error.FieldErrors.Count == 0)
            return null;
        var field = error.FieldErrors[0].Field;
        if (field.StartsWith("products", StringComparison.Ordinal))
        {
            var member = field.IndexOf("].", StringComparison.Ordinal) is > 0 and var at ? field[(at + 2)..] : null;
            var name = member switch
            {
                "price" => "unitPrice",
                "measuringUnitName" => "unit",
                "taxPercentage" or "taxName" => "vatCode",
                "name" => "text",
                "discountValue" or "discountPercentage" => "discount",
                _ => member,
            };
            return line is > 0 ? string.Create(CultureInfo.InvariantCulture, $"lines[{line}]{(name is null ? "" : "." + name)}") : "lines";
        }

        return field switch
        {
            "seriesName" => "series",
            "issueDate" => "date",
            _ when field.StartsWith("client.", StringComparison.Ordinal) => "customer." + field["client.".Length..],
            _ => field.Length > 0 ? field : null,
        };
    }

    private static (Fixer Fixer, string? Remedy) Remedy(string? code) => code switch
    {
        SmartbillErrorCodes.InsufficientStock or SmartbillErrorCodes.ProductNeverReceived => (Fixer.User, "Receive the goods in SmartBill, or lower the quantity to what is there; then send the document again."),
        SmartbillErrorCodes.WarehouseMissing or SmartbillErrorCodes.WarehouseNotFound => (Fixer.Administrator, "Write the warehouse of the settings as SmartBill does; letter case counts."),
        SmartbillErrorCodes.StockModuleInactive => (Fixer.Administrator, "Activate the Gestiune module in SmartBill, or switch the discharge of stock off."),
        SmartbillErrorCodes.BeforeStockImport => (Fixer.User, "Give the document a date after the first import of stock."),
        SmartbillErrorCodes.UnitNotConvertible => (Fixer.User, "Use the unit that the product has in SmartBill; letter case counts."),
        SmartbillErrorCodes.ProductCodeClash => (Fixer.User, "Write the code as SmartBill has it; letter case counts."),
        SmartbillErrorCodes.ProductCodeMissing => (Fixer.User, "Choose a product with a code."),
        SmartbillErrorCodes.TaxRateNotFound or SmartbillErrorCodes.TaxRateMissing => (Fixer.Administrator, "Map the VAT code to a rate that the account has."),
        SmartbillErrorCodes.SeriesNotFound => (Fixer.Administrator, "Name a series that exists for this kind of document."),
        SmartbillErrorCodes.MissingRight => (Fixer.Administrator, "Give the user of the token the right in SmartBill, for the series too."),
        SmartbillErrorCodes.DocumentQuotaReached => (Fixer.Administrator, "The subscription's documents of these 30 days are used up: extend it, or wait."),
        SmartbillErrorCodes.PeriodClosed => (Fixer.User, "Give the document a date in an open period, or open the period in SmartBill."),
        SmartbillErrorCodes.ClientExists => (Fixer.User, "SmartBill has a customer of that name with another CIF: correct one of them."),
        SmartbillErrorCodes.ClientInvalid => (Fixer.User, "Correct the customer's name: SmartBill takes no special characters in it."),
        SmartbillErrorCodes.CurrencyMismatch or SmartbillErrorCodes.CurrencyNotFound => (Fixer.User, "Use one currency that the account has."),
        _ => (Fixer.User, "Correct it, then send the document again."),
    };
}
