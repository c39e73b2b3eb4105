using Connectors.Crm.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Pairs.Tests.Crm;

/// <summary>The CRM's database: shared memory that lives as long as this object, and the CRM's own program on it.</summary>
internal sealed class CrmDatabase : IDisposable
{
    private readonly string _connection = $"Data Source=pair-{Guid.NewGuid():N};Mode=Memory;Cache=Shared";
    private readonly SqliteConnection _alive;

    public CrmDatabase()
    {
        _alive = new SqliteConnection(_connection);
        _alive.Open();
    }

    public void AddTo(IServiceCollection services) => services.AddDbContextFactory<PairCrm>(o => o.UseSqlite(_connection).UseConnectorMarks());

    /// <summary>What the CRM's users do: the change goes through the context, and its marks with it.</summary>
    public static async Task<T> DoAsync<T>(IServiceProvider services, Func<PairCrm, Task<T>> work)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<PairCrm>>().CreateDbContextAsync();
        var result = await work(db);
        await db.SaveChangesAsync();
        return result;
    }

    public void Dispose() => _alive.Dispose();
}
