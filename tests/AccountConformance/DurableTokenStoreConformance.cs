using Connectors.Sync;

namespace Connectors.AccountConformance;

/// <summary>What a token store must do that outlives its process and shares its tokens with others.</summary>
public abstract class DurableTokenStoreConformance : TokenStoreConformance
{
    protected static ISecretProtector Old { get; } = Ring("2025", "2025");

    protected static ISecretProtector Both { get; } = Ring("2026", "2025", "2026");

    protected static ISecretProtector New { get; } = Ring("2026", "2026");

    protected override ValueTask<ITokenStore> OpenAsync(TimeProvider time) => OpenAsync(time, Old);

    /// <summary>The first store with nothing in it, later ones with what the first one holds: another process.</summary>
    protected abstract ValueTask<ITokenStore> OpenAsync(TimeProvider time, ISecretProtector protector);

    /// <summary>What stands in a column of the account's row.</summary>
    protected abstract ValueTask<object?> ScalarAsync(string sql);

    [Fact]
    public async Task A_token_outlives_its_process_and_nobody_can_read_it_at_rest()
    {
        await Store.SaveAsync(Account, Token("1"), None);
        Assert.Equal(Token("1"), await (await OpenAsync(Clock, Old)).ReadAsync(Account, None));
        var secret = (string)(await ScalarAsync("SELECT secret FROM sync_token"))!;
        Assert.StartsWith("cxs1:2025:", secret, StringComparison.Ordinal);
        Assert.DoesNotContain("access", secret, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("access"u8), secret, StringComparison.Ordinal);
        await Store.SaveAsync(Account, Token("1"), None);
        Assert.NotEqual(secret, await ScalarAsync("SELECT secret FROM sync_token"));
    }

    [Fact]
    public async Task Of_two_processes_that_refresh_at_once_one_does_and_the_other_waits_for_it()
    {
        var second = await OpenAsync(Clock, Old);
        await Store.SaveAsync(Account, Token("0"), None);
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = Store.RefreshAsync(Account, Token("0").Version, async (_, _) =>
        {
            begun.SetResult();
            await end.Task;
            return Token("1");
        }, None).AsTask();
        await begun.Task;
        var waiting = second.RefreshAsync(Account, Token("0").Version, Never, None).AsTask();
        // Who only reads does not wait.
        Assert.Equal(Token("0"), await second.ReadAsync(Account, None));
        Assert.False(waiting.IsCompleted);
        end.SetResult();
        Assert.Equal(Token("1"), await first);
        Assert.Equal(Token("1"), await waiting);
    }

    [Fact]
    public async Task A_process_that_died_while_refreshing_is_waited_for_until_its_time_is_over_and_its_late_token_does_not_replace_the_newer_one()
    {
        var second = await OpenAsync(Clock, Old);
        await Store.SaveAsync(Account, Token("0"), None);
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var dead = Store.RefreshAsync(Account, Token("0").Version, async (_, _) =>
        {
            begun.SetResult();
            await end.Task;
            return Token("late");
        }, None).AsTask();
        await begun.Task;
        using (var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(500)))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await second.RefreshAsync(Account, Token("0").Version, Never, impatient.Token));
        Clock.Now += TimeSpan.FromSeconds(91);
        Assert.Equal(Token("2"), await second.RefreshAsync(Account, Token("0").Version, Issues(Token("2")), None));

        end.SetResult();
        Assert.Equal(Token("2"), await dead);
        Assert.Equal(Token("2"), await Store.ReadAsync(Account, None));
    }

    [Fact]
    public async Task A_new_consent_that_came_while_the_old_token_was_renewed_stays()
    {
        await Store.SaveAsync(Account, Token("0"), None);
        var answer = await Store.RefreshAsync(Account, Token("0").Version, async (_, _) =>
        {
            await Store.SaveAsync(Account, Token("consent"), None);
            return Token("1");
        }, None);
        Assert.Equal(Token("consent"), answer);
        Assert.Equal(Token("consent"), await Store.ReadAsync(Account, None));
    }

    [Fact]
    public async Task An_account_that_was_disconnected_while_it_was_renewed_stays_disconnected()
    {
        await Store.SaveAsync(Account, Token("0"), None);
        await Store.RefreshAsync(Account, Token("0").Version, async (_, _) =>
        {
            await Store.RemoveAsync(Account, None);
            return Token("1");
        }, None);
        Assert.Null(await Store.ReadAsync(Account, None));
    }

    [Fact]
    public async Task Keys_are_rotated_without_losing_a_token()
    {
        await Store.SaveAsync(Account, Token("1"), None);
        await Store.SaveAsync(Other, Token("o"), None);
        var rotating = await OpenAsync(Clock, Both);
        Assert.Equal(Token("1"), await rotating.ReadAsync(Account, None));
        // Renewed tokens move by themselves …
        await rotating.RefreshAsync(Account, Token("1").Version, Issues(Token("2")), None);
        var withoutOld = await OpenAsync(Clock, New);
        Assert.Equal(Token("2"), await withoutOld.ReadAsync(Account, None));
        var error = await Assert.ThrowsAsync<SecretUnreadableException>(async () => await withoutOld.ReadAsync(Other, None));
        Assert.Equal("2025", error.KeyId);
        // … the others when they are told to.
        var secrets = (IStoredSecrets)rotating;
        Assert.Equal(1, await secrets.ReprotectAsync());
        Assert.Equal(0, await secrets.ReprotectAsync());
        Assert.Equal(Token("o"), await withoutOld.ReadAsync(Other, None));
    }

    [Fact]
    public async Task A_secret_that_was_moved_to_another_account_is_not_read_there()
    {
        await Store.SaveAsync(Account, Token("1"), None);
        await ScalarAsync("UPDATE sync_token SET account = 'another'");
        var error = await Assert.ThrowsAsync<SecretUnreadableException>(async () => await Store.ReadAsync(Other, None));
        Assert.DoesNotContain("access", error.ToString(), StringComparison.Ordinal);
    }

    private static KeyRingSecretProtector Ring(string current, params string[] ids) =>
        new(new SecretKeyRing(current, ids.ToDictionary(static id => id, static id => System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(id)))));
}
