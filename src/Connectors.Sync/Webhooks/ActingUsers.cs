using Connectors.Sync.Stores;

namespace Connectors.Sync.Webhooks;

/// <summary>
/// In whose name changes from accounting are made in the CRM: the user whose key called for the record, else the one whose key called last for its resource. Among the small rows that need no lease, under a name that no
/// mapping can have.
/// </summary>
internal static class ActingUsers
{
    public const string Table = "$users";

    public static string Default(string resource) => resource + "|*";

    public static string Of(string resource, string id) => $"{resource}|{id}";

    /// <summary>Remembers who called: once for each record and user, however often he calls.</summary>
    public static async Task SaveAsync(ISyncStore store, ConnectionId connection, string user, IReadOnlyCollection<(string Resource, string Id)> called, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var wanted = called.Select(static c => Default(c.Resource)).Concat(called.Select(static c => Of(c.Resource, c.Id))).Distinct(StringComparer.Ordinal).ToList();
        var known = (await store.FindDecisionsAsync(connection, Table, wanted, cancellationToken).ConfigureAwait(false)).ToDictionary(static d => d.Pair, static d => d.User, StringComparer.Ordinal);
        foreach (var pair in wanted.Where(p => known.GetValueOrDefault(p) != user))
            await store.SaveDecisionAsync(connection, new DecisionRow { Mapping = Table, Pair = pair, Kind = DecisionKind.Ignore, At = now, User = user }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Who called last for a resource; <see langword="null"/> = nobody, since every call by a user's key leaves that row.</summary>
    public static async Task<string?> FindDefaultAsync(ISyncStore store, ConnectionId connection, string resource, CancellationToken cancellationToken) =>
        await store.FindDecisionsAsync(connection, Table, [Default(resource)], cancellationToken).ConfigureAwait(false) is [var last, ..] ? last.User : null;

    /// <summary>Who called for that record, if anybody did.</summary>
    public static async Task<string?> FindAsync(ISyncStore store, ConnectionId connection, string resource, string id, CancellationToken cancellationToken) =>
        await store.FindDecisionsAsync(connection, Table, [Of(resource, id)], cancellationToken).ConfigureAwait(false) is [var own, ..] ? own.User : null;
}
