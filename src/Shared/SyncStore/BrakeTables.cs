namespace Connectors.Sync.Stores.Relational;

/// <summary>What the brakes let pass, what people approved, and the managed lists.</summary>
internal static class BrakeTables
{
    public static readonly StoreTable<BrakeRow> Brakes = new(
        "sync_brake",
        static brake =>
        {
            brake.HasKey(SyncStoreContext.Connection, nameof(BrakeRow.Mapping), nameof(BrakeRow.Kind), nameof(BrakeRow.Pair), nameof(BrakeRow.What));
            brake.HasIndex(SyncStoreContext.Connection, nameof(BrakeRow.At));
        },
        static batch => batch.Brakes);

    /// <summary>Few rows, read together at the start of a run.</summary>
    public static readonly StoreTable<ListRow> Lists = new("sync_list", static list => list.HasKey(SyncStoreContext.Connection, nameof(ListRow.Name)), static batch => batch.Lists);

    /// <summary>Given by people, outside of runs.</summary>
    public static readonly StoreTable<ApprovalRow> Approvals = new("sync_approval", static approval =>
    {
        approval.HasKey(SyncStoreContext.Connection, nameof(ApprovalRow.Mapping), nameof(ApprovalRow.Pair));
        approval.Property(static a => a.Whats).HasConversion(static whats => KeyText.Write(whats), static text => KeyText.Read(text), KeyText.Comparer);
    });

    public static IReadOnlyList<StoreTable> All { get; } = [Brakes, Approvals, Lists];
}
