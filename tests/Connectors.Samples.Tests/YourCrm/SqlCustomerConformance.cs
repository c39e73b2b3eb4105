using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.TestSupport;
using Microsoft.Data.Sqlite;

namespace Connectors.Samples.Tests.YourCrm;

// docs: fixture
internal sealed class SqlCustomerFixture : ProviderFixture
{
    public override string Name => "sql-customers";

    // "city" takes any text as it is: most cases edit it.
    public override IReadOnlyList<EntitySample> Entities => [new("company", "city")];

    public override FixtureAbilities Abilities =>
        FixtureAbilities.SomebodyElse | FixtureAbilities.Count | FixtureAbilities.Clock | FixtureAbilities.LoseReply | FixtureAbilities.Unreachable;

    public override async Task<ProviderAccount> OpenAsync(CancellationToken cancellationToken)
    {
        var account = new Account();
        await account.RunAsync("""
            CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
            INSERT INTO setting VALUES ('company', 'acme');
            CREATE TABLE customer (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, city TEXT, changed_at INTEGER NOT NULL, row_version INTEGER NOT NULL, deleted INTEGER NOT NULL);
            CREATE INDEX customer_changed ON customer (changed_at, id);
            CREATE TABLE connector_write (intent TEXT PRIMARY KEY, customer INTEGER NOT NULL);
            """);
        return account;
    }

    private sealed class Account : ProviderAccount
    {
        private readonly string _database = $"Data Source=customers-{Guid.NewGuid():N};Mode=Memory;Cache=Shared";
        private readonly SqliteConnection _alive;
        private readonly ManualTimeProvider _clock = new();
        private bool _isDown;
        private bool _losesTheNextReply;

        public Account()
        {
            _alive = new SqliteConnection(_database);
            _alive.Open();
        }

        public override Task<ISyncProvider> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult<ISyncProvider>(new Provider(this));

        public override Task<IReadOnlyDictionary<string, FieldValue>> NewRowAsync(string entity, int number, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<string, FieldValue>>(new Dictionary<string, FieldValue> { ["name"] = FieldValue.Of($"Customer {number}"), ["city"] = FieldValue.Of("Aarhus") });

        // Somebody else works in the CRM, behind the provider's back.
        public override async Task<RecordId> CreateAsync(string entity, IReadOnlyDictionary<string, FieldValue> values, CancellationToken cancellationToken) => new(Convert.ToString(await RunAsync(
            "INSERT INTO customer (name, city, changed_at, row_version, deleted) VALUES (@name, @city, @now, 1, 0) RETURNING id", ("@name", values["name"].AsText()), ("@city", values["city"].AsText()), ("@now", Now)),
            CultureInfo.InvariantCulture)!);

        public override Task EditAsync(RecordRef record, string field, string value, CancellationToken cancellationToken) =>
            RunAsync("UPDATE customer SET city = @city, changed_at = @now, row_version = row_version + 1 WHERE id = @id", ("@city", value), ("@now", Now), ("@id", record.Id.Value));

        public override Task DeleteAsync(RecordRef record, CancellationToken cancellationToken) =>
            RunAsync("UPDATE customer SET deleted = 1, changed_at = @now, row_version = row_version + 1 WHERE id = @id", ("@now", Now), ("@id", record.Id.Value));

        public override async Task<int> CountAsync(string entity, CancellationToken cancellationToken) => Convert.ToInt32(await RunAsync("SELECT COUNT(*) FROM customer WHERE deleted = 0"), CultureInfo.InvariantCulture);

        public override void Advance(TimeSpan by) => _clock.Advance(by);

        public override Task FailAsync(ProviderFault fault, string entity, CancellationToken cancellationToken)
        {
            (_isDown, _losesTheNextReply) = (fault == ProviderFault.Unreachable, fault == ProviderFault.LoseReply);
            return Task.CompletedTask;
        }

        public override Task HealAsync(CancellationToken cancellationToken)
        {
            _isDown = _losesTheNextReply = false;
            return Task.CompletedTask;
        }

        public override async ValueTask DisposeAsync()
        {
            await _alive.DisposeAsync();
            await base.DisposeAsync();
        }

        public async Task<object?> RunAsync(string sql, params (string Name, object? Value)[] parameters)
        {
            await using var command = _alive.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in parameters)
                command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            return await command.ExecuteScalarAsync();
        }

        private long Now => _clock.GetUtcNow().UtcTicks;

        private async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
        {
            if (_isDown)
                throw new SqliteException("The server does not answer.", 14);
            var db = new SqliteConnection(_database);
            await db.OpenAsync(cancellationToken);
            return db;
        }

        private sealed class Provider(Account account) : SqlCustomerProvider(account.OpenAsync, account._clock)
        {
            // The database commits, and the line breaks before it can say so.
            protected override async Task CommitAsync(DbTransaction transaction)
            {
                await base.CommitAsync(transaction);
                if (!account._losesTheNextReply)
                    return;
                account._losesTheNextReply = false;
                throw new SqliteException("The connection was lost.", 10);
            }
        }
    }
}
// docs: end

// docs: tests
public sealed class SqlCustomerTests
{
    public static TheoryData<string> Names => [.. ProviderConformance.Cases(new SqlCustomerFixture()).Select(c => c.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task Keeps_its_promise(string name) => await ProviderConformance.Cases(new SqlCustomerFixture()).Single(c => c.Name == name).RunAsync();
    // docs: end

    [Fact]
    public async Task What_does_not_apply() => Verified.Text((await ProviderConformance.ListAsync(new SqlCustomerFixture())).ListNotApplicable());

    [Theory, Acceptance("P-23d")]
    [InlineData("SqlCustomerProvider.cs", "provider")]
    [InlineData("SqlCustomerProvider.cs", "reading")]
    [InlineData("SqlCustomerProvider.cs", "writing")]
    [InlineData("SqlCustomerProvider.cs", "rows")]
    [InlineData("SqlCustomerConformance.cs", "fixture")]
    [InlineData("SqlCustomerConformance.cs", "tests")]
    public void The_code_of_the_page_is_the_code_that_is_compiled_and_run_here(string file, string part)
    {
        var project = typeof(SqlCustomerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "ProjectDirectory").Value!;
        var source = File.ReadAllText(Path.Combine(project, "YourCrm", file)).ReplaceLineEndings("\n");
        var lines = source.Split($"// docs: {part}\n")[1].Split("// docs: " + "end")[0].TrimEnd().Split('\n');
        var indent = lines[0].Length - lines[0].TrimStart().Length;
        var code = string.Join('\n', lines.Select(l => l.Length > indent ? l[indent..] : l.TrimStart()));
        var page = File.ReadAllText(Path.Combine(project, "..", "..", "docs", "your-crm.md")).ReplaceLineEndings("\n");
        Assert.Contains("```csharp\n" + code + "\n```", page, StringComparison.Ordinal);
    }
}
