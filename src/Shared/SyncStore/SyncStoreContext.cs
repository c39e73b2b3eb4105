using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Connectors.Sync.Stores.Relational;

/// <summary>
/// The store's tables. Rows of the contract are the entities, with the connection as a shadow property: nothing is copied from one shape into another. The model is read, migrated and asked for
/// names; what is written is written by statements made from it (<see cref="UpsertStatement{TRow}"/>).
/// </summary>
internal sealed partial class SyncStoreContext(DbContextOptions<SyncStoreContext> options) : DbContext(options)
{
    /// <summary>Raised by a migration after which an older program must not touch the database any more.</summary>
    public const int SupportedFormat = 1;

    /// <summary>The shadow property and column that every table of a connection begins with.</summary>
    public const string Connection = "Connection";

    public DbSet<StoreInfo> Info => Set<StoreInfo>();

    public DbSet<RecordKey> RecordKeys => Set<RecordKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<ConnectionId>().HaveConversion<ConnectionText>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var table in StoreTables.All)
            table.Configure(modelBuilder);
        MaintenanceTables.Configure(modelBuilder);
        OnProviderModelCreating(modelBuilder);

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
                property.SetColumnName(SnakeCase(property.GetColumnName()));
        }
    }

    /// <summary>The name of a table as it stands in statements, with its schema where there is one.</summary>
    public string TableOf<TRow>() where TRow : class => TableOf(Model.FindEntityType(typeof(TRow))!);

    public static string TableOf(IReadOnlyEntityType entity) => entity.GetSchema() is { } schema ? $"\"{schema}\".{entity.GetTableName()}" : entity.GetTableName()!;

    /// <summary>What only one database needs: a schema, collations that order by code point.</summary>
    partial void OnProviderModelCreating(ModelBuilder modelBuilder);

    /// <summary>Names that nobody has to quote: <c>accounting_id</c>.</summary>
    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    /// <summary>100 ns since the year 1: exact, ordered and the same on every database (a PostgreSQL timestamp would cut a digit, and positions in lists are ticks).</summary>
    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(static at => at.UtcTicks, static ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    private sealed class ConnectionText() : ValueConverter<ConnectionId, string>(static id => id.Value, static text => new ConnectionId(text));
}
