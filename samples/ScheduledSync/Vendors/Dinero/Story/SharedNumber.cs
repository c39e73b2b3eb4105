using Connectors.Testing.Dinero;
using Microsoft.EntityFrameworkCore;
using ScheduledSync.Crm;
using ScheduledSync.Demo.Story;
using ScheduledSync.Terminal;
using ScheduledSync.Vendors.Dinero.Simulation;

namespace ScheduledSync.Vendors.Dinero.Story;

/// <summary>Two companies of one CVR number and a contact that could be either: a question, not a guess.</summary>
public sealed class SharedNumber : IStep<DineroStage>
{
    private const string Cvr = "88200012";

    public string Name => "shared-number";

    public string Title => "Two companies share a CVR number: nobody is guessed, somebody is asked";

    public async Task PlayAsync(DineroStage stage, int attempt, CancellationToken cancellationToken)
    {
        var contact = SeedIds.Of(SeedKind.Colleague, 1);
        if ((await stage.Dinero.LookAsync(cancellationToken)).Contacts.All(c => c.ContactGuid != contact))
            await stage.Dinero.AddAsync(new StoredContact { ContactGuid = contact, Name = "Bølgegaard Catering", VatNumber = Cvr, CountryKey = "DK", City = "Vejle", ZipCode = "7100" }, cancellationToken);
        await stage.InCrmAsync(
            async db =>
            {
                if (!await db.Companies.AnyAsync(static c => c.VatNumber == Cvr, cancellationToken))
                {
                    db.Companies.Add(new Company { Name = "Bølgegaard Kantiner ApS", VatNumber = Cvr, Country = "DK", City = "Odense C", ZipCode = "5000" });
                    db.Companies.Add(new Company { Name = "Bølgegaard Selskaber ApS", VatNumber = Cvr, Country = "DK", City = "Aarhus C", ZipCode = "8000" });
                }

                return true;
            },
            cancellationToken);
        Screen.Line($"  two companies of the CRM and one contact of Dinero have the CVR number {Cvr}; names and towns differ");

        await stage.RunAsync(cancellationToken);

        var companies = await stage.InCrmAsync(db => db.Companies.Where(static c => c.VatNumber == Cvr).Select(static c => c.Id).ToListAsync(cancellationToken), cancellationToken);
        var parked = await stage.ParkedCompaniesAsync(companies, cancellationToken);
        foreach (var pair in parked)
            ReportView.Show(pair);
        stage.Claim("both companies wait, each with the question", companies.Count == 2 && parked.Count == 2 && parked.All(static p => p.Problems is [{ Remedy.Length: > 0 }, ..]));
        stage.Claim("Dinero still has one contact of that number", (await stage.Dinero.LookAsync(cancellationToken)).Contacts.Count(static c => c.VatNumber == Cvr) == 1);
    }
}
