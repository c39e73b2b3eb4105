using Microsoft.EntityFrameworkCore;

namespace Connectors.Sync.Stores.Relational;

/// <summary>Connections, their journal, lease and runs.</summary>
internal static class ConnectionTables
{
    public static readonly StoreTable<ConnectionRow> Connections = new(
        "sync_connection",
        static connection =>
        {
            connection.HasKey(static c => c.Id);
            connection.Property(static c => c.Id).HasColumnName(SyncStoreContext.Connection).HasMaxLength(64).ValueGeneratedNever();
            connection.Property(static c => c.Kind).HasMaxLength(64);
            connection.Property(static c => c.Preset).HasMaxLength(128);
        },
        addConnection: false);

    public static readonly StoreTable<LeaseRow> Leases = new(
        "sync_lease",
        static lease =>
        {
            lease.HasKey(static l => l.Connection);
            lease.Property(static l => l.Connection).HasMaxLength(64);
        },
        addConnection: false);

    public static readonly StoreTable<JournalRow> Journal = new(
        "sync_journal",
        static journal =>
        {
            journal.Property<long>(PairTables.Number).ValueGeneratedOnAdd();
            journal.HasKey(PairTables.Number);
            journal.Property(static j => j.Connection).HasMaxLength(64);
            journal.HasIndex(nameof(JournalRow.Connection), PairTables.Number);
        },
        addConnection: false);

    public static readonly StoreTable<RunRow> Runs = new(
        "sync_run",
        static run =>
        {
            run.HasKey(SyncStoreContext.Connection, nameof(RunRow.Id));
            run.Property(static r => r.Id).ValueGeneratedNever();
            run.HasIndex(SyncStoreContext.Connection, nameof(RunRow.StartedAt), nameof(RunRow.Id));
        },
        static batch => batch.Runs);

    public static IReadOnlyList<StoreTable> All { get; } = [Connections, Leases, Journal, Runs];
}
