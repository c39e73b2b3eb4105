using Connectors.Crm.EntityFrameworkCore;
using Connectors.Pairs.Tests.Crm;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;
using Vocabulary = Connectors.Sync.Crm;

namespace Connectors.Pairs.Tests.Economic;

public sealed class Firm : Row
{
    public string? Number { get; set; }

    public string Name { get; set; } = "";

    public string? RegistrationNumber { get; set; }

    public string? VatNumber { get; set; }

    public string? Ean { get; set; }

    public string? PNumber { get; set; }

    public string? PublicEntryNumber { get; set; }

    public string? Street { get; set; }

    public string? ZipCode { get; set; }

    public string? City { get; set; }

    public string? Country { get; set; }

    public string? Phone { get; set; }

    public string? Mobile { get; set; }

    public string? Email { get; set; }

    public string? Website { get; set; }

    public string? Currency { get; set; }

    public string? Group { get; set; }

    public string? PaymentTerms { get; set; }

    public string? VatZone { get; set; }

    public string? Layout { get; set; }

    public string? SalesPerson { get; set; }

    public decimal? CreditLimit { get; set; }

    public bool Active { get; set; } = true;
}

public sealed class Colleague : Row
{
    public string Name { get; set; } = "";

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Notes { get; set; }

    public string? EInvoiceId { get; set; }

    public int? FirmId { get; set; }
}

public sealed class Ware : Row
{
    public string? Code { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? BarCode { get; set; }

    public decimal? Price { get; set; }

    public decimal? Cost { get; set; }

    public decimal? RecommendedPrice { get; set; }

    public string? Group { get; set; }

    public string? Unit { get; set; }

    public bool Active { get; set; } = true;
}

/// <summary>An option of one of the CRM's drop-down lists.</summary>
public sealed class DropDown
{
    public int Id { get; set; }

    public string List { get; set; } = "";

    public string? Key { get; set; }

    public string? Text { get; set; }

    public bool Offered { get; set; }
}

/// <summary>A CRM with a column for every field of the neutral vocabulary that the preset maps. It has no options of its own: its users choose e-conomic's numbers.</summary>
public sealed partial class EconomicCrm(DbContextOptions<EconomicCrm> options, TimeProvider time) : DbContext(options)
{
    public DbSet<Firm> Firms => Set<Firm>();

    public DbSet<Colleague> Colleagues => Set<Colleague>();

    public DbSet<Ware> Wares => Set<Ware>();

