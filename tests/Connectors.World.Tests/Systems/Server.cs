using System.Globalization;
using Connectors.World.Kernel;

namespace Connectors.World.Systems;

/// <summary>A CRM or an accounting system: a server with its own time. What it is asked commits when it commits, whoever still waits for the reply.</summary>
internal sealed class Server(Simulation simulation, Side side, string name, Traits traits, IReadOnlyList<EntitySpec> entities, IWatcher watcher)
{
    private readonly Dictionary<(string Entity, string Id), Row> _byId = [];
    private readonly Dictionary<Guid, (Row Row, long At)> _keys = [];
    private long _sequence;
    private int _lastId;

    public Simulation Simulation => simulation;

    public IWatcher Watcher => watcher;

    public Side Side => side;

    public string Name => name;

    public Traits Traits => traits;

    public IReadOnlyList<EntitySpec> Entities => entities;

    /// <summary>All records, the oldest first.</summary>
    public List<Row> Rows { get; } = [];

    /// <summary>Requests that have been received and not committed.</summary>
    public int InFlight { get; set; }

    /// <summary>Until when it answers nobody.</summary>
    public long DownUntil { get; set; }

    /// <summary>What goes wrong with the next writes of the engine, one each.</summary>
    public Queue<WriteFault> Faults { get; } = new();

    /// <summary>The next reads of the engine fail, one each.</summary>
    public int BadReads { get; set; }

    /// <summary>The intents that it was sent.</summary>
    public HashSet<Guid> Seen { get; } = [];

    /// <summary>Calls that held several writes.</summary>
    public int SharedCalls { get; set; }

    /// <summary>Up to which instant its lists have shown it to the engine.</summary>
    public long ListedUpTo { get; set; } = -1;

    /// <summary>The same for each process: what another one read, and may have lost its lease over, this one does not know.</summary>
    public Dictionary<string, long> ListedBy { get; } = new(StringComparer.Ordinal);

    /// <summary>The pages of passes in the order of the stamps: who read it, between which two stamps it lay, the instant that it showed and when that was. A stamp that is older than its moment may belong to a page that is over.</summary>
    public List<(string Process, EntitySpec Entity, long After, long To, long AsOf, long ReadAt)> StampPages { get; } = [];

    /// <summary>The pages of whole passes in the order of the ids: who read it, after which id each began, the last one that it could show (<see langword="null"/> = any), the instant that it showed and when that was.</summary>
    public List<(string Process, EntitySpec Entity, string? After, string? To, long AsOf, long ReadAt)> KeysetPages { get; } = [];

    /// <summary>
    /// Up to which instant its lists had shown a record to the process that asks, or that it is not there. Each page is a query of its own (R28): where every pass is a whole one in the order of the ids, only the page on which its id belongs
    /// can tell, and the later pages of a pass that took long cannot.
    /// </summary>
    /// <param name="row">The record.</param>
    /// <param name="request">The write; what was read after it was sent does not count.</param>
    public long ListedUpToOf(Row row, Request request) =>
        Traits.StampLead > TimeSpan.Zero && Traits.Cursor == CursorKind.ModifiedAt ? StampPages.Where(p => p.Process == request.Process && p.Entity == row.Entity && p.ReadAt <= request.SentAt && row.AsOf(p.AsOf) is { } s && s.Stamp > p.After && s.Stamp <= p.To)
                .Select(static p => p.AsOf).DefaultIfEmpty(-1).Max()
            : Traits.Cursor != CursorKind.None || !Traits.StableOrder ? request.ListedUpTo
            : KeysetPages.Where(p => p.Process == request.Process && p.Entity == row.Entity && p.ReadAt <= request.SentAt && (p.After is null || string.CompareOrdinal(row.Id, p.After) > 0) && (p.To is null || string.CompareOrdinal(row.Id, p.To) <= 0))
                .Select(static p => p.AsOf).DefaultIfEmpty(-1).Max();

    /// <summary>The account that answers: <c>1</c>, until somebody grants another one.</summary>
    public string Account { get; set; } = "1";

    public Row? Find(string entity, string id) => _byId.GetValueOrDefault((entity, id));

    public EntitySpec Entity(string entity) => entities.First(e => e.Name == entity);

    public IEnumerable<Row> Living(string entity) => Rows.Where(r => r.Entity.Name == entity && r.Lives);

    // ---- users and the system itself

    public Row Create(string entity, Cause cause, params ReadOnlySpan<(string Field, string? Value)> values)
    {
        var spec = Entity(entity);
        var row = NewRow(spec, NextId());
        var stored = new string?[spec.Fields.Length];
        foreach (var (field, value) in values)
            stored[spec.IndexOf(field)] = spec.Fields[spec.IndexOf(field)].Store(value);
        Commit(row, stored, false, cause);
        return row;
    }

    public void Edit(Row row, Cause cause, params ReadOnlySpan<(string Field, string? Value)> values)
    {
        var next = (string?[])row.Now.Values.Clone();
        foreach (var (field, value) in values)
            next[row.Entity.IndexOf(field)] = row.Entity.Fields[row.Entity.IndexOf(field)].Store(value);
        Commit(row, next, row.Now.Deleted, cause);
    }

    public void Delete(Row row) => Commit(row, row.Now.Values, true, Cause.User);

    public void Restore(Row row) => Commit(row, row.Now.Values, false, Cause.User);

    /// <summary>Something else moved the record's stamp: a booked invoice, a recount. No value changes.</summary>
    public void Bump(Row row) => Commit(row, row.Now.Values, row.Now.Deleted, Cause.System);

    // ---- the engine's requests

