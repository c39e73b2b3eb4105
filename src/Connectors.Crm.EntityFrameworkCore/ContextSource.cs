using Connectors.Crm.EntityFrameworkCore.Model;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Crm.EntityFrameworkCore;

/// <summary>A context for one call, ready for its connection.</summary>
internal sealed class ContextLease(DbContext db, IAsyncDisposable owner) : IAsyncDisposable
{
    public DbContext Db { get; } = db;

    public ValueTask DisposeAsync() => owner.DisposeAsync();
}

internal interface IContextSource
{
    ValueTask<ContextLease> OpenAsync(CancellationToken cancellationToken);

    void ActAs(DbContext db, string user);
}

internal static class ContextSourceExtensions
{
    /// <summary>Opens a context, works with it and lets it go.</summary>
    public static async Task<TResult> WithAsync<TResult>(this IContextSource contexts, Func<DbContext, Task<TResult>> work, CancellationToken cancellationToken)
    {
        var lease = await contexts.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
            return await work(lease.Db).ConfigureAwait(false);
    }
}

internal sealed class ContextSource<TContext>(CrmDefinition<TContext> definition, ConnectionContext connection) : IContextSource where TContext : DbContext
{
    public async ValueTask<ContextLease> OpenAsync(CancellationToken cancellationToken)
    {
        if (connection.Services.GetService<IDbContextFactory<TContext>>() is { } factory)
        {
            var db = await factory.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
            definition.Prepare?.Invoke(db, connection);
            return new ContextLease(db, db);
        }

        var scope = connection.Services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var scoped = scope.ServiceProvider.GetService<TContext>();
        if (scoped is null)
        {
            await scope.DisposeAsync().ConfigureAwait(false);
            throw new InvalidOperationException($"{typeof(TContext).Name} is not registered. Call services.AddDbContextFactory<{typeof(TContext).Name}>(…) or AddDbContext.");
        }

        definition.Prepare?.Invoke(scoped, connection);
        return new ContextLease(scoped, scope);
    }

    public void ActAs(DbContext db, string user) => definition.ActAs?.Invoke((TContext)db, user);
}
