using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync;
using Connectors.Sync.Stores;

namespace Connectors.AspNetCore.Operations;

/// <summary>What waits for somebody: grouped by cause, retried, decided one by one or by a table, and writes whose outcome nobody knows.</summary>
internal static class ParkedOperations
{
    private const string Parked = "/{connection}/parked";

    public static IReadOnlyList<Operation> All { get; } =
    [
        new("parked", "GET", Parked, ListAsync),
        new("parked.causes", "GET", Parked + "/causes", CausesAsync),
        new("parked.table", "GET", Parked + "/decisions.csv", ExportAsync),
        new("parked.import", "POST", Parked + "/decisions.csv", ImportAsync),
        new("parked.retry", "POST", Parked + "/retry", RetryAsync),
        new("parked.assign", "POST", Parked + "/assign", AssignAsync),
        new("parked.decide", "POST", Parked + "/decide", DecideAsync),
        new("parked.approve", "POST", Parked + "/approve", ApproveAsync),
        new("uncertain", "GET", "/{connection}/uncertain", UncertainAsync),
        new("uncertain.answer", "POST", "/{connection}/uncertain/{write}", AnswerAsync),
    ];

    public static Task CsvAsync(OperationCall call, DecisionTable table, string name)
    {
        call.Http.Response.ContentType = "text/csv; charset=utf-8";
        call.Http.Response.Headers.ContentDisposition = $"attachment; filename=\"{call.Connection.Value}-{name}.csv\"";
        return call.Http.Response.Body.WriteAsync(DecisionCsv.Write(table), call.Token).AsTask();
    }

    private static async Task ListAsync(OperationCall call)
    {
        var rows = await call.Service<ISyncEngine>().ListParkedAsync(call.Connection, Filter(call), call.Token).ConfigureAwait(false);
        if (call.Query("assignedTo") is { } person)
            rows = [.. rows.Where(r => r.AssignedTo == person)];
        var told = await Told.OfAsync(call).ConfigureAwait(false);
        await call.AnswerAsync([.. rows.Skip(call.Query("skip", 0, 0, int.MaxValue)).Take(call.Query("take", 100, 1, 1000)).Select(told.Of)], OperationsJson.Default.IReadOnlyListParkedPair).ConfigureAwait(false);
    }

