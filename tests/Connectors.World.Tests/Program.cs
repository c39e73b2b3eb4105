using System.Globalization;
using Connectors.World.Scripts;

namespace Connectors.World;

/// <summary>
/// <c>dotnet run -c Release --project tests/Connectors.World.Tests -- run 1 1000000</c> plays a range of seeds, <c>-- show 42</c> prints the trace of one, <c>-- shrink 42</c> the least script that still fails.
/// </summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        switch (args)
        {
            case ["run", var from, var count, .. var rest]:
                return Seeds.Run(Long(from), Long(count), rest);
            case ["show", var seed, ..]:
                Seeds.Show(Long(seed), Console.Out);
                return 0;
            case ["shrink", var seed, ..]:
                Seeds.Shrink(Long(seed), Console.Out);
                return 0;
            case ["play", var file, .. var rest]:
                return Seeds.PlayFile(file, rest, Console.Out);
            default:
                Console.Error.WriteLine("""
                    run <first seed> <how many> [--threads n] [--stop-after n] [--minutes n] [--off LateCommit,ReadLag,…] [--coverage]
                    show <seed>     the whole trace of one world
                    shrink <seed>   the least script that breaks the same promise
                    play <file> <seed of the config>   a script from a file
                    """);
                return 2;
        }
    }

    private static long Long(string text) => long.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture);
}
