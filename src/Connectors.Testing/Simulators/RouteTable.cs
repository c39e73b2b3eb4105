namespace Connectors.Testing;

/// <summary>
/// Verb and path to operation; a version is part of the path. Letter case does not matter.
/// </summary>
internal sealed class RouteTable<TCall>
{
    private readonly Dictionary<(string Method, int Segments), List<Route<TCall>>> _routes = [];

    /// <param name="pattern">Method and path, <c>GET /v1/contacts/{guid}</c>.</param>
    /// <param name="operation">The name by which faults and tests address it.</param>
    /// <param name="handler">What it does.</param>
    public void Add(string pattern, string operation, Func<TCall, SimResponse> handler)
    {
        var blank = pattern.IndexOf(' ', StringComparison.Ordinal);
        var route = new Route<TCall>(operation, pattern[(blank + 1)..].Trim('/').Split('/'), handler);
        var key = (pattern[..blank], route.Segments.Length);
        if (!_routes.TryGetValue(key, out var list))
            _routes.Add(key, list = []);
        list.Add(route);

        // A literal wins over a parameter: /invoices/templates is not an invoice.
        list.Sort(static (a, b) => b.Literals.CompareTo(a.Literals));
    }

    public RouteMatch<TCall>? Find(string method, string path)
    {
        var segments = path.Trim('/').Split('/');
        if (!_routes.TryGetValue((method, segments.Length), out var routes))
            return null;
        foreach (var route in routes)
        {
            if (route.TryMatch(segments) is { } values)
                return new RouteMatch<TCall>(route, values);
        }

        return null;
    }

    public IEnumerable<string> Operations => _routes.Values.SelectMany(static r => r).Select(static r => r.Operation).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}

internal sealed record RouteMatch<TCall>(Route<TCall> Route, IReadOnlyDictionary<string, string> Values);

internal sealed class Route<TCall>(string operation, string[] segments, Func<TCall, SimResponse> handler)
{
    public string Operation { get; } = operation;

    public string[] Segments { get; } = segments;

    public Func<TCall, SimResponse> Handler { get; } = handler;

    public int Literals { get; } = segments.Count(static s => !s.StartsWith('{'));

    /// <summary>Whether its pattern has a parameter of this name (without braces).</summary>
    public bool Has(string parameter) => Segments.Contains($"{{{parameter}}}");

    public Dictionary<string, string>? TryMatch(string[] path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (!Segments[i].StartsWith('{') && !Segments[i].Equals(path[i], StringComparison.OrdinalIgnoreCase))
                return null;
            if (Segments[i].StartsWith('{') && path[i].Length == 0)
                return null;
        }

        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < path.Length; i++)
        {
            if (Segments[i].StartsWith('{'))
                values.Add(Segments[i][1..^1], Uri.UnescapeDataString(path[i]));
        }

        return values;
    }
}
