using Connectors.AspNetCore;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Smartbill;
using Connectors.Smartbill.Sync;
using Connectors.Sync;
using Connectors.Sync.Sqlite;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
var settings = builder.Configuration;
builder.Services.AddDbContextFactory<ShopDb>(o => o.UseSqlite(settings["Shop"]).UseConnectorMarks());
builder.Services.AddSmartbill(settings.GetSection("Smartbill"));
builder.Services.AddSqliteSyncStore(o => (o.Path, o.MigrateOnStart) = (settings["Sync"]!, true));
builder.Services.AddConnectorSync(o => o.LeaseDuration = TimeSpan.FromSeconds(5))
    .AddConnection("shop", c => c.Crm<ShopDb>(Model).Smartbill().Settings(settings.GetSection("Invoicing")).Schedule(Schedule.Every(TimeSpan.FromMinutes(1))))
    .AddOperations(o => o.AllowAnonymousOperations = true);
var app = builder.Build();
app.MapConnectorOperations();
// Her own application: somebody accepts an offer.
app.MapPost("/offers/{id:int}/accept", async (int id, IDbContextFactory<ShopDb> shops) =>
{
    await using var shop = await shops.CreateDbContextAsync();
    (await shop.Offers.SingleAsync(o => o.Id == id)).Status = "Accepted";
    await shop.SaveChangesAsync();
});
app.Run();

static void Model(CrmModelBuilder<ShopDb> model)
{
    model.Entity<Customer>(Crm.Company.Entity, c => c.Id)
        .Field(Crm.Company.Name, c => c.Name).Field(Crm.Company.VatNumber, c => c.Cui).Field(Crm.Company.Street, c => c.Street)
        .Field(Crm.Company.City, c => c.City).Field(Crm.Company.Region, c => c.County).Field(Crm.Company.Country, c => c.Country);
    model.Entity<Offer>(Crm.Offer.Entity, o => o.Id)
        .Field(Crm.Offer.Status, o => o.Status).Field(Crm.Offer.Currency, o => o.Currency).Reference(Crm.Offer.Company, o => o.Customer)
        .Lines(Crm.Offer.Lines, o => o.Lines, l => l.Field(Crm.Line.Code, x => x.Code).Field(Crm.Line.Text, x => x.Text).Field(Crm.Line.Quantity, x => x.Quantity)
            .Field(Crm.Line.Unit, x => x.Unit).Field(Crm.Line.UnitPrice, x => x.Price).Field(Crm.Line.VatCode, x => x.Vat).OrderBy(x => x.Id))
        .Field(Crm.Offer.AccountingNumber, o => o.InvoiceNumber).Field(Crm.Offer.AccountingLink, o => o.InvoiceLink).Field(Crm.Offer.AccountingState, o => o.InvoiceState)
        .Field(Crm.Offer.AccountingMessage, o => o.InvoiceMessage).Field(Crm.Offer.Paid, o => o.Paid).Field(Crm.Offer.Open, o => o.StillOpen).DocumentFile(o => o.InvoicePdf);
}
