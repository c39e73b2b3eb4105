using System.Collections.Concurrent;
using Connectors.Sync;

namespace Connectors.TestSupport;

/// <summary>Hears events. They come from another thread, in their order: who waits for the last one has had those before it.</summary>
internal sealed class Ear : IConnectionEvents, IDisposable
{
    private readonly SemaphoreSlim _came = new(0);
    private readonly ConcurrentQueue<ConnectionEvent> _heard = [];

    public IReadOnlyList<ConnectionEvent> Heard => [.. _heard];

    /// <summary>Waits for that many more.</summary>
    public async Task CameAsync(int count)
    {
        for (var i = 0; i < count; i++)
            Assert.True(await _came.WaitAsync(TimeSpan.FromSeconds(30)), $"event {i + 1} did not come; there came: {string.Join(", ", _heard.Select(static e => $"{e.Connection} {e.Kind} {e.Level} {e.Ended}"))}");
    }

    public Task OnEventAsync(ConnectionEvent connectionEvent, CancellationToken cancellationToken)
    {
        _heard.Enqueue(connectionEvent);
        _came.Release();
        return Task.CompletedTask;
    }

    public void Dispose() => _came.Dispose();
}
