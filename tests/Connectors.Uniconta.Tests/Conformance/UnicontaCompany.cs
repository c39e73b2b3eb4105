using Connectors.Sync;
using Connectors.Testing;
using Connectors.Testing.Uniconta;
using Connectors.Uniconta.Sync;
using Connectors.Uniconta.Tests.Support;
using SimRow = Connectors.Testing.Uniconta.UnicontaRecord;

namespace Connectors.Uniconta.Tests.Conformance;

/// <summary>One company: its provider, its other users in Uniconta's own program, and what goes wrong on the way.</summary>
internal sealed class UnicontaCompany : ProviderAccount
{
    private static readonly string[] Tables = ["Debtor", "Contact", "Employee", "InvItem"];

    private readonly UnicontaSimulator _uniconta;
    private readonly UnicontaSyncOptions _options;
    private readonly string _password;
    private readonly Line _line = new();
    private readonly List<SimulatorFault> _held = [];
    private readonly List<TestClient> _clients = [];

    public UnicontaCompany(UnicontaSimulator uniconta, UnicontaSyncOptions options)
    {
        _uniconta = uniconta;
        _options = options;
        _password = uniconta.Account.Password;
        if (options.MarkerField is { } marker)
        {
            foreach (var table in Tables.Take(3))
                Account.UserField(table, marker);
        }

        Connect();
    }

    public override long Calls => _uniconta.Calls.Count(static c => !c.Operation.StartsWith("token.", StringComparison.Ordinal));

    public override long Writes => _uniconta.Calls.Count(static c => c.Method != "GET" && !c.Operation.StartsWith("token.", StringComparison.Ordinal));

    private UnicontaAccount Account => _uniconta.Account;

    public override Task<ISyncProvider> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult<ISyncProvider>(new UnicontaSyncProvider(_clients[^1].Client, _options));

    public override Task<ISyncProvider> ConnectToOtherAsync(CancellationToken cancellationToken)
    {
        var other = Client(_uniconta.AddAccount("Anden A/S"));
        _clients.Insert(0, other);
        return Task.FromResult<ISyncProvider>(new UnicontaSyncProvider(other.Client, _options));
    }

    public override Task<IReadOnlyDictionary<string, FieldValue>> NewRowAsync(string entity, int number, CancellationToken cancellationToken) => Task.FromResult(UnicontaRows.New(Account, entity, number));

    public override Task<RecordId> CreateAsync(string entity, IReadOnlyDictionary<string, FieldValue> values, CancellationToken cancellationToken) => Task.FromResult(new RecordId($"{(entity switch
    {
        "contact" => (SimRow)Account.AddContact("", null, c => Apply(c, values)),
        "employee" => Account.AddEmployee("", "", e => Apply(e, values)),
        "item" => Account.AddItem("", "", 0, i => Apply(i, values)),
        _ => Account.AddDebtor("", d => Apply(d, values)),
    }).RowId}"));

    public override Task EditAsync(RecordRef record, string field, string value, CancellationToken cancellationToken)
    {
        Account.Edit(Row(record), r => UnicontaRows.Set(Account, r, field, FieldValue.Of(value)));
        return Task.CompletedTask;
    }

    public override Task DeleteAsync(RecordRef record, CancellationToken cancellationToken)
    {
        Account.Delete(Row(record));
        return Task.CompletedTask;
    }

    public override Task<string> SetUnmappedAsync(RecordRef record, CancellationToken cancellationToken)
    {
        Account.Edit(Row(record), static r => r.With(Unmapped(r), "D-7"));
        return Task.FromResult("D-7");
    }

    public override Task<string?> GetUnmappedAsync(RecordRef record, CancellationToken cancellationToken) => Task.FromResult(Row(record) is var row ? row.Text(Unmapped(row)) : null);

    public override Task<int> CountAsync(string entity, CancellationToken cancellationToken) => Task.FromResult(Account.Rows(TableOf(entity)).Count);

