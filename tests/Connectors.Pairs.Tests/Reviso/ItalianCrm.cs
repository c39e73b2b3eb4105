using Connectors.Crm.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Vocabulary = Connectors.Sync.Crm;

namespace Connectors.Pairs.Tests.Reviso;

/// <summary>What every row has.</summary>
public abstract class Record
{
    public int Id { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public bool Deleted { get; set; }

    /// <summary>Who changed it last.</summary>
    public string? ChangedBy { get; set; }
}

/// <summary>A company of an Italian CRM, with the six extra fields that accounting needs. It has no lists of its own: it keeps accounting's keys.</summary>
public sealed class Azienda : Record
{
    public string Name { get; set; } = "";

    public string? Number { get; set; }

    public string? VatNumber { get; set; }

    public string? TaxCode { get; set; }

    public string? Street { get; set; }

    public string? ZipCode { get; set; }

    public string? City { get; set; }

    public string? Region { get; set; }

    public string? Country { get; set; }

    public string? Phone { get; set; }

    public string? Mobile { get; set; }

    public string? Email { get; set; }

    public string? Website { get; set; }

    public string? Ean { get; set; }

    public string? RecipientCode { get; set; }

    public string? Pec { get; set; }

    public string? CustomerType { get; set; }

    public bool SplitPayment { get; set; }

    public bool Active { get; set; } = true;

    public string? Currency { get; set; }

    public string? Group { get; set; }

    public string? PaymentTerms { get; set; }

    public string? PaymentType { get; set; }

    public string? VatZone { get; set; }

    public string? PriceGroup { get; set; }
}

/// <summary>A person of a company.</summary>
public sealed class Persona : Record
{
    public string Name { get; set; } = "";

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Notes { get; set; }

    public string? EInvoiceId { get; set; }

    public Azienda? Company { get; set; }

    public int? CompanyId { get; set; }
}

/// <summary>An article of the catalogue.</summary>
public sealed class Articolo : Record
{
    public string? Code { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Unit { get; set; }

    public decimal? Price { get; set; }

    public decimal? Cost { get; set; }

    public string? Currency { get; set; }

    public string? Group { get; set; }

    public string? BarCode { get; set; }

    public decimal? Stock { get; set; }

    public bool Active { get; set; } = true;
}

/// <summary>An offer.</summary>
public sealed class Offerta : Record
{
    public string Number { get; set; } = "";

    public string? Status { get; set; }

    public DateOnly Date { get; set; }

    public Azienda? Company { get; set; }

    public string? Currency { get; set; }

    public string? PaymentTerms { get; set; }

    public List<RigaOfferta> Lines { get; set; } = [];

    public string? AccountingId { get; set; }

    public string? AccountingNumber { get; set; }

    public string? AccountingState { get; set; }

    public string? AccountingMessage { get; set; }

    public DateTimeOffset? CheckedAt { get; set; }
}

/// <summary>A line of an offer.</summary>
public sealed class RigaOfferta
{
    public int Id { get; set; }

    public int Position { get; set; }

    public string? Code { get; set; }

    public string? Text { get; set; }

    public decimal? Quantity { get; set; }

    public string? Unit { get; set; }

    public decimal? Price { get; set; }

    public decimal? Discount { get; set; }

    public string? Vat { get; set; }
}

/// <summary>An option of one of the CRM's drop-down lists.</summary>
public sealed class Voce
{
    public int Id { get; set; }

    public string Lista { get; set; } = "";

    public string? Chiave { get; set; }

    public string? Testo { get; set; }

    public bool Attiva { get; set; }
}

/// <summary>A user of the CRM.</summary>
public sealed class Utente
{
    public int Id { get; set; }

    public string Name { get; set; } = "";

    public bool Active { get; set; } = true;
}

/// <summary>An Italian CRM: its developer says which column is what.</summary>
public sealed class ItalianCrm(DbContextOptions<ItalianCrm> options, TimeProvider time) : DbContext(options)
{
    /// <summary>In whose name it works; a user of it, or the person at the screen.</summary>
    public string? User { get; set; }

