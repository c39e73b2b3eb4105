using System.Text.Json;

namespace ScheduledSync.Demo.Simulation;

/// <summary>Where the simulated account of a data folder answers. Written by its process, read by the sync host.</summary>
public sealed record BooksAddress
{
    /// <summary>Where the demonstration looks into the account and acts in it. No vendor has such a thing.</summary>
    public required Uri Control { get; init; }

    public required int ProcessId { get; init; }

    public required IReadOnlyDictionary<string, string?> Settings { get; init; }

    public static string FileIn(string dataFolder) => Path.Combine(dataFolder, "books.json");

    public static BooksAddress? Read(string dataFolder) =>
        File.Exists(FileIn(dataFolder)) ? JsonSerializer.Deserialize<BooksAddress>(File.ReadAllText(FileIn(dataFolder))) : null;

    /// <summary>In one step, so that nobody reads half a file.</summary>
    public void Write(string dataFolder)
    {
        var temporary = FileIn(dataFolder) + ".new";
        File.WriteAllText(temporary, JsonSerializer.Serialize(this));
        File.Move(temporary, FileIn(dataFolder), overwrite: true);
    }
}
