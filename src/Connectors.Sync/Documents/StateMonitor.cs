using Connectors.Sync.Execution;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Documents;

/// <summary>Reads the states of sent documents again, day by day in the account's zone, until their window is over (R36). Each row carries its own next moment, so a pass that is cut short goes on where it was.</summary>
internal sealed class StateMonitor(Session session)
{
    /// <param name="between">Serves those who wait for a single record or document; true = it did.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task RunAsync(Func<CancellationToken, Task<bool>> between, CancellationToken cancellationToken)
    {
        // A night's look takes as long as the budget makes it: who presses a button in it does not wait for its end (R30). What was looked up before that may not be true after it.
        var left = session.Options.MaxStateReads;
        while (left > 0 && await PortionAsync(left, between, cancellationToken).ConfigureAwait(false) is { Interrupted: true } portion)
            left -= portion.Read;
    }

    private async Task<(int Read, bool Interrupted)> PortionAsync(int most, Func<CancellationToken, Task<bool>> between, CancellationToken cancellationToken)
    {
        var read = 0;
        var now = session.Clock.GetUtcNow();
        var due = await session.Store.ListSendsAsync(session.Connection, new SendFilter { CheckBefore = now.AddTicks(1) }, null, most, cancellationToken).ConfigureAwait(false);
        foreach (var flow in session.Flows)
        {
            var over = new List<SendRow>();
            var open = new List<SendRow>();
            foreach (var row in due.Where(r => r.Flow == flow.Name && r.DocumentId is not null))
                (IsOver(flow, row, now) ? over : open).Add(row);
            foreach (var row in over)
                await LeaveAsync(flow, row, now, cancellationToken).ConfigureAwait(false);
            foreach (var kind in open.GroupBy(static r => r.Kind))
            {
                foreach (var batch in kind.Chunk(Math.Max(1, flow.Target.StateBatchSize)))
                {
                    if (session.Stopped is not null)
                        return (read, false);
                    if (await between(cancellationToken).ConfigureAwait(false))
                        return (read, true);
                    await ReadAsync(flow, batch, cancellationToken).ConfigureAwait(false);
                    read += batch.Length;
                }
            }
        }

        return (read, false);
    }

    /// <summary>Reads these, now. One batch, one kind.</summary>
    public async Task<IReadOnlyList<SendRow>> ReadAsync(CompiledFlow flow, IReadOnlyList<SendRow> rows, CancellationToken cancellationToken)
    {
        var states = await flow.Sender.ReadStatesAsync(rows[0].Kind, [.. rows.Select(static r => new RecordId(r.DocumentId!))], cancellationToken).ConfigureAwait(false);
        session.Documents.Change(c => c with { StatesRead = c.StatesRead + rows.Count });
        var batch = new StoreBatch();
        var result = new List<SendRow>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            // A provider that answers too little has not answered: that is not "gone".
            var row = After(flow, rows[i], i < states.Count ? states[i] : new DocumentState { Id = new RecordId(rows[i].DocumentId!), Status = DocumentStatus.Unknown }, batch);
            batch.Sends.Add(row);
            result.Add(row);
        }

