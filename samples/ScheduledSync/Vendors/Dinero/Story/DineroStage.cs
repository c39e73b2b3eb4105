using Connectors.Sync.Stores;
using Connectors.Testing;
using Connectors.Testing.Dinero;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScheduledSync.Crm;
using ScheduledSync.Demo.Story;
using ScheduledSync.Vendors.Dinero.Checking;
using ScheduledSync.Vendors.Dinero.Simulation;

namespace ScheduledSync.Vendors.Dinero.Story;

/// <summary>The stage of Dinero's story: with the account itself, and with the truth of the generated data.</summary>
public sealed class DineroStage(IServiceProvider services, SimulatedDinero dinero, MessyWorld world) : Stage(services, DineroRegistration.Connection)
{
    private readonly IDbContextFactory<CrmDb> _crm = services.GetRequiredService<IDbContextFactory<CrmDb>>();
    private readonly ISyncStore _store = services.GetRequiredService<ISyncStore>();

    public SimulatedDinero Dinero { get; } = dinero;

    public Task<Outcome> CountAsync(CancellationToken cancellationToken) => OutcomeReader.ReadAsync(_crm, Dinero.LookAsync, _store, world, cancellationToken);

    public async Task<StoredContact> ContactAsync(Guid id, CancellationToken cancellationToken) =>
        (await Dinero.LookAsync(cancellationToken)).Contacts.Single(c => c.ContactGuid == id);

    public async Task<bool> IsLinkedAsync(int company, CancellationToken cancellationToken) =>
        (await LinkReader.ReadAsync(_store, cancellationToken)).DineroOf("company", company) is not null;

    /// <summary>A tidy customer that both sides know, for edits.</summary>
    public async Task<(int Company, Guid Contact)> LinkedCompanyAsync(int skip, CancellationToken cancellationToken)
    {
        var links = await LinkReader.ReadAsync(_store, cancellationToken);
        var tidy = world.Companies.Crm.Where(static c => (c.Traits & (MessyTraits.SharedNumber | MessyTraits.SharedEmail | MessyTraits.Duplicate | MessyTraits.Namesake)) == 0);
        return tidy.Select(c => (c.Id, Contact: links.DineroOf("company", c.Id))).Where(static x => x.Contact is not null).Select(static x => (x.Id, x.Contact!.Value)).Skip(skip).First();
    }
}
