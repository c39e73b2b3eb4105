using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>An invoice to be posted: head and lines go along, whether a stored order stands behind them or not.</summary>
public sealed record InvoicePosting
{
    /// <summary>The head: at least the account. The order's number, if any, goes with it.</summary>
    public required Order Order { get; init; }

    /// <summary>
    /// The lines, at least one. Where some say <see cref="OrderLine.DoInvoice"/> only those are invoiced. Where none does, nobody has chosen, and all of them are: lines as they are read say no.
    /// </summary>
    public required IReadOnlyList<OrderLine> Lines { get; init; }

    /// <summary>The invoice's date. Its period must be open.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Mails the invoice. It cannot be taken back.</summary>
    public bool SendEmail { get; init; }

    /// <summary>Sends it electronically. It cannot be taken back.</summary>
    public bool SendElectronically { get; init; }

    /// <summary>
    /// The body. Two members are sent twice on purpose: production saw a bare "ArgumentMissing" whose reason was not found, and the place of the order's number was one of the suspects.
    /// What is null is left out, which was another.
    /// </summary>
    internal JsonObject ToBody(UnicontaJsonContext json, bool simulate)
    {
        var head = (JsonObject)JsonNode.Parse(RowWriter.ForInsert(Order, json.Order, UnicontaTables.Orders))!;
        head[nameof(Date)] = Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var chosen = Lines.Any(static l => l.DoInvoice == true);
        var body = new JsonObject
        {
            [nameof(Order)] = head,
            [nameof(Lines)] = new JsonArray([.. Lines.Select(l => JsonNode.Parse(RowWriter.ForInsert(chosen ? l : l with { DoInvoice = null }, json.OrderLine, UnicontaTables.OrderLines)))]),
            [nameof(Date)] = Date.ToString("yyyy-MM-dd'T00:00:00+00:00'", CultureInfo.InvariantCulture),
            ["Simulate"] = simulate,
            [nameof(SendEmail)] = SendEmail && !simulate,
            ["SendXML"] = SendElectronically && !simulate,
        };
        if (Order.OrderNumber is { } number)
            body["OrderNumber"] = number.Value;
        return body;
    }
}

/// <summary>What posting an invoice, or trying it, came to. An error of Uniconta's is an exception and not a result.</summary>
public sealed record InvoicePostingResult
{
    /// <summary>The number; null after a trial that gave none.</summary>
    public int? InvoiceNumber { get; init; }

    /// <summary>The id of the posting.</summary>
    public int? JournalPostedId { get; init; }

    /// <summary>Everything else that the answer holds.</summary>
    [JsonExtensionData]
    public IDictionary<string, System.Text.Json.JsonElement>? Fields { get; set; }
}
