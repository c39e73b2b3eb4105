using Connectors.Sync.Stores.Relational;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Connectors.Sync.PostgreSql;

/// <summary>Keeps what belongs to accounts (tokens, budgets) in the store's database.</summary>
public static class PostgreSqlAccountsExtensions
{
    /// <summary>
    /// Tokens and budgets stand in the database of <c>UsePostgreSql</c>: they outlive a restart, and all hosts on it count and refresh together. Tokens are encrypted with the keys of <see cref="SyncBuilder.UseSecretKeys(SecretKeyRing)"/>. Registers
    /// <see cref="ITokenStore"/>, <see cref="IBudgetStore"/> and <see cref="IStoredSecrets"/>.
    /// </summary>
    /// <param name="builder">The engine's builder.</param>
    public static SyncBuilder UsePostgreSqlAccounts(this SyncBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddPostgreSqlAccounts();
        return builder;
    }

    /// <summary>The same for a host without the engine (which registers an <see cref="ISecretProtector"/>), beside <c>AddPostgreSqlSyncStore</c>.</summary>
    /// <param name="services">The container.</param>
    public static IServiceCollection AddPostgreSqlAccounts(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(static s => new PostgreSqlAccounts(s.GetRequiredService<PostgreSqlSyncStore>()));
        services.TryAddSingleton(static s => new StoredTokens(
            s.GetRequiredService<PostgreSqlAccounts>(),
            s.GetService<ISecretProtector>() ?? throw new InvalidOperationException($"Tokens are stored encrypted: give the keys with {nameof(SyncBuilder.UseSecretKeys)}, or register an {nameof(ISecretProtector)}."),
            s.GetService<TimeProvider>() ?? TimeProvider.System));
        services.Replace(ServiceDescriptor.Singleton<ITokenStore>(static s => s.GetRequiredService<StoredTokens>()));
        services.Replace(ServiceDescriptor.Singleton<IStoredSecrets>(static s => s.GetRequiredService<StoredTokens>()));
        services.Replace(ServiceDescriptor.Singleton<IBudgetStore>(static s => new StoredBudgets(s.GetRequiredService<PostgreSqlAccounts>())));
        return services;
    }
}
