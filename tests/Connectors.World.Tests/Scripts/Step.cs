using System.Globalization;
using Connectors.World.Kernel;

namespace Connectors.World.Scripts;

/// <summary>One line of a script: when, and what happens.</summary>
/// <param name="At">Ticks since the start.</param>
/// <param name="Words">What happens, in words: <c>edit books 2 city plain</c>. <see cref="Engine.Stage"/> reads them.</param>
internal sealed record Step(long At, string Words)
{
    public override string ToString() => $"{Simulation.Text(At)} {Words}";

    /// <summary>Reads <c>00:01:30 edit books 2 city plain</c>.</summary>
    public static Step Parse(string line)
    {
        var blank = line.IndexOf(' ', StringComparison.Ordinal);
        return new Step(TimeSpan.Parse(line[..blank], CultureInfo.InvariantCulture).Ticks, line[(blank + 1)..].Trim());
    }

    /// <summary>Reads a script, one step a line; empty lines and what follows a <c>#</c> are comments.</summary>
    public static List<Step> ParseAll(string script) =>
    [
        .. script.Split('\n').Select(static l => l.Split('#')[0].Trim()).Where(static l => l.Length > 0).Select(Parse),
    ];
}
