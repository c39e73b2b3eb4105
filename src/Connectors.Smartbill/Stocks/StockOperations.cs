using System.Text.Json;

namespace Connectors.Smartbill;

/// <summary>Stock, by warehouse. Needs the Gestiune module.</summary>
public class StockOperations : SmartbillOperations
{
    private static readonly TimeZoneInfo Bucharest = TimeZoneInfo.FindSystemTimeZoneById("Europe/Bucharest");

    /// <summary>For fakes.</summary>
    protected StockOperations()
    {
    }

    internal StockOperations(SmartbillApi api) : base(api)
    {
    }

    /// <summary>The stock of a day. Without filters it can be slow. Nothing found is an empty list.</summary>
    /// <exception cref="ConnectorApiException"><see cref="SmartbillErrorCodes.StockModuleInactive"/>: the company has no Gestiune module.</exception>
    public virtual async Task<IReadOnlyList<WarehouseStock>> ListAsync(StockQuery? query = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        query ??= new();
        var path = Api.Path("stocks")
            .Query("date", query.Date ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Api.Clock.GetUtcNow(), Bucharest).DateTime), "yyyy-MM-dd")
            .Query("warehouseName", query.WarehouseName)
            .Query("productName", query.ProductName)
            .Query("productCode", query.ProductCode);
        var answer = await Api.GetAsync("stocks.list", path, SmartbillJson.Context.StockAnswer, options, cancellationToken).ConfigureAwait(false);
        return answer.List ?? [];
    }

    /// <summary>
    /// The stock of one warehouse in the form of the vendor's own shop plugin. Not in the published interface: only with <see cref="SmartbillOptions.UseUndocumentedEndpoints"/>. The plugin calls it
    /// at most once in five minutes, and so does the client, per token: an earlier call is not sent.
    /// </summary>
    /// <param name="warehouseName">The warehouse.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="InvalidOperationException">The option is off.</exception>
    /// <exception cref="ConnectorRateLimitException">The last call is not five minutes ago; <see cref="ConnectorException.RetryAt"/> says when they are over. <see cref="ListAsync"/> has no such pause.</exception>
    public virtual async Task<IReadOnlyList<StockedProduct>> ListForShopAsync(string warehouseName, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(warehouseName);
        Api.RequireUndocumented();
        // The plugin's address ends in a slash.
        var path = Api.Path("stocks", "ecom").Query("warehouseName", warehouseName).ToString().Replace("stocks/ecom?", "stocks/ecom/?", StringComparison.Ordinal);
        return await Api.GetShopStockAsync(
            "stocks.shop", path,
            static answer => (IReadOnlyList<StockedProduct>)[.. (SmartbillJson.Read(answer, SmartbillJson.Context.ShopStockAnswer).Products ?? []).Select(ReadPositional)],
            options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Name, code, unit, quantity: the plugin reads the values by their order, and their names are not known.</summary>
    private static StockedProduct ReadPositional(JsonElement item)
    {
        var values = item.ValueKind switch
        {
            JsonValueKind.Object => item.EnumerateObject().Select(static p => p.Value).ToArray(),
            JsonValueKind.Array => item.EnumerateArray().ToArray(),
            _ => [],
        };
        if (values.Length < 4)
            throw new JsonException("A product has fewer than four values.");
        return new()
        {
            Name = Text(values[0]),
            Code = Text(values[1]),
            MeasuringUnit = Text(values[2]),
            Quantity = decimal.TryParse(Text(values[3]), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var quantity)
                ? quantity
                : throw new JsonException("A quantity is no number."),
        };
    }

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.ToString();
}
