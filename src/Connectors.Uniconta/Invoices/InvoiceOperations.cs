using System.Globalization;
using System.Text.Json;
using Connectors.Http;

namespace Connectors.Uniconta;

/// <summary>
/// Posted invoices and credit notes; posting new ones, which only the Web API can. Posting is final: what was posted is taken back by a credit note.
/// </summary>
public class InvoiceOperations : UnicontaReadOperations<Invoice>
{
    private const string PdfOperation = "invoices.getPdf";

    /// <summary>For fakes.</summary>
    protected InvoiceOperations()
    {
    }

    internal InvoiceOperations(UnicontaApi api) : base(api, UnicontaTables.Invoices)
    {
    }

    /// <summary>The invoices that an order came to: what to ask before a vanished order is taken for deleted.</summary>
    /// <param name="number">The order.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<IReadOnlyList<Invoice>> ListByOrderAsync(OrderNumber number, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        FindAsync(InvoiceField.OrderNumber, number.ToString(), options, cancellationToken);

    /// <summary>Tries a posting: Uniconta checks everything and posts, mails and sends nothing.</summary>
    /// <exception cref="ConnectorValidationException">It would be refused: no lines, credit limit, closed period, item on hold …</exception>
    public virtual Task<InvoicePostingResult> SimulateAsync(InvoicePosting posting, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        Check(posting);
        return Api.SendToWebApiAsync(Generate("invoices.simulate", posting, simulate: true, Repeatability.Read, null, options), ReadResult, cancellationToken).AsTask();
    }

    /// <summary>
    /// Posts an invoice, after trying it: what the trial refuses is thrown with nothing posted. Two calls; the second is sent once.
    /// </summary>
    /// <exception cref="ConnectorValidationException">Refused, by the trial or by the posting; nothing was posted.</exception>
    /// <exception cref="OutcomeUnknownException">
    /// The posting was sent and no usable answer came. Its evidence holds account, date, order and references: look by <see cref="ListByOrderAsync"/>, or for the account's invoices of that date,
    /// before anything is posted again. Uniconta recognises no repeat.
    /// </exception>
    public virtual async Task<InvoicePostingResult> PostAsync(InvoicePosting posting, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        await SimulateAsync(posting, options, cancellationToken).ConfigureAwait(false);
        return await Api.SendToWebApiAsync(Generate("invoices.post", posting, simulate: false, Repeatability.Once, Evidence(posting), options), ReadResult, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The PDF of a posted invoice.</summary>
    /// <param name="account">The debtor's account.</param>
    /// <param name="date">The invoice's date.</param>
    /// <param name="invoiceNumber">Its number.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such invoice.</exception>
    public virtual Task<ReadOnlyMemory<byte>> GetPdfAsync(string account, DateOnly date, int invoiceNumber, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(account);
        return PdfAsync(RequestPath.Of("Invoice", "GetInvoicePDF").Query("Account", account).Query("Date", date, "yyyy-MM-dd").Query("InvoiceNumber", invoiceNumber), options, cancellationToken);
    }

    /// <summary>The PDF of a posted invoice by the GUID of its document.</summary>
    /// <param name="document">The GUID.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<ReadOnlyMemory<byte>> GetPdfByDocumentAsync(Guid document, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        PdfAsync(RequestPath.Of("Invoice", "GetInvoicePDF", document.ToString("D")), options, cancellationToken);

    private Task<ReadOnlyMemory<byte>> PdfAsync(RequestPath path, CallOptions? options, CancellationToken cancellationToken) =>
        Api.SendToWebApiAsync(new ApiCall(PdfOperation, HttpMethod.Get, path) { Repeatability = Repeatability.Read, CallClass = "read", Options = options }, ReadPdf, cancellationToken).AsTask();

    private ApiCall Generate(string operation, InvoicePosting posting, bool simulate, Repeatability repeatability, WriteEvidence? evidence, CallOptions? options) =>
        new(operation, HttpMethod.Post, RequestPath.Of("Invoice", "GenerateDebtorInvoice"))
        {
            Repeatability = repeatability,
            CallClass = simulate ? "read" : "write",
            Content = Rows.Content(Rows.ToText(posting.ToBody(Api.JsonOf(Api.WebSurface), simulate))),
            Evidence = evidence,
            Options = options,
        };

    private static WriteEvidence Evidence(InvoicePosting posting)
    {
        var hints = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["table"] = UnicontaTables.Invoices.Entity,
            ["Account"] = posting.Order.Account ?? "",
            ["Date"] = posting.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["lines"] = posting.Lines.Count.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in new[] { ("OrderNumber", posting.Order.OrderNumber?.ToString()), ("YourRef", posting.Order.YourRef), ("OurRef", posting.Order.OurRef), ("Requisition", posting.Order.Requisition) })
        {
            if (!string.IsNullOrEmpty(value))
                hints[name] = value;
        }

        return new() { Hints = hints };
    }

    private InvoicePostingResult ReadResult(ApiResponse answer)
    {
        using var json = JsonDocument.Parse(answer.Body);
        // An object without Err is not the answer that is known: whether something was posted cannot be said.
        if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("Err", out _))
            throw new JsonException("The answer does not say how it went.");
        var result = json.RootElement.Deserialize(Api.WebJson.InvoicePostingResult)!;
        // Uniconta misspells the name; should it be mended one day, both are read.
        return result.JournalPostedId is null && json.RootElement.TryGetProperty("JournalPostedlId", out var id) && id.TryGetInt32(out var number) ? result with { JournalPostedId = number } : result;
    }

    /// <summary>A JSON text that holds the file in base64, whatever was asked for; should the file itself come one day, that is taken too.</summary>
    private static ReadOnlyMemory<byte> ReadPdf(ApiResponse answer)
    {
        if (answer.Body.Span.StartsWith("%PDF"u8))
            return answer.Body;
        var text = answer.Text.Trim();
        if (text.StartsWith('"'))
        {
            using var json = JsonDocument.Parse(text);
            text = json.RootElement.GetString() ?? "";
        }

        byte[] file = Convert.FromBase64String(text);
        return file.AsSpan().StartsWith("%PDF"u8) ? file : throw new JsonException("The answer is no PDF.");
    }

    private static void Check(InvoicePosting posting)
    {
        ArgumentNullException.ThrowIfNull(posting);
        if (string.IsNullOrWhiteSpace(posting.Order.Account))
            throw new ArgumentException("An invoice needs the debtor's account.", nameof(posting));
        if (posting.Lines.Count == 0)
            throw new ArgumentException("An invoice needs a line.", nameof(posting));
    }
}
