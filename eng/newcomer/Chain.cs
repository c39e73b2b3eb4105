using Connectors.AspNetCore;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Dinero;
using Connectors.Dinero.Sync;
using Connectors.Sync;
using Connectors.Sync.Sqlite;
using Connectors.Sync.Stores;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
var settings = builder.Configuration;
builder.Services.AddDbContextFactory<ChainDb>(o => o.UseSqlite(settings["Chain"]).UseConnectorMarks());
builder.Services.AddDinero().Configure(settings.GetSection("Dinero"));
builder.Services.AddSqliteSyncStore(o => (o.Path, o.MigrateOnStart) = (settings["Sync"]!, true));
builder.Services.AddConnectorSync()
    .AddConnectionKind("shop", c => c.Crm<ChainDb>(Model).Dinero(KeyAsync).Schedule(Schedule.Every(TimeSpan.FromMinutes(1))))
    .UseConnections<TenantTable>()
    .AddOperations(o => o.AllowAnonymousOperations = true);
var app = builder.Build();
app.MapConnectorOperations();
// Her tenants have agreed long ago: they are live from the first day.
await app.Services.GetRequiredService<ISyncStoreMigrator>().MigrateAsync();
await using (var chain = await app.Services.GetRequiredService<IDbContextFactory<ChainDb>>().CreateDbContextAsync())
{
    foreach (var tenant in await chain.Tenants.Select(static t => t.Id).ToListAsync())
        await app.Services.GetRequiredService<IConnections>().SetModeAsync(new(tenant), ConnectionMode.Live, "owner");
}

app.Run();

static void Model(CrmModelBuilder<ChainDb> model)
{
    model.ForConnection((db, x) => db.Tenant = x.Connection.Id.Value).MarkScope(db => db.Tenant);
    model.Entity<Buyer>(Crm.Company.Entity, b => b.Id).OnCreate((b, db) => b.Tenant = ((ChainDb)db).Tenant)
        .Field(Crm.Company.Name, b => b.Name).Field(Crm.Company.Country, b => b.Country).Field(Crm.Company.Email, b => b.Email);
}

static async ValueTask<DineroCredentials> KeyAsync(ConnectionContext context, CancellationToken cancellationToken)
{
    await using var chain = await context.Services.GetRequiredService<IDbContextFactory<ChainDb>>().CreateDbContextAsync(cancellationToken);
    var tenant = await chain.Tenants.SingleAsync(t => t.Id == context.Connection.Id.Value, cancellationToken);
    return new() { OrganizationId = tenant.Organization, ApiKey = tenant.ApiKey };
}

/// <summary>Each row of the table of tenants is a connection.</summary>
internal sealed class TenantTable(IDbContextFactory<ChainDb> chains) : IConnectionSource
{
    public async IAsyncEnumerable<ConnectionDescriptor> ListChangedAsync(string? since, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var chain = await chains.CreateDbContextAsync(cancellationToken);
        var seen = since is null ? 0 : long.Parse(since);
        await foreach (var tenant in chain.Tenants.Where(t => t.Changed > seen).OrderBy(t => t.Changed).AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return Descriptor(tenant);
    }

    public async ValueTask<ConnectionDescriptor?> FindAsync(ConnectionId id, CancellationToken cancellationToken)
    {
        await using var chain = await chains.CreateDbContextAsync(cancellationToken);
        return await chain.Tenants.SingleOrDefaultAsync(t => t.Id == id.Value, cancellationToken) is { } tenant ? Descriptor(tenant) : null;
    }

    private static ConnectionDescriptor Descriptor(Tenant tenant) =>
        new() { Id = new(tenant.Id), Kind = "shop", Revision = $"{tenant.Changed}", Settings = System.Text.Encoding.UTF8.GetBytes(tenant.Settings) };
}
