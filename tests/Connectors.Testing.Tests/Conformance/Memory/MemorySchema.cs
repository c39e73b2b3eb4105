using Connectors.Sync;

namespace Connectors.Testing.Tests.Conformance.Memory;

/// <summary>The fields of the small system.</summary>
internal static class MemorySchema
{
    public static EntitySchema Line { get; } = new("line",
    [
        new() { Name = "text", Type = FieldType.Text },
        new() { Name = "price", Type = FieldType.Money, Scale = 2, CurrencyField = "currency" },
    ]);

    public static ProviderSchema Of(MemorySystem system) => new(
    [
        new EntitySchema("company",
        [
            new() { Name = "name", Type = FieldType.Text, Required = true, Clearable = false, MaxLength = 200 },
            new() { Name = "city", Type = FieldType.Text, MaxLength = 120 },
            new() { Name = "country", Type = FieldType.Text, Required = true, Clearable = false, MaxLength = 2 },
            new() { Name = "rating", Type = FieldType.Choice, Choices = [new("a", "First"), new("b", "Second"), new("c", "Third"), new("z", "Old", Active: false)] },
            new() { Name = "credit", Type = FieldType.Money, Scale = 2, CurrencyField = "currency" },
            new() { Name = "currency", Type = FieldType.Text, Clearable = false, MaxLength = 3 },
            new() { Name = "active", Type = FieldType.Boolean, Clearable = false },
            new() { Name = "since", Type = FieldType.Date },
            new() { Name = "called", Type = FieldType.Instant },
            new() { Name = "owner", Type = FieldType.Reference, ReferencedEntity = "person" },
            new() { Name = "lines", Type = FieldType.Lines, LineSchema = Line },
            new() { Name = "code", Type = FieldType.Text, ReadOnly = true },
            new() { Name = "ref", Type = FieldType.Text, MaxLength = 128 },
            .. system.CustomFields.Select(static name => new FieldSchema { Name = name, Type = FieldType.Text, Custom = true }),
        ]),
        new EntitySchema("person",
        [
            new() { Name = "name", Type = FieldType.Text, Required = true, Clearable = false, MaxLength = 200 },
            new() { Name = "city", Type = FieldType.Text, MaxLength = 120 },
            new() { Name = "ref", Type = FieldType.Text, MaxLength = 128 },
        ]),
    ]);

    public static ProviderCapabilities Capabilities(MemoryShape shape) => new()
    {
        Name = "memory",
        MaxConcurrentCalls = shape.Concurrent,
        Resources = [new() { Name = "contacts", Cursor = shape.Cursor, StableOrder = shape.StableOrder, Overlap = shape.Overlap, Deletes = shape.Deletes }],
        Entities = [Entity("company", shape), Entity("person", shape)],
    };

    private static EntityCapabilities Entity(string name, MemoryShape shape) => new()
    {
        Entity = name,
        Resource = "contacts",
        Read = shape.Read,
        ReadBatchSize = shape.ReadBatch,
        SearchableFields = shape.Read == ReadAbility.None ? [] : ["name", "ref"],
        CanCreate = shape.CanCreate,
        CanUpdate = shape.CanUpdate,
        CanDelete = shape.CanDelete,
        CreateSafety = shape.Safety,
        WriteShape = shape.Write,
        Concurrency = shape.Guard,
        WriteReturnsRecord = shape.Returns,
        WriteBatchSize = shape.WriteBatch,
        AtomicBatches = shape.Atomic,
        MarkerField = "ref",
        IdentityFields = ["name"],
    };
}
