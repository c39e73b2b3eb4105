using Connectors.Crm.EntityFrameworkCore;
using Connectors.Pairs.Tests.Crm;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Vocabulary = Connectors.Sync.Crm;

namespace Connectors.Pairs.Tests.Intacct;

/// <summary>A row that accounting knows by a number and a name.</summary>
public abstract class NumberedRow : Row
{
    public string? Number { get; set; }

    public string? Name { get; set; }

    public bool Active { get; set; } = true;
}

public sealed class Account : NumberedRow
{
    public string? RegistrationNumber { get; set; }

    public string? PrintAs { get; set; }

    public string? Street { get; set; }

    public string? ZipCode { get; set; }

    public string? City { get; set; }

    public string? Region { get; set; }

    public string? Country { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? Website { get; set; }

    public string? Currency { get; set; }

    public string? PaymentTerms { get; set; }

    public string? Group { get; set; }

    public string? Territory { get; set; }

    public string? SalesRepresentative { get; set; }

    public string? Notes { get; set; }

    public decimal? CreditLimit { get; set; }

    public bool IsOnHold { get; set; }

    public Human? BillTo { get; set; }
}

public sealed class Human : NumberedRow
{
    public string? Prefix { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? CompanyName { get; set; }

    public string? Email { get; set; }

    public string? Email2 { get; set; }

    public string? Phone { get; set; }

    public string? Mobile { get; set; }

    public string? Website { get; set; }

    public string? Street { get; set; }

    public string? ZipCode { get; set; }

    public string? City { get; set; }

    public string? Region { get; set; }

    public string? Country { get; set; }
}

public sealed class Product : NumberedRow
{
    public string? ItemType { get; set; }

    public string? Description { get; set; }

    public string? Unit { get; set; }

    public decimal? Price { get; set; }

    public decimal? Cost { get; set; }

    public string? BarCode { get; set; }

    public bool IsTaxable { get; set; }
}

public sealed class Project : NumberedRow
{
    public string? Category { get; set; }

    public string? Description { get; set; }

    public string? Type { get; set; }

    public string? Department { get; set; }

    public string? Location { get; set; }

    public DateOnly? Start { get; set; }

    public DateOnly? End { get; set; }

    public string? BillingType { get; set; }

    public decimal? ContractAmount { get; set; }
}

public sealed class Work : NumberedRow
{
    public Project? Project { get; set; }

    public string? Status { get; set; }

    public bool Billable { get; set; }
}

public sealed class PriceList : NumberedRow
{
    public string? Kind { get; set; }

    public string? Description { get; set; }
}

public sealed class Price : Row
{
    public string? Kind { get; set; }

    public PriceList? PriceList { get; set; }

    public Product? Product { get; set; }

    public decimal? Amount { get; set; }

    public decimal? MinimumQuantity { get; set; }

    public string? Currency { get; set; }

