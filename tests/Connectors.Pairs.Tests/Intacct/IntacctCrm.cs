using Connectors.Crm.EntityFrameworkCore;
using Connectors.Pairs.Tests.Crm;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Vocabulary = Connectors.Sync.Crm;

namespace Connectors.Pairs.Tests.Intacct;

/// <summary>A CRM with an object for each of Intacct's.</summary>
public sealed class IntacctCrm(DbContextOptions<IntacctCrm> options, TimeProvider time) : DbContext(options)
{
    /// <summary>The selection lists of the guide, and those that fields beside it need.</summary>
    public static readonly string[] Lists =
    [
        "paymentTerms", "billingTemplates", "classes", "departments", "employees", "entities", "locations", "exchangeRateTypes", "projectStatuses", "projectTypes", "renewalTemplates", "territories",
        "customerTypes", "unitGroups", "salesPriceLists", "itemTaxGroups",
    ];

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<Row>().Where(static e => e.State is EntityState.Added or EntityState.Modified))
            entry.Entity.ChangedAt = time.GetUtcNow();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Which columns the sync sees. The ids of Intacct's lists are kept as texts.</summary>
    public static void Map(CrmModelBuilder<IntacctCrm> model)
    {
        Parties(model);
        Goods(model);
        Work(model);
        Sales(model);
    }

    /// <summary>The same CRM with selection lists, each with what Intacct says of its entries: records hold the ids of options.</summary>
    public static void MapWithLists(CrmModelBuilder<IntacctCrm> model)
    {
        Map(model);
        foreach (var list in Lists)
        {
            var builder = model.List<Choice>(list, static v => v.Id, static v => v.Label, static v => v.Active).Key(static v => v.Key).Where(v => v.List == list).OnCreate((v, _) => v.List = list);
            builder.Detail("id", static v => v.Code).Detail("name", static v => v.Name).Detail("description", static v => v.Description).Detail("parent", static v => v.Parent).Detail("status", static v => v.Status);
            string[] own = list switch
            {
                "paymentTerms" => ["dueDays", "dueFrom"],
                "billingTemplates" => ["method", "lines"],
                "employees" => ["department", "location"],
                "locations" => ["entity"],
                "exchangeRateTypes" => ["default"],
                "projectStatuses" => ["disableTimesheetEntry", "disableExpenseEntry", "disablePurchasingAPEntry", "disableGenerateInvoice"],
                "renewalTemplates" => ["transactionType", "termLength", "termPeriod"],
                _ => [],
            };
            System.Linq.Expressions.Expression<Func<Choice, string?>>[] columns = [static v => v.One, static v => v.Two, static v => v.Three, static v => v.Four];
            foreach (var (at, name) in own.Index())
                builder.Detail(name, columns[at]);
        }
    }

    private static void Parties(CrmModelBuilder<IntacctCrm> model)
    {
        model.Entity<Account>(Vocabulary.Company.Entity, static c => c.Id)
            .Field(Vocabulary.Company.Number, static c => c.Number).Field(Vocabulary.Company.Name, static c => c.Name).Field(Vocabulary.Company.Active, static c => c.Active)
            .Field(Vocabulary.Company.RegistrationNumber, static c => c.RegistrationNumber).Field(Vocabulary.Company.Custom<string>("printAs"), static c => c.PrintAs)
            .Field(Vocabulary.Company.Street, static c => c.Street).Field(Vocabulary.Company.ZipCode, static c => c.ZipCode).Field(Vocabulary.Company.City, static c => c.City)
            .Field(Vocabulary.Company.Region, static c => c.Region).Field(Vocabulary.Company.Country, static c => c.Country).Field(Vocabulary.Company.Phone, static c => c.Phone)
            .Field(Vocabulary.Company.Email, static c => c.Email).Field(Vocabulary.Company.Website, static c => c.Website).Field(Vocabulary.Company.Currency, static c => c.Currency)
            .Field(Vocabulary.Company.PaymentTerms, static c => c.PaymentTerms).Field(Vocabulary.Company.Group, static c => c.Group).Field(Vocabulary.Company.Custom<string>("territory"), static c => c.Territory)
            .Field(Vocabulary.Company.Custom<string>("salesRepresentative"), static c => c.SalesRepresentative).Field(Vocabulary.Company.Custom<string>("priceList"), static c => c.PriceList)
            .Field(Vocabulary.Company.Custom<string>("notes"), static c => c.Notes).Field(Vocabulary.Company.Custom<decimal>("totalDue"), static c => c.TotalDue)
            .Field(Vocabulary.Company.Custom<decimal>("creditLimit"), static c => c.CreditLimit).Field(Vocabulary.Company.Custom<bool>("isOnHold"), static c => c.IsOnHold)
            .Reference(Vocabulary.Company.Custom<Connectors.Sync.RecordRef>("contact"), static c => c.ContactId, Vocabulary.Person.Entity)
            .Reference(Vocabulary.Company.Custom<Connectors.Sync.RecordRef>("billTo"), static c => c.BillToId, Vocabulary.Person.Entity)
            .Reference(Vocabulary.Company.Custom<Connectors.Sync.RecordRef>("shipTo"), static c => c.ShipToId, Vocabulary.Person.Entity)
            .Reference(Vocabulary.Company.Custom<Connectors.Sync.RecordRef>("parent"), static c => c.ParentId, Vocabulary.Company.Entity)
            .ChangedAt(static c => c.ChangedAt).SoftDelete(static c => c.Deleted);
        model.Entity<Human>(Vocabulary.Person.Entity, static p => p.Id)
            .Field(Vocabulary.Person.Name, static p => p.Name).Field(Vocabulary.Person.Active, static p => p.Active).Field(Vocabulary.Person.Custom<string>("prefix"), static p => p.Prefix)
            .Field(Vocabulary.Person.FirstName, static p => p.FirstName).Field(Vocabulary.Person.LastName, static p => p.LastName).Field(Vocabulary.Person.Custom<string>("companyName"), static p => p.CompanyName)
            .Field(Vocabulary.Person.Email, static p => p.Email).Field(Vocabulary.Person.Custom<string>("email2"), static p => p.Email2).Field(Vocabulary.Person.Phone, static p => p.Phone)
            .Field(Vocabulary.Person.Mobile, static p => p.Mobile).Field(Vocabulary.Person.Website, static p => p.Website).Field(Vocabulary.Person.Street, static p => p.Street)
            .Field(Vocabulary.Person.ZipCode, static p => p.ZipCode).Field(Vocabulary.Person.City, static p => p.City).Field(Vocabulary.Person.Custom<string>("region"), static p => p.Region)
            .Field(Vocabulary.Person.Country, static p => p.Country)
            .ChangedAt(static p => p.ChangedAt).SoftDelete(static p => p.Deleted);
    }

    private static void Goods(CrmModelBuilder<IntacctCrm> model)
    {
        model.Entity<Product>(Vocabulary.Product.Entity, static p => p.Id)
            .Field(Vocabulary.Product.Code, static p => p.Number).Field(Vocabulary.Product.Name, static p => p.Name).Field(Vocabulary.Product.Active, static p => p.Active)
            .Field(Vocabulary.Product.Custom<string>("itemType"), static p => p.ItemType).Field(Vocabulary.Product.Description, static p => p.Description).Field(Vocabulary.Product.Unit, static p => p.Unit)
            .Field(Vocabulary.Product.Price, static p => p.Price).Field(Vocabulary.Product.Cost, static p => p.Cost).Field(Vocabulary.Product.BarCode, static p => p.BarCode)
            .Field(Vocabulary.Product.Custom<bool>("isTaxable"), static p => p.IsTaxable).Field(Vocabulary.Product.Custom<string>("taxGroup"), static p => p.TaxGroup).Field(Vocabulary.Product.Stock, static p => p.Stock)
            .ChangedAt(static p => p.ChangedAt).SoftDelete(static p => p.Deleted);
        model.Entity<PriceList>(Vocabulary.PriceList.Entity, static p => p.Id)
            .Field(Vocabulary.PriceList.Name, static p => p.Name).Field(Vocabulary.PriceList.Kind, static p => p.Kind).Field(Vocabulary.PriceList.Description, static p => p.Description)
            .Field(Vocabulary.PriceList.Active, static p => p.Active).Field(Vocabulary.PriceList.ValidFrom, static p => p.ValidFrom).Field(Vocabulary.PriceList.ValidTo, static p => p.ValidTo)
            .ChangedAt(static p => p.ChangedAt).SoftDelete(static p => p.Deleted);
        model.Entity<Price>(Vocabulary.Price.Entity, static p => p.Id)
            .Field(Vocabulary.Price.Kind, static p => p.Kind).Reference(Vocabulary.Price.PriceList, static p => p.PriceList).Reference(Vocabulary.Price.Product, static p => p.Product)
            .Field(Vocabulary.Price.Amount, static p => p.Amount).Field(Vocabulary.Price.MinimumQuantity, static p => p.MinimumQuantity).Field(Vocabulary.Price.MaximumQuantity, static p => p.MaximumQuantity)
            .Field(Vocabulary.Price.Currency, static p => p.Currency).Field(Vocabulary.Price.Custom<string>("priceType"), static p => p.PriceType).Field(Vocabulary.Price.Custom<string>("valueType"), static p => p.ValueType)
            .Field(Vocabulary.Price.ValidFrom, static p => p.ValidFrom).Field(Vocabulary.Price.ValidTo, static p => p.ValidTo).Field(Vocabulary.Price.Active, static p => p.Active)
            .Lines(Vocabulary.Price.Lines, static p => p.Rows, static l => l
                .Field(Of<DateOnly>("startDate"), static r => r.Start).Field(Of<decimal>("flatAmount"), static r => r.FlatAmount).Field(Of<decimal>("variableUnitRate"), static r => r.UnitRate)
                .Field(Of<decimal>("includedUnits"), static r => r.IncludedUnits).Field(Of<string>("memo"), static r => r.Memo).Field(Of<decimal>("beginQuantity"), static r => r.TierFrom)
                .Field(Of<decimal>("tierRate"), static r => r.TierRate).OrderBy(static r => r.Position))
            .ChangedAt(static p => p.ChangedAt).SoftDelete(static p => p.Deleted);

        static Connectors.Sync.Field<T> Of<T>(string name) => new("priceRow", name);
    }

    private static void Work(CrmModelBuilder<IntacctCrm> model)
    {
        model.Entity<Project>(Vocabulary.Project.Entity, static p => p.Id)
            .Field(Vocabulary.Project.Number, static p => p.Number).Field(Vocabulary.Project.Name, static p => p.Name).Field(Vocabulary.Project.Active, static p => p.Active)
            .Field(Vocabulary.Project.Custom<string>("category"), static p => p.Category).Field(Vocabulary.Project.Description, static p => p.Description).Field(Vocabulary.Project.Type, static p => p.Type)
            .Field(Vocabulary.Project.Manager, static p => p.Manager).Field(Vocabulary.Project.Status, static p => p.Status).Field(Vocabulary.Project.Custom<string>("class"), static p => p.Class)
            .Field(Vocabulary.Project.Custom<string>("department"), static p => p.Department).Field(Vocabulary.Project.Custom<string>("location"), static p => p.Location)
            .Field(Vocabulary.Project.Start, static p => p.Start).Field(Vocabulary.Project.End, static p => p.End).Field(Vocabulary.Project.Custom<string>("billingType"), static p => p.BillingType)
            .Field(Vocabulary.Project.Custom<decimal>("contractAmount"), static p => p.ContractAmount)
            .Reference(Vocabulary.Project.Company, static p => p.CompanyId, Vocabulary.Company.Entity).Reference(Vocabulary.Project.Parent, static p => p.ParentId, Vocabulary.Project.Entity)
            .ChangedAt(static p => p.ChangedAt).SoftDelete(static p => p.Deleted);
        model.Entity<Work>(Vocabulary.Task.Entity, static t => t.Id)
            .Field(Vocabulary.Task.Number, static t => t.Number).Field(Vocabulary.Task.Name, static t => t.Name).Reference(Vocabulary.Task.Project, static t => t.Project)
            .Field(Vocabulary.Task.Status, static t => t.Status).Field(Vocabulary.Task.Billable, static t => t.Billable).Field(Vocabulary.Task.Description, static t => t.Description)
            .Field(Vocabulary.Task.Start, static t => t.Start).Field(Vocabulary.Task.End, static t => t.End).Field(Vocabulary.Task.Priority, static t => t.Priority)
            .Field(Vocabulary.Task.Custom<bool>("isMilestone"), static t => t.IsMilestone).Reference(Vocabulary.Task.Parent, static t => t.ParentId, Vocabulary.Task.Entity)
            .Reference(Vocabulary.Task.Custom<Connectors.Sync.RecordRef>("dependentOn"), static t => t.DependentOnId, Vocabulary.Task.Entity)
            .Reference(Vocabulary.Task.Custom<Connectors.Sync.RecordRef>("product"), static t => t.ProductId, Vocabulary.Product.Entity)
            .ChangedAt(static t => t.ChangedAt).SoftDelete(static t => t.Deleted);
        model.Entity<Agreement>(Vocabulary.Contract.Entity, static c => c.Id)
            .Field(Vocabulary.Contract.Number, static c => c.Number).Field(Vocabulary.Contract.Name, static c => c.Name).Field(Vocabulary.Contract.Active, static c => c.Active)
            .Field(Vocabulary.Contract.Description, static c => c.Description).Reference(Vocabulary.Contract.Company, static c => c.CompanyId, Vocabulary.Company.Entity)
            .Field(Vocabulary.Contract.Start, static c => c.Start).Field(Vocabulary.Contract.End, static c => c.End).Field(Vocabulary.Contract.Custom<string>("termType"), static c => c.TermType)
            .Field(Vocabulary.Contract.PaymentTerms, static c => c.PaymentTerms).Field(Vocabulary.Contract.Custom<string>("location"), static c => c.Location)
            .Field(Vocabulary.Contract.Custom<string>("department"), static c => c.Department).Field(Vocabulary.Contract.Custom<string>("billingFrequency"), static c => c.BillingFrequency)
            .Field(Vocabulary.Contract.Currency, static c => c.Currency).Field(Vocabulary.Contract.Custom<string>("exchangeRateType"), static c => c.ExchangeRateType)
            .Field(Vocabulary.Contract.Custom<string>("renewalTemplate"), static c => c.RenewalTemplate).Field(Vocabulary.Contract.State, static c => c.State)
            .ChangedAt(static c => c.ChangedAt).SoftDelete(static c => c.Deleted);
        model.Entity<AgreementLine>(Vocabulary.ContractLine.Entity, static l => l.Id)
            .Reference(Vocabulary.ContractLine.Contract, static l => l.AgreementId, Vocabulary.Contract.Entity).Reference(Vocabulary.ContractLine.Product, static l => l.ProductId, Vocabulary.Product.Entity)
            .Field(Vocabulary.ContractLine.BillingMethod, static l => l.BillingMethod).Field(Vocabulary.ContractLine.Custom<string>("location"), static l => l.Location)
            .Field(Vocabulary.ContractLine.Description, static l => l.Name).Field(Vocabulary.ContractLine.Quantity, static l => l.Quantity).Field(Vocabulary.ContractLine.Price, static l => l.Price)
            .Field(Vocabulary.ContractLine.Custom<decimal>("flatAmount"), static l => l.FlatAmount).Field(Vocabulary.ContractLine.Custom<string>("amountFrequency"), static l => l.AmountFrequency)
            .Field(Vocabulary.ContractLine.Custom<string>("billingFrequency"), static l => l.BillingFrequency).Field(Vocabulary.ContractLine.Custom<string>("billingTemplate"), static l => l.BillingTemplate)
            .Field(Vocabulary.ContractLine.Start, static l => l.Start).Field(Vocabulary.ContractLine.End, static l => l.End).Field(Vocabulary.ContractLine.State, static l => l.State)
            .ChangedAt(static l => l.ChangedAt).SoftDelete(static l => l.Deleted);
    }

    private static void Sales(CrmModelBuilder<IntacctCrm> model)
    {
        Shown(model);
        model.Entity<Opportunity>(Vocabulary.Offer.Entity, static o => o.Id)
            .Field(Vocabulary.Offer.Number, static o => o.Number).Field(Vocabulary.Offer.Status, static o => o.Status).Field(Vocabulary.Offer.Date, static o => o.Date)
            .Field(Vocabulary.Offer.ValidUntil, static o => o.ValidUntil).Reference(Vocabulary.Offer.Company, static o => o.CompanyId, Vocabulary.Company.Entity)
            .Field(Vocabulary.Offer.Currency, static o => o.Currency).Field(Vocabulary.Offer.PaymentTerms, static o => o.PaymentTerms).Field(Vocabulary.Offer.YourReference, static o => o.YourReference)
            .Lines(Vocabulary.Offer.Lines, static o => o.Lines, static l => l
                .Reference(Vocabulary.Line.Product, static x => x.ProductId, Vocabulary.Product.Entity).Field(Vocabulary.Line.Text, static x => x.Text).Field(Vocabulary.Line.Quantity, static x => x.Quantity)
                .Field(Vocabulary.Line.Unit, static x => x.Unit).Field(Vocabulary.Line.UnitPrice, static x => x.Price).Field(Vocabulary.Line.DiscountPercent, static x => x.Discount)
                .Field(Vocabulary.Line.Location, static x => x.Location).Field(Vocabulary.Line.Warehouse, static x => x.Warehouse).Field(Vocabulary.Line.Department, static x => x.Department)
                .Field(Vocabulary.Line.Class, static x => x.Class).Reference(Vocabulary.Line.Project, static x => x.ProjectId, Vocabulary.Project.Entity).OrderBy(static x => x.Position))
            .Field(Vocabulary.Offer.AccountingId, static o => o.AccountingId).Field(Vocabulary.Offer.AccountingNumber, static o => o.AccountingNumber)
            .Field(Vocabulary.Offer.AccountingState, static o => o.AccountingState).Field(Vocabulary.Offer.AccountingMessage, static o => o.AccountingMessage)
            .DocumentFile(static o => o.Pdf, static o => o.PdfName)
            .ChangedAt(static o => o.ChangedAt).SoftDelete(static o => o.Deleted);
    }

    private static void Shown(CrmModelBuilder<IntacctCrm> model) => model.Entity<SalesDocument>(Vocabulary.SalesDocument.Entity, static d => d.Id)
        .Field(Vocabulary.SalesDocument.Kind, static d => d.Kind).Field(Vocabulary.SalesDocument.Type, static d => d.Type).Field(Vocabulary.SalesDocument.Number, static d => d.Number)
        .Field(Vocabulary.SalesDocument.Date, static d => d.Date).Field(Vocabulary.SalesDocument.DueDate, static d => d.DueDate).Field(Vocabulary.SalesDocument.DeliveryDate, static d => d.DeliveryDate)
        .Reference(Vocabulary.SalesDocument.Company, static d => d.CompanyId, Vocabulary.Company.Entity).Reference(Vocabulary.SalesDocument.Source, static d => d.SourceId, Vocabulary.SalesDocument.Entity)
        .Field(Vocabulary.SalesDocument.PaymentTerms, static d => d.PaymentTerms).Field(Vocabulary.SalesDocument.Reference, static d => d.Reference)
        .Field(Vocabulary.SalesDocument.YourReference, static d => d.YourReference).Field(Vocabulary.SalesDocument.OurReference, static d => d.OurReference)
        .Field(Vocabulary.SalesDocument.Comment, static d => d.Comment).Field(Vocabulary.SalesDocument.Currency, static d => d.Currency).Field(Vocabulary.SalesDocument.ExchangeRate, static d => d.ExchangeRate)
        .Field(Vocabulary.SalesDocument.Net, static d => d.Net).Field(Vocabulary.SalesDocument.Vat, static d => d.Vat).Field(Vocabulary.SalesDocument.Gross, static d => d.Gross)
        .Field(Vocabulary.SalesDocument.State, static d => d.State).Field(Vocabulary.SalesDocument.AccountingState, static d => d.AccountingState)
        .Field(Vocabulary.SalesDocument.PaymentState, static d => d.PaymentState).Field(Vocabulary.SalesDocument.Paid, static d => d.Paid).Field(Vocabulary.SalesDocument.Open, static d => d.Open)
        .Field(Vocabulary.SalesDocument.Link, static d => d.Link)
        .Lines(Vocabulary.SalesDocument.Lines, static d => d.Lines, static l => l
            .Field(Vocabulary.Line.Code, static x => x.Code).Field(Vocabulary.Line.Text, static x => x.Text).Field(Vocabulary.Line.Quantity, static x => x.Quantity).Field(Vocabulary.Line.Unit, static x => x.Unit)
            .Field(Vocabulary.Line.UnitPrice, static x => x.UnitPrice).Field(Vocabulary.Line.DiscountPercent, static x => x.Discount).Field(Vocabulary.Line.Location, static x => x.Location)
            .Field(Vocabulary.Line.Warehouse, static x => x.Warehouse).Field(Vocabulary.Line.Department, static x => x.Department).Field(Vocabulary.Line.Class, static x => x.Class)
            .Field(Vocabulary.Line.Entity.Custom<string>("project"), static x => x.Project).OrderBy(static x => x.Position))
        .ChangedAt(static d => d.ChangedAt).SoftDelete(static d => d.Deleted);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<decimal>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddConnectorMarks();
        foreach (var type in new[] { typeof(Account), typeof(Human), typeof(Product), typeof(Project), typeof(Work), typeof(PriceList), typeof(Price), typeof(Agreement), typeof(AgreementLine), typeof(SalesDocument), typeof(Opportunity), typeof(Choice) })
            modelBuilder.Entity(type);
        // A rule of this CRM, so that it has something to refuse.
        modelBuilder.Entity<SalesDocument>().ToTable(static t => t.HasCheckConstraint("no_secrets", "\"Comment\" IS NULL OR \"Comment\" <> 'secret'"));
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(static instant => instant.UtcTicks, static ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
