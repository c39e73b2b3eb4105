namespace ScheduledSync.Demo.Story;

/// <summary>
/// One scene: it prints what it does, lets the sync run, and claims what then stands on both sides. A run that is killed in the middle plays the scene again from its
/// beginning, so a scene may find its own traces.
/// </summary>
public interface IStep<in TStage>
    where TStage : Stage
{
    /// <summary>For the file that remembers what has been played.</summary>
    string Name { get; }

    string Title { get; }

    /// <param name="stage">The engine and both databases.</param>
    /// <param name="attempt">1 at first; higher when an earlier run was killed in this scene. Values that are typed in carry it, so that they are new ones.</param>
    /// <param name="cancellationToken">Ends the scene.</param>
    Task PlayAsync(TStage stage, int attempt, CancellationToken cancellationToken);
}
