using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Connectors.Sync.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Connections;

/// <summary>Knows every connection: those that stand in code, and those of the user's own tables.</summary>
internal sealed class ConnectionCatalog(IEnumerable<ConnectionDefinition> definitions, IServiceProvider services, ISyncStore store)
{
    private readonly Dictionary<string, ConnectionDefinition> _definitions = definitions.ToDictionary(static d => d.Name, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ConnectionId, ConnectionMode> _modes = new();

    /// <summary>Connections that stand in code (a definition whose name is a connection's id).</summary>
    public IEnumerable<ConnectionId> InCode => _definitions.Values.Where(static d => d.IsConnection).Select(static d => new ConnectionId(d.Name));

    /// <summary>The connection, its descriptor and its stored row.</summary>
    /// <exception cref="UnknownConnectionException">There is none of that id.</exception>
    public async ValueTask<KnownConnection> FindAsync(ConnectionId id, CancellationToken cancellationToken)
    {
        var descriptor = await DescribeAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new UnknownConnectionException(id, _definitions.Keys);
        if (!_definitions.TryGetValue(descriptor.Kind, out var definition))
            throw new UnknownConnectionException(id, $"Its kind '{descriptor.Kind}' is not registered: add it with AddConnectionKind.");
        var row = await store.FindConnectionAsync(id, cancellationToken).ConfigureAwait(false) ?? new ConnectionRow { Id = id, Kind = descriptor.Kind };
        _modes[id] = row.Mode;
        return new KnownConnection(definition, descriptor, row);
    }

    /// <summary>The mode as this process last heard of it.</summary>
    public ConnectionMode ModeOf(ConnectionId id) => _modes.GetValueOrDefault(id, ConnectionMode.PlanOnly);

    public void Heard(ConnectionRow row) => _modes[row.Id] = row.Mode;

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

    private async ValueTask<ConnectionDescriptor?> DescribeAsync(ConnectionId id, CancellationToken cancellationToken)
    {
        if (_definitions.TryGetValue(id.Value, out var definition) && definition.IsConnection)
            return new ConnectionDescriptor { Id = id, Kind = id.Value, TimeZone = definition.TimeZone };
        var scope = services.CreateAsyncScope();
        await using var _ = scope.ConfigureAwait(false);
        foreach (var source in scope.ServiceProvider.GetServices<IConnectionSource>())
        {
            if (await source.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } descriptor)
                return descriptor;
        }

        return null;
    }
}

/// <param name="Definition">What it is made of.</param>
/// <param name="Descriptor">What its owner says of it.</param>
/// <param name="Row">What is stored of it.</param>
internal sealed record KnownConnection(ConnectionDefinition Definition, ConnectionDescriptor Descriptor, ConnectionRow Row);
