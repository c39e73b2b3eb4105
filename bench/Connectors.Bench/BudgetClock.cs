namespace Connectors.Bench;

/// <summary>The clock of the budget store alone: it jumps with each call, since thousands of calls are made in a second and no vendor admits them.</summary>
internal sealed class BudgetClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
