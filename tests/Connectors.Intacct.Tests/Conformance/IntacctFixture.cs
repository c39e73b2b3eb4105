using Connectors.Intacct.Sync;
using Connectors.Testing;
using Connectors.Testing.Intacct;

namespace Connectors.Intacct.Tests.Conformance;

/// <summary>The provider over a simulated company, in the process: the client, its pipeline and the simulator are the real ones, only the socket is missing.</summary>
internal sealed class IntacctFixture(IntacctSyncOptions? options = null, Action<IntacctOddities>? readings = null) : ProviderFixture
{
    public override string Name => "intacct";

    // The price lists of sales orders and the prices of both kinds have no text that is free: see the tests of their own.
    public override IReadOnlyList<EntitySample> Entities { get; } =
    [
        new("contact", "companyName") { OtherText = "lastName", Choice = "status" },
        new("customer", "notes") { OtherText = "customerResaleNumber", Choice = "status" },
        new("item", "notes") { OtherText = "soDescription", Choice = "costMethod" },
        new("project", "description") { OtherText = "purchaseOrderNumber", Choice = "category" },
        new("task", "description") { OtherText = "wbsCode", Choice = "taskStatus" },
        new("contract", "description") { Choice = "billingFrequency" },
        new("contract-line", "memo") { Choice = "billing.amountFrequency" },
        new("billing-price-list", "description") { Choice = "status", Cannot = FixtureAbilities.Unmapped },
    ];

    public override FixtureAbilities Abilities =>
        FixtureAbilities.SomebodyElse | FixtureAbilities.Unmapped | FixtureAbilities.Count | FixtureAbilities.CustomFields | FixtureAbilities.LoseReply | FixtureAbilities.CommitLate
        | FixtureAbilities.HoldWrite | FixtureAbilities.Limit | FixtureAbilities.Unreachable | FixtureAbilities.RefuseCredentials | FixtureAbilities.NotAllowed | FixtureAbilities.CountCalls
        | FixtureAbilities.CountWrites | FixtureAbilities.Clock | FixtureAbilities.OtherAccount;

    public override IReadOnlyList<Func<Connectors.Sync.ISyncProvider, object?>> Features => [static p => p.GetFeature<Connectors.Sync.IListSource>()];

    public override Task<ProviderAccount> OpenAsync(CancellationToken cancellationToken) => Task.FromResult<ProviderAccount>(new IntacctCompany(options ?? new(), readings));
}
