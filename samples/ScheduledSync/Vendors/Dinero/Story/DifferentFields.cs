using Microsoft.EntityFrameworkCore;
using ScheduledSync.Demo.Story;
using ScheduledSync.Terminal;

namespace ScheduledSync.Vendors.Dinero.Story;

/// <summary>Two colleagues edit one customer in the same hour, each in another system and another field.</summary>
public sealed class DifferentFields : IStep<DineroStage>
{
    public string Name => "different-fields";

    public string Title => "Two edits of one company, in different fields: both survive";

    public async Task PlayAsync(DineroStage stage, int attempt, CancellationToken cancellationToken)
    {
        var (id, contact) = await stage.LinkedCompanyAsync(skip: 0, cancellationToken);
        var email = $"orders-{attempt}@new.example";
        var street = $"Havnegade {10 + attempt}, 2. th.";
        var name = await stage.InCrmAsync(
            async db =>
            {
                var company = await db.Companies.SingleAsync(c => c.Id == id, cancellationToken);
                company.Email = email;
                return company.Name;
            },
            cancellationToken);
        await stage.Dinero.EditAsync(contact, new() { ["Street"] = street }, cancellationToken);
        Screen.Line($"  {name}: the CRM's user types the e-mail {email}, the bookkeeper the street {street}");

        await stage.RunAsync(cancellationToken);

        var crm = await stage.InCrmAsync(db => db.Companies.SingleAsync(c => c.Id == id, cancellationToken), cancellationToken);
        var dinero = await stage.ContactAsync(contact, cancellationToken);
        stage.Claim("the CRM has both", crm.Email == email && crm.Street == street);
        stage.Claim("Dinero has both", dinero.Email == email && dinero.Street == street);
    }
}