    public override async Task FailAsync(ProviderFault fault, string entity, CancellationToken cancellationToken)
    {
        // A client that has read a table knows its name: what goes wrong now meets the write and not the question for the name.
        await KnowAsync(entity, cancellationToken);
        var writes = new[] { "insert", "update", "delete" }.Select(verb => $"{entity}s.{verb}").ToList();
        switch (fault)
        {
            case ProviderFault.LoseReply:
                writes.ForEach(operation => _uniconta.Faults.LoseReplyAfterCommit(operation));
                break;
            case ProviderFault.CommitLate:
                writes.ForEach(operation => _uniconta.Faults.CommitLate(operation));
                break;
            case ProviderFault.HoldWrite:
                _held.AddRange(writes.Select(operation => _uniconta.Faults.HoldBeforeCommit(operation)));
                break;
            case ProviderFault.Limit:
                _uniconta.Faults.RateLimitNext(int.MaxValue, TimeSpan.FromMinutes(10));
                break;
            case ProviderFault.Unreachable:
                _line.IsDown = true;
                break;
            case ProviderFault.RefuseCredentials:
                _uniconta.SignIns.Users[0].Password = "changed by somebody";
                break;
            default:
                foreach (var table in Tables)
                    _uniconta.SignIns.Users[0].Allow(table, UnicontaRights.None);
                break;
        }
    }

    public override Task HealAsync(CancellationToken cancellationToken)
    {
        _line.IsDown = false;
        _uniconta.SignIns.Users[0].Password = _password;
        foreach (var table in Tables)
            _uniconta.SignIns.Users[0].Allow(table, UnicontaRights.All);
        _uniconta.Faults.Clear();
        _uniconta.Clock.Advance(TimeSpan.FromMinutes(11));
        // Another process: a client remembers that its password was refused.
        Connect();
        return Task.CompletedTask;
    }

    public override Task WaitUntilHeldAsync(CancellationToken cancellationToken) => Task.WhenAny(_held.Select(f => f.WaitUntilHeldAsync(cancellationToken)));

    public override void Advance(TimeSpan by) => _uniconta.Clock.Advance(by);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var client in _clients)
            await client.DisposeAsync();
        await _uniconta.DisposeAsync();
    }

    private static string TableOf(string entity) => entity switch { "contact" => "Contact", "employee" => "Employee", "item" => "InvItem", _ => "Debtor" };

    /// <summary>A member that no field of the provider shows.</summary>
    private static string Unmapped(SimRow row) => row is StoredContact ? "ContactType" : "Dimension1";

    private T Apply<T>(T row, IReadOnlyDictionary<string, FieldValue> values) where T : SimRow => values.Aggregate(row, (r, v) => UnicontaRows.Set(Account, r, v.Key, v.Value));

    private SimRow Row(RecordRef record) => Account.Rows(TableOf(record.Entity)).Single(r => $"{r.RowId}" == record.Id.Value);

    private async Task KnowAsync(string entity, CancellationToken cancellationToken)
    {
        var client = _clients[^1].Client;
        _ = entity switch
        {
            "contact" => (object)await client.Contacts.ListPageAsync(cancellationToken: cancellationToken),
            "employee" => await client.Employees.ListPageAsync(cancellationToken: cancellationToken),
            "item" => await client.Items.ListPageAsync(cancellationToken: cancellationToken),
            _ => await client.Debtors.ListPageAsync(cancellationToken: cancellationToken),
        };
    }

    private void Connect() => _clients.Add(Client(Account));

    private TestClient Client(UnicontaAccount account) => TestClient.On(new Wire(_line, _uniconta.CreateHandler()), o =>
    {
        o.BaseAddress = _uniconta.ODataAddress;
        o.WebApiAddress = _uniconta.WebApiAddress;
        o.CallsPerDay = 1_000_000;
        // Too short for the pauses that Uniconta asks for: then nothing is waited for.
        o.CallTimeout = TimeSpan.FromSeconds(20);
        o.Credentials = new() { CompanyId = $"{account.Id}", UserName = _uniconta.SignIns.Users[0].Login, Password = _password };
    }, new HastyClock(_uniconta.Time));

    /// <summary>The simulator's clock, on which the short waits between two attempts are over at once.</summary>
    private sealed class HastyClock(TimeProvider clock) : TimeProvider
    {
        public override long TimestampFrequency => clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            dueTime >= TimeSpan.Zero && dueTime <= TimeSpan.FromSeconds(10) ? System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan) : clock.CreateTimer(callback, state, dueTime, period);
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
