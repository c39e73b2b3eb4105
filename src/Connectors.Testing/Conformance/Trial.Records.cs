using System.Collections.Immutable;
using Connectors.Sync;

namespace Connectors.Testing.Conformance;

internal sealed partial class Trial
{
    private const int TooManyPages = 500;

    /// <summary>Any fixed moment: an intent's id carries one.</summary>
    private static readonly DateTimeOffset Moment = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private int _nextRow;
    private int _nextIntent;

    public Guid NextIntent() => Guid.CreateVersion7(Moment.AddMilliseconds(_nextIntent++));

    public Task<IReadOnlyDictionary<string, FieldValue>> NewRowAsync() => Account.NewRowAsync(Entity, _nextRow++, Token);

    /// <summary>Makes rows: by somebody else where the fixture can, else by the provider.</summary>
    public async Task<IReadOnlyList<Row>> SeedAsync(int count)
    {
        var rows = new List<Row>();
        while (rows.Count < count)
        {
            var values = await NewRowAsync().ConfigureAwait(false);
            rows.Add(Subject.Can(FixtureAbilities.Create)
                ? new(await Account.CreateAsync(Entity, values, Token).ConfigureAwait(false), values)
                : new((await AppliedAsync(Create(values)).ConfigureAwait(false)).Id, values));
        }

        return rows;
    }

    public async Task<Row> SeedAsync() => (await SeedAsync(1).ConfigureAwait(false))[0];

    public EntitySelection[] Selections(params EntitySchema[] only) => [.. (only.Length > 0 ? only : Subject.Siblings).Select(static s => new EntitySelection(s, Subject.AllSlots(s)))];

    /// <summary>Reads one pass.</summary>
    /// <param name="cursor">Where it begins.</param>
    /// <param name="size">The wish for a page's size.</param>
    /// <param name="by">Who reads.</param>
    /// <param name="selections">What is wanted; all fields of all entities of the resource by default.</param>
    /// <param name="between">What happens behind each page.</param>
    /// <param name="stopAfter">The pages that are enough.</param>
    public Task<Pass> ReadAsync(string? cursor = null, int size = 2, ISyncProvider? by = null, EntitySelection[]? selections = null, Func<int, Task>? between = null, int stopAfter = int.MaxValue)
    {
        var request = new ReadRequest { Resource = Subject.Resource.Name, Cursor = cursor, PageSizeHint = size, Entities = [.. selections ?? Selections()] };
        return CallAsync("ReadChangesAsync", async () =>
        {
            var pass = new Pass();
            await foreach (var page in (by ?? Provider).ReadChangesAsync(request, Token).ConfigureAwait(false))
            {
                Require(page is not null && page.Changes is not null, "ReadChangesAsync answered a page without changes");
                pass.Add(page!);
                if (pass.Pages.Count == stopAfter)
                    break;
                Require(pass.Pages.Count < TooManyPages, $"the pass did not end after {TooManyPages} pages");
                if (between is not null)
                    await between(pass.Pages.Count).ConfigureAwait(false);
            }

            Require(pass.Pages.Count > 0, "the pass had no page at all, so there is no cursor to go on from");
            return pass;
        });
    }

    /// <summary>Reads as the engine does: where writing moves rows between pages, passes are repeated until one shows nothing new.</summary>
    public async Task<Pass> ReadUntilQuietAsync(string? cursor = null, int size = 2, Func<int, Task>? between = null)
    {
        var pass = await ReadAsync(cursor, size, between: between).ConfigureAwait(false);
        if (Subject.Resource.StableOrder || Subject.Resource.Cursor == CursorKind.None)
            return pass;
        for (var repeat = 0; repeat < 3; repeat++)
        {
            var more = await ReadAsync(pass.Cursor, size).ConfigureAwait(false);
            foreach (var page in more.Pages)
                pass.Add(page);
        }

        return pass;
    }

    public Task<IReadOnlyList<RecordLookup>> GetAsync(IReadOnlyList<RecordId> ids, ISyncProvider? by = null, EntitySchema? schema = null) => CallAsync("GetAsync", async () =>
    {
        var answers = await (by ?? Provider).GetAsync(new() { Schema = schema ?? Schema, Ids = ids }, Token).ConfigureAwait(false);
        Require(answers.Count == ids.Count, $"GetAsync was asked for {ids.Count} ids and answered {answers.Count} times");
        return answers;
    });

    public async Task<RecordLookup> GetAsync(RecordId id, ISyncProvider? by = null, EntitySchema? schema = null) => (await GetAsync([id], by, schema).ConfigureAwait(false))[0];

    /// <summary>The record, which must be there.</summary>
    public async Task<SyncRecord> PresentAsync(RecordId id, ISyncProvider? by = null, EntitySchema? schema = null) => await GetAsync(id, by, schema).ConfigureAwait(false) switch
    {
        RecordLookup.Present { Record: { Deleted: false } record } => record,
        RecordLookup.Present => throw Broken($"the record {id} lives, and GetAsync shows it as deleted"),
        var other => throw Broken($"the record {id} is there, and GetAsync answered {Shown.Lookup(other)}"),
    };

