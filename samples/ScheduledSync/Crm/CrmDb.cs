using System.Text.Json;
using Connectors.Crm.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ScheduledSync.Crm;

/// <summary>The CRM's own database. All that it knows of the sync is one line: the table of marks.</summary>
public class CrmDb : DbContext
{
    private readonly TimeProvider _time;

    public CrmDb(DbContextOptions<CrmDb> options, TimeProvider time) : base(options) => _time = time;

    /// <summary>For a program with several such databases, each a type of its own.</summary>
    protected CrmDb(DbContextOptions options, TimeProvider time) : base(options) => _time = time;

    public DbSet<User> Users => Set<User>();

    public DbSet<Company> Companies => Set<Company>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<Deal> Deals => Set<Deal>();

    public DbSet<Quote> Quotes => Set<Quote>();

    public DbSet<Option> Options => Set<Option>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<ITracked>())
        {
            var stamp = entry.Property(static e => e.ChangedAt);
            if (entry.State == EntityState.Modified && !stamp.IsModified || entry.State == EntityState.Added && stamp.CurrentValue == default)
                stamp.CurrentValue = _time.GetUtcNow();
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite has neither type: instants as UTC ticks, which it can sort, amounts as text, which keeps their decimals.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<decimal>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddConnectorMarks();

        modelBuilder.Entity<Company>(company =>
        {
            company.HasIndex(static c => c.ChangedAt);
            company.HasMany(static c => c.People).WithOne(static p => p.Company).HasForeignKey(static p => p.CompanyId);
            company.Property(static c => c.Extra).HasConversion(
                static extra => JsonSerializer.Serialize(extra, JsonSerializerOptions.Default),
                static json => JsonSerializer.Deserialize<Dictionary<string, string?>>(json, JsonSerializerOptions.Default)!,
                new ValueComparer<Dictionary<string, string?>>(
                    static (a, b) => a!.Count == b!.Count && !a.Except(b).Any(),
                    static extra => extra.Aggregate(0, static (hash, pair) => hash ^ pair.GetHashCode()),
                    static extra => new Dictionary<string, string?>(extra)));
        });
        modelBuilder.Entity<Person>().HasIndex(static p => p.ChangedAt);
        modelBuilder.Entity<Product>().HasIndex(static p => p.ChangedAt);
        modelBuilder.Entity<Deal>().HasMany(static d => d.Quotes).WithOne(static q => q.Deal).HasForeignKey(static q => q.DealId);
        modelBuilder.Entity<Quote>().HasMany(static q => q.Lines).WithOne().HasForeignKey(static l => l.QuoteId);
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(static at => at.UtcTicks, static ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
