using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.Sync;

/// <summary>The engine's logger, also where a host has set up no logging.</summary>
internal sealed class EngineLogger(IServiceProvider services)
{
    public ILogger Value { get; } = services.GetService<ILoggerFactory>()?.CreateLogger("Connectors.Sync") ?? NullLogger.Instance;
}
