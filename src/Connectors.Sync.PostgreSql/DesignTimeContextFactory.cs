using Connectors.Sync.Stores.Relational;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Connectors.Sync.PostgreSql;

/// <summary>What <c>dotnet ef migrations add</c> starts from (eng/README.md). No database is opened, and no schema is named: migrations are applied to the schema of the options.</summary>
internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<SyncStoreContext>
{
    public SyncStoreContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SyncStoreContext>().UseNpgsql("Host=design-time").Options);
}
