using Connectors.Testing;
using ScheduledSync.Crm;

namespace ScheduledSync.Demo.Sales;

/// <summary>The firm of the shorter stories: sixty companies in a CRM beside forty customers in accounting, typed by many hands; the same at every start.</summary>
public static class SalesSeed
{
    public static MessyWorld World(string country) => MessyWorld.Generate(20260302, new()
    {
        CrmCompanies = 60,
        CrmPersons = 1,
        CrmProducts = 1,
        AccountingCompanies = 40,
        AccountingPersons = 1,
        AccountingProducts = 25,
        CompanyOverlap = 0.7,
        Countries = [country],
        HomeShare = 1,
    });

    /// <summary>The CRM's side. Who is in accounting is a customer; the others are prospects, whom no run makes a customer of.</summary>
    public static void Fill(CrmDb db, MessyWorld world, DateTimeOffset now)
    {
        var known = world.Companies.Accounting.Select(static c => c.Identity).ToHashSet();
        foreach (var c in world.Companies.Crm)
        {
            db.Companies.Add(new Company
            {
                Name = c.Name,
                Type = known.Contains(c.Identity) ? CompanyTypes.Customer : CompanyTypes.Prospect,
                VatNumber = c.VatNumber,
                Street = c.Street,
                ZipCode = c.PostalCode,
                City = c.City,
                Country = c.Country,
                Phone = c.Phone,
                Email = c.Email,
                OwnerId = 1,
                ChangedAt = now.AddDays(-1 - c.Id),
            });
        }
    }

    public static string Digits(string? number) => string.Concat((number ?? "").Where(char.IsAsciiDigit));
}
