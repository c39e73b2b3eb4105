using Connectors.Sync;
using Connectors.Uniconta.Sync;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ScheduledSync.Crm;
using ScheduledSync.Demo.Sales;
using ScheduledSync.Demo.Simulation;
using ScheduledSync.Demo.Story;

namespace ScheduledSync.Vendors.Uniconta;

/// <summary>Uniconta: organisations become debtors at the keyword, items come in, orders go over with their lines; every ten minutes.</summary>
public sealed class UnicontaVendor : SalesVendor
{
    public override string Name => "uniconta";

    public override string Title => "Uniconta";

    public override string AccountSetting => "Uniconta:Credentials:CompanyId";

    public override Schedule Schedule { get; } = Schedule.Every(TimeSpan.FromMinutes(10));

    protected override IReadOnlyDictionary<string, string?> DemoSettings { get; } = new Dictionary<string, string?>
    {
        ["UnicontaSync:version"] = "1",
        ["UnicontaSync:flow"] = "Both",
        ["UnicontaSync:winner"] = "Crm",
    };

    protected override IReadOnlyList<IStep<SalesStage>> Scenes { get; } =
    [
        new AddressBooksMeet(),
        new Keyword(),
        new ArticlesIn(),
        new PressedSale(new()
        {
            What = "an order",
            Flow = UnicontaFlows.Order,
            Entity = "order",
            Currency = "DKK",
            Article = "BOLT",
            Unit = "Pcs",
            VatCode = "U25",
            Customer = new Company { Name = "Tågehorn Rederi ApS", Type = CompanyTypes.Customer, Country = "DK", City = "Skagen", ZipCode = "9990", Email = "rederi@taagehorn.example" },
            Spoil = static q => q.Lines[0].Code = "NOPE",
            Mend = static q => q.Lines[0].Code = "BOLT",
            Complaint = "NOPE",
        }),
    ];

    public override void Register(IServiceCollection services, IConfiguration configuration, Schedule schedule, bool isSimulated) =>
        services.AddUnicontaSync<CrmDb>(configuration, schedule, isSimulated ? static o => (o.WriteTimeout, o.SettleTime) = (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(2)) : null);

    protected override async Task<IBooks> OpenBooksAsync(CancellationToken cancellationToken) => await UnicontaBooks.OpenAsync(cancellationToken);

    protected override void FillCrm(CrmDb db) => SalesSeed.Fill(db, SalesSeed.World("DK"), TimeProvider.System.GetUtcNow());
}
