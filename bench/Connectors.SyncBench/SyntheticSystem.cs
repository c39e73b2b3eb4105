using System.Globalization;
using System.Runtime.CompilerServices;

namespace Connectors.SyncBench;

/// <summary>
/// One side with any number of companies that take next to no memory: the values of a record are computed of its number, and only an edit is kept. It answers at once, so that what is measured is the engine.
/// </summary>
internal sealed class SyntheticSystem
{
    private const int PageSize = 500;
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    // Row → the number that its values are computed of; every change is one more entry of the log, whose positions are the cursor.
    private readonly List<int> _numbers = [];
    private readonly List<int> _log = [];
    private readonly Dictionary<(int Row, string Field), FieldValue> _edits = [];
    private readonly Dictionary<Guid, int> _made = [];
    private readonly string _name;
    private readonly EntitySchema _schema;
    private readonly TimeSpan _latency;

    public SyntheticSystem(string name, EntitySchema schema, int count, TimeSpan latency = default)
    {
        (_name, _schema, _latency) = (name, schema, latency);
        for (var i = 0; i < count; i++)
            Append(i);
    }

    public static EntitySchema Company { get; } = new("company", Fields("name", "vat", "city", "phone", "limit"));

    public static EntitySchema Customer { get; } = new("customer", Fields("Name", "Vat", "City", "Phone", "Limit"));

    public int Count => _numbers.Count;

    public long Pages { get; private set; }

    public long Reads { get; private set; }

    public long Writes { get; private set; }

    public long Calls => Pages + Reads + Writes;

    public static void Mapping(MappingBuilder m)
    {
        var map = m.Map(new Entity("company"), new Entity("customer"))
            .Field(new Field<string>("company", "name"), new Field<string>("customer", "Name"))
            .Field(new Field<string>("company", "vat"), new Field<string>("customer", "Vat"))
            .Field(new Field<string>("company", "city"), new Field<string>("customer", "City"))
            .Field(new Field<string>("company", "phone"), new Field<string>("customer", "Phone"))
            .Field(new Field<decimal>("company", "limit"), new Field<decimal>("customer", "Limit"))
            .MatchOn(new Field<string>("company", "vat"), new Field<string>("customer", "Vat"), Normalisers.VatNumber);
        map.Flow(Flow.Both, Winner.Crm);
    }

    /// <summary>A user's edit.</summary>
    public void Edit(int row, string field, string value)
    {
        lock (_gate)
        {
            _edits[(row, field)] = FieldValue.Of(value);
            _log.Add(row);
        }
    }

    /// <summary>A change that no feed shows.</summary>
    public void EditSilently(int row, string field, string value)
    {
        lock (_gate)
            _edits[(row, field)] = FieldValue.Of(value);
    }

    public string Text(int row, string field)
    {
        lock (_gate)
            return (_edits.TryGetValue((row, field), out var edited) ? edited : Value(field, _numbers[row])).AsText() ?? "";
    }

    public ISyncProvider Open() => new Provider(this);

    public SyncRecord Record(EntitySchema schema, int row)
    {
        var number = _numbers[row];
        var builder = SyncRecord.Create(schema, new RecordId(row.ToString(CultureInfo.InvariantCulture))).Stamps(Epoch.AddSeconds(row), Epoch);
        foreach (var field in schema.Fields)
            builder.Set(field.Name, _edits.Count > 0 && _edits.TryGetValue((row, field.Name), out var edited) ? edited : Value(field.Name, number));
        return builder.Build();
    }

    private static FieldSchema[] Fields(params string[] names) =>
        [.. names.Select(static n => new FieldSchema { Name = n, Type = n is "limit" or "Limit" ? FieldType.Number : FieldType.Text, Scale = n is "limit" or "Limit" ? 2 : null, Required = n is "name" or "Name" })];

    private static FieldValue Value(string field, int number) => field.ToUpperInvariant() switch
    {
        "NAME" => FieldValue.Of(string.Create(CultureInfo.InvariantCulture, $"Virksomhed nr. {number} ApS")),
        "VAT" => FieldValue.Of(string.Create(CultureInfo.InvariantCulture, $"DK{10_000_000 + number}")),
        "CITY" => FieldValue.Of(number % 3 == 0 ? "København Ø" : "Aarhus C"),
        "PHONE" => FieldValue.Of(string.Create(CultureInfo.InvariantCulture, $"+45 {20_000_000 + number}")),
        _ => FieldValue.Of((decimal?)(number % 1000) + 0.5m),
    };

