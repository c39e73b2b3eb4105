using System.Collections.Immutable;
using System.Text;
using Connectors.Sync.Connections;
using Connectors.Sync.Execution;
using Connectors.Sync.Stores;
using Connectors.Sync.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Sync.Setup;

/// <summary>Settings pages and mapping editors work on this. A draft is an entry of the journal: it is kept with user and time, and every node sees it.</summary>
internal sealed class SetupService(ConnectionCatalog catalog, ISyncStore store, SessionFactory sessions, RunGate gate, ConnectionService connections, IServiceScopeFactory scopes, IOptions<SyncOptions> options, PairGuard pairs, TimeProvider clock) : IConnectionSetup
{
    private const string Draft = "draft";
    private const string Settings = "settings";
    private const string Fields = "fields";

    // Far more than anybody changes between two looks; what stands further back is not looked for.
    private const int JournalDepth = 500;

    public async Task<SettingsSheet> GetSettingsAsync(ConnectionId connection, CancellationToken cancellationToken = default)
    {
        var known = await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        var journal = await store.ListJournalAsync(connection, JournalDepth, cancellationToken).ConfigureAwait(false);
        var saved = journal.FirstOrDefault(static j => j.Event == Settings);
        // Saving ends a draft, and so does throwing it away.
        var draft = journal.FirstOrDefault(static j => j.Event is Draft or Settings) is { Event: Draft, Detail.Length: > 0 } kept ? kept : null;
        string inForce;
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
            inForce = Encoding.UTF8.GetString(ConnectionCatalog.SettingsOf(known, scope.ServiceProvider).Span);
        return new SettingsSheet
        {
            Version = known.Row.SettingsVersion,
            InForce = inForce,
            Saved = known.Row.Settings.Length > 0,
            SavedBy = saved is null ? null : new(saved.At, saved.User),
            Draft = draft?.Detail,
            DraftBy = draft is null ? null : new(draft.At, draft.User),
        };
    }

    public Task SaveDraftAsync(ConnectionId connection, string draft, string user = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return connections.ChangeAsync(connection, row => (row, Draft, draft), user, cancellationToken);
    }

    public Task<ImmutableArray<SettingsProblem>> CheckSettingsAsync(ConnectionId connection, ReadOnlyMemory<byte> settings, CancellationToken cancellationToken = default)
    {
        var (_, problems) = SettingsReader.Read(settings);
        return problems.Length > 0 ? Task.FromResult(problems) : UseAsync(connection, new SessionUse { Settings = settings, Plan = new PlanCollector() }, static (opened, _) =>
            opened.Problems.Length > 0 ? Task.FromResult(opened.Problems)
            : opened.Session is null ? throw new SyncRequestException("not-ready", $"The settings cannot be checked: {opened.Failure}")
            : Task.FromResult(ImmutableArray<SettingsProblem>.Empty), cancellationToken);
    }

    public async Task<SyncPlan> PlanSettingsAsync(ConnectionId connection, ReadOnlyMemory<byte> settings, CancellationToken cancellationToken = default)
    {
        var problems = await CheckSettingsAsync(connection, settings, cancellationToken).ConfigureAwait(false);
        return problems.IsEmpty ? await connections.PlanSettingsAsync(connection, settings, cancellationToken).ConfigureAwait(false) : throw new SettingsException(problems);
    }

    public async Task<int> SaveSettingsAsync(ConnectionId connection, ReadOnlyMemory<byte> settings, int version, string user = "", CancellationToken cancellationToken = default)
    {
        await connections.SaveSettingsAsync(connection, settings, user, version, cancellationToken).ConfigureAwait(false);
        return version + 1;
    }

    public async Task<ConnectionProbe> ProbeAsync(ConnectionId connection, CancellationToken cancellationToken = default) =>
        await UseAsync(connection, new SessionUse { ProbeOnly = true }, async (opened, token) =>
            opened is { Asked: { } asked, Status: { } status } ? new ConnectionProbe(await WithSalesAsync(opened.Known, asked.Crm, token).ConfigureAwait(false), asked.Accounting) { Status = status }
            : throw new SyncRequestException(opened.Busy ? "busy" : "not-ready", opened.Failure ?? "The connection cannot be asked."), cancellationToken).ConfigureAwait(false);

    /// <summary>Says of the CRM's sales module that it is off, and what rests with it.</summary>
    private async Task<ConnectionHealth> WithSalesAsync(KnownConnection known, ConnectionHealth crm, CancellationToken cancellationToken)
    {
        if ((await connections.GetAsync(known.Row.Id, cancellationToken).ConfigureAwait(false)).SalesModule)
            return crm;
        var lists = known.Definition.BuildLists(known.Preset ?? known.Definition.Preset).Where(static l => l.Sales).Select(static l => l.Name).ToList();
        var resting = lists.Count == 0 ? "" : $", and these lists are not read unless records use them too: {string.Join(", ", lists)}";
        return crm with
        {
            Capabilities = crm.Capabilities.Add(new CapabilityHealth("salesModule", CapabilityState.Missing, $"The sales module is switched off for this connection: no documents are sent{resting}.", "Administrator: switch the module on in the CRM, then set salesModule to true in the settings of the connection.")),
        };
    }

