using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>What the schema says of required fields and choices is what the system does.</summary>
internal static class SchemaTruthCases
{
    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("describe", "what is required is refused when it is missing, by name")
        {
            Promise = "Required: the system refuses a record without it.",
            Remedy = "Refuse the create with a problem whose Field is the schema's name, or do not describe the field as required.",
            Needs = [Needs.ProviderCreates, Needs.Required],
            Run = static async t =>
            {
                foreach (var field in t.Subject.Writable.Where(static f => f.Required))
                {
                    var values = (await t.NewRowAsync().ConfigureAwait(false)).Where(v => v.Key != field.Name).ToDictionary();
                    var refused = await t.RefusedAsync(t.Create(values), $"a create without the required '{field.Name}'").ConfigureAwait(false);
                    t.Require(refused.Problems.Any(p => p.Field == field.Name), $"a create without '{field.Name}' was refused, and no problem names it: {Shown.Outcome(refused)}");
                }

                await t.RequireCountAsync(0, "after creates that were refused").ConfigureAwait(false);
            },
        },
        new("describe", "nothing else is required")
        {
            Promise = "A record with the required fields alone is taken.",
            Remedy = "Describe every field as required without which the system refuses a record.",
            Needs = [Needs.ProviderCreates],
            Run = static async t =>
            {
                var required = t.Subject.Writable.Where(static f => f.Required).Select(static f => f.Name).ToHashSet(StringComparer.Ordinal);
                var values = (await t.NewRowAsync().ConfigureAwait(false)).Where(v => required.Contains(v.Key)).ToDictionary();
                await t.AppliedAsync(t.Create(values)).ConfigureAwait(false);
            },
        },
        new("describe", "active choices are taken and read back as their keys")
        {
            Promise = "The value of a choice is its key, and every active key is taken.",
            Remedy = "Write and read keys, never labels; take keys from Choices that the system does not take, or mark them as inactive.",
            Needs = [Needs.Choice, Needs.Rows, Needs.ProviderUpdates, Needs.Get],
            Run = static async t =>
            {
                var name = t.Subject.Sample.Choice!;
                var field = t.Schema[t.Schema.SlotOf(name)];
                t.Require(field.Type == FieldType.Choice, $"'{name}' is a {field.Type}, and the fixture calls it a choice");
                var row = await t.SeedAsync().ConfigureAwait(false);
                foreach (var choice in field.Choices.Where(static c => c.Active).Take(3))
                {
                    var current = await t.PresentAsync(row.Id).ConfigureAwait(false);
                    await t.AppliedAsync(t.Update(current, (name, FieldValue.Of(choice.Value)))).ConfigureAwait(false);
                    var shown = (await t.PresentAsync(row.Id).ConfigureAwait(false))[name];
                    t.Require(field.Canonical(shown) == field.Canonical(FieldValue.Of(choice.Value)), $"'{name}' was given the key '{choice.Value}' and shows {Shown.Text(shown)}");
                }
            },
        },
        new("describe", "an unknown key of a choice is refused by name")
        {
            Promise = "A key that is not among Choices is not taken.",
            Remedy = "Refuse it with a problem whose Field is the schema's name; leave Choices empty where any key is taken.",
            Needs = [Needs.Choice, Needs.Rows, Needs.ProviderUpdates, Needs.Get],
            Run = static async t =>
            {
                var name = t.Subject.Sample.Choice!;
                var row = await t.SeedAsync().ConfigureAwait(false);
                var before = await t.PresentAsync(row.Id).ConfigureAwait(false);
                var refused = await t.RefusedAsync(t.Update(before, (name, FieldValue.Of("no-such-key"))), $"an unknown key of '{name}'").ConfigureAwait(false);
                t.Require(refused.Problems.Any(p => p.Field == name), $"no problem names '{name}': {Shown.Outcome(refused)}");
                t.RequireUnchanged(before, await t.PresentAsync(row.Id).ConfigureAwait(false), "after a refused key");
            },
        },
    ];
}
