using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;
using static Connectors.Testing.EconomicDialect.DialectField;

namespace Connectors.Testing.Reviso;

/// <summary>What may be written of a quotation, an order or a draft invoice, and what is refused of it.</summary>
internal static class DocumentShape
{
    private static readonly DialectShape Common = SalesDocumentShape.Document;

    public static DialectShape Line { get; } = SalesDocumentShape.Line.Without("unitNetPrice", "unitCostPrice", "accrual").With(
        LongNumber("unitNetPrice"),
        LongNumber("unitCostPrice"),
        Object("vatInfo", Reference("vatAccount", "vatCode", "vat-accounts", textKey: true).Must()),
        Flag("manuallyEditedSalesPrice"),
        Number("deliveredQuantity"),
        Text("movementChainId", 36));

    public static DialectShape Document { get; } = Common.Without("customer", "recipient", "notes", "layout", "lines").With(
        (Reference("customer", "customerNumber", "customers") with { Inner = new DialectShape(Flag("splitPayment")) }).Must(),
        Common.Fields.Single(static f => f.Name == "recipient") with { Inner = Common.Fields.Single(static f => f.Name == "recipient").Inner!.Without("nemHandelType") },
        Object("notes", Text("heading", 250), Text("text1", 1000), Text("text2", 1000)),
        Reference("layout", "layoutNumber", "layouts"),
        Reference("paymentType", "paymentTypeNumber", "payment-types"),
        Reference("numberSeries", "numberSeriesNumber", "number-series"),
        Flag("vatIncluded"),
        Date("vatDate"),
        Flag("isArchived"),
        Flag("isSent"),
        Object("deductionInfo", Number("deductionAmount")),
        Object(
            "deliveryDetails",
            Whole("numberOfPackages", 0),
            Text("descriptionOfPackages", 250),
            Text("reasonForDelivery", 250),
            Text("deliveryStartDateTime", 50),
            Reference("deliveryNoteNumberSeries", "numberSeriesNumber", "number-series"),
            Anything("carrierInfo")),
        Anything("bankAccount"),
        Anything("priceList"),
        Reference("tenderContract", "tenderContractNumber", "tender-contracts"),
        Rows("lines", Line));

    private static readonly string Shared = SalesDocumentShape.Filters + " #number ?isSent @dueDate #paymentType.paymentTypeNumber #numberSeries.numberSeriesNumber";

    /// <summary>Quotations, orders and drafts: the two texts are <c>text1</c> and <c>text2</c>.</summary>
    public static FilterFields Filters { get; } = FilterFields.Of(Shared.Replace("notes.textLine", "notes.text", StringComparison.Ordinal) + " #id ?isArchived @lastUpdated");

    /// <summary>Booked invoices: <c>textLine1</c> and <c>textLine2</c>.</summary>
    public static FilterFields BookedFilters { get; } = FilterFields.Of(Shared + " #bookedInvoiceNumber displayInvoiceNumber");

    public static void Check(RevisoCall call, JsonObject clean, DialectRecord? record, DialectErrors errors)
    {
        if (clean["currency"] is { } currency && call.Account.CurrenciesTable.Find(currency.ToString()) is null)
            errors.Add("currency", "E04300", $"Currency {currency} does not exist.", currency);
        if (call.Oddities.LayoutRequired && clean["layout"] is null)
            errors.Add("layout", "E04300", "Required properties are missing from object: layout.");
        SalesCompletion.CheckTerms(clean, record, call.Account.PaymentTermsTable, errors);
        var lines = clean["lines"]?.AsArray() ?? [];
        for (var i = 0; i < lines.Count; i++)
            CheckLine(call, lines[i]!.AsObject(), $"lines.{i}", errors);
    }

    private static void CheckLine(RevisoCall call, JsonObject line, string path, DialectErrors errors)
    {
        void Missing(string name, string code = "E04300") => errors.Add($"{path}.{name}", code, $"Required properties are missing from object: {name}.");

        // A reference that was refused is missing too, but one complaint is enough.
        bool Refused(string name) => errors.All.Any(e => string.Join('.', e.Path).StartsWith($"{path}.{name}", StringComparison.Ordinal));
        if (line["product"] is null && call.Oddities.LinesNeedProduct && !Refused("product"))
            Missing("product");
        if (line["vatInfo"]?["vatAccount"] is null && call.Oddities.LinesNeedVat && !Refused("vatInfo"))
            Missing("vatInfo");
        if (line["product"] is not null && line["quantity"] is null && !Refused("quantity"))
            Missing("quantity", "E04730");
    }
}
