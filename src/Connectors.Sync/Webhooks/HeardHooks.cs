namespace Connectors.Sync.Webhooks;

/// <summary>Where it is remembered when each webhook of a connection was last heard: among the small rows that need no lease, under a name that no mapping can have.</summary>
internal static class HeardHooks
{
    public const string Table = "$webhooks";

    /// <summary>Since when each webhook's id is the one that it is.</summary>
    public const string Ids = "$webhook-ids";

    public static string NameOf(string topic) => topic.ToLowerInvariant();
}
