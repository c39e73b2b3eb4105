using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.World.Kernel;

namespace Connectors.World.Systems;

/// <summary>The provider of a system, as a careful author would write it: it declares what the system can do, and answers what it saw.</summary>
internal sealed class Provider(Server server, Process process, Boundaries boundaries) : ISyncProvider
{
    private readonly Simulation _simulation = server.Simulation;
    private readonly Traits _traits = server.Traits;
    private readonly Wire _wire = new(server, process, boundaries);

    public ProviderCapabilities Capabilities { get; } = new()
    {
        Name = server.Name,
        MaxConcurrentCalls = server.Traits.Concurrency,
        Resources =
        [
            .. server.Entities.Select(e => new ResourceCapabilities
            {
                Name = e.Resource,
                Cursor = server.Traits.Cursor,
                Granularity = server.Traits.Grain,
                Overlap = server.Traits.ListLag + server.Traits.StampLead + server.Traits.Grain,
                StableOrder = server.Traits.StableOrder,
                Deletes = server.Traits.Deletes,
            }),
        ],
        Entities =
        [
            .. server.Entities.Select(e => new EntityCapabilities
            {
                Entity = e.Name,
                Resource = e.Resource,
                Read = server.Traits.Read,
                ReadBatchSize = server.Traits.ReadBatch,
                SearchableFields = e.IndexOf("Ref") >= 0 ? ["Ref"] : [],
                MarkerField = e.IndexOf("Ref") >= 0 ? "Ref" : null,
                CreateSafety = server.Traits.Safety switch
                {
                    Safety.Key => new CreateSafety.IdempotencyKey(server.Traits.KeyWindow),
                    Safety.ClientId => new CreateSafety.ClientId(),
                    Safety.ReadBack => new CreateSafety.ReadBack("Ref"),
                    _ => CreateSafety.Nothing,
                },
                SettleTime = server.Traits.SettleTime,
                WriteTimeout = server.Traits.WriteTimeout,
                WriteBatchSize = server.Traits.WriteBatch,
                WriteShape = server.Traits.Shape,
                Concurrency = server.Traits.Token ? ConcurrencyGuard.Token : ConcurrencyGuard.None,
                WriteReturnsRecord = server.Traits.WriteReturnsRecord,
            }),
        ],
    };

