namespace Connectors.Sync.Stores;

/// <summary>Creates or updates the tables of a durable store. It happens by this call only, so that a deployment decides when.</summary>
public interface ISyncStoreMigrator
{
    /// <summary>Brings the tables to the form that this version needs. Already there: nothing happens. All of it is done, or nothing.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached or written, or a newer version has migrated it.</exception>
    Task MigrateAsync(CancellationToken cancellationToken = default);
}
