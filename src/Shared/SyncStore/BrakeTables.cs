using Microsoft.EntityFrameworkCore;

namespace Connectors.Sync.Stores.Relational;

/// <summary>What the brakes let pass, and what people approved.</summary>
internal static class BrakeTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<BrakeRow>(static brake =>
        {
            brake.ToTable("sync_brake");
            brake.Property<string>(SyncStoreContext.Connection).HasMaxLength(64).IsRequired();
            brake.HasKey(SyncStoreContext.Connection, nameof(BrakeRow.Mapping), nameof(BrakeRow.Kind), nameof(BrakeRow.Pair), nameof(BrakeRow.What));
            brake.HasIndex(SyncStoreContext.Connection, nameof(BrakeRow.At));
        });

        model.Entity<ListRow>(static list =>
        {
            list.ToTable("sync_list");
            list.Property<string>(SyncStoreContext.Connection).HasMaxLength(64).IsRequired();
            list.HasKey(SyncStoreContext.Connection, nameof(ListRow.Name));
        });

        model.Entity<ApprovalRow>(static approval =>
        {
            approval.ToTable("sync_approval");
            approval.Property<string>(SyncStoreContext.Connection).HasMaxLength(64).IsRequired();
            approval.HasKey(SyncStoreContext.Connection, nameof(ApprovalRow.Mapping), nameof(ApprovalRow.Pair));
            approval.Property(static a => a.Whats).HasConversion(static whats => KeyText.Write(whats), static text => KeyText.Read(text), KeyText.Comparer);
        });
    }
}
