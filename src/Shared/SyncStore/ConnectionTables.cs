using Microsoft.EntityFrameworkCore;

namespace Connectors.Sync.Stores.Relational;

/// <summary>Connections, their journal, lease and runs.</summary>
internal static class ConnectionTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<ConnectionRow>(connection =>
        {
            connection.ToTable("sync_connection");
            connection.HasKey(static c => c.Id);
            connection.Property(static c => c.Id).HasColumnName(SyncStoreContext.Connection).HasMaxLength(64).ValueGeneratedNever();
            connection.Property(static c => c.Kind).HasMaxLength(64);
            connection.Property(static c => c.Preset).HasMaxLength(128);
        });

        model.Entity<LeaseRow>(static lease =>
        {
            lease.ToTable("sync_lease");
            lease.HasKey(static l => l.Connection);
            lease.Property(static l => l.Connection).HasMaxLength(64);
        });

        model.Entity<JournalRow>(static journal =>
        {
            journal.ToTable("sync_journal");
            journal.Property<long>(PairTables.Number).ValueGeneratedOnAdd();
            journal.HasKey(PairTables.Number);
            journal.Property(static j => j.Connection).HasMaxLength(64);
            journal.HasIndex(nameof(JournalRow.Connection), PairTables.Number);
        });

        model.Entity<RunRow>(static run =>
        {
            run.ToTable("sync_run");
            run.Property<string>(SyncStoreContext.Connection).HasMaxLength(64).IsRequired();
            run.HasKey(SyncStoreContext.Connection, nameof(RunRow.Id));
            run.Property(static r => r.Id).ValueGeneratedNever();
            run.HasIndex(SyncStoreContext.Connection, nameof(RunRow.StartedAt), nameof(RunRow.Id));
        });
    }
}
