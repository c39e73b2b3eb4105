using Connectors.Reviso.Sync;
using Connectors.Sync;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ScheduledSync.Crm;
using ScheduledSync.Demo.Sales;
using ScheduledSync.Demo.Simulation;
using ScheduledSync.Demo.Story;

namespace ScheduledSync.Vendors.Reviso;

/// <summary>Reviso: customers both ways every hour, articles when somebody asks (<c>--entity product</c>), and a quotation when somebody presses the button.</summary>
public sealed class RevisoVendor : SalesVendor
{
    public override string Name => "reviso";

    public override string Title => "Reviso";

    public override string AccountSetting => "Reviso:Credentials:AgreementGrantToken";

    public override Schedule Schedule { get; } = Schedule.Every(TimeSpan.FromHours(1));

    protected override IReadOnlyDictionary<string, string?> DemoSettings { get; } = new Dictionary<string, string?>
    {
        ["RevisoSync:version"] = "1",
        ["RevisoSync:flow"] = "Both",
        ["RevisoSync:winner"] = "Crm",
    };

    protected override IReadOnlyList<IStep<SalesStage>> Scenes { get; } =
    [
        new AddressBooksMeet(),
        new BothWays(),
        new PressedSale(new()
        {
            What = "a quotation",
            Flow = RevisoFlows.Quotation,
            Currency = "EUR",
            Article = "ORA",
            Unit = "2",
            VatCode = "V022",
            Customer = new Company { Name = "Caffè Fioravanti", Country = "IT", City = "Verona", ZipCode = "37121", Email = "ordini@fioravanti.example", Currency = "EUR", Group = "1", PaymentTerms = "2", VatZone = "1" },
            // An article code is Reviso's to the letter.
            Spoil = static q => q.Lines[0].Code = "ora",
            Mend = static q => q.Lines[0].Code = "ORA",
            Complaint = "ora",
        }),
    ];

    public override void Register(IServiceCollection services, IConfiguration configuration, Schedule schedule, bool isSimulated) =>
        services.AddRevisoSync<CrmDb>(configuration, schedule, isSimulated ? static o => (o.WriteTimeout, o.SettleTime) = (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(2)) : null);

    protected override async Task<IBooks> OpenBooksAsync(CancellationToken cancellationToken) => await RevisoBooks.OpenAsync(cancellationToken);

    protected override void FillCrm(CrmDb db) => SalesSeed.Fill(db, SalesSeed.World("IT"), TimeProvider.System.GetUtcNow());
}
