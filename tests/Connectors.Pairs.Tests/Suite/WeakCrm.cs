using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Connectors.Sync;

namespace Connectors.Pairs.Tests.Suite;

/// <summary>
/// A CRM that can do as little as one can: no list by change, no order that stays, no deletions, one record a call, no answer to a write, no version, no mark, no search, and drop-down lists whose
/// labels stand in the records. What stores it is the same database as elsewhere; this is the API in front of it.
/// </summary>
internal sealed class WeakCrm(ISyncProvider database, WeakCrm.Labels labels) : SyncProviderDecorator(database), IListTarget
{
    public override ProviderCapabilities Capabilities { get; } = Weaken(database.Capabilities);

    /// <summary>Puts the weak API in front of a connection's CRM.</summary>
    public static void PutBefore(ConnectionBuilder connection)
    {
        var definition = connection.Build();
        var labels = new Labels(definition);
        connection.UseProvider(Side.Crm, async (context, token) => new WeakCrm(await definition.CreateCrm(context, token), labels));
    }

    public override async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in Inner.ReadChangesAsync(request with { Cursor = null }, cancellationToken))
            yield return new ChangePage([.. page.Changes.Where(static c => c is { Deleted: false, Record: { Deleted: false } }).Select(c => c with { Record = labels.Show(c.Record!) })], "") { IsLast = page.IsLast };
    }

    public override async Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken)
    {
        Assert.Null(request.Match);
        // One a call, whatever was promised.
        var id = Assert.Single(request.Ids);
        return [await Inner.GetAsync(request, cancellationToken) is [RecordLookup.Present { Record.Deleted: false } found] ? new RecordLookup.Present(labels.Show(found.Record)) : new RecordLookup.Unknown(id)];
    }

    public override async Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken)
    {
        var write = Assert.Single(batch.Writes);
        Assert.Null(write.Marker);
        if (write.Id is { } id)
        {
            // It has no versions: the row is what it is at that moment.
            var now = await Inner.GetAsync(new GetRequest { Schema = batch.Schema, Ids = [id] }, cancellationToken);
            write = write with { Current = now is [RecordLookup.Present { Record: var record }] ? record : null };
        }

        var outcome = Assert.Single(await Inner.WriteAsync(batch with { Writes = [write with { Set = [.. write.Set.Select(s => new FieldAssignment(s.Slot, labels.Store(batch.Schema, s.Slot, s.Value)))] }] }, cancellationToken));
        return [outcome is WriteOutcome.Applied applied ? new WriteOutcome.Applied(applied.Id) : outcome];
    }

    public override TFeature? GetFeature<TFeature>() where TFeature : class => this as TFeature;

    public bool HasList(string list) => labels.Lists.Contains(list);

    public Task<IReadOnlyList<ListOption>> ReadOptionsAsync(string list, CancellationToken cancellationToken) => Task.FromResult(labels.Options(list));

    public Task<IReadOnlyList<ListOption>> WriteOptionsAsync(string list, ImmutableArray<OptionChange> changes, CancellationToken cancellationToken) => Task.FromResult(labels.Change(list, changes));

    private static ProviderCapabilities Weaken(ProviderCapabilities of) => of with
    {
        Name = "weak",
        MaxConcurrentCalls = 1,
        Resources = [.. of.Resources.Select(static r => new ResourceCapabilities { Name = r.Name, Cursor = CursorKind.None, StableOrder = false, Deletes = DeleteVisibility.None })],
        Entities =
        [
            .. of.Entities.Select(static e => new EntityCapabilities
            {
                Entity = e.Entity, Resource = e.Resource, CanCreate = e.CanCreate, CanUpdate = e.CanUpdate, CanDelete = false, CreateSafety = CreateSafety.Nothing, Concurrency = ConcurrencyGuard.None,
                WriteReturnsRecord = false, SettleTime = e.SettleTime, WriteTimeout = e.WriteTimeout,
            }),
        ],
    };

    /// <summary>The drop-down lists, for as long as the CRM stands: what is shown is what a record holds.</summary>
    internal sealed class Labels(ConnectionDefinition definition)
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<(string List, string Label), (string Key, bool Active)> _options = [];
        private readonly Dictionary<(string Entity, string Field), string> _fields = Fields(definition);

        public IReadOnlySet<string> Lists { get; } = Fields(definition).Values.ToHashSet();

        /// <summary>How often a label stood for a key, in either direction.</summary>
        public int Used { get; private set; }

        public IReadOnlyList<ListOption> Options(string list)
        {
            lock (_gate)
                return [.. _options.Where(o => o.Key.List == list).Select(static o => new ListOption(o.Key.Label, o.Key.Label, o.Value.Active))];
        }

        public IReadOnlyList<ListOption> Change(string list, ImmutableArray<OptionChange> changes)
        {
            lock (_gate)
            {
                return
                [
                    .. changes.Select(c =>
                    {
                        var label = c.Value ?? c.Label;
                        _options[(list, label)] = (c.Key, c.Active && c.Kind != OptionChangeKind.Deactivate);
                        return new ListOption(label, label, _options[(list, label)].Active);
                    }),
                ];
            }
        }

        /// <summary>The record as the API answers it: labels, no stamps, no version.</summary>
        public SyncRecord Show(SyncRecord record)
        {
            var shown = SyncRecord.Create(record.Schema, record.Id);
            for (var i = 0; i < record.Schema.Fields.Length; i++)
            {
                var slot = new FieldSlot(i);
                if (!record[slot].IsAbsent)
                    shown.Set(slot, Change(record.Schema, slot, record[slot], toLabel: true));
            }

            return shown.Build();
        }

        public FieldValue Store(EntitySchema schema, FieldSlot slot, FieldValue value) => Change(schema, slot, value, toLabel: false);

        private FieldValue Change(EntitySchema schema, FieldSlot slot, FieldValue value, bool toLabel)
        {
            if (value.Kind != FieldValueKind.Text || !_fields.TryGetValue((schema.Entity, schema.Fields[slot.Index].Name), out var list))
                return value;
            lock (_gate)
            {
                var text = value.AsText();
                var found = toLabel ? _options.FirstOrDefault(o => o.Key.List == list && o.Value.Key == text).Key.Label : _options.GetValueOrDefault((list, text!)).Key;
                if (found is null)
                    return value;
                Used++;
                return FieldValue.Of(found);
            }
        }

        private static Dictionary<(string, string), string> Fields(ConnectionDefinition definition)
        {
            var lists = definition.BuildLists().ToDictionary(static l => l.Converter, static l => l.Crm);
            return definition.BuildMappings().SelectMany(m => m.Units.Where(u => u.Converter is not null && lists.ContainsKey(u.Converter)).SelectMany(u => u.CrmFields.Select(f => ((m.Crm, f), lists[u.Converter!]))))
                .DistinctBy(static f => f.Item1).ToDictionary(static f => f.Item1, static f => f.Item2);
        }
    }
}
