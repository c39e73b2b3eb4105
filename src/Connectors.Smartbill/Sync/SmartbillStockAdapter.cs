using System.Collections.Immutable;
using Connectors.Sync;

namespace Connectors.Smartbill.Sync;

/// <summary>SmartBill's push of changed stock as marks: what it says is only that something changed, and the stock is read again.</summary>
public sealed class SmartbillStockAdapter : IWebhookAdapter, IWebhookForms
{
    /// <inheritdoc/>
    public IReadOnlyList<string> RouteAliases { get; } = ["smartbill-stock"];

    /// <inheritdoc/>
    public IReadOnlyList<WebhookForm> Forms { get; } =
    [
        new("smartbill-stock", "Sincronizare stocuri", "Sincronizare stocuri") { Place = "SmartBill Cloud, Contul meu → Integrari → Sincronizare stocuri: URL, Token autentificare", KeyName = null },
    ];

    /// <inheritdoc/>
    public WebhookVerdict Read(WebhookRequest request, WebhookSecret secret)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(secret);
        var read = StockWebhook.Read(request.Headers, request.Query, request.Body, secret.Value);
        if (!read.IsAccepted)
            return new WebhookVerdict.Rejected(read.Status == 403 ? 401 : read.Status, read.Reply);
        // A product without a code can only be found in the whole list.
        var coded = read.Changes.Where(static c => !string.IsNullOrWhiteSpace(c.ProductCode)).Select(static c => c.ProductCode!).Distinct(StringComparer.Ordinal);
        var marks = coded.Select(static c => new DirtyMark(StockResource.Resource, StockItem.IdOfCode(c))).ToImmutableArray();
        if (read.Changes.Any(static c => string.IsNullOrWhiteSpace(c.ProductCode)) || read.IgnoredItems > 0)
            marks = marks.Add(new DirtyMark(StockResource.Resource, null));
        return new WebhookVerdict.Accepted(marks, read.Reply);
    }
}
