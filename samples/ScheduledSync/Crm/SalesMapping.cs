using Connectors.Crm.EntityFrameworkCore;
using Vocabulary = Connectors.Sync.Crm;

namespace ScheduledSync.Crm;

/// <summary>
/// The CRM's tables and columns with everything that it knows of sales: customers, articles, and offers with their lines and with what became of them in accounting. A preset uses what it has a counterpart
/// for and leaves the rest alone, so one mapping serves every vendor.
/// </summary>
public static class SalesMapping
{
    public static void Configure<TCrm>(CrmModelBuilder<TCrm> model) where TCrm : CrmDb
    {
        Customers(model);
        Articles(model);
        Sales(model, Vocabulary.Offer.Entity);
    }

    /// <summary>For an accounting system that takes orders and no offers: what is accepted there is an order.</summary>
    public static void ConfigureOrders<TCrm>(CrmModelBuilder<TCrm> model) where TCrm : CrmDb
    {
        Customers(model);
        Articles(model);
        Sales(model, Vocabulary.Order.Entity);
    }

    /// <summary>With drop-down lists that follow accounting's: records then hold the ids of options.</summary>
    public static void ConfigureWithLists<TCrm>(CrmModelBuilder<TCrm> model, params ReadOnlySpan<string> lists) where TCrm : CrmDb
    {
        Configure(model);
        foreach (var list in lists)
        {
            var name = list;
            model.List<Option>(name, static o => o.Id, static o => o.Label, static o => o.Active).Key(static o => o.Key).Where(o => o.List == name).OnCreate((o, _) => o.List = name);
        }
    }

    private static void Customers<TCrm>(CrmModelBuilder<TCrm> model) where TCrm : CrmDb => model.Entity<Company>(Vocabulary.Company.Entity, static c => c.Id)
        .Field(Vocabulary.Company.Name, static c => c.Name)
        // Accounting says nothing of it: what comes from there is a customer, as the row begins.
        .Field(Vocabulary.Company.Custom<string>("type"), static c => c.Type, optional: true)
        .Field(Vocabulary.Company.Number, static c => c.Number)
        .Field(Vocabulary.Company.RegistrationNumber, static c => c.RegistrationNumber)
        .Field(Vocabulary.Company.VatNumber, static c => c.VatNumber)
        .Field(Vocabulary.Company.Ean, static c => c.Ean)
        .Field(Vocabulary.Company.Street, static c => c.Street)
        .Field(Vocabulary.Company.ZipCode, static c => c.ZipCode)
        .Field(Vocabulary.Company.City, static c => c.City)
        .Field(Vocabulary.Company.Region, static c => c.Region)
        .Field(Vocabulary.Company.Country, static c => c.Country)
        .Field(Vocabulary.Company.Phone, static c => c.Phone)
        .Field(Vocabulary.Company.Email, static c => c.Email)
        .Field(Vocabulary.Company.Website, static c => c.Website)
        .Field(Vocabulary.Company.Currency, static c => c.Currency)
        .Field(Vocabulary.Company.Group, static c => c.Group)
        .Field(Vocabulary.Company.PaymentTerms, static c => c.PaymentTerms)
        .Field(Vocabulary.Company.VatZone, static c => c.VatZone)
        .ChangedAt(static c => c.ChangedAt)
        .SoftDelete(static c => c.Deleted)
        .OnCreate(static (company, _) => company.Source = Sources.Accounting);

    private static void Articles<TCrm>(CrmModelBuilder<TCrm> model) where TCrm : CrmDb => model.Entity<Product>(Vocabulary.Product.Entity, static p => p.Id)
        .Field(Vocabulary.Product.Code, static p => p.Code)
        .Field(Vocabulary.Product.Name, static p => p.Name)
        .Field(Vocabulary.Product.Description, static p => p.Description)
        .Field(Vocabulary.Product.Unit, static p => p.Unit)
        .Field(Vocabulary.Product.Price, static p => p.Price)
        .Field(Vocabulary.Product.Currency, static p => p.Currency)
        .Field(Vocabulary.Product.BarCode, static p => p.BarCode)
        .Field(Vocabulary.Product.Stock, static p => p.Stock)
        .Field(Vocabulary.Product.ReadOnly, static p => p.ReadOnly)
        .ChangedAt(static p => p.ChangedAt)
        .SoftDelete(static p => p.Deleted)
        .OnCreate(static (product, _) => product.Source = Sources.Accounting);

    // Offers and orders show their fields under the same names.
    private static void Sales<TCrm>(CrmModelBuilder<TCrm> model, Connectors.Sync.Entity entity) where TCrm : CrmDb => model.Entity<Quote>(entity, static q => q.Id)
        .Field(Vocabulary.Offer.Number, static q => q.Number)
        .Field(Vocabulary.Offer.Status, static q => q.Status)
        .Field(Vocabulary.Offer.Date, static q => q.Date)
        .Reference(Vocabulary.Offer.Company, static q => q.Company)
        .Field(Vocabulary.Offer.Currency, static q => q.Currency)
        .Lines(Vocabulary.Offer.Lines, static q => q.Lines, static line => line
            .Field(Vocabulary.Line.Code, static l => l.Code)
            .Field(Vocabulary.Line.Text, static l => l.Text)
            .Field(Vocabulary.Line.Quantity, static l => l.Quantity)
            .Field(Vocabulary.Line.Unit, static l => l.Unit)
            .Field(Vocabulary.Line.UnitPrice, static l => l.UnitPrice)
            .Field(Vocabulary.Line.DiscountPercent, static l => l.DiscountPercent)
            .Field(Vocabulary.Line.VatCode, static l => l.VatCode)
            .OrderBy(static l => l.Position))
        .Field(Vocabulary.Offer.AccountingId, static q => q.AccountingId)
        .Field(Vocabulary.Offer.AccountingNumber, static q => q.AccountingNumber)
        .Field(Vocabulary.Offer.AccountingLink, static q => q.AccountingLink)
        .Field(Vocabulary.Offer.AccountingState, static q => q.AccountingState)
        .Field(Vocabulary.Offer.AccountingMessage, static q => q.AccountingMessage)
        .Field(Vocabulary.Offer.Paid, static q => q.Paid)
        .Field(Vocabulary.Offer.Open, static q => q.StillOpen)
        .Field(Vocabulary.Offer.CheckedAt, static q => q.CheckedAt)
        .ChangedAt(static q => q.ChangedAt)
        .SoftDelete(static q => q.Deleted);
}
