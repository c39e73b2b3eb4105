using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Sync;

namespace Connectors.Testing.Tests.Conformance.Memory;

/// <summary>Something that only this provider can do.</summary>
internal interface IMemoryFeature
{
    string Hello { get; }
}

/// <summary>A correct provider of the small system: it keeps every promise that its shape declares.</summary>
internal sealed class MemoryProvider(MemorySystem system) : ISyncProvider, IMemoryFeature
{
    private readonly MemoryWriter _writer = new(system);

    public ProviderCapabilities Capabilities { get; } = MemorySchema.Capabilities(system.Shape);

    public string Hello => "hello";

    public Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken) => GuardAsync(() => system.ReadAsync(() => MemorySchema.Of(system), cancellationToken));

    public async Task<ConnectionHealth> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await system.ReadAsync(() => new ConnectionHealth { Ok = true, Reason = "Connected.", Account = new(system.AccountId, "Memory") { Context = "da/DKK" } }, cancellationToken);
        }
        catch (MemoryDownException down)
        {
            return new() { Ok = false, Reason = down.Message, NextStep = "Ask the administrator.", Failure = down.Reason };
        }
    }

    public async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (system.Shape.Read != ReadAbility.List)
            throw new NotSupportedException("This side has no lists.");
        var feed = new MemoryFeed(system, request);
        while (true)
        {
            var page = await GuardAsync(() => system.ReadAsync(feed.Next, cancellationToken));
            yield return page;
            if (page.IsLast)
                yield break;
        }
    }

    public async Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (system.Shape.Read == ReadAbility.None)
            return [.. request.Ids.Select(static id => new RecordLookup.Unknown(id))];
        if (request.Match is { } match)
        {
            var field = request.Schema[match.Field].Name;
            return await GuardAsync(() => system.ReadAsync<IReadOnlyList<RecordLookup>>(() => [.. system.Rows
                .Where(r => r.Lives && !r.Hidden && r.Entity == request.Schema.Entity && r.Values.TryGetValue(field, out var v) && match.Values.Contains(v.AsText()))
                .Select(r => new RecordLookup.Present(ToRecord(system, request.Schema, r)))], cancellationToken));
        }

        var answers = new List<RecordLookup>();
        foreach (var ids in request.Ids.Chunk(system.Shape.ReadBatch))
            answers.AddRange(await GuardAsync(() => system.ReadAsync(() => ids.Select(id => Look(request.Schema, id)).ToList(), cancellationToken)));
        return answers;
    }

    public Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken) => _writer.WriteAsync(batch, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public static SyncRecord ToRecord(MemorySystem system, EntitySchema schema, MemoryRow row, IEnumerable<FieldSlot>? slots = null)
    {
        var known = MemorySchema.Of(system).Find(row.Entity)!;
        var builder = SyncRecord.Create(schema, new(row.Id)).Stamps(row.Modified, row.Created).Version(row.Version.ToString(CultureInfo.InvariantCulture)).Deleted(row.Deleted)
            .State(new MemoryBody(new(row.Values, StringComparer.Ordinal), row.Unmapped));
        foreach (var slot in slots ?? Enumerable.Range(0, schema.Fields.Length).Select(static i => new FieldSlot(i)))
        {
            var name = schema[slot].Name;
            if (known.TryGetSlot(name, out _) && !system.LostFields.Contains(name))
                builder.Set(slot, row.Values.GetValueOrDefault(name, FieldValue.Null));
        }

        if (row.Locked is { } locked)
            builder.Lock(locked, FieldLockKind.VendorOwned, "The register keeps it.");
        return builder.Build();
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (MemoryDownException down)
        {
            throw new ProviderUnavailableException(down.Reason, down.Message, inner: down);
        }
    }

    private RecordLookup Look(EntitySchema schema, RecordId id) => system.Find(id.Value) switch
    {
        null or { Hidden: true } => new RecordLookup.Unknown(id),
        { Successor: { Merged: true, To: var survivor } } => new RecordLookup.Merged(id, survivor),
        { Successor: { To: var successor } } => new RecordLookup.Converted(id, successor),
        { Deleted: true } => system.Shape.Deletes == DeleteVisibility.None ? new RecordLookup.Unknown(id) : new RecordLookup.Deleted(id),
        { Entity: var entity } when entity != schema.Entity => new RecordLookup.ChangedKind(id, entity),
        var row => new RecordLookup.Present(ToRecord(system, schema, row)),
    };
}
