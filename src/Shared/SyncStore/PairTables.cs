using Microsoft.EntityFrameworkCore;

namespace Connectors.Sync.Stores.Relational;

/// <summary>What is remembered of pairs: links, intents, history, parked rows, decisions.</summary>
internal static class PairTables
{
    /// <summary>The order of writing, of rows that are only ever added.</summary>
    public const string Number = "Number";

    public static void Configure(ModelBuilder model)
    {
        model.Entity<LinkRow>(static link =>
        {
            link.ToTable("sync_link");
            link.Property<string>(SyncStoreContext.Connection).HasMaxLength(64).IsRequired();
            link.HasKey(SyncStoreContext.Connection, nameof(LinkRow.Id));
            link.Property(static l => l.Id).ValueGeneratedNever();
            // A record has one link, whatever the mapping: two mappings of one physical resource would write it twice.
            link.HasIndex(SyncStoreContext.Connection, nameof(LinkRow.CrmResource), nameof(LinkRow.CrmId)).IsUnique().HasFilter("crm_id IS NOT NULL");
            link.HasIndex(SyncStoreContext.Connection, nameof(LinkRow.AccountingResource), nameof(LinkRow.AccountingId)).IsUnique().HasFilter("accounting_id IS NOT NULL");
            link.HasIndex(SyncStoreContext.Connection, nameof(LinkRow.Mapping), nameof(LinkRow.Id));
            link.HasIndex(SyncStoreContext.Connection, nameof(LinkRow.Mapping), nameof(LinkRow.State));
        });

        model.Entity<IntentRow>(static intent =>
        {
            intent.ToTable("sync_intent");
            intent.Property<string>(SyncStoreContext.Connection).HasMaxLength(64).IsRequired();
            intent.HasKey(SyncStoreContext.Connection, nameof(IntentRow.Id));
            intent.Property(static i => i.Id).ValueGeneratedNever();
            // Few are open, many are closed: an index of the open ones alone stays small for ever.
            intent.HasIndex(SyncStoreContext.Connection, nameof(IntentRow.OpenedAt), nameof(IntentRow.Id)).HasFilter("state <> 2");
        });

        model.Entity<HistoryRow>(static history =>
        {
            history.ToTable("sync_history");
            history.Property<string>(SyncStoreContext.Connection).HasMaxLength(64).IsRequired();
            history.Property<long>(Number).ValueGeneratedOnAdd();
            history.HasKey(Number);
            history.HasIndex(SyncStoreContext.Connection, nameof(HistoryRow.Link), Number);
        });

        model.Entity<ParkedRow>(static parked =>
        {
            parked.ToTable("sync_parked");
            parked.Property<string>(SyncStoreContext.Connection).HasMaxLength(64).IsRequired();
            parked.HasKey(SyncStoreContext.Connection, nameof(ParkedRow.Mapping), nameof(ParkedRow.Pair));
            parked.Ignore(static p => p.Position);
            parked.HasIndex(SyncStoreContext.Connection, nameof(ParkedRow.Since), nameof(ParkedRow.Mapping), nameof(ParkedRow.Pair));
            parked.HasIndex(SyncStoreContext.Connection, nameof(ParkedRow.WaitsFor), nameof(ParkedRow.Since), nameof(ParkedRow.Mapping), nameof(ParkedRow.Pair)).HasFilter("waits_for IS NOT NULL");
            parked.HasIndex(SyncStoreContext.Connection, nameof(ParkedRow.WakeAt)).HasFilter("wake_at IS NOT NULL");
        });

        model.Entity<DecisionRow>(static decision =>
        {
            decision.ToTable("sync_decision");
            decision.Property<string>(SyncStoreContext.Connection).HasMaxLength(64).IsRequired();
            decision.HasKey(SyncStoreContext.Connection, nameof(DecisionRow.Mapping), nameof(DecisionRow.Pair));
        });
    }
}
