using Connectors.Sync.Stores.Relational;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Connectors.Sync.Sqlite;

/// <summary>Keeps what belongs to accounts (tokens, budgets) in the store's file.</summary>
public static class SqliteAccountsExtensions
{
    /// <summary>
    /// Tokens and budgets stand in the file of <c>UseSqlite</c>: they outlive a restart, and processes on that file count and refresh together. Tokens are encrypted. Registers
    /// <see cref="ITokenStore"/>, <see cref="IBudgetStore"/> and <see cref="IStoredSecrets"/>.
    /// </summary>
    /// <param name="builder">The engine's builder.</param>
    /// <param name="protector">The keys, such as a <see cref="SecretKeyRing"/>; <see langword="null"/> = the registered <see cref="ISecretProtector"/>.</param>
    public static SyncBuilder UseSqliteAccounts(this SyncBuilder builder, ISecretProtector? protector = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSqliteAccounts(protector);
        return builder;
    }

    /// <summary>The same for a host without the engine, beside <c>AddSqliteSyncStore</c>.</summary>
    /// <param name="services">The container.</param>
    /// <param name="protector">The keys; <see langword="null"/> = the registered <see cref="ISecretProtector"/>.</param>
    public static IServiceCollection AddSqliteAccounts(this IServiceCollection services, ISecretProtector? protector = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (protector is not null)
            services.Replace(ServiceDescriptor.Singleton(protector));
        services.TryAddSingleton(static s => new SqliteAccounts(s.GetRequiredService<SqliteSyncStore>()));
        services.TryAddSingleton(static s => new StoredTokens(
            s.GetRequiredService<SqliteAccounts>(),
            s.GetService<ISecretProtector>() ?? throw new InvalidOperationException($"Tokens are stored encrypted: give {nameof(UseSqliteAccounts)} a {nameof(SecretKeyRing)}, or register an {nameof(ISecretProtector)}."),
            s.GetService<TimeProvider>() ?? TimeProvider.System));
        services.Replace(ServiceDescriptor.Singleton<ITokenStore>(static s => s.GetRequiredService<StoredTokens>()));
        services.Replace(ServiceDescriptor.Singleton<IStoredSecrets>(static s => s.GetRequiredService<StoredTokens>()));
        services.Replace(ServiceDescriptor.Singleton<IBudgetStore>(static s => new StoredBudgets(s.GetRequiredService<SqliteAccounts>())));
        return services;
    }
}
