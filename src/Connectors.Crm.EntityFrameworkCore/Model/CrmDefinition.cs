using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Connectors.Crm.EntityFrameworkCore.Lists;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Connectors.Crm.EntityFrameworkCore.Model;

/// <summary>What a user said of a CRM, and its meaning in an EF model. Shared by all runs and by the interceptor.</summary>
internal abstract class CrmDefinition
{
    private readonly ConditionalWeakTable<IModel, CrmPlan> _plans = [];

    /// <summary>The name of the connection or kind: whom marks are for.</summary>
    public required string Consumer { get; init; }

    public required ImmutableArray<EntityDefinition> Entities { get; init; }

    /// <summary>Tables of options that follow lists of accounting.</summary>
    public ImmutableArray<OptionTable> Lists { get; init; } = [];

    public required TimeZoneInfo Zone { get; init; }

    public required TimeSpan Overlap { get; init; }

    public required TimeSpan FullScanEvery { get; init; }

    public abstract Type ContextType { get; }

    /// <summary>Marks can be told apart. Contexts that are made ready per connection and say no scope would consume each other's.</summary>
    public abstract bool CanMark { get; }

    /// <summary>This connection may consume marks: it is the only one they are for, or a scope tells its own from those of the other connections of its kind.</summary>
    public abstract bool MayConsume(ConnectionDescriptor connection);

    public abstract string ScopeOf(DbContext db);

    public CrmPlan PlanFor(DbContext db)
    {
        var provider = db.Database.ProviderName ?? "";
        return _plans.GetValue(db.Model, model => new ModelCompiler(this, model, provider).Compile());
    }
}

internal sealed class CrmDefinition<TContext> : CrmDefinition where TContext : DbContext
{
    public Action<TContext, ConnectionContext>? Prepare { get; init; }

    public Action<TContext, string>? ActAs { get; init; }

    public Func<TContext, string, CancellationToken, Task<string?>>? ActingUserProblem { get; init; }

    public Func<TContext, string>? Scope { get; init; }

    public Func<TContext, ConnectionContext, CancellationToken, ValueTask<AccountIdentity>>? Account { get; init; }

    public override Type ContextType => typeof(TContext);

    public override bool CanMark => Prepare is null || Scope is not null;

    public override bool MayConsume(ConnectionDescriptor connection) => Scope is not null || connection.Id.Value == Consumer;

    public override string ScopeOf(DbContext db) => Scope?.Invoke((TContext)db) ?? "";
}

/// <summary>A CRM in one EF model.</summary>
internal sealed class CrmPlan
{
    public required ImmutableArray<ResourcePlan> Resources { get; init; }

    /// <summary>The tables of marks and of remembered creates are in the model.</summary>
    public required bool HasTables { get; init; }

    /// <summary>Marks are kept.</summary>
    public required bool KeepsMarks { get; init; }

    public required TimeSpan Overlap { get; init; }

    public required TimeSpan FullScanEvery { get; init; }

    public ResourcePlan Resource(string name) =>
        Resources.FirstOrDefault(r => r.Name == name) ?? throw new ArgumentException($"The CRM has no resource '{name}'.", nameof(name));

    public EntityPlan Entity(string name) =>
        Resources.SelectMany(static r => r.Entities).FirstOrDefault(e => e.Name == name) ?? throw new ArgumentException($"The CRM has no entity '{name}'.", nameof(name));
}