    public async Task<IReadOnlyList<ConnectBinding>> ListConnectWaysAsync(ConnectionId connection, CancellationToken cancellationToken = default) =>
        (await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false)).Definition.ConnectWays;

    public async Task<IReadOnlyList<WebhookState>> ListWebhooksAsync(ConnectionId connection, CancellationToken cancellationToken = default)
    {
        var known = await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        var forms = known.Definition.Webhooks.SelectMany(static w => (w.Adapter as IWebhookForms)?.Forms.Select(f => (w.Side, Form: f)) ?? []).ToList();
        if (forms.Count == 0)
            return [];
        var heard = (await store.FindDecisionsAsync(connection, HeardHooks.Table, [.. forms.Select(static f => HeardHooks.NameOf(f.Form.Topic))], cancellationToken).ConfigureAwait(false)).ToDictionary(static h => h.Pair, static h => h.At, StringComparer.Ordinal);
        return [.. forms.Select(f => heard.TryGetValue(HeardHooks.NameOf(f.Form.Topic), out var at)
            ? new WebhookState(f.Side, f.Form, clock.GetUtcNow() - at > options.Value.WebhooksSilentAfter ? WebhookLight.Red : WebhookLight.Green, at)
            : new WebhookState(f.Side, f.Form, WebhookLight.Grey, null))];
    }

    public async Task SetModeAsync(ConnectionId connection, ConnectionMode mode, string user = "", CancellationToken cancellationToken = default)
    {
        if (mode is ConnectionMode.DraftsOnly or ConnectionMode.Live)
        {
            var known = await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
            var missing = new List<string>();
            var asked = new Dictionary<Side, AccountIdentity>();
            foreach (var side in Enum.GetValues<Side>())
            {
                var health = await AskAsync(known, side, cancellationToken).ConfigureAwait(false);
                var name = side == Side.Crm ? "The CRM" : "Accounting";
                if (!health.Ok)
                    missing.Add($"{name} is not ready: {health.Reason}{(health.NextStep is null ? "" : " " + health.NextStep)}");
                else if (Pins.Read(known.Row.Pins) is { } pins && health.Account is { } account && Pins.Mismatch(side == Side.Crm ? "the CRM" : "accounting", side == Side.Crm ? pins.Crm : pins.Accounting, account) is { } mismatch)
                    missing.Add(mismatch);
                else if (health.Account is { } found)
                    asked[side] = found;
            }

            if (known.Row.Pins.Length == 0 && asked.TryGetValue(Side.Crm, out var crm) && asked.TryGetValue(Side.Accounting, out var accounting)
                && await pairs.FindAsync(known, crm, accounting, cancellationToken).ConfigureAwait(false) is { } taken)
                throw new SyncRequestException("same-pair", taken);

            if (missing.Count > 0)
                throw new SyncRequestException("half-missing", $"The connection is not enabled. {string.Join(" ", missing)}");
        }

        await connections.SetModeAsync(connection, mode, user, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ConnectionSchema> ReadSchemaAsync(ConnectionId connection, int samples = 3, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(samples, SchemaReader.MostSamples);
        return await gate.AloneAsync(connection, async token =>
        {
            ImmutableArray<SettingsProblem> problems = [];
            var schema = await sessions.UseAsync(connection, RunRequest.All, new SessionUse { Plan = new PlanCollector() }, async (opened, inner) =>
            {
                problems = opened.Problems;
                return problems.Length > 0 ? null : await ReadAsync(opened, problems, inner).ConfigureAwait(false);
            }, token).ConfigureAwait(false);
            // Who is to mend wrong settings must see the fields all the more.
            return schema ?? await sessions.UseAsync(connection, RunRequest.All, new SessionUse { Plan = new PlanCollector(), Settings = ReadOnlyMemory<byte>.Empty }, (opened, inner) => ReadAsync(opened, problems, inner), token).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);

        Task<ConnectionSchema> ReadAsync(Opened opened, ImmutableArray<SettingsProblem> problems, CancellationToken token) =>
            opened.Session is { } session ? new SchemaReader(session, samples).ReadAsync(opened, problems, token)
            : throw new SyncRequestException(opened.Busy ? "busy" : "not-ready", opened.Failure!);
    }

    public async Task<IReadOnlyList<IUserTexts>> GetTextsAsync(ConnectionId connection, CancellationToken cancellationToken = default) =>
        (await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false)) is var known && (known.Preset ?? known.Definition.Preset)?.Texts is { } texts ? [texts, UserTexts.Neutral] : [UserTexts.Neutral];

    public Task<FieldCheck> CheckFieldsAsync(ConnectionId connection, CancellationToken cancellationToken = default) =>
        UseAsync(connection, new SessionUse { Plan = new PlanCollector() }, static (opened, _) => Task.FromResult(FieldMaker.Of(opened).Check()), cancellationToken);

    public async Task<FieldCheck> CreateFieldsAsync(ConnectionId connection, string user = "", CancellationToken cancellationToken = default)
    {
        var (check, made) = await UseAsync(connection, new SessionUse { Plan = new PlanCollector() }, static (opened, token) => FieldMaker.Of(opened).MakeAsync(opened.Known.Row.Mode, token), cancellationToken).ConfigureAwait(false);
        // Also when some were refused: who had which fields made is asked long afterwards.
        if (made.Length > 0)
            await connections.ChangeAsync(connection, row => (row, Fields, made), user, CancellationToken.None).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return check;
    }

    private Task<T> UseAsync<T>(ConnectionId connection, SessionUse use, Func<Opened, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        gate.AloneAsync(connection, token => sessions.UseAsync(connection, RunRequest.All, use, work, token), cancellationToken);

    /// <summary>Asks one side without the lease: also of a connection that is switched off and is to be enabled.</summary>
    private async Task<ConnectionHealth> AskAsync(KnownConnection known, Side side, CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using var _ = scope.ConfigureAwait(false);
        var (provider, failure) = await sessions.OpenAsync(known, side, scope.ServiceProvider, null, cancellationToken).ConfigureAwait(false);
        if (provider is null)
            return failure!;
        await using var disposing = provider.ConfigureAwait(false);
        return await SessionFactory.ProbeAsync(provider, cancellationToken).ConfigureAwait(false);
    }
}
