using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using ScheduledSync.Crm;
using ScheduledSync.Demo.Sales;
using ScheduledSync.Demo.Simulation;
using ScheduledSync.Demo.Story;
using ScheduledSync.Terminal;

namespace ScheduledSync.Vendors.Uniconta;

/// <summary>The type of an organisation decides: at the keyword it becomes a debtor, and one that Uniconta cannot take stops itself alone.</summary>
public sealed class Keyword : IStep<SalesStage>
{
    private const string GoodName = "Gammelskov Eksport ApS";
    private const string BadName = "Gammelskov Import (Jugoslavien)";

    public string Name => "keyword";

    public string Title => "An organisation becomes a debtor at the keyword, and its number comes back";

    public async Task PlayAsync(SalesStage stage, int attempt, CancellationToken cancellationToken)
    {
        await stage.InCrmAsync(
            async db =>
            {
                if (!await db.Companies.AnyAsync(static c => c.Name == GoodName, cancellationToken))
                {
                    db.Companies.Add(new Company { Name = GoodName, Type = CompanyTypes.Prospect, Country = "DK", City = "Ribe", ZipCode = "6760" });
                    db.Companies.Add(new Company { Name = BadName, Type = CompanyTypes.Prospect, Country = "YU", City = "Beograd" });
                }

                return true;
            },
            cancellationToken);
        await stage.RunAsync(cancellationToken);
        stage.Claim("two prospects are two prospects", attempt > 1 || await CountAsync(GoodName) + await CountAsync(BadName) == 0);

        foreach (var name in new[] { GoodName, BadName })
            await stage.EditCompanyAsync(name, static c => c.Type = CompanyTypes.Customer, cancellationToken);
        Screen.Line($"  both become '{CompanyTypes.Customer}'; the country of one does not exist any more (YU)");
        var report = await stage.RunAsync(cancellationToken);
        await stage.UntilAsync(async () => (await stage.CompanyAsync(GoodName, cancellationToken)).Number is not null, cancellationToken);

        var (good, bad) = (await stage.CompanyAsync(GoodName, cancellationToken), await stage.CompanyAsync(BadName, cancellationToken));
        var parked = await stage.ParkedCompaniesAsync([bad.Id], cancellationToken);
        foreach (var pair in parked)
            ReportView.Show(pair);
        var debtor = (await stage.Books.LookAsync<BooksView>(cancellationToken)).Customers.SingleOrDefault(static c => c.Name == GoodName);
        stage.Claim($"the good one is a debtor once, and the CRM shows its number {debtor?.Number}", debtor is not null && good.Number == debtor.Number);
        stage.Claim("the bad one waits, with the reason and the remedy, and the run went on", report.State == RunState.Completed && await CountAsync(BadName) == 0 && parked is [{ Problems: [{ Message.Length: > 0 }, ..] }]);

        await stage.EditCompanyAsync(GoodName, static c => c.Type = CompanyTypes.Prospect, cancellationToken);
        var isBack = await stage.UntilAsync(async () => (await stage.CompanyAsync(GoodName, cancellationToken)).Type == CompanyTypes.Customer, cancellationToken);
        stage.Claim("who takes the keyword away from a debtor gets it back", isBack && await CountAsync(GoodName) == 1);

        async Task<int> CountAsync(string name) => (await stage.Books.LookAsync<BooksView>(cancellationToken)).Customers.Count(c => c.Name == name);
    }
}
