using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync.Connections;
using Connectors.Sync.Documents;
using Connectors.Sync.Linking;
using Connectors.Sync.Lists;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Sync.Execution;

/// <summary>
/// Opens a session: takes the lease, makes both providers, checks that both answer as the accounts that the connection is bound to, and joins mappings and settings to what both sides really have.
/// </summary>
internal sealed class SessionFactory(ISyncStore store, ConnectionCatalog catalog, CredentialVault vault, IServiceScopeFactory scopes, IOptions<SyncOptions> options, TimeProvider clock, EngineLogger logger, Surroundings surroundings, PairGuard pairs)
{
    private const string BindingCursor = "$binding";
    private const string AccountsCursor = "$accounts";
    private const string NewKey = "Administrator of the CRM: activate the user, or make a webhook key of another user and renew the address in accounting.";

    private static readonly TimeSpan LeasePoll = TimeSpan.FromMilliseconds(500);

    public async Task<T> UseAsync<T>(
        ConnectionId connection, RunRequest request, SessionUse use, Func<Opened, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var known = await catalog.FindAsync(connection, cancellationToken).ConfigureAwait(false);
        if (!known.Descriptor.Enabled || known.Row.Mode == ConnectionMode.Off)
            return await work(new Opened { Known = known, Failure = "The connection is switched off." }, cancellationToken).ConfigureAwait(false);

        Support.ConnectionScope.Enter(connection, store);
        var lease = await AcquireAsync(connection, cancellationToken).ConfigureAwait(false);
        if (lease is null)
            return await work(new Opened { Known = known, Failure = "Another process is working on this connection.", Busy = true }, cancellationToken).ConfigureAwait(false);

        var keeper = new LeaseKeeper(store, lease, options.Value, surroundings, clock);
        await using var releasing = keeper.ConfigureAwait(false);
        var scope = scopes.CreateAsyncScope();
        await using var disposing = scope.ConfigureAwait(false);
        GatedProvider? crm = null;
        GatedProvider? accounting = null;
        try
        {
            (crm, var crmFailure) = await OpenAsync(known, Side.Crm, scope.ServiceProvider, null, cancellationToken).ConfigureAwait(false);
            (accounting, var accountingFailure) = await OpenAsync(known, Side.Accounting, scope.ServiceProvider, null, cancellationToken).ConfigureAwait(false);
            var (row, failure, status, passes, asked) = await CheckAsync(known, crm, crmFailure, accounting, accountingFailure, cancellationToken).ConfigureAwait(false);
            known = known with { Row = row };
            asked = (asked.Crm with { Package = crm?.Package }, asked.Accounting with { Package = accounting?.Package });
            // It may have been switched off while it was probed: nothing more is asked of either side.
            if (row.Mode == ConnectionMode.Off || row.Paused)
                return await work(new Opened { Known = known, Failure = "The connection is switched off.", Status = status, Asked = asked }, cancellationToken).ConfigureAwait(false);
            if (failure is not null)
            {
                Log.ConnectionRed(logger.Value, connection.Value, failure);
                return await work(new Opened { Known = known, Failure = failure, Status = status, Passes = passes, Asked = asked }, cancellationToken).ConfigureAwait(false);
            }

            await ResetAsync(keeper, row, cancellationToken).ConfigureAwait(false);
            var opened = use.ProbeOnly ? new Opened { Known = known, Status = status, Asked = asked } : await CompileAsync(known, keeper, crm!, accounting!, request, use, scope.ServiceProvider, cancellationToken).ConfigureAwait(false) with { Status = status, Asked = asked };
            // Both sides answer, and its settings or its preset cannot be used: nobody else would tell of it.
            if (opened.Failure is { } unusable)
                Log.ConnectionRed(logger.Value, connection.Value, unusable);
            return await work(opened, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (crm is not null)
                await crm.DisposeAsync().ConfigureAwait(false);
            if (accounting is not null)
                await accounting.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Works with the lease alone, without a call to either side.</summary>
    /// <exception cref="SyncRequestException">Another process holds it.</exception>
    public async Task<T> WithLeaseAsync<T>(ConnectionId connection, Func<LeaseKeeper, Task<T>> work, CancellationToken cancellationToken)
    {
        var lease = await AcquireAsync(connection, cancellationToken).ConfigureAwait(false)
            ?? throw new SyncRequestException("busy", $"Another process is working on the connection '{connection}'. Try again in a moment.");
        var keeper = new LeaseKeeper(store, lease, options.Value, surroundings, clock);
        await using var releasing = keeper.ConfigureAwait(false);
        return await work(keeper).ConfigureAwait(false);
    }

    /// <summary>Makes the provider of a side with the credentials given, or with those that are stored.</summary>
    public async Task<(GatedProvider? Provider, ConnectionHealth? Failure)> OpenAsync(KnownConnection known, Side side, IServiceProvider services, SideCredentials? credentials, CancellationToken cancellationToken)
    {
        try
        {
            credentials ??= vault.Take(known.Row, side);
        }
        catch (SecretUnreadableException e)
        {
            return (null, new ConnectionHealth { Ok = false, Reason = e.Message, NextStep = "Administrator: give the key back, or enter the credentials again.", Failure = UnavailableReason.CredentialsRefused });
        }

        var context = new ConnectionContext(known.Descriptor, services) { Credentials = credentials };
        var open = OpenValues.Of(known.Definition, side);
        Func<string, string>? redact = credentials is null ? null : text => credentials.Redact(text, open);
        var (provider, failure) = await CreateAsync(side == Side.Crm ? known.Definition.CreateCrm : known.Definition.CreateAccounting, context, redact, cancellationToken).ConfigureAwait(false);
        return (provider, failure is null || redact is null ? failure : failure with { Reason = redact(failure.Reason) });
    }

    /// <summary>What is stored of the accounts before is dropped once, before anything of the accounts now is read (R15). Their links are put aside, and those of the accounts now come back.</summary>
    private async Task ResetAsync(LeaseKeeper keeper, ConnectionRow row, CancellationToken cancellationToken)
    {
        if (row.Binding == 0)
            return;
        var binding = row.Binding.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var cursors = await store.ListCursorsAsync(row.Id, cancellationToken).ConfigureAwait(false);
        if (cursors.Any(c => c.Resource == BindingCursor && c.Cursor == binding))
            return;
        var batch = new StoreBatch { Reset = true };
        batch.Cursors.Add(new CursorRow { Side = Side.Crm, Resource = BindingCursor, Cursor = binding });
        var time = clock.GetUtcNow();
        if (BoundBefore(row, cursors) is { } before)
        {
            await store.ReadAllAsync(row.Id, stored =>
            {
                if (stored is LinkRow link && LinksAside.Of(link, before, time) is { } aside)
                    batch.Aside.Add(aside);
                return default;
            }, cancellationToken).ConfigureAwait(false);
        }

        if (Pins.Read(row.Pins) is { } pins)
        {
            var accounts = BoundAccounts.Of(pins.Crm, pins.Accounting);
            batch.Cursors.Add(new CursorRow { Side = Side.Crm, Resource = AccountsCursor, Cursor = StoredJson.Write(w => accounts.Write(w, "a")) });
            var fresh = batch.Aside.Select(static a => a.Id).ToHashSet();
            var aside = (await LinksAside.ReadAsync(store, row.Id, cancellationToken).ConfigureAwait(false)).Where(a => !fresh.Contains(a.Id));
            batch.Links.AddRange(LinksAside.Restored([.. aside, .. batch.Aside], accounts, time));
        }

        await store.CommitAsync(await keeper.CurrentAsync(cancellationToken).ConfigureAwait(false), batch, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whose records are stored; <see langword="null"/> = an earlier version stored them and did not say.</summary>
    private static BoundAccounts? BoundBefore(ConnectionRow row, IReadOnlyList<CursorRow> cursors)
    {
        if (cursors.FirstOrDefault(static c => c.Resource == AccountsCursor)?.Cursor is { } stored)
        {
            using var document = StoredJson.Read(stored);
            return BoundAccounts.Read(document.RootElement, "a");
        }

        return cursors.Any(static c => c.Resource == BindingCursor) ? null : Pins.FirstOf(row.Pins);
    }

    private async Task<Lease?> AcquireAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            if (await store.TryAcquireAsync(connection, options.Value.Owner, options.Value.LeaseDuration, cancellationToken).ConfigureAwait(false) is { } lease)
                return lease;
            // A dead owner's lease runs out; a living one renews it, and then its run is as good as ours.
            if (clock.GetElapsedTime(started) > options.Value.LeaseDuration + options.Value.LeaseDuration)
                return null;
            await Task.Delay(LeasePoll, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(GatedProvider? Provider, ConnectionHealth? Failure)> CreateAsync(
        Func<ConnectionContext, CancellationToken, ValueTask<ISyncProvider>> create, ConnectionContext context, Func<string, string>? redact, CancellationToken cancellationToken)
    {
        try
        {
            return (new GatedProvider(await create(context, cancellationToken).ConfigureAwait(false), surroundings, redact), null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One tenant's missing credential must never stop the host.
            return (null, new ConnectionHealth { Ok = false, Reason = e.Message, Failure = UnavailableReason.CredentialsRefused });
        }
    }

    private async Task<(ConnectionRow Row, string? Failure, ConnectionStatus Status, bool Passes, (ConnectionHealth Crm, ConnectionHealth Accounting) Asked)> CheckAsync(
        KnownConnection known, ISyncProvider? crm, ConnectionHealth? crmFailure, ISyncProvider? accounting, ConnectionHealth? accountingFailure, CancellationToken cancellationToken)
    {
        var crmHealth = crmFailure ?? await ProbeAsync(crm!, cancellationToken).ConfigureAwait(false);
        var accountingHealth = accountingFailure ?? await ProbeAsync(accounting!, cancellationToken).ConfigureAwait(false);
        var pins = Pins.Read(known.Row.Pins);
        var crmReason = Check(crmHealth, "the CRM", pins?.Crm);
        var accountingReason = Check(accountingHealth, "accounting", pins?.Accounting);
        if (pins is null && crmReason is null && accountingReason is null && crmHealth.Account is { } crmFound && accountingHealth.Account is { } accountingFound)
            accountingReason = await pairs.FindAsync(known, crmFound, accountingFound, cancellationToken).ConfigureAwait(false);
        // Whoever changes something in accounting has it written in his name or not at all; everybody else's changes go on, so the light is red and the run is not stopped.
        var stranger = crmReason is null && accountingReason is null ? await FindStrangerAsync(known.Row.Id, crm!, accounting!, cancellationToken).ConfigureAwait(false) : null;
        if (stranger is not null)
            crmHealth = crmHealth with { Capabilities = crmHealth.Capabilities.Add(new CapabilityHealth("acting-user", CapabilityState.Missing, stranger, NewKey)), NextStep = NewKey };
        var now = clock.GetUtcNow();
        var before = Pins.ReadHealth(known.Row.Health);
        var status = new ConnectionStatus
        {
            CheckedAt = now,
            Crm = Health(crmHealth, crmReason ?? stranger, before.Crm, now),
            Accounting = Health(accountingHealth, accountingReason, before.Accounting, now),
        };
        var row = vault.Renew(known.Row) with { Kind = known.Descriptor.Kind, Health = Pins.WriteHealth(status.Crm, status.Accounting, now) };
        JournalRow? journal = null;
        if (pins is null && crmReason is null && accountingReason is null && crmHealth.Account is { } crmAccount && accountingHealth.Account is { } accountingAccount)
        {
            row = row with { Pins = Pins.Write(crmAccount, accountingAccount), Preset = known.Definition.Preset?.ToString() ?? "" };
            journal = new JournalRow { Connection = known.Row.Id, At = now, Event = "pin", Detail = $"{crmAccount.Name} ({crmAccount.Id}) ↔ {accountingAccount.Name} ({accountingAccount.Id})" };
        }

        row = await SaveAsync(row, journal, cancellationToken).ConfigureAwait(false);
        // Two that were bound in the same moment both let go; one of them finds the pair free the next time.
        if (journal is not null && Pins.Read(row.Pins) is { } bound && await pairs.FindAsync(known, bound.Crm, bound.Accounting, cancellationToken).ConfigureAwait(false) is { } taken)
        {
            row = await SaveAsync(row with { Pins = "" }, new JournalRow { Connection = known.Row.Id, At = now, Event = "unpin", Detail = taken }, cancellationToken, letGo: true).ConfigureAwait(false);
            return (row, taken, status, false, (crmHealth, accountingHealth));
        }

        // A limit or a vendor that is down passes by itself; everything else waits for a person.
        var passes = new[] { (crmReason, crmHealth.Failure), (accountingReason, accountingHealth.Failure) }.All(static s => s is (null, _) or (_, UnavailableReason.Limited or UnavailableReason.Unreachable));
        return (row, accountingReason ?? crmReason, status, passes, (crmHealth, accountingHealth));

        static string? Check(ConnectionHealth health, string side, AccountIdentity? pinned)
        {
            if (!health.Ok)
                return health.NextStep is null ? health.Reason : $"{health.Reason} {health.NextStep}";
            return pinned is not null && health.Account is { } account ? Pins.Mismatch(side, pinned, account) : null;
        }

        static SideHealth Health(ConnectionHealth health, string? reason, SideHealth? before, DateTimeOffset now) =>
            new(reason is null, reason ?? health.Reason, health.NextStep, before is not null && before.Ok == (reason is null) ? before.Since : now) { CredentialsExpireAt = health.CredentialsExpireAt ?? before?.CredentialsExpireAt };
    }

    /// <summary>Why the user whose key called last for a resource of accounting cannot write in the CRM; <see langword="null"/> = everybody can, or nobody knows.</summary>
    private async Task<string?> FindStrangerAsync(ConnectionId connection, ISyncProvider crm, ISyncProvider accounting, CancellationToken cancellationToken)
    {
        if (crm.GetFeature<IActingUsers>() is not { } check)
            return null;
        var last = await store.FindDecisionsAsync(connection, Webhooks.ActingUsers.Table, [.. accounting.Capabilities.Resources.Select(static r => Webhooks.ActingUsers.Default(r.Name))], cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var user in last.Select(static d => d.User).Where(static u => u.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                if (await check.FindProblemAsync(user, cancellationToken).ConfigureAwait(false) is { } problem)
                    return problem;
            }
        }
        catch (ProviderUnavailableException)
        {
            // It answered its probe a moment ago: the run will say what is wrong with it.
        }

        return null;
    }

    /// <summary>Health may be overtaken by somebody who saves settings at the same moment: then theirs stands and ours is written over it.</summary>
    private async Task<ConnectionRow> SaveAsync(ConnectionRow row, JournalRow? journal, CancellationToken cancellationToken, bool letGo = false)
    {
        while (true)
        {
            try
            {
                return await store.SaveConnectionAsync(row, journal, cancellationToken).ConfigureAwait(false);
            }
            catch (StoreConflictException)
            {
                var now = await store.FindConnectionAsync(row.Id, cancellationToken).ConfigureAwait(false);
                // Deleted meanwhile: a health that nobody asks for must not bring it back.
                if (now is { Origin: ConnectionOrigin.Deleted } || (now is null && row.Version != 0))
                    throw new UnknownConnectionException(row.Id, "It was deleted.");
                row = now is null ? row with { Version = 0 } : now with { Health = row.Health, Pins = letGo ? "" : now.Pins.Length > 0 ? now.Pins : row.Pins, Preset = now.Preset.Length > 0 ? now.Preset : row.Preset };
            }
        }
    }

    internal static async Task<ConnectionHealth> ProbeAsync(ISyncProvider provider, CancellationToken cancellationToken)
    {
        try
        {
            return await provider.ProbeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderUnavailableException e)
        {
            return new ConnectionHealth { Ok = false, Reason = e.Message, Failure = e.Reason };
        }
    }

    private async Task<Opened> CompileAsync(
        KnownConnection known, LeaseKeeper keeper, GatedProvider crm, GatedProvider accounting, RunRequest request, SessionUse use, IServiceProvider services, CancellationToken cancellationToken)
    {
        SideDescription crmSide;
        SideDescription accountingSide;
        try
        {
            crmSide = new SideDescription(await crm.DescribeAsync(cancellationToken).ConfigureAwait(false), crm.Capabilities);
            accountingSide = new SideDescription(await accounting.DescribeAsync(cancellationToken).ConfigureAwait(false), accounting.Capabilities);
        }
        catch (ProviderUnavailableException e)
        {
            return new Opened { Known = known, Failure = e.Message, Passes = e.Reason is UnavailableReason.Limited or UnavailableReason.Unreachable, RetryAt = e.RetryAt };
        }

        var preset = use.Preset ?? known.Preset;
        if (use.Preset is null && known.PresetFailure is { } presetFailure)
            return new Opened { Known = known, Failure = presetFailure };
        var document = use.Settings ?? ConnectionCatalog.SettingsOf(known, services);
        var (settings, problems) = SettingsReader.Read(document);
        var found = problems.ToList();
        var mappings = SettingsMerge.Apply(known.Definition.BuildMappings(preset), settings, found);
        var stored = (await store.ListListsAsync(known.Row.Id, cancellationToken).ConfigureAwait(false)).ToDictionary(static l => l.Name, StringComparer.Ordinal);
        ImmutableArray<(ManagedList List, ListConverter Converter)> lists = [.. known.Definition.BuildLists(preset).Select(l => (l, new ListConverter(l.Name) { Map = stored.TryGetValue(l.Name, out var row) ? ListMap.Parse(row) : ListMap.Empty(l.Name) }))];
        var compiler = new MappingCompiler(crmSide, accountingSide, (preset?.Converters ?? []).AddRange(known.Definition.Converters).AddRange(lists.Select(static l => l.Converter)), preset?.Mappings ?? [])
        {
            Earlier = EarlierRules.Of(known.Definition, preset, settings),
            HasOptions = name => crm.GetFeature<IListTarget>() is { } options && lists.FirstOrDefault(l => l.List.Name == name) is { List: { } list } && options.HasList(list.Crm),
        };
        var (compiled, wrong) = compiler.Compile(mappings);
        found.AddRange(wrong);
        var remembered = (await store.ListDocumentFlowsAsync(known.Row.Id, cancellationToken).ConfigureAwait(false)).ToDictionary(static f => f.Flow, static f => f.Rules, StringComparer.Ordinal);
        var flows = new FlowCompiler(crmSide, crm, accounting, [.. compiled.Where(static m => m.Source.Enabled)], compiler.Converters, preset?.Flows ?? [], known.Row.Pins, settings.SalesModule ?? true, services.GetService<IDocumentFileStore>(), remembered);
        var declared = SettingsMerge.Apply(known.Definition.BuildFlows(preset), settings, found);
        var compiledFlows = flows.Compile(declared, found);
        if (use.Settings is not null && found.Count == 0 && accounting.GetFeature<IDocumentFlowCheck>() is { } check)
        {
            try
            {
                foreach (var flow in compiledFlows.Where(f => settings.Documents.ContainsKey(f.Name)))
                    found.AddRange((await check.CheckFlowAsync(flow.Flow, cancellationToken).ConfigureAwait(false)).Select(p => new SettingsProblem($"documents.{flow.Name}{(p.Field is null ? "" : "." + p.Field)}", p.Message, p.Remedy)));
            }
            catch (ProviderUnavailableException e)
            {
                return new Opened { Known = known, Failure = e.Message, Passes = e.Reason is UnavailableReason.Limited or UnavailableReason.Unreachable, RetryAt = e.RetryAt };
            }
        }

        if (found.Count > 0)
            return new Opened { Known = known, Failure = "The settings do not fit: " + string.Join(" ", found), Problems = [.. found], Fields = Fields };

        var session = new Session
        {
            Connection = known.Row.Id,
            Row = known.Row,
            Request = request,
            RunId = surroundings.NewId(clock.GetUtcNow()),
            Surroundings = surroundings,
            Lease = keeper,
            Store = store,
            Options = options.Value,
            Clock = clock,
            Logger = logger.Value,
            Crm = new SideSession(Side.Crm, crm, crmSide, surroundings, options.Value.MaxCachedRecords),
            Accounting = new SideSession(Side.Accounting, accounting, accountingSide, surroundings, options.Value.MaxCachedRecords),
            Mappings = [.. compiled.Where(m => m.Source.Enabled && (request.Mapping is null || m.Name == request.Mapping))],
            Known = [.. compiled.Where(static m => m.Source.Enabled)],
            Apart = request is { Mapping: null, Record: null }
                ? [.. compiled.Where(m => m.Source is { Enabled: true, Schedule: not null } && use.Approved?.Keys.Any(k => k.Mapping == m.Name) != true).Select(static m => m.Name)]
                : [],
            Flows = compiledFlows,
            UnusableFlows = flows.LeftOut,
            FlowNames = [.. declared.Select(static f => f.Name)],
            Rules = RulesOf(preset?.ToString() ?? known.Row.Preset, compiled, crmSide, accountingSide),
            MarkerPrefix = Pins.GenerationOf(known.Row.Pins) is > 0 and var generation ? $"cx1:{known.Row.Id.Value}~{generation}:" : $"cx1:{known.Row.Id.Value}:",
            Language = LanguageOf(settings.Language ?? known.Descriptor.Culture),
            Watch = new DescriptorWatch(catalog, known, options.Value.SourceCheckInterval, clock),
            OpenForgotten = stored => vault.Forgotten(known.Row.Id, stored),
            Anew = use.Anew,
            Preset = preset?.ToString() ?? "",
            Lists = [.. lists.Where(l => !Rests(l.List, compiled, compiledFlows, settings.SalesModule ?? true))],
            Plan = use.Plan,
            Approved = use.Approved,
        };
        return new Opened { Known = known, Session = session, LeftOut = [.. compiler.LeftOut], Fields = Fields, AllMappings = compiled, Converters = [.. compiler.Converters.Keys.Order(StringComparer.Ordinal)] };

        FieldCensus Fields() => new(crm,
        [
            .. compiler.Wanted.Concat(flows.Wanted).GroupBy(static f => (f.Wanted.Entity, f.Wanted.Field)).Select(CrmField.Merged)
                // The CRM is told its own name of a list, not that of the mapping.
                .Select(f => lists.FirstOrDefault(l => l.List.Name == f.Wanted.List) is { List: { } list } ? f with { Wanted = f.Wanted with { List = list.Crm } } : f),
            .. WantedFields.OfLists(lists.Select(static l => l.List).Where(l => !mappings.Any(m => m.Units.Any(u => u.Converter == l.Converter))), crm),
        ], crm.Quiet);
    }

    /// <summary>A name that is no culture's counts as English.</summary>
    private static CultureInfo LanguageOf(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name.Length == 0 ? UserTexts.Languages[0] : name);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.GetCultureInfo(UserTexts.Languages[0]);
        }
    }

    /// <summary>A list of which every user is switched off stays in the CRM as it is and is not read any more; one of the sales module rests with it.</summary>
    private static bool Rests(ManagedList list, ImmutableArray<CompiledMapping> mappings, ImmutableArray<CompiledFlow> flows, bool salesModule)
    {
        if (list.Sales && !salesModule && !mappings.Any(m => m.Source.Enabled && m.Units.Any(u => u.Rule.Converter == list.Converter)))
            return true;
        var users = mappings.Where(m => m.Units.Any(u => u.Rule.Converter == list.Converter)).ToList();
        return users.Count > 0 && users.TrueForAll(static m => !m.Source.Enabled) && !flows.Any(f => f.Flow.Converters.ContainsValue(list.Converter));
    }

    /// <summary>Changes when anything changes that decides about records which did not change themselves: rules, filters, keys, fields.</summary>
    private static string RulesOf(string preset, ImmutableArray<CompiledMapping> mappings, SideDescription crm, SideDescription accounting) =>
        Values.Hash(string.Join('\n', mappings.Select(static m => $"{m.Name}|{m.Source.Enabled}|{m.Source.Flow}|{m.Source.Winner}|{m.Source.CreateInAccounting}|{m.Source.CreateInCrm}|{m.Source.LeavingScope}{(m.Source.CrmOnly == CrmOnly.Park ? $"alone{m.ReadOnlyFlag?.Index}" : "")}|{string.Join(',', m.Source.Match.Select(static k => k.Name))}{(m.Source.MatchWithin is { } w ? $"@{w.CrmField}={w.AccountingField}" : "")}|{string.Join(',', m.Source.CrmScope.Concat(m.Source.AccountingScope).Select(static s => s.Field + "=" + string.Join('/', s.Values)))}|{string.Join(',', m.Units.Select(static u => $"{u.Fingerprint}{u.Flow}{u.Winner}{u.Rule.TooLong}{(u.Rule.OnMove == OnMove.Park ? "moved" : "")}{u.Rule.FirstMeeting}{string.Join('/', u.Rule.Defaults.OrderBy(static d => d.Key, StringComparer.Ordinal))}{string.Join('/', u.Rule.DefaultRules.Select(static d => $"{d}>{d.Value}"))}"))}"))
            + crm.Schema.Revision + accounting.Schema.Revision + preset);
}

/// <summary>What a session is opened for.</summary>
internal sealed record SessionUse
{
    public bool ProbeOnly { get; init; }

    public PlanCollector? Plan { get; init; }

    public IReadOnlyDictionary<(string Mapping, string Pair), PlanItem>? Approved { get; init; }

    /// <summary>A version of the preset to try instead of the one in force.</summary>
    public Preset? Preset { get; init; }

    /// <summary>Units that an accepted preset left as they were are planned as if they met for the first time.</summary>
    public bool Anew { get; init; }

    /// <summary>Settings to try instead of those in force.</summary>
    public ReadOnlyMemory<byte>? Settings { get; init; }
}

/// <summary>A session, or why there is none.</summary>
internal sealed record Opened
{
    public required KnownConnection Known { get; init; }

    public Session? Session { get; init; }

    public string? Failure { get; init; }

    public bool Busy { get; init; }

    /// <summary>What stands in the way passes by itself.</summary>
    public bool Passes { get; init; }

    /// <summary>When, where that is known.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    public ConnectionStatus? Status { get; init; }

    /// <summary>What both sides themselves answered to the probe; <see langword="null"/> = they were not asked.</summary>
    public (ConnectionHealth Crm, ConnectionHealth Accounting)? Asked { get; init; }

    public ImmutableArray<string> Converters { get; init; } = [];

    public ImmutableArray<SettingsProblem> Problems { get; init; } = [];

    public ImmutableArray<string> LeftOut { get; init; } = [];

    /// <summary>Counts the fields that the preset wants of the CRM, which no run needs to know; <see langword="null"/> = the CRM could not be described.</summary>
    public Func<FieldCensus>? Fields { get; init; }

    public ImmutableArray<CompiledMapping> AllMappings { get; init; } = [];
}