    public DbSet<DropDown> DropDowns => Set<DropDown>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<Row>().Where(static e => e.State is EntityState.Added or EntityState.Modified))
            entry.Entity.ChangedAt = time.GetUtcNow();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public static void Map(CrmModelBuilder<EconomicCrm> model)
    {
        model.Entity<Firm>(Vocabulary.Company.Entity, static c => c.Id)
            .Field(Vocabulary.Company.Number, static c => c.Number)
            .Field(Vocabulary.Company.Name, static c => c.Name)
            .Field(Vocabulary.Company.RegistrationNumber, static c => c.RegistrationNumber)
            .Field(Vocabulary.Company.VatNumber, static c => c.VatNumber)
            .Field(Vocabulary.Company.Ean, static c => c.Ean)
            .Field(Vocabulary.Company.Custom<string>("pNumber"), static c => c.PNumber)
            .Field(Vocabulary.Company.Custom<string>("publicEntryNumber"), static c => c.PublicEntryNumber)
            .Field(Vocabulary.Company.Street, static c => c.Street)
            .Field(Vocabulary.Company.ZipCode, static c => c.ZipCode)
            .Field(Vocabulary.Company.City, static c => c.City)
            .Field(Vocabulary.Company.Country, static c => c.Country)
            .Field(Vocabulary.Company.Phone, static c => c.Phone)
            .Field(Vocabulary.Company.Custom<string>("mobile"), static c => c.Mobile)
            .Field(Vocabulary.Company.Email, static c => c.Email)
            .Field(Vocabulary.Company.Website, static c => c.Website)
            .Field(Vocabulary.Company.Currency, static c => c.Currency)
            .Field(Vocabulary.Company.Group, static c => c.Group)
            .Field(Vocabulary.Company.PaymentTerms, static c => c.PaymentTerms)
            .Field(Vocabulary.Company.VatZone, static c => c.VatZone)
            .Field(Vocabulary.Company.Custom<string>("layout"), static c => c.Layout)
            .Field(Vocabulary.Company.Custom<string>("salesPerson"), static c => c.SalesPerson)
            .Field(Vocabulary.Company.Custom<decimal>("creditLimit"), static c => c.CreditLimit)
            .Field(Vocabulary.Company.Active, static c => c.Active)
            .ChangedAt(static c => c.ChangedAt)
            .SoftDelete(static c => c.Deleted);

        model.Entity<Colleague>(Vocabulary.Person.Entity, static p => p.Id)
            .Field(Vocabulary.Person.Name, static p => p.Name)
            .Field(Vocabulary.Person.Email, static p => p.Email)
            .Field(Vocabulary.Person.Phone, static p => p.Phone)
            .Field(Vocabulary.Person.Custom<string>("notes"), static p => p.Notes)
            .Field(Vocabulary.Person.Custom<string>("eInvoiceId"), static p => p.EInvoiceId)
            .Reference(Vocabulary.Person.Company, static p => p.FirmId, Vocabulary.Company.Entity)
            .ChangedAt(static p => p.ChangedAt)
            .SoftDelete(static p => p.Deleted);

        model.Entity<Ware>(Vocabulary.Product.Entity, static p => p.Id)
            .Field(Vocabulary.Product.Code, static p => p.Code)
            .Field(Vocabulary.Product.Name, static p => p.Name)
            .Field(Vocabulary.Product.Description, static p => p.Description)
            .Field(Vocabulary.Product.BarCode, static p => p.BarCode)
            .Field(Vocabulary.Product.Price, static p => p.Price)
            .Field(Vocabulary.Product.Cost, static p => p.Cost)
            .Field(Vocabulary.Product.Custom<decimal>("recommendedPrice"), static p => p.RecommendedPrice)
            .Field(Vocabulary.Product.Group, static p => p.Group)
            .Field(Vocabulary.Product.Unit, static p => p.Unit)
            .Field(Vocabulary.Product.Active, static p => p.Active)
            .ChangedAt(static p => p.ChangedAt)
            .SoftDelete(static p => p.Deleted);
    }

    /// <summary>The same CRM with drop-down lists: its records hold the ids of options.</summary>
    public static void MapWithLists(CrmModelBuilder<EconomicCrm> model)
    {
        Map(model);
        foreach (var list in new[] { "currency", "group", "paymentTerms", "vatZone", "priceGroup", "vatCode", "layout", "salesPerson", "productGroup", "unit" })
            model.List<DropDown>(list, static v => v.Id, static v => v.Text, static v => v.Offered).Key(static v => v.Key).Where(v => v.List == list).OnCreate((v, _) => v.List = list);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<decimal>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddConnectorMarks();

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(static instant => instant.UtcTicks, static ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}

/// <summary>The CRM's database: shared memory that lives as long as this object.</summary>
internal sealed class EconomicCrmDatabase : IDisposable
{
    private readonly string _connection = $"Data Source=economic-{Guid.NewGuid():N};Mode=Memory;Cache=Shared";
    private readonly SqliteConnection _alive;

    public EconomicCrmDatabase()
    {
        _alive = new SqliteConnection(_connection);
        _alive.Open();
    }

    public void AddTo(IServiceCollection services) => services.AddDbContextFactory<EconomicCrm>(o => o.UseSqlite(_connection).UseConnectorMarks());

    public void Dispose() => _alive.Dispose();
}
