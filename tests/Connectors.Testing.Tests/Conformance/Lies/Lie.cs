using Connectors.Sync;
using Connectors.Testing.Tests.Conformance.Memory;

namespace Connectors.Testing.Tests.Conformance.Lies;

/// <summary>One lie, and the case that must catch it.</summary>
/// <param name="Name">What the provider does.</param>
/// <param name="CaughtBy">The case's id.</param>
/// <param name="Tell">The provider that tells it.</param>
internal sealed record Lie(string Name, string CaughtBy, Func<ISyncProvider, MemorySystem, ISyncProvider> Tell)
{
    public MemoryShape Shape { get; init; } = MemoryShape.Strong;

    public static IReadOnlyList<Lie> All { get; } = [.. ReadingLies.All, .. GettingLies.All, .. WritingLies.All, .. OutcomeLies.All, .. ConnectionLies.All];

    public override string ToString() => Name;
}

internal static class Copies
{
    /// <summary>The record with other values.</summary>
    public static SyncRecord With(this SyncRecord record, Func<FieldSchema, FieldValue, FieldValue> change, EntitySchema? schema = null, TimeSpan? zone = null)
    {
        var to = schema ?? record.Schema;
        var builder = SyncRecord.Create(to, record.Id).Version(record.Version).Deleted(record.Deleted).State(record.ProviderState)
            .Stamps(zone is { } z ? record.ModifiedAt?.ToOffset(z) : record.ModifiedAt, record.CreatedAt);
        foreach (var field in to.Fields)
            builder.Set(field.Name, change(field, record.TryGet(field.Name, out var value) ? value : FieldValue.Absent));
        return builder.Build();
    }

    public static ChangePage Map(this ChangePage page, Func<RecordChange, RecordChange> change) => page with { Changes = [.. page.Changes.Select(change)] };

    public static ChangePage MapRecords(this ChangePage page, Func<SyncRecord, SyncRecord> change) => page.Map(c => c.Record is { } record ? c with { Record = change(record) } : c);
}
