using Microsoft.EntityFrameworkCore;
using ScheduledSync.Crm;
using ScheduledSync.Demo.Story;
using ScheduledSync.Terminal;

namespace ScheduledSync.Vendors.Dinero.Story;

/// <summary>Dinero creates the contact and the line breaks before it can say so.</summary>
public sealed class LostReply : IStep<DineroStage>
{
    private const string NewName = "Tågehorn Rederi ApS";

    public string Name => "lost-reply";

    public string Title => "The reply to a create is lost: it is looked up, not sent again";

    public async Task PlayAsync(DineroStage stage, int attempt, CancellationToken cancellationToken)
    {
        await stage.Dinero.StopDisturbingAsync(cancellationToken);
        var before = await stage.Dinero.CountCallsAsync(cancellationToken);
        var isThere = await CountAsync(stage, cancellationToken) > 0;
        if (!isThere)
            await stage.Dinero.LoseNextReplyAsync("contacts.create", cancellationToken);
        var id = await stage.InCrmAsync(
            async db =>
            {
                var company = await db.Companies.SingleOrDefaultAsync(static c => c.Name == NewName, cancellationToken);
                if (company is null)
                    db.Companies.Add(company = new Company { Name = NewName, Country = "DK", City = "Skagen", ZipCode = "9990", Email = "rederi@taagehorn.example" });
                await db.SaveChangesAsync(cancellationToken);
                return company.Id;
            },
            cancellationToken);
        Screen.Line($"  {NewName} is new in the CRM; Dinero stores it and the answer never arrives");

        await stage.RunAsync(cancellationToken);

        var lost = (await stage.Dinero.CountCallsAsync(cancellationToken)).LostReplies - before.LostReplies;
        var linked = (await stage.CountAsync(cancellationToken)).Duplicates == 0;
        stage.Claim("the reply really was lost", isThere || lost == 1);
        stage.Claim("Dinero has the company once", await CountAsync(stage, cancellationToken) == 1);
        stage.Claim("it is joined, and nothing else was made twice", linked && await stage.IsLinkedAsync(id, cancellationToken));
    }

    private static async Task<int> CountAsync(DineroStage stage, CancellationToken cancellationToken) =>
        (await stage.Dinero.LookAsync(cancellationToken)).Contacts.Count(static c => c.Name == NewName);
}
