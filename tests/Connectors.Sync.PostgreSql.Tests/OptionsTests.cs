using Connectors.Sync.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Connectors.Sync.PostgreSql.Tests;

[NeedsNoServer]
public sealed class OptionsTests
{
    private const string Good = "Host=db;Database=sync;Username=ida;Password=hush-hush";

    [Theory]
    [InlineData("", "connectors", "ConnectionString is empty")]
    [InlineData("sync.db", "connectors", "is no connection string of Npgsql")]
    [InlineData("Hots=db;Password=hush-hush", "connectors", "is no connection string of Npgsql")]
    [InlineData("Database=sync;Password=hush-hush", "connectors", "names no host or no database")]
    [InlineData("Host=db;Password=hush-hush", "connectors", "names no host or no database")]
    [InlineData(Good, "", "Schema is ''")]
    [InlineData(Good, "Sync", "Schema is 'Sync'")]
    [InlineData(Good, "1st", "Schema is '1st'")]
    [InlineData(Good, "pg_sync", "not with 'pg_'")]
    [InlineData(Good, "x\"; DROP TABLE y; --", "letters, digits and underscores")]
    public async Task Options_that_cannot_work_stop_the_start_and_name_the_option_and_no_secret(string connectionString, string schema, string expected)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddPostgreSqlSyncStore(o => (o.ConnectionString, o.Schema) = (connectionString, schema));
        using var host = builder.Build();
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains("PostgreSqlSyncStoreOptions.", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_ways_to_reach_the_database_are_one_too_many_and_a_wait_below_a_second_is_refused()
    {
        using var source = new Npgsql.NpgsqlDataSourceBuilder(Good).Build();
        Assert.Contains("are both set", new PostgreSqlSyncStoreOptions { ConnectionString = Good, DataSource = source }.Problem(), StringComparison.Ordinal);
        Assert.Null(new PostgreSqlSyncStoreOptions { DataSource = source }.Problem());
        Assert.Contains("CommandTimeout", new PostgreSqlSyncStoreOptions { DataSource = source, CommandTimeout = TimeSpan.FromMilliseconds(10) }.Problem(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new PostgreSqlSyncStore(new PostgreSqlSyncStoreOptions()));
    }

    [Fact]
    public void Services_can_be_made_and_disposed_without_a_server()
    {
        var services = new ServiceCollection();
        services.AddPostgreSqlSyncStore(static o => o.ConnectionString = Good);
        using var provider = services.BuildServiceProvider();
        Assert.Same(provider.GetRequiredService<ISyncStore>(), provider.GetRequiredService<ISyncStoreMigrator>());
    }
}
