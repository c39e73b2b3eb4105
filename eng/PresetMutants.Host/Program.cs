using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Connectors.PresetMutants.Host;

// The arguments: the assembly of the tests, the vendor, which methods (a regular expression), a file with one mutant per line (number, what it stands in, methods
// that are not asked: a regular expression or -), and how many seconds are spent on a mutant that nothing notices.
// It writes one line per mutant: "killed number method", "alive number", "unreached number", "tired number" when the time was over before all were asked; "late number method" is its last line when a test did not end, and it has to be started again for the rest.
var folder = Path.GetDirectoryName(Path.GetFullPath(args[0]))!;
AppDomain.CurrentDomain.AssemblyResolve += (_, e) => File.Exists(Path.Combine(folder, new AssemblyName(e.Name).Name + ".dll")) ? Assembly.LoadFrom(Path.Combine(folder, new AssemblyName(e.Name).Name + ".dll")) : null;
var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
Console.SetOut(TextWriter.Null);
var tests = Assembly.LoadFrom(args[0]);
var switches = new Switches(Assembly.LoadFrom(Path.Combine(folder, $"Connectors.{args[1]}.dll")));
using var suite = new Suite(tests);
var wanted = new Regex(args[2]);
var most = TimeSpan.FromSeconds(120);

// Each test once with no mutant on: what it reaches, and how long it takes. What is not green then is no witness.
var reach = new Dictionary<string, (HashSet<int> Sites, TimeSpan Time)>(StringComparer.Ordinal);
foreach (var method in suite.Methods.Keys.Where(m => wanted.IsMatch(m)))
{
    var watch = Stopwatch.StartNew();
    if (suite.Run(method, most) is { } failure)
    {
        output.WriteLine($"ill {failure.Test}: {failure.Said.ReplaceLineEndings(" ")}");
        continue;
    }

    reach[method] = (switches.TakeReached(), watch.Elapsed);
}

output.WriteLine($"tests {reach.Count} in {reach.Values.Aggregate(TimeSpan.Zero, static (sum, r) => sum + r.Time).TotalSeconds:0} s");
var kills = new Dictionary<string, List<string>>(StringComparer.Ordinal);
foreach (var line in File.ReadLines(args[3]))
{
    var parts = line.Split('\t');
    var (number, place, without) = (int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], parts[2]);
    var not = without == "-" ? null : new Regex(without);
    var known = kills.TryGetValue(place, out var list) ? list : kills[place] = [];
    // Who noticed the last one of the same place is asked first, then the quick ones.
    var asked = reach.Where(r => r.Value.Sites.Contains(number) && not?.IsMatch(r.Key) != true).OrderByDescending(r => known.LastIndexOf(r.Key)).ThenBy(static r => r.Value.Time).Select(static r => r.Key).ToList();
    if (asked.Count == 0)
    {
        output.WriteLine($"unreached {number}");
        continue;
    }

    string? killer = null;
    var spent = Stopwatch.StartNew();
    var tired = false;
    foreach (var method in asked)
    {
        if (tired = spent.Elapsed.TotalSeconds > int.Parse(args[4], CultureInfo.InvariantCulture))
            break;
        switches.Set(number);
        var failure = suite.Run(method, most);
        switches.Set(0);
        if (failure is null)
            continue;
        if (failure.Value.Test == "late")
        {
            output.WriteLine($"late {number} {method}");
            Environment.Exit(3);
        }

        // A test that fails without it too says nothing about it.
        if (suite.Run(method, most) is not null)
        {
            output.WriteLine($"ill {method}");
            reach.Remove(method);
            continue;
        }

        killer = method;
        break;
    }

    if (killer is not null)
        known.Add(killer);
    output.WriteLine(killer is null ? $"{(tired ? "tired" : "alive")} {number}" : $"killed {number} {killer}");
}

Environment.Exit(0);
