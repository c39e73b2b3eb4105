using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync;

/// <summary>Says what a connection is made of. It lives here so that vendor packages can extend it: <c>c.Crm&lt;CrmDb&gt;(…).Dinero(…)</c>.</summary>
public sealed class ConnectionBuilder
{
    private readonly Dictionary<Side, Func<ConnectionContext, CancellationToken, ValueTask<ISyncProvider>>> _providers = [];
    private readonly List<Action<MappingBuilder>> _mapping = [];
    private readonly List<IUnitConverter> _converters = [];
    private readonly List<Func<ImmutableArray<DocumentFlow>, ImmutableArray<DocumentFlow>>> _flows = [];
    private readonly List<ManagedList> _lists = [];
    private readonly List<WebhookBinding> _webhooks = [];
    private readonly List<ConnectBinding> _ways = [];
    private readonly List<Func<ConnectionContext, ReadOnlyMemory<byte>>> _settings = [];

    /// <summary>Starts a builder; the engine's package does that.</summary>
    /// <param name="name">The id of a connection or the name of a kind.</param>
    /// <param name="services">Where vendor packages register what they need.</param>
    public ConnectionBuilder(string name, IServiceCollection services)
    {
        Name = name;
        Services = services;
    }

    /// <summary>The id of the connection or the name of the kind.</summary>
    public string Name { get; }

    /// <summary>Where vendor packages register what they need.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Says how one side's provider is made: once per run, in a scope of its own.</summary>
    public ConnectionBuilder UseProvider(Side side, Func<ConnectionContext, CancellationToken, ValueTask<ISyncProvider>> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        _providers[side] = create;
        return this;
    }

    /// <summary>Starts from the mappings of a preset. A connection keeps the version that it was approved with.</summary>
    public ConnectionBuilder UsePreset(Preset preset)
    {
        Preset = preset;
        return this;
    }

    /// <summary>Changes or adds mappings. Several are applied in order, after the preset and before the settings.</summary>
    public ConnectionBuilder Mapping(Action<MappingBuilder> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _mapping.Add(change);
        return this;
    }

    /// <summary>Adds a document flow, or replaces the preset's of that name.</summary>
    public ConnectionBuilder Documents(DocumentFlow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        _flows.Add(flows => [.. flows.Where(f => f.Name != flow.Name), flow]);
        return this;
    }

    /// <summary>Changes a document flow that exists already.</summary>
    /// <param name="name">The flow's name.</param>
    /// <param name="change">Answers the flow as it shall be, under the same name.</param>
    public ConnectionBuilder Documents(string name, Func<DocumentFlow, DocumentFlow> change)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(change);
        _flows.Add(flows => flows.Any(f => f.Name == name)
            ? [.. flows.Select(f => f.Name == name ? change(f) with { Name = name } : f)]
            : throw new InvalidOperationException($"There is no document flow '{name}' to change. There are: {string.Join(", ", flows.Select(static f => f.Name))}."));
        return this;
    }

    /// <summary>Mirrors a list of accounting into the CRM. One of a preset's name replaces it.</summary>
    public ConnectionBuilder List(ManagedList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        _lists.Add(list);
        return this;
    }

    /// <summary>Takes a system's webhooks. An adapter of the same kind replaces the one before.</summary>
    /// <param name="side">Whose records they tell of.</param>
    /// <param name="adapter">Turns its calls into marks.</param>
    public ConnectionBuilder Webhooks(Side side, IWebhookAdapter adapter)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        _webhooks.RemoveAll(w => w.Side == side && w.Adapter.GetType() == adapter.GetType());
        _webhooks.Add(new(side, adapter));
        return this;
    }

    /// <summary>Offers a way in which the customer lets the connection in. One of the same side and name replaces it.</summary>
    /// <param name="side">Whose credentials come out of it.</param>
    /// <param name="way">The way.</param>
    public ConnectionBuilder ConnectBy(Side side, ConnectWay way)
    {
        ArgumentNullException.ThrowIfNull(way);
        _ways.RemoveAll(w => w.Side == side && string.Equals(w.Way.Name, way.Name, StringComparison.OrdinalIgnoreCase));
        _ways.Add(new(side, way));
        return this;
    }

    /// <summary>Adds a converter that mappings and settings may name.</summary>
    public ConnectionBuilder Converter(IUnitConverter converter)
    {
        ArgumentNullException.ThrowIfNull(converter);
        _converters.Add(converter);
        return this;
    }

    /// <summary>Runs it on a schedule, unless settings say otherwise. Without one it runs only on demand.</summary>
    public ConnectionBuilder Schedule(Schedule schedule)
    {
        ScheduleValue = schedule;
        return this;
    }

    /// <summary>Settings that stand in configuration rather than in a store: a function that gives the JSON document.</summary>
    public ConnectionBuilder SettingsFrom(Func<ConnectionContext, ReadOnlyMemory<byte>> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings.Add(settings);
        return this;
    }

    /// <summary>The zone of schedules and daily windows (IANA).</summary>
    public ConnectionBuilder TimeZone(string zone)
    {
        TimeZoneValue = zone;
        return this;
    }

    /// <summary>What was built.</summary>
    /// <exception cref="InvalidOperationException">A side has no provider.</exception>
    public ConnectionDefinition Build()
    {
        foreach (var side in Enum.GetValues<Side>())
        {
            if (!_providers.ContainsKey(side))
                throw new InvalidOperationException($"The connection '{Name}' has no {(side == Side.Crm ? "CRM" : "accounting")} side. Add it with UseProvider, or with the extension of its package.");
        }

        return new ConnectionDefinition
        {
            Name = Name,
            CreateCrm = _providers[Side.Crm],
            CreateAccounting = _providers[Side.Accounting],
            Preset = Preset,
            MappingChanges = [.. _mapping],
            FlowChanges = [.. _flows],
            Converters = [.. _converters],
            Lists = [.. _lists],
            Webhooks = [.. _webhooks],
            ConnectWays = [.. _ways],
            Settings = [.. _settings],
            Schedule = ScheduleValue,
            TimeZone = TimeZoneValue,
        };
    }

    private Preset? Preset { get; set; }

    private Schedule ScheduleValue { get; set; } = Sync.Schedule.Manual;

    private string TimeZoneValue { get; set; } = "UTC";
}

