using Connectors.Sync;
using Connectors.Testing;
using Connectors.Testing.Uniconta;
using Connectors.Uniconta.Sync;

namespace Connectors.Uniconta.Tests.Conformance;

/// <summary>The provider over a simulated company, in the process: the client, its pipeline and the simulator are the real ones, only the socket is missing.</summary>
internal sealed class UnicontaFixture(UnicontaSyncOptions? options = null, Action<UnicontaOddities>? readings = null) : ProviderFixture
{
    public const string Marker = "ConnectorMark";

    private const FixtureAbilities OnlyRead = FixtureAbilities.Unmapped;

    public override string Name => "uniconta";

    public override IReadOnlyList<EntitySample> Entities { get; } =
    [
        new("debtor", "Name") { OtherText = "City", Choice = "VatZone" },
        new("contact", "Name") { OtherText = "Interests", Choice = "Title" },
        new("employee", "Name") { OtherText = "City", Choice = "Title" },
        new("item", "Name") { OtherText = "Description", Cannot = OnlyRead },
    ];

    public override FixtureAbilities Abilities =>
        FixtureAbilities.SomebodyElse | FixtureAbilities.Unmapped | FixtureAbilities.Count | FixtureAbilities.LoseReply | FixtureAbilities.CommitLate | FixtureAbilities.HoldWrite | FixtureAbilities.Limit
        | FixtureAbilities.Unreachable | FixtureAbilities.RefuseCredentials | FixtureAbilities.NotAllowed | FixtureAbilities.CountCalls | FixtureAbilities.CountWrites | FixtureAbilities.Clock | FixtureAbilities.OtherAccount;

    public override IReadOnlyList<Func<ISyncProvider, object?>> Features => [static p => p.GetFeature<IListSource>()];

    public static void Draw(UnicontaOddities oddities, int seed)
    {
        oddities.ChooseReadings(new Random(seed));
        // A create that answers no row and carries no mark is rightly uncertain where several rows are alike, so no case that makes such rows can go on.
        oddities.InsertsAnswer204 = false;
    }

    public override Task<ProviderAccount> OpenAsync(CancellationToken cancellationToken)
    {
        var uniconta = UnicontaSimulator.InProcess();
        uniconta.Oddities.CallsPerStep = null;
        readings?.Invoke(uniconta.Oddities);
        return Task.FromResult<ProviderAccount>(new UnicontaCompany(uniconta, options ?? new() { MarkerField = Marker }));
    }
}