    private void Append(int number)
    {
        _numbers.Add(number);
        _log.Add(_numbers.Count - 1);
    }

    private sealed class Provider(SyntheticSystem system) : ISyncProvider
    {
        public ProviderCapabilities Capabilities { get; } = new()
        {
            Name = system._name,
            MaxConcurrentCalls = 8,
            Resources = [new() { Name = "rows", Cursor = CursorKind.Sequence, StableOrder = true, Deletes = DeleteVisibility.InFeed }],
            Entities = [new() { Entity = system._schema.Entity, Resource = "rows", ReadBatchSize = 100, WriteReturnsRecord = true, CreateSafety = new CreateSafety.IdempotencyKey(TimeSpan.FromDays(30)) }],
        };

        public Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken) => Task.FromResult(new ProviderSchema([system._schema]));

        public Task<ConnectionHealth> ProbeAsync(CancellationToken cancellationToken) =>
            Task.FromResult(new ConnectionHealth { Ok = true, Reason = "Connected.", Account = new AccountIdentity(system._name, system._name) });

        public async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var schema = request.Entities[0].Schema;
            var from = request.Cursor is { } cursor ? int.Parse(cursor, CultureInfo.InvariantCulture) : -1;
            int end;
            int[] rows;
            lock (system._gate)
            {
                end = system._log.Count;
                rows = from < 0 ? [] : [.. system._log.Skip(from).Distinct()];
            }

            var count = from < 0 ? system.Count : rows.Length;
            for (var at = 0; at == 0 || at < count; at += PageSize)
            {
                await WaitAsync(cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
                List<RecordChange> changes;
                lock (system._gate)
                {
                    system.Pages++;
                    changes = [.. Enumerable.Range(at, Math.Min(PageSize, count - at)).Select(i =>
                    {
                        var record = system.Record(schema, from < 0 ? i : rows[i]);
                        return new RecordChange(record.Ref, record);
                    })];
                }

                var last = at + PageSize >= count;
                // In the middle of a pass the cursor of the beginning is still true: the next one shows some rows again.
                yield return new ChangePage(changes, (last ? end : Math.Max(from, 0)).ToString(CultureInfo.InvariantCulture)) { IsLast = last, CompleteEnumeration = last && from < 0 };
            }
        }

        public async Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken)
        {
            await WaitAsync(cancellationToken);
            lock (system._gate)
            {
                system.Reads++;
                return [.. request.Ids.Select(id => (RecordLookup)new RecordLookup.Present(system.Record(request.Schema, int.Parse(id.Value, CultureInfo.InvariantCulture))))];
            }
        }

        public async Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken)
        {
            await WaitAsync(cancellationToken);
            lock (system._gate)
            {
                system.Writes++;
                return [.. batch.Writes.Select(w => Write(batch.Schema, w))];
            }
        }

        public ValueTask DisposeAsync() => default;

        private WriteOutcome.Applied Write(EntitySchema schema, RecordWrite write)
        {
            int row;
            if (write.Kind == WriteKind.Create)
            {
                if (!system._made.TryGetValue(write.IntentId, out row))
                {
                    var vat = write.Set.First(s => schema[s.Slot].Name is "vat" or "Vat").Value.AsText()!;
                    system.Append(int.Parse(vat.AsSpan(2), CultureInfo.InvariantCulture) - 10_000_000);
                    row = system._made[write.IntentId] = system.Count - 1;
                    foreach (var (slot, value) in write.Set.Where(s => s.Value != Value(schema[s.Slot].Name, system._numbers[row])))
                        system._edits[(row, schema[slot].Name)] = value;
                }
            }
            else
            {
                row = int.Parse(write.Id!.Value.Value, CultureInfo.InvariantCulture);
                foreach (var (slot, value) in write.Set)
                    system._edits[(row, schema[slot].Name)] = value;
                system._log.Add(row);
            }

            return new(new RecordId(row.ToString(CultureInfo.InvariantCulture)), system.Record(schema, row));
        }

        private Task WaitAsync(CancellationToken cancellationToken) => system._latency > TimeSpan.Zero ? Task.Delay(system._latency, cancellationToken) : Task.CompletedTask;
    }
}
