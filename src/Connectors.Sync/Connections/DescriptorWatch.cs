using Connectors.Sync.Stores;

namespace Connectors.Sync.Connections;

/// <summary>
/// Notices that the owner of a connection changed it in his own tables while it runs. They are no part of the store, so no commit can be refused because of them: they are asked, at most every few seconds, before a write.
/// </summary>
internal sealed class DescriptorWatch(ConnectionCatalog catalog, KnownConnection known, TimeSpan every, TimeProvider clock)
{
    private long _checked = clock.GetTimestamp();

    /// <exception cref="SettingsChangedException">It was disabled, deleted, or changed.</exception>
    public async ValueTask CheckAsync(CancellationToken cancellationToken)
    {
        if (!known.FromSource || clock.GetElapsedTime(Interlocked.Read(ref _checked)) < every)
            return;
        var (now, _) = await catalog.DescribeAsync(known.Row.Id, cancellationToken).ConfigureAwait(false);
        var before = known.Descriptor;
        if (now is null || !now.Enabled || now.Kind != before.Kind || now.Revision != before.Revision || !now.Settings.Span.SequenceEqual(before.Settings.Span))
            throw new SettingsChangedException(known.Row.Id);
        Interlocked.Exchange(ref _checked, clock.GetTimestamp());
    }
}
