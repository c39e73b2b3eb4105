using System.Globalization;
using Connectors.Sync.Stores;
using Connectors.World.Kernel;
using Connectors.World.Oracle;
using Connectors.World.Scripts;
using Connectors.World.Systems;

namespace Connectors.World.Engine;

/// <summary>What came of a world.</summary>
internal sealed record Verdict
{
    public required IReadOnlyList<Violation> Violations { get; init; }

    public required ulong Hash { get; init; }

    public required IReadOnlyList<string> Trace { get; init; }

    public required IReadOnlyDictionary<string, int> Coverage { get; init; }

    public required int Accepted { get; init; }

    public required int WindowLosses { get; init; }

    public required (int Count, long Ticks, long Longest) Windows { get; init; }
}

/// <summary>Plays a script between two systems, users and processes of the engine, lets everything come to rest, and asks the judge.</summary>
internal sealed partial class Stage
{
    private readonly WorldConfig _config;
    private readonly Simulation _simulation;
    private readonly Boundaries _boundaries;
    private readonly Judge _judge;
    private readonly Server _crm;
    private readonly Server _books;
    private readonly SharedStore _store;
    private readonly IReadOnlyList<MappingRules> _mappings;
    private readonly Dictionary<string, Node> _nodes = [];
    private readonly Dictionary<string, int> _coverage = new(StringComparer.Ordinal);
    private readonly Dice _ids;
    private readonly List<Task> _runs = [];
    private int _token = Tokens.First;
    private int _processes;

    private Stage(WorldConfig config, bool keepTrace, Func<TimeProvider, ISyncStore>? openStore)
    {
        _config = config;
        _simulation = new Simulation(new Trace(keepTrace));
        _boundaries = new Boundaries(_simulation, new Dice(config.Seed, "boundaries"));
        _ids = new Dice(config.Seed, "ids");
        _mappings = [Entities.Companies(config)];
        _judge = new Judge(_simulation, _mappings) { Specs = (side, entity) => (side == Side.Crm ? _crm! : _books!).Entity(entity) };
        _crm = new Server(_simulation, Side.Crm, "crm", config.Crm, [Entities.Company(config)], _judge);
        _books = new Server(_simulation, Side.Accounting, "books", config.Books, [Entities.Customer(config)], _judge);
        _store = new SharedStore(openStore ?? (static clock => new InMemorySyncStore(clock)), _simulation).Open();
    }

    /// <summary>Plays a script to its end and judges. The same config and script give the same verdict, always.</summary>
    public static Verdict Play(WorldConfig config, IReadOnlyList<Step> script, bool keepTrace = false, Func<TimeProvider, ISyncStore>? openStore = null, bool passes = true)
    {
        var world = new Stage(config, keepTrace, openStore) { _passes = passes };
        try
        {
            world.PlayAll(script);
            world._coverage["call with several writes"] = world._crm.SharedCalls + world._books.SharedCalls;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            world._judge.Break("S9 the world goes on", e.ToString());
        }

        return new Verdict
        {
            Violations = world._judge.Violations,
            Hash = world._simulation.Trace.Hash,
            Trace = world._simulation.Trace.Lines,
            Coverage = world._coverage,
            Accepted = world._judge.Accepted,
            WindowLosses = world._judge.WindowLosses,
            Windows = world._judge.Windows,
        };
    }

