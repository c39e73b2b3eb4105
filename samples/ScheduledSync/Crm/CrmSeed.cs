using Connectors.Testing;
using Microsoft.EntityFrameworkCore;

namespace ScheduledSync.Crm;

/// <summary>Fills an empty CRM with what years of typing leave behind. The row ids are those of the generated records.</summary>
public static class CrmSeed
{
    private static readonly string[] Sellers = ["Bodil Sivskov", "Troels Fyrrelund", "Vibeke Ærenpris", "Ørjan Kløverbro"];
    private static readonly string[] Stages = ["Open", "Offered", "Won", "Lost"];

    public static async Task FillAsync(CrmDb db, MessyWorld world, DateTimeOffset now, CancellationToken cancellationToken)
    {
        db.Users.AddRange(Sellers.Select(static (name, i) => new User { Id = i + 1, Name = name, Email = $"seller{i + 1}@crm.example" }));
        var inAccounting = world.Companies.Accounting.Select(static c => c.Identity).ToHashSet();
        db.Companies.AddRange(world.Companies.Crm.Select(c => CompanyOf(c, inAccounting.Contains(c.Identity) ? CompanyTypes.Customer : TypeOf(c), now)));
        db.People.AddRange(world.Persons.Crm.Select(p => PersonOf(p, now)));
        db.Products.AddRange(world.Products.Crm.Select(p => ProductOf(p, now)));
        AddDeals(db, world, now);

        // One transaction: a process that is killed here leaves an empty CRM, and the next start fills it again.
        await db.SaveChangesAsync(cancellationToken);
    }

    public static Task<bool> IsFilledAsync(CrmDb db, CancellationToken cancellationToken) => db.Users.AnyAsync(cancellationToken);

    /// <summary>One in nine of those that accounting does not know is no customer yet, or never will be.</summary>
    private static string TypeOf(MessyCompany company) => (company.Identity % 9, company.Id % 2) switch
    {
        (0, 0) => CompanyTypes.Prospect,
        (0, _) => CompanyTypes.Supplier,
        _ => CompanyTypes.Customer,
    };

    private static Company CompanyOf(MessyCompany c, string type, DateTimeOffset now) => new()
    {
        Id = c.Id,
        Name = c.Name,
        Type = type,
        VatNumber = c.VatNumber,
        Ean = c.EanNumber,
        Street = c.Street,
        ZipCode = c.PostalCode,
        City = c.City,
        Region = c.Region,
        Country = c.Country,
        Phone = c.Phone,
        Email = c.Email,
        Website = c.Website,
        OwnerId = 1 + c.Id % Sellers.Length,
        Extra = c.TaxCode is null ? [] : new() { ["taxCode"] = c.TaxCode },
        ChangedAt = Before(now, c.Id),
    };

    private static Person PersonOf(MessyPerson p, DateTimeOffset now) => new()
    {
        Id = p.Id,
        Name = p.FullName,
        Kind = p.CompanyId is null ? PersonKinds.Private : PersonKinds.Employee,
        CompanyId = p.CompanyId,
        Title = p.Title,
        Street = p.Street,
        ZipCode = p.PostalCode,
        City = p.City,
        Country = p.Country,
        Phone = p.Phone,
        Email = p.Email,
        ChangedAt = Before(now, p.Id),
    };

    private static Product ProductOf(MessyProduct p, DateTimeOffset now) => new()
    {
        Id = p.Id,
        Code = p.Number,
        Name = p.Name,
        Description = p.Description,
        Unit = p.Unit,
        Price = p.Price,
        Cost = p.Cost,
        BarCode = p.Barcode,
        ChangedAt = Before(now, p.Id),
    };

    private static void AddDeals(CrmDb db, MessyWorld world, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var company in world.Companies.Crm.Where(static c => c.Id % 4 == 0))
        {
            var deal = new Deal
            {
                Title = $"Delivery {2025 + company.Id % 2}",
                Stage = Stages[company.Id / 4 % Stages.Length],
                CompanyId = company.Id,
                OwnerId = 1 + company.Id % Sellers.Length,
                ExpectedClose = today.AddDays(company.Id % 60),
                ChangedAt = Before(now, company.Id),
            };
            if (deal.Stage != "Open")
                deal.Quotes.Add(QuoteOf(company.Id, deal.Stage, world.Products.Crm, today, now));
            db.Deals.Add(deal);
        }
    }

    private static Quote QuoteOf(int seed, string stage, IReadOnlyList<MessyProduct> products, DateOnly today, DateTimeOffset now)
    {
        var quote = new Quote
        {
            Number = $"Q{10_000 + seed}",
            Status = stage == "Won" ? QuoteStatuses.Accepted : stage,
            CompanyId = seed,
            Date = today.AddDays(-seed % 90),
            ValidUntil = today.AddDays(30 - seed % 20),
            ChangedAt = Before(now, seed),
        };
        for (var position = 1; position <= 1 + seed % 3; position++)
        {
            var product = products[(seed * 7 + position) % products.Count];
            quote.Lines.Add(new QuoteLine
            {
                Position = position,
                ProductId = product.Id,
                Code = product.Number,
                Text = product.Name.Trim(),
                Quantity = 1 + seed % 5,
                UnitPrice = product.Price,
                DiscountPercent = seed % 6 == 0 ? 5 : 0,
            });
        }

        return quote;
    }

    private static DateTimeOffset Before(DateTimeOffset now, int id) => now.AddDays(-1 - id % 400).AddSeconds(-id);
}
