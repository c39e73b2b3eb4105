using Connectors.Testing;
using Connectors.Testing.Dinero;

namespace ScheduledSync.Vendors.Dinero.Simulation;

/// <summary>Fills the simulated Dinero with the accounting side of the demonstration's firm.</summary>
public static class DineroSeed
{
    public static void Fill(DineroAccount account, MessyWorld world, DateTimeOffset now)
    {
        foreach (var c in world.Companies.Accounting)
        {
            account.Contact(c.Name, contact => contact with
            {
                ContactGuid = SeedIds.Of(SeedKind.Company, c.Id),
                VatNumber = c.VatNumber,
                EanNumber = c.EanNumber,
                PNumber = c.PNumber,
                Street = c.Street,
                ZipCode = c.PostalCode,
                City = c.City,
                CountryKey = c.Country,
                Phone = c.Phone,
                Email = c.Email,
                Webpage = c.Website,
                CreatedAt = Before(now, c.Id),
                UpdatedAt = Before(now, c.Id),
            });
        }

        foreach (var p in world.Persons.Accounting)
        {
            account.Contact(p.FullName, contact => contact with
            {
                ContactGuid = SeedIds.Of(SeedKind.Person, p.Id),
                IsPerson = true,
                Street = p.Street,
                ZipCode = p.PostalCode,
                City = p.City,
                CountryKey = p.Country,
                Phone = p.Phone,
                Email = p.Email,
                CreatedAt = Before(now, p.Id),
                UpdatedAt = Before(now, p.Id),
            });
        }

        foreach (var p in world.Products.Accounting)
        {
            account.Product(p.Name, p.Price, product => product with
            {
                ProductGuid = SeedIds.Of(SeedKind.Product, p.Id),
                ProductNumber = p.Number,
                Unit = UnitOf(p.Unit),
                Comment = p.Description,
                CreatedAt = Before(now, p.Id),
                UpdatedAt = Before(now, p.Id),
            });
        }
    }

    private static string UnitOf(string unit) => unit switch
    {
        "hour" => "hours",
        "piece" => "parts",
        _ => unit,
    };

    private static DateTimeOffset Before(DateTimeOffset now, int id)
    {
        var at = now.AddDays(-1 - id % 300).AddMinutes(-id);
        return new DateTimeOffset(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
    }
}
