using Connectors.TestSupport;

namespace Connectors.Sync.Sqlite.Tests;

public sealed class HostLockTests
{
    private static readonly ConnectionId Acme = new("acme");

    [Fact]
    [Rule("R21")]
    public async Task A_host_that_is_gone_is_not_waited_for_and_a_living_one_is()
    {
        using var folder = new TemporaryFolder();
        var path = Databases.Migrated(folder);
        await using var second = Databases.Store(path);
        await using (var first = Databases.Store(path))
        {
            Assert.NotNull(await first.TryAcquireAsync(Acme, "first", TimeSpan.FromHours(1), default));
            Assert.Null(await second.TryAcquireAsync(Acme, "second", TimeSpan.FromHours(1), default));
        }

        // The first one ended without giving its lease back, as a killed one does.
        var lease = await second.TryAcquireAsync(Acme, "second", TimeSpan.FromHours(1), default);

        Assert.NotNull(lease);
        Assert.Null(await second.TryAcquireAsync(Acme, "another of this host", TimeSpan.FromHours(1), default));
    }

    [Fact]
    public async Task A_guest_is_never_taken_for_dead()
    {
        using var folder = new TemporaryFolder();
        var path = Databases.Migrated(folder);
        await using var host = Databases.Store(path);
        Assert.NotNull(await host.TryAcquireAsync(new ConnectionId("other"), "host", TimeSpan.FromHours(1), default));
        await using var tool = Databases.Store(path);
        Assert.NotNull(await tool.TryAcquireAsync(Acme, "tool", TimeSpan.FromHours(1), default));

        Assert.Null(await host.TryAcquireAsync(Acme, "host", TimeSpan.FromHours(1), default));
    }
}
