using Connectors.Economic.Sync;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.Testing.Economic;

namespace Connectors.Economic.Tests.Conformance;

/// <summary>The provider over a simulated agreement, in the process: the client, its pipeline and the simulator are the real ones, only the socket is missing.</summary>
internal sealed class EconomicFixture(EconomicSyncOptions? options = null, Action<EconomicOddities>? readings = null) : ProviderFixture
{
    public override string Name => "economic";

    public override IReadOnlyList<EntitySample> Entities { get; } =
    [
        new("customer", "city") { OtherText = "address", Choice = "customerGroup" },
        new("contact", "notes") { OtherText = "email", Cannot = FixtureAbilities.Unmapped },
        new("product", "description") { OtherText = "barCode", Choice = "unit" },
    ];

    public override FixtureAbilities Abilities =>
        FixtureAbilities.SomebodyElse | FixtureAbilities.Restore | FixtureAbilities.Hide | FixtureAbilities.Unmapped | FixtureAbilities.Count
        | FixtureAbilities.LoseReply | FixtureAbilities.CommitLate | FixtureAbilities.HoldWrite | FixtureAbilities.Limit | FixtureAbilities.Unreachable | FixtureAbilities.RefuseCredentials
        | FixtureAbilities.NotAllowed | FixtureAbilities.CountCalls | FixtureAbilities.CountWrites | FixtureAbilities.Clock | FixtureAbilities.OtherAccount;

    public override IReadOnlyList<Func<ISyncProvider, object?>> Features { get; } = [static p => p.GetFeature<IListSource>(), static p => p.GetFeature<IDocumentSender>(), static p => p.GetFeature<IDraftUpdater>(), static p => p.GetFeature<IDocumentSteps>()];

    public override Task<ProviderAccount> OpenAsync(CancellationToken cancellationToken)
    {
        var economic = EconomicSimulator.InProcess();
        readings?.Invoke(economic.Oddities);
        return Task.FromResult<ProviderAccount>(new EconomicAgreement(economic, options ?? new()));
    }
}
