using System.Globalization;
using System.Text;

namespace Connectors.Http;

/// <summary>Builds path and query with everything escaped: <c>RequestPath.Of("v1", organisation, "contacts").Query("page", 0)</c>.</summary>
public sealed class RequestPath
{
    private readonly string _path;
    private StringBuilder? _withQuery;

    private RequestPath(string path) => _path = path;

    /// <summary>A path of segments.</summary>
    /// <param name="segments">The segments, unescaped: a slash in one becomes <c>%2F</c>. An empty segment, <c>.</c> or <c>..</c> would be another address.</param>
    /// <exception cref="ArgumentException">A segment is empty or consists of dots.</exception>
    public static RequestPath Of(params ReadOnlySpan<string> segments)
    {
        string[]? escaped = null;
        for (var i = 0; i < segments.Length; i++)
        {
            var segment = segments[i];
            if (string.IsNullOrEmpty(segment) || segment is "." or "..")
                throw new ArgumentException($"'{segment}' cannot be a segment of a path.", nameof(segments));
            // Most need none, and are joined as they are.
            if (Uri.EscapeDataString(segment) is var text && (object)text != segment)
                (escaped ??= segments.ToArray())[i] = text;
        }

        return new(string.Join('/', escaped is null ? segments : escaped));
    }

    /// <summary>Adds a parameter; null adds nothing.</summary>
    /// <param name="name">Its name, unescaped.</param>
    /// <param name="value">Its value, unescaped.</param>
    public RequestPath Query(string name, string? value)
    {
        if (value is null)
            return this;
        var first = _withQuery is null;
        _withQuery ??= new(_path, _path.Length + 200);
        _withQuery.Append(first ? '?' : '&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        return this;
    }

    /// <summary>Adds a parameter in invariant format.</summary>
    /// <typeparam name="T">A number, a date, an id.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="format">Its format; null takes the type's own.</param>
    public RequestPath Query<T>(string name, T value, string? format = null) where T : struct, IFormattable => Query(name, value.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>Adds a parameter in invariant format; null adds nothing.</summary>
    /// <typeparam name="T">A number, a date, an id.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="format">Its format; null takes the type's own.</param>
    public RequestPath Query<T>(string name, T? value, string? format = null) where T : struct, IFormattable =>
        value is { } v ? Query(name, v.ToString(format, CultureInfo.InvariantCulture)) : this;

    /// <summary>Adds a parameter as <c>true</c> or <c>false</c>; null adds nothing.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public RequestPath Query(string name, bool? value) => value is { } v ? Query(name, v ? "true" : "false") : this;

    /// <summary>The escaped text.</summary>
    public override string ToString() => _withQuery?.ToString() ?? _path;

    /// <summary>The escaped text.</summary>
    /// <param name="path">The path.</param>
    public static implicit operator string(RequestPath path) => path.ToString();
}
