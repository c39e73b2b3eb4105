using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Connectors.PresetMutants;

/// <summary>
/// All mutants of a vendor, one at a time: every test that reaches the place is asked with the mutant on, until one turns red that is green without it. A field must be missed where its value should arrive:
/// the listings of what a preset says are asked about it last, and named apart.
/// </summary>
internal sealed class VendorRun(string root, string vendor, VendorCopy copy, IReadOnlyCollection<string> kinds)
{
    private const string Listing = @"\.PresetTests\.|\.ProblemTextTests\.|\.Every_unit_of_the_preset_is_played$";

    private readonly Dictionary<int, string> _killers = [];
    private readonly HashSet<int> _reached = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    private (string Tests, string Methods) OfThePackage => (copy.Tests, $@"^Connectors\.{vendor}\.Tests\.(Sync|Conformance)\.");

    private (string Tests, string Methods) OfThePair => (copy.Pairs, $@"^Connectors\.Pairs\.Tests\.({vendor}\.|Month\.{vendor}|AllPreset)");

    /// <returns>How many live.</returns>
    public async Task<int> RunAsync()
    {
        await copy.BuildAsync();
        var only = Environment.GetEnvironmentVariable("ONLY") is { } pattern ? new Regex(pattern) : null;
        var all = copy.Sites.Where(s => kinds.Contains(s.Kind) && !copy.Unbuilt.Contains(s.Number) && only?.IsMatch(s.ToString()) != false).ToList();
        Say($"{copy.Sites.Count} places, {copy.Unbuilt.Count} of which the compiler sees; {all.Count} to run");
        bool Arrives(Site s) => s.Kind is "field" or "match";
        await AskAsync(OfThePackage, [.. all.Where(s => !Arrives(s))], "-");
        // Without the pairs it is a first look at what the tests of the package see.
        if (Environment.GetEnvironmentVariable("QUICK") is null)
            await AskAsync(OfThePair, [.. all.Where(s => !_killers.ContainsKey(s.Number))], Listing);
        await AskAsync(OfThePackage, [.. all.Where(s => Arrives(s) && !_killers.ContainsKey(s.Number))], Listing);
        var arrived = _killers.Count;
        await AskAsync(OfThePackage, [.. all.Where(s => Arrives(s) && !_killers.ContainsKey(s.Number))], "-");
        foreach (var site in all.Where(s => !_killers.ContainsKey(s.Number)))
            Console.WriteLine($"ALIVE    {vendor,-10} {site}{(_reached.Contains(site.Number) ? "" : "  (no test comes there)")}");
        foreach (var kind in kinds)
        {
            var (run, unbuilt) = (all.Where(s => s.Kind == kind).ToList(), copy.Sites.Count(s => s.Kind == kind && copy.Unbuilt.Contains(s.Number)));
            Console.WriteLine($"TOTAL    {vendor,-10} {kind,-10} {run.Count} run, {run.Count(s => _killers.ContainsKey(s.Number))} killed, {unbuilt} seen by the compiler");
        }

        Say($"done; {_killers.Count - arrived} only a listing missed");
        return all.Count - _killers.Count;
    }

    private async Task AskAsync((string Tests, string Methods) of, IReadOnlyList<Site> sites, string without)
    {
        var left = sites.ToDictionary(static s => s.Number);
        var folder = Path.GetDirectoryName(of.Tests)!;
        var name = Path.GetFileNameWithoutExtension(of.Tests);
        while (left.Count > 0)
        {
            var list = Path.Combine(folder, "mutants.txt");
            await File.WriteAllLinesAsync(list, left.Values.Select(s => $"{s.Number}\t{s.Kind} {s.File} {s.Member}\t{without}"));
            var (code, output) = await Shell.RunAsync("dotnet",
                ["exec", "--runtimeconfig", Path.Combine(folder, name + ".runtimeconfig.json"), "--depsfile", Path.Combine(folder, name + ".deps.json"), Path.Combine(folder, "PresetMutants.Host.dll"), of.Tests, vendor, of.Methods, list, Environment.GetEnvironmentVariable("SECONDS_EACH") ?? "120"],
                line => Heard(line, left));
            if (code == 0)
                return;
            if (code != 3)
                throw new InvalidOperationException($"The tests of {name} broke off:\n{output}");
        }
    }

    private void Heard(string line, Dictionary<int, Site> left)
    {
        var words = line.Split(' ', 3);
        if (words.Length < 2 || words[0] is not ("killed" or "late" or "alive" or "unreached" or "tired") || !int.TryParse(words[1], CultureInfo.InvariantCulture, out var number) || !left.Remove(number, out var site))
        {
            Say(line.Length > 300 ? line[..300] + "…" : line);
            return;
        }

        if (words[0] != "unreached")
            _reached.Add(number);
        if (words[0] is "tired")
            Say($"no time left for {site}");
        if (words[0] is not ("killed" or "late"))
            return;
        _killers[number] = words[2];
        Console.WriteLine($"killed   {vendor,-10} {site}  ←  {words[2].Replace("Connectors.", "", StringComparison.Ordinal)}{(words[0] == "late" ? " (it did not end)" : "")}");
    }

    /// <summary>Where verified texts left what they got from a mutant.</summary>
    public void CleanUp()
    {
        foreach (var file in new[] { $"Connectors.{vendor}.Tests", "Connectors.Pairs.Tests" }.SelectMany(p => Directory.EnumerateFiles(Path.Combine(root, "tests", p), "*.received.txt", SearchOption.AllDirectories)).ToList())
            File.Delete(file);
    }

    private void Say(string text) => Console.WriteLine($"         {vendor,-10} {_watch.Elapsed:hh\\:mm\\:ss} {text}");
}
