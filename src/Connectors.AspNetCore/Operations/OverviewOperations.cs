using System.Globalization;
using System.Text.Json;
using Connectors.Sync;
using Connectors.Sync.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.AspNetCore.Operations;

/// <summary>All connections that the user sees, at a glance. It asks no system: what is told is what the engine last heard and stored.</summary>
internal static class OverviewOperations
{
    private const int LatestRuns = 20;

    public static IReadOnlyList<Operation> All { get; } = [new("overview", "GET", "/overview", AllAsync), new("overview.show", "GET", "/{connection}/overview", OneAsync)];

    private static async Task AllAsync(OperationCall call)
    {
        var ids = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        await foreach (var connection in call.Service<IConnections>().ListAsync(call.Token).ConfigureAwait(false))
            ids[connection.Id.Value] = connection.Problem;
        foreach (var inCode in call.Http.RequestServices.GetServices<ConnectionDefinition>().Where(static d => d.IsConnection))
            ids.TryAdd(inCode.Name, null);
        var answers = new List<OverviewAnswer>();
        foreach (var (text, problem) in ids)
        {
            var id = new ConnectionId(text);
            if (!await call.Options.MaySee(call.Http, id).ConfigureAwait(false) || !await call.Options.MayDo(call.Http, id, "overview.show").ConfigureAwait(false))
                continue;
            answers.Add(problem is null ? await OfAsync(call, id).ConfigureAwait(false) : Broken(id, problem));
        }

        // Who needs somebody comes first, and of those who is worst off.
        await call.AnswerAsync([.. answers.OrderBy(static a => a.Attention.Count == 0 ? int.MaxValue : Rank(a.Attention[0].Kind))], OperationsJson.Default.IReadOnlyListOverviewAnswer).ConfigureAwait(false);
    }

    private static async Task OneAsync(OperationCall call) => await call.AnswerAsync(await OfAsync(call, call.Connection).ConfigureAwait(false), OperationsJson.Default.OverviewAnswer).ConfigureAwait(false);

    private static async Task<OverviewAnswer> OfAsync(OperationCall call, ConnectionId id)
    {
        var info = await call.Service<IConnections>().GetAsync(id, call.Token).ConfigureAwait(false);
        var zone = call.Zone();
        var runs = await call.Service<ISyncStore>().ListRunsAsync(id, LatestRuns, call.Token).ConfigureAwait(false);
        // A record that somebody brought alone says little of the connection.
        var last = runs.FirstOrDefault(static r => r.EndedAt is not null && r.Trigger != "record") ?? runs.FirstOrDefault(static r => r.EndedAt is not null);
        var parked = await call.Service<ISyncEngine>().ListParkedAsync(id, null, call.Token).ConfigureAwait(false);
        var red = new[] { info.Status.Crm, info.Status.Accounting }.Where(static s => s is { Ok: false }).Select(static s => s!.Reason).ToList();
        return new OverviewAnswer
        {
            Id = id,
            Mode = info.Mode,
            Paused = info.Paused,
            Light = red.Count > 0 ? "red" : info.Status.IsGreen ? "green" : "unknown",
            Reason = red.Count > 0 ? string.Join(' ', red) : null,
            LastRun = last is null ? null : new(last.Id, last.State, last.Trigger, last.User, In(last.StartedAt), In(last.EndedAt!.Value), last.Reason),
            NextRun = info.NextRun is { } next ? In(next) : null,
            Entities = Counts(last?.Counters, parked),
            Attention = await AttentionAsync(call, info, parked).ConfigureAwait(false),
        };

        DateTimeOffset In(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);
    }

    private static OverviewAnswer Broken(ConnectionId id, string problem) => new()
    {
        Id = id,
        Mode = ConnectionMode.Off,
        Light = "red",
        Reason = problem,
        Entities = new Dictionary<string, OverviewCounts>(),
        Attention = [new() { Kind = "broken", Count = 1, Text = problem }],
    };

