namespace Connectors.AccountConformance;

/// <summary>What every token store must do. Linked into the tests of each, which says how one is opened.</summary>
public abstract class TokenStoreConformance : IAsyncLifetime
{
    protected static readonly AccountKey Account = new("Acme", "sign-in");
    protected static readonly AccountKey Other = new("Acme", "another");
    protected static readonly CancellationToken None = CancellationToken.None;

    protected AccountClock Clock { get; } = new();

    protected ITokenStore Store { get; private set; } = null!;

    public virtual async Task InitializeAsync() => Store = await OpenAsync(Clock);

    public virtual Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A store with nothing in it.</summary>
    protected abstract ValueTask<ITokenStore> OpenAsync(TimeProvider time);

    protected static StoredToken Token(string name) => new($"access-{name}-æøå-🏢", $"refresh-{name}", new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero), $"version-{name}");

    protected static Func<StoredToken?, CancellationToken, ValueTask<StoredToken>> Issues(StoredToken token) => (_, _) => new(token);

    protected static Func<StoredToken?, CancellationToken, ValueTask<StoredToken>> Never { get; } = static (_, _) => throw new InvalidOperationException("It was renewed already.");

    [Fact]
    public async Task A_token_comes_back_as_it_was_saved_is_replaced_and_forgotten()
    {
        Assert.Null(await Store.ReadAsync(Account, None));
        await Store.RemoveAsync(Account, None);
        await Store.SaveAsync(Account, Token("1"), None);
        await Store.SaveAsync(Other, Token("o") with { RefreshToken = null }, None);
        Assert.Equal(Token("1"), await Store.ReadAsync(Account, None));
        await Store.SaveAsync(Account, Token("2"), None);
        Assert.Equal(Token("2"), await Store.ReadAsync(Account, None));
        Assert.Equal(Token("o") with { RefreshToken = null }, await Store.ReadAsync(Other, None));
        Assert.Null(await Store.ReadAsync(new AccountKey("Another", Account.Value), None));
        await Store.RemoveAsync(Account, None);
        Assert.Null(await Store.ReadAsync(Account, None));
        Assert.NotNull(await Store.ReadAsync(Other, None));
    }

    [Fact]
    public async Task A_renewed_token_is_stored_before_it_is_answered()
    {
        Assert.Equal(Token("1"), await Store.RefreshAsync(Account, null, Issues(Token("1")), None));
        Assert.Equal(Token("1"), await Store.ReadAsync(Account, None));
        StoredToken? given = null;
        await Store.RefreshAsync(Account, Token("1").Version, (current, _) =>
        {
            given = current;
            return new(Token("2"));
        }, None);
        Assert.Equal(Token("1"), given);
        Assert.Equal(Token("2"), await Store.ReadAsync(Account, None));
    }

    [Fact]
    public async Task Who_comes_with_an_old_version_gets_what_somebody_else_has_renewed()
    {
        await Store.SaveAsync(Account, Token("2"), None);
        Assert.Equal(Token("2"), await Store.RefreshAsync(Account, Token("1").Version, Never, None));
        Assert.Equal(Token("2"), await Store.RefreshAsync(Account, null, Never, None));
    }

    [Fact]
    public async Task Of_many_who_refresh_at_once_one_does()
    {
        await Store.SaveAsync(Account, Token("0"), None);
        var refreshes = 0;
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await Store.RefreshAsync(Account, Token("0").Version, async (_, _) =>
        {
            await Task.Yield();
            return Token("r" + Interlocked.Increment(ref refreshes));
        }, None))));
        Assert.Equal(1, refreshes);
        Assert.All(answers, static a => Assert.Equal(Token("r1"), a));
    }

    [Fact]
    public async Task A_refresh_that_fails_leaves_the_token_and_the_next_one_is_free()
    {
        await Store.SaveAsync(Account, Token("0"), None);
        await Assert.ThrowsAsync<FormatException>(async () => await Store.RefreshAsync(Account, Token("0").Version, static (_, _) => throw new FormatException(), None));
        Assert.Equal(Token("0"), await Store.ReadAsync(Account, None));
        Assert.Equal(Token("1"), await Store.RefreshAsync(Account, Token("0").Version, Issues(Token("1")), None));
    }

    [Fact]
    public async Task A_refresh_may_read_the_store_and_hinders_no_other_account()
    {
        await Store.SaveAsync(Account, Token("0"), None);
        await Store.RefreshAsync(Account, Token("0").Version, async (current, _) =>
        {
            Assert.Equal(current, await Store.ReadAsync(Account, None));
            Assert.Equal(Token("o"), await Store.RefreshAsync(Other, null, Issues(Token("o")), None));
            return Token("1");
        }, None);
        Assert.Equal(Token("1"), await Store.ReadAsync(Account, None));
    }

    [Fact]
    public async Task Who_waits_for_another_refresh_may_give_up()
    {
        await Store.SaveAsync(Account, Token("0"), None);
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var refresh = Store.RefreshAsync(Account, Token("0").Version, async (_, _) =>
        {
            begun.SetResult();
            await end.Task;
            return Token("1");
        }, None).AsTask();
        await begun.Task;
        using var cancellation = new CancellationTokenSource();
        var waiting = Store.RefreshAsync(Account, Token("0").Version, Never, cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        end.SetResult();
        Assert.Equal(Token("1"), await refresh);
    }
}

/// <summary>A clock that stands still until it is moved; waits on it are real.</summary>
public sealed class AccountClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 8, 30, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
