using Connectors.Crm.EntityFrameworkCore.Lists;
using Connectors.Crm.EntityFrameworkCore.Marks;
using Connectors.Crm.EntityFrameworkCore.Model;
using Connectors.Crm.EntityFrameworkCore.Reading;
using Connectors.Crm.EntityFrameworkCore.Writing;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Crm.EntityFrameworkCore;

/// <summary>A <see cref="DbContext"/> as one side of a connection. It holds no context between calls.</summary>
internal sealed class CrmProvider<TContext> : ISyncProvider, IDocumentFileStore, IActingUsers where TContext : DbContext
{
    private readonly CrmDefinition<TContext> _definition;
    private readonly ConnectionContext _connection;
    private readonly ContextSource<TContext> _contexts;
    private readonly CrmPlan _plan;
    private readonly TimeProvider _clock;
    private readonly bool _consumes;
    private readonly CrmLists? _lists;

    private CrmProvider(CrmDefinition<TContext> definition, ConnectionContext connection, ContextSource<TContext> contexts, CrmPlan plan)
    {
        _definition = definition;
        _connection = connection;
        _contexts = contexts;
        _plan = plan;
        _clock = connection.Services.GetService<TimeProvider>() ?? TimeProvider.System;
        _consumes = plan.KeepsMarks && definition.MayConsume(connection.Connection);
        _lists = definition.Lists.Length > 0 ? new CrmLists(definition.Lists, contexts) : null;
        Capabilities = CrmCapabilities.Of(plan, _consumes);
    }

    public ProviderCapabilities Capabilities { get; }

    public static async ValueTask<ISyncProvider> CreateAsync(CrmDefinition<TContext> definition, ConnectionContext connection, CancellationToken cancellationToken)
    {
        var contexts = new ContextSource<TContext>(definition, connection);
        // The model alone: making a context opens no connection.
        var plan = await contexts.WithAsync(db => Task.FromResult(definition.PlanFor(db)), cancellationToken).ConfigureAwait(false);
        return new CrmProvider<TContext>(definition, connection, contexts, plan);
    }

    public Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken) => Guarded.RunAsync(() => _contexts.WithAsync(async db =>
    {
        var schemas = new List<EntitySchema>();
        foreach (var entity in _plan.Resources.SelectMany(static r => r.Entities))
            schemas.Add(await entity.DescribeAsync(db, cancellationToken).ConfigureAwait(false));
        return new ProviderSchema(schemas);
    }, cancellationToken), cancellationToken);

    public Task<ConnectionHealth> ProbeAsync(CancellationToken cancellationToken) =>
        new CrmProbe(_plan, _consumes, _definition, _contexts, (db, token) => AccountAsync((TContext)db, token)).RunAsync(cancellationToken);

    public IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var resource = _plan.Resource(request.Resource);
        var marks = _plan.KeepsMarks ? new MarkQueue(_contexts, _definition.Consumer, _definition.ScopeOf, resource.Name) : null;
        return new ChangeReader(_plan, resource, _contexts, _consumes ? marks : null, _consumes ? null : marks, _clock).ReadAsync(request, cancellationToken);
    }

    public Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reader = new RecordReader(_plan.Entity(request.Schema.Entity));
        return Guarded.RunAsync(() => _contexts.WithAsync(db => reader.GetAsync(db, request, cancellationToken), cancellationToken), cancellationToken);
    }

    public async Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var writer = new RecordWriter(_plan, _plan.Entity(batch.Schema.Entity), batch.Schema, _contexts, _definition.Consumer, _clock);
        var outcomes = new List<WriteOutcome>(batch.Writes.Count);
        foreach (var write in batch.Writes)
        {
            // Whoever gives up after the first write still hears of it.
            if (outcomes.Count > 0 && cancellationToken.IsCancellationRequested)
                outcomes.Add(new WriteOutcome.NotSent(UnavailableReason.Limited, "The run was stopped."));
            else
                outcomes.Add(await writer.WriteAsync(write, outcomes.Count == 0 ? cancellationToken : CancellationToken.None).ConfigureAwait(false));
        }

        return outcomes;
    }

    public bool CanKeep(string entity) => _plan.Resources.Any(r => r.Entities.Any(e => e.Name == entity && e.FileContent is not null));

    public Task<string?> KeepAsync(FileToKeep file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new FileWriter(_plan.Entity(file.Record.Entity), _contexts, _definition.Consumer).KeepAsync(file, cancellationToken);
    }

    public Task<string?> FindProblemAsync(string user, CancellationToken cancellationToken) => _definition.ActingUserProblem is not { } find ? Task.FromResult<string?>(null)
        : Guarded.RunAsync(() => _contexts.WithAsync(db => find((TContext)db, user, cancellationToken), cancellationToken), cancellationToken);

    public TFeature? GetFeature<TFeature>() where TFeature : class =>
        typeof(TFeature) == typeof(IActingUsers) && _definition.ActingUserProblem is null ? null : this as TFeature ?? _lists as TFeature;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ValueTask<AccountIdentity> AccountAsync(TContext db, CancellationToken cancellationToken)
    {
        if (_definition.Account is { } account)
            return account(db, _connection, cancellationToken);
        var connection = db.Database.GetDbConnection();
        // Of SQLite the database is always called "main": its file is its name. The folder is not, so that a file may move.
        var name = db.Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true ? Path.GetFileName(connection.DataSource) : connection.Database;
        var scope = _definition.ScopeOf(db);
        return ValueTask.FromResult(new AccountIdentity(scope.Length == 0 ? name : $"{name}/{scope}", name));
    }
}
