using System.Collections.Immutable;
using Connectors.Sync.Connections;
using Connectors.Sync.Diagnostics;
using Connectors.Sync.Stores;
using Connectors.Sync.Triggers;

namespace Connectors.Sync.Webhooks;

/// <summary>One call: whose key it is, what its adapter says, one insert. Forged, replayed and oversized calls change nothing but a counter.</summary>
internal sealed class WebhookReceiver(
    WebhookKeys keys, ConnectionCatalog catalog, ConnectionService connections, ISyncStore store, AccountIndex accounts, IConnectionSupport support, SyncScheduler scheduler, TimeProvider clock,
    IEnumerable<ConnectionDefinition> definitions) : IWebhooks
{
    /// <summary>Where vendors look for their secret, or put it: a key that came by the path is shown to their readers under these names too.</summary>
    private static readonly ImmutableArray<string> SecretNames = ["apiKey", "secret", "token"];

    /// <summary>Calls come in swarms: one write tells of a minute of them.</summary>
    private static readonly TimeSpan HeardGrain = TimeSpan.FromMinutes(1);

    /// <summary>Two ids of one webhook are at least so far apart: finer than any store keeps instants.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private static readonly WebhookAnswer Nobody = new(401, "The key is missing or wrong.");

    public IReadOnlyCollection<string> RouteAliases { get; } = [.. definitions.SelectMany(static d => d.Webhooks).SelectMany(static w => w.Adapter.RouteAliases).Distinct(StringComparer.OrdinalIgnoreCase)];

    public string CreateKey(ConnectionId connection, string user = "")
    {
        ArgumentNullException.ThrowIfNull(user);
        return keys.Create(connection, user);
    }

    public async Task<string> GetIdAsync(ConnectionId connection, string topic, CancellationToken cancellationToken = default)
    {
        var name = await NameOfAsync(connection, topic, cancellationToken).ConfigureAwait(false);
        return keys.CreateId(connection, name, await GenerationAsync(connection, name, cancellationToken).ConfigureAwait(false));
    }

    public async Task<string> RenewIdAsync(ConnectionId connection, string topic, string user = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(user);
        var name = await NameOfAsync(connection, topic, cancellationToken).ConfigureAwait(false);
        // Later than the one before, whatever the clock says.
        var before = await store.FindDecisionsAsync(connection, HeardHooks.Ids, [name], cancellationToken).ConfigureAwait(false);
        var at = clock.GetUtcNow();
        if (before.Count > 0 && at < before[0].At + Moment)
            at = before[0].At + Moment;
        await store.SaveDecisionAsync(connection, new DecisionRow { Mapping = HeardHooks.Ids, Pair = name, Kind = DecisionKind.Ignore, At = at, User = user }, cancellationToken).ConfigureAwait(false);
        await connections.ChangeAsync(connection, row => (row, "webhook", name), user, cancellationToken).ConfigureAwait(false);
        return await GetIdAsync(connection, topic, cancellationToken).ConfigureAwait(false);
    }

    public async Task<WebhookAnswer> ReceiveAsync(string? key, WebhookRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var answer = await JudgeAsync(key, request, cancellationToken).ConfigureAwait(false);
        SyncTelemetry.WebhookCame(answer.Status);
        return answer;
    }

    private async Task<WebhookAnswer> JudgeAsync(string? key, WebhookRequest request, CancellationToken cancellationToken)
    {
        if (keys.Read(key) is not { } whose)
            return Nobody;
        KnownConnection known;
        try
        {
            known = await catalog.FindAsync(whose.Connection, cancellationToken).ConfigureAwait(false);
        }
        catch (UnknownConnectionException)
        {
            // Of a connection that was deleted nothing is told.
            return Nobody;
        }

        // An id is good for its own webhook, and only until it is renewed.
        if (whose.Topic is { } own && (own != HeardHooks.NameOf(request.Topic) || whose.Generation != await GenerationAsync(whose.Connection, own, cancellationToken).ConfigureAwait(false)))
            return Nobody;
        if (Find(known.Definition.Webhooks, request.Topic) is not { } hook)
            return new(404, "This connection takes no such webhook.") { Connection = whose.Connection };
        var verdict = hook.Adapter.Read(request with { Query = WithSecret(request.Query, key!) }, new WebhookSecret(key!));
        if (verdict is WebhookVerdict.Rejected { Status: 400 } unreadable)
            await KeepAsync(whose.Connection, request, unreadable.Reason, cancellationToken).ConfigureAwait(false);
        if (verdict is WebhookVerdict.Rejected rejected)
            return new(rejected.Status, rejected.Reason) { Connection = whose.Connection };
        var accepted = (WebhookVerdict.Accepted)verdict;
        var marks = await MarkAsync(known, hook.Side, accepted.Marks, whose.User, cancellationToken).ConfigureAwait(false);
        if (!accepted.Marks.IsDefaultOrEmpty)
            marks += await FanOutAsync(whose.Connection, hook.Side, request.Topic, accepted.Marks, cancellationToken).ConfigureAwait(false);
        await connections.HeardWebhookAsync(whose.Connection, cancellationToken).ConfigureAwait(false);
        await HeardAsync(whose.Connection, request.Topic, cancellationToken).ConfigureAwait(false);
        return new(200, "") { Connection = whose.Connection, Marks = marks, Reply = accepted.Reply };
    }

    /// <summary>The webhook by the name under which its id is kept.</summary>
    private async Task<string> NameOfAsync(ConnectionId connection, string topic, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(topic);
        var hooks = (await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false)).Definition.Webhooks;
        var topics = hooks.SelectMany(static h => h.Adapter.RouteAliases).ToList();
        return topics.Contains(topic, StringComparer.OrdinalIgnoreCase) ? HeardHooks.NameOf(topic)
            : throw new SyncRequestException("unknown-webhook", $"The connection '{connection.Value}' takes no webhook '{topic}'.{(topics.Count > 0 ? $" It takes: {string.Join(", ", topics)}." : "")}");
    }

    private async Task<long> GenerationAsync(ConnectionId connection, string name, CancellationToken cancellationToken) =>
        await store.FindDecisionsAsync(connection, HeardHooks.Ids, [name], cancellationToken).ConfigureAwait(false) is [var renewed, ..] ? renewed.At.ToUnixTimeMilliseconds() : 0;

    /// <summary>A system knows one address for its calls, and several connections may stand at its account: what it tells one is true for all. Which records are theirs is decided when they are read.</summary>
    private async Task<int> FanOutAsync(ConnectionId from, Side side, string topic, ImmutableArray<DirtyMark> claimed, CancellationToken cancellationToken)
    {
        var marks = 0;
        foreach (var id in await accounts.OthersAsync(from, side, cancellationToken).ConfigureAwait(false))
        {
            try
            {
                var other = await catalog.FindAsync(id, cancellationToken).ConfigureAwait(false);
                if (Find(other.Definition.Webhooks, topic)?.Side == side)
                    marks += await MarkAsync(other, side, claimed, "", cancellationToken).ConfigureAwait(false);
            }
            catch (UnknownConnectionException)
            {
                // It was deleted meanwhile.
            }
        }

        return marks;
    }

    /// <summary>What was never read is read as a whole anyway, and a connection that is switched off finds its changes by reading when it goes on: neither needs a mark.</summary>
    private async Task<int> MarkAsync(KnownConnection known, Side side, ImmutableArray<DirtyMark> claimed, string user, CancellationToken cancellationToken)
    {
        var id = known.Row.Id;
        if (claimed.IsDefaultOrEmpty || !known.Descriptor.Enabled || known.Row.Mode == ConnectionMode.Off)
            return 0;
        var read = (await store.ListCursorsAsync(id, cancellationToken).ConfigureAwait(false)).Where(c => c.Side == side).Select(static c => c.Resource).ToHashSet(StringComparer.Ordinal);
        var now = clock.GetUtcNow();
        var marks = claimed.Where(m => read.Contains(m.Resource)).Select(m => new MarkRow
        {
            Side = side,
            Resource = m.Resource,
            Id = m.Id?.Value ?? "",
            Class = MarkClass.Dirty,
            At = now,
            OldNumber = m.OldNumber,
            NewNumber = m.NewNumber,
        }).ToList();
        if (marks.Count == 0)
            return 0;
        // Who calls is known before what he says is worked off.
        if (user.Length > 0 && side == Side.Accounting)
            await ActingUsers.SaveAsync(store, id, user, [.. marks.Select(static m => (m.Resource, m.Id.Length > 0 ? m.Id : m.NewNumber ?? "")).Where(static m => m.Item2.Length > 0)], now, cancellationToken).ConfigureAwait(false);
        await store.AddMarksAsync(id, marks, cancellationToken).ConfigureAwait(false);
        scheduler.Wake(id);
        return marks.Count;
    }

    /// <summary>A genuine call that cannot be read is a hook that was set up wrongly: its journal says how it looked.</summary>
    private async Task KeepAsync(ConnectionId connection, WebhookRequest request, string reason, CancellationToken cancellationToken)
    {
        var (now, name) = (clock.GetUtcNow(), HeardHooks.NameOf(request.Topic));
        var before = await store.FindDecisionsAsync(connection, UnreadableCalls.Table, [name], cancellationToken).ConfigureAwait(false);
        if (before.Count > 0 && now - before[0].At < UnreadableCalls.Grain)
            return;
        await store.SaveDecisionAsync(connection, new DecisionRow { Mapping = UnreadableCalls.Table, Pair = name, Kind = DecisionKind.Ignore, At = now }, cancellationToken).ConfigureAwait(false);
        await support.RecordAsync(connection, UnreadableCalls.Event, $"{request.Topic}, {request.Method}: {reason} It began with: {UnreadableCalls.Describe(request.Body.Span)}", "", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>When each hook was last heard: the light beside it. A test of the connection counts.</summary>
    private async Task HeardAsync(ConnectionId connection, string topic, CancellationToken cancellationToken)
    {
        var (now, name) = (clock.GetUtcNow(), HeardHooks.NameOf(topic));
        var before = await store.FindDecisionsAsync(connection, HeardHooks.Table, [name], cancellationToken).ConfigureAwait(false);
        if (before.Count == 0 || now - before[0].At >= HeardGrain)
            await store.SaveDecisionAsync(connection, new DecisionRow { Mapping = HeardHooks.Table, Pair = name, Kind = DecisionKind.Ignore, At = now }, cancellationToken).ConfigureAwait(false);
    }

    private static WebhookBinding? Find(ImmutableArray<WebhookBinding> hooks, string topic) =>
        hooks.FirstOrDefault(h => h.Adapter.RouteAliases.Contains(topic, StringComparer.OrdinalIgnoreCase)) ?? (hooks is [var only] ? only : null);

    private static Dictionary<string, string> WithSecret(IReadOnlyDictionary<string, string> query, string key)
    {
        var result = new Dictionary<string, string>(query, StringComparer.OrdinalIgnoreCase);
        foreach (var name in SecretNames)
            result.TryAdd(name, key);
        return result;
    }
}
