using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Sync.Stores.Relational;

/// <summary>
/// Tokens in the durable store, encrypted. One refresh of an account runs at a time, over all processes: whoever refreshes stands in the account's row until a moment of the store's clock, and no
/// transaction is open meanwhile. Who dies while refreshing is waited for until then.
/// </summary>
internal sealed class StoredTokens(ITokenTable table, ISecretProtector protector, TimeProvider time) : ITokenStore, IStoredSecrets
{
    // Longer than a refresh may take (the pipeline gives it 30 s), so that nobody alive is overtaken.
    private static readonly TimeSpan Refreshing = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    // A token that the vendor has issued and that cannot be written is lost, and the customer would have to consent again: it is tried for about as long as a database needs to change its primary.
    private static readonly TimeSpan[] Patience = [.. new[] { 0.1, 0.5, 1, 2, 4, 8, 15 }.Select(TimeSpan.FromSeconds)];

    private readonly AccountLines _lines = new();

    public async ValueTask<StoredToken?> ReadAsync(AccountKey account, CancellationToken cancellationToken) =>
        TokenOf(account, await Guarded(account, "token.read", () => table.FindAsync(account, cancellationToken)).ConfigureAwait(false));

    public ValueTask<StoredToken> RefreshAsync(AccountKey account, string? staleVersion, Func<StoredToken?, CancellationToken, ValueTask<StoredToken>> refresh, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(refresh);
        return _lines.RunAsync(account, () => RefreshInTurnAsync(account, staleVersion, refresh, cancellationToken), cancellationToken);
    }

    public async ValueTask SaveAsync(AccountKey account, StoredToken token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        await Guarded(account, "token.save", () => table.WriteAsync(account, Protect(account, token), token.Version, null, cancellationToken)).ConfigureAwait(false);
    }

    public async ValueTask RemoveAsync(AccountKey account, CancellationToken cancellationToken) =>
        await Guarded(account, "token.remove", () => table.RemoveAsync(account, cancellationToken)).ConfigureAwait(false);

    public async Task<int> ReprotectAsync(CancellationToken cancellationToken = default)
    {
        var written = 0;
        foreach (var row in await table.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            var account = new AccountKey(row.Vendor, row.Account);
            if (row.Secret is null || protector.IsCurrent(row.Secret))
                continue;
            // Only if it is still the same token: one that was renewed meanwhile stands under the new key already.
            var secret = protector.Protect(Purpose(account), protector.Unprotect(Purpose(account), row.Secret));
            written += await table.WriteAsync(account, secret, row.Version, row.Version, cancellationToken).ConfigureAwait(false) ? 1 : 0;
        }

        return written;
    }

    private async ValueTask<StoredToken> RefreshInTurnAsync(AccountKey account, string? staleVersion, Func<StoredToken?, CancellationToken, ValueTask<StoredToken>> refresh, CancellationToken cancellationToken)
    {
        var me = Guid.NewGuid().ToString("N");
        while (true)
        {
            if (await ReadAsync(account, cancellationToken).ConfigureAwait(false) is { } renewed && renewed.Version != staleVersion)
                return renewed;
            if (await Guarded(account, "token.refresh", () => table.TryEnterAsync(account, me, Refreshing, cancellationToken)).ConfigureAwait(false))
                break;
            await Task.Delay(Look, time, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            // Somebody may have been here between the look and the entry.
            var current = await ReadAsync(account, cancellationToken).ConfigureAwait(false);
            if (current is not null && current.Version != staleVersion)
                return current;
            var issued = await refresh(current, cancellationToken).ConfigureAwait(false);
            return issued.Version == current?.Version ? issued : await KeepAsync(account, current?.Version ?? "", issued).ConfigureAwait(false);
        }
        finally
        {
            await LeaveAsync(account, me).ConfigureAwait(false);
        }
    }

    /// <summary>Durable before it is used. A new consent that came meanwhile is newer, and stays.</summary>
    private async ValueTask<StoredToken> KeepAsync(AccountKey account, string before, StoredToken issued)
    {
        var secret = Protect(account, issued);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                // The same write twice is one: where the first was not acknowledged, its version stands there.
                if (await table.WriteAsync(account, secret, issued.Version, before, CancellationToken.None).ConfigureAwait(false))
                    return issued;
                return TokenOf(account, await table.FindAsync(account, CancellationToken.None).ConfigureAwait(false)) ?? issued;
            }
            catch (StoreUnavailableException) when (attempt < Patience.Length)
            {
                await Task.Delay(Patience[attempt], time, CancellationToken.None).ConfigureAwait(false);
            }
            catch (StoreUnavailableException e)
            {
                throw Unavailable(account, "token.refresh", e);
            }
        }
    }

    private async ValueTask LeaveAsync(AccountKey account, string me)
    {
        try
        {
            await table.LeaveAsync(account, me, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreUnavailableException)
        {
            // The row is free when its time is over.
        }
    }

    private string Protect(AccountKey account, StoredToken token) =>
        protector.Protect(Purpose(account), JsonSerializer.SerializeToUtf8Bytes(new TokenText(token.AccessToken, token.RefreshToken, token.ExpiresAt.UtcTicks), TokenJson.Default.TokenText));

    private StoredToken? TokenOf(AccountKey account, TokenRow? row)
    {
        if (row?.Secret is not { } secret)
            return null;
        var text = JsonSerializer.Deserialize(protector.Unprotect(Purpose(account), secret), TokenJson.Default.TokenText) ?? throw new SecretUnreadableException("The stored token is empty. Sign in again.", "");
        return new StoredToken(text.A, text.R, new DateTimeOffset(text.E, TimeSpan.Zero), row.Version);
    }

    private static string Purpose(AccountKey account) => $"token:{account.Vendor}:{account.Value}";

    private static async ValueTask<T> Guarded<T>(AccountKey account, string operation, Func<ValueTask<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (StoreUnavailableException e)
        {
            throw Unavailable(account, operation, e);
        }
    }

    // What a client throws is of one tree. Nothing was sent to the vendor's API.
    internal static ConnectorUnavailableException Unavailable(AccountKey account, string operation, StoreUnavailableException e) => new($"{account.Vendor} {operation}: {e.Message}", e)
    {
        Vendor = account.Vendor,
        Operation = operation,
    };
}

/// <summary>What a database does for tokens: single steps, each atomic.</summary>
internal interface ITokenTable
{
    ValueTask<TokenRow?> FindAsync(AccountKey account, CancellationToken cancellationToken);

    ValueTask<IReadOnlyList<TokenRow>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Writes a token if the row's version is <paramref name="before"/> (empty = there is none) or already the new one; <see langword="null"/> = whatever stands there.</summary>
    ValueTask<bool> WriteAsync(AccountKey account, string secret, string version, string? before, CancellationToken cancellationToken);

    ValueTask<bool> RemoveAsync(AccountKey account, CancellationToken cancellationToken);

    /// <summary>Takes the right to refresh, if nobody has it or whoever has it is overdue.</summary>
    ValueTask<bool> TryEnterAsync(AccountKey account, string refresher, TimeSpan duration, CancellationToken cancellationToken);

    ValueTask<bool> LeaveAsync(AccountKey account, string refresher, CancellationToken cancellationToken);
}

/// <summary>The encrypted form. Its member names are the format: they do not change.</summary>
internal sealed record TokenText(string A, string? R, long E)
{
    public override string ToString() => "token (hidden)";
}

[JsonSerializable(typeof(TokenText))]
internal sealed partial class TokenJson : JsonSerializerContext;
