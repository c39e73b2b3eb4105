using Connectors.Sync.Execution;

namespace Connectors.Sync.Tests.Triggers;

/// <summary>Who gives his turn away goes on when all others have done the same, in the order in which they came.</summary>
internal sealed class Turns : Surroundings
{
    private readonly Queue<TaskCompletionSource> _waiting = new();

    /// <summary>Happens once, when ten pairs wait in line and the one that leads has its turn next.</summary>
    public Func<Task>? AfterDecisions { get; set; }

    public override TaskCreationOptions Waiting => TaskCreationOptions.None;

    public override ValueTask YieldAsync()
    {
        var turn = new TaskCompletionSource();
        _waiting.Enqueue(turn);
        return new ValueTask(turn.Task);
    }

    public async Task<RunReport> RunAsync(Func<RunRequest?, Task<RunReport>> run)
    {
        // With a context of its own the thread would hand each turn to another one.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        Task<RunReport> running;
        try
        {
            running = run(null);
            for (var given = 0; _waiting.TryDequeue(out var turn); given++)
            {
                if (given >= 10 && _waiting.Count == 0 && AfterDecisions is { } act)
                {
                    AfterDecisions = null;
                    Assert.True(act().IsCompletedSuccessfully);
                }

                turn.SetResult();
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }

        Assert.True(running.IsCompleted, "The run waits for something else than its turn.");
        return await running;
    }
}
