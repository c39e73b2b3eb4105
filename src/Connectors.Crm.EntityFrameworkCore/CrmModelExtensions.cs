using System.Collections.Concurrent;
using Connectors.Crm.EntityFrameworkCore.Marks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Connectors.Crm.EntityFrameworkCore;

/// <summary>What your own <see cref="DbContext"/> knows of the sync.</summary>
public static class CrmModelExtensions
{
    private const int MaxRemembered = 64;

    private static readonly MarkInterceptor ByRegistration = new(null);

    private static readonly ConcurrentDictionary<(string Connection, Delegate Model), MarkInterceptor> ByModel = [];

    /// <summary>
    /// Adds two small tables to your model: <c>connector_marks</c> (which rows may have changed) and <c>connector_writes</c> (creates that were carried out, so that a repeat makes no second row).
    /// Add a migration afterwards.
    /// </summary>
    /// <param name="modelBuilder">Your model, in <c>OnModelCreating</c>.</param>
    /// <param name="schema">The database schema of the tables, where the database has schemas.</param>
    public static ModelBuilder AddConnectorMarks(this ModelBuilder modelBuilder, string? schema = null)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<ConnectorMark>(mark =>
        {
            mark.ToTable("connector_marks", schema);
            mark.HasKey(static m => m.Id);
            mark.Property(static m => m.Id).ValueGeneratedNever();
            mark.Property(static m => m.Consumer).HasMaxLength(64);
            mark.Property(static m => m.Scope).HasMaxLength(128);
            mark.Property(static m => m.Resource).HasMaxLength(64);
            mark.Property(static m => m.RecordId).HasMaxLength(512);
            mark.HasIndex(static m => new { m.Consumer, m.Scope, m.Resource });
        });
        modelBuilder.Entity<ConnectorWrite>(write =>
        {
            write.ToTable("connector_writes", schema);
            write.HasKey(static w => w.IntentId);
            write.Property(static w => w.IntentId).ValueGeneratedNever();
            write.Property(static w => w.Entity).HasMaxLength(64);
            write.Property(static w => w.RecordId).HasMaxLength(512);
        });
        return modelBuilder;
    }

    /// <summary>
    /// Marks what your application changes: rows of <c>connector_marks</c> join each <c>SaveChanges</c>, in your own transaction. What is marked follows from the connections that are registered in
    /// the same services with <c>.Crm&lt;TContext&gt;(…)</c>.
    /// </summary>
    /// <remarks>Bulk updates (<c>ExecuteUpdate</c>), SQL and other programs pass it by; the sync finds those by <c>ChangedAt</c> or by full reads.</remarks>
    public static DbContextOptionsBuilder UseConnectorMarks(this DbContextOptionsBuilder options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Options.FindExtension<CoreOptionsExtension>()?.Interceptors?.Contains(ByRegistration) == true ? options : options.AddInterceptors(ByRegistration);
    }

    /// <summary>Marks what a program changes that has no sync of its own, such as the CRM's web application beside a sync host.</summary>
    /// <param name="options">The options of your context.</param>
    /// <param name="connection">The name of the connection, or of the kind of connections, that the marks are for.</param>
    /// <param name="model">The same model that the sync host gives to <c>.Crm&lt;TContext&gt;(…)</c>.</param>
    public static DbContextOptionsBuilder UseConnectorMarks<TContext>(this DbContextOptionsBuilder options, string connection, Action<CrmModelBuilder<TContext>> model) where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(connection);
        ArgumentNullException.ThrowIfNull(model);
        // Options may be made anew for every scope; what they say of marks stays the same.
        var interceptor = ByModel.Count < MaxRemembered ? ByModel.GetOrAdd((connection, model), static key => Make<TContext>(key.Connection, (Action<CrmModelBuilder<TContext>>)key.Model)) : Make(connection, model);
        return options.AddInterceptors(interceptor);
    }

    /// <inheritdoc cref="UseConnectorMarks(DbContextOptionsBuilder)" />
    public static DbContextOptionsBuilder<TContext> UseConnectorMarks<TContext>(this DbContextOptionsBuilder<TContext> options) where TContext : DbContext
    {
        UseConnectorMarks((DbContextOptionsBuilder)options);
        return options;
    }

    /// <inheritdoc cref="UseConnectorMarks{TContext}(DbContextOptionsBuilder, string, Action{CrmModelBuilder{TContext}})" />
    public static DbContextOptionsBuilder<TContext> UseConnectorMarks<TContext>(this DbContextOptionsBuilder<TContext> options, string connection, Action<CrmModelBuilder<TContext>> model) where TContext : DbContext
    {
        UseConnectorMarks((DbContextOptionsBuilder)options, connection, model);
        return options;
    }

    private static MarkInterceptor Make<TContext>(string connection, Action<CrmModelBuilder<TContext>> model) where TContext : DbContext
    {
        var builder = new CrmModelBuilder<TContext>();
        model(builder);
        return new MarkInterceptor(builder.Build(connection));
    }
}
