using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>Two companies of the CRM became one: the link of the one that is gone moves to the one that lives on, and where that is linked already, nothing is created, deleted or written.</summary>
internal sealed class Mergers(Session session)
{
    /// <summary>The cause of a customer that is left over.</summary>
    public const string Cause = "merged";

    public async Task<PairOutcome> FollowAsync(WorkItem item, RecordRef survivor, StoreBatch batch, Action<StoreBatch> done, CancellationToken cancellationToken)
    {
        var mapping = item.Mapping;
        var now = session.Clock.GetUtcNow();
        var theirs = await session.Store.FindLinksAsync(session.Connection, Side.Crm, mapping.Crm.Resource.Name, [survivor.Id.Value], cancellationToken).ConfigureAwait(false);
        var other = theirs.FirstOrDefault(static l => l.State != LinkState.Reserved);
        // A create of the survivor that is not settled may give it a customer of its own any moment.
        if (theirs.Any(l => session.Unsettled.ContainsKey(l.Id)))
            return PairOutcome.Deferred;
        if (other is null)
        {
            batch.Links.AddRange(theirs.Select(l => l with { State = LinkState.Orphaned, Reason = "joined", CrmId = null, AccountingId = null, UpdatedAt = now }));
            var moved = item.Link! with { CrmId = survivor.Id.Value, UpdatedAt = now };
            batch.Links.Add(moved);
            batch.History.Add(HistoryRows.Event(session, moved, "moved", $"merged:{item.CrmId}>{survivor.Id}"));
            batch.Marks.Add(new MarkRow { Side = Side.Crm, Resource = mapping.Crm.Resource.Name, Id = survivor.Id.Value, Class = MarkClass.Dirty, At = now });
            session.References.Add(mapping, survivor.Id.Value, moved.AccountingId!);
        }
        else
        {
            var ended = item.Link! with { State = LinkState.Orphaned, Reason = "merged.crm", UpdatedAt = now };
            batch.Links.Add(ended);
            batch.History.Add(HistoryRows.Event(session, ended, "orphaned", $"merged.crm:{survivor.Id}"));
            if (item.AccountingId is { } left && other.AccountingId != left)
                Ask(item, survivor, other, left, batch, now);
            session.Counters.Change(mapping.Name, static c => c with { Unlinked = c.Unlinked + 1 });
        }

        if (item.Parked is { } parked)
            batch.Unparked.Add((parked.Mapping, parked.Pair));
        done(batch);
        await session.CommitAsync(batch, cancellationToken).ConfigureAwait(false);
        return PairOutcome.Applied;
    }

    /// <summary>The second customer has no company any more: whether it is barred or kept is for a person to say; its documents stay with it.</summary>
    private static void Ask(WorkItem item, RecordRef survivor, LinkRow other, string left, StoreBatch batch, DateTimeOffset now) => batch.Parked.Add(Question(item.Mapping, left,
        ProblemsJson.Write([new Problem(Cause, null, $"{item.Mapping.Crm.Schema.Entity}:{item.CrmId} was merged into {survivor} in the CRM, which is {other.AccountingId} in accounting. {left} is left over there, with its documents.", Fixer.User, "Bar it (bar), or keep it: leave it as it is (ignore).")]), now));

    public static ParkedRow Question(CompiledMapping mapping, string left, string problems, DateTimeOffset since) => new()
    {
        Mapping = mapping.Name,
        Pair = PairKeys.Of(Side.Accounting, left),
        AccountingId = left,
        Kind = ParkedKind.Parked,
        Cause = Cause,
        Problems = problems,
        Since = since,
    };
}