    public DbSet<Utente> Users => Set<Utente>();

    public DbSet<Azienda> Companies => Set<Azienda>();

    public DbSet<Persona> People => Set<Persona>();

    public DbSet<Articolo> Articles => Set<Articolo>();

    public DbSet<Offerta> Offers => Set<Offerta>();

    public DbSet<Voce> Options => Set<Voce>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<Record>().Where(static e => e.State is EntityState.Added or EntityState.Modified))
            (entry.Entity.ChangedAt, entry.Entity.ChangedBy) = (time.GetUtcNow(), User);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public static void Map(CrmModelBuilder<ItalianCrm> model)
    {
        model.ActAs(static (db, user) => db.User = db.Users.Any(u => u.Name == user && u.Active) ? user : throw new InvalidOperationException($"The user {user} is not active: make a key for another one under Setup, Users, Web API Keys."));
        model.ActingUserProblem(static async (db, user, token) => await db.Users.AnyAsync(u => u.Name == user && u.Active, token) ? null : $"The user {user} is not active. See Setup, Users, Web API Keys.");
        model.Entity<Azienda>(Vocabulary.Company.Entity, static c => c.Id)
            .Field(Vocabulary.Company.Name, static c => c.Name)
            .Field(Vocabulary.Company.Number, static c => c.Number)
            .Field(Vocabulary.Company.VatNumber, static c => c.VatNumber)
            .Field(Vocabulary.Company.RegistrationNumber, static c => c.TaxCode)
            .Field(Vocabulary.Company.Street, static c => c.Street)
            .Field(Vocabulary.Company.ZipCode, static c => c.ZipCode)
            .Field(Vocabulary.Company.City, static c => c.City)
            .Field(Vocabulary.Company.Region, static c => c.Region)
            .Field(Vocabulary.Company.Country, static c => c.Country)
            .Field(Vocabulary.Company.Phone, static c => c.Phone)
            .Field(Vocabulary.Company.Custom<string>("mobile"), static c => c.Mobile)
            .Field(Vocabulary.Company.Email, static c => c.Email)
            .Field(Vocabulary.Company.Website, static c => c.Website)
            .Field(Vocabulary.Company.Ean, static c => c.Ean)
            .Field(Vocabulary.Company.Custom<string>("publicEntryNumber"), static c => c.RecipientCode)
            .Field(Vocabulary.Company.Custom<string>("italianCertifiedEmail"), static c => c.Pec)
            .Field(Vocabulary.Company.Custom<string>("italianCustomerType"), static c => c.CustomerType)
            .Field(Vocabulary.Company.Custom<bool>("splitPayment"), static c => c.SplitPayment)
            .Field(Vocabulary.Company.Active, static c => c.Active)
            .Field(Vocabulary.Company.Currency, static c => c.Currency)
            .Field(Vocabulary.Company.Group, static c => c.Group)
            .Field(Vocabulary.Company.PaymentTerms, static c => c.PaymentTerms)
            .Field(Vocabulary.Company.Custom<string>("paymentType"), static c => c.PaymentType)
            .Field(Vocabulary.Company.VatZone, static c => c.VatZone)
            .Field(Vocabulary.Company.Custom<string>("priceGroup"), static c => c.PriceGroup)
            .ChangedAt(static c => c.ChangedAt)
            .SoftDelete(static c => c.Deleted);
        model.Entity<Persona>(Vocabulary.Person.Entity, static p => p.Id)
            .Field(Vocabulary.Person.Name, static p => p.Name)
            .Field(Vocabulary.Person.Email, static p => p.Email)
            .Field(Vocabulary.Person.Phone, static p => p.Phone)
            .Field(Vocabulary.Person.Custom<string>("notes"), static p => p.Notes)
            .Field(Vocabulary.Person.Custom<string>("eInvoiceId"), static p => p.EInvoiceId)
            .Reference(Vocabulary.Person.Company, static p => p.Company)
            .ChangedAt(static p => p.ChangedAt)
            .SoftDelete(static p => p.Deleted);
        model.Entity<Articolo>(Vocabulary.Product.Entity, static a => a.Id)
            .Field(Vocabulary.Product.Code, static a => a.Code)
            .Field(Vocabulary.Product.Name, static a => a.Name)
            .Field(Vocabulary.Product.Description, static a => a.Description)
            .Field(Vocabulary.Product.Unit, static a => a.Unit)
            .Field(Vocabulary.Product.Price, static a => a.Price)
            .Field(Vocabulary.Product.Cost, static a => a.Cost)
            .Field(Vocabulary.Product.Currency, static a => a.Currency)
            .Field(Vocabulary.Product.Group, static a => a.Group)
            .Field(Vocabulary.Product.BarCode, static a => a.BarCode)
            .Field(Vocabulary.Product.Stock, static a => a.Stock)
            .Field(Vocabulary.Product.Active, static a => a.Active)
            .ChangedAt(static a => a.ChangedAt)
            .SoftDelete(static a => a.Deleted);
        model.Entity<Offerta>(Vocabulary.Offer.Entity, static o => o.Id)
            .Field(Vocabulary.Offer.Number, static o => o.Number)
            .Field(Vocabulary.Offer.Status, static o => o.Status)
            .Field(Vocabulary.Offer.Date, static o => o.Date)
            .Reference(Vocabulary.Offer.Company, static o => o.Company)
            .Field(Vocabulary.Offer.Currency, static o => o.Currency)
            .Field(Vocabulary.Offer.PaymentTerms, static o => o.PaymentTerms)
            .Lines(Vocabulary.Offer.Lines, static o => o.Lines, static l => l
                .Field(Vocabulary.Line.Code, static x => x.Code)
                .Field(Vocabulary.Line.Text, static x => x.Text)
                .Field(Vocabulary.Line.Quantity, static x => x.Quantity)
                .Field(Vocabulary.Line.Unit, static x => x.Unit)
                .Field(Vocabulary.Line.UnitPrice, static x => x.Price)
                .Field(Vocabulary.Line.DiscountPercent, static x => x.Discount)
                .Field(Vocabulary.Line.VatCode, static x => x.Vat)
                .OrderBy(static x => x.Position))
            .Field(Vocabulary.Offer.AccountingId, static o => o.AccountingId)
            .Field(Vocabulary.Offer.AccountingNumber, static o => o.AccountingNumber)
            .Field(Vocabulary.Offer.AccountingState, static o => o.AccountingState)
            .Field(Vocabulary.Offer.AccountingMessage, static o => o.AccountingMessage)
            .Field(Vocabulary.Offer.CheckedAt, static o => o.CheckedAt)
            .ChangedAt(static o => o.ChangedAt)
            .SoftDelete(static o => o.Deleted);
    }

