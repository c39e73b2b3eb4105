namespace Connectors.Testing;

/// <summary>
/// Runs what completes tasks without a synchronization context, as a pool thread would: with one, as test frameworks install, the runtime would queue the
/// continuations elsewhere, and "released" would no longer mean "done".
/// </summary>
internal static class InlineContinuations
{
    public static void Run<TState>(Action<TState> action, TState state)
    {
        var context = SynchronizationContext.Current;
        if (context is null)
        {
            action(state);
            return;
        }

        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            action(state);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
