namespace Connectors.Sync.Stores.Relational;

/// <summary>Statements beside the upserts. Only what SQLite and PostgreSQL both understand.</summary>
internal static class StoreSql
{
    public const string Sequence = "UPDATE sync_store SET sequence = sequence + @count WHERE id = 1 RETURNING sequence";

    public const string Fence = "SELECT 1 FROM sync_lease WHERE connection = @connection AND token = @token";
    public const string LeaseUntil = "SELECT until FROM sync_lease WHERE connection = @connection";
    public const string LeaseOwner = "SELECT owner FROM sync_lease WHERE connection = @connection";
    public const string RenewLease = "UPDATE sync_lease SET until = CASE WHEN until > @until THEN until ELSE @until END WHERE connection = @connection AND token = @token RETURNING until";
    public const string ReleaseLease = "DELETE FROM sync_lease WHERE connection = @connection AND token = @token";

    public const string ConnectionVersion = "SELECT version FROM sync_connection WHERE connection = @connection";

    public const string SettingsVersion = "SELECT settings_version FROM sync_connection WHERE connection = @connection";

    public const string KeysOfRecord = "SELECT keys FROM sync_record WHERE connection = @connection AND side = @side AND resource = @resource AND id = @id";
    public const string AddKey = "INSERT INTO sync_record_key (connection, side, resource, \"key\", id) VALUES (@connection, @side, @resource, @key, @id) ON CONFLICT DO NOTHING";
    public const string RemoveKey = "DELETE FROM sync_record_key WHERE connection = @connection AND side = @side AND resource = @resource AND \"key\" = @key AND id = @id";

    public const string ClearMark = "DELETE FROM sync_mark WHERE connection = @connection AND side = @side AND resource = @resource AND id = @id AND claim = @claim AND counter = @counter";

    public const string Unpark = "DELETE FROM sync_parked WHERE connection = @connection AND mapping = @mapping AND pair = @pair";

    public const string FreeRecordsOfLink = "UPDATE sync_link SET crm_id = NULL, accounting_id = NULL WHERE connection = @connection AND id = @id";
    public const string CrmIsLinked = "SELECT 1 FROM sync_link WHERE connection = @connection AND crm_resource = @resource AND crm_id = @record AND id <> @id";

    /// <summary>A mark that is set again keeps its moment and its claim; a more urgent class raises it.</summary>
    public static IReadOnlyDictionary<string, string?> MarkChanges { get; } = new Dictionary<string, string?>
    {
        ["class"] = "CASE WHEN excluded.class < sync_mark.class THEN excluded.class ELSE sync_mark.class END",
        ["at"] = null,
        ["old_number"] = null,
        ["new_number"] = null,
    };
}