    public Answer Take(Request request)
    {
        var answer = Handle(request);
        simulation.Note($"{name} {request.Kind} {request.Entity.Name} {request.Id ?? "-"} {Short(request.Intent)}: {Text(answer)}");
        return answer;
    }

    private Answer Handle(Request request)
    {
        if (request.Kind == WriteKind.Create)
        {
            if (traits.Safety == Safety.Key && _keys.TryGetValue(request.Intent, out var before) && simulation.Ticks < before.At + traits.KeyWindow.Ticks)
                return new Answer.Done(before.Row, before.Row.Now, true);
            var id = traits.Safety == Safety.ClientId ? request.Intent.ToString("D") : null;
            if (id is not null && Find(request.Entity.Name, id) is not null && !traits.RepeatedIdOverwrites)
                return new Answer.No("duplicate-id", null, "There is one with that id.");
            var values = new string?[request.Entity.Fields.Length];
            if (Problem(request, values) is { } wrong)
                return wrong;
            if (request.Marker is not null && request.Entity.IndexOf("Ref") is var at and >= 0)
                values[at] = request.Marker;
            var row = id is not null && Find(request.Entity.Name, id) is { } there ? there : NewRow(request.Entity, id ?? NextId());
            _keys[request.Intent] = (row, simulation.Ticks);
            Commit(row, values, false, new Cause(Actor.Engine) { Request = request });
            return new Answer.Done(row, row.Now, false);
        }

        if (Find(request.Entity.Name, request.Id!) is not { Lives: true } found)
            return new Answer.Outdated();
        if (traits.Token && request.Basis?.State.Number != found.Now.Number)
            return new Answer.Outdated();
        if (request.Kind == WriteKind.Delete)
        {
            Commit(found, found.Now.Values, true, new Cause(Actor.Engine) { Request = request });
            return new Answer.Done(found, found.Now, false);
        }

        var next = (string?[])found.Now.Values.Clone();
        if (Problem(request, next) is { } problem)
            return problem;
        Commit(found, next, false, new Cause(Actor.Engine) { Request = request });
        return new Answer.Done(found, found.Now, false);
    }

    private static Answer.No? Problem(Request request, string?[] values)
    {
        foreach (var (field, value) in request.Sent)
        {
            var spec = request.Entity.Fields[field];
            if (value is not null && spec.MaxLength is { } max && value.Length > max && spec.Secret != Secret.Cut)
                return new Answer.No("too-long", spec.Name, $"{spec.Name} keeps {max} characters.");
            if (value is null && !spec.Clearable && values[field] is not null)
                return new Answer.No("not-clearable", spec.Name, $"{spec.Name} cannot be emptied.");
            values[field] = spec.Store(value);
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (request.Entity.Fields[i].Required && values[i] is null)
                return new Answer.No("required", request.Entity.Fields[i].Name, $"{request.Entity.Fields[i].Name} is needed.");
        }

        return null;
    }

    private Row NewRow(EntitySpec entity, string id)
    {
        var row = new Row(this, entity, id, simulation.Ticks);
        _byId[(entity.Name, id)] = row;
        Rows.Add(row);
        return row;
    }

    private string NextId() => (side == Side.Crm ? "c" : "") + (++_lastId).ToString(CultureInfo.InvariantCulture);

    private void Commit(Row row, string?[] values, bool deleted, Cause cause)
    {
        var before = row.States.Count > 0 ? row.Now : null;
        var lead = cause.Actor == Actor.User ? traits.StampLead : TimeSpan.Zero;
        var stamp = simulation.Ticks - lead.Ticks + traits.Skew.Ticks;
        stamp -= stamp % traits.Grain.Ticks;
        row.States.Add(new State(simulation.Ticks, values, deleted, stamp, ++_sequence, (before?.Number ?? 0) + 1));
        if (cause.Actor != Actor.Engine)
            simulation.Note($"{cause.Actor} at {row}: {(deleted ? "deleted" : Difference(row.Entity, before, values))}");
        watcher.Changed(row, before, cause);
    }

    private static string Difference(EntitySpec entity, State? before, string?[] values) =>
        string.Join(", ", entity.Fields.Select((f, i) => (f.Name, Value: values[i], Changed: before is null ? values[i] is not null : before.Deleted || before.Values[i] != values[i])).Where(static x => x.Changed).Select(static x => $"{x.Name}='{x.Value}'"));

    private static string Text(Answer answer) => answer switch
    {
        Answer.Done done => $"{(done.Replayed ? "replayed" : "done")} {done.Row.Id} [{string.Join('|', done.State.Values)}]",
        Answer.No no => $"refused {no.Code} {no.Field}",
        _ => "outdated",
    };

    private static string Short(Guid id) => id.ToString("N")[^6..];
}

/// <summary>What goes wrong with a write.</summary>
internal enum WriteFault
{
    /// <summary>It is applied; the reply is lost and the client waits until its deadline.</summary>
    LostReply,

    /// <summary>It is applied; the connection breaks at once.</summary>
    Reset,

    /// <summary>It never arrives; the client waits until its deadline.</summary>
    NeverArrives,

    /// <summary>The client gives up at its deadline; the write is applied afterwards.</summary>
    LateAfterTimeout,

    /// <summary>The connection breaks at once; the write is applied much later.</summary>
    LateAfterReset,

    /// <summary>A limit answers: nothing was sent.</summary>
    Limited,

    /// <summary>The provider throws before anything was sent.</summary>
    Unreachable,

    /// <summary>The provider breaks its contract: it throws after the write was applied.</summary>
    Throws,

    /// <summary>The provider reports on nothing.</summary>
    NoReport,

    /// <summary>Refused for a reason that passes: a closed period.</summary>
    Refused,

    /// <summary>Somebody else holds the record: a lost race.</summary>
    Race,
}
