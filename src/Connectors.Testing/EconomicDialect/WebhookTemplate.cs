using System.Text;

namespace Connectors.Testing.EconomicDialect;

/// <summary>The vendor's "data posted" text and address, in which merge fields such as <c>[NEWNUMBER]</c> are replaced as plain text: nothing is escaped.</summary>
internal static class WebhookTemplate
{
    public static string Fill(string template, IReadOnlyDictionary<string, string> fields, bool ignoreCase)
    {
        foreach (var (name, value) in fields)
            template = template.Replace($"[{name}]", value, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        return template;
    }
}

/// <summary>One request that a webhook wants to send.</summary>
internal sealed record WebhookSend(string Address, string ContentType, string? Body, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    /// <summary>GET without data where the vendor still does so.</summary>
    public string Method { get; init; } = "POST";

    /// <returns>Whether the receiver answered with success.</returns>
    public async Task<bool> SendAsync(HttpMessageInvoker http, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(new HttpMethod(Method), Address);
        if (Method != "GET")
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body ?? ""));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        foreach (var (name, value) in Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // The receiver is down; what follows is the sender's rule.
            return false;
        }
    }
}
