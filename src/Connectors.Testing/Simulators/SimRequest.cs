namespace Connectors.Testing;

/// <summary>What both transports, Kestrel and the in-process handler, make of an HTTP request before a simulator sees it.</summary>
internal sealed record SimRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    private Dictionary<string, string>? _parameters;

    /// <summary>Query parameters, percent-decoded, plus signs as blanks, names ignoring case, the first of a repeated name.</summary>
    public IReadOnlyDictionary<string, string> Parameters => _parameters ??= FormText.Parse(Query);

    /// <summary>What the simulator found when it named the operation, so that it does not look twice.</summary>
    public object? Match { get; set; }

    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}

/// <summary>How an answer travels.</summary>
internal enum SimDelivery
{
    Complete,

    /// <summary>The connection closes without a byte of an answer.</summary>
    Closed,

    /// <summary>Status and headers arrive, then half of the body, then the connection closes.</summary>
    CutInBody,
}

internal sealed record SimResponse(int Status, byte[] Body, string? ContentType)
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public SimDelivery Delivery { get; init; }

    public static readonly SimResponse Closed = new(0, [], null) { Delivery = SimDelivery.Closed };

    public static SimResponse Empty(int status) => new(status, [], null);

    public static SimResponse Text(int status, string text, string contentType = "text/plain; charset=utf-8") =>
        new(status, System.Text.Encoding.UTF8.GetBytes(text), contentType);

    public static SimResponse Json(int status, byte[] json) => new(status, json, "application/json; charset=utf-8");
}

/// <summary><c>a=b&amp;c=d</c>, as in queries and in forms.</summary>
internal static class FormText
{
    /// <param name="text">What to parse.</param>
    /// <param name="names">How names compare; ignoring case when null.</param>
    public static Dictionary<string, string> Parse(string text, StringComparer? names = null)
    {
        var values = new Dictionary<string, string>(names ?? StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            var name = Decode(at < 0 ? part : part[..at]);
            values.TryAdd(name, at < 0 ? "" : Decode(part[(at + 1)..]));
        }

        return values;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
