using System.Text.Json;

namespace Connectors.Smartbill;

/// <summary>A request as SmartBill sends it, for tests of a receiver.</summary>
public sealed record StockWebhookRequest
{
    private StockWebhookRequest(string token, byte[] body) =>
        (Headers, Body) = (new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Authorization"] = "Bearer " + token, ["Content-Type"] = "application/json" }, body);

    /// <summary>The HTTP method.</summary>
    public string Method { get; } = "POST";

    /// <summary>The headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The query: nothing.</summary>
    public IReadOnlyDictionary<string, string> Query { get; } = new Dictionary<string, string>();

    /// <summary>The body, UTF-8.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>A valid request.</summary>
    /// <param name="token">The token that was typed into SmartBill.</param>
    /// <param name="changes">The products.</param>
    /// <param name="bareArray">The list alone, which the vendor's receiver takes too, instead of an object that holds it.</param>
    public static StockWebhookRequest Create(string token, IReadOnlyList<StockChange> changes, bool bareArray = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        ArgumentNullException.ThrowIfNull(changes);
        return new(
            token, bareArray ? JsonSerializer.SerializeToUtf8Bytes([.. changes], SmartbillJson.Context.StockChangeArray) : JsonSerializer.SerializeToUtf8Bytes(new StockChangeList(changes), SmartbillJson.Context.StockChangeList));
    }

    /// <summary>The test of the settings page.</summary>
    /// <param name="token">The token that was typed into SmartBill.</param>
    public static StockWebhookRequest ConnectionTest(string token) => Create(token, []);

    /// <summary>The method and the body's size, no secret.</summary>
    public override string ToString() => $"{Method}, {Body.Length} bytes (token hidden)";
}
