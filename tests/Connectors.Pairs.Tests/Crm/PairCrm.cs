using Connectors.Crm.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Vocabulary = Connectors.Sync.Crm;

namespace Connectors.Pairs.Tests.Crm;

/// <summary>What every row of the CRM has.</summary>
public abstract class Row
{
    public int Id { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public bool Deleted { get; set; }
}

public sealed class Company : Row
{
    public string Name { get; set; } = "";

    public string? VatNumber { get; set; }

    public string? Ean { get; set; }

    public string? PNumber { get; set; }

    public string? Street { get; set; }

    public string? ZipCode { get; set; }

    public string? City { get; set; }

    public string? Country { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? Website { get; set; }

    public string? Attention { get; set; }

    public string? Currency { get; set; }

    public string? PaymentTerms { get; set; }

    public decimal? PaymentDays { get; set; }

    public string? VatZone { get; set; }

    public bool IsMember { get; set; }

    public bool UseCvr { get; set; }
}

public sealed class Person : Row
{
    public string Name { get; set; } = "";

    public string? Street { get; set; }

    public string? ZipCode { get; set; }

    public string? City { get; set; }

    public string? Country { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? Website { get; set; }

    public string? PaymentTerms { get; set; }

    public decimal? PaymentDays { get; set; }

    public bool IsMember { get; set; }
}

public sealed class Product : Row
{
    public string? Code { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Unit { get; set; }

    public decimal? Price { get; set; }

    public decimal? DefaultQuantity { get; set; }

    public string? SalesAccount { get; set; }
}

/// <summary>An invoice of Dinero as a record, or one that a user writes and Dinero is to have.</summary>
public sealed class Invoice : Row
{
    public int? CompanyId { get; set; }

    public Company? Company { get; set; }

    public DateOnly? Date { get; set; }

    public string? PaymentTerms { get; set; }

    public decimal? PaymentDays { get; set; }

    public string? Currency { get; set; }

    public bool? PricesIncludeVat { get; set; }

    public string? Language { get; set; }

    public string? Description { get; set; }

    public string? Comment { get; set; }

    public string? Number { get; set; }

    public string? State { get; set; }

    public string? AccountingState { get; set; }

    public string? MailState { get; set; }

    public DateOnly? DueDate { get; set; }

    public decimal? Net { get; set; }

    public decimal? Vat { get; set; }

    public decimal? Gross { get; set; }

    public List<InvoiceLine> Lines { get; set; } = [];
}

public sealed class InvoiceLine
{
    public int Id { get; set; }

    public int Position { get; set; }

    public string? Text { get; set; }

    public decimal? Quantity { get; set; }

    public string? Unit { get; set; }

    public decimal? Price { get; set; }

    public decimal? Discount { get; set; }

    public string? Account { get; set; }
}

/// <summary>A CRM of somebody who has a column for every field of the neutral vocabulary that a preset maps.</summary>
public sealed partial class PairCrm(DbContextOptions<PairCrm> options, TimeProvider time) : DbContext(options)
{
    public const int LongestName = 60;

