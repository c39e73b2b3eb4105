using Connectors.Reviso.Sync;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.Testing.Reviso;

namespace Connectors.Reviso.Tests.Conformance;

/// <summary>The provider over a simulated agreement, in the process: the client, its pipeline and the simulator are the real ones, only the socket is missing.</summary>
internal sealed class RevisoFixture(RevisoSyncOptions? options = null, Action<RevisoOddities>? readings = null) : ProviderFixture
{
    public override string Name => "reviso";

    public override IReadOnlyList<EntitySample> Entities { get; } =
    [
        new("customer", "city") { OtherText = "address", Choice = "paymentTerms" },
        new("contact", "notes") { OtherText = "email", Cannot = FixtureAbilities.Unmapped },
        new("product", "name") { OtherText = "description", Choice = "unit" },
    ];

    public override FixtureAbilities Abilities =>
        FixtureAbilities.SomebodyElse | FixtureAbilities.Hide | FixtureAbilities.Unmapped | FixtureAbilities.Count | FixtureAbilities.LoseReply | FixtureAbilities.CommitLate | FixtureAbilities.HoldWrite
        | FixtureAbilities.Limit | FixtureAbilities.Unreachable | FixtureAbilities.RefuseCredentials | FixtureAbilities.NotAllowed | FixtureAbilities.CountCalls | FixtureAbilities.CountWrites
        | FixtureAbilities.Clock | FixtureAbilities.OtherAccount;

    public override IReadOnlyList<Func<ISyncProvider, object?>> Features =>
    [
        static p => p.GetFeature<IListSource>(), static p => p.GetFeature<IDocumentSender>(), static p => p.GetFeature<IDraftUpdater>(),
    ];

    public override Task<ProviderAccount> OpenAsync(CancellationToken cancellationToken)
    {
        var clock = new SteppingClock();
        var reviso = RevisoSimulator.InProcess(time: clock);
        readings?.Invoke(reviso.Oddities);
        return Task.FromResult<ProviderAccount>(new RevisoAgreement(reviso, clock, options ?? new()));
    }

    public override string? WhyNot(ProviderConformanceCase @case) =>
        @case is { Id: "cost: a pass costs one call per page", Entity: "contact" } ? "contacts stand below their customers: a pass costs a call for each customer, which the documents say" : null;
}
