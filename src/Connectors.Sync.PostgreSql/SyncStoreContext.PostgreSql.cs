using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Connectors.Sync.Stores.Relational;

internal sealed partial class SyncStoreContext
{
    /// <summary>Numbers that never come back: tokens, versions, counters. A row would make all connections wait for each other.</summary>
    public const string Numbers = "sync_number";

    /// <summary>What a commit leaves on the lease, so that one whose end nobody heard is recognised.</summary>
    public const string Stamp = "Stamp";

    /// <summary>The schema, which stands in the options beside the table of migrations; <see langword="null"/> at design time.</summary>
    public string? Schema { get; } = RelationalOptionsExtension.Extract(options).MigrationsHistoryTableSchema;

    partial void OnProviderModelCreating(ModelBuilder modelBuilder)
    {
        if (Schema is not null)
            modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.HasSequence<long>(Numbers);
        modelBuilder.Entity<StoreInfo>().Ignore(static s => s.Sequence);
        modelBuilder.Entity<LeaseRow>().Property<Guid?>(Stamp);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(static t => t.GetProperties()))
        {
            // By code point, whatever language the database was made for.
            if ((property.GetValueConverter()?.ProviderClrType ?? property.ClrType) == typeof(string))
                property.SetCollation("C");
        }
    }
}

/// <summary>One model for each schema: EF Core would take the first one's for all.</summary>
internal sealed class ModelOfSchema : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), (context as SyncStoreContext)?.Schema, designTime);
}
