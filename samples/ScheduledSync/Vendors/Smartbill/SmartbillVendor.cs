using Connectors.Sync;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ScheduledSync.Crm;
using ScheduledSync.Demo.Sales;
using ScheduledSync.Demo.Simulation;
using ScheduledSync.Demo.Story;

namespace ScheduledSync.Vendors.Smartbill;

/// <summary>SmartBill: an offer that reaches its status becomes an invoice, stock comes in; every fifteen minutes.</summary>
public sealed class SmartbillVendor : SalesVendor
{
    public override string Name => "smartbill";

    public override string Title => "SmartBill";

    public override string AccountSetting => "Smartbill:Credentials:Token";

    public override Schedule Schedule { get; } = Schedule.Every(TimeSpan.FromMinutes(15));

    protected override IReadOnlyDictionary<string, string?> DemoSettings { get; } = new Dictionary<string, string?>
    {
        ["SmartbillSync:version"] = "1",
        ["SmartbillSync:documents:invoice-from-offer:enabled"] = "true",
        ["SmartbillSync:documents:invoice-from-offer:series"] = "CRM",
        ["SmartbillSync:documents:invoice-from-offer:trigger:0"] = QuoteStatuses.Accepted,
        ["SmartbillSync:documents:invoice-from-offer:book"] = "true",
        ["SmartbillSync:entities:product:enabled"] = "true",
    };

    protected override IReadOnlyList<IStep<SalesStage>> Scenes { get; } = [new OldOffers(), new AcceptedOffer(), new PoorAddress(), new Payment(), new StockIn()];

    public override void Register(IServiceCollection services, IConfiguration configuration, Schedule schedule, bool isSimulated) =>
        services.AddSmartbillSync<CrmDb>(configuration, schedule, isSimulated ? static o => (o.SendTimeout, o.SettleTime) = (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(2)) : null);

    protected override async Task<IBooks> OpenBooksAsync(CancellationToken cancellationToken) => await SmartbillBooks.OpenAsync(cancellationToken);

    protected override void FillCrm(CrmDb db)
    {
        var firm = NewFirm("Acme SRL", "RO12345674");
        for (var i = 1; i <= 60; i++)
            db.Quotes.Add(NewOffer(firm, QuoteStatuses.Accepted, $"V-{i:000}"));
    }

    public static Company NewFirm(string name, string vatNumber) => new()
    {
        Name = name,
        VatNumber = vatNumber,
        Street = "Str. Mare 1",
        City = "Cluj-Napoca",
        Region = "Cluj",
        Country = "RO",
        Email = "contabilitate@firma.example",
    };

    public static Quote NewOffer(Company firm, string status, string number = "") => new()
    {
        Number = number,
        Status = status,
        Company = firm,
        Currency = "RON",
        Date = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
        Lines = { new QuoteLine { Position = 1, Code = "S8", Text = "Șurub M8", Quantity = 3, UnitPrice = 10.50m, Unit = "buc", VatCode = "Normala" } },
    };
}
