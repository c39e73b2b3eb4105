using Connectors.Crm.EntityFrameworkCore;
using Connectors.Pairs.Tests.Crm;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;
using Vocabulary = Connectors.Sync.Crm;

namespace Connectors.Pairs.Tests.Uniconta;

public sealed class Organisation : Row
{
    public string Name { get; set; } = "";

    public string? Number { get; set; }

    public string? Type { get; set; }

    public OrganisationStatus? Status { get; set; }

    public string? RegistrationNumber { get; set; }

    public string? VatNumber { get; set; }

    public string? Street { get; set; }

    public string? ZipCode { get; set; }

    public string? City { get; set; }

    public string? Country { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? InvoiceEmail { get; set; }

    public string? Website { get; set; }

    public string? Attention { get; set; }

    public string? Currency { get; set; }

    public string? VatZone { get; set; }

    public string? Ean { get; set; }

    public string? PaymentTerms { get; set; }

    public string? Group { get; set; }

    /// <summary>Custom fields: slots that the CRM has for everybody, of which each customer uses some. Their ids count; what a page calls them does not.</summary>
    public string? Custom1 { get; set; }

    public string? Custom2 { get; set; }

    public decimal? Custom3 { get; set; }

    public bool Active { get; set; } = true;
}

/// <summary>A list of the CRM's own, of which another customer may make the rule.</summary>
public enum OrganisationStatus
{
    Prospect,
    Customer,
    Lost,
}

public sealed class Employee : Row
{
    public string? Custom1 { get; set; }

    public string? Custom2 { get; set; }

    /// <summary>A person, or a program of somebody.</summary>
    public string? Kind { get; set; } = "person";

    public string Name { get; set; } = "";

    public string? Number { get; set; }

    public string? Email { get; set; }

    public string? Mobile { get; set; }

    public string? Title { get; set; }

    public bool Active { get; set; } = true;
}

public sealed class Contact : Row
{
    public string Name { get; set; } = "";

    public string? Email { get; set; }

    public string? Mobile { get; set; }

    public string? Title { get; set; }

    public int? OrganisationId { get; set; }

    public Organisation? Organisation { get; set; }
}

public sealed class Article : Row
{
    public string? Code { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Unit { get; set; }

    public decimal? Price { get; set; }

    public string? Currency { get; set; }

    public decimal? Cost { get; set; }

    public string? Group { get; set; }

    public string? BarCode { get; set; }

    public decimal? Stock { get; set; }

    public bool Active { get; set; } = true;
}

/// <summary>An order that was saved; what is still being typed is no row yet.</summary>
public sealed class SalesOrder : Row
{
    public string Name { get; set; } = "";

    public string Status { get; set; } = "Open";

    public int? OrganisationId { get; set; }

    public Organisation? Organisation { get; set; }

    public string Currency { get; set; } = "DKK";

    public string? Comment { get; set; }

    public string? Requisition { get; set; }

    /// <summary>Whose sale it is: the CRM's user by his number in Uniconta.</summary>
    public string? Salesperson { get; set; }

    /// <summary>Custom fields of the CRM, which Uniconta keeps as user-defined ones.</summary>
    public string? Campaign { get; set; }

    public decimal? Weight { get; set; }

    public bool? Rush { get; set; }

    public DateOnly? Promised { get; set; }

    public List<SalesLine> Lines { get; set; } = [];

    public string? AccountingNumber { get; set; }

    public string? AccountingState { get; set; }

    public string? AccountingMessage { get; set; }
}

public sealed class SalesLine
{
    public int Id { get; set; }

    public int Position { get; set; }

    public string? Code { get; set; }

    public string? Text { get; set; }

    public decimal? Quantity { get; set; }

    public decimal? Price { get; set; }

    public string? Unit { get; set; }

    /// <summary>As the article had it when the line was made.</summary>
    public decimal? Cost { get; set; }

    public string? Vat { get; set; }

    public string? Colour { get; set; }
}

/// <summary>An option of one of the CRM's drop-down lists; what a record holds is its id.</summary>
public sealed class Choice
{
    public int Id { get; set; }

    public string List { get; set; } = "";

    public string Key { get; set; } = "";

    public string Text { get; set; } = "";

    public bool Offered { get; set; }
}

/// <summary>What this customer's pages call a field.</summary>
public sealed class FieldLabel
{
    public int Id { get; set; }

    public string Entity { get; set; } = "";

    public string Field { get; set; } = "";

    public string Text { get; set; } = "";
}

/// <summary>A CRM as the guide knows it: organisations with a type, their persons, users, products.</summary>
public sealed class UnicontaCrm(DbContextOptions<UnicontaCrm> options, TimeProvider time) : DbContext(options)
{
    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<Employee> Employees => Set<Employee>();

    public DbSet<Article> Articles => Set<Article>();

