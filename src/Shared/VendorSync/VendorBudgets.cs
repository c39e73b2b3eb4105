using Connectors.Http;
using Connectors.Sync;

namespace Connectors.VendorSync;

/// <summary>The counters of a client's accounts. Sessions of one account are one entry; a client of somebody else's making has none.</summary>
/// <param name="sessions">What the client sends by.</param>
internal sealed class VendorBudgets(IEnumerable<ApiSession>? sessions) : IBudgetReport
{
    public async Task<IReadOnlyList<AccountUse>> ReadBudgetsAsync(CancellationToken cancellationToken)
    {
        var found = new List<AccountUse>();
        foreach (var session in (sessions ?? []).DistinctBy(static s => s.Account))
        {
            var state = await session.Pipeline.Budgets.ReadAsync(session.Account, session.Budget, cancellationToken).ConfigureAwait(false);
            found.Add(new()
            {
                Account = session.Account.ToString(),
                BlockedUntil = state.BlockedUntil,
                Limits = [.. session.Budget.Limits.Zip(state.Limits, static (limit, use) => new LimitCount
                {
                    Limit = limit.Name,
                    Unit = limit.Unit.ToString(),
                    Kind = limit.Kind.ToString(),
                    Window = limit.Kind is BudgetLimitKind.SlidingWindow or BudgetLimitKind.FixedWindow ? limit.Window : null,
                    Used = use.Used,
                    Allowed = limit.Units,
                })],
            });
        }

        return found;
    }
}
