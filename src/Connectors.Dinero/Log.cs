using Microsoft.Extensions.Logging;

namespace Connectors.Dinero;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Dinero answered 480 to {Method} {Endpoint}: this version of the endpoint is about to be removed. Read the vendor's news and update the package.")]
    public static partial void BrownOut(ILogger logger, string method, string endpoint);
}