    /// <summary>A CRM that knows nothing of accounting's fields.</summary>
    public static void MapPlain(CrmModelBuilder<ItalianCrm> model) => model.Entity<Azienda>(Vocabulary.Company.Entity, static c => c.Id)
        .Field(Vocabulary.Company.Name, static c => c.Name)
        .Field(Vocabulary.Company.Number, static c => c.Number)
        .Field(Vocabulary.Company.VatNumber, static c => c.VatNumber)
        .Field(Vocabulary.Company.Phone, static c => c.Phone)
        .ChangedAt(static c => c.ChangedAt)
        .SoftDelete(static c => c.Deleted);

    /// <summary>The same CRM with drop-down lists: its records hold the ids of options.</summary>
    public static void MapWithLists(CrmModelBuilder<ItalianCrm> model)
    {
        Map(model);
        MapLists(model);
    }

    public static void MapLists(CrmModelBuilder<ItalianCrm> model)
    {
        foreach (var list in new[] { "currency", "group", "paymentTerms", "paymentType", "vatZone", "priceGroup", "vatCode", "unit", "productGroup" })
            model.List<Voce>(list, static v => v.Id, static v => v.Testo, static v => v.Attiva).Key(static v => v.Chiave).Where(v => v.Lista == list).OnCreate((v, _) => v.Lista = list);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<decimal>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddConnectorMarks();

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(static instant => instant.UtcTicks, static ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
