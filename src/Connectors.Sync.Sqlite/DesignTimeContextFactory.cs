using Connectors.Sync.Stores.Relational;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Connectors.Sync.Sqlite;

/// <summary>What <c>dotnet ef migrations add</c> starts from (eng/README.md). No database is opened.</summary>
internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<SyncStoreContext>
{
    public SyncStoreContext CreateDbContext(string[] args) => new(SqliteFile.Configure(new DbContextOptionsBuilder<SyncStoreContext>(), "Data Source=design-time.db").Options);
}