/// <summary>What a connection, or every connection of a kind, is made of.</summary>
public sealed record ConnectionDefinition
{
    /// <summary>The id of the connection or the name of the kind.</summary>
    public required string Name { get; init; }

    /// <summary>The name is a connection's id; else it is a kind of which there may be many.</summary>
    public bool IsConnection { get; init; }

    /// <summary>Makes the CRM's provider.</summary>
    public required Func<ConnectionContext, CancellationToken, ValueTask<ISyncProvider>> CreateCrm { get; init; }

    /// <summary>Makes accounting's provider.</summary>
    public required Func<ConnectionContext, CancellationToken, ValueTask<ISyncProvider>> CreateAccounting { get; init; }

    /// <summary>The preset it starts from.</summary>
    public Preset? Preset { get; init; }

    /// <summary>Changes in code, in order.</summary>
    public ImmutableArray<Action<MappingBuilder>> MappingChanges { get; init; } = [];

    /// <summary>Changes of document flows in code, in order.</summary>
    public ImmutableArray<Func<ImmutableArray<DocumentFlow>, ImmutableArray<DocumentFlow>>> FlowChanges { get; init; } = [];

    /// <summary>Converters beside the built-in ones.</summary>
    public ImmutableArray<IUnitConverter> Converters { get; init; } = [];

    /// <summary>Managed lists beside those of the preset.</summary>
    public ImmutableArray<ManagedList> Lists { get; init; } = [];

    /// <summary>Whose webhooks it takes.</summary>
    public ImmutableArray<WebhookBinding> Webhooks { get; init; } = [];

    /// <summary>How customers let it in.</summary>
    public ImmutableArray<ConnectBinding> ConnectWays { get; init; } = [];

    /// <summary>Settings documents that stand in configuration, in order.</summary>
    public ImmutableArray<Func<ConnectionContext, ReadOnlyMemory<byte>>> Settings { get; init; } = [];

    /// <summary>When it runs by itself.</summary>
    public Schedule Schedule { get; init; } = Schedule.Manual;

    /// <summary>The zone of schedules and daily windows (IANA).</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>The preset's lists, replaced and joined by those in code.</summary>
    public ImmutableArray<ManagedList> BuildLists() => BuildLists(Preset);

    /// <summary>The lists with another version of the preset.</summary>
    public ImmutableArray<ManagedList> BuildLists(Preset? preset) =>
        [.. (preset?.Lists ?? []).Where(p => !Lists.Any(l => string.Equals(l.Name, p.Name, StringComparison.Ordinal))), .. Lists];

    /// <summary>Mappings before settings: the preset's, changed by code.</summary>
    public ImmutableArray<EntityMapping> BuildMappings() => BuildMappings(Preset);

    /// <summary>Mappings before settings: those of a version of the preset, changed by code.</summary>
    public ImmutableArray<EntityMapping> BuildMappings(Preset? preset)
    {
        var builder = new MappingBuilder(preset?.Mappings ?? []);
        foreach (var change in MappingChanges)
            change(builder);
        return builder.Build();
    }

    /// <summary>Document flows before settings: the preset's, changed by code.</summary>
    public ImmutableArray<DocumentFlow> BuildFlows() => BuildFlows(Preset);

    /// <summary>Document flows before settings: those of a version of the preset, changed by code.</summary>
    public ImmutableArray<DocumentFlow> BuildFlows(Preset? preset) => FlowChanges.Aggregate(preset?.Flows ?? [], static (flows, change) => change(flows));
}

/// <summary>The default mappings of one vendor. Everything is preset, every part can be replaced; versioned, and pinned per connection.</summary>
public sealed record Preset
{
    /// <summary>The preset's name: <c>dinero</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Raised when anything in it changes its meaning.</summary>
    public required int Version { get; init; }

    /// <summary>The mappings.</summary>
    public ImmutableArray<EntityMapping> Mappings { get; init; } = [];

    /// <summary>The document flows.</summary>
    public ImmutableArray<DocumentFlow> Flows { get; init; } = [];

    /// <summary>The lists that are mirrored into the CRM.</summary>
    public ImmutableArray<ManagedList> Lists { get; init; } = [];

    /// <summary>The converters that the mappings name.</summary>
    public ImmutableArray<IUnitConverter> Converters { get; init; } = [];

    /// <summary>What the vendor's package says of documents and records, in the languages of users; <see langword="null"/> = in English alone.</summary>
    public IUserTexts? Texts { get; init; }

    /// <summary>The versions before this one that still run, in any order: a connection keeps the version that it was approved with, mappings and converters, until a person accepts this one.</summary>
    public ImmutableArray<Preset> Earlier { get; init; } = [];

    /// <summary>A version of this preset, or <see langword="null"/> when it is not shipped any more.</summary>
    /// <param name="version">As <see cref="ToString"/> writes it: <c>dinero@1</c>.</param>
    public Preset? Find(string version) => string.Equals(ToString(), version, StringComparison.Ordinal) ? this : Earlier.FirstOrDefault(e => string.Equals(e.ToString(), version, StringComparison.Ordinal));

    /// <summary><c>dinero@1</c></summary>
    public override string ToString() => $"{Name}@{Version}";
}
