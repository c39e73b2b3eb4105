namespace Connectors.TestSupport.Postgres;

/// <summary>A test that needs a server, in a project whose other tests do not.</summary>
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        Skip = PostgresBinaries.Missing;
    }
}
