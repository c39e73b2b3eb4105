using Npgsql;
using NpgsqlTypes;

namespace Connectors.Sync.PostgreSql;

/// <summary>
/// The store's clock: the server's, one for all hosts (R32). Moments are ticks of 100 ns, as everywhere in the store; the server gives microseconds.
/// </summary>
/// <param name="fixedTime">For tests alone: a clock that stands where they put it. It goes the same way, as a parameter that is otherwise null.</param>
internal sealed class PostgreSqlClock(TimeProvider? fixedTime = null)
{
    // Not now(): that is when the transaction began, and a lease must not be measured from before it was waited for.
    private const string Server = "((extract(epoch FROM clock_timestamp()) * 10000000)::bigint + 621355968000000000)";

    /// <summary>Now, in a statement whose parameter of that number is <see cref="Parameter"/>.</summary>
    public static string Now(int parameter) => $"coalesce(${parameter}, {Server})";

    /// <summary>The same where parameters have names.</summary>
    public static string NamedNow => $"coalesce(@now, {Server})";

    public NpgsqlParameter NamedParameter()
    {
        var parameter = Parameter();
        parameter.ParameterName = "now";
        return parameter;
    }

    public NpgsqlParameter Parameter() => new() { Value = fixedTime is null ? DBNull.Value : fixedTime.GetUtcNow().UtcTicks, NpgsqlDbType = NpgsqlDbType.Bigint };
}
