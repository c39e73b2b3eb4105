using Connectors.Sync;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ScheduledSync.Crm;
using ScheduledSync.Demo.Sales;
using ScheduledSync.Demo.Simulation;
using ScheduledSync.Demo.Story;

namespace ScheduledSync.Vendors.Economic;

/// <summary>e-conomic: customers both ways every hour, and a quote when somebody presses the button.</summary>
public sealed class EconomicVendor : SalesVendor
{
    public override string Name => "economic";

    public override string Title => "e-conomic";

    public override string AccountSetting => "Economic:Credentials:AgreementGrantToken";

    public override Schedule Schedule { get; } = Schedule.Every(TimeSpan.FromHours(1));

    protected override IReadOnlyDictionary<string, string?> DemoSettings { get; } = new Dictionary<string, string?>
    {
        ["EconomicSync:version"] = "1",
        ["EconomicSync:flow"] = "Both",
        ["EconomicSync:winner"] = "Crm",
        // An article of the catalogue is typed in accounting.
        ["EconomicSync:entities:product:enabled"] = "false",
    };

    protected override IReadOnlyList<IStep<SalesStage>> Scenes { get; } =
    [
        new AddressBooksMeet(),
        new BothWays(),
        new PressedSale(new()
        {
            What = "a quote",
            Flow = "quote",
            Currency = "DKK",
            Article = "TIME",
            Unit = "timer",
            Customer = new Company { Name = "Tågehorn Rederi ApS", Country = "DK", City = "Skagen", ZipCode = "9990", Email = "rederi@taagehorn.example" },
            Spoil = static q => q.Lines[0].Unit = "fortnight",
            Mend = static q => q.Lines[0].Unit = "timer",
            Complaint = "fortnight",
        }),
    ];

    public override void Register(IServiceCollection services, IConfiguration configuration, Schedule schedule, bool isSimulated) =>
        services.AddEconomicSync<CrmDb>(configuration, schedule, isSimulated ? static o => (o.WriteTimeout, o.SettleTime) = (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(2)) : null);

    protected override async Task<IBooks> OpenBooksAsync(CancellationToken cancellationToken) => await EconomicBooks.OpenAsync(cancellationToken);

    protected override void FillCrm(CrmDb db) => SalesSeed.Fill(db, SalesSeed.World("DK"), TimeProvider.System.GetUtcNow());
}
