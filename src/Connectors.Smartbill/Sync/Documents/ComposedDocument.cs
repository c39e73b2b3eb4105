using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Connectors.Sync;
using NeutralKind = Connectors.Sync.DocumentKind;
using NeutralTotals = Connectors.Sync.DocumentTotals;

namespace Connectors.Smartbill.Sync;

/// <summary>A document as it is sent, or everything that keeps it from being sent. Made from the frozen request and the account's lists alone, so that it comes out the same each time.</summary>
internal sealed record ComposedDocument
{
    /// <summary>Those that SmartBill documents.</summary>
    private static readonly FrozenSet<string> Currencies = "RON EUR USD GBP CAD AUD CHF TRY CZK DKK HUF MDL SEK NOK JPY EGP PLN RUB AED BRL CNY HRK INR KRW MXN NZD RSD THB UAH XDR ZAR".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public required SeriesType Type { get; init; }

    public required string Series { get; init; }

    public required DocumentInput Body { get; init; }

    /// <summary>The document's line, counted from 1, of each line that is sent; 0 = the whole document.</summary>
    public required IReadOnlyList<int> Sources { get; init; }

    /// <summary>Null where the lines do not tell.</summary>
    public NeutralTotals? Totals { get; init; }

    public required ImmutableArray<Problem> Problems { get; init; }

    /// <summary>What is printed to know the document again; null: nothing is.</summary>
    public string? Reference { get; init; }

    /// <summary>The series as the account has it; null: it does not.</summary>
    public DocumentSeries? Found { get; init; }

    public static SeriesType TypeOf(NeutralKind kind) => kind == NeutralKind.Proforma ? SeriesType.Estimate : SeriesType.Invoice;

    /// <summary>Ten digits that nobody else's document has by chance. The marker itself holds names that are nobody's business on a printed page.</summary>
    public static string ReferenceOf(string marker) => "CX-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(marker)).AsSpan(0, 5));

    public static ComposedDocument Of(DocumentRequest request, SmartbillSyncOptions options, IReadOnlyList<DocumentSeries> series, DocumentRates rates)
    {
        var document = request.Document;
        var problems = new List<Problem>();
        var type = TypeOf(document.Kind);
        var invoice = type == SeriesType.Invoice;
        var name = request.Flow.Series ?? (invoice ? options.InvoiceSeries : options.EstimateSeries);
        var found = SeriesOf(name, type, series, problems);
        var discharges = invoice && options.DischargeStock;
        var client = CustomerBlock.Of(document, options, invoice && options.CheckEInvoice, problems);
        Head(document, problems);
        var before = problems.Count;
        var lines = DocumentLines.Of(document, rates, options, discharges, problems);
        var reference = options.PrintReference ? ReferenceOf(request.Marker) : null;
        DocumentInput body = invoice ? new InvoiceInput { SeriesName = name ?? "", UseStock = discharges ? true : null } : new EstimateInput { SeriesName = name ?? "" };
        body = body with
        {
            Client = client,
            Lines = lines.Lines,
            IsDraft = request.Stage == DocumentStage.Draft,
            IssueDate = document.Date,
            DueDate = DueDate(document, problems),
            DeliveryDate = document.DeliveryDate,
            Currency = new SmartbillCurrency(document.Currency),
            ExchangeRate = document.Currency == "RON" ? null : document.ExchangeRate,
            Precision = lines.Precision == 2 ? null : lines.Precision,
            Language = options.Language,
            Mentions = Mentions(request, reference),
            // The next number is read beforehand, and stored before anything is sent.
            ReadNextNumber = false,
        };
        return new()
        {
            Type = type,
            Series = name ?? "",
            Body = body,
            Sources = lines.Sources,
            Totals = problems.Count == before && lines.Lines.Count > 0 ? DocumentAmounts.Of(lines.Lines, lines.Precision, options.Rounding) : null,
            Problems = [.. problems],
            Reference = reference,
            Found = found,
        };
    }

