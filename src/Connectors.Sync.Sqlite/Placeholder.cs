namespace Connectors.Sync.Sqlite;
