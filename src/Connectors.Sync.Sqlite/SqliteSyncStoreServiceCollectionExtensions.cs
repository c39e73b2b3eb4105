using Connectors.Sync.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Connectors.Sync.Sqlite;

/// <summary>Registers the SQLite store.</summary>
public static class SqliteSyncStoreServiceCollectionExtensions
{
    /// <summary>Keeps what the engine remembers in a SQLite file. Registers <see cref="ISyncStore"/> and <see cref="ISyncStoreMigrator"/>.</summary>
    /// <remarks>The host does not start with options that cannot work, or with a file that is not migrated.</remarks>
    public static IServiceCollection AddSqliteSyncStore(this IServiceCollection services, Action<SqliteSyncStoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<SqliteSyncStoreOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SqliteSyncStoreOptions>, SqliteSyncStoreOptionsValidator>());
        services.TryAddSingleton(static s => new SqliteSyncStore(s.GetRequiredService<IOptions<SqliteSyncStoreOptions>>().Value, s.GetService<TimeProvider>() ?? TimeProvider.System));
        services.Replace(ServiceDescriptor.Singleton<ISyncStore>(static s => s.GetRequiredService<SqliteSyncStore>()));
        services.Replace(ServiceDescriptor.Singleton<ISyncStoreMigrator>(static s => s.GetRequiredService<SqliteSyncStore>()));
        services.AddHostedService<SqliteSyncStoreStartup>();
        return services;
    }

    private sealed class SqliteSyncStoreOptionsValidator : IValidateOptions<SqliteSyncStoreOptions>
    {
        public ValidateOptionsResult Validate(string? name, SqliteSyncStoreOptions options) =>
            options.Problem() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
    }
}
