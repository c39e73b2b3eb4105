using System.Text.Json;
using ScheduledSync.Terminal;

namespace ScheduledSync.Demo.Story;

/// <summary>The scenes in their order, and how far an earlier run came.</summary>
public sealed class Script<TStage>(string dataFolder, IReadOnlyList<IStep<TStage>> steps)
    where TStage : Stage
{
    /// <summary>The whole story was played in this folder.</summary>
    public bool IsOver => Progress.Read(dataFolder).Done.Count == steps.Count;

    public bool HasBegun => Progress.Read(dataFolder).Attempts.Count > 0;

    public async Task PlayAsync(TStage stage, CancellationToken cancellationToken)
    {
        var progress = Progress.Read(dataFolder);
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            Screen.Heading($"{i + 1}. {step.Title}");
            if (progress.Done.Contains(step.Name))
            {
                Screen.Note("done by an earlier run");
                continue;
            }

            var attempt = progress.Attempts[step.Name] = progress.Attempts.GetValueOrDefault(step.Name) + 1;
            progress.Write(dataFolder);
            var failures = stage.Failures;
            await step.PlayAsync(stage, attempt, cancellationToken);
            if (stage.Failures == failures)
                progress.Done.Add(step.Name);
            progress.Write(dataFolder);
        }
    }

    private sealed record Progress
    {
        public HashSet<string> Done { get; init; } = [];

        public Dictionary<string, int> Attempts { get; init; } = [];

        public static Progress Read(string dataFolder) =>
            File.Exists(FileIn(dataFolder)) ? JsonSerializer.Deserialize<Progress>(File.ReadAllText(FileIn(dataFolder)))! : new();

        public void Write(string dataFolder)
        {
            File.WriteAllText(FileIn(dataFolder) + ".new", JsonSerializer.Serialize(this));
            File.Move(FileIn(dataFolder) + ".new", FileIn(dataFolder), overwrite: true);
        }

        private static string FileIn(string dataFolder) => Path.Combine(dataFolder, "story.json");
    }
}