    public DbSet<SalesOrder> Orders => Set<SalesOrder>();

    public DbSet<Choice> Choices => Set<Choice>();

    public DbSet<FieldLabel> Labels => Set<FieldLabel>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<Row>().Where(static e => e.State is EntityState.Added or EntityState.Modified))
            entry.Entity.ChangedAt = time.GetUtcNow();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public static void Map(CrmModelBuilder<UnicontaCrm> model)
    {
        model.Entity<Organisation>(Vocabulary.Company.Entity, static c => c.Id)
            .Field(Vocabulary.Company.Name, static c => c.Name)
            .Field(Vocabulary.Company.Number, static c => c.Number)
            .Field(Vocabulary.Company.Custom<string>("type"), static c => c.Type)
            .Field(Vocabulary.Company.Custom<string>("status"), static c => c.Status)
            .Field(Vocabulary.Company.RegistrationNumber, static c => c.RegistrationNumber)
            .Field(Vocabulary.Company.VatNumber, static c => c.VatNumber)
            .Field(Vocabulary.Company.Street, static c => c.Street)
            .Field(Vocabulary.Company.ZipCode, static c => c.ZipCode)
            .Field(Vocabulary.Company.City, static c => c.City)
            .Field(Vocabulary.Company.Country, static c => c.Country)
            .Field(Vocabulary.Company.Phone, static c => c.Phone)
            .Field(Vocabulary.Company.Email, static c => c.Email)
            .Field(Vocabulary.Company.InvoiceEmail, static c => c.InvoiceEmail)
            .Field(Vocabulary.Company.Website, static c => c.Website)
            .Field(Vocabulary.Company.Attention, static c => c.Attention)
            .Field(Vocabulary.Company.Currency, static c => c.Currency)
            .Field(Vocabulary.Company.VatZone, static c => c.VatZone)
            .Field(Vocabulary.Company.Ean, static c => c.Ean)
            .Field(Vocabulary.Company.PaymentTerms, static c => c.PaymentTerms)
            .Field(Vocabulary.Company.Group, static c => c.Group)
            .Field(Vocabulary.Company.Active, static c => c.Active)
            .Field(Vocabulary.Company.Custom<string>("custom1"), static c => c.Custom1)
            .Field(Vocabulary.Company.Custom<string>("custom2"), static c => c.Custom2)
            .Field(Vocabulary.Company.Custom<decimal>("custom3"), static c => c.Custom3)
            .Labels(static (db, token) => LabelsAsync(db, "company", token))
            .ChangedAt(static c => c.ChangedAt)
            .SoftDelete(static c => c.Deleted);

        model.Entity<Contact>(Vocabulary.Person.Entity, static p => p.Id)
            .Field(Vocabulary.Person.Name, static p => p.Name)
            .Field(Vocabulary.Person.Email, static p => p.Email)
            .Field(Vocabulary.Person.Mobile, static p => p.Mobile)
            .Field(Vocabulary.Person.Title, static p => p.Title)
            .Reference(Vocabulary.Person.Company, static p => p.Organisation)
            .ChangedAt(static p => p.ChangedAt)
            .SoftDelete(static p => p.Deleted);

        model.Entity<Employee>(Vocabulary.User.Entity, static u => u.Id)
            .Field(Vocabulary.User.Name, static u => u.Name)
            .Field(Vocabulary.User.Number, static u => u.Number)
            .Field(Vocabulary.User.Email, static u => u.Email)
            .Field(Vocabulary.User.Mobile, static u => u.Mobile)
            .Field(Vocabulary.User.Title, static u => u.Title)
            .Field(Vocabulary.User.Active, static u => u.Active)
            .Field(Vocabulary.User.Entity.Custom<string>("custom1"), static u => u.Custom1)
            .Field(Vocabulary.User.Entity.Custom<string>("custom2"), static u => u.Custom2)
            .Field(Vocabulary.User.Entity.Custom<string>("kind"), static u => u.Kind)
            .Labels(static (db, token) => LabelsAsync(db, "user", token))
            .ChangedAt(static u => u.ChangedAt)
            .SoftDelete(static u => u.Deleted);

        model.Entity<Article>(Vocabulary.Product.Entity, static p => p.Id)
            .Field(Vocabulary.Product.Code, static p => p.Code)
            .Field(Vocabulary.Product.Name, static p => p.Name)
            .Field(Vocabulary.Product.Description, static p => p.Description)
            .Field(Vocabulary.Product.Unit, static p => p.Unit)
            .Field(Vocabulary.Product.Price, static p => p.Price)
            .Field(Vocabulary.Product.Currency, static p => p.Currency)
            .Field(Vocabulary.Product.Cost, static p => p.Cost)
            .Field(Vocabulary.Product.Group, static p => p.Group)
            .Field(Vocabulary.Product.BarCode, static p => p.BarCode)
            .Field(Vocabulary.Product.Stock, static p => p.Stock)
            .Field(Vocabulary.Product.Active, static p => p.Active)
            .ChangedAt(static p => p.ChangedAt)
            .SoftDelete(static p => p.Deleted);

        model.Entity<SalesOrder>(Vocabulary.Order.Entity, static o => o.Id)
            .Field(Vocabulary.Order.Number, static o => o.Name)
            .Field(Vocabulary.Order.Status, static o => o.Status)
            .Reference(Vocabulary.Order.Company, static o => o.Organisation)
            .Field(Vocabulary.Order.Currency, static o => o.Currency)
            .Field(Vocabulary.Order.Comment, static o => o.Comment)
            .Field(Vocabulary.Order.Custom<string>("requisition"), static o => o.Requisition)
            .Field(Vocabulary.Order.Custom<string>("salesperson"), static o => o.Salesperson)
            .Field(Vocabulary.Order.Custom<string>("campaign"), static o => o.Campaign)
            .Field(Vocabulary.Order.Custom<decimal>("weight"), static o => o.Weight)
            .Field(Vocabulary.Order.Custom<bool>("rush"), static o => o.Rush)
            .Field(Vocabulary.Order.Custom<DateOnly>("promised"), static o => o.Promised)
            .Labels(static (db, token) => LabelsAsync(db, "order", token))
            .Lines(Vocabulary.Order.Lines, static o => o.Lines, static l => l
                .Field(Vocabulary.Line.Code, static x => x.Code)
                .Field(Vocabulary.Line.Text, static x => x.Text)
                .Field(Vocabulary.Line.Quantity, static x => x.Quantity)
                .Field(Vocabulary.Line.Unit, static x => x.Unit)
                .Field(Vocabulary.Line.UnitPrice, static x => x.Price)
                .Field(Vocabulary.Line.VatCode, static x => x.Vat)
                .Field(Vocabulary.Line.Entity.Custom<string>("colour"), static x => x.Colour)
                .OrderBy(static x => x.Position))
            .Field(Vocabulary.Order.AccountingNumber, static o => o.AccountingNumber)
            .Field(Vocabulary.Order.AccountingState, static o => o.AccountingState)
            .Field(Vocabulary.Order.AccountingMessage, static o => o.AccountingMessage)
            .ChangedAt(static o => o.ChangedAt)
            .SoftDelete(static o => o.Deleted);
    }

