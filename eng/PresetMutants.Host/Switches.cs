using System.Reflection;

namespace Connectors.PresetMutants.Host;

/// <summary>The switches in the vendor's package.</summary>
internal sealed class Switches(Assembly package)
{
    private readonly FieldInfo _on = package.GetType("PresetMutant", throwOnError: true)!.GetField("On")!;
    private readonly FieldInfo _reached = package.GetType("PresetMutant")!.GetField("Reached")!;

    /// <summary>No mutant is on while it is 0.</summary>
    public void Set(int number) => _on.SetValue(null, number);

    /// <summary>What was reached since the last call.</summary>
    public HashSet<int> TakeReached()
    {
        var flags = (bool[])_reached.GetValue(null)!;
        var reached = Enumerable.Range(0, flags.Length).Where(i => flags[i]).ToHashSet();
        Array.Clear(flags);
        return reached;
    }
}
