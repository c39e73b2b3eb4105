using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>What cannot be written is refused, by name, and nothing of it is applied.</summary>
internal static class RefusalCases
{
    private static readonly Need[] Updates = [Needs.ProviderUpdates, Needs.Rows, Needs.Get];

    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("refuses", "a field that can only be read, by name")
        {
            Promise = "ReadOnly: it can be read and never written. A write that names it is refused; it is not swallowed.",
            Remedy = "Refuse with a problem whose Field is the schema's name.",
            Needs = [.. Updates, Needs.ReadOnly],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                foreach (var field in t.Subject.SimpleReadOnly)
                {
                    var before = await t.PresentAsync(row.Id).ConfigureAwait(false);
                    var value = field.Type switch
                    {
                        FieldType.Boolean => FieldValue.Of((bool?)!(before[field.Name].AsBoolean() ?? false)),
                        FieldType.Number or FieldType.Money => FieldValue.Of((decimal?)4711),
                        // What it holds already is no write of it.
                        FieldType.Choice => FieldValue.Of(field.Choices.Select(static c => c.Value).FirstOrDefault(c => c != before[field.Name].AsText()) ?? "kit"),
                        _ => FieldValue.Of("kit"),
                    };
                    var refused = await t.RefusedAsync(t.Update(before, (field.Name, value), (t.Text, t.TextFor(t.Text, "kit beside"))), $"a write of the read-only '{field.Name}'").ConfigureAwait(false);
                    t.Require(refused.Problems.Any(p => p.Field == field.Name), $"no problem names '{field.Name}': {Shown.Outcome(refused)}");
                    t.RequireUnchanged(before, await t.PresentAsync(row.Id).ConfigureAwait(false), $"a write with the read-only '{field.Name}' was refused");
                }
            },
        },
        new("refuses", "a text that is too long, by name")
        {
            Promise = "MaxLength: the most UTF-16 characters that the system keeps. What is longer is refused, unless the field declares that it is cut.",
            Remedy = "Refuse with a problem whose Field is the schema's name; never cut silently.",
            Needs = [.. Updates, Needs.MaxLength],
            Run = static async t =>
            {
                var field = t.Subject.LimitedText!;
                var row = await t.SeedAsync().ConfigureAwait(false);
                var before = await t.PresentAsync(row.Id).ConfigureAwait(false);
                var refused = await t.RefusedAsync(t.Update(before, (field.Name, FieldValue.Of(new string('x', field.MaxLength!.Value + 1)))), $"a text of {field.MaxLength + 1} characters in '{field.Name}', which keeps {field.MaxLength}").ConfigureAwait(false);
                t.Require(refused.Problems.Any(p => p.Field == field.Name), $"no problem names '{field.Name}': {Shown.Outcome(refused)}");
                t.RequireUnchanged(before, await t.PresentAsync(row.Id).ConfigureAwait(false), "a text that was too long was refused");
            },
        },
        new("refuses", "several problems at once")
        {
            Promise = "Refused.Problems: all that is wrong, so that a user mends a record once.",
            Remedy = "Collect what is wrong before refusing, instead of leaving at the first problem.",
            Needs = [Needs.ProviderCreates, Needs.Required],
            Run = static async t =>
            {
                var wrong = t.Subject.Writable.Where(static f => f.Required).Select(static f => f.Name).ToList();
                var values = (await t.NewRowAsync().ConfigureAwait(false)).Where(v => !wrong.Contains(v.Key)).ToDictionary();
                var refused = await t.RefusedAsync(t.Create(values), "a create without any required field").ConfigureAwait(false);
                foreach (var name in wrong)
                    t.Require(refused.Problems.Any(p => p.Field == name), $"{string.Join(", ", wrong.Select(static w => $"'{w}'"))} are missing, and no problem names '{name}': {Shown.Outcome(refused)}");
            },
        },
        new("refuses", "a refused create leaves nothing behind, and its cure is taken")
        {
            Promise = "Refused: it is proved that nothing was applied. A new attempt has a new intent and is judged anew.",
            Remedy = "Refuse before anything is stored, and do not remember refusals.",
            Needs = [Needs.ProviderCreates, Needs.Required],
            Run = static async t =>
            {
                var values = await t.NewRowAsync().ConfigureAwait(false);
                var required = t.Subject.Writable.First(static f => f.Required).Name;
                await t.RefusedAsync(t.Create(values.Where(v => v.Key != required).ToDictionary()), $"a create without '{required}'").ConfigureAwait(false);
                await t.RequireCountAsync(0, "after a refused create").ConfigureAwait(false);
                await t.AppliedAsync(t.Create(values)).ConfigureAwait(false);
                await t.RequireCountAsync(1, "after the cured create").ConfigureAwait(false);
            },
        },
        new("refuses", "with words that a user can use")
        {
            Promise = "A problem has a stable code and says what is wrong.",
            Remedy = "Fill in Code (language-neutral) and Message of every problem.",
            Needs = [Needs.ProviderCreates, Needs.Required],
            Run = static async t =>
            {
                var required = t.Subject.Writable.Where(static f => f.Required).Select(static f => f.Name).ToList();
                var refused = await t.RefusedAsync(t.Create((await t.NewRowAsync().ConfigureAwait(false)).Where(v => !required.Contains(v.Key)).ToDictionary()), "a create without any required field").ConfigureAwait(false);
                foreach (var problem in refused.Problems)
                {
                    t.Require(!string.IsNullOrWhiteSpace(problem.Code) && !problem.Code.Contains(' ', StringComparison.Ordinal), $"a problem has the code '{problem.Code}'");
                    t.Require(!string.IsNullOrWhiteSpace(problem.Message), $"the problem '{problem.Code}' says nothing");
                    t.Require(problem.Field is null || t.Schema.TryGetSlot(problem.Field, out _), $"the problem '{problem.Code}' names '{problem.Field}', which is no field");
                }
            },
        },
        new("refuses", "a write to a locked field, by name")
        {
            Promise = "Locks: fields of this very record that the system does not let anybody write. A write to one is refused; it is not answered as applied.",
            Remedy = "Compare Set with the locks of Current, or with the record as it is, before writing.",
            Needs = [.. Updates, Needs.Can(FixtureAbilities.Lock)],
            Run = static async t =>
            {
                var row = await t.SeedAsync().ConfigureAwait(false);
                var field = await t.Account.LockAsync(t.Ref(row.Id), t.Token).ConfigureAwait(false);
                var before = await t.PresentAsync(row.Id).ConfigureAwait(false);
                var value = row.Values.TryGetValue(field, out var given) && given.Kind != FieldValueKind.Text ? given : t.TextFor(field, "kit locked");
                var outcome = await t.WriteAsync(t.Update(before, (field, value))).ConfigureAwait(false);
                t.Require(outcome is WriteOutcome.Refused, $"'{field}' of this record is locked, and a write to it was answered with {Shown.Outcome(outcome)}");
                t.RequireUnchanged(before, await t.PresentAsync(row.Id).ConfigureAwait(false), $"a write to the locked '{field}' was refused");
            },
        },
        Kind(WriteKind.Create, "creates that are not declared", Needs.Not(Needs.ProviderCreates, "creates are declared")),
        Kind(WriteKind.Update, "updates that are not declared", Needs.Not(Needs.ProviderUpdates, "updates are declared")),
        Kind(WriteKind.Delete, "deletions that are not declared", Needs.Not(Needs.ProviderDeletes, "deletions are declared")),
    ];

    private static CaseDefinition Kind(WriteKind kind, string name, Need undeclared) => new("refuses", name)
    {
        Promise = "CanCreate, CanUpdate and CanDelete say what can be done; what cannot be done is refused and never answered as applied.",
        Remedy = $"Refuse a {kind.ToString().ToLowerInvariant()} with a problem that says so, or declare it.",
        Needs = kind == WriteKind.Create ? [undeclared] : [undeclared, Needs.Rows, Needs.Get],
        Run = async t =>
        {
            if (kind == WriteKind.Create)
            {
                await t.RefusedAsync(t.Create(await t.NewRowAsync().ConfigureAwait(false)), "a create, which is not declared").ConfigureAwait(false);
                await t.RequireCountAsync(0, "after a create that is not declared").ConfigureAwait(false);
                return;
            }

            var row = await t.SeedAsync().ConfigureAwait(false);
            var before = await t.PresentAsync(row.Id).ConfigureAwait(false);
            var write = kind == WriteKind.Delete ? t.Delete(before) : t.Update(before, (t.Text, t.TextFor(t.Text, "kit updated")));
            await t.RefusedAsync(write, $"a {kind.ToString().ToLowerInvariant()}, which is not declared").ConfigureAwait(false);
            t.RequireUnchanged(before, await t.PresentAsync(row.Id).ConfigureAwait(false), "after a write that is not declared");
        },
    };
}
