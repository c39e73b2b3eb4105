using Connectors.Sync.Stores.Relational;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Connectors.Sync.Sqlite;

/// <summary>Keeps what belongs to accounts (tokens, budgets) in the store's file.</summary>
public static class SqliteAccountsExtensions
{
    /// <summary>
    /// Tokens and budgets stand in the file of <c>UseSqlite</c>: they outlive a restart, and processes on that file count and refresh together. Tokens are encrypted with the keys of <see cref="SyncBuilder.UseSecretKeys(SecretKeyRing)"/>. Registers
    /// <see cref="ITokenStore"/>, <see cref="IBudgetStore"/> and <see cref="IStoredSecrets"/>.
    /// </summary>
    /// <param name="builder">The engine's builder.</param>
    public static SyncBuilder UseSqliteAccounts(this SyncBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSqliteAccounts();
        return builder;
    }

    /// <summary>The same for a host without the engine (which registers an <see cref="ISecretProtector"/>), beside <c>AddSqliteSyncStore</c>.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddSqliteAccounts(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(static s => new SqliteAccounts(s.GetRequiredService<SqliteSyncStore>()));
        services.TryAddSingleton(static s => new StoredTokens(
            s.GetRequiredService<SqliteAccounts>(),
            s.GetService<ISecretProtector>() ?? throw new InvalidOperationException($"Tokens are stored encrypted: give the keys with {nameof(SyncBuilder.UseSecretKeys)}, or register an {nameof(ISecretProtector)}."),
            s.GetService<TimeProvider>() ?? TimeProvider.System));
        services.Replace(ServiceDescriptor.Singleton<ITokenStore>(static s => s.GetRequiredService<StoredTokens>()));
        services.Replace(ServiceDescriptor.Singleton<IStoredSecrets>(static s => s.GetRequiredService<StoredTokens>()));
        services.Replace(ServiceDescriptor.Singleton<IBudgetStore>(static s => new StoredBudgets(s.GetRequiredService<SqliteAccounts>())));
        return services;
    }
}