    public DbSet<Company> Companies => Set<Company>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<Invoice> Invoices => Set<Invoice>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<Row>().Where(static e => e.State is EntityState.Added or EntityState.Modified))
            entry.Entity.ChangedAt = time.GetUtcNow();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Which columns the sync sees, under which name.</summary>
    public static void Map(CrmModelBuilder<PairCrm> model)
    {
        model.Entity<Company>(Vocabulary.Company.Entity, static c => c.Id)
            .Field(Vocabulary.Company.Name, static c => c.Name)
            .Field(Vocabulary.Company.VatNumber, static c => c.VatNumber)
            .Field(Vocabulary.Company.Ean, static c => c.Ean)
            .Field(Vocabulary.Company.Custom<string>("pNumber"), static c => c.PNumber)
            .Field(Vocabulary.Company.Street, static c => c.Street)
            .Field(Vocabulary.Company.ZipCode, static c => c.ZipCode)
            .Field(Vocabulary.Company.City, static c => c.City)
            .Field(Vocabulary.Company.Country, static c => c.Country)
            .Field(Vocabulary.Company.Phone, static c => c.Phone)
            .Field(Vocabulary.Company.Email, static c => c.Email)
            .Field(Vocabulary.Company.Website, static c => c.Website)
            .Field(Vocabulary.Company.Attention, static c => c.Attention)
            .Field(Vocabulary.Company.Currency, static c => c.Currency)
            .Field(Vocabulary.Company.PaymentTerms, static c => c.PaymentTerms)
            .Field(Vocabulary.Company.PaymentDays, static c => c.PaymentDays)
            .Field(Vocabulary.Company.VatZone, static c => c.VatZone)
            .Field(Vocabulary.Company.Custom<bool>("isMember"), static c => c.IsMember)
            .Field(Vocabulary.Company.Custom<bool>("useCvr"), static c => c.UseCvr)
            .ChangedAt(static c => c.ChangedAt)
            .SoftDelete(static c => c.Deleted);

        model.Entity<Person>(Vocabulary.Person.Entity, static p => p.Id)
            .Field(Vocabulary.Person.Name, static p => p.Name)
            .Field(Vocabulary.Person.Street, static p => p.Street)
            .Field(Vocabulary.Person.ZipCode, static p => p.ZipCode)
            .Field(Vocabulary.Person.City, static p => p.City)
            .Field(Vocabulary.Person.Country, static p => p.Country)
            .Field(Vocabulary.Person.Phone, static p => p.Phone)
            .Field(Vocabulary.Person.Email, static p => p.Email)
            .Field(Vocabulary.Person.Website, static p => p.Website)
            .Field(Vocabulary.Person.PaymentTerms, static p => p.PaymentTerms)
            .Field(Vocabulary.Person.PaymentDays, static p => p.PaymentDays)
            .Field(Vocabulary.Person.Custom<bool>("isMember"), static p => p.IsMember)
            .ChangedAt(static p => p.ChangedAt)
            .SoftDelete(static p => p.Deleted);

        model.Entity<Product>(Vocabulary.Product.Entity, static p => p.Id)
            .Field(Vocabulary.Product.Code, static p => p.Code)
            .Field(Vocabulary.Product.Name, static p => p.Name)
            .Field(Vocabulary.Product.Description, static p => p.Description)
            .Field(Vocabulary.Product.Unit, static p => p.Unit)
            .Field(Vocabulary.Product.Price, static p => p.Price)
            .Field(Vocabulary.Product.DefaultQuantity, static p => p.DefaultQuantity)
            .Field(Vocabulary.Product.SalesAccount, static p => p.SalesAccount)
            .ChangedAt(static p => p.ChangedAt)
            .SoftDelete(static p => p.Deleted);

        model.Entity<Invoice>(Vocabulary.SalesDocument.Entity, static i => i.Id)
            .Reference(Vocabulary.SalesDocument.Company, static i => i.Company)
            .Field(Vocabulary.SalesDocument.Date, static i => i.Date)
            .Field(Vocabulary.SalesDocument.PaymentTerms, static i => i.PaymentTerms)
            .Field(Vocabulary.SalesDocument.Custom<decimal>("paymentDays"), static i => i.PaymentDays)
            .Field(Vocabulary.SalesDocument.Currency, static i => i.Currency)
            .Field(Vocabulary.SalesDocument.Custom<bool>("pricesIncludeVat"), static i => i.PricesIncludeVat)
            .Field(Vocabulary.SalesDocument.Custom<string>("language"), static i => i.Language)
            .Field(Vocabulary.SalesDocument.Custom<string>("description"), static i => i.Description)
            .Field(Vocabulary.SalesDocument.Comment, static i => i.Comment)
            .Field(Vocabulary.SalesDocument.Number, static i => i.Number)
            .Field(Vocabulary.SalesDocument.State, static i => i.State)
            .Field(Vocabulary.SalesDocument.AccountingState, static i => i.AccountingState)
            .Field(Vocabulary.SalesDocument.Custom<string>("mailState"), static i => i.MailState)
            .Field(Vocabulary.SalesDocument.DueDate, static i => i.DueDate)
            .Field(Vocabulary.SalesDocument.Net, static i => i.Net)
            .Field(Vocabulary.SalesDocument.Vat, static i => i.Vat)
            .Field(Vocabulary.SalesDocument.Gross, static i => i.Gross)
            .Lines(Vocabulary.SalesDocument.Lines, static i => i.Lines, static l => l
                .Field(Vocabulary.Line.Text, static x => x.Text)
                .Field(Vocabulary.Line.Quantity, static x => x.Quantity)
                .Field(Vocabulary.Line.Unit, static x => x.Unit)
                .Field(Vocabulary.Line.UnitPrice, static x => x.Price)
                .Field(Vocabulary.Line.DiscountPercent, static x => x.Discount)
                .Field(Vocabulary.Line.SalesAccount, static x => x.Account)
                .OrderBy(static x => x.Position))
            .ChangedAt(static i => i.ChangedAt)
            .SoftDelete(static i => i.Deleted);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<decimal>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddConnectorMarks();
        modelBuilder.Entity<Company>().Property(static c => c.Name).HasMaxLength(LongestName);
        modelBuilder.Entity<Person>().Property(static p => p.Name).HasMaxLength(LongestName);
        modelBuilder.Entity<Product>().Property(static p => p.Name).HasMaxLength(LongestName);
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(static instant => instant.UtcTicks, static ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