        await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
        return result;
    }

    /// <summary>The next moment at which a state is worth a look: the next day, later every third and every seventh, and always the last day; <see langword="null"/> = never again.</summary>
    public static DateTimeOffset? Next(CompiledFlow flow, DateTimeOffset sentAt, DateTimeOffset now, DocumentStatus status)
    {
        var window = flow.Flow.Monitor;
        if (!flow.Target.CanReadState || window.LastDay == 0)
            return null;
        var today = DayNumber(flow, sentAt, now);
        var next = today < window.Days ? today + 1
            : today >= window.LastDay ? window.LastDay + 1
            : DocumentStatuses.IsSettled(status) ? today + 1
            : Math.Min(today + (today < 2 * window.Days ? 3 : 7), window.LastDay);
        return StartOf(flow, flow.DayOf(sentAt).AddDays(next));
    }

    private SendRow After(CompiledFlow flow, SendRow row, DocumentState state, StoreBatch batch)
    {
        var now = session.Clock.GetUtcNow();
        var result = SendResult.Parse(row.Result);
        row = row with { CheckedAt = now, CheckAt = Next(flow, row.SentAt ?? row.CreatedAt, now, state.Status) };
        if (IsStranger(row, result, state))
        {
            var problem = new Problem("number-reused", null, $"Under {row.Number ?? row.DocumentId} accounting shows another document than the one that was sent.", Fixer.User, "Look at it there; its state is not taken over.");
            return row.Question == "number-reused" ? row : Told(row with { Question = "number-reused", Problems = ProblemsJson.Write([problem]), WriteBackAt = now }, "number-reused", "", batch);
        }

        // What accounting does not say keeps its last state, with the time of that: unknown is never unpaid.
        if (state.Status == DocumentStatus.Unknown)
            return row.Status == DocumentStatus.Unknown ? row with { WriteBackAt = row.WriteBackAt ?? (flow.Flow.Results.ContainsKey(DocumentField.CheckedAt) ? now : null) } : row;
        var what = state.Status switch
        {
            DocumentStatus.Cancelled or DocumentStatus.Credited => SendEvent.Cancel,
            DocumentStatus.Gone => SendEvent.Vanish,
            _ => SendEvent.Show,
        };
        if (SendTable.Next(row.State, what) is not { } next)
            return row;
        var changed = next != row.State || state.Status != row.Status || state.Number is { } number && number != row.Number || state.Paid != result.Paid || state.Open != result.Open;
        if (changed)
        {
            row = row with
            {
                State = next,
                Status = state.Status,
                Number = state.Number ?? row.Number,
                Result = (result with { Paid = state.Paid, Open = state.Open }).ToJson(),
            };
            row = Told(row, "state", DocumentStatuses.Key(state.Status), batch);
        }

        return changed || flow.Flow.Results.ContainsKey(DocumentField.CheckedAt) ? row with { WriteBackAt = now } : row;
    }

    /// <summary>An issued document never changes its total: another total under its number is another document (R11).</summary>
    private static bool IsStranger(SendRow row, SendResult result, DocumentState state) =>
        row.Stage == DocumentStage.Issued && state.Status is not (DocumentStatus.Draft or DocumentStatus.Gone or DocumentStatus.Unknown) && result.Totals is { } sent && (state.Totals?.Gross ?? state.Gross) is { } shown && sent.Gross != shown;

    private async Task LeaveAsync(CompiledFlow flow, SendRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var result = SendResult.Parse(row.Result);
        var batch = new StoreBatch();
        batch.Sends.Add(Told(row with { CheckAt = null, Result = (result with { NotCheckedSince = flow.DayOf(row.CheckedAt ?? row.SentAt ?? row.CreatedAt) }).ToJson(), WriteBackAt = now }, "window-over", DocumentStatuses.Key(row.Status), batch));
        await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    private SendRow Told(SendRow row, string what, string detail, StoreBatch batch)
    {
        batch.History.Add(DocumentRows.Event(session, row, what, detail, Side.Accounting));
        return row;
    }

    /// <summary>The last day is over, or it is settled and only waited for that.</summary>
    private static bool IsOver(CompiledFlow flow, SendRow row, DateTimeOffset now)
    {
        var (day, window) = (DayNumber(flow, row.SentAt ?? row.CreatedAt, now), flow.Flow.Monitor);
        return day > window.LastDay || (day > window.Days && DocumentStatuses.IsSettled(row.Status));
    }

    private static int DayNumber(CompiledFlow flow, DateTimeOffset sentAt, DateTimeOffset now) => flow.DayOf(now).DayNumber - flow.DayOf(sentAt).DayNumber;

    /// <summary>The first moment of a day in the account's zone; a midnight that a change of the clocks skips begins later.</summary>
    private static DateTimeOffset StartOf(CompiledFlow flow, DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (flow.Zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        var offset = flow.Zone.IsAmbiguousTime(local) ? flow.Zone.GetAmbiguousTimeOffsets(local).Max() : flow.Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
