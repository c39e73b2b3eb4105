using System.Linq.Expressions;
using Connectors.Crm.EntityFrameworkCore.Lists;
using Connectors.Crm.EntityFrameworkCore.Model;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Crm.EntityFrameworkCore;

/// <summary>Says which entities of a <see cref="DbContext"/> take part in a connection, and how the context is made ready for it.</summary>
/// <typeparam name="TContext">Your context.</typeparam>
public sealed class CrmModelBuilder<TContext> where TContext : DbContext
{
    private readonly List<EntityDefinition> _entities = [];
    private readonly List<OptionTable> _lists = [];
    private Action<TContext, ConnectionContext>? _prepare;
    private Action<TContext, string>? _actAs;
    private Func<TContext, string, CancellationToken, Task<string?>>? _userProblem;
    private Func<TContext, string>? _scope;
    private Func<TContext, ConnectionContext, CancellationToken, ValueTask<AccountIdentity>>? _account;
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private TimeSpan _overlap = TimeSpan.FromMinutes(5);
    private TimeSpan _fullScanEvery = TimeSpan.FromHours(24);

    internal CrmModelBuilder() { }

    /// <summary>Adds an entity. Two entities on one <typeparamref name="T"/> share its rows and its change stream; their <see cref="CrmEntityBuilder{T}.Where"/> tells them apart.</summary>
    /// <param name="entity">Its name for mappings, such as <c>Crm.Company.Entity</c> or <c>new("paymentTerm")</c>.</param>
    /// <param name="key">What identifies a row and never changes: <c>c => c.Id</c>, or <c>c => new { c.Country, c.Number }</c>.</param>
    /// <exception cref="ArgumentException">The name is taken, or the key is made of something else than properties.</exception>
    public CrmEntityBuilder<T> Entity<T>(Entity entity, Expression<Func<T, object>> key) where T : class
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(key);
        if (_entities.Exists(e => e.Name == entity.Name))
            throw new ArgumentException($"The entity '{entity.Name}' is mapped twice.", nameof(entity));
        var definition = new EntityDefinition
        {
            ClrType = typeof(T),
            Name = entity.Name,
            Key = key,
            Compile = static (definitions, compiler) => new ResourcePlan<T>(definitions, compiler),
        };
        _entities.Add(definition);
        return new CrmEntityBuilder<T>(definition);
    }

    /// <summary>
    /// A table of options that follows a list of accounting (terms of payment, VAT zones): options are added, renamed and deactivated, never removed. Without one the CRM's records hold accounting's own keys.
    /// </summary>
    /// <param name="name">The list's name on the CRM's side, as <see cref="ManagedList.Crm"/> says it: <c>paymentTerms</c>.</param>
    /// <param name="value">What records hold when the option is chosen: text, a whole number or a GUID. One that the database does not give is accounting's key.</param>
    /// <param name="label">What people read.</param>
    /// <param name="active">Whether it is offered.</param>
    /// <exception cref="ArgumentException">A list of that name is there already.</exception>
    public CrmListBuilder<T> List<T>(string name, Expression<Func<T, object?>> value, Expression<Func<T, string?>> label, Expression<Func<T, bool>> active) where T : class, new()
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(active);
        if (_lists.Exists(l => l.Name == name))
            throw new ArgumentException($"The list '{name}' is mapped twice.", nameof(name));
        var table = new OptionTable<T> { Name = name, Value = value, Label = label, Active = active };
        _lists.Add(table);
        return new CrmListBuilder<T>(table);
    }

    /// <summary>Makes every context of a connection ready before its first query: the tenant that your query filters use, the acting user, the connection string.</summary>
    /// <remarks>Say <see cref="MarkScope"/> too where several connections share one database: without it no marks are kept, because nobody could tell whose they are.</remarks>
    public CrmModelBuilder<TContext> ForConnection(Action<TContext, ConnectionContext> prepare)
    {
        _prepare += prepare;
        return this;
    }

    /// <summary>Tells the context in whose name a write is made, when the engine knows (<see cref="RecordWrite.ActingUser"/>).</summary>
    public CrmModelBuilder<TContext> ActAs(Action<TContext, string> user)
    {
        _actAs = user;
        return this;
    }

    /// <summary>Says why nothing can be written in a user's name, before anything is: he was deactivated, or his key was revoked. <see langword="null"/> = he may write. The text names him and the place where it is mended.</summary>
    public CrmModelBuilder<TContext> ActingUserProblem(Func<TContext, string, CancellationToken, Task<string?>> problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        _userProblem = problem;
        return this;
    }

    /// <summary>
    /// Whose rows a context sees and writes, as a short text: <c>db => db.Tenant.ToString()</c>. Marks carry it, so that the connection of one tenant does not consume those of another.
    /// It is asked of your application's contexts when they save, and of the connection's after <see cref="ForConnection"/>.
    /// </summary>
    public CrmModelBuilder<TContext> MarkScope(Func<TContext, string> scope)
    {
        _scope = scope;
        return this;
    }

    /// <summary>Who this CRM is. A connection is pinned to it. By default the name of the database (of SQLite: of its file) and, if there is one, the <see cref="MarkScope"/>.</summary>
    public CrmModelBuilder<TContext> Account(Func<TContext, AccountIdentity> account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return Account((db, _, _) => ValueTask.FromResult(account(db)));
    }

    /// <summary>Who this CRM is, when it takes a query to know.</summary>
    public CrmModelBuilder<TContext> Account(Func<TContext, ConnectionContext, CancellationToken, ValueTask<AccountIdentity>> account)
    {
        _account = account;
        return this;
    }

    /// <summary>The zone of <see cref="DateTime"/> values that do not say theirs. Default UTC.</summary>
    public CrmModelBuilder<TContext> LocalTimes(TimeZoneInfo zone)
    {
        _zone = zone;
        return this;
    }

    /// <summary>
    /// How far a pass reads back behind the newest change stamp that it has seen: for clocks that differ, and for transactions that commit later than the stamp that they wrote. Default 5 minutes.
    /// </summary>
    public CrmModelBuilder<TContext> Overlap(TimeSpan overlap)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(overlap, TimeSpan.Zero);
        _overlap = overlap;
        return this;
    }

    /// <summary>How often an entity that has marks and no <c>ChangedAt</c> is read in full, for changes that pass the marks by (bulk updates, SQL, other programs). Default 24 hours.</summary>
    public CrmModelBuilder<TContext> FullScanEvery(TimeSpan interval)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, TimeSpan.Zero);
        _fullScanEvery = interval;
        return this;
    }

    internal CrmDefinition<TContext> Build(string consumer)
    {
        if (_entities.Count == 0)
            throw new ArgumentException($"The CRM of '{consumer}' has no entities. Add one with Entity<T>(…).", nameof(consumer));
        return new CrmDefinition<TContext>
        {
            Consumer = consumer,
            Entities = [.. _entities],
            Lists = [.. _lists],
            Prepare = _prepare,
            ActAs = _actAs,
            ActingUserProblem = _userProblem,
            Scope = _scope,
            Account = _account,
            Zone = _zone,
            Overlap = _overlap,
            FullScanEvery = _fullScanEvery,
        };
    }
}
