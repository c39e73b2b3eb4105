namespace Connectors.World.Kernel;

/// <summary>What happened, in order: always as a hash, as lines when somebody wants to read it.</summary>
internal sealed class Trace(bool keep)
{
    private ulong _hash = 0xCBF29CE484222325;

    public ulong Hash => _hash;

    public List<string> Lines { get; } = [];

    public bool Keeps => keep;

    public void Add(long at, string what)
    {
        Mix((ulong)at);
        foreach (var c in what)
            Mix(c);
        if (keep)
            Lines.Add($"{Simulation.Text(at)}  {what}");
    }

    private void Mix(ulong value) => _hash = (_hash ^ value) * 0x100000001B3;
}
