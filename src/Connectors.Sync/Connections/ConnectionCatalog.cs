using System.Text;
using Connectors.Sync.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Connections;

/// <summary>Knows every connection: those that stand in code, those that were created while a host ran, and those of the user's own tables. It keeps nothing of them: every question is answered from the store.</summary>
internal sealed class ConnectionCatalog(IEnumerable<ConnectionDefinition> definitions, IServiceProvider services, ISyncStore store)
{
    private readonly Dictionary<string, ConnectionDefinition> _definitions = definitions.ToDictionary(static d => d.Name, StringComparer.Ordinal);

    /// <summary>Connections that stand in code (a definition whose name is a connection's id).</summary>
    public IEnumerable<ConnectionId> InCode => _definitions.Values.Where(static d => d.IsConnection).Select(static d => new ConnectionId(d.Name));

    /// <summary>What connections may be created from.</summary>
    public IEnumerable<string> Kinds => _definitions.Keys;

    public bool IsInCode(ConnectionId id) => _definitions.TryGetValue(id.Value, out var definition) && definition.IsConnection;

    public ConnectionDefinition? FindKind(string kind) => _definitions.GetValueOrDefault(kind);

    /// <summary>The connection, its descriptor and its stored row.</summary>
    /// <exception cref="UnknownConnectionException">There is none of that id.</exception>
    public async ValueTask<KnownConnection> FindAsync(ConnectionId id, CancellationToken cancellationToken) =>
        await FindAsync(id, await store.FindConnectionAsync(id, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>The same with a row that was just read.</summary>
    public async ValueTask<KnownConnection> FindAsync(ConnectionId id, ConnectionRow? row, CancellationToken cancellationToken)
    {
        if (row is { Origin: ConnectionOrigin.Deleted })
            throw new UnknownConnectionException(id, "It was deleted.");
        var (descriptor, fromSource) = row is { Origin: ConnectionOrigin.Stored } ? (Describe(row), false) : await DescribeAsync(id, cancellationToken).ConfigureAwait(false);
        if (descriptor is null)
            throw new UnknownConnectionException(id, _definitions.Keys);
        if (!_definitions.TryGetValue(descriptor.Kind, out var definition))
            throw new UnknownConnectionException(id, $"Its kind '{descriptor.Kind}' is not registered: add it with AddConnectionKind.");
        row ??= new ConnectionRow { Id = id, Kind = descriptor.Kind };
        return new KnownConnection(definition, descriptor with { Enabled = descriptor.Enabled && !row.Paused }, row, fromSource);
    }

    /// <summary>What code or the user's own tables say of a connection now.</summary>
    public async ValueTask<(ConnectionDescriptor? Descriptor, bool FromSource)> DescribeAsync(ConnectionId id, CancellationToken cancellationToken)
    {
        if (_definitions.TryGetValue(id.Value, out var definition) && definition.IsConnection)
            return (new ConnectionDescriptor { Id = id, Kind = id.Value, TimeZone = definition.TimeZone }, false);
        var scope = services.CreateAsyncScope();
        await using var _ = scope.ConfigureAwait(false);
        foreach (var source in scope.ServiceProvider.GetServices<IConnectionSource>())
        {
            if (await source.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } descriptor)
                return (descriptor, true);
        }

        return (null, false);
    }

    /// <summary>Settings in force: those in configuration, or those that were saved.</summary>
    public static ReadOnlyMemory<byte> SettingsOf(KnownConnection connection, IServiceProvider services)
    {
        if (connection.Row.Settings.Length > 0)
            return Encoding.UTF8.GetBytes(connection.Row.Settings);
        if (!connection.Descriptor.Settings.IsEmpty)
            return connection.Descriptor.Settings;
        var context = new ConnectionContext(connection.Descriptor, services);
        return connection.Definition.Settings.Select(s => s(context)).LastOrDefault(static s => !s.IsEmpty);
    }

    private ConnectionDescriptor Describe(ConnectionRow row)
    {
        var zone = row.TimeZone.Length > 0 ? row.TimeZone : _definitions.GetValueOrDefault(row.Kind)?.TimeZone ?? "UTC";
        var descriptor = new ConnectionDescriptor { Id = row.Id, Kind = row.Kind, TimeZone = zone };
        return row.Culture.Length > 0 ? descriptor with { Culture = row.Culture } : descriptor;
    }
}

/// <param name="Definition">What it is made of.</param>
/// <param name="Descriptor">What its owner says of it.</param>
/// <param name="Row">What is stored of it.</param>
/// <param name="FromSource">Its owner's tables describe it: nothing of ours changes when they do.</param>
internal sealed record KnownConnection(ConnectionDefinition Definition, ConnectionDescriptor Descriptor, ConnectionRow Row, bool FromSource)
{
    /// <summary>The preset in force; <see langword="null"/> = its kind has none, or the version that it was approved with is not shipped any more.</summary>
    public Preset? Preset => Row.Preset.Length == 0 ? Definition.Preset : Definition.Preset?.Find(Row.Preset);

    /// <summary>Why it cannot run under the preset that it was approved with; <see langword="null"/> = it can.</summary>
    public string? PresetFailure => Row.Preset.Length == 0 || Preset is not null ? null
        : Definition.Preset is null ? $"It was approved with the preset {Row.Preset}, and this program gives it none."
        : $"It was approved with the preset {Row.Preset}, which this program does not have any more. Look at the plan of {Definition.Preset} and accept it.";
}
