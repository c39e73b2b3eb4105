using Microsoft.EntityFrameworkCore;
using ScheduledSync.Demo.Simulation;
using ScheduledSync.Demo.Story;
using ScheduledSync.Terminal;

namespace ScheduledSync.Demo.Sales;

/// <summary>A seller and a bookkeeper edit one customer in the same hour, each in another field.</summary>
public sealed class BothWays : IStep<SalesStage>
{
    public string Name => "both-ways";

    public string Title => "A seller edits here, a bookkeeper there: both edits arrive";

    public async Task PlayAsync(SalesStage stage, int attempt, CancellationToken cancellationToken)
    {
        var parked = (await stage.Engine.ListParkedAsync(stage.Connection, cancellationToken: cancellationToken)).Select(static p => p.Crm?.Id.Value).ToHashSet();
        var known = await stage.InCrmAsync(db => db.Companies.AsNoTracking().Where(static c => c.Number != null && !c.Deleted).OrderBy(static c => c.Id).ToListAsync(cancellationToken), cancellationToken);
        var company = known.First(c => !parked.Contains($"{c.Id}") && known.Count(o => o.Name == c.Name) == 1);
        var (phone, email) = ($"7000 1{attempt:000}", $"invoices-{attempt}@books.example");
        await stage.EditCompanyAsync(company.Name, c => c.Phone = phone, cancellationToken);
        await stage.Books.ActAsync("edit-customer", new { number = company.Number, email }, cancellationToken);
        Screen.Line($"  {company.Name}: the seller types the telephone {phone}, the bookkeeper the e-mail {email}");

        await stage.RunAsync(cancellationToken);

        var there = (await stage.Books.LookAsync<BooksView>(cancellationToken)).Customers.Single(c => c.Number == company.Number);
        var here = await stage.CompanyAsync(company.Name, cancellationToken);
        stage.Claim("accounting has both", there.Phone == phone && there.Email == email);
        stage.Claim("the CRM has both", here.Phone == phone && here.Email == email);
    }
}
