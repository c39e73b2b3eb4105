using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>What became of a record: gone is not deleted.</summary>
internal static class GetFateCases
{
    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("get", "a deleted record is Deleted")
        {
            Promise = "Deleted: it is deleted, and nothing took its place. Where deletions are visible, the provider knows; where they are flags, the record may be shown with its flag.",
            Remedy = "Ask the system, by its flag or its list of deletions, before answering Unknown.",
            Needs = [Needs.Get, Needs.Rows, Needs.Can(FixtureAbilities.Delete), Needs.Not(Needs.Deletes(DeleteVisibility.None), "deletions are declared as None")],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(2).ConfigureAwait(false);
                await t.Account.DeleteAsync(t.Ref(rows[0].Id), t.Token).ConfigureAwait(false);
                var answers = await t.GetAsync([rows[0].Id, rows[1].Id], await t.ConnectAsync().ConfigureAwait(false)).ConfigureAwait(false);
                t.Require(t.TellsGone(answers[0]), $"the record {rows[0].Id} is deleted and was answered with {Shown.Lookup(answers[0])}");
                t.Require(Shown.Alive(answers[1]), $"its neighbour {rows[1].Id} lives and was answered with {Shown.Lookup(answers[1])}");
            },
        },
        new("get", "a record that is gone is not Present")
        {
            Promise = "A record that was deleted is Deleted, or Unknown where nobody can say.",
            Remedy = "Do not answer with a record that does not live.",
            Needs = [Needs.Get, Needs.Rows, Needs.Can(FixtureAbilities.Delete), Needs.Deletes(DeleteVisibility.None)],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                await t.Account.DeleteAsync(t.Ref(row.Id), t.Token).ConfigureAwait(false);
                var answer = await t.GetAsync(row.Id).ConfigureAwait(false);
                t.Require(answer is RecordLookup.Deleted or RecordLookup.Unknown, $"the record {row.Id} is deleted and was answered with {Shown.Lookup(answer)}");
            },
        },
        new("get", "a deletion in the middle of a run is seen")
        {
            Promise = "Nothing is kept between two reads of a run: what somebody deletes meanwhile is Deleted at the next read.",
            Remedy = "A list of deletions that was read earlier proves only what is on it: read it again before answering Unknown.",
            Needs = [Needs.Get, Needs.Rows, Needs.Can(FixtureAbilities.Delete), Needs.Not(Needs.Deletes(DeleteVisibility.None), "deletions are declared as None")],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(2).ConfigureAwait(false);
                await t.Account.DeleteAsync(t.Ref(rows[0].Id), t.Token).ConfigureAwait(false);
                await t.GetAsync(rows[0].Id).ConfigureAwait(false);
                await t.Account.DeleteAsync(t.Ref(rows[1].Id), t.Token).ConfigureAwait(false);
                var answer = await t.GetAsync(rows[1].Id).ConfigureAwait(false);
                t.Require(t.TellsGone(answer), $"the record {rows[1].Id} was deleted in the middle of the run and was answered with {Shown.Lookup(answer)}");
            },
        },
        new("get", "a hidden record is Unknown, never Deleted")
        {
            Promise = "Unknown: the system does not show it and nobody can say why. It never counts as deleted.",
            Remedy = "Say Deleted only on the system's word; a 404 or an empty answer is none when rights can hide records.",
            Needs = [Needs.Get, Needs.Rows, Needs.Can(FixtureAbilities.Hide)],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                await t.Account.HideAsync(t.Ref(row.Id), t.Token).ConfigureAwait(false);
                var answer = await t.GetAsync(row.Id).ConfigureAwait(false);
                t.Require(answer is RecordLookup.Unknown, $"the record {row.Id} is there, hidden, and was answered with {Shown.Lookup(answer)}");
            },
        },
        new("get", "a restored record is Present again")
        {
            Promise = "The answer is of this moment.",
            Remedy = "Do not remember that a record was deleted.",
            Needs = [Needs.Get, Needs.Rows, Needs.Can(FixtureAbilities.Delete | FixtureAbilities.Restore)],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                await t.Account.DeleteAsync(t.Ref(row.Id), t.Token).ConfigureAwait(false);
                await t.GetAsync(row.Id).ConfigureAwait(false);
                await t.Account.RestoreAsync(t.Ref(row.Id), t.Token).ConfigureAwait(false);
                await t.PresentAsync(row.Id).ConfigureAwait(false);
            },
        },
        new("get", "a record that became another entity is ChangedKind")
        {
            Promise = "ChangedKind: it is there, but it is now another entity of the same resource.",
            Remedy = "Compare the record's kind with the entity of the schema that was given.",
            Needs = [Needs.Get, Needs.Rows, Needs.Can(FixtureAbilities.Turn)],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var now = await t.Account.TurnAsync(t.Ref(row.Id), t.Token).ConfigureAwait(false);
                var answer = await t.GetAsync(row.Id).ConfigureAwait(false);
                t.Require(answer is RecordLookup.ChangedKind kind && kind.Entity == now, $"the record {row.Id} became '{now}' and was answered with {answer}");
            },
        },
        new("get", "a converted record names its successor")
        {
            Promise = "Converted: it was turned into another record, which is named.",
            Remedy = "Look for the successor before answering Deleted.",
            Needs = [Needs.Get, Needs.Rows, Needs.Can(FixtureAbilities.Convert)],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var successor = await t.Account.ConvertAsync(t.Ref(row.Id), t.Token).ConfigureAwait(false);
                var answer = await t.GetAsync(row.Id).ConfigureAwait(false);
                t.Require(answer is RecordLookup.Converted converted && converted.Successor == successor, $"the record {row.Id} became {successor} and was answered with {answer}");
            },
        },
        new("get", "a merged record names its survivor")
        {
            Promise = "Merged: it was merged into another record, which is named.",
            Remedy = "Look for the survivor before answering Deleted.",
            Needs = [Needs.Get, Needs.Rows, Needs.Can(FixtureAbilities.Merge)],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(2).ConfigureAwait(false);
                await t.Account.MergeAsync(t.Ref(rows[0].Id), t.Ref(rows[1].Id), t.Token).ConfigureAwait(false);
                var answer = await t.GetAsync(rows[0].Id).ConfigureAwait(false);
                t.Require(answer is RecordLookup.Merged merged && merged.Survivor == t.Ref(rows[1].Id), $"the record {rows[0].Id} was merged into {rows[1].Id} and was answered with {answer}");
            },
        },
        new("get", "a field that the system keeps to itself is locked, with a reason")
        {
            Promise = "SyncRecord.Locks names the fields of this very record that nobody may write, with a text for users.",
            Remedy = "Add a lock for each such field where the record is read in full.",
            Needs = [Needs.Get, Needs.Rows, Needs.Can(FixtureAbilities.Lock)],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(2).ConfigureAwait(false);
                var field = await t.Account.LockAsync(t.Ref(rows[0].Id), t.Token).ConfigureAwait(false);
                var record = await t.PresentAsync(rows[0].Id).ConfigureAwait(false);
                t.Require(record.Locks.Any(l => t.Schema[l.Slot].Name == field), $"the system keeps '{field}' of this record to itself, and no lock says so");
                t.Require(record.Locks.All(static l => l.Reason.Length > 0), "a lock gives no reason");
                t.Require((await t.PresentAsync(rows[1].Id).ConfigureAwait(false)).Locks.All(l => t.Schema[l.Slot].Name != field), $"'{field}' is locked on another record too");
            },
        },
    ];
}
