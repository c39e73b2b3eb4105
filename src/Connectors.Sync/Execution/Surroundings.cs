namespace Connectors.Sync.Execution;

/// <summary>
/// What a run takes from its process beside clock, store and providers: new ids, and where somebody who waited goes on. The simulation replaces it, so that a seed gives the same run every time.
/// </summary>
internal class Surroundings
{
    /// <summary>A new id of version 7.</summary>
    public virtual Guid NewId(DateTimeOffset now) => Guid.CreateVersion7(now);

    /// <summary>Gives the caller its thread back.</summary>
    public virtual async ValueTask YieldAsync() => await Task.Yield();

    /// <summary>How somebody who waited for his turn goes on.</summary>
    public virtual TaskCreationOptions Waiting => TaskCreationOptions.RunContinuationsAsynchronously;
}
