using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Connectors.Http;

/// <summary>
/// Keeps what a host adds to all its HttpClients out of ours: retry, logging and header handlers. It stands first and does not call the next filter for our names;
/// what a user puts on a client of ours by name stays.
/// </summary>
internal sealed class IsolationFilter(IOptionsMonitor<HttpClientFactoryOptions> options, IsolatedClients clients) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        if (builder.Name is null || !clients.Names.Contains(builder.Name))
        {
            next(builder);
            return;
        }

        // In the order of registration: the host's defaults, our clearing of them, ours, the user's on this client.
        foreach (var action in options.Get(builder.Name).HttpMessageHandlerBuilderActions)
            action(builder);
        builder.PrimaryHandler = new WireHandler(builder.PrimaryHandler);
    };
}

/// <summary>The names of our clients.</summary>
internal sealed class IsolatedClients
{
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);
}