    /// <summary>The same, with drop-down lists of terms, groups and VAT codes.</summary>
    public static void MapWithLists(CrmModelBuilder<UnicontaCrm> model)
    {
        Map(model);
        foreach (var list in new[] { "paymentTerms", "group", "vatZone" })
            model.List<Choice>(list, static c => c.Id, static c => c.Text, static c => c.Offered).Key(static c => c.Key).Where(c => c.List == list).OnCreate((c, _) => c.List = list);
    }

    private static async Task<IReadOnlyDictionary<string, string>> LabelsAsync(DbContext db, string entity, CancellationToken cancellationToken) =>
        await db.Set<FieldLabel>().Where(l => l.Entity == entity).ToDictionaryAsync(static l => l.Field, static l => l.Text, cancellationToken);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<decimal>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddConnectorMarks();
        modelBuilder.Entity<Organisation>().Property(static o => o.Name).HasMaxLength(60);
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(static instant => instant.UtcTicks, static ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}

/// <summary>The CRM's database, in shared memory that lives as long as this object.</summary>
internal sealed class UnicontaCrmDatabase : IDisposable
{
    private readonly string _connection = $"Data Source=uniconta-{Guid.NewGuid():N};Mode=Memory;Cache=Shared";
    private readonly SqliteConnection _alive;

    public UnicontaCrmDatabase()
    {
        _alive = new SqliteConnection(_connection);
        _alive.Open();
    }

    /// <summary>What the last save changed in rows of the CRM.</summary>
    public IReadOnlyList<string> ChangedColumns { get; private set; } = [];

    public void AddTo(IServiceCollection services) => services.AddDbContextFactory<UnicontaCrm>(o => o.UseSqlite(_connection).UseConnectorMarks().AddInterceptors(new Watch(this)));

    public void Dispose() => _alive.Dispose();

    private sealed class Watch(UnicontaCrmDatabase database) : SaveChangesInterceptor
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            var rows = eventData.Context!.ChangeTracker.Entries<Row>().Where(static e => e.State == EntityState.Modified).ToList();
            if (rows.Count > 0)
                database.ChangedColumns = [.. rows.SelectMany(static e => e.Properties).Where(static p => p.IsModified).Select(static p => p.Metadata.Name).Where(static n => n != nameof(Row.ChangedAt)).Order(StringComparer.Ordinal)];
            return ValueTask.FromResult(result);
        }
    }
}
