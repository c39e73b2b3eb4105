using Connectors.Sync;

namespace Connectors.Intacct.Sync;

/// <summary>What a company's own model of an object adds to the table of fields: its custom fields, its words, and what it says of reading, writing and need.</summary>
internal static class ModelFields
{
    /// <summary>The table is the floor, the model comes on top: both published models call nothing required, so that it does not is no sign.</summary>
    public static FieldSchema Describe(ObjectField field, ObjectModel? model, IntacctSyncOptions options, ObjectTable table)
    {
        if (field.Path == table.NumberField && table.CanBeNumbered && options.NumberedByIntacct.Contains(table.Entity))
            field = field with { Required = false };
        if (!options.ManagedLists && (field.List is not null || field.RequiredById))
            field = field with { Required = field.RequiredById };
        if (model is null || field.Far || field.Custom || field.Constant is not null || Of(field, model, options) is not { } said)
            return field.Describe();
        field = field with { Required = field.Required || said.Required == true, ReadOnly = field.ReadOnly || said.ReadOnly == true };
        var described = field.Describe();
        string[] words = [.. (said.Words ?? []).OfType<string>().Where(static w => w.Length > 0)];
        return field.Words.Length > 0 && words.Length > 0 ? described with { Choices = [.. words.Select(static w => new Choice(w, w))] } : described;
    }

    /// <summary>The company's own fields have a name space before their names.</summary>
    public static IEnumerable<ObjectField> Custom(ObjectTable table, ObjectModel? model) => model is null
        ? []
        : model.Fields.Where(f => IsCustom(f.Key) && f.Value.WriteOnly != true && table.Fields.All(known => known.Path != f.Key)).OrderBy(static f => f.Key, StringComparer.Ordinal).Select(static f => Of(f.Key, f.Value));

    /// <summary>One of an older schema may be gone from the model; what records show of it counts.</summary>
    public static ObjectField? CustomOf(string name, ObjectModel? model) =>
        !IsCustom(name) ? null : model is not null && model.Fields.TryGetValue(name, out var said) ? Of(name, said) : new ObjectField(name, FieldType.Text) { Custom = true, Unlisted = true };

    private static bool IsCustom(string name) => name.Contains("::", StringComparison.Ordinal);

    private static ObjectField Of(string name, ModelField said) => new(name, (said.Type, said.Format) switch
    {
        ("boolean", _) => FieldType.Boolean,
        ("number" or "integer", _) => FieldType.Number,
        (_, "date") => FieldType.Date,
        (_, "date-time") => FieldType.Instant,
        (_, { } format) when format.StartsWith("decimal", StringComparison.Ordinal) => FieldType.Number,
        _ => said.Words is { Count: > 0 } ? FieldType.Choice : FieldType.Text,
    })
    {
        Custom = true,
        ReadOnly = said.ReadOnly == true || said.Format == "date-time",
        Required = said.Required == true,
        JsonNumber = said.Type is "number" or "integer",
        EmptyWord = true,
        Words = [.. (said.Words ?? []).OfType<string>().Where(static w => w.Length > 0)],
    };

    /// <summary>Members stand at the top, in a group, or are a reference, of which only the need counts: that its key is read-only may mean that it is set by id.</summary>
    private static ModelField? Of(ObjectField field, ObjectModel model, IntacctSyncOptions options)
    {
        if (field.IsReference || field.Path.EndsWith(".id", StringComparison.Ordinal))
            return field.IsReference && model.Refs.TryGetValue(field.Path, out var reference) ? new() { Required = options.ManagedLists ? reference.Fields.GetValueOrDefault("key")?.Required : null } : null;
        var dot = field.Path.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? model.Fields.GetValueOrDefault(field.Path)
            : model.Groups.TryGetValue(field.Path[..dot], out var group) ? group.Fields.GetValueOrDefault(field.Path[(dot + 1)..]) : null;
    }
}