    private void PlayAll(IReadOnlyList<Step> script)
    {
        Do(NodeOf("a").Connections.SetModeAsync(Node.Connection, ConnectionMode.Live), "mode");
        foreach (var step in script)
            _simulation.At(step.At, () => Take(step.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        _simulation.RunTo(script.Count == 0 ? 0 : script.Max(static s => s.At));
        ComeToRest();
    }

    // ---- the words of a script

    private void Take(string[] words)
    {
        _simulation.Note("> " + string.Join(' ', words));
        switch (words[0])
        {
            case "new":
                Create(ServerOf(words[1]));
                break;
            case "twins":
                _judge.Twins(() =>
                {
                    var vat = Next();
                    Create(_crm, "DK" + vat);
                    Create(_books, vat);
                });
                break;
            case "edit" when Pick(words) is { } row:
                Edit(row, words[3], words.Length > 4 ? words[4] : "plain");
                break;
            case "delete" when Pick(words) is { } row:
                row.Server.Delete(row);
                break;
            case "restore":
                var gone = ServerOf(words[1]).Rows.Where(static r => !r.Lives).ToList();
                if (gone.Count > 0)
                    gone[0].Server.Restore(gone[0]);
                break;
            case "bump" when Pick(words) is { } row:
                row.Server.Bump(row);
                break;
            case "fault":
                ServerOf(words[1]).Faults.Enqueue(Enum.Parse<WriteFault>(words[2]));
                Cover($"fault {words[2]} × {ServerOf(words[1]).Traits.Safety}");
                break;
            case "badread":
                ServerOf(words[1]).BadReads++;
                break;
            case "down":
                ServerOf(words[1]).DownUntil = _simulation.Ticks + Seconds(words[2]);
                break;
            case "store":
                _storeFaults++;
                _store.Faults.Enqueue(Enum.Parse<StoreFault>(words[1]));
                Cover("store " + words[1]);
                break;
            case "backup":
                RestoreStore(Seconds(words[1]));
                break;
            case "run":
                Run(words[1]);
                break;
            case "crash":
                _boundaries.Wait(Number(words[2]), NodeOf(words[1]).Process, Kill);
                break;
            case "stop":
                var ticks = Seconds(words[2]);
                _boundaries.Wait(Number(words[3]), NodeOf(words[1]).Process, p => p.StopUntil(_simulation.Ticks + ticks));
                break;
            case "between":
                var inner = words[2..];
                _boundaries.Wait(Number(words[1]), null, _ => Take(inner));
                break;
            case "decide":
                Decide(words);
                break;
            default:
                break;
        }
    }

    private void Create(Server server, string? vat = null)
    {
        var entity = server.Entities[0].Name;
        var crm = server == _crm;
        server.Create(entity, Cause.User, (crm ? "name" : "Name", "Firm " + Next()), (crm ? "vat" : "Vat", vat ?? Next()), (crm ? "city" : "City", "City " + Next()), (crm ? "memo" : "Memo", "memo " + Next()));
    }

    private void Edit(Row row, string field, string kind)
    {
        var name = row.Server == _crm ? field : char.ToUpperInvariant(field[0]) + field[1..];
        var token = Next();
        var value = kind switch
        {
            "clear" when !row.Entity.Fields[row.Entity.IndexOf(name)].Required => null,
            "spaced" => $"  {token[..4]}  {token[4..]}   aB ",
            "long" => $"{field} {token} with a name that is much too long for most",
            "mixed" => $"aBc {token} xYz",
            _ => field == "phone" ? token : $"{field} {token}",
        };
        if (value is not null && row.Entity.Fields[row.Entity.IndexOf(name)].MaxLength is { } max && value.Length > max)
            value = value[..max];
        row.Server.Edit(row, Cause.User, (name, value));
    }

    private string Next() => (++_token).ToString(CultureInfo.InvariantCulture);

    private Server ServerOf(string word) => word == "crm" ? _crm : _books;

    private static Row? Pick(string[] words, List<Row> living) => living.Count == 0 ? null : living[(Number(words[2]) - 1) % living.Count];

    private Row? Pick(string[] words) => Pick(words, ServerOf(words[1]).Rows.Where(static r => r.Lives).ToList());

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);

    private static long Seconds(string word) => Number(word) * TimeSpan.TicksPerSecond;

    private void Cover(string what) => _coverage[what] = _coverage.GetValueOrDefault(what) + 1;

    // ---- processes

    private Node NodeOf(string name)
    {
        if (_nodes.TryGetValue(name, out var node) && !node.Process.IsDead)
            return node;
        return _nodes[name] = new Node(new Process($"{name}{++_processes}"), _simulation, _store, _boundaries, _judge, _config.SlowStore, _crm, _books, _mappings, _ids);
    }

    private void Kill(Process process)
    {
        _simulation.Note($"{process.Name} dies");
        process.Die();
        Cover("crash");
    }

    private void Run(string name)
    {
        var node = NodeOf(name);
        var run = RunAsync(node);
        node.Running = run;
        _runs.Add(run);
    }

    private async Task RunAsync(Node node)
    {
        try
        {
            var report = await node.Engine.RunAsync(Node.Connection);
            _simulation.AssertThread();
            var total = report.Total;
            var outcomes = total.Applied + total.Unchanged + total.Parked + total.Waiting + total.Uncertain + total.Held + total.Deferred + total.Excluded;
            _simulation.Note($"{node.Process.Name} run {report.State} seen={total.Seen} writes={total.Writes} {report.Reason}");
            Cover("run " + report.State);
            if (total.Seen != outcomes || report.Reason.Contains("add up", StringComparison.Ordinal))
                _judge.Break("D14 counters add up", $"{total.Seen} seen, {outcomes} outcomes");
            if (report.Reason.Contains("failed inside the engine", StringComparison.Ordinal) && _storeFaults == 0)
                _judge.Break("S9 nothing breaks inside", report.Reason);
        }
        catch (Exception e) when (e is LeaseLostException or StoreUnavailableException)
        {
            _simulation.AssertThread();
            _simulation.Note($"{node.Process.Name} run ended by {e.GetType().Name}");
            Cover("run ended by " + e.GetType().Name);
        }
        catch (Exception e)
        {
            _judge.Break("S9 nothing breaks inside", e.ToString());
        }
    }

    private int _storeFaults;
    private bool _passes = true;

    /// <summary>Waits for something that a process does, while the world goes on.</summary>
    private void Do(Task task, string what)
    {
        if (!_simulation.RunUntil(() => task.IsCompleted, _simulation.Ticks + TimeSpan.TicksPerHour))
            _judge.Break("S9 liveness", $"'{what}' never ended");
        if (task.IsFaulted)
            throw task.Exception!.InnerException!;
    }

    private T Do<T>(Task<T> task, string what)
    {
        Do((Task)task, what);
        return task.Result;
    }

    private void RestoreStore(long back)
    {
        foreach (var node in _nodes.Values)
            node.Process.Die();
        var at = Math.Max(0, _simulation.Ticks - back);
        _store.Restore(at);
        _judge.StoreForgotAt = _simulation.Ticks;
        Cover("store restored");
    }
}
