using Connectors.Sync.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Connectors.Sync.PostgreSql;

/// <summary>Registers the PostgreSQL store.</summary>
public static class PostgreSqlSyncStoreServiceCollectionExtensions
{
    /// <summary>Keeps what the engine remembers in a PostgreSQL database. Registers <see cref="ISyncStore"/> and <see cref="ISyncStoreMigrator"/>.</summary>
    /// <remarks>The host does not start with options that cannot work, or with a database that is not migrated.</remarks>
    public static IServiceCollection AddPostgreSqlSyncStore(this IServiceCollection services, Action<PostgreSqlSyncStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<PostgreSqlSyncStoreOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PostgreSqlSyncStoreOptions>, PostgreSqlSyncStoreOptionsValidator>());
        services.TryAddSingleton(static s => new PostgreSqlSyncStore(s.GetRequiredService<IOptions<PostgreSqlSyncStoreOptions>>().Value));
        services.Replace(ServiceDescriptor.Singleton<ISyncStore>(static s => s.GetRequiredService<PostgreSqlSyncStore>()));
        services.Replace(ServiceDescriptor.Singleton<ISyncStoreMigrator>(static s => s.GetRequiredService<PostgreSqlSyncStore>()));
        services.AddHostedService<PostgreSqlSyncStoreStartup>();
        return services;
    }

    private sealed class PostgreSqlSyncStoreOptionsValidator : IValidateOptions<PostgreSqlSyncStoreOptions>
    {
        public ValidateOptionsResult Validate(string? name, PostgreSqlSyncStoreOptions options) =>
            options.Problem() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
    }
}