    public string? PriceType { get; set; }
}

/// <summary>A CRM of somebody who keeps the ids of Intacct's lists as texts.</summary>
public sealed class IntacctCrm(DbContextOptions<IntacctCrm> options, TimeProvider time) : DbContext(options)
{
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<Row>().Where(static e => e.State is EntityState.Added or EntityState.Modified))
            entry.Entity.ChangedAt = time.GetUtcNow();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public static void Map(CrmModelBuilder<IntacctCrm> model)
    {
        model.Entity<Account>(Vocabulary.Company.Entity, static c => c.Id)
            .Field(Vocabulary.Company.Number, static c => c.Number).Field(Vocabulary.Company.Name, static c => c.Name).Field(Vocabulary.Company.Active, static c => c.Active)
            .Field(Vocabulary.Company.RegistrationNumber, static c => c.RegistrationNumber).Field(Vocabulary.Company.Custom<string>("printAs"), static c => c.PrintAs)
            .Field(Vocabulary.Company.Street, static c => c.Street).Field(Vocabulary.Company.ZipCode, static c => c.ZipCode).Field(Vocabulary.Company.City, static c => c.City)
            .Field(Vocabulary.Company.Region, static c => c.Region).Field(Vocabulary.Company.Country, static c => c.Country).Field(Vocabulary.Company.Phone, static c => c.Phone)
            .Field(Vocabulary.Company.Email, static c => c.Email).Field(Vocabulary.Company.Website, static c => c.Website).Field(Vocabulary.Company.Currency, static c => c.Currency)
            .Field(Vocabulary.Company.PaymentTerms, static c => c.PaymentTerms).Field(Vocabulary.Company.Group, static c => c.Group).Field(Vocabulary.Company.Custom<string>("territory"), static c => c.Territory)
            .Field(Vocabulary.Company.Custom<string>("salesRepresentative"), static c => c.SalesRepresentative).Field(Vocabulary.Company.Custom<string>("notes"), static c => c.Notes)
            .Field(Vocabulary.Company.Custom<decimal>("creditLimit"), static c => c.CreditLimit).Field(Vocabulary.Company.Custom<bool>("isOnHold"), static c => c.IsOnHold)
            .Reference(Vocabulary.Company.Custom<Connectors.Sync.RecordRef>("billTo"), static c => c.BillTo)
            .ChangedAt(static c => c.ChangedAt).SoftDelete(static c => c.Deleted);
        model.Entity<Human>(Vocabulary.Person.Entity, static p => p.Id)
            .Field(Vocabulary.Person.Name, static p => p.Name).Field(Vocabulary.Person.Active, static p => p.Active).Field(Vocabulary.Person.Custom<string>("prefix"), static p => p.Prefix)
            .Field(Vocabulary.Person.FirstName, static p => p.FirstName).Field(Vocabulary.Person.LastName, static p => p.LastName).Field(Vocabulary.Person.Custom<string>("companyName"), static p => p.CompanyName)
            .Field(Vocabulary.Person.Email, static p => p.Email).Field(Vocabulary.Person.Custom<string>("email2"), static p => p.Email2).Field(Vocabulary.Person.Phone, static p => p.Phone)
            .Field(Vocabulary.Person.Mobile, static p => p.Mobile).Field(Vocabulary.Person.Website, static p => p.Website).Field(Vocabulary.Person.Street, static p => p.Street)
            .Field(Vocabulary.Person.ZipCode, static p => p.ZipCode).Field(Vocabulary.Person.City, static p => p.City).Field(Vocabulary.Person.Custom<string>("region"), static p => p.Region)
            .Field(Vocabulary.Person.Country, static p => p.Country)
            .ChangedAt(static p => p.ChangedAt).SoftDelete(static p => p.Deleted);
        model.Entity<Product>(Vocabulary.Product.Entity, static p => p.Id)
            .Field(Vocabulary.Product.Code, static p => p.Number).Field(Vocabulary.Product.Name, static p => p.Name).Field(Vocabulary.Product.Active, static p => p.Active)
            .Field(Vocabulary.Product.Custom<string>("itemType"), static p => p.ItemType).Field(Vocabulary.Product.Description, static p => p.Description).Field(Vocabulary.Product.Unit, static p => p.Unit)
            .Field(Vocabulary.Product.Price, static p => p.Price).Field(Vocabulary.Product.Cost, static p => p.Cost).Field(Vocabulary.Product.BarCode, static p => p.BarCode)
            .Field(Vocabulary.Product.Custom<bool>("isTaxable"), static p => p.IsTaxable)
            .ChangedAt(static p => p.ChangedAt).SoftDelete(static p => p.Deleted);
        model.Entity<Project>(Vocabulary.Project.Entity, static p => p.Id)
            .Field(Vocabulary.Project.Number, static p => p.Number).Field(Vocabulary.Project.Name, static p => p.Name).Field(Vocabulary.Project.Active, static p => p.Active)
            .Field(Vocabulary.Project.Custom<string>("category"), static p => p.Category).Field(Vocabulary.Project.Description, static p => p.Description).Field(Vocabulary.Project.Type, static p => p.Type)
            .Field(Vocabulary.Project.Custom<string>("department"), static p => p.Department).Field(Vocabulary.Project.Custom<string>("location"), static p => p.Location)
            .Field(Vocabulary.Project.Start, static p => p.Start).Field(Vocabulary.Project.End, static p => p.End).Field(Vocabulary.Project.Custom<string>("billingType"), static p => p.BillingType)
            .Field(Vocabulary.Project.Custom<decimal>("contractAmount"), static p => p.ContractAmount)
            .ChangedAt(static p => p.ChangedAt).SoftDelete(static p => p.Deleted);
        model.Entity<Work>(Vocabulary.Task.Entity, static t => t.Id)
            .Field(Vocabulary.Task.Number, static t => t.Number).Field(Vocabulary.Task.Name, static t => t.Name).Reference(Vocabulary.Task.Project, static t => t.Project)
            .Field(Vocabulary.Task.Status, static t => t.Status).Field(Vocabulary.Task.Billable, static t => t.Billable)
            .ChangedAt(static t => t.ChangedAt).SoftDelete(static t => t.Deleted);
        model.Entity<PriceList>(Vocabulary.PriceList.Entity, static p => p.Id)
            .Field(Vocabulary.PriceList.Name, static p => p.Name).Field(Vocabulary.PriceList.Kind, static p => p.Kind).Field(Vocabulary.PriceList.Description, static p => p.Description)
            .Field(Vocabulary.PriceList.Active, static p => p.Active)
            .ChangedAt(static p => p.ChangedAt).SoftDelete(static p => p.Deleted);
        model.Entity<Price>(Vocabulary.Price.Entity, static p => p.Id)
            .Field(Vocabulary.Price.Kind, static p => p.Kind).Reference(Vocabulary.Price.PriceList, static p => p.PriceList).Reference(Vocabulary.Price.Product, static p => p.Product)
            .Field(Vocabulary.Price.Amount, static p => p.Amount).Field(Vocabulary.Price.MinimumQuantity, static p => p.MinimumQuantity).Field(Vocabulary.Price.Currency, static p => p.Currency)
            .Field(Vocabulary.Price.Custom<string>("priceType"), static p => p.PriceType)
            .ChangedAt(static p => p.ChangedAt).SoftDelete(static p => p.Deleted);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<decimal>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddConnectorMarks();
        foreach (var type in new[] { typeof(Account), typeof(Human), typeof(Product), typeof(Project), typeof(Work), typeof(PriceList), typeof(Price) })
            modelBuilder.Entity(type);
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(static instant => instant.UtcTicks, static ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
