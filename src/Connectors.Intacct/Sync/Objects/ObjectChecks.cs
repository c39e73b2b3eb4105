using Connectors.Sync;

namespace Connectors.Intacct.Sync;

/// <summary>What Intacct would refuse, said before anything is sent, all of it at once and by field.</summary>
internal static class ObjectChecks
{
    public static IEnumerable<Problem> Of(ObjectResource resource, ObjectTable table, EntitySchema schema, RecordWrite write)
    {
        foreach (var (slot, value) in write.Set)
        {
            var field = schema[slot];
            if (field.ReadOnly || !value.HasValue)
                continue;
            if (field.MaxLength is { } most && value.Kind == FieldValueKind.Text && value.AsText()!.Length > most)
                yield return new("too-long", field.Name, $"'{field.Name}' has {value.AsText()!.Length} characters, and Intacct keeps {most}.", Fixer.User, $"Shorten '{field.Name}'.");
            if (field.Type == FieldType.Choice && field.Choices.Length > 0 && value.Kind == FieldValueKind.Text && field.Choices.All(c => c.Value != value.AsText()))
            {
                yield return new("choice-unknown", field.Name, $"'{value.AsText()}' is none of Intacct's words for '{field.Name}'.", Fixer.User,
                    NearestName.Find(value.AsText()!, field.Choices.Select(static c => c.Value)) is { } near ? $"Did you mean '{near}'?" : $"Use one of: {string.Join(", ", field.Choices.Select(static c => c.Value))}.");
            }

            if (resource.Find(schema, slot)?.Lines is { } lines && value.Kind == FieldValueKind.Lines)
            {
                foreach (var problem in lines.Check(field.Name, value.AsLines()!))
                    yield return problem;
            }
        }

        if (write.Kind == WriteKind.Create && table.Entity == ContractTables.ContractEntity && Given(schema, write, "termType")?.AsText() == "termed" && Given(schema, write, "endDate") is not { HasValue: true })
            yield return new("required", "endDate", "A contract with a term needs the day on which it ends.", Fixer.User, "Fill in the end date, or make it an evergreen contract.");
    }

    private static FieldValue? Given(EntitySchema schema, RecordWrite write, string field)
    {
        foreach (var (slot, value) in write.Set)
        {
            if (schema[slot].Name == field)
                return value;
        }

        return null;
    }
}
