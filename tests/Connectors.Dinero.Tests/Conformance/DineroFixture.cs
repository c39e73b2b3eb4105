using Connectors.Dinero.Sync;
using Connectors.Testing;
using Connectors.Testing.Dinero;

namespace Connectors.Dinero.Tests.Conformance;

/// <summary>The provider over a simulated organisation, in the process: the client, its pipeline and the simulator are the real ones, only the socket is missing.</summary>
internal sealed class DineroFixture(DineroSyncOptions? options = null, Action<DineroOddities>? readings = null) : ProviderFixture
{
    private const FixtureAbilities OnlyContacts = FixtureAbilities.Turn | FixtureAbilities.Lock | FixtureAbilities.Unmapped;

    public override string Name => "dinero";

    public override IReadOnlyList<EntitySample> Entities { get; } =
    [
        new("contact.company", "City") { OtherText = "Street", Choice = "PreferredInvoiceLanguageKey" },
        new("contact.person", "City") { OtherText = "Street", Choice = "PreferredInvoiceLanguageKey", Cannot = FixtureAbilities.Lock },
        new("product", "Name") { OtherText = "Comment", Choice = "Unit", Cannot = OnlyContacts },
        new("invoice", "Description") { OtherText = "Comment", Choice = "Language", Cannot = FixtureAbilities.Turn },
    ];

    public override FixtureAbilities Abilities =>
        FixtureAbilities.SomebodyElse | FixtureAbilities.Restore | FixtureAbilities.Hide | FixtureAbilities.Turn | FixtureAbilities.Lock | FixtureAbilities.Unmapped | FixtureAbilities.Count
        | FixtureAbilities.LoseReply | FixtureAbilities.CommitLate | FixtureAbilities.HoldWrite | FixtureAbilities.Limit | FixtureAbilities.Unreachable | FixtureAbilities.RefuseCredentials
        | FixtureAbilities.NotAllowed | FixtureAbilities.CountCalls | FixtureAbilities.CountWrites | FixtureAbilities.Clock | FixtureAbilities.OtherAccount;

    public override Task<ProviderAccount> OpenAsync(CancellationToken cancellationToken)
    {
        var dinero = DineroSimulator.InProcess();
        dinero.Oddities.PersonalCallsPerMinute = null;
        readings?.Invoke(dinero.Oddities);
        return Task.FromResult<ProviderAccount>(new DineroOrganisation(dinero, options ?? new()));
    }
}
