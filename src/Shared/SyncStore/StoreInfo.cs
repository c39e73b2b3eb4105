namespace Connectors.Sync.Stores.Relational;

/// <summary>The one row about the database itself.</summary>
internal sealed class StoreInfo
{
    public int Id { get; set; }

    /// <summary>The database format: who does not know it keeps away. The table and this column stay as they are in all formats to come.</summary>
    public int Format { get; set; }

    /// <summary>The last number given out as a token, version or counter.</summary>
    public long Sequence { get; set; }
}

/// <summary>The lease of a connection. No row = free.</summary>
internal sealed class LeaseRow
{
    public required string Connection { get; set; }

    public required string Owner { get; set; }

    public long Token { get; set; }

    public DateTimeOffset Until { get; set; }
}

/// <summary>One match key of one record.</summary>
internal sealed class RecordKey
{
    public required string Connection { get; set; }

    public Side Side { get; set; }

    public required string Resource { get; set; }

    public required string Key { get; set; }

    public required string Id { get; set; }
}

internal static class StoreInfoTable
{
    public static readonly StoreTable<StoreInfo> Table = new(
        "sync_store",
        static info =>
        {
            info.Property(static s => s.Id).ValueGeneratedNever();
            info.HasData(new StoreInfo { Id = 1, Format = SyncStoreContext.SupportedFormat, Sequence = 0 });
        },
        addConnection: false);
}
