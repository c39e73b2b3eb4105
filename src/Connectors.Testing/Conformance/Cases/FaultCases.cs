using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>Limits, dead lines, refused credentials and missing rights say something about the connection, never about a record.</summary>
internal static class FaultCases
{
    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        .. Of(ProviderFault.Limit, FixtureAbilities.Limit, UnavailableReason.Limited, "a limit"),
        .. Of(ProviderFault.Unreachable, FixtureAbilities.Unreachable, UnavailableReason.Unreachable, "an unreachable system"),
        .. Of(ProviderFault.RefuseCredentials, FixtureAbilities.RefuseCredentials, UnavailableReason.CredentialsRefused, "a refused sign-in"),
        .. Of(ProviderFault.NotAllowed, FixtureAbilities.NotAllowed, UnavailableReason.NotAllowed, "a missing plan or right"),
    ];

    private static CaseDefinition[] Of(ProviderFault fault, FixtureAbilities ability, UnavailableReason reason, string name) =>
    [
        new("trouble", $"{name} ends a read with the reason, at once")
        {
            Promise = "A read that the system refuses for lack of rights or for a limit, or that cannot reach it, throws ProviderUnavailableException with the reason. It never waits.",
            Remedy = $"Turn what the client throws into ProviderUnavailableException({reason}); an empty page or an Unknown would be a lie.",
            Needs = [Needs.Get, Needs.Rows, Needs.Can(ability)],
            Run = async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                await t.Account.FailAsync(fault, t.Entity, t.Token).ConfigureAwait(false);
                var provider = await t.ConnectAsync().ConfigureAwait(false);
                var get = await t.TryAsync(() => provider.GetAsync(new() { Schema = t.Schema, Ids = [row.Id] }, t.Token)).ConfigureAwait(false);
                Require(t, get.Thrown, reason, name, "GetAsync", get.Answer is { Count: > 0 } lookups ? Shown.Lookup(lookups[0]) : "nothing");
                if (t.Subject.Entity.Read == ReadAbility.List)
                {
                    var read = await t.TryAsync(() => FirstPageAsync(t, provider)).ConfigureAwait(false);
                    Require(t, read.Thrown, reason, name, "ReadChangesAsync", $"a page of {read.Answer?.Changes.Count}");
                }

                // A schema that is known without asking may be answered.
                var describe = await t.TryAsync(() => provider.DescribeAsync(t.Token)).ConfigureAwait(false);
                t.Require(describe.Thrown is null or ProviderUnavailableException, $"DescribeAsync met {name} and threw {(describe.Thrown is null ? "" : Trial.Describe(describe.Thrown))}");
                await t.Account.HealAsync(t.Token).ConfigureAwait(false);
                await t.PresentAsync(row.Id, await t.ConnectAsync().ConfigureAwait(false)).ConfigureAwait(false);
            },
        },
        new("trouble", $"{name} leaves a create unsent")
        {
            Promise = "NotSent: no byte left, or a limit or block answered. Nothing is applied, and the write may simply be sent later.",
            Remedy = $"Answer NotSent({reason}), or throw ProviderUnavailableException while nothing was sent; Refused would park the record, Uncertain would ask a person.",
            Needs = [Needs.ProviderCreates, Needs.Can(ability)],
            Run = async t =>
            {
                var write = t.Create(await t.NewRowAsync().ConfigureAwait(false));
                await t.Account.FailAsync(fault, t.Entity, t.Token).ConfigureAwait(false);
                await NotSentAsync(t, write, reason, name).ConfigureAwait(false);
                await t.Account.HealAsync(t.Token).ConfigureAwait(false);
                await t.RequireCountAsync(0, $"after a create that met {name}").ConfigureAwait(false);
                await t.AppliedAsync(t.Create(await t.NewRowAsync().ConfigureAwait(false)), await t.ConnectAsync().ConfigureAwait(false)).ConfigureAwait(false);
            },
        },
        new("trouble", $"{name} leaves an update unsent")
        {
            Promise = "NotSent: no byte left, or a limit or block answered. It says nothing about the record.",
            Remedy = $"Answer NotSent({reason}), or throw ProviderUnavailableException while nothing was sent.",
            Needs = [Needs.ProviderUpdates, Needs.Rows, Needs.Get, Needs.Can(ability)],
            Run = async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var before = await t.PresentAsync(row.Id).ConfigureAwait(false);
                await t.Account.FailAsync(fault, t.Entity, t.Token).ConfigureAwait(false);
                await NotSentAsync(t, t.Update(before, (t.Text, t.TextFor(t.Text, "kit in vain"))), reason, name).ConfigureAwait(false);
                await t.Account.HealAsync(t.Token).ConfigureAwait(false);
                t.RequireUnchanged(before, await t.PresentAsync(row.Id, await t.ConnectAsync().ConfigureAwait(false)).ConfigureAwait(false), $"an update met {name}");
            },
        },
    ];

    private static async Task NotSentAsync(Trial t, RecordWrite write, UnavailableReason reason, string name)
    {
        var (outcomes, thrown) = await t.TryAsync(() => t.Provider.WriteAsync(new(t.Schema, [write]), t.Token)).ConfigureAwait(false);
        if (thrown is not null)
        {
            Require(t, thrown, reason, name, "WriteAsync", "");
            return;
        }

        t.Require(outcomes is [WriteOutcome.NotSent], $"a write met {name} and was answered with {(outcomes is { Count: > 0 } ? Shown.Outcome(outcomes[0]) : "nothing")}");
        var notSent = (WriteOutcome.NotSent)outcomes![0];
        t.Require(notSent.Reason == reason, $"a write met {name}, and was not sent because of '{notSent.Reason}'");
        t.Require(!string.IsNullOrWhiteSpace(notSent.Message), $"a write met {name}, and the outcome has no word for the person who looks after the connection");
    }

    private static void Require(Trial t, Exception? thrown, UnavailableReason reason, string name, string call, string answer)
    {
        t.Require(thrown is not null, $"{call} met {name} and answered {answer}");
        t.Require(thrown is ProviderUnavailableException, $"{call} met {name} and threw {Trial.Describe(thrown!)}");
        t.Require(((ProviderUnavailableException)thrown!).Reason == reason, $"{call} met {name} and gave '{((ProviderUnavailableException)thrown).Reason}' as the reason");
        t.Require(!string.IsNullOrWhiteSpace(thrown.Message), $"{call} met {name} and threw without a word");
    }

    private static async Task<ChangePage?> FirstPageAsync(Trial t, ISyncProvider provider)
    {
        await foreach (var page in provider.ReadChangesAsync(new() { Resource = t.Subject.Resource.Name, Entities = [.. t.Selections()] }, t.Token).ConfigureAwait(false))
            return page;
        return null;
    }
}