    /// <summary>The series of a name; what is wrong with the name is said.</summary>
    public static DocumentSeries? SeriesOf(string? name, SeriesType type, IReadOnlyList<DocumentSeries> series, List<Problem> problems)
    {
        var (what, other) = type == SeriesType.Invoice ? ("invoices", "proformas") : ("proformas", "invoices");
        var names = series.Where(s => s.Type == type).Select(static s => s.Name).ToList();
        var list = names.Count == 0 ? $"The account has no series for {what}: make one in SmartBill." : $"There are: {string.Join(", ", names)}.";
        if (string.IsNullOrWhiteSpace(name))
        {
            problems.Add(new Problem("series", "series", $"No series for {what} is set.", Fixer.Administrator, $"Name it in the settings of the flow. {list}"));
            return null;
        }

        if (series.FirstOrDefault(s => s.Type == type && string.Equals(s.Name, name, StringComparison.Ordinal)) is { } found)
            return found;
        problems.Add(series.Any(s => string.Equals(s.Name, name, StringComparison.Ordinal) && s.Type != SeriesType.Receipt)
            ? new Problem("series-kind", "series", $"The series '{name}' is for {other}, not for {what}.", Fixer.Administrator, list)
            : new Problem("series", "series", $"SmartBill has no series '{name}' for {what}.", Fixer.Administrator, NearestName.Find(name, names) is { } near ? $"Did you mean '{near}'? Letter case counts." : list));
        return null;
    }

    private static void Head(Document document, List<Problem> problems)
    {
        if (!Currencies.Contains(document.Currency))
            problems.Add(new Problem("currency", "currency", $"SmartBill has no currency '{document.Currency}'.", Fixer.User, "Choose another currency, such as RON or EUR."));
        if (document.Currency == "RON" && document.ExchangeRate is { } rate && rate != 1)
            problems.Add(new Problem("exchange-rate", "exchangeRate", "A document in RON has no exchange rate.", Fixer.User, "Empty the rate."));
    }

    /// <summary>SmartBill knows no terms of payment but a date. A number of days is one.</summary>
    private static DateOnly? DueDate(Document document, List<Problem> problems)
    {
        if (document.DueDate is { } due)
        {
            if (due < document.Date)
                problems.Add(new Problem("due-date", "dueDate", "The document is due before its date.", Fixer.User, "Correct the due date."));
            return due;
        }

        if (string.IsNullOrWhiteSpace(document.PaymentTerms))
            return null;
        if (int.TryParse(document.PaymentTerms, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= 3650)
            return document.Date.AddDays(days);
        problems.Add(new Problem("payment-terms", "paymentTerms", $"SmartBill has no terms of payment, so '{document.PaymentTerms}' cannot be said.", Fixer.User, "Enter the due date, or the days as a number."));
        return null;
    }

    /// <summary>What SmartBill has no field for is printed, in the language of its country.</summary>
    private static string? Mentions(DocumentRequest request, string? reference)
    {
        var document = request.Document;
        List<string?> parts =
        [
            document.Comment?.Trim(),
            Labelled("Referinta dvs.", document.YourReference),
            Labelled("Referinta noastra", document.OurReference),
            Labelled("Adresa de livrare", Address(document.DeliveryAddress)),
            Labelled("Valabil pana la", document.ValidUntil?.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)),
            Labelled("Inlocuieste documentul", request.Replaces),
            reference is null ? null : "Ref. " + reference,
        ];
        return string.Join('\n', parts.Where(static p => !string.IsNullOrWhiteSpace(p))) is { Length: > 0 } text ? text : null;
    }

    private static string? Labelled(string label, string? text) => string.IsNullOrWhiteSpace(text) ? null : $"{label}: {text.Trim()}";

    private static string? Address(PostalAddress? address) => address is null ? null
        : string.Join(", ", new[] { address.Name, address.Street?.ReplaceLineEndings(", "), $"{address.ZipCode} {address.City}".Trim(), address.Region, address.Country }.Where(static p => !string.IsNullOrWhiteSpace(p)));
}
