namespace Connectors.Testing.Dinero;

/// <summary>
/// Verb, version and path to operation. Versions are per endpoint: a path under another version does not exist. Letter case does not matter.
/// </summary>
internal sealed class RouteTable
{
    private readonly Dictionary<(string Method, int Segments), List<Route>> _routes = [];

    /// <param name="pattern">Method and path, <c>GET /v1/{o}/contacts/{guid}</c>; <c>{o}</c> is the organisation id.</param>
    /// <param name="operation">The name by which faults and tests address it.</param>
    /// <param name="handler">What it does.</param>
    public void Add(string pattern, string operation, Func<DineroCall, SimResponse> handler)
    {
        var blank = pattern.IndexOf(' ', StringComparison.Ordinal);
        var route = new Route(operation, pattern[(blank + 1)..].Trim('/').Split('/'), handler);
        var key = (pattern[..blank], route.Segments.Length);
        if (!_routes.TryGetValue(key, out var list))
            _routes.Add(key, list = []);
        list.Add(route);

        // A literal wins over a parameter: /invoices/templates is not an invoice.
        list.Sort(static (a, b) => b.Literals.CompareTo(a.Literals));
    }

    public RouteMatch? Find(string method, string path)
    {
        var segments = path.Trim('/').Split('/');
        if (!_routes.TryGetValue((method, segments.Length), out var routes))
            return null;
        foreach (var route in routes)
        {
            if (route.TryMatch(segments) is { } values)
                return new RouteMatch(route, values);
        }

        return null;
    }

    public IEnumerable<string> Operations => _routes.Values.SelectMany(static r => r).Select(static r => r.Operation).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}

internal sealed record RouteMatch(Route Route, IReadOnlyDictionary<string, string> Values);

internal sealed class Route(string operation, string[] segments, Func<DineroCall, SimResponse> handler)
{
    public string Operation { get; } = operation;

    public string[] Segments { get; } = segments;

    public Func<DineroCall, SimResponse> Handler { get; } = handler;

    public int Literals { get; } = segments.Count(static s => s[0] != '{');

    public bool HasAccount { get; } = segments.Contains("{o}");

    public Dictionary<string, string>? TryMatch(string[] path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (Segments[i][0] != '{' && !Segments[i].Equals(path[i], StringComparison.OrdinalIgnoreCase))
                return null;
            if (Segments[i][0] == '{' && path[i].Length == 0)
                return null;
        }

        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < path.Length; i++)
        {
            if (Segments[i][0] == '{')
                values.Add(Segments[i][1..^1], Uri.UnescapeDataString(path[i]));
        }

        return values;
    }
}
