using Connectors.Crm.EntityFrameworkCore.Marks;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Crm.EntityFrameworkCore;

/// <summary>What your own <see cref="DbContext"/> knows of the sync.</summary>
public static class CrmModelExtensions
{
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
}
