using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using ScheduledSync.Crm;
using ScheduledSync.Demo.Story;
using ScheduledSync.Terminal;

namespace ScheduledSync.Vendors.Dinero.Story;

/// <summary>A record that Dinero will not take. It stops itself and nothing else.</summary>
public sealed class BadRecord : IStep<DineroStage>
{
    private const string BadName = "Gammelskov Import (Jugoslavien)";
    private const string GoodName = "Gammelskov Eksport ApS";

    public string Name => "bad-record";

    public string Title => "A record that Dinero refuses: parked with the remedy, the rest goes on";

    public async Task PlayAsync(DineroStage stage, int attempt, CancellationToken cancellationToken)
    {
        await stage.InCrmAsync(
            async db =>
            {
                if (!await db.Companies.AnyAsync(static c => c.Name == BadName, cancellationToken))
                {
                    db.Companies.Add(new Company { Name = BadName, Country = "YU", City = "Beograd", Email = "import@gammelskov.example" });
                    db.Companies.Add(new Company { Name = GoodName, Country = "DK", City = "Ribe", ZipCode = "6760", Email = "eksport@gammelskov.example" });
                }

                return true;
            },
            cancellationToken);
        Screen.Line("  two new companies; the country of one does not exist any more (YU)");

        var report = await stage.RunAsync(cancellationToken);

        var bad = await stage.InCrmAsync(db => db.Companies.SingleAsync(static c => c.Name == BadName, cancellationToken), cancellationToken);
        var parked = await stage.ParkedCompaniesAsync([bad.Id], cancellationToken);
        foreach (var pair in parked)
            ReportView.Show(pair);
        var contacts = (await stage.Dinero.LookAsync(cancellationToken)).Contacts;
        stage.Claim("the run completed", report.State == RunState.Completed);
        stage.Claim("the bad one waits, with the field, the reason and the remedy", parked is [{ Problems: [{ Message.Length: > 0, Remedy.Length: > 0 }, ..] }] && contacts.All(static c => c.Name != BadName));
        stage.Claim("the good one is in Dinero", contacts.Count(static c => c.Name == GoodName) == 1);
    }
}
