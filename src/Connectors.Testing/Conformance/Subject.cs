using System.Collections.Immutable;
using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>What is tried: an entity of a provider as it is declared and described, and what the fixture can do with it.</summary>
internal sealed class Subject
{
    private readonly EntitySample? _sample;

    private Subject(ProviderFixture fixture, EntitySample? sample, ProviderCapabilities capabilities, ProviderSchema schema)
    {
        Fixture = fixture;
        _sample = sample;
        Capabilities = capabilities;
        Schema = schema;
        Abilities = fixture.Abilities & ~(sample?.Cannot ?? FixtureAbilities.None);
        Entity = sample is null ? null! : capabilities.Find(sample.Entity)!;
        Resource = sample is null ? null! : capabilities.FindResource(Entity.Resource)!;
        Fields = sample is null ? null! : schema.Find(sample.Entity)!;
    }

    public ProviderFixture Fixture { get; }

    public ProviderCapabilities Capabilities { get; }

    public ProviderSchema Schema { get; }

    public FixtureAbilities Abilities { get; }

    public EntitySample Sample => _sample!;

    public EntityCapabilities Entity { get; }

    public ResourceCapabilities Resource { get; }

    public EntitySchema Fields { get; }

    public IEnumerable<FieldSchema> Writable => Fields.Fields.Where(static f => !f.ReadOnly);

    /// <summary>Read-only fields whose type has values that a case can make up.</summary>
    public IEnumerable<FieldSchema> SimpleReadOnly =>
        Fields.Fields.Where(static f => f is { ReadOnly: true, Type: FieldType.Text or FieldType.Choice or FieldType.Number or FieldType.Money or FieldType.Boolean });

    /// <summary>A text that can be emptied, the fixture's own if it can.</summary>
    public FieldSchema? ClearableText => Texts.FirstOrDefault(static f => f is { Clearable: true, Required: false });

    /// <summary>A text whose length is declared and which is not silently cut.</summary>
    public FieldSchema? LimitedText => Texts.FirstOrDefault(static f => f.MaxLength is > 0 && !f.Normalisation.HasFlag(TextNormalisation.Truncate))
        ?? Writable.FirstOrDefault(static f => f is { Type: FieldType.Text, MaxLength: > 0 } && !f.Normalisation.HasFlag(TextNormalisation.Truncate));

    /// <summary>The entities that stand on the resource and are described.</summary>
    public IReadOnlyList<EntitySchema> Siblings =>
        [.. Capabilities.Entities.Where(e => e.Resource == Resource.Name && e.Read == ReadAbility.List).Select(e => Schema.Find(e.Entity)).OfType<EntitySchema>()];

    /// <summary>The texts that the fixture calls free.</summary>
    private IEnumerable<FieldSchema> Texts => new[] { Sample.OtherText, Sample.Text }.OfType<string>().Select(n => Fields[Fields.SlotOf(n)]);

    public static async Task<Subject> OpenAsync(ProviderFixture fixture, EntitySample? sample, Trial trial)
    {
        var provider = await trial.ConnectAsync().ConfigureAwait(false);
        var schema = await trial.CallAsync("DescribeAsync", () => provider.DescribeAsync(trial.Token)).ConfigureAwait(false);
        var capabilities = provider.Capabilities;
        if (sample is null)
            return new(fixture, null, capabilities, schema);
        trial.Require(capabilities.Find(sample.Entity) is { } entity && capabilities.FindResource(entity.Resource) is not null,
            $"the entity '{sample.Entity}', or the resource that it stands on, is not declared");
        trial.Require(schema.Find(sample.Entity) is not null, $"the entity '{sample.Entity}' is not described");
        foreach (var name in new[] { sample.Text, sample.OtherText, sample.Choice }.OfType<string>())
            trial.Require(schema.Find(sample.Entity)!.TryGetSlot(name, out _), $"'{sample.Entity}' has no field '{name}'");
        return new(fixture, sample, capabilities, schema);
    }

    public bool Can(FixtureAbilities ability) => (Abilities & ability) == ability;

    public static ImmutableArray<FieldSlot> AllSlots(EntitySchema schema) => [.. Enumerable.Range(0, schema.Fields.Length).Select(static i => new FieldSlot(i))];
}
