using Connectors.Sync.Execution;
using Connectors.Sync.Linking;
using Connectors.Sync.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Connections;

/// <summary>Changes credentials, and on purpose the accounts that a connection is bound to (R15). New credentials are tried before anything is stored.</summary>
internal sealed class Reauthorisation(ISyncStore store, ConnectionCatalog catalog, CredentialVault vault, SessionFactory sessions, IServiceScopeFactory scopes, PairGuard guard, TimeProvider clock)
{
    public async Task<SideHealth> ReauthoriseAsync(ConnectionId connection, Side side, SideCredentials credentials, string user, CancellationToken cancellationToken)
    {
        var known = await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        var health = await TryAsync(known, side, credentials, cancellationToken).ConfigureAwait(false);
        if (Pins.Read(known.Row.Pins) is { } pins && health.Account is { } account && Pins.Mismatch(NameOf(side), side == Side.Crm ? pins.Crm : pins.Accounting, account) is { } mismatch)
            throw new SyncRequestException("other-account", mismatch);
        var now = clock.GetUtcNow();
        var fresh = new SideHealth(true, credentials.Redact(health.Reason, OpenValues.Of(known.Definition, side)), health.NextStep, now) { CredentialsExpireAt = health.CredentialsExpireAt };
        await SaveAsync(connection, row =>
        {
            var before = Pins.ReadHealth(row.Health);
            var other = side == Side.Crm ? before.Accounting : before.Crm;
            var renewed = vault.Put(row, side, credentials) with { SettingsVersion = row.SettingsVersion + 1 };
            return other is null ? renewed : renewed with { Health = side == Side.Crm ? Pins.WriteHealth(fresh, other, now) : Pins.WriteHealth(other, fresh, now) };
        }, "credentials", $"{(side == Side.Crm ? "crm" : "accounting")}: {health.Account?.Name ?? "?"} ({health.Account?.Id ?? "?"})", user, cancellationToken).ConfigureAwait(false);
        return fresh;
    }

    public async Task RebindAsync(ConnectionId connection, SideCredentials? crm, SideCredentials? accounting, string user, CancellationToken cancellationToken)
    {
        var known = await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        var crmAccount = await AccountAsync(known, Side.Crm, crm, cancellationToken).ConfigureAwait(false);
        var accountingAccount = await AccountAsync(known, Side.Accounting, accounting, cancellationToken).ConfigureAwait(false);
        if (await guard.FindAsync(known, crmAccount, accountingAccount, cancellationToken).ConfigureAwait(false) is { } taken)
            throw new SyncRequestException("same-pair", taken);
        var pins = Pins.Read(known.Row.Pins);
        var others = pins is { } p && (p.Crm.Id != crmAccount.Id || p.Accounting.Id != accountingAccount.Id);
        await SaveAsync(connection, row =>
        {
            row = crm is null ? row : vault.Put(row, Side.Crm, crm);
            row = accounting is null ? row : vault.Put(row, Side.Accounting, accounting);
            return row with
            {
                // Whose records are stored stands with them once a run has begun under a new binding; of the first binding nothing says it but the pins themselves.
                Pins = Pins.Write(crmAccount, accountingAccount, Pins.GenerationOf(row.Pins) + (others ? 1 : 0), row.Binding == 0 && Pins.Read(row.Pins) is { } bound ? BoundAccounts.Of(bound.Crm, bound.Accounting) : Pins.FirstOf(row.Pins)),
                // The next run drops what is stored of the accounts before, whichever node it runs on and however this one ends.
                Binding = row.Binding + 1,
                Mode = row.Mode == ConnectionMode.Off ? ConnectionMode.Off : ConnectionMode.PlanOnly,
                Health = "",
                SettingsVersion = row.SettingsVersion + 1,
            };
        }, "rebind", $"{(pins is { } old ? Text(old.Crm, old.Accounting) : "not bound")} → {Text(crmAccount, accountingAccount)}", user, cancellationToken).ConfigureAwait(false);
    }

    private async Task<AccountIdentity> AccountAsync(KnownConnection known, Side side, SideCredentials? credentials, CancellationToken cancellationToken) =>
        (await TryAsync(known, side, credentials, cancellationToken).ConfigureAwait(false)).Account
            ?? throw new SyncRequestException("no-identity", $"{Start(side)} does not say whose account it is, so the connection cannot be bound to it.");

    /// <summary>Opens one side and asks who it is. Nothing is stored.</summary>
    private async Task<ConnectionHealth> TryAsync(KnownConnection known, Side side, SideCredentials? credentials, CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using var _ = scope.ConfigureAwait(false);
        var (provider, failure) = await sessions.OpenAsync(known, side, scope.ServiceProvider, credentials, cancellationToken).ConfigureAwait(false);
        var health = failure;
        if (provider is not null)
        {
            await using var disposing = provider.ConfigureAwait(false);
            health = await SessionFactory.ProbeAsync(provider, cancellationToken).ConfigureAwait(false);
        }

        if (health!.Ok)
            return health;
        var reason = $"{health.Reason}{(health.NextStep is null ? "" : " " + health.NextStep)}";
        throw new SyncRequestException("credentials-refused", $"{Start(side)} cannot be used with these credentials: {credentials?.Redact(reason, OpenValues.Of(known.Definition, side)) ?? reason}");
    }

    private async Task SaveAsync(ConnectionId connection, Func<ConnectionRow, ConnectionRow> change, string what, string detail, string user, CancellationToken cancellationToken)
    {
        while (true)
        {
            var known = await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
            try
            {
                await store.SaveConnectionAsync(change(known.Row), new JournalRow { Connection = connection, At = clock.GetUtcNow(), User = user, Event = what, Detail = detail }, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (StoreConflictException)
            {
                // Health or a schedule was written in between: change what stands there now.
            }
        }
    }

    private static string Text(AccountIdentity crm, AccountIdentity accounting) => $"{crm.Name} ({crm.Id}) ↔ {accounting.Name} ({accounting.Id})";

    private static string NameOf(Side side) => side == Side.Crm ? "the CRM" : "accounting";

    private static string Start(Side side) => side == Side.Crm ? "The CRM" : "Accounting";
}
