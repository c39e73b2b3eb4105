namespace Connectors.EconomicDialect;

/// <summary>
/// Links in answers. They repeat the query of the request that showed them (also parameters that nobody knows, and <c>demo=true</c>), and some lead to another host: they are read, never followed as they stand.
/// </summary>
internal static class DialectLink
{
    /// <summary>The link without query and fragment: what may be compared or sent back as a reference.</summary>
    public static string? WithoutQuery(string? link)
    {
        if (link is null)
            return null;
        var end = link.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? link : link[..end];
    }

    public static bool Same(string? left, string? right) => string.Equals(WithoutQuery(left)?.TrimEnd('/'), WithoutQuery(right)?.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    /// <summary>The last segment, unescaped: the record's key in its path form (see <see cref="DialectKey"/>).</summary>
    public static string? LastSegment(string? link)
    {
        var path = WithoutQuery(link)?.TrimEnd('/');
        if (string.IsNullOrEmpty(path))
            return null;
        var segment = path[(path.LastIndexOf('/') + 1)..];
        return segment.Length == 0 ? null : Uri.UnescapeDataString(segment);
    }

    /// <summary>A parameter of the link's query, its name in any letter case; null where there is none.</summary>
    public static string? Parameter(string? link, string name)
    {
        var start = link?.IndexOf('?', StringComparison.Ordinal) ?? -1;
        if (start < 0)
            return null;
        var end = link!.IndexOf('#', StringComparison.Ordinal);
        foreach (var pair in link[(start + 1)..(end > start ? end : link.Length)].Split('&'))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && string.Equals(Uri.UnescapeDataString(pair[..equals]), name, StringComparison.OrdinalIgnoreCase))
                return Uri.UnescapeDataString(pair[(equals + 1)..].Replace('+', ' '));
        }

        return null;
    }

    /// <summary>
    /// Path and query of a link, below the configured address: the tokens must not go to whatever host a link names.
    /// </summary>
    /// <param name="link">An absolute or relative link.</param>
    /// <param name="dropPrefix">A first segment that only the foreign host has (<c>api</c>).</param>
    public static string? PathAndQuery(string? link, string? dropPrefix = null)
    {
        if (string.IsNullOrEmpty(link))
            return null;
        var path = link;
        var scheme = link.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0)
        {
            var slash = link.IndexOf('/', scheme + 3);
            path = slash < 0 ? "" : link[slash..];
        }

        path = path.TrimStart('/');
        return dropPrefix is not null && path.StartsWith(dropPrefix + "/", StringComparison.OrdinalIgnoreCase) ? path[(dropPrefix.Length + 1)..] : path;
    }
}
