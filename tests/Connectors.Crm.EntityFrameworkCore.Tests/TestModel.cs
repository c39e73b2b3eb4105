using System.Text.Json;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;

namespace EfCrm.Tests;

internal interface IStamped
{
    DateTime ChangedAt { get; set; }
}

internal enum Rating
{
    Cold,
    Warm,
    Hot,
}

internal sealed class Customer : IStamped
{
    public int Id { get; set; }

    public string Name { get; set; } = null!;

    public string Phone { get; set; } = "";

    public string? Vat { get; set; }

    /// <summary>Company or Person: two entities on one table.</summary>
    public string Kind { get; set; } = "Company";

    public Rating Rating { get; set; }

    public Rating? Mood { get; set; }

    public decimal Credit { get; set; }

    public double? Score { get; set; }

    public int? Employees { get; set; }

    public long Number { get; set; }

    public bool Active { get; set; }

    public DateOnly? Founded { get; set; }

    public DateTime? SeenAt { get; set; }

    public DateTimeOffset? CalledAt { get; set; }

    public DateTime? Birthday { get; set; }

    public Guid? Token { get; set; }

    public Postal Postal { get; set; } = new();

    public Contact? Contact { get; set; }

    public Dictionary<string, string?> Extra { get; set; } = [];

    public int? GroupId { get; set; }

    public Group? Group { get; set; }

    /// <summary>Mapped by nobody.</summary>
    public string? Notes { get; set; }

    public DateTime ChangedAt { get; set; }

    public DateTime CreatedAt { get; set; }

    public bool Deleted { get; set; }
}

/// <summary>A complex type.</summary>
internal sealed class Postal
{
    public string? City { get; set; }

    public string? Zip { get; set; }

    public string? Unmapped { get; set; }
}

/// <summary>An owned type that may be missing.</summary>
internal sealed class Contact
{
    public string? Email { get; set; }

    public int Priority { get; set; }
}

internal sealed class Group
{
    public int Id { get; set; }

    public string Title { get; set; } = "";
}

internal sealed class Order : IStamped
{
    public int Id { get; set; }

    public string? Comment { get; set; }

    public List<OrderLine> Lines { get; } = [];

    public DateTime ChangedAt { get; set; }
}

internal sealed class OrderLine
{
    public int Id { get; set; }

    public int OrderId { get; set; }

    public int Position { get; set; }

    public string Text { get; set; } = "";

    public decimal Quantity { get; set; }

    public int? GroupId { get; set; }

    public Group? Group { get; set; }

    /// <summary>Mapped by nobody, and not to be lost.</summary>
    public string? Internal { get; set; }
}

/// <summary>No stamp at all, and a key that the application chooses.</summary>
internal sealed class Note
{
    public Guid Id { get; set; }

    public string? Text { get; set; }
}

/// <summary>No stamp, and a key that the database gives.</summary>
internal sealed class Ticket
{
    public long Id { get; set; }

    public string? Text { get; set; }
}

internal sealed class Country
{
    public string Code { get; set; } = "";

    public string? Name { get; set; }
}

internal sealed class Branch
{
    public string Land { get; set; } = "";

    public int Number { get; set; }

    public string? Name { get; set; }
}

internal readonly record struct BadgeId(int Value);

internal sealed class Badge
{
    public BadgeId Id { get; set; }

    public string? Name { get; set; }

    public int Version { get; set; }
}

internal sealed class TestDb(DbContextOptions<TestDb> options, TimeProvider time) : DbContext(options)
{
    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<Note> Notes => Set<Note>();

    public DbSet<Ticket> Tickets => Set<Ticket>();

    /// <summary>What the CRM's own code does on saving, for the tests that need it.</summary>
    public Action<TestDb>? OnSaving { get; set; }

    public string? ActingUser { get; set; }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Stamp();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Stamp();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddConnectorMarks();
        modelBuilder.Entity<Customer>(static customer =>
        {
            customer.Property(static c => c.Name).HasMaxLength(50);
            customer.Property(static c => c.Credit).HasPrecision(18, 2);
            customer.HasIndex(static c => c.Vat).IsUnique();
            customer.ComplexProperty(static c => c.Postal);
            customer.OwnsOne(static c => c.Contact);
            customer.ToTable(static t => t.HasCheckConstraint("CK_Credit", "\"Number\" >= 0"));
            customer.Property(static c => c.Extra).HasConversion(
                static extra => JsonSerializer.Serialize(extra, JsonSerializerOptions.Default),
                static json => JsonSerializer.Deserialize<Dictionary<string, string?>>(json, JsonSerializerOptions.Default)!);
        });
        modelBuilder.Entity<Country>().HasKey(static c => c.Code);
        modelBuilder.Entity<Branch>().HasKey(static b => new { b.Land, b.Number });
        modelBuilder.Entity<Badge>(static badge =>
        {
            badge.Property(static b => b.Id).HasConversion(static id => id.Value, static value => new BadgeId(value)).ValueGeneratedNever();
            badge.Property(static b => b.Version).IsConcurrencyToken();
        });
    }

    private void Stamp()
    {
        OnSaving?.Invoke(this);
        foreach (var entry in ChangeTracker.Entries<IStamped>().Where(static e => e.State is EntityState.Added or EntityState.Modified || e.References.Any(static r => r.TargetEntry?.State is EntityState.Modified or EntityState.Added)))
        {
            var stamp = entry.Property(static e => e.ChangedAt);
            if (entry.State != EntityState.Added || stamp.CurrentValue == default)
                stamp.CurrentValue = time.GetUtcNow().UtcDateTime;
        }
    }
}

