using System.Net.Http.Headers;

namespace Connectors.Testing.Smartbill;

/// <summary>A product in a delivery of the stock webhook.</summary>
/// <param name="ProductName">Name.</param>
/// <param name="ProductCode">Code; empty: the member is missing.</param>
/// <param name="Warehouse">The warehouse's name.</param>
/// <param name="MeasuringUnit">Unit; sent only when the oddities say so.</param>
/// <param name="Quantity">The new stock, not a change.</param>
public sealed record SmartbillStockItem(string ProductName, string ProductCode, string Warehouse, string MeasuringUnit, decimal Quantity);

/// <summary>What a receiver answered to a delivery; the user sees it in the web application.</summary>
/// <param name="Status">HTTP status; 0: it could not be reached.</param>
/// <param name="Text">The body.</param>
/// <param name="Items">How many products were sent; 0: a connection test.</param>
public sealed record SmartbillWebhookReply(int Status, string Text, int Items);

public sealed partial class SmartbillAccount
{
    private readonly List<StockDelivery> _deliveries = [];
    private readonly List<SmartbillWebhookReply> _replies = [];
    private (Uri Address, string Token)? _webhook;

    /// <summary>What receivers answered, the latest last.</summary>
    public IReadOnlyList<SmartbillWebhookReply> WebhookReplies => Locked(() => _replies.ToArray());

    /// <summary>Deliveries that wait for <see cref="SmartbillSimulator.DeliverWebhooksAsync"/>.</summary>
    public IReadOnlyList<IReadOnlyList<SmartbillStockItem>> PendingDeliveries => Locked(() => _deliveries.Select(static d => d.Items).ToArray());

    /// <summary>The user fills in URL and token under "Sincronizare stocuri". From now on changes are sent; what is in stock already is not.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="token">Sent as bearer token.</param>
    /// <returns>This account.</returns>
    public SmartbillAccount SetStockWebhook(Uri address, string token) => Seeded(() => _webhook = (address, token));

    /// <summary>The user switches "Sincronizare stocuri" off.</summary>
    /// <returns>This account.</returns>
    public SmartbillAccount ClearStockWebhook() => Seeded(() => _webhook = null);

    /// <summary>The user presses the button that tests the connection: an empty list is sent.</summary>
    /// <param name="http">Sends; null: over a real connection.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What the receiver answered.</returns>
    /// <exception cref="InvalidOperationException">No URL is filled in.</exception>
    public Task<SmartbillWebhookReply> TestStockWebhookAsync(HttpMessageInvoker? http = null, CancellationToken cancellationToken = default)
    {
        var (address, token) = _webhook ?? throw new InvalidOperationException("No URL is filled in; call SetStockWebhook first.");
        return PostAsync(new StockDelivery(address, token, []), http, cancellationToken);
    }

    internal async Task<int> DeliverAsync(HttpMessageInvoker? http, CancellationToken cancellationToken)
    {
        var waiting = Locked(() =>
        {
            var all = Oddities.WebhookNewestFirst ? _deliveries.AsEnumerable().Reverse().ToArray() : [.. _deliveries];
            _deliveries.Clear();
            return all;
        });
        var accepted = 0;
        foreach (var delivery in waiting)
        {
            var reply = await PostAsync(delivery, http, cancellationToken).ConfigureAwait(false);
            if (reply.Status is >= 200 and < 300)
                accepted++;
            else if (delivery.Tries < Oddities.WebhookRetries)
                Seeded(() => _deliveries.Add(delivery with { Tries = delivery.Tries + 1 }));
        }

        return accepted;
    }

    private async Task<SmartbillWebhookReply> PostAsync(StockDelivery delivery, HttpMessageInvoker? http, CancellationToken cancellationToken)
    {
        using var own = http is null ? new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) : null;
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Address) { Content = new ByteArrayContent(Payload(delivery.Items)) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", delivery.Token);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        SmartbillWebhookReply reply;
        try
        {
            using var response = await (http ?? own!).SendAsync(request, cancellationToken).ConfigureAwait(false);
            reply = new SmartbillWebhookReply((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false), delivery.Items.Count);
        }
        catch (HttpRequestException)
        {
            // The receiver is down. Nothing is documented about repeats, so by default the change is lost for it.
            reply = new SmartbillWebhookReply(0, "", delivery.Items.Count);
        }

        Seeded(() => _replies.Add(reply));
        return reply;
    }

    private byte[] Payload(IReadOnlyList<SmartbillStockItem> items) => Out.Write(json =>
    {
        if (!Oddities.WebhookIsBareArray)
        {
            json.WriteStartObject();
            json.WritePropertyName("products");
        }

        json.WriteStartArray();
        foreach (var item in items)
        {
            json.WriteStartObject();
            json.WriteString("productName", item.ProductName);
            if (item.ProductCode.Length > 0)
                json.WriteString("productCode", item.ProductCode);
            json.WriteString("warehouse", item.Warehouse);
            json.WriteNumber("quantity", Out.Trim(item.Quantity));
            if (Oddities.WebhookHasMoreMembers)
            {
                json.WriteString("measuringUnit", item.MeasuringUnit);
                json.WriteNull("x");
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (!Oddities.WebhookIsBareArray)
            json.WriteEndObject();
    });

    /// <summary>One document, one delivery: the products that it moved, each with its stock after the document.</summary>
    private void StockChanged(IReadOnlyList<(string Warehouse, string ProductId)> changed)
    {
        if (_webhook is not { } webhook)
            return;
        SmartbillStockItem[] items =
        [
            .. from key in changed
               let product = _products.Find(p => p.Id == key.ProductId)
               select new SmartbillStockItem(product.Name, UsesProductCodes ? product.Code : "", key.Warehouse, product.Unit, _stock[key]),
        ];
        _deliveries.Add(new StockDelivery(webhook.Address, webhook.Token, items));
    }

    private sealed record StockDelivery(Uri Address, string Token, IReadOnlyList<SmartbillStockItem> Items, int Tries = 0);
}
