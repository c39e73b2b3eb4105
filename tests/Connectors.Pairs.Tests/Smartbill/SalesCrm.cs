using Connectors.Crm.EntityFrameworkCore;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Vocabulary = Connectors.Sync.Crm;

namespace Connectors.Pairs.Tests.Smartbill;

/// <summary>What every row has.</summary>
public abstract class SalesRow
{
    public int Id { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}

public sealed class Firm : SalesRow
{
    public string Name { get; set; } = "";

    public string? VatNumber { get; set; }

    public string? Street { get; set; }

    public string? City { get; set; }

    public string? County { get; set; }

    public string? Country { get; set; }

    public string? Email { get; set; }
}

/// <summary>An offer or an order: what is sold, its status, and what became of it in accounting.</summary>
public abstract class Sale : SalesRow
{
    public string Name { get; set; } = "";

    public string Status { get; set; } = "New";

    public int? FirmId { get; set; }

    public DateOnly Date { get; set; }

    public string Currency { get; set; } = "RON";

    /// <summary>The total that its users see, where they have one.</summary>
    public decimal? Gross { get; set; }

    public string? InvoiceNumber { get; set; }

    public string? InvoiceLink { get; set; }

    public string? InvoiceState { get; set; }

    public string? InvoiceMessage { get; set; }

    public decimal? InvoicePaid { get; set; }

    public decimal? InvoiceOpen { get; set; }

    public DateTimeOffset? InvoiceCheckedAt { get; set; }
}

public sealed class Offer : Sale
{
    public List<OfferLine> Lines { get; set; } = [];
}

public sealed class Order : Sale
{
    /// <summary>The offer that it came from.</summary>
    public int? OfferId { get; set; }

    public List<OrderLine> Lines { get; set; } = [];
}

public abstract class SaleLine
{
    public int Id { get; set; }

    public string? Code { get; set; }

    public string Text { get; set; } = "";

    public decimal Quantity { get; set; }

    public string Unit { get; set; } = "buc";

    public decimal? Price { get; set; }

    public string? Vat { get; set; } = "Normala";
}

public sealed class OfferLine : SaleLine;

public sealed class OrderLine : SaleLine;

public sealed class Article : SalesRow
{
    public string? Code { get; set; }

    public string? Name { get; set; }

    public string? Unit { get; set; }

    public decimal? Price { get; set; }

    public decimal? Stock { get; set; }
}

/// <summary>A CRM of somebody who sells: firms, offers, orders and articles in tables of their own.</summary>
public sealed class SalesCrm(DbContextOptions<SalesCrm> options, TimeProvider time) : DbContext(options)
{
    public DbSet<Firm> Firms => Set<Firm>();

    public DbSet<Offer> Offers => Set<Offer>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<Article> Articles => Set<Article>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<SalesRow>().Where(static e => e.State is EntityState.Added or EntityState.Modified))
            entry.Entity.ChangedAt = time.GetUtcNow();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Which columns the sync sees, under which name.</summary>
    public static void Map(CrmModelBuilder<SalesCrm> model)
    {
        model.Entity<Firm>(Vocabulary.Company.Entity, static f => f.Id)
            .Field(Vocabulary.Company.Name, static f => f.Name)
            .Field(Vocabulary.Company.VatNumber, static f => f.VatNumber)
            .Field(Vocabulary.Company.Street, static f => f.Street)
            .Field(Vocabulary.Company.City, static f => f.City)
            .Field(Vocabulary.Company.Region, static f => f.County)
            .Field(Vocabulary.Company.Country, static f => f.Country)
            .Field(Vocabulary.Company.Email, static f => f.Email)
            .ChangedAt(static f => f.ChangedAt);
        MapSale<Offer>(model, new Entity("offer"));
        MapSale<Order>(model, new Entity("order"));
        model.Entity<Article>(Vocabulary.Product.Entity, static a => a.Id)
            .Field(Vocabulary.Product.Code, static a => a.Code)
            .Field(Vocabulary.Product.Name, static a => a.Name)
            .Field(Vocabulary.Product.Unit, static a => a.Unit)
            .Field(Vocabulary.Product.Price, static a => a.Price)
            .Field(Vocabulary.Product.Stock, static a => a.Stock)
            .ChangedAt(static a => a.ChangedAt);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<decimal>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddConnectorMarks();

    private static void MapSale<T>(CrmModelBuilder<SalesCrm> model, Entity entity) where T : Sale => model.Entity<T>(entity, static s => s.Id)
        .Field(entity.Custom<string>("name"), static s => s.Name)
        .Field(entity.Custom<string>("status"), static s => s.Status)
        .Field(entity.Custom<string>("invoiceNumber"), static s => s.InvoiceNumber)
        .Field(entity.Custom<string>("invoiceLink"), static s => s.InvoiceLink)
        .Field(entity.Custom<string>("invoiceState"), static s => s.InvoiceState)
        .Field(entity.Custom<string>("invoiceMessage"), static s => s.InvoiceMessage)
        .Field(entity.Custom<decimal>("invoicePaid"), static s => s.InvoicePaid)
        .Field(entity.Custom<decimal>("invoiceOpen"), static s => s.InvoiceOpen)
        .Field(entity.Custom<DateTimeOffset>("invoiceCheckedAt"), static s => s.InvoiceCheckedAt)
        .ChangedAt(static s => s.ChangedAt);

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(static instant => instant.UtcTicks, static ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
