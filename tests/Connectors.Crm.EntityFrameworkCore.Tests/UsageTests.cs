using System.Text.Json;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;

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
            .Reference(Crm.Company.PaymentTerms.AsReference(), c => c.Term)
            .CustomFields(c => c.Extra, Crm.Company.Custom<string>("gln"))
            .ChangedAt(c => c.ChangedAt)
            .SoftDelete(c => c.Deleted);
    }
    // README: end

    [Fact]
    public async Task A_context_of_your_own_becomes_one_side_in_twenty_lines()
    {
        await using var world = await World<ShopDb>.CreateAsync(Model);
        await world.InDbAsync(async db =>
        {
            db.Add(new Company { Name = "Ærø Møbler ApS", Vat = "DK10007127", Address = new Address { City = "Marstal" }, Term = new Term(), Extra = { ["gln"] = "5790000000012" } });
            await db.SaveChangesAsync();
        });
        var crm = await world.OpenAsync();

        var (changes, _) = await crm.ReadAsync("company");

        var record = Assert.Single(changes).Record!;
        Assert.Equal("Ærø Møbler ApS", record["name"].AsText());
        Assert.Equal("DK10007127", record["vatNumber"].AsText());
        Assert.Equal("Marstal", record["city"].AsText());
        Assert.Equal("5790000000012", record["gln"].AsText());
        Assert.Equal(new RecordRef("paymentTerm", "1"), record["paymentTerms"].AsReference());
        Assert.IsType<WriteOutcome.Applied>(await crm.WriteAsync("company", await crm.UpdateAsync("company", record.Id.Value, ("city", FieldValue.Of("Ærøskøbing")))));
        Assert.Equal("Ærøskøbing", await world.AskDbAsync(static db => db.Companies.Select(static c => c.Address.City).SingleAsync()));
    }
}

internal static class Tokens
{
    public static Field<RecordRef> AsReference(this Field<string> field) => new(field.Entity, field.Name);
}

internal sealed class Company
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

internal sealed class Address
{
    public string? City { get; set; }
}

internal sealed class Term
{
    public int Id { get; set; }
}

internal sealed class ShopDb(DbContextOptions<ShopDb> options, TimeProvider time) : DbContext(options)
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
