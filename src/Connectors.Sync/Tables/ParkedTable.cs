using System.Collections.Immutable;
using Connectors.Sync.Execution;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Tables;

/// <summary>What waits for somebody, with both records as they are now.</summary>
internal sealed class ParkedTable(Session session)
{
    private const int PageSize = 500;

    private readonly Records _records = new(session);

    public async Task<DecisionTable> BuildAsync(ParkedFilter filter, CancellationToken cancellationToken)
    {
        var rows = new List<TableRow>();
        string? after = null;
        while (await session.Store.ListParkedAsync(session.Connection, filter, after, PageSize, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            after = page[^1].Position;
            foreach (var group in page.GroupBy(static p => p.Mapping, StringComparer.Ordinal))
            {
                if (session.MappingOf(group.Key) is { } mapping)
                    rows.AddRange(await RowsAsync(mapping, [.. group], cancellationToken).ConfigureAwait(false));
                else
                    rows.AddRange(group.Select(static p => Row(p, "", [])));
            }
        }

        return TableBuilder.Build(rows);
    }

    private async Task<IEnumerable<TableRow>> RowsAsync(CompiledMapping mapping, List<ParkedRow> parked, CancellationToken cancellationToken)
    {
        var items = parked.ConvertAll(p => new WorkItem(mapping) { CrmId = p.CrmId, AccountingId = p.AccountingId });
        foreach (var side in Enum.GetValues<Side>())
            await _records.FillAsync(mapping, side, items, cancellationToken).ConfigureAwait(false);
        // A question shows what it is about: the candidates as they are now, and how much speaks for them.
        foreach (var side in Enum.GetValues<Side>())
        {
            var asked = items.Where((_, i) => parked[i].Cause.StartsWith("match.", StringComparison.Ordinal) && parked[i].Pair == PairKeys.Of(side, items[i].IdOn(side) ?? "")).Where(i => i.On(side).State == SideState.InScope).ToList();
            await new MatchFinder(session).FindAsync(mapping, side, asked, session.Marks, cancellationToken).ConfigureAwait(false);
        }

        return parked.Select((p, i) => Row(p, Labels.Of(items[i]), PairValues.Of(items[i])) with
        {
            Candidates = items[i].Candidates,
            Score = items[i].Match?.Score(Math.Max(1, mapping.Source.Match.Length)),
            Proposal = items[i] is { Question: { Reason: "match.ambiguous" }, Candidates.Length: 1 } ? "link" : "",
        });
    }

    private static TableRow Row(ParkedRow parked, string label, ImmutableArray<PairValue> values) =>
        new(parked.Mapping, parked.Pair, label.Length > 0 ? label : parked.Pair, parked.Kind.ToString(), parked.Cause) { Problems = [.. ProblemsJson.Read(parked.Problems)], Values = values };
}
