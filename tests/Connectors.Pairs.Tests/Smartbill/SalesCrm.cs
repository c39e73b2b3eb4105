using System.Linq.Expressions;
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

    public bool? PaysVat { get; set; }

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

    public Firm? Firm { get; set; }

    /// <summary>What an offer and the order that came from it have in common.</summary>
    public string? Deal { get; set; }

    public string Currency { get; set; } = "RON";

    /// <summary>The totals that its users see, where they have some.</summary>
    public decimal? Net { get; set; }

    public decimal? Gross { get; set; }

    public string? InvoiceNumber { get; set; }

    public string? InvoiceLink { get; set; }

    public string? InvoiceState { get; set; }

    public string? InvoiceMessage { get; set; }

    public decimal? InvoicePaid { get; set; }

    public decimal? InvoiceOpen { get; set; }

    public DateTimeOffset? InvoiceCheckedAt { get; set; }

    public string? InvoiceFile { get; set; }

    public string? ProformaNumber { get; set; }

    public string? ProformaState { get; set; }

    public string? ProformaMessage { get; set; }

    public string? ProformaFile { get; set; }

    /// <summary>The file of what was sent last.</summary>
    public byte[]? Pdf { get; set; }
}

public sealed class Offer : Sale
{
    public List<OfferLine> Lines { get; set; } = [];
}

public sealed class Order : Sale
{
    public List<OrderLine> Lines { get; set; } = [];
}

public abstract class SaleLine
{
    public int Id { get; set; }

    public int Position { get; set; }

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

    /// <summary>Nobody edits it here.</summary>
    public bool ReadOnly { get; set; }
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
    public static void Map(CrmModelBuilder<SalesCrm> model) => Map(model, keepsFiles: true);

    public static void Map(CrmModelBuilder<SalesCrm> model, bool keepsFiles)
    {
        model.Entity<Firm>(Vocabulary.Company.Entity, static f => f.Id)
            .Field(Vocabulary.Company.Name, static f => f.Name)
            .Field(Vocabulary.Company.VatNumber, static f => f.VatNumber)
            .Field(Connectors.Smartbill.Sync.SmartbillFields.Customer.IsVatPayer, static f => f.PaysVat)
            .Field(Vocabulary.Company.Street, static f => f.Street)
            .Field(Vocabulary.Company.City, static f => f.City)
            .Field(Vocabulary.Company.Region, static f => f.County)
            .Field(Vocabulary.Company.Country, static f => f.Country)
            .Field(Vocabulary.Company.Email, static f => f.Email)
            .ChangedAt(static f => f.ChangedAt);
        MapSale<Offer, OfferLine>(model, Vocabulary.Offer.Entity, static o => o.Lines, keepsFiles);
        MapSale<Order, OrderLine>(model, Vocabulary.Order.Entity, static o => o.Lines, keepsFiles);
        model.Entity<Article>(Vocabulary.Product.Entity, static a => a.Id)
            .Field(Vocabulary.Product.Code, static a => a.Code)
            .Field(Vocabulary.Product.Name, static a => a.Name)
            .Field(Vocabulary.Product.Unit, static a => a.Unit)
            .Field(Vocabulary.Product.Price, static a => a.Price)
            .Field(Vocabulary.Product.Stock, static a => a.Stock)
            .Field(Vocabulary.Product.ReadOnly, static a => a.ReadOnly)
            .ChangedAt(static a => a.ChangedAt);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<decimal>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddConnectorMarks();

    // Offers and orders show their fields under the same names.
    private static void MapSale<T, TLine>(CrmModelBuilder<SalesCrm> model, Entity entity, Expression<Func<T, IEnumerable<TLine>>> lines, bool keepsFiles) where T : Sale where TLine : SaleLine
    {
        var sale = model.Entity<T>(entity, static s => s.Id)
        .Field(Vocabulary.Offer.Number, static s => s.Name)
        .Field(Vocabulary.Offer.Status, static s => s.Status)
        .Reference(Vocabulary.Offer.Company, static s => s.Firm)
        .Field(Vocabulary.Offer.Deal, static s => s.Deal)
        .Field(Vocabulary.Offer.Currency, static s => s.Currency)
        .Field(Vocabulary.Offer.Net, static s => s.Net)
        .Field(Vocabulary.Offer.Gross, static s => s.Gross)
        .Lines(Vocabulary.Offer.Lines, lines, static l => l
            .Field(Vocabulary.Line.Code, static x => x.Code)
            .Field(Vocabulary.Line.Text, static x => x.Text)
            .Field(Vocabulary.Line.Quantity, static x => x.Quantity)
            .Field(Vocabulary.Line.Unit, static x => x.Unit)
            .Field(Vocabulary.Line.UnitPrice, static x => x.Price)
            .Field(Vocabulary.Line.VatCode, static x => x.Vat)
            .OrderBy(static x => x.Position))
        .Field(Vocabulary.Offer.AccountingNumber, static s => s.InvoiceNumber)
        .Field(Vocabulary.Offer.AccountingLink, static s => s.InvoiceLink)
        .Field(Vocabulary.Offer.AccountingState, static s => s.InvoiceState)
        .Field(Vocabulary.Offer.AccountingMessage, static s => s.InvoiceMessage)
        .Field(Vocabulary.Offer.Paid, static s => s.InvoicePaid)
        .Field(Vocabulary.Offer.Open, static s => s.InvoiceOpen)
        .Field(Vocabulary.Offer.CheckedAt, static s => s.InvoiceCheckedAt)
        .Field(Vocabulary.Offer.AccountingFile, static s => s.InvoiceFile)
        .Field(Vocabulary.Offer.Custom<string>("proformaNumber"), static s => s.ProformaNumber)
        .Field(Vocabulary.Offer.Custom<string>("proformaState"), static s => s.ProformaState)
        .Field(Vocabulary.Offer.Custom<string>("proformaMessage"), static s => s.ProformaMessage)
        .Field(Vocabulary.Offer.Custom<string>("proformaFile"), static s => s.ProformaFile)
        .ChangedAt(static s => s.ChangedAt);
        if (keepsFiles)
            sale.DocumentFile(static s => s.Pdf);
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(static instant => instant.UtcTicks, static ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
