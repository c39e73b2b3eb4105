using Connectors.Testing;

namespace ScheduledSync.Vendors.Dinero;

/// <summary>The firm of the demonstration: a CRM of 1,000 companies, 1,500 persons and 300 products beside a Dinero of 800 contacts and 250 products.</summary>
public static class DemoWorld
{
    public static MessyWorld Generate() => MessyWorld.Generate(20260302, new()
    {
        CrmCompanies = 1_000,
        CrmPersons = 1_500,
        CrmProducts = 300,
        AccountingCompanies = 600,
        AccountingPersons = 200,
        AccountingProducts = 250,
        CompanyOverlap = 0.7,
        PersonOverlap = 0.7,
        ProductOverlap = 0.8,
    });
}