    private static async Task CausesAsync(OperationCall call)
    {
        var rows = await call.Service<ISyncEngine>().ListParkedAsync(call.Connection, Filter(call), call.Token).ConfigureAwait(false);
        var told = await Told.OfAsync(call).ConfigureAwait(false);
        await call.AnswerAsync(
        [
            .. rows.GroupBy(static r => r.Cause, StringComparer.Ordinal).OrderByDescending(static g => g.Count()).ThenBy(static g => g.Key, StringComparer.Ordinal).Select(g => new CauseAnswer
            {
                Cause = g.Key,
                Count = g.Count(),
                Mappings = [.. g.Select(static r => r.Mapping).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                Kinds = [.. g.Select(static r => r.Kind).Distinct().Order()],
                Oldest = g.Min(static r => r.Since),
                Text = ConnectorTexts.OfCause(g.Key, g.Count(), CultureInfo.CurrentUICulture),
                Remedy = ConnectorTexts.RemedyOf(g.Key, CultureInfo.CurrentUICulture),
                Assigned = g.Where(static r => r.AssignedTo is not null).CountBy(static r => r.AssignedTo!).OrderBy(static p => p.Key, StringComparer.Ordinal).ToDictionary(),
                Example = g.SelectMany(static r => r.Problems).FirstOrDefault() is { } example ? told.Of(example) : null,
            }),
        ], OperationsJson.Default.IReadOnlyListCauseAnswer).ConfigureAwait(false);
    }

    private static async Task ExportAsync(OperationCall call) =>
        await CsvAsync(call, await call.Service<ISyncEngine>().ListParkedAsTableAsync(call.Connection, Filter(call), call.Token).ConfigureAwait(false), "parked").ConfigureAwait(false);

    private static async Task ImportAsync(OperationCall call)
    {
        var table = DecisionCsv.Read((await call.ReadBytesAsync().ConfigureAwait(false)).Span);
        var report = await call.Service<ISyncEngine>().TakeDecisionsAsync(call.Connection, table, call.User, call.Token).ConfigureAwait(false);
        await call.AnswerAsync(report, OperationsJson.Default.DecisionReport).ConfigureAwait(false);
    }

    private static async Task RetryAsync(OperationCall call)
    {
        var input = await call.ReadAsync(OperationsJson.Default.RetryInput).ConfigureAwait(false);
        var filter = new ParkedFilter { Mapping = input.Mapping, Cause = input.Cause, Kind = input.Kind };
        await call.AnswerAsync(new CountAnswer(await call.Service<IConnectionSupport>().RetryAsync(call.Connection, filter, input.Pair, call.User, call.Token).ConfigureAwait(false)), OperationsJson.Default.CountAnswer).ConfigureAwait(false);
    }

    private static async Task AssignAsync(OperationCall call)
    {
        var input = await call.ReadAsync(OperationsJson.Default.AssignInput).ConfigureAwait(false);
        var group = new ParkedFilter { Mapping = input.Mapping, Cause = input.Cause, Kind = input.Kind };
        if (group == ParkedFilter.All)
            throw Refused.Input("cause", "Name the group that is to be assigned.", "Write cause, mapping or kind as the list of causes has them.");
        var person = (input.Person ?? "").Trim();
        var count = await call.Service<ISyncEngine>().AssignAsync(call.Connection, group, person, call.User, input.Count, call.Token).ConfigureAwait(false);
        var what = string.Join(' ', new[] { input.Mapping, input.Cause, input.Kind?.ToString() }.OfType<string>());
        await call.Service<IConnectionSupport>().RecordAsync(call.Connection, "assign", string.Create(CultureInfo.InvariantCulture, $"{what}: {count} → {(person.Length > 0 ? person : "-")}"), call.User, CancellationToken.None).ConfigureAwait(false);
        await call.AnswerAsync(new CountAnswer(count), OperationsJson.Default.CountAnswer).ConfigureAwait(false);
    }

    private static async Task DecideAsync(OperationCall call)
    {
        var input = await call.ReadAsync(OperationsJson.Default.DecideInput).ConfigureAwait(false);
        var other = input.Other is null ? null : OperationCall.ReadRecord("other", input.Other);
        await call.Service<ISyncEngine>().DecideAsync(call.Connection, input.Mapping, input.Pair, input.Decision, other, call.User, call.Token).ConfigureAwait(false);
        await call.DoneAsync().ConfigureAwait(false);
    }

    private static async Task ApproveAsync(OperationCall call)
    {
        var input = await call.ReadAsync(OperationsJson.Default.ApprovePairsInput).ConfigureAwait(false);
        if (input.Hours is <= 0 or > 24 * 31)
            throw Refused.Input("hours", "An approval counts for 1 to 744 hours.", "Leave it out for 24 hours.");
        await call.Service<ISyncEngine>().ApproveAsync(call.Connection, input.Mapping, input.Pairs.ToImmutableArray(), input.Hours is { } hours ? TimeSpan.FromHours(hours) : null, call.User, call.Token).ConfigureAwait(false);
        await call.DoneAsync().ConfigureAwait(false);
    }

    private static async Task UncertainAsync(OperationCall call)
    {
        await call.Service<IConnections>().GetAsync(call.Connection, call.Token).ConfigureAwait(false);
        var store = call.Service<ISyncStore>();
        var answers = new List<OpenWriteAnswer>();
        foreach (var write in await store.ListOpenIntentsAsync(call.Connection, call.Token).ConfigureAwait(false))
        {
            var document = await store.FindSendAsync(call.Connection, write.Link, call.Token).ConfigureAwait(false) is not null;
            answers.Add(new OpenWriteAnswer(write.Id, write.Mapping, write.Side, write.Kind, write.RecordId, write.State, write.OpenedAt, write.SettleAt, document));
        }

        await call.AnswerAsync(answers, OperationsJson.Default.IReadOnlyListOpenWriteAnswer).ConfigureAwait(false);
    }

    private static async Task AnswerAsync(OperationCall call)
    {
        var write = call.RouteId("write");
        var input = await call.ReadAsync(OperationsJson.Default.UncertainInput).ConfigureAwait(false);
        await call.Service<ISyncEngine>().AnswerAsync(call.Connection, write, input.Answer, input.Created is { Length: > 0 } id ? new RecordId(id) : null, call.User, call.Token).ConfigureAwait(false);
        await call.Service<IConnectionSupport>().RecordAsync(call.Connection, "uncertain", $"{write:D} {input.Answer}", call.User, CancellationToken.None).ConfigureAwait(false);
        await call.DoneAsync().ConfigureAwait(false);
    }

    private static ParkedFilter Filter(OperationCall call) => new() { Mapping = call.Query("mapping"), Cause = call.Query("cause"), Kind = call.Query<ParkedKind>("kind") };
}
