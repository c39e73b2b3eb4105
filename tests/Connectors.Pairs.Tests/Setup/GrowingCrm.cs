using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Connectors.Sync;

namespace Connectors.Pairs.Tests.Setup;

/// <summary>
/// A CRM whose API makes fields: it begins without some of them, whatever its database could hold, and shows each from when it is made. A drop-down of a list brings the list with it.
/// </summary>
internal sealed class GrowingCrm(ISyncProvider database, GrowingCrm.Forms forms) : SyncProviderDecorator(database), IFieldProvisioner, IListTarget
{
    private ProviderSchema? _stored;
    private ProviderSchema? _shown;

    /// <summary>Puts the API in front of a connection's CRM.</summary>
    public static Action<ConnectionBuilder> Over(Forms forms) => connection =>
    {
        var definition = connection.Build();
        forms.Begin(definition);
        connection.UseProvider(Side.Crm, async (context, token) => forms.TakesFields ? new GrowingCrm(await definition.CreateCrm(context, token), forms) : new ClosedCrm(new GrowingCrm(await definition.CreateCrm(context, token), forms)));
    };

    public override async Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken)
    {
        forms.Answer(cancellationToken);
        _stored = await Inner.DescribeAsync(cancellationToken);
        return _shown = new ProviderSchema(_stored.Entities.Select(e => new EntitySchema(e.Entity, e.Fields.Where(f => forms.Shows(e.Entity, f.Name)).Select(f => forms.As(e.Entity, f)))));
    }

    public Task<string?> CreateFieldAsync(WantedField field, CancellationToken cancellationToken)
    {
        forms.Answer(cancellationToken);
        forms.Asked.Add(field);
        if (forms.Rights is false)
            throw new ProviderUnavailableException(UnavailableReason.NotAllowed, "The user api@crm.example may not customise the application.");
        if (forms.Refuses == field.Field)
            return Task.FromResult<string?>($"'{field.Field}' is a reserved word.");
        forms.Make(field);
        if (forms.LosesReplyOf == field.Field)
            throw new ProviderUnavailableException(UnavailableReason.Unreachable, "The CRM did not answer.");
        return Task.FromResult<string?>(null);
    }

    public override async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in Inner.ReadChangesAsync(request with { Entities = [.. request.Entities.Select(e => new EntitySelection(Stored(e.Schema.Entity), [.. e.Fields.Select(f => Slot(e.Schema, f, Stored(e.Schema.Entity)))]))] }, cancellationToken))
            yield return page with { Changes = [.. page.Changes.Select(c => c with { Record = c.Record is { } record ? As(record, Shown(record.Schema.Entity)) : null })] };
    }

    public override async Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken)
    {
        var stored = Stored(request.Schema.Entity);
        var found = await Inner.GetAsync(request with { Schema = stored, Match = request.Match is { } match ? match with { Field = Slot(request.Schema, match.Field, stored) } : null }, cancellationToken);
        return [.. found.Select(f => f is RecordLookup.Present { Record: var record } ? new RecordLookup.Present(As(record, Shown(record.Schema.Entity))) : f)];
    }

    public override async Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken)
    {
        var stored = Stored(batch.Schema.Entity);
        var outcomes = await Inner.WriteAsync(new WriteBatch(stored, [.. batch.Writes.Select(w => w with
        {
            Current = w.Current is { } current ? As(current, stored) : null,
            Set = [.. w.Set.Select(s => new FieldAssignment(Slot(batch.Schema, s.Slot, stored), s.Value))],
        })]), cancellationToken);
        return [.. outcomes.Select(o => o is WriteOutcome.Applied { Record: { } record } applied ? applied with { Record = As(record, Shown(record.Schema.Entity)) } : o)];
    }

    public bool HasList(string list) => forms.Lists.Contains(list) && Inner.GetFeature<IListTarget>()!.HasList(list);

    public Task<IReadOnlyList<ListOption>> ReadOptionsAsync(string list, CancellationToken cancellationToken) => Inner.GetFeature<IListTarget>()!.ReadOptionsAsync(list, cancellationToken);

    public Task<IReadOnlyList<ListOption>> WriteOptionsAsync(string list, ImmutableArray<OptionChange> changes, CancellationToken cancellationToken) => Inner.GetFeature<IListTarget>()!.WriteOptionsAsync(list, changes, cancellationToken);

    private EntitySchema Stored(string entity) => _stored!.Find(entity)!;

    private EntitySchema Shown(string entity) => _shown!.Find(entity)!;

    private static FieldSlot Slot(EntitySchema from, FieldSlot slot, EntitySchema to) => to.SlotOf(from[slot].Name);

    private static SyncRecord As(SyncRecord record, EntitySchema schema)
    {
        var shown = SyncRecord.Create(schema, record.Id).Stamps(record.ModifiedAt, record.CreatedAt).Version(record.Version).Deleted(record.Deleted).State(record.ProviderState);
        for (var i = 0; i < schema.Fields.Length; i++)
        {
            if (record.TryGet(schema.Fields[i].Name, out var value))
                shown.Set(new FieldSlot(i), value);
        }

        return shown.Build();
    }

    /// <summary>The same CRM over an API that makes no fields.</summary>
    private sealed class ClosedCrm(GrowingCrm crm) : SyncProviderDecorator(crm)
    {
        public override TFeature? GetFeature<TFeature>() where TFeature : class => typeof(TFeature) == typeof(IFieldProvisioner) ? null : base.GetFeature<TFeature>();
    }

    /// <summary>What was made of the CRM's forms, for as long as it stands.</summary>
    internal sealed class Forms(params (string Entity, string Field)[] without)
    {
        private readonly HashSet<(string Entity, string Field)> _without = [.. without];
        private readonly Dictionary<(string Entity, string Field), FieldSchema> _made = [];

        public bool TakesFields { get; init; } = true;

        /// <summary>Lists of no field that it begins without.</summary>
        public IReadOnlyList<string> WithoutLists { get; init; } = [];

        /// <summary>Whoever signed in may make fields.</summary>
        public bool Rights { get; set; } = true;

        public string? Refuses { get; set; }

        public string? LosesReplyOf { get; set; }

        public List<WantedField> Asked { get; } = [];

        /// <summary>Runs when a field was made.</summary>
        public Action Made { get; set; } = static () => { };

        /// <summary>It answers nothing.</summary>
        public bool Away { get; set; }

        public void Answer(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Away)
                throw new ProviderUnavailableException(UnavailableReason.Unreachable, "The CRM is away.");
        }

        public HashSet<string> Lists { get; } = [];

        /// <summary>The lists of the fields that are there from the start.</summary>
        public void Begin(ConnectionDefinition definition)
        {
            var away = definition.BuildMappings().SelectMany(m => m.Units.Where(u => u.CrmFields.Any(f => _without.Contains((m.Crm, f)))).Select(static u => u.Converter)).ToHashSet();
            Lists.UnionWith(definition.BuildLists().Where(l => !away.Contains(l.Converter) && !WithoutLists.Contains(l.Crm)).Select(static l => l.Crm));
        }

        public bool Shows(string entity, string field) => !_without.Contains((entity, field)) || _made.ContainsKey((entity, field));

        public FieldSchema As(string entity, FieldSchema field) => _made.TryGetValue((entity, field.Name), out var made) ? field with { Type = made.Type, Choices = made.Choices } : field;

        /// <summary>Somebody made it himself.</summary>
        public void ByHand(string entity, string field, FieldType type, params string[] values) => _made[(entity, field)] = new FieldSchema { Name = field, Type = type, Choices = [.. values.Select(static v => new Choice(v, v))] };

        public void Remove(string entity, string field) => _made.Remove((entity, field));

        public void Make(WantedField field)
        {
            var there = _made.GetValueOrDefault((field.Entity, field.Field));
            Assert.True(there is null || there.Type == field.Type, $"{field.Field} would become another kind of field.");
            ByHand(field.Entity, field.Field, field.Type, [.. (there?.Choices ?? []).Select(static c => c.Value), .. field.Values]);
            if (field.List is { } list)
                Lists.Add(list);
            Made();
        }
    }
}
