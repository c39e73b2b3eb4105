using Microsoft.EntityFrameworkCore;

namespace Connectors.Sync.Stores.Relational;

/// <summary>What was read and what may have changed: cursors, records with their match keys, dirty marks.</summary>
internal static class ReadTables
{
    /// <summary>The renumbering that a mark claims, as part of its identity: a key has no nulls. Empty = none.</summary>
    public const string Claim = "Claim";

    public static void Configure(ModelBuilder model)
    {
        model.Entity<CursorRow>(static cursor =>
        {
            cursor.ToTable("sync_cursor");
            cursor.Property<string>(SyncStoreContext.Connection).HasMaxLength(64).IsRequired();
            cursor.HasKey(SyncStoreContext.Connection, nameof(CursorRow.Side), nameof(CursorRow.Resource));
        });

        model.Entity<RecordRow>(static record =>
        {
            record.ToTable("sync_record");
            record.Property<string>(SyncStoreContext.Connection).HasMaxLength(64).IsRequired();
            record.HasKey(SyncStoreContext.Connection, nameof(RecordRow.Side), nameof(RecordRow.Resource), nameof(RecordRow.Id));
            record.Property(static r => r.Id).ValueGeneratedNever();
            // Kept here too, as they were given: a record is read without a join, and its key rows are touched only when this text changed.
            record.Property(static r => r.Keys).HasConversion(static keys => KeyText.Write(keys), static text => KeyText.Read(text), KeyText.Comparer);
            record.HasIndex(SyncStoreContext.Connection, nameof(RecordRow.Side), nameof(RecordRow.Resource), nameof(RecordRow.Marker)).HasFilter("marker IS NOT NULL");
        });

        model.Entity<RecordKey>(static key =>
        {
            key.ToTable("sync_record_key");
            key.HasKey(static k => new { k.Connection, k.Side, k.Resource, k.Key, k.Id });
            key.Property(static k => k.Connection).HasMaxLength(64);
        });

        model.Entity<MarkRow>(static mark =>
        {
            mark.ToTable("sync_mark");
            mark.Property<string>(SyncStoreContext.Connection).HasMaxLength(64).IsRequired();
            mark.Property<string>(Claim);
            mark.HasKey(SyncStoreContext.Connection, nameof(MarkRow.Side), nameof(MarkRow.Resource), nameof(MarkRow.Id), Claim);
            mark.Property(static m => m.Id).ValueGeneratedNever();
            mark.HasIndex(SyncStoreContext.Connection, nameof(MarkRow.Side), nameof(MarkRow.Resource), nameof(MarkRow.Class), nameof(MarkRow.At), nameof(MarkRow.Id), Claim);
        });
    }

    /// <summary>A line break sorts before everything that stands in numbers, so that claims are ordered by the old number, then by the new one.</summary>
    public static string ClaimOf(MarkRow mark) =>
        string.IsNullOrEmpty(mark.OldNumber) && string.IsNullOrEmpty(mark.NewNumber) ? "" : $"{mark.OldNumber}\n{mark.NewNumber}";
}