internal static class TestModel
{
    public static readonly Entity Group = new("group"), Note = new("note"), Ticket = new("ticket"), Country = new("country"), Branch = new("branch"), Badge = new("badge"), Order = new("order");

    public static readonly Field<RecordRef> CustomerGroup = new("company", "group"), LineGroup = new("line", "group");

    public static readonly Field<LineSet> Lines = new("order", "lines");

    public static void All(CrmModelBuilder<TestDb> m)
    {
        Customers(m);
        m.Entity<Order>(Order, o => o.Id)
            .Field(new Field<string>("order", "comment"), o => o.Comment)
            .Lines(Lines, o => o.Lines, l => l
                .Field(Crm.Line.Text, x => x.Text)
                .Field(Crm.Line.Quantity, x => x.Quantity)
                .Reference(LineGroup, x => x.Group)
                .OrderBy(x => x.Position))
            .ChangedAt(o => o.ChangedAt)
            .HardDelete();
        m.Entity<Note>(Note, n => n.Id).Field(new Field<string>("note", "text"), n => n.Text).HardDelete();
        m.Entity<Ticket>(Ticket, t => t.Id).Field(new Field<string>("ticket", "text"), t => t.Text).HardDelete();
        m.Entity<Country>(Country, c => c.Code).Field(new Field<string>("country", "name"), c => c.Name);
        m.Entity<Branch>(Branch, b => new { b.Land, b.Number }).Field(new Field<string>("branch", "name"), b => b.Name);
        m.Entity<Badge>(Badge, b => b.Id).Field(new Field<string>("badge", "name"), b => b.Name);
    }

    public static CrmEntityBuilder<Customer> Customers(CrmModelBuilder<TestDb> m)
    {
        m.Entity<Group>(Group, g => g.Id).Field(new Field<string>("group", "title"), g => g.Title);
        return m.Entity<Customer>(Crm.Company.Entity, c => c.Id)
            .Field(Crm.Company.Name, c => c.Name)
            .Field(Crm.Company.Phone, c => c.Phone, optional: true)
            .Field(Crm.Company.VatNumber, c => c.Vat)
            .Field(Crm.Company.Custom<string>("rating"), c => c.Rating)
            .Field(Crm.Company.Custom<string>("mood"), c => c.Mood)
            .Field(Crm.Company.Custom<decimal>("credit"), c => c.Credit)
            .Field(Crm.Company.Custom<decimal>("score"), c => c.Score)
            .Field(Crm.Company.Custom<decimal>("employees"), c => c.Employees)
            .Field(Crm.Company.Number, c => c.Number)
            .Field(Crm.Company.Active, c => c.Active)
            .Field(Crm.Company.Custom<DateOnly>("founded"), c => c.Founded)
            .Field(Crm.Company.Custom<DateTimeOffset>("seenAt"), c => c.SeenAt)
            .Field(Crm.Company.Custom<DateTimeOffset>("calledAt"), c => c.CalledAt)
            .Field(Crm.Company.Custom<DateOnly>("birthday"), c => c.Birthday)
            .Field(Crm.Company.Custom<string>("token"), c => c.Token)
            .Field(Crm.Company.City, c => c.Postal.City)
            .Field(Crm.Company.ZipCode, c => c.Postal.Zip)
            .Field(Crm.Company.Email, c => c.Contact!.Email)
            .Field(Crm.Company.Custom<decimal>("priority"), c => c.Contact!.Priority)
            .Field(Crm.Company.Custom<string>("label"), c => c.Name + " " + c.Kind)
            .Reference(CustomerGroup, c => c.Group)
            .CustomFields(c => c.Extra, Crm.Company.Custom<string>("gln"), Crm.Company.Custom<string>("source"))
            .ChangedAt(c => c.ChangedAt)
            .CreatedAt(c => c.CreatedAt)
            .SoftDelete(c => c.Deleted);
    }

    public static Task<World<TestDb>> WorldAsync(Action<CrmModelBuilder<TestDb>>? model = null) =>
        World<TestDb>.CreateAsync(model ?? All, options: static o => o.UseConnectorMarks());

    public static Task<int> AddAsync(this World<TestDb> world, params object[] rows) => world.AskDbAsync(async db =>
    {
        db.AddRange(rows);
        return await db.SaveChangesAsync();
    });

    public static Task<List<string>> MarksAsync(this World<TestDb> world) => world.AskDbAsync(static async db =>
        (await db.Set<Connectors.Crm.EntityFrameworkCore.Marks.ConnectorMark>().ToListAsync()).Select(static m => $"{m.Resource}:{m.RecordId ?? "*"}{(m.Deleted ? " deleted" : "")}").Order(StringComparer.Ordinal).ToList());
}
