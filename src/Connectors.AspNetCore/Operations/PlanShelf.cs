using Connectors.Sync;
using Microsoft.Extensions.Options;

namespace Connectors.AspNetCore.Operations;

/// <summary>The plan of a connection that waits to be approved: the latest one, on the node that made it. A plan is a question of the moment; it is made again rather than stored.</summary>
internal sealed class PlanShelf(IOptions<OperationsOptions> options, TimeProvider clock)
{
    /// <summary>Plans of large connections are large.</summary>
    private const int MostPlans = 50;

    private readonly Lock _lock = new();
    private readonly Dictionary<ConnectionId, SyncPlan> _plans = [];

    public void Put(SyncPlan plan)
    {
        lock (_lock)
        {
            _plans[plan.Connection] = plan;
            if (_plans.Count > MostPlans)
                _plans.Remove(_plans.MinBy(static p => p.Value.At).Key);
        }
    }

    /// <exception cref="SyncRequestException">It is not the latest one any more.</exception>
    public SyncPlan Get(ConnectionId connection, Guid id)
    {
        lock (_lock)
        {
            if (_plans.TryGetValue(connection, out var plan) && clock.GetUtcNow() - plan.At > options.Value.KeepPlans)
                _plans.Remove(connection);
            else if (plan is not null && plan.Id == id)
                return plan;
            throw new SyncRequestException("plan-outdated", plan is not null && plan.Id != id ? "A newer plan was made since. Look at that one." : "This plan is not here any more: it was applied or rejected, it is too old, or another node made it. Make a new one.");
        }
    }

    public SyncPlan? Latest(ConnectionId connection)
    {
        lock (_lock)
            return _plans.TryGetValue(connection, out var plan) && clock.GetUtcNow() - plan.At <= options.Value.KeepPlans ? plan : null;
    }

    public void Take(SyncPlan plan)
    {
        lock (_lock)
        {
            if (_plans.TryGetValue(plan.Connection, out var now) && now.Id == plan.Id)
                _plans.Remove(plan.Connection);
        }
    }
}
