using Microsoft.EntityFrameworkCore;

namespace Connectors.Sync.Stores.Relational;

/// <summary>Indexes beside those of the tables themselves: by them changed connections and old rows are found.</summary>
internal static class MaintenanceTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<ConnectionRow>().HasIndex(static c => c.Version);
        model.Entity<RunRow>().HasIndex(static r => r.StartedAt);
        model.Entity<IntentRow>().HasIndex(static i => i.ClosedAt).HasFilter("state = 2");
        model.Entity<IntentRow>().HasIndex(SyncStoreContext.Connection, nameof(IntentRow.Link));
        model.Entity<BrakeRow>().HasIndex(static b => b.At);
    }
}
