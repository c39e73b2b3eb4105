using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Connectors.World.Engine;
using Connectors.World.Oracle;

namespace Connectors.World.Scripts;

/// <summary>Plays many worlds, each on a thread that is its own as long as it lasts.</summary>
internal static class Seeds
{
    /// <summary>What came of a range of seeds.</summary>
    internal sealed class Result
    {
        public ConcurrentDictionary<long, IReadOnlyList<Violation>> Failed { get; } = new();

        public ConcurrentDictionary<string, long> Coverage { get; } = new(StringComparer.Ordinal);

        private long _worlds;
        private long _accepted;
        private long _losses;
        private long _windows;

        public long Worlds => Interlocked.Read(ref _worlds);

        public long Accepted => Interlocked.Read(ref _accepted);

        public long WindowLosses => Interlocked.Read(ref _losses);

        public long Windows => Interlocked.Read(ref _windows);

        public void Add(long seed, Verdict verdict)
        {
            Interlocked.Increment(ref _worlds);
            Interlocked.Add(ref _accepted, verdict.Accepted);
            Interlocked.Add(ref _losses, verdict.WindowLosses);
            Interlocked.Add(ref _windows, verdict.Windows.Count);
            foreach (var (what, times) in verdict.Coverage)
                Coverage.AddOrUpdate(what, times, (_, before) => before + times);
            if (verdict.Violations.Count > 0)
                Failed[seed] = verdict.Violations;
        }
    }

    public static Result Play(long from, long count, int threads, int stopAfter = int.MaxValue, Action<Result>? progress = null, Action<long, Verdict>? failed = null, Func<bool>? enough = null)
    {
        var result = new Result();
        var next = from - 1;
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            while (result.Failed.Count < stopAfter && enough?.Invoke() != true && Interlocked.Increment(ref next) is var seed && seed < from + count)
            {
                var (config, script) = Generator.Make(seed);
                var verdict = Stage.Play(config, script);
                result.Add(seed, verdict);
                if (verdict.Violations.Count > 0)
                    failed?.Invoke(seed, verdict);
                if (progress is not null && result.Worlds % 1000 == 0)
                    progress(result);
            }
        }, 16 << 20)).ToList();
        workers.ForEach(static w => w.Start());
        workers.ForEach(static w => w.Join());
        return result;
    }

    /// <summary>Does something on a thread without a context of anybody else.</summary>
    public static T Alone<T>(Func<T> work)
    {
        T result = default!;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception e)
            {
                failure = e;
            }
        }, 16 << 20);
        thread.Start();
        thread.Join();
        return failure is null ? result : throw new InvalidOperationException(failure.Message, failure);
    }

    public static int Run(long from, long count, string[] options)
    {
        var threads = Option(options, "--threads") is { } t ? int.Parse(t, CultureInfo.InvariantCulture) : Environment.ProcessorCount;
        var stop = Option(options, "--stop-after") is { } s ? int.Parse(s, CultureInfo.InvariantCulture) : int.MaxValue;
        if (Option(options, "--off") is { } off)
            Generator.Off = Enum.Parse<Features>(off);
        if (Option(options, "--on") is { } on)
            Generator.On = Enum.Parse<Features>(on);
        var minutes = Option(options, "--minutes") is { } m ? double.Parse(m, CultureInfo.InvariantCulture) : double.PositiveInfinity;
        var watch = Stopwatch.StartNew();
        var result = Play(from, count, threads, stop, r => Console.Error.WriteLine($"{r.Worlds} worlds, {r.Failed.Count} failed, {r.Worlds / watch.Elapsed.TotalSeconds:0}/s; resume from {from + r.Worlds}"),
            static (seed, verdict) => Console.Error.WriteLine($"seed {seed} broke a promise: {verdict.Violations[0]}"), () => watch.Elapsed.TotalMinutes >= minutes);
        foreach (var group in result.Failed.OrderBy(static f => f.Key).GroupBy(static f => f.Value[0].Rule).OrderByDescending(static g => g.Count()))
            Console.WriteLine($"{group.Count(),6} × {group.Key}: seeds {string.Join(' ', group.Take(8).Select(static f => f.Key))}\n         {group.First().Value[0].What}");
        if (options.Contains("--coverage"))
        {
            foreach (var (what, times) in result.Coverage.OrderBy(static c => c.Key, StringComparer.Ordinal))
                Console.WriteLine($"{times,8} {what}");
        }

        Console.WriteLine($"{result.Worlds} worlds in {watch.Elapsed.TotalSeconds:0.0} s ({result.Worlds / watch.Elapsed.TotalSeconds:0}/s), {result.Accepted} accepted writes, {result.Windows} windows without token, {result.WindowLosses} edits in them, {result.Failed.Count} worlds with violations");
        return result.Failed.IsEmpty ? 0 : 1;
    }

    public static void Show(long seed, TextWriter output)
    {
        var (config, script) = Generator.Make(seed);
        Print(config, script, Alone(() => Stage.Play(config, script, keepTrace: true)), output);
    }

    public static void Shrink(long seed, TextWriter output)
    {
        var (config, script) = Generator.Make(seed);
        var (small, least, _) = Alone(() => Shrinker.Shrink(config, script));
        Print(small, least, Alone(() => Stage.Play(small, least, keepTrace: true)), output);
    }

    public static int PlayFile(string file, string[] rest, TextWriter output)
    {
        var config = rest.Length > 0 ? Generator.Make(long.Parse(rest[0], CultureInfo.InvariantCulture)).Config : new WorldConfig();
        var script = Step.ParseAll(File.ReadAllText(file));
        var verdict = Alone(() => Stage.Play(config, script, keepTrace: true));
        Print(config, script, verdict, output);
        return verdict.Violations.Count == 0 ? 0 : 1;
    }

    public static void Print(WorldConfig config, IReadOnlyList<Step> script, Verdict verdict, TextWriter output)
    {
        output.WriteLine($"seed {config.Seed}\n{config}");
        foreach (var step in script)
            output.WriteLine(step);
        output.WriteLine();
        foreach (var line in verdict.Trace)
            output.WriteLine(line);
        output.WriteLine();
        foreach (var violation in verdict.Violations)
            output.WriteLine(violation);
        output.WriteLine($"hash {verdict.Hash:x16}");
    }

    private static string? Option(string[] options, string name) => Array.IndexOf(options, name) is var at and >= 0 && at + 1 < options.Length ? options[at + 1] : null;
}
