using Connectors.Http;

namespace Connectors.Core.Tests;

/// <summary>Time-outs are used again, and what one call did to them must not reach the next.</summary>
public sealed class TimeoutPoolTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [Fact]
    public void A_time_out_that_did_not_fire_is_used_again_without_its_registrations()
    {
        var pool = new TimeoutPool(TimeProvider.System);
        var fired = false;
        CancellationToken first;
        using (var timeout = pool.Start(Long))
        {
            first = timeout.Token;
            _ = first.Register(() => fired = true);
        }

        using var caller = new CancellationTokenSource();
        using var second = pool.Start(Long);
        using var link = second.Follow(caller.Token);
        caller.Cancel();

        Assert.Equal(first, second.Token);
        Assert.True(second.Token.IsCancellationRequested);
        Assert.False(fired);
    }

    [Fact]
    public void One_that_fired_is_not_used_again()
    {
        var pool = new TimeoutPool(TimeProvider.System);
        using var caller = new CancellationTokenSource();
        CancellationToken first;
        using (var timeout = pool.Start(Long))
        {
            first = timeout.Token;
            using var link = timeout.Follow(caller.Token);
            caller.Cancel();
        }

        using var second = pool.Start(Long);

        Assert.NotEqual(first, second.Token);
        Assert.False(second.Token.IsCancellationRequested);
    }

    [Fact]
    public void The_next_call_is_not_ended_by_the_caller_of_the_one_before()
    {
        var pool = new TimeoutPool(TimeProvider.System);
        using var caller = new CancellationTokenSource();
        using (var timeout = pool.Start(Long))
        using (timeout.Follow(caller.Token))
        {
        }

        using var second = pool.Start(Long);
        caller.Cancel();

        Assert.False(second.Token.IsCancellationRequested);
    }
}