    private static SortedDictionary<string, OverviewCounts> Counts(string? counters, IReadOnlyList<ParkedPair> parked)
    {
        var counts = new SortedDictionary<string, OverviewCounts>(StringComparer.Ordinal);
        if (!string.IsNullOrEmpty(counters))
        {
            using var json = JsonDocument.Parse(counters);
            foreach (var mapping in json.RootElement.EnumerateObject().Where(static m => m.Value.ValueKind == JsonValueKind.Object && m.Value.TryGetProperty("createdInCrm", out _)))
                counts[mapping.Name] = new(Of(mapping.Value, "createdInCrm") + Of(mapping.Value, "createdInAccounting"), Of(mapping.Value, "updatedInCrm") + Of(mapping.Value, "updatedInAccounting"), Of(mapping.Value, "unchanged"), 0);
        }

        foreach (var mapping in parked.Where(static p => p.Kind != ParkedKind.Waiting).GroupBy(static p => p.Mapping, StringComparer.Ordinal))
            counts[mapping.Key] = (counts.GetValueOrDefault(mapping.Key) ?? new(0, 0, 0, 0)) with { Parked = mapping.Select(static p => p.Pair).Distinct(StringComparer.Ordinal).Count() };
        return counts;

        static int Of(JsonElement mapping, string name) => mapping.TryGetProperty(name, out var value) ? value.GetInt32() : 0;
    }

    private static async Task<IReadOnlyList<AttentionAnswer>> AttentionAsync(OperationCall call, ConnectionInfo info, IReadOnlyList<ParkedPair> parked)
    {
        var culture = CultureInfo.CurrentUICulture;
        var found = new List<AttentionAnswer>();
        foreach (var (side, health) in new[] { ("Crm", info.Status.Crm), ("Accounting", info.Status.Accounting) })
        {
            if (health is { Ok: false })
            {
                var name = ConnectorTexts.Find($"side.{side}", culture)!;
                found.Add(new() { Kind = "red", Subject = side, Count = 1, Text = ConnectorTexts.Find("event.Red", culture, info.Id.Value, name)!, Remedy = ConnectorTexts.Find("remedy.Red", culture, info.Id.Value, name), Since = health.Since });
            }
        }

        var asked = 0;
        DateTimeOffset? oldest = null;
        await foreach (var send in call.Service<IDocuments>().ListAsync(info.Id, SendFilter.All with { Asked = true }, call.Token).ConfigureAwait(false))
            (asked, oldest) = (asked + 1, oldest < send.CreatedAt ? oldest : send.CreatedAt);
        if (asked > 0)
            found.Add(new() { Kind = "documents", Count = asked, Text = ConnectorTexts.Find("overview.documents", culture, asked)!, Remedy = ConnectorTexts.Find("overview.documents.remedy", culture), Since = oldest });
        if (info.Mode == ConnectionMode.PlanOnly)
            found.Add(new() { Kind = "plan", Count = 1, Text = ConnectorTexts.Find("event.PlanWaiting", culture, info.Id.Value)!, Remedy = ConnectorTexts.Find("remedy.PlanWaiting", culture) });
        if (info.NewerPreset is { } preset)
            found.Add(new() { Kind = "preset", Subject = preset, Count = 1, Text = ConnectorTexts.Find("event.PresetWaiting", culture, info.Id.Value)!, Remedy = ConnectorTexts.Find("remedy.PresetWaiting", culture) });
        // What waits for another record waits for nobody.
        foreach (var cause in parked.Where(static p => p.Kind != ParkedKind.Waiting).GroupBy(static p => (p.Kind == ParkedKind.Uncertain, p.Cause)))
        {
            found.Add(new()
            {
                Kind = cause.Key.Item1 ? "uncertain" : cause.Key.Cause.StartsWith("brake", StringComparison.Ordinal) ? "brake" : "parked",
                Subject = cause.Key.Cause,
                Count = cause.Count(),
                Text = ConnectorTexts.OfCause(cause.Key.Cause, cause.Count(), culture),
                Remedy = ConnectorTexts.RemedyOf(cause.Key.Cause, culture),
                Since = cause.Min(static p => p.Since),
            });
        }

        return [.. found.OrderBy(static a => Rank(a.Kind)).ThenByDescending(static a => a.Count).ThenBy(static a => a.Subject, StringComparer.Ordinal)];
    }

    /// <summary>First what stops everything, then what may be money twice, then what holds many records, then the single ones.</summary>
    private static int Rank(string kind) => kind switch { "broken" => 0, "red" => 1, "uncertain" => 2, "documents" => 3, "brake" => 4, "plan" => 5, "parked" => 6, _ => 7 };
}
