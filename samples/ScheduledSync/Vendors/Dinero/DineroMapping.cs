using Connectors.Crm.EntityFrameworkCore;
using ScheduledSync.Crm;
using Vocabulary = Connectors.Sync.Crm;

namespace ScheduledSync.Vendors.Dinero;

/// <summary>Which of the CRM's tables and columns the sync with Dinero may see, under which neutral name.</summary>
public static class DineroMapping
{
    public static void Configure<TCrm>(CrmModelBuilder<TCrm> model) where TCrm : CrmDb
    {
        model.Entity<Company>(Vocabulary.Company.Entity, static c => c.Id)
            .Field(Vocabulary.Company.Name, static c => c.Name)
            .Field(Vocabulary.Company.Custom<string>("type"), static c => c.Type)
            .Field(Vocabulary.Company.VatNumber, static c => c.VatNumber)
            .Field(Vocabulary.Company.Ean, static c => c.Ean)
            .Field(Vocabulary.Company.Street, static c => c.Street)
            .Field(Vocabulary.Company.ZipCode, static c => c.ZipCode)
            .Field(Vocabulary.Company.City, static c => c.City)
            .Field(Vocabulary.Company.Country, static c => c.Country)
            .Field(Vocabulary.Company.Phone, static c => c.Phone)
            .Field(Vocabulary.Company.Email, static c => c.Email)
            .Field(Vocabulary.Company.Website, static c => c.Website)
            .CustomFields(static c => c.Extra, Vocabulary.Company.Custom<string>("taxCode"))
            .ChangedAt(static c => c.ChangedAt)
            .SoftDelete(static c => c.Deleted)
            .OnCreate(static (company, _) => company.Source = Sources.Accounting);

        model.Entity<Person>(Vocabulary.Person.Entity, static p => p.Id)
            .Field(Vocabulary.Person.Name, static p => p.Name)
            .Field(Vocabulary.Person.Custom<string>("kind"), static p => p.Kind)
            .Field(Vocabulary.Person.Street, static p => p.Street)
            .Field(Vocabulary.Person.ZipCode, static p => p.ZipCode)
            .Field(Vocabulary.Person.City, static p => p.City)
            .Field(Vocabulary.Person.Country, static p => p.Country)
            .Field(Vocabulary.Person.Phone, static p => p.Phone)
            .Field(Vocabulary.Person.Email, static p => p.Email)
            .ChangedAt(static p => p.ChangedAt)
            .SoftDelete(static p => p.Deleted)
            .OnCreate(static (person, _) => person.Source = Sources.Accounting);

        model.Entity<Product>(Vocabulary.Product.Entity, static p => p.Id)
            .Field(Vocabulary.Product.Code, static p => p.Code)
            .Field(Vocabulary.Product.Name, static p => p.Name)
            .Field(Vocabulary.Product.Unit, static p => p.Unit)
            .Field(Vocabulary.Product.Price, static p => p.Price)
            .ChangedAt(static p => p.ChangedAt)
            .SoftDelete(static p => p.Deleted)
            .OnCreate(static (product, _) => product.Source = Sources.Accounting);
    }
}
