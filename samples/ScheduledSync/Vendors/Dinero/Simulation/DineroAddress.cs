using System.Text.Json;

namespace ScheduledSync.Vendors.Dinero.Simulation;

/// <summary>Where the simulated Dinero of a data folder answers, and what one needs to sign in. Written by its process, read by the sync host.</summary>
public sealed record DineroAddress
{
    public required Uri Api { get; init; }

    public required Uri Token { get; init; }

    /// <summary>Where the demonstration looks into the account and disturbs it. The real Dinero has no such thing.</summary>
    public required Uri Control { get; init; }

    public required int ProcessId { get; init; }

    public required int OrganizationId { get; init; }

    public required string ApiKey { get; init; }

    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    public static string FileIn(string dataFolder) => Path.Combine(dataFolder, "dinero.json");

    public static DineroAddress? Read(string dataFolder) =>
        File.Exists(FileIn(dataFolder)) ? JsonSerializer.Deserialize<DineroAddress>(File.ReadAllText(FileIn(dataFolder))) : null;

    /// <summary>In one step, so that nobody reads half a file.</summary>
    public void Write(string dataFolder)
    {
        var temporary = FileIn(dataFolder) + ".new";
        File.WriteAllText(temporary, JsonSerializer.Serialize(this));
        File.Move(temporary, FileIn(dataFolder), overwrite: true);
    }
}
