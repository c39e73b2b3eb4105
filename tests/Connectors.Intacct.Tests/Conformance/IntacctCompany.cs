using Connectors.Intacct.Sync;
using Connectors.Intacct.Tests.Simulated;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.Testing.Intacct;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Intacct.Tests.Conformance;

/// <summary>One company: its provider, its other users, and what goes wrong on the way.</summary>
internal sealed class IntacctCompany : ProviderAccount
{
    private readonly HastyClock _clock = new();
    private readonly IntacctSimulator _sim;
    private readonly IntacctSyncOptions _options;
    private readonly List<ServiceProvider> _hosts = [];
    private readonly Line _line = new();
    private readonly List<SimulatorFault> _held = [];
    private readonly IIntacctClient _client;

    public IntacctCompany(IntacctSyncOptions options, Action<IntacctOddities>? readings)
    {
        _options = options;
        _sim = IntacctSimulator.InProcess(IntacctRows.Seed, _clock);
        readings?.Invoke(_sim.Oddities);
        _client = Client(_sim.Account);
    }

    public override long Calls => _sim.Calls.Count(static c => !c.Operation.StartsWith("token.", StringComparison.Ordinal));

    public override long Writes => _sim.Calls.Count(static c => c.Method != "GET" && !c.Operation.StartsWith("token.", StringComparison.Ordinal) && !c.Operation.EndsWith(".query", StringComparison.Ordinal));

    private IntacctAccount Account => _sim.Account;

    public override Task<ISyncProvider> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult<ISyncProvider>(new IntacctSyncProvider(_client, _options));

    public override Task<ISyncProvider> ConnectToOtherAsync(CancellationToken cancellationToken)
    {
        var other = _sim.AddAccount("OtherCo", IntacctRows.Seed);
        _sim.SignIns.AuthorizedUsers.Add($"{other.ServiceUser.Id}@OtherCo");
        return Task.FromResult<ISyncProvider>(new IntacctSyncProvider(Client(other), _options));
    }

    public override Task<IReadOnlyDictionary<string, FieldValue>> NewRowAsync(string entity, int number, CancellationToken cancellationToken) => Task.FromResult(IntacctRows.New(Account, entity, number));

    public override Task<RecordId> CreateAsync(string entity, IReadOnlyDictionary<string, FieldValue> values, CancellationToken cancellationToken)
    {
        var before = Keys(entity);
        Account.Add(IntacctRows.ObjectOf(entity), IntacctRows.Json(values));
        return Task.FromResult(new RecordId(Keys(entity).Except(before).Single()));
    }

    public override Task EditAsync(RecordRef record, string field, string value, CancellationToken cancellationToken) =>
        Do(() => Account.Edit(IntacctRows.ObjectOf(record.Entity), record.Id.Value, IntacctRows.Json(new Dictionary<string, FieldValue> { [field] = FieldValue.Of(value) })));

    public override Task DeleteAsync(RecordRef record, CancellationToken cancellationToken) => Do(() => Account.Delete(IntacctRows.ObjectOf(record.Entity), record.Id.Value));

    public override async Task<string> SetUnmappedAsync(RecordRef record, CancellationToken cancellationToken)
    {
        await EditAsync(record, IntacctRows.Unmapped(record.Entity), "kept by hand", cancellationToken);
        return (await GetUnmappedAsync(record, cancellationToken))!;
    }

    public override Task<string?> GetUnmappedAsync(RecordRef record, CancellationToken cancellationToken) =>
        Task.FromResult(Account.Records(IntacctRows.ObjectOf(record.Entity)).Single(r => r.Key == record.Id.Value)[IntacctRows.Unmapped(record.Entity)]);

    public override Task<int> CountAsync(string entity, CancellationToken cancellationToken) => Task.FromResult(Account.Records(IntacctRows.ObjectOf(entity)).Count);

    public override Task<string> AddFieldAsync(string entity, CancellationToken cancellationToken)
    {
        Account.CustomFields[IntacctRows.ObjectOf(entity)] = ["nsp::KIT"];
        return Task.FromResult("nsp::KIT");
    }

    public override Task RemoveFieldAsync(string entity, string field, CancellationToken cancellationToken) => Do(() => Account.CustomFields.Remove(IntacctRows.ObjectOf(entity)));

    public override Task FailAsync(ProviderFault fault, string entity, CancellationToken cancellationToken)
    {
        var writes = new[] { "create", "update", "delete" }.Select(verb => $"{IntacctRows.OperationsOf(entity)}.{verb}");
        switch (fault)
        {
            case ProviderFault.LoseReply:
                foreach (var operation in writes)
                    _sim.Faults.LoseReplyAfterCommit(operation, times: 3);
                break;
            case ProviderFault.CommitLate:
                foreach (var operation in writes)
                    _sim.Faults.CommitLate(operation);
                break;
            case ProviderFault.HoldWrite:
                _held.AddRange(writes.Select(operation => _sim.Faults.HoldBeforeCommit(operation)));
                break;
            case ProviderFault.Limit:
                _sim.Faults.RateLimitNext(int.MaxValue, TimeSpan.FromMinutes(10));
                break;
            case ProviderFault.Unreachable:
                _line.IsDown = true;
                break;
            case ProviderFault.RefuseCredentials:
                _sim.SignIns.ExpireAccessTokens();
                _sim.Faults.RespondInstead("token.clientCredentials", 400, """{"error":"invalid_grant"}""", "application/json", times: int.MaxValue);
                break;
            default:
                Account.ServiceUser.Denied.UnionWith(Account.Modules);
                break;
        }

        return Task.CompletedTask;
    }

    public override Task HealAsync(CancellationToken cancellationToken)
    {
        _line.IsDown = false;
        Account.ServiceUser.Denied.Clear();
        _sim.Faults.Clear();
        _clock.Advance(TimeSpan.FromMinutes(11));
        return Task.CompletedTask;
    }

    public override Task WaitUntilHeldAsync(CancellationToken cancellationToken) => Task.WhenAny(_held.Select(f => f.WaitUntilHeldAsync(cancellationToken)));

    public override void Advance(TimeSpan by) => _clock.Advance(by);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var host in _hosts)
            await host.DisposeAsync();
        await _sim.DisposeAsync();
    }

    private HashSet<string> Keys(string entity) => [.. Account.Records(IntacctRows.ObjectOf(entity)).Select(static r => r.Key)];

    private IIntacctClient Client(IntacctAccount account)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddIntacct(o =>
        {
            o.BaseAddress = _sim.ApiAddress;
            o.ClientId = _sim.SignIns.ClientId;
            o.ClientSecret = _sim.SignIns.ClientSecret;
            o.Credentials = new() { CompanyId = account.CompanyId, UserId = account.ServiceUser.Id };
        }).Http.ConfigurePrimaryHttpMessageHandler(() => new Wire(_line, _sim.CreateHandler()));
        _hosts.Add(services.BuildServiceProvider());
        return _hosts[^1].GetRequiredService<IIntacctClient>();
    }

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private sealed class Line
    {
        public bool IsDown { get; set; }
    }

    /// <summary>A cable that can be pulled: then no connection comes about.</summary>
    private sealed class Wire(Line line, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            line.IsDown ? throw new HttpRequestException(HttpRequestError.ConnectionError, "No route to host.") : base.SendAsync(request, cancellationToken);
    }
}