    /// <summary>Deleted, or shown with its flag where deletions are flags.</summary>
    public bool TellsGone(RecordLookup lookup) => lookup is RecordLookup.Deleted || (Subject.Resource.Deletes == DeleteVisibility.Flag && lookup is RecordLookup.Present { Record.Deleted: true });

    public Task<IReadOnlyList<RecordLookup>> SearchAsync(string field, params string[] values) =>
        CallAsync("GetAsync by a match key", () => Provider.GetAsync(new() { Schema = Schema, Match = new(Schema.SlotOf(field), values) }, Token));

    public RecordWrite Create(IReadOnlyDictionary<string, FieldValue> values, string? marker = null) =>
        new() { IntentId = NextIntent(), Kind = WriteKind.Create, Set = Set(values), Marker = marker };

    public RecordWrite Update(SyncRecord current, params (string Field, FieldValue Value)[] set) =>
        new() { IntentId = NextIntent(), Kind = WriteKind.Update, Id = current.Id, Current = current, Set = Set(set.ToDictionary(static s => s.Field, static s => s.Value)) };

    public RecordWrite Delete(SyncRecord current) => new() { IntentId = NextIntent(), Kind = WriteKind.Delete, Id = current.Id, Current = current, Set = [] };

    public ImmutableArray<FieldAssignment> Set(IReadOnlyDictionary<string, FieldValue> values) => [.. values.Select(v => new FieldAssignment(Schema.SlotOf(v.Key), v.Value))];

    /// <summary>One write; one outcome.</summary>
    public async Task<WriteOutcome> WriteAsync(RecordWrite write, ISyncProvider? by = null) => (await WriteAllAsync([write], by).ConfigureAwait(false))[0];

    public Task<IReadOnlyList<WriteOutcome>> WriteAllAsync(IReadOnlyList<RecordWrite> writes, ISyncProvider? by = null) => CallAsync("WriteAsync", async () =>
    {
        var outcomes = await (by ?? Provider).WriteAsync(new(Schema, writes), Token).ConfigureAwait(false);
        Require(outcomes.Count == writes.Count, $"WriteAsync was given {writes.Count} writes and answered {outcomes.Count} outcomes");
        Require(outcomes.All(static o => o is not null), "WriteAsync answered null among its outcomes");
        return outcomes;
    });

    /// <summary>The write, which must be applied.</summary>
    public async Task<WriteOutcome.Applied> AppliedAsync(RecordWrite write, ISyncProvider? by = null) => await WriteAsync(write, by).ConfigureAwait(false) switch
    {
        WriteOutcome.Applied applied => applied,
        var other => throw Broken($"a {write.Kind.ToString().ToLowerInvariant()} with valid values was answered with {Shown.Outcome(other)}"),
    };

    /// <summary>The write, which must be refused.</summary>
    public async Task<WriteOutcome.Refused> RefusedAsync(RecordWrite write, string why) => await WriteAsync(write).ConfigureAwait(false) switch
    {
        WriteOutcome.Refused { Problems.IsDefaultOrEmpty: false } refused => refused,
        WriteOutcome.Refused => throw Broken($"{why}: it was refused without saying what is wrong"),
        var other => throw Broken($"{why}: it was answered with {Shown.Outcome(other)}"),
    };

    /// <summary>A text for a free field, cut to what the field takes.</summary>
    public FieldValue TextFor(string field, string text) => FieldValue.Of(Schema[Schema.SlotOf(field)].MaxLength is { } max && text.Length > max ? text[..max] : text);

    /// <summary>Every value that was given is shown.</summary>
    public void RequireShown(SyncRecord record, IEnumerable<KeyValuePair<string, FieldValue>> values, string where)
    {
        foreach (var (name, value) in values)
        {
            var field = Schema[Schema.SlotOf(name)];
            Require(Shown.As(field, value, record[name]), $"{where}: '{name}' was given {Shown.Text(value)} and shows {Shown.Text(record[name])}");
        }
    }

    /// <summary>Nothing but the named fields differs; what the system computes may.</summary>
    public void RequireUnchanged(SyncRecord before, SyncRecord after, string where, params string[] except)
    {
        foreach (var field in Schema.Fields.Where(f => !f.ReadOnly && !except.Contains(f.Name)))
            Require(Shown.As(field, before[field.Name], after[field.Name]), $"{where}: '{field.Name}' was {Shown.Text(before[field.Name])} and is {Shown.Text(after[field.Name])}");
    }

    /// <summary>The number of living records, where the fixture can count.</summary>
    public async Task RequireCountAsync(int expected, string where)
    {
        if (!Subject.Can(FixtureAbilities.Count))
            return;
        var count = await Account.CountAsync(Entity, Token).ConfigureAwait(false);
        Require(count == expected, $"{where}: there should be {expected} records, and there are {count}");
    }
}
