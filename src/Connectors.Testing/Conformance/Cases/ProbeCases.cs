using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>The probe: who the account is, and whether it can be used.</summary>
internal static class ProbeCases
{
    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("probe", "a usable account is green and says who it is", CaseScope.Provider)
        {
            Promise = "ProbeAsync signs in and reads who the account is: Ok, a sentence, an account with an id.",
            Remedy = "Fill in Reason and Account, and leave Failure empty when Ok.",
            Run = static async t =>
            {
                var health = await ProbeAsync(t).ConfigureAwait(false);
                t.Require(health.Ok, $"the probe of a usable account is red: {health.Reason}");
                t.Require(health.Failure is null, $"the probe is green and names the failure {health.Failure}");
                t.Require(health.Reason.Length > 0, "the probe gives no reason");
                t.Require(health.Account is { Id.Length: > 0, Name.Length: > 0 }, "the probe does not say who the account is");
                t.Require(health.Capabilities.Select(static c => c.Name).Distinct(StringComparer.Ordinal).Count() == health.Capabilities.Length, "a capability is named twice");
                t.Require(health.Capabilities.All(static c => c.Name.Length > 0 && c.Reason.Length > 0), "a capability has no name or no reason");
            },
        },
        new("probe", "the account is the same at every run, whatever its records", CaseScope.Provider)
        {
            Promise = "AccountIdentity.Id never changes for an account, and Context only with what changes the meaning of values.",
            Remedy = "Take the id that the vendor never changes (agreement number, organisation id, tenant), and nothing that depends on time or on records.",
            Run = static async t =>
            {
                var first = (await ProbeAsync(t).ConfigureAwait(false)).Account;
                var again = (await ProbeAsync(t).ConfigureAwait(false)).Account;
                t.Require(first == again, $"two probes answer {first} and {again}");
                var next = await t.ConnectAsync().ConfigureAwait(false);
                var later = (await ProbeAsync(t, next).ConfigureAwait(false)).Account;
                t.Require(first == later, $"the probes of two runs answer {first} and {later}");
            },
        },
        new("probe", "another account has another id", CaseScope.Provider)
        {
            Promise = "A connection is pinned to the account's id, so that other credentials never write into another company's books.",
            Remedy = "Take an id that tells accounts apart: not the product's, not the server's.",
            Needs = [Needs.Can(FixtureAbilities.OtherAccount)],
            Run = static async t =>
            {
                var mine = (await ProbeAsync(t).ConfigureAwait(false)).Account;
                var other = await t.Account.ConnectToOtherAsync(t.Token).ConfigureAwait(false);
                await using (other.ConfigureAwait(false))
                {
                    var theirs = (await ProbeAsync(t, other).ConfigureAwait(false)).Account;
                    t.Require(mine is not null && theirs is not null && mine.Id != theirs.Id, $"two accounts have the ids '{mine?.Id}' and '{theirs?.Id}'");
                }
            },
        },
        new("probe", "nothing is changed", CaseScope.Provider)
        {
            Promise = "A probe only reads.",
            Remedy = "Find out what the account may do without writing to it.",
            Needs = [Needs.Can(FixtureAbilities.CountWrites)],
            Run = static async t =>
            {
                var before = t.Account.Writes;
                await ProbeAsync(t).ConfigureAwait(false);
                t.Require(t.Account.Writes == before, $"the probe made {t.Account.Writes - before} writes");
            },
        },
        Red(ProviderFault.RefuseCredentials, FixtureAbilities.RefuseCredentials, UnavailableReason.CredentialsRefused, "refused credentials are an answer"),
        Red(ProviderFault.Unreachable, FixtureAbilities.Unreachable, UnavailableReason.Unreachable, "an unreachable system is an answer"),
        Red(ProviderFault.Limit, FixtureAbilities.Limit, UnavailableReason.Limited, "a limit is an answer"),
        Red(ProviderFault.NotAllowed, FixtureAbilities.NotAllowed, UnavailableReason.NotAllowed, "a missing plan or right is an answer"),
    ];

    private static CaseDefinition Red(ProviderFault fault, FixtureAbilities ability, UnavailableReason reason, string name) => new("probe", name, CaseScope.Provider)
    {
        Promise = "A refusal is an answer of ProbeAsync and not an exception: red, with the reason and the failure.",
        Remedy = $"Catch what the client throws and answer Ok = false, Failure = {reason}, a Reason for people and, where somebody must act, a NextStep.",
        Needs = [Needs.Can(ability)],
        Run = async t =>
        {
            await t.Account.FailAsync(fault, t.Subject.Fixture.Entities[0].Entity, t.Token).ConfigureAwait(false);
            var health = await ProbeAsync(t, await t.ConnectAsync().ConfigureAwait(false)).ConfigureAwait(false);
            t.Require(!health.Ok, "the probe is green");
            t.Require(health.Failure == reason, $"the probe is red and names the failure {health.Failure?.ToString() ?? "nothing"}");
            t.Require(health.Reason.Length > 0, "the probe is red and says nothing");
            t.Require(reason is UnavailableReason.Limited or UnavailableReason.Unreachable || !string.IsNullOrEmpty(health.NextStep), $"somebody must act, and the probe does not say what to do: {health.Reason}");
            await t.Account.HealAsync(t.Token).ConfigureAwait(false);
            var healed = await ProbeAsync(t, await t.ConnectAsync().ConfigureAwait(false)).ConfigureAwait(false);
            t.Require(healed.Ok, $"the trouble is over, and the probe of the next run is red: {healed.Reason}");
        },
    };

    private static Task<ConnectionHealth> ProbeAsync(Trial t, ISyncProvider? by = null) => t.CallAsync("ProbeAsync", () => (by ?? t.Provider).ProbeAsync(t.Token));
}
