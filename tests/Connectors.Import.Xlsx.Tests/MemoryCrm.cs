using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync;

namespace Connectors.Import.Xlsx.Tests;

/// <summary>A CRM in memory with companies and products, which counts what is written.</summary>
internal sealed class MemoryCrm : ISyncProvider
{
    private readonly Dictionary<string, ImmutableDictionary<string, FieldValue>> _rows = [];
    private int _next;

    public MemoryCrm(params string[] without) => Company = new EntitySchema("company", new[]
    {
        "name", "vatNumber", "tradeRegister", "number", "street", "city", "region", "zipCode", "country", "email", "phone", "attention", "bank", "iban",
    }.Except(without).Select(static f => new FieldSchema { Name = f, Type = FieldType.Text, MaxLength = f == "name" ? 60 : null }).Append(new FieldSchema { Name = "isVatPayer", Type = FieldType.Boolean }));

    public EntitySchema Company { get; }

    public EntitySchema Product { get; } = new("product", [new FieldSchema { Name = "name", Type = FieldType.Text }, new FieldSchema { Name = "city", Type = FieldType.Text }, new FieldSchema { Name = "stock", Type = FieldType.Number }]);

    public int Creates { get; private set; }

    public int Updates { get; private set; }

    /// <summary>What a write is answered instead.</summary>
    public Func<RecordWrite, WriteOutcome?> Answer { get; set; } = static _ => null;

    public ProviderCapabilities Capabilities { get; } = new()
    {
        Name = "crm",
        Resources = [new ResourceCapabilities { Name = "companies" }, new ResourceCapabilities { Name = "products" }],
        Entities = [new EntityCapabilities { Entity = "company", Resource = "companies", WriteBatchSize = 100, ReadBatchSize = 100 }, new EntityCapabilities { Entity = "product", Resource = "products" }],
    };

    public string? this[string id, string field] => _rows[id].TryGetValue(field, out var value) && value.HasValue ? value.ToString() : null;

    public IReadOnlyCollection<string> Ids => _rows.Keys;

    public string Add(params (string Field, string Value)[] values)
    {
        var id = (++_next).ToString(CultureInfo.InvariantCulture);
        _rows[id] = values.ToImmutableDictionary(static v => v.Field, static v => FieldValue.Of(v.Value));
        return id;
    }

    public void Edit(string id, string field, string? value) => _rows[id] = _rows[id].SetItem(field, FieldValue.Of(value));

    public string IdOf(string name) => _rows.Single(r => r.Value["name"].AsText() == name).Key;

    public Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken) => Task.FromResult(new ProviderSchema([Company, Product]));

    public Task<ConnectionHealth> ProbeAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield return new ChangePage([.. _rows.Select(r => new RecordChange(new RecordRef("company", new RecordId(r.Key)), Read(r.Key)))], "v1:") { IsLast = true };
    }

    public Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<WriteOutcome>>([.. batch.Writes.Select(w => Answer(w) ?? Write(w))]);

    public TFeature? GetFeature<TFeature>() where TFeature : class => null;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private WriteOutcome Write(RecordWrite write)
    {
        var id = write.Id?.Value ?? (++_next).ToString(CultureInfo.InvariantCulture);
        _ = write.Kind == WriteKind.Create ? Creates++ : Updates++;
        var row = _rows.GetValueOrDefault(id) ?? ImmutableDictionary<string, FieldValue>.Empty;
        foreach (var (slot, value) in write.Set)
            row = row.SetItem(Company[slot].Name, value);
        _rows[id] = row;
        return new WriteOutcome.Applied(new RecordId(id));
    }

    private SyncRecord Read(string id)
    {
        var builder = SyncRecord.Create(Company, new RecordId(id));
        foreach (var field in Company.Fields)
            builder.Set(field.Name, _rows[id].GetValueOrDefault(field.Name, FieldValue.Null));
        return builder.Build();
    }
}
