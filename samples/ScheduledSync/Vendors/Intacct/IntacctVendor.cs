using Connectors.Intacct.Sync;
using Connectors.Sync;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ScheduledSync.Crm;
using ScheduledSync.Demo.Sales;
using ScheduledSync.Demo.Simulation;
using ScheduledSync.Demo.Story;

namespace ScheduledSync.Vendors.Intacct;

/// <summary>Sage Intacct: its lists first, then customers and items, every hour; an order when somebody presses the button on an opportunity.</summary>
public sealed class IntacctVendor : SalesVendor
{
    public override string Name => "intacct";

    public override string Title => "Intacct";

    public override string AccountSetting => "Intacct:Credentials:CompanyId";

    public override Schedule Schedule { get; } = Schedule.Every(TimeSpan.FromHours(1));

    protected override IReadOnlyDictionary<string, string?> DemoSettings { get; } = new Dictionary<string, string?>
    {
        ["IntacctSync:version"] = "1",
        ["IntacctSync:winner"] = "Accounting",
        // A customer is born in Intacct, or by an order.
        ["IntacctSync:entities:company:createInAccounting"] = "OnDemand",
        ["IntacctSync:entities:product:createInAccounting"] = "Never",
    };

    protected override IReadOnlyList<IStep<SalesStage>> Scenes { get; } =
    [
        new ListsFirst(),
        new ArticlesIn(),
        new PressedSale(new()
        {
            What = "an order",
            Flow = IntacctFlows.OrderFromOffer,
            Currency = "USD",
            Article = "HOUR",
            Unit = "Each",
            Customer = new Company { Name = "Fairlight Shipping Inc", Country = "US", City = "Chicago", Email = "orders@fairlight.example" },
            Spoil = static q => q.Lines[0].Code = "NOPE",
            Mend = static q => q.Lines[0].Code = "HOUR",
            Complaint = "NOPE",
        }),
    ];

    public override void Register(IServiceCollection services, IConfiguration configuration, Schedule schedule, bool isSimulated) =>
        services.AddIntacctSync<CrmDb>(configuration, schedule, isSimulated ? static o => (o.WriteTimeout, o.SettleTime) = (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(2)) : null);

    protected override async Task<IBooks> OpenBooksAsync(CancellationToken cancellationToken) => await IntacctBooks.OpenAsync(cancellationToken);

    protected override void FillCrm(CrmDb db)
    {
        // Everything comes from Intacct.
    }
}
