namespace Connectors.Sync.Connections;

/// <summary>Values of credentials that say who an account is and open nothing: an agreement's number, a company's id. A text that names the wrong account must show them.</summary>
internal static class OpenValues
{
    /// <summary>The names of those that every way to connect that side shows. What no way knows counts as a secret.</summary>
    public static IReadOnlyCollection<string> Of(ConnectionDefinition definition, Side side)
    {
        var fields = definition.ConnectWays.Where(w => w.Side == side).SelectMany(static w => w.Way.Fields).ToList();
        return [.. fields.Where(static f => !f.Secret).Select(static f => f.Name).Except(fields.Where(static f => f.Secret).Select(static f => f.Name), StringComparer.Ordinal)];
    }
}
