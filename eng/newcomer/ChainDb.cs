using Connectors.Crm.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

/// <summary>The database of a product that many shops use: one table of tenants, and customers that belong to one of them each.</summary>
public sealed class ChainDb(DbContextOptions<ChainDb> options) : DbContext(options)
{
    /// <summary>Whose rows are seen.</summary>
    public string Tenant { get; set; } = "";

    public DbSet<Tenant> Tenants => Set<Tenant>();

    public DbSet<Buyer> Buyers => Set<Buyer>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddConnectorMarks();
        modelBuilder.Entity<Buyer>().HasQueryFilter(b => b.Tenant == Tenant);
    }
}

public sealed class Tenant
{
    public string Id { get; set; } = "";

    public long Changed { get; set; }

    public string Organization { get; set; } = "";

    public string ApiKey { get; set; } = "";

    public string Settings { get; set; } = "";
}

public sealed class Buyer
{
    public int Id { get; set; }

    public string Tenant { get; set; } = "";

    public string Name { get; set; } = "";

    public string? Country { get; set; }

    public string? Email { get; set; }
}
