using Connectors.Crm.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Vocabulary = Connectors.Sync.Crm;

namespace Connectors.Pairs.Tests.Documents;

public sealed class Customer
{
    public int Id { get; set; }

    public string Name { get; set; } = "";

    public string? VatNumber { get; set; }

    public string? Street { get; set; }

    public string? ZipCode { get; set; }

    public string? City { get; set; }

    public string? Region { get; set; }

    public string? Country { get; set; }

    public string? Email { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}

public sealed class Person
{
    public int Id { get; set; }

    public string Name { get; set; } = "";

    public string? Email { get; set; }

    public string? Country { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}

public sealed class Article
{
    public int Id { get; set; }

    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    public DateTimeOffset ChangedAt { get; set; }
}

public sealed class Offer
{
    public int Id { get; set; }

    public string Number { get; set; } = "";

    public OfferStatus Status { get; set; }

    public DateOnly Date { get; set; }

    public int? CustomerId { get; set; }

    public Customer? Customer { get; set; }

    public int? PersonId { get; set; }

    public Person? Person { get; set; }

    public string Currency { get; set; } = "DKK";

    public string? YourReference { get; set; }

    public List<OfferLine> Lines { get; set; } = [];

    public decimal? Gross { get; set; }

    public decimal? Net { get; set; }

    public string? InvoiceId { get; set; }

    public string? InvoiceNumber { get; set; }

    public string? InvoiceState { get; set; }

    public string? InvoiceMessage { get; set; }

    public decimal? Paid { get; set; }

    public decimal? Open { get; set; }

    public DateTimeOffset? CheckedAt { get; set; }

    public string? EInvoice { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}

public enum OfferStatus
{
    Draft,
    Sent,
    Accepted,
    Lost,
}

public sealed class OfferLine
{
    public int Id { get; set; }

    public int Position { get; set; }

    public int? ArticleId { get; set; }

    public Article? Article { get; set; }

    public string? Text { get; set; }

    public decimal? Quantity { get; set; }

    public string? Unit { get; set; }

    public decimal? Price { get; set; }

    public decimal? Discount { get; set; }

    public decimal? Rebate { get; set; }

    public string? Currency { get; set; }

    public string? Vat { get; set; }
}

/// <summary>A CRM with offers, as a developer has it: she says which column is what, and nothing about documents.</summary>
public sealed class SalesCrm(DbContextOptions<SalesCrm> options, TimeProvider time) : DbContext(options)
{
    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<Person> Persons => Set<Person>();

    public DbSet<Article> Articles => Set<Article>();

    public DbSet<Offer> Offers => Set<Offer>();

    /// <summary>The same with persons, whom offers may be for.</summary>
    public static void MapWithPersons(CrmModelBuilder<SalesCrm> model)
    {
        model.Entity<Person>(Vocabulary.Person.Entity, static p => p.Id)
            .Field(Vocabulary.Person.Name, static p => p.Name)
            .Field(Vocabulary.Person.Email, static p => p.Email)
            .Field(Vocabulary.Person.Country, static p => p.Country)
            .ChangedAt(static p => p.ChangedAt);
        Map(model, true);
    }

    public static void Map(CrmModelBuilder<SalesCrm> model) => Map(model, false);

    /// <summary>The same with a column for what is known of an e-invoice.</summary>
    public static void MapWithEInvoice(CrmModelBuilder<SalesCrm> model) => Map(model, false).Field(Vocabulary.Offer.AccountingEInvoice, static o => o.EInvoice);

    private static CrmEntityBuilder<Offer> Map(CrmModelBuilder<SalesCrm> model, bool persons)
    {
        model.Entity<Customer>(Vocabulary.Company.Entity, static c => c.Id)
            .Field(Vocabulary.Company.Name, static c => c.Name)
            .Field(Vocabulary.Company.VatNumber, static c => c.VatNumber)
            .Field(Vocabulary.Company.Street, static c => c.Street)
            .Field(Vocabulary.Company.ZipCode, static c => c.ZipCode)
            .Field(Vocabulary.Company.City, static c => c.City)
            .Field(Vocabulary.Company.Region, static c => c.Region)
            .Field(Vocabulary.Company.Country, static c => c.Country)
            .Field(Vocabulary.Company.Email, static c => c.Email)
            .ChangedAt(static c => c.ChangedAt);
        model.Entity<Article>(Vocabulary.Product.Entity, static a => a.Id)
            .Field(Vocabulary.Product.Code, static a => a.Code)
            .Field(Vocabulary.Product.Name, static a => a.Name)
            .ChangedAt(static a => a.ChangedAt);
        var offer = model.Entity<Offer>(Vocabulary.Offer.Entity, static o => o.Id);
        if (persons)
            offer.Reference(Vocabulary.Offer.Person, static o => o.Person);
        return offer
            .Field(Vocabulary.Offer.Number, static o => o.Number)
            .Field(Vocabulary.Offer.Status, static o => o.Status)
            .Field(Vocabulary.Offer.Date, static o => o.Date)
            .Reference(Vocabulary.Offer.Company, static o => o.Customer)
            .Field(Vocabulary.Offer.Currency, static o => o.Currency)
            .Field(Vocabulary.Offer.YourReference, static o => o.YourReference)
            .Lines(Vocabulary.Offer.Lines, static o => o.Lines, static l => l
                .Reference(Vocabulary.Line.Product, static x => x.Article)
                .Field(Vocabulary.Line.Text, static x => x.Text)
                .Field(Vocabulary.Line.Quantity, static x => x.Quantity)
                .Field(Vocabulary.Line.Unit, static x => x.Unit)
                .Field(Vocabulary.Line.UnitPrice, static x => x.Price)
                .Field(Vocabulary.Line.DiscountPercent, static x => x.Discount)
                .Field(Vocabulary.Line.DiscountAmount, static x => x.Rebate)
                .Field(Vocabulary.Line.Currency, static x => x.Currency)
                .Field(Vocabulary.Line.VatCode, static x => x.Vat)
                .OrderBy(static x => x.Position))
            .Field(Vocabulary.Offer.Net, static o => o.Net)
            .Field(Vocabulary.Offer.Gross, static o => o.Gross)
            .Field(Vocabulary.Offer.AccountingId, static o => o.InvoiceId)
            .Field(Vocabulary.Offer.AccountingNumber, static o => o.InvoiceNumber)
            .Field(Vocabulary.Offer.AccountingState, static o => o.InvoiceState)
            .Field(Vocabulary.Offer.AccountingMessage, static o => o.InvoiceMessage)
            .Field(Vocabulary.Offer.Paid, static o => o.Paid)
            .Field(Vocabulary.Offer.Open, static o => o.Open)
            .Field(Vocabulary.Offer.CheckedAt, static o => o.CheckedAt)
            .ChangedAt(static o => o.ChangedAt);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries().Where(static e => e.State is EntityState.Added or EntityState.Modified && e.Metadata.FindProperty(nameof(Customer.ChangedAt)) is not null))
            entry.Property(nameof(Customer.ChangedAt)).CurrentValue = time.GetUtcNow();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<decimal>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddConnectorMarks();

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(static instant => instant.UtcTicks, static ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