    public async Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken)
    {
        await boundaries.PassAsync(process, server.Name + " describe");
        return new ProviderSchema(server.Entities.Select(static e => e.Schema));
    }

    public async Task<ConnectionHealth> ProbeAsync(CancellationToken cancellationToken)
    {
        await boundaries.PassAsync(process, server.Name + " probe");
        if (server.DownUntil > _simulation.Ticks)
            return new ConnectionHealth { Ok = false, Reason = "It does not answer.", Failure = UnavailableReason.Unreachable };
        return new ConnectionHealth { Ok = true, Reason = "Connected.", Account = new AccountIdentity(server.Account, server.Name) };
    }

    public async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var feed = new Feed(server, process.Name, request);
        while (true)
        {
            var page = await _wire.ReadAsync($"page {request.Resource} {request.Cursor}", feed.NextPage);
            _simulation.AssertThread();
            yield return page;
            if (page.IsLast)
                yield break;
        }
    }

    public async Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken)
    {
        var entity = server.Entity(request.Schema.Entity);
        if (_traits.Read == ReadAbility.None)
            throw new InvalidOperationException("This system cannot be read.");
        var answer = await _wire.ReadAsync<IReadOnlyList<RecordLookup>>($"get {entity.Name} {string.Join(',', request.Ids)}{(request.Match is null ? "" : " by " + string.Join(',', request.Match.Values))}", () =>
        {
            var asOf = _simulation.Ticks - _traits.GetLag.Ticks;
            if (request.Match is { } match)
            {
                asOf = _simulation.Ticks - _traits.ListLag.Ticks;
                return
                [
                    .. server.Rows.Where(r => r.Entity == entity).Select(r => (Row: r, State: r.AsOf(asOf)))
                        .Where(x => x.State is { Deleted: false } s && s.Values[match.Field.Index] is { } value && match.Values.Contains(value))
                        .Select(x => new RecordLookup.Present(Record(request.Schema, x.Row, x.State!, asOf))),
                ];
            }

            return [.. request.Ids.Select(id => Look(request.Schema, entity, id, asOf))];
        });
        _simulation.AssertThread();
        return answer;
    }

    public async Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken)
    {
        List<WriteOutcome> outcomes = [];
        var called = _simulation.Ticks;
        if (batch.Writes.Count > 1)
            server.SharedCalls++;
        foreach (var write in batch.Writes)
        {
            WriteOutcome? outcome;
            try
            {
                outcome = await _wire.WriteAsync(RequestOf(batch.Schema, write), called, done => OutcomeOf(batch.Schema, done), cancellationToken);
            }
            catch (ProviderUnavailableException e) when (outcomes.Count > 0)
            {
                // Only as long as nothing was sent may it throw.
                outcome = new WriteOutcome.NotSent(e.Reason, e.Message, e.RetryAt);
            }

            _simulation.AssertThread();
            if (outcome is null)
                return outcomes;
            outcomes.Add(outcome);
        }

        return outcomes;
    }

    public ValueTask DisposeAsync() => default;

    private RecordLookup Look(EntitySchema schema, EntitySpec entity, RecordId id, long asOf)
    {
        if (server.Find(entity.Name, id.Value) is not { } row || row.AsOf(asOf) is not { } state)
        {
            // A record that a read does not show yet is not a record that is gone.
            return _traits.GetLag > TimeSpan.Zero ? new RecordLookup.Unknown(id) : new RecordLookup.Deleted(id);
        }

        return state.Deleted ? new RecordLookup.Deleted(id) : new RecordLookup.Present(Record(schema, row, state, asOf));
    }

    private SyncRecord Record(EntitySchema schema, Row row, State state, long asOf) => Records.Of(schema, row, state, asOf, _simulation.Ticks, listed: false);

    private Request RequestOf(EntitySchema schema, RecordWrite write)
    {
        var entity = server.Entity(schema.Entity);
        var set = write.Set.ToDictionary(static s => s.Slot.Index, s => Records.Text(s.Value));
        var basis = write.Current?.ProviderState as Shown;
        IReadOnlyList<(int, string?)> sent = [.. set.OrderBy(static s => s.Key).Select(static s => (s.Key, s.Value))];
        if (_traits.Shape == WriteShape.Replace && write.Kind == WriteKind.Update && basis is not null)
            sent = [.. basis.State.Values.Select((v, i) => (i, set.TryGetValue(i, out var value) ? value : v))];
        return new Request
        {
            Kind = write.Kind,
            Entity = entity,
            Id = write.Id?.Value,
            Sent = sent,
            Meant = set.Keys.ToHashSet(),
            Marker = write.Marker,
            Intent = write.IntentId,
            Basis = basis,
            SentAt = _simulation.Ticks,
            Process = process.Name,
        };
    }

    private WriteOutcome OutcomeOf(EntitySchema schema, Answer answer) => answer switch
    {
        Answer.Done done => new WriteOutcome.Applied(new RecordId(done.Row.Id), _traits.WriteReturnsRecord ? Record(schema, done.Row, done.State, done.State.At) : null),
        Answer.No no => new WriteOutcome.Refused(new Problem(no.Code, no.Field, no.Message)),
        _ => new WriteOutcome.Stale(),
    };
}

/// <summary>Makes the contract's records of a system's states.</summary>
internal static class Records
{
    public static SyncRecord Of(EntitySchema schema, Row row, State state, long asOf, long repliedAt, bool listed)
    {
        var traits = row.Server.Traits;
        var builder = SyncRecord.Create(schema, new RecordId(row.Id))
            .Stamps(traits.NoStamps ? null : Simulation.Start.AddTicks(state.Stamp), Simulation.Start.AddTicks(row.CreatedAt))
            .Deleted(state.Deleted)
            .Version(traits.Token ? state.Number.ToString(CultureInfo.InvariantCulture) : null)
            .State(new Shown(asOf, repliedAt, state));
        for (var i = 0; i < row.Entity.Fields.Length; i++)
        {
            var field = row.Entity.Fields[i];
            if (!listed || field.Listed)
                builder.Set(field.Name, Value(field, state.Values[i]));
        }

        return builder.Build();
    }

    public static FieldValue Value(FieldSpec field, string? value) =>
        value is null ? FieldValue.Null : field.References is { } entity ? FieldValue.Of(new RecordRef(entity, value)) : FieldValue.Of(value);

    public static string? Text(FieldValue value) => value.Kind == FieldValueKind.Reference ? value.AsReference()!.Id.Value : value.AsText();
}
