using System.Text.Json.Nodes;
using Connectors.Testing;

namespace ScheduledSync.Demo.Simulation;

/// <summary>The simulated account of a vendor, with what the demonstration does there past the sync.</summary>
public interface IBooks : IAsyncDisposable
{
    Simulator Simulator { get; }

    /// <summary>Where a host finds it: the settings that name a real account, with the simulated one in them.</summary>
    IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>What stands in the account, as the story asks for it.</summary>
    object Look();

    /// <summary>What a bookkeeper does in the vendor's own pages.</summary>
    /// <exception cref="ArgumentException">There is no such action.</exception>
    void Act(string action, JsonObject values);

    /// <summary>Whether a call may have changed something: what was refused did not, and some vendors ask by POST.</summary>
    bool Writes(SimulatedCall call) => call.Method != "GET" && call.Status < 400;
}
