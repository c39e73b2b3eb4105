using System.Collections;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Connectors.AspNetCore;

/// <summary>Keeps the keys of webhooks out of the logs of ASP.NET Core.</summary>
public static partial class WebhookLogging
{
    /// <summary>What stands in a log instead of a key.</summary>
    public const string Mask = "***";

    /// <summary>
    /// Masks keys of webhooks in what ASP.NET Core logs: the text, its values and its scopes, in every sink. A key is masked in the path as in the query (<c>apiKey</c>, <c>secret</c>, <c>token</c>, <c>key</c>).
    /// Loggers of your own that write addresses (categories outside of <c>Microsoft.AspNetCore</c>), and the log of a proxy, are yours to mind.
    /// </summary>
    /// <param name="logging">The host's logging. Call it after a logger factory of your own was set.</param>
    public static ILoggingBuilder MaskWebhookKeys(this ILoggingBuilder logging)
    {
        ArgumentNullException.ThrowIfNull(logging);
        var before = logging.Services.LastOrDefault(static d => d.ServiceType == typeof(ILoggerFactory) && !d.IsKeyedService);
        if (before?.ImplementationFactory?.Target is Factories)
            return logging;
        logging.Services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(new Factories(before).Make));
        return logging;
    }

    /// <summary>The text without keys; the very same text where there is none.</summary>
    internal static string Clean(string text) => Keys().Replace(text, "${name}" + Mask);

    // Our own keys and ids are long rows of hexadecimal digits; what stands under the name of a key in a query is taken for one, right or wrong.
    [GeneratedRegex("""(?<name>[?&](?:apiKey|secret|token|key)=)[^&#\s"]+|(?<![0-9a-f])[0-9a-f]{65,}(?![0-9a-f])""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Keys();

    private sealed class Factories(ServiceDescriptor? before)
    {
        public MaskingFactory Make(IServiceProvider services) => new MaskingFactory(before switch
        {
            { ImplementationInstance: ILoggerFactory made } => made,
            { ImplementationFactory: { } make } => (ILoggerFactory)make(services),
            { ImplementationType: { } type } => (ILoggerFactory)ActivatorUtilities.CreateInstance(services, type),
            _ => ActivatorUtilities.CreateInstance<LoggerFactory>(services),
        });
    }

    private sealed class MaskingFactory(ILoggerFactory inner) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) ? new MaskingLogger(inner.CreateLogger(categoryName)) : inner.CreateLogger(categoryName);

        public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

        public void Dispose() => inner.Dispose();
    }

    private sealed class MaskingLogger(ILogger inner) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => Masked.Of(state, state.ToString()) is { } masked ? inner.BeginScope(masked) : inner.BeginScope(state);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            if (Masked.Of(state, formatter(state, exception)) is { } masked)
                inner.Log(logLevel, eventId, masked, exception, static (s, _) => s.ToString());
            else
                inner.Log(logLevel, eventId, state, exception, formatter);
        }
    }

    /// <summary>A state with its values, of which those that held a key are masked.</summary>
    private sealed class Masked(string text, IReadOnlyList<KeyValuePair<string, object?>> values) : IReadOnlyList<KeyValuePair<string, object?>>
    {
        public int Count => values.Count;

        public KeyValuePair<string, object?> this[int index] => values[index];

        /// <summary>The state without keys; <see langword="null"/> = there is none in it.</summary>
        public static Masked? Of<TState>(TState state, string? text)
        {
            text ??= "";
            var clean = Clean(text);
            var changed = !ReferenceEquals(clean, text);
            var values = new List<KeyValuePair<string, object?>>();
            if (state is IEnumerable<KeyValuePair<string, object?>> pairs)
            {
                foreach (var pair in pairs)
                {
                    // A path or a query may be a text, or a value that becomes one.
                    var value = pair.Value is null or ValueType and not Microsoft.AspNetCore.Http.PathString and not Microsoft.AspNetCore.Http.QueryString ? null : pair.Value.ToString();
                    var masked = value is null ? null : Clean(value);
                    changed |= !ReferenceEquals(masked, value);
                    values.Add(ReferenceEquals(masked, value) ? pair : new(pair.Key, masked));
                }
            }

            return changed ? new Masked(clean, values) : null;
        }

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => values.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => text;
    }
}
