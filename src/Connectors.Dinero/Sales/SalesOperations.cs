using Connectors.Http;

namespace Connectors.Dinero;

/// <summary>Invoices and credit notes together, and the organisation's settings for them.</summary>
public class SalesOperations : DineroOperations
{
    private static readonly string[] Resource = ["sales"];

    /// <summary>For fakes.</summary>
    protected SalesOperations()
    {
    }

    internal SalesOperations(DineroApi api) : base(api)
    {
    }

    /// <summary>Invoices and credit notes; <see cref="SalesRow.Type"/> tells which. Dinero calls this list demanding: give <see cref="SalesQuery.ChangedSince"/>.</summary>
    public virtual IAsyncEnumerable<SalesRow> ListAsync(SalesQuery? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Paging.EnumerateAsync(DineroApi.Vendor, "sales.list", (cursor, token) => ListPageAsync(query, cursor, options, token), cancellationToken);

    /// <summary>One page of them and the cursor of the next.</summary>
    public virtual Task<Page<SalesRow>> ListPageAsync(SalesQuery? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        SalesLists.ReadPageAsync(Api, "sales.list", Resource, withType: true, query, cursor, options, cancellationToken);

    /// <summary>Defaults of new documents.</summary>
    public virtual Task<SalesSettings> GetSettingsAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("sales.getSettings", Api.Path("v1", "sales", "settings"), Api.Json.SalesSettings, options, cancellationToken);

    /// <summary>Sends a text message about a booked document. It costs the organisation money.</summary>
    public virtual Task SendTextMessageAsync(VoucherId document, TextMessage message, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("sales.sendTextMessage", HttpMethod.Post, Api.Path("v1", "sms", document.ToString(), "send-sms"), message, Api.Json.TextMessage, null, options, cancellationToken);
}
