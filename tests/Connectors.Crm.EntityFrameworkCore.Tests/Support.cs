using System.Collections.Immutable;
using System.Data.Common;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace EfCrm.Tests;

/// <summary>A clock that stands still until it is told to move.</summary>
internal sealed class StillClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>Every statement that reached the database.</summary>
internal sealed class SqlLog : DbCommandInterceptor
{
    public List<string> Statements { get; } = [];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Statements.Add(command.CommandText);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Statements.Add(command.CommandText);
        return ValueTask.FromResult(result);
    }
}

/// <summary>A CRM in a SQLite file of its own, and its provider as the engine would make it.</summary>
internal sealed class World<TContext> : IAsyncDisposable where TContext : DbContext
{
    private readonly string _folder = Directory.CreateTempSubdirectory("efcrm").FullName;

    private World(Action<CrmModelBuilder<TContext>> model, string connection, string? name, Action<IServiceCollection, Action<DbContextOptionsBuilder>>? register, Action<DbContextOptionsBuilder>? options)
    {
        Connection = new ConnectionDescriptor { Id = new ConnectionId(connection), Kind = name ?? connection };
        var services = new ServiceCollection().AddSingleton<TimeProvider>(Clock);
        (register ?? (static (s, o) => s.AddDbContextFactory<TContext>(o)))(services, o =>
        {
            o.UseSqlite($"Data Source={Path.Combine(_folder, "crm.db")};Pooling=False").AddInterceptors(Log);
            options?.Invoke(o);
        });
        Definition = new ConnectionBuilder(name ?? connection, services).Crm(model).UseProvider(Side.Accounting, static (_, _) => throw new NotSupportedException()).Build();
        Services = services.BuildServiceProvider(validateScopes: true);
    }

    public StillClock Clock { get; } = new();

    public SqlLog Log { get; } = new();

    public ServiceProvider Services { get; }

    public ConnectionDescriptor Connection { get; set; }

    public ConnectionDefinition Definition { get; }

    public static async Task<World<TContext>> CreateAsync(Action<CrmModelBuilder<TContext>> model, string connection = "acme", string? name = null,
        Action<IServiceCollection, Action<DbContextOptionsBuilder>>? register = null, Action<DbContextOptionsBuilder>? options = null)
    {
        var world = new World<TContext>(model, connection, name, register, options);
        await world.InDbAsync(static db => db.Database.EnsureCreatedAsync());
        return world;
    }

    public async Task<CrmSide> OpenAsync() =>
        new(await Definition.CreateCrm(new ConnectionContext(Connection, Services.CreateScope().ServiceProvider), default), await DescribeAsync());

    public async Task InDbAsync(Func<TContext, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        await using var db = scope.ServiceProvider.GetService<IDbContextFactory<TContext>>() is { } factory
            ? await factory.CreateDbContextAsync() : scope.ServiceProvider.GetRequiredService<TContext>();
        await work(db);
    }

    public async Task<T> AskDbAsync<T>(Func<TContext, Task<T>> work)
    {
        T result = default!;
        await InDbAsync(async db => result = await work(db));
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<ProviderSchema> DescribeAsync()
    {
        var provider = await Definition.CreateCrm(new ConnectionContext(Connection, Services.CreateScope().ServiceProvider), default);
        return await provider.DescribeAsync(default);
    }
}

/// <summary>A provider with its schema, in the words of a test.</summary>
internal sealed class CrmSide(ISyncProvider provider, ProviderSchema schema)
{
    public ISyncProvider Provider { get; } = provider;

    public ProviderSchema Schema { get; } = schema;

    public EntitySchema Of(string entity) => Schema.Find(entity)!;

    public async Task<List<ChangePage>> PagesAsync(string resource, string? cursor, int size = 500, string[]? fields = null, string[]? entities = null)
    {
        var schemas = (entities ?? [resource]).Select(Of);
        var request = new ReadRequest
        {
            Resource = resource,
            Cursor = cursor,
            PageSizeHint = size,
            Entities = [.. schemas.Select(s => new EntitySelection(s, [.. (fields ?? [.. s.Fields.Select(static f => f.Name)]).Select(s.SlotOf)]))],
        };
        var pages = new List<ChangePage>();
        await foreach (var page in Provider.ReadChangesAsync(request, default))
            pages.Add(page);
        Assert.True(pages[^1].IsLast);
        Assert.All(pages.SkipLast(1), static p => Assert.False(p.IsLast));
        return pages;
    }

    /// <summary>A whole pass whose pages are all committed.</summary>
    public async Task<(List<RecordChange> Changes, string Cursor)> ReadAsync(string resource, string? cursor = null, int size = 500)
    {
        var pages = await PagesAsync(resource, cursor, size);
        return (pages.SelectMany(static p => p.Changes).ToList(), pages[^1].NextCursor);
    }

    public async Task<RecordLookup> GetAsync(string entity, string id) =>
        Assert.Single(await Provider.GetAsync(new GetRequest { Schema = Of(entity), Ids = [new RecordId(id)] }, default));

    public async Task<SyncRecord> RecordAsync(string entity, string id) => Assert.IsType<RecordLookup.Present>(await GetAsync(entity, id)).Record;

    public async Task<WriteOutcome> WriteAsync(string entity, RecordWrite write) => Assert.Single(await Provider.WriteAsync(new WriteBatch(Of(entity), [write]), default));

    public RecordWrite Create(string entity, Guid? intent = null, params (string Field, FieldValue Value)[] set) =>
        new() { IntentId = intent ?? Guid.NewGuid(), Kind = WriteKind.Create, Set = Set(entity, set) };

    public async Task<RecordWrite> UpdateAsync(string entity, string id, params (string Field, FieldValue Value)[] set) =>
        new() { IntentId = Guid.NewGuid(), Kind = WriteKind.Update, Id = new RecordId(id), Current = await RecordAsync(entity, id), Set = Set(entity, set) };

    public async Task<RecordWrite> DeleteAsync(string entity, string id) =>
        new() { IntentId = Guid.NewGuid(), Kind = WriteKind.Delete, Id = new RecordId(id), Current = await RecordAsync(entity, id), Set = [] };

    private ImmutableArray<FieldAssignment> Set(string entity, (string Field, FieldValue Value)[] set) => [.. set.Select(s => new FieldAssignment(Of(entity).SlotOf(s.Field), s.Value))];
}
