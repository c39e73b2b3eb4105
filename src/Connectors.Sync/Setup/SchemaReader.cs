using System.Collections.Immutable;
using Connectors.Sync.Execution;

namespace Connectors.Sync.Setup;

/// <summary>Lays out what both sides have: every entity, its fields, what of them is mapped, and a few values so that a person recognises a field.</summary>
internal sealed class SchemaReader(Session session, int samples)
{
    public const int MostSamples = 10;

    // Fields that are seldom filled need some records to look at.
    private const int RecordsPerSample = 5;

    public async Task<ConnectionSchema> ReadAsync(Opened opened, ImmutableArray<SettingsProblem> problems, CancellationToken cancellationToken) => new()
    {
        Crm = await SideAsync(Side.Crm, opened, cancellationToken).ConfigureAwait(false),
        Accounting = await SideAsync(Side.Accounting, opened, cancellationToken).ConfigureAwait(false),
        Mappings = [.. opened.AllMappings.Select(static m => m.Source)],
        Converters = opened.Converters,
        LeftOut = opened.LeftOut,
        Missing = opened.Fields?.Invoke() is { } census ? [.. census.Fields.Where(static f => f.State == FieldState.Missing).Select(static f => f.Wanted)] : [],
        Problems = problems,
    };

    private async Task<ImmutableArray<DescribedEntity>> SideAsync(Side side, Opened opened, CancellationToken cancellationToken)
    {
        var on = session.On(side);
        var entities = ImmutableArray.CreateBuilder<DescribedEntity>();
        foreach (var schema in on.Description.Schema.Entities)
        {
            var capabilities = on.Description.Capabilities.Find(schema.Entity);
            var values = await SamplesAsync(on, schema, capabilities, cancellationToken).ConfigureAwait(false);
            var units = opened.AllMappings.Where(m => m.On(side).Schema.Entity == schema.Entity).SelectMany(static m => m.Units).ToList();
            entities.Add(new DescribedEntity(schema.Entity, capabilities,
            [
                .. schema.Fields.Select((field, i) =>
                {
                    var unit = units.FirstOrDefault(u => u.Fields(side).Any(f => f.Name == field.Name));
                    return new DescribedField(field, values[i]) { Unit = unit?.Name, LockedBecause = unit?.Rule.LockedBecause };
                }),
            ]));
        }

        return entities.ToImmutable();
    }

    private async Task<ImmutableArray<string>[]> SamplesAsync(SideSession side, EntitySchema schema, EntityCapabilities? capabilities, CancellationToken cancellationToken)
    {
        var found = schema.Fields.Select(static _ => new List<string>()).ToArray();
        if (samples > 0 && capabilities is { Read: ReadAbility.List })
        {
            var slots = Enumerable.Range(0, schema.Fields.Length).Select(static i => new FieldSlot(i)).ToImmutableArray();
            var request = new ReadRequest { Resource = capabilities.Resource, Entities = [new EntitySelection(schema, slots)], PageSizeHint = samples * RecordsPerSample };
            try
            {
                await foreach (var page in side.Provider.ReadChangesAsync(request, cancellationToken).ConfigureAwait(false))
                {
                    foreach (var record in page.Changes.Where(c => c is { Deleted: false, Record: not null } && c.Ref.Entity == schema.Entity).Select(static c => c.Record!))
                        Take(record, schema, found);
                    break;
                }
            }
            catch (ProviderUnavailableException)
            {
                // A field without samples is a field still: the page shows what there is.
            }
        }

        return [.. found.Select(static f => f.ToImmutableArray())];
    }

    private void Take(SyncRecord record, EntitySchema schema, List<string>[] found)
    {
        for (var i = 0; i < schema.Fields.Length; i++)
        {
            if (found[i].Count < samples && record.TryGet(schema.Fields[i].Name, out var value) && value.HasValue && value.Kind != FieldValueKind.Lines && value.ToString() is { Length: > 0 } text && !found[i].Contains(text, StringComparer.Ordinal))
                found[i].Add(text);
        }
    }
}
