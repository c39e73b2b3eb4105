using System.Globalization;
using System.Text;

namespace Connectors.Http;

/// <summary>Builds path and query with everything escaped: <c>RequestPath.Of("v1", organisation, "contacts").Query("page", 0)</c>.</summary>
public sealed class RequestPath
{
    private readonly StringBuilder _text = new();
    private bool _hasQuery;

    private RequestPath()
    {
    }

    /// <summary>A path of segments.</summary>
    /// <param name="segments">The segments, unescaped: a slash in one becomes <c>%2F</c>. An empty segment, <c>.</c> or <c>..</c> would be another address.</param>
    /// <exception cref="ArgumentException">A segment is empty or consists of dots.</exception>
    public static RequestPath Of(params ReadOnlySpan<string> segments)
    {
        var path = new RequestPath();
        foreach (var segment in segments)
        {
            if (string.IsNullOrEmpty(segment) || segment is "." or "..")
                throw new ArgumentException($"'{segment}' cannot be a segment of a path.", nameof(segments));
            if (path._text.Length > 0)
                path._text.Append('/');
            path._text.Append(Uri.EscapeDataString(segment));
        }

        return path;
    }

    /// <summary>Adds a parameter; null adds nothing.</summary>
    /// <param name="name">Its name, unescaped.</param>
    /// <param name="value">Its value, unescaped.</param>
    public RequestPath Query(string name, string? value)
    {
        if (value is null)
            return this;
        _text.Append(_hasQuery ? '&' : '?').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        _hasQuery = true;
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
    public override string ToString() => _text.ToString();

    /// <summary>The escaped text.</summary>
    /// <param name="path">The path.</param>
    public static implicit operator string(RequestPath path) => path.ToString();
}
