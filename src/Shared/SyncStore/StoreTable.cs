using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Connectors.Sync.Stores.Relational;

/// <summary>One table, said once: its name, its columns and indexes, and which rows of a batch go into it.</summary>
/// <remarks>
/// A new row type needs its list in <see cref="StoreBatch"/>, an entry of this kind (<see cref="StoreTables"/>) and a migration per database; both databases then write, delete and migrate it.
/// Questions about it stand in <see cref="RelationalSyncStore"/>.
/// </remarks>
internal abstract class StoreTable(string name)
{
    public string Name => name;

    public abstract void Configure(ModelBuilder model);

    /// <summary>Lets a database make of the table what it writes with.</summary>
    public abstract TResult Accept<TResult>(IStoreTableVisitor<TResult> visitor);
}

/// <summary>One table with the type of its rows.</summary>
/// <param name="name">The table.</param>
/// <param name="columns">Key, indexes and what is not plain.</param>
/// <param name="rows">What of a batch is upserted as it stands; <see langword="null"/> = its rows need more than that, and the stores write them by hand.</param>
/// <param name="addConnection">Adds the connection as a shadow column: its rows belong to a connection and do not say so themselves.</param>
internal sealed class StoreTable<TRow>(string name, Action<EntityTypeBuilder<TRow>> columns, Func<StoreBatch, IReadOnlyList<TRow>>? rows = null, bool addConnection = true) : StoreTable(name)
    where TRow : class
{
    /// <summary>The rows of a batch; <see langword="null"/> = written by hand.</summary>
    public Func<StoreBatch, IReadOnlyList<TRow>>? Rows => rows;

    public override void Configure(ModelBuilder model) => model.Entity<TRow>(entity =>
    {
        entity.ToTable(Name);
        if (addConnection)
            entity.Property<string>(SyncStoreContext.Connection).HasMaxLength(64).IsRequired();
        columns(entity);
    });

    public override TResult Accept<TResult>(IStoreTableVisitor<TResult> visitor) => visitor.Visit(this);
}

/// <summary>Makes something of a table whose row type only the table knows.</summary>
internal interface IStoreTableVisitor<TResult>
{
    TResult Visit<TRow>(StoreTable<TRow> table) where TRow : class;
}

/// <summary>All tables. The order is that of writing within a transaction.</summary>
internal static class StoreTables
{
    public static IReadOnlyList<StoreTable> All { get; } =
    [
        StoreInfoTable.Table,
        .. ConnectionTables.All,
        .. PairTables.All,
        .. ReadTables.All,
        .. BrakeTables.All,
        .. AccountTables.All,
        .. DocumentTables.All,
    ];
}
