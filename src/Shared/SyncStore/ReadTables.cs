using Microsoft.EntityFrameworkCore;

namespace Connectors.Sync.Stores.Relational;

/// <summary>What was read and what may have changed: cursors, records with their match keys, dirty marks.</summary>
internal static class ReadTables
{
    /// <summary>The renumbering that a mark claims, as part of its identity: a key has no nulls. Empty = none.</summary>
    public const string Claim = "Claim";

    public static readonly StoreTable<CursorRow> Cursors = new(
        "sync_cursor",
        static cursor => cursor.HasKey(SyncStoreContext.Connection, nameof(CursorRow.Side), nameof(CursorRow.Resource)),
        static batch => batch.Cursors);

    /// <summary>Written by hand: its keys stand in a table of their own.</summary>
    public static readonly StoreTable<RecordRow> Records = new("sync_record", static record =>
    {
        record.HasKey(SyncStoreContext.Connection, nameof(RecordRow.Side), nameof(RecordRow.Resource), nameof(RecordRow.Id));
        record.Property(static r => r.Id).ValueGeneratedNever();
        // Kept here too, as they were given: a record is read without a join, and its key rows are touched only when this text changed.
        record.Property(static r => r.Keys).HasConversion(static keys => KeyText.Write(keys), static text => KeyText.Read(text), KeyText.Comparer);
        record.HasIndex(SyncStoreContext.Connection, nameof(RecordRow.Side), nameof(RecordRow.Resource), nameof(RecordRow.Marker)).HasFilter("marker IS NOT NULL");
    });

    public static readonly StoreTable<RecordKey> RecordKeys = new(
        "sync_record_key",
        static key =>
        {
            key.HasKey(static k => new { k.Connection, k.Side, k.Resource, k.Key, k.Id });
            key.Property(static k => k.Connection).HasMaxLength(64);
        },
        addConnection: false);

    /// <summary>Written by hand: each gets a number, and clearing compares it.</summary>
    public static readonly StoreTable<MarkRow> Marks = new("sync_mark", static mark =>
    {
        mark.Property<string>(Claim);
        mark.HasKey(SyncStoreContext.Connection, nameof(MarkRow.Side), nameof(MarkRow.Resource), nameof(MarkRow.Id), Claim);
        mark.Property(static m => m.Id).ValueGeneratedNever();
        mark.HasIndex(SyncStoreContext.Connection, nameof(MarkRow.Side), nameof(MarkRow.Resource), nameof(MarkRow.Class), nameof(MarkRow.At), nameof(MarkRow.Id), Claim);
    });

    public static IReadOnlyList<StoreTable> All { get; } = [Cursors, Records, RecordKeys, Marks];

    /// <summary>A line break sorts before everything that stands in numbers, so that claims are ordered by the old number, then by the new one.</summary>
    public static string ClaimOf(MarkRow mark) =>
        string.IsNullOrEmpty(mark.OldNumber) && string.IsNullOrEmpty(mark.NewNumber) ? "" : $"{mark.OldNumber}\n{mark.NewNumber}";
}
