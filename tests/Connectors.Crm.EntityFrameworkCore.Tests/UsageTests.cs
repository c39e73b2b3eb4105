using System.Reflection;
using System.Text.Json;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EfCrm.Tests;

/// <summary>The README's example, compiled and run.</summary>
public sealed class UsageTests
{
    // README: begin
    private static void Model(CrmModelBuilder<ShopDb> m)
    {
        m.Entity<Term>(new("paymentTerm"), t => t.Id);
        m.Entity<Company>(Crm.Company.Entity, c => c.Id)
            .Field(Crm.Company.Name, c => c.Name)
            .Field(Crm.Company.VatNumber, c => c.Vat)
            .Field(Crm.Company.City, c => c.Address.City)
            .Reference(Crm.Company.Custom<RecordRef>("paymentTerm"), c => c.Term)
            .CustomFields(c => c.Extra, Crm.Company.Custom<string>("gln"))
            .ChangedAt(c => c.ChangedAt)
            .SoftDelete(c => c.Deleted);
    }

    private static void Register(IServiceCollection services, ConnectionBuilder connection, string database)
    {
        services.AddDbContextFactory<ShopDb>(o => o.UseSqlite(database).UseConnectorMarks());
        connection.Crm<ShopDb>(Model);
    }

    // README: end

    [Fact]
    public void The_example_of_the_readme_is_the_one_that_is_compiled_here_and_has_twenty_lines()
    {
        var project = typeof(UsageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "ProjectDirectory").Value!;
        var code = File.ReadAllText(Path.Combine(project, "UsageTests.cs")).ReplaceLineEndings("\n").Split("// README: " + "begin\n")[1].Split("\n    // README: " + "end")[0];
        var readme = File.ReadAllText(Path.Combine(project, "../../src/Connectors.Crm.EntityFrameworkCore/README.md")).ReplaceLineEndings("\n");
        var lines = code.TrimEnd().Split('\n').Select(static l => l.Length > 4 ? l[4..] : l).ToList();

        Assert.Contains("```csharp\n" + string.Join('\n', lines) + "\n```", readme, StringComparison.Ordinal);
        Assert.InRange(lines.Count(static l => l.Length > 0), 1, 20);
    }

    [Fact]
    public async Task A_context_of_your_own_becomes_one_side_in_twenty_lines()
    {
        var folder = Directory.CreateTempSubdirectory("efcrm").FullName;
        var services = new ServiceCollection().AddSingleton(TimeProvider.System);
        var builder = new ConnectionBuilder("acme", services).UseProvider(Side.Accounting, static (_, _) => throw new NotSupportedException());
        Register(services, builder, $"Data Source={Path.Combine(folder, "crm.db")};Pooling=False");
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        await using var db = await provider.GetRequiredService<IDbContextFactory<ShopDb>>().CreateDbContextAsync();
        await db.Database.EnsureCreatedAsync();
        db.Add(new Company { Name = "Ærø Møbler ApS", Vat = "DK10007127", Address = new Address { City = "Marstal" }, Term = new Term(), Extra = { ["gln"] = "5790000000012" } });
        await db.SaveChangesAsync();
        var side = await builder.Build().CreateCrm(new ConnectionContext(new ConnectionDescriptor { Id = new ConnectionId("acme"), Kind = "acme" }, provider), default);
        var crm = new CrmSide(side, await side.DescribeAsync(default));

        var (changes, _) = await crm.ReadAsync("company");

        var record = Assert.Single(changes).Record!;
        Assert.Equal("Ærø Møbler ApS", record["name"].AsText());
        Assert.Equal("DK10007127", record["vatNumber"].AsText());
        Assert.Equal("Marstal", record["city"].AsText());
        Assert.Equal("5790000000012", record["gln"].AsText());
        Assert.Equal(new RecordRef("paymentTerm", "1"), record["paymentTerm"].AsReference());
        Assert.IsType<WriteOutcome.Applied>(await crm.WriteAsync("company", await crm.UpdateAsync("company", record.Id.Value, ("city", FieldValue.Of("Ærøskøbing")))));
        Assert.True((await crm.Provider.ProbeAsync(default)).Ok);
        Assert.Equal("Ærøskøbing", await db.Companies.Select(static c => c.Address.City).SingleAsync());
        await db.Database.EnsureDeletedAsync();
        Directory.Delete(folder);
    }
}

public sealed class Company
{
    public int Id { get; set; }

    public string Name { get; set; } = "";

    public string? Vat { get; set; }

    public Address Address { get; set; } = new();

    public Term? Term { get; set; }

    public Dictionary<string, string?> Extra { get; set; } = [];

    public DateTime ChangedAt { get; set; }

    public bool Deleted { get; set; }
}

public sealed class Address
{
    public string? City { get; set; }
}

public sealed class Term
{
    public int Id { get; set; }
}

public sealed class ShopDb(DbContextOptions<ShopDb> options, TimeProvider time) : DbContext(options)
{
    public DbSet<Company> Companies => Set<Company>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<Company>().Where(static e => e.State is EntityState.Added or EntityState.Modified || e.References.Any(static r => r.TargetEntry?.State == EntityState.Modified)))
            entry.Entity.ChangedAt = time.GetUtcNow().UtcDateTime;
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddConnectorMarks();
        modelBuilder.Entity<Company>(static company =>
        {
            company.OwnsOne(static c => c.Address);
            company.Property(static c => c.Extra).HasConversion(
                static extra => JsonSerializer.Serialize(extra, JsonSerializerOptions.Default),
                static json => JsonSerializer.Deserialize<Dictionary<string, string?>>(json, JsonSerializerOptions.Default)!);
        });
    }
}
