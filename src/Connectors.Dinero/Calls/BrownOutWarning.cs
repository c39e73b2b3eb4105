using Microsoft.Extensions.Logging;

namespace Connectors.Dinero;

/// <summary>An endpoint that is about to go fails at random with 480. A repeat hides that from the caller: the operator must hear of it all the same.</summary>
internal sealed class BrownOutWarning(ILoggerFactory loggers) : DelegatingHandler
{
    private readonly ILogger _logger = loggers.CreateLogger("Connectors.Dinero");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if ((int)response.StatusCode == 480)
            Log.BrownOut(_logger, request.Method.Method, Endpoint(request.RequestUri));
        return response;
    }

    /// <summary>Version and resource, without ids: <c>v1/{organization}/contacts</c>.</summary>
    private static string Endpoint(Uri? uri)
    {
        var parts = (uri?.AbsolutePath ?? "").Trim('/').Split('/');
        return string.Join('/', parts.Select(static p => p.Any(char.IsDigit) && !(p.Length <= 4 && p[0] == 'v') ? "{id}" : p));
    }
}
