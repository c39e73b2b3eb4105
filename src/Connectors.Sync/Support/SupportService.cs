using System.Globalization;
using Connectors.Sync.Connections;
using Connectors.Sync.Events;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Support;

/// <summary>Answers support's questions from the store alone.</summary>
internal sealed class SupportService(ConnectionCatalog catalog, ISyncStore store, ConnectionService connections, ISyncEngine engine, StoryTeller stories, DiagnosticsWriter diagnostics) : IConnectionSupport
{
    public async Task<IReadOnlyList<RecordHit>> FindAsync(ConnectionId connection, string text, int take = 20, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(take);
        var known = await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        return await new RecordFinder(store, known).FindAsync(text.Trim(), take, cancellationToken).ConfigureAwait(false);
    }

    public async Task<RecordStory> TellAsync(ConnectionId connection, RecordRef record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        return await stories.TellAsync(await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false), record, cancellationToken).ConfigureAwait(false);
    }

    public async Task<int> RetryAsync(ConnectionId connection, ParkedFilter filter, string? pair = null, string user = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var parked = (await engine.ListParkedAsync(connection, filter, cancellationToken).ConfigureAwait(false)).Where(p => pair is null || p.Pair == pair).ToList();
        if (parked.Count == 0)
            throw new SyncRequestException("not-parked", pair is null ? "Nothing of that kind is parked." : $"'{pair}' is not parked.");
        foreach (var one in parked)
            await engine.RetryAsync(connection, one.Mapping, one.Pair, cancellationToken).ConfigureAwait(false);
        var what = pair ?? string.Join(' ', new[] { filter.Mapping, filter.Cause, filter.Kind?.ToString() }.OfType<string>().DefaultIfEmpty("all"));
        await RecordAsync(connection, "retry", string.Create(CultureInfo.InvariantCulture, $"{what}: {parked.Count}"), user, cancellationToken).ConfigureAwait(false);
        return parked.Count;
    }

    public async Task<(IReadOnlyList<ConnectionEvent> Events, string Culture)> ListOpenAsync(ConnectionId connection, CancellationToken cancellationToken = default)
    {
        var known = await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        var culture = known.Descriptor.Culture;
        return ([.. AlertState.Parse(connection, culture, known.Row.Alerts).Told.OrderBy(static t => t.Since).Select(t => new ConnectionEvent
        {
            // It is no news: the same thing has the same id every time.
            Id = Guid.Empty,
            Connection = connection,
            Kind = t.Kind,
            Subject = t.Subject,
            Level = t.Level,
            Message = t.Message,
            NextStep = t.NextStep,
            Since = t.Since,
            At = t.Since,
            Culture = culture,
        })], culture);
    }

    public async Task DiagnoseAsync(ConnectionId connection, Stream to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        await diagnostics.WriteAsync(await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false), to, cancellationToken).ConfigureAwait(false);
    }

    public Task RecordAsync(ConnectionId connection, string what, string detail, string user = "", CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(what);
        return connections.ChangeAsync(connection, row => (row, what, detail), user, cancellationToken);
    }
}

/// <summary>Texts of a link's base without the mapping: support must read what a mapping of today does not know any more.</summary>
internal static class BaseTexts
{
    public static IReadOnlyList<PairValue> Of(LinkRow link)
    {
        if (link.Base.Length == 0)
            return [];
        using var document = StoredJson.Read(link.Base);
        return [.. document.RootElement.GetProperty("u").EnumerateObject().Select(static u => new PairValue(u.Name, Text(u.Value.GetProperty("c")), Text(u.Value.GetProperty("a"))))];
    }

    /// <summary>What people call it: the unit that is named so, else the first that holds a text.</summary>
    public static string Label(IReadOnlyList<PairValue> units) =>
        (units.FirstOrDefault(static u => u.Unit.Equals("name", StringComparison.OrdinalIgnoreCase)) ?? units.FirstOrDefault(static u => u.Unit.Contains("name", StringComparison.OrdinalIgnoreCase))) is { } name
            ? name.Crm.Length > 0 ? name.Crm : name.Accounting : "";

    private static string Text(System.Text.Json.JsonElement values) =>
        string.Join(" · ", StoredJson.ReadValues(values, []).Select(static v => v.HasValue ? v.ToString() : ""));
}
