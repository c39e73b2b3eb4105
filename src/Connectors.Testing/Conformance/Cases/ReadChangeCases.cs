using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>What others do shows up: between passes, between pages, and at one and the same moment.</summary>
internal static class ReadChangeCases
{
    private static readonly Need[] Edits = [Needs.List, Needs.Cursor, Needs.Rows, Needs.Can(FixtureAbilities.Edit)];

    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("reads", "an edit comes with the next pass")
        {
            Promise = "A pass that goes on from a cursor shows every record that changed since.",
            Remedy = "Compare the change stamp with the cursor by 'at or after', and read back by the overlap where stamps are late.",
            Needs = Edits,
            Run = static async t =>
            {
                var rows = await t.SeedAsync(t.Subject.Sample.Rows).ConfigureAwait(false);
                var pass = await t.ReadUntilQuietAsync().ConfigureAwait(false);
                Advance(t);
                await t.Account.EditAsync(t.Ref(rows[1].Id), t.Text, "kit edited", t.Token).ConfigureAwait(false);
                var next = await t.ReadUntilQuietAsync(pass.Cursor).ConfigureAwait(false);
                RequireText(t, next, rows[1].Id, "kit edited", "behind the pass");
            },
        },
        new("reads", "a new record comes with the next pass")
        {
            Promise = "A pass that goes on from a cursor shows every record that was created since.",
            Remedy = "New records carry a change stamp too: compare it with the cursor by 'at or after'.",
            Needs = [Needs.List, Needs.Cursor, Needs.Rows],
            Run = static async t =>
            {
                await t.SeedAsync(2).ConfigureAwait(false);
                var pass = await t.ReadUntilQuietAsync().ConfigureAwait(false);
                Advance(t);
                var row = await t.SeedAsync().ConfigureAwait(false);
                t.Require((await t.ReadUntilQuietAsync(pass.Cursor).ConfigureAwait(false)).ShowsAlive(row.Id), $"the new record {row.Id} was not shown");
            },
        },
        new("reads", "a change at the very moment of the cursor is not missed")
        {
            Promise = "Granularity: two changes of one moment are two changes. A cursor that stands at a moment does not exclude what happens at it.",
            Remedy = "Read from the cursor's stamp on, not behind it, or order by stamp and id and keep both in the cursor.",
            Needs = Edits,
            Run = static async t =>
            {
                var rows = await t.SeedAsync(3).ConfigureAwait(false);
                var pass = await t.ReadUntilQuietAsync().ConfigureAwait(false);
                // The clock stands still: the edit has the stamp that the cursor stands at.
                await t.Account.EditAsync(t.Ref(rows[0].Id), t.Text, "kit same moment", t.Token).ConfigureAwait(false);
                var added = await t.SeedAsync().ConfigureAwait(false);
                var next = await t.ReadUntilQuietAsync(pass.Cursor).ConfigureAwait(false);
                RequireText(t, next, rows[0].Id, "kit same moment", "at the moment of the cursor");
                t.Require(next.ShowsAlive(added.Id), $"the record {added.Id} was created at the moment of the cursor and not shown");
            },
        },
        new("reads", "many changes of one moment come over several pages")
        {
            Promise = "A page that ends within one moment is continued within that moment.",
            Remedy = "Order by stamp and id and go on behind both; a page border that falls between equal stamps must lose none of them.",
            Needs = Edits,
            Run = static async t =>
            {
                var rows = await t.SeedAsync(t.Subject.Sample.Rows).ConfigureAwait(false);
                var pass = await t.ReadUntilQuietAsync().ConfigureAwait(false);
                Advance(t);
                foreach (var row in rows)
                    await t.Account.EditAsync(t.Ref(row.Id), t.Text, "kit all at once", t.Token).ConfigureAwait(false);
                var next = await t.ReadUntilQuietAsync(pass.Cursor, size: 2).ConfigureAwait(false);
                foreach (var row in rows)
                    RequireText(t, next, row.Id, "kit all at once", "of several that changed at one moment");
            },
        },
        new("reads", "no record is lost while others edit between pages")
        {
            Promise = "In a stable order every record is shown by the pass; in another one, by the passes that are repeated until nothing new comes.",
            Remedy = "Go on behind the last row (its stamp and id), not at a row number; where the system only numbers pages, declare StableOrder = false.",
            Needs = [Needs.List, Needs.Rows, Needs.Can(FixtureAbilities.Edit)],
            Run = static async t =>
            {
                var rows = await t.SeedAsync(t.Subject.Sample.Rows).ConfigureAwait(false);
                Advance(t);
                var edits = 0;
                var pass = await t.ReadUntilQuietAsync(size: 2, between: async page =>
                {
                    if (page > 2)
                        return;
                    // One that was shown already, and one that was not.
                    await t.Account.EditAsync(t.Ref(rows[0].Id), t.Text, $"kit between {page}", t.Token).ConfigureAwait(false);
                    await t.Account.EditAsync(t.Ref(rows[^1].Id), t.Text, $"kit between {page}", t.Token).ConfigureAwait(false);
                    edits = page;
                }).ConfigureAwait(false);
                foreach (var row in rows)
                    t.Require(pass.ShowsAlive(row.Id), $"others edited between pages, and the record {row.Id} was never shown");
                if (t.Subject.Resource.Cursor == CursorKind.None || edits == 0)
                    return;
                var next = await t.ReadUntilQuietAsync(pass.Cursor).ConfigureAwait(false);
                foreach (var page in next.Pages)
                    pass.Add(page);
                RequireText(t, pass, rows[0].Id, $"kit between {edits}", "after edits between pages");
                RequireText(t, pass, rows[^1].Id, $"kit between {edits}", "after edits between pages");
            },
        },
        new("reads", "a record that is created between pages is shown by the next pass at the latest")
        {
            Promise = "What comes while a pass is under way is in that pass or in the next.",
            Remedy = "Take the cursor's stamp from before the pass or from the rows themselves, never from the clock at the end.",
            Needs = [Needs.List, Needs.Cursor, Needs.Rows],
            Run = static async t =>
            {
                await t.SeedAsync(t.Subject.Sample.Rows).ConfigureAwait(false);
                Row? added = null;
                var pass = await t.ReadAsync(size: 2, between: async page =>
                {
                    if (page != 1)
                        return;
                    added = await t.SeedAsync().ConfigureAwait(false);
                    Advance(t);
                }).ConfigureAwait(false);
                if (added is null || pass.ShowsAlive(added.Id))
                    return;
                t.Require((await t.ReadUntilQuietAsync(pass.Cursor).ConfigureAwait(false)).ShowsAlive(added.Id), $"the record {added.Id} came while a pass was under way, and neither that pass nor the next showed it");
            },
        },
        new("reads", "what the provider writes comes back like any change")
        {
            Promise = "Writes are changes of the resource: the engine reads them back and tells its own from others by their values.",
            Remedy = "Leave nothing out of the change stream.",
            Needs = [Needs.List, Needs.Cursor, Needs.ProviderCreates],
            Run = static async t =>
            {
                await t.SeedAsync(1).ConfigureAwait(false);
                var pass = await t.ReadUntilQuietAsync().ConfigureAwait(false);
                Advance(t);
                var applied = await t.AppliedAsync(t.Create(await t.NewRowAsync().ConfigureAwait(false))).ConfigureAwait(false);
                var next = await t.ConnectAsync().ConfigureAwait(false);
                var later = await t.ReadAsync(pass.Cursor, by: next).ConfigureAwait(false);
                if (later.ShowsAlive(applied.Id))
                    return;
                // A side that hides its own writes from incremental passes must show them in a pass over everything.
                t.Require((await t.ReadUntilQuietAsync().ConfigureAwait(false)).ShowsAlive(applied.Id), $"the record {applied.Id} that the provider created is shown by no pass");
            },
        },
        new("reads", "a record that becomes another entity is told under its new one")
        {
            Promise = "A change names the entity that the record is now.",
            Remedy = "Tell the entity from the row, not from the mapping; name it also when that entity was not asked for.",
            Needs = [Needs.List, Needs.Cursor, Needs.Rows, Needs.Can(FixtureAbilities.Turn)],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var pass = await t.ReadUntilQuietAsync().ConfigureAwait(false);
                Advance(t);
                var now = await t.Account.TurnAsync(t.Ref(row.Id), t.Token).ConfigureAwait(false);
                var change = (await t.ReadUntilQuietAsync(pass.Cursor).ConfigureAwait(false)).Find(row.Id);
                t.Require(change?.Ref.Entity == now, $"the record {row.Id} became '{now}', and the next pass {(change is null ? "does not show it" : $"shows it as '{change.Value.Ref.Entity}'")}");
                var alone = (await t.ReadAsync(pass.Cursor, size: 1000, selections: t.Selections(t.Schema)).ConfigureAwait(false)).Find(row.Id);
                t.Require(alone is null or { Record: null } or { Deleted: true } || alone.Value.Record!.Schema.Entity != t.Entity, $"only '{t.Entity}' was asked for, and the record {row.Id} is still shown with its values");
            },
        },
    ];

    private static void Advance(Trial t)
    {
        if (t.Subject.Can(FixtureAbilities.Clock))
            t.Account.Advance(TimeSpan.FromMinutes(1));
    }

    private static void RequireText(Trial t, Pass pass, RecordId id, string text, string when)
    {
        var change = pass.Find(id);
        t.Require(change is not null && !Pass.IsGone(change.Value), $"the record {id} changed {when} and was not shown");
        var field = t.Schema[t.Schema.SlotOf(t.Text)];
        var value = change!.Value.Record?[t.Text] ?? FieldValue.Absent;
        t.Require(value.IsAbsent || Shown.As(field, t.TextFor(t.Text, text), value), $"the record {id} changed {when}, and its latest news shows {Shown.Text(value)} instead of '{text}'");
    }
}
