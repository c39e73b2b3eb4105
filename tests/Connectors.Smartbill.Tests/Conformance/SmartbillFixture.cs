using Connectors.Sync;
using Connectors.Testing;
using Connectors.Testing.Smartbill;

namespace Connectors.Smartbill.Tests.Conformance;

/// <summary>The provider over a simulated company, in the process: the client, its pipeline and the simulator are the real ones, only the socket is missing.</summary>
internal sealed class SmartbillFixture(Action<SmartbillOddities>? readings = null) : ProviderFixture
{
    public override string Name => "smartbill";

    public override IReadOnlyList<EntitySample> Entities { get; } = [new("product", "Name") { OtherText = "Unit" }, new("client", "City") { OtherText = "Address" }];

    public override FixtureAbilities Abilities =>
        FixtureAbilities.Create | FixtureAbilities.Edit | FixtureAbilities.Count | FixtureAbilities.Limit | FixtureAbilities.Unreachable | FixtureAbilities.RefuseCredentials | FixtureAbilities.NotAllowed
        | FixtureAbilities.CountCalls | FixtureAbilities.CountWrites | FixtureAbilities.Clock | FixtureAbilities.OtherAccount;

    public override IReadOnlyList<Func<ISyncProvider, object?>> Features =>
        [static p => p.GetFeature<IDocumentSender>(), static p => p.GetFeature<IDocumentSteps>(), static p => p.GetFeature<IListSource>()];

    public override Task<ProviderAccount> OpenAsync(CancellationToken cancellationToken)
    {
        var clock = new SteppingClock();
        var smartbill = SmartbillSimulator.InProcess(null, clock);
        readings?.Invoke(smartbill.Oddities);
        (smartbill.Oddities.CallsPerWindow, smartbill.Oddities.V3ReadsPerWindow) = (null, null);
        return Task.FromResult<ProviderAccount>(new SmartbillCompany(smartbill, clock));
    }
}
