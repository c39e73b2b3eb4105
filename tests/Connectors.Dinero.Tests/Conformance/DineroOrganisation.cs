using Connectors.Dinero.Sync;
using Connectors.Dinero.Tests.Support;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.Testing.Dinero;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Dinero.Tests.Conformance;

/// <summary>One organisation: its provider, its other users in the web application, and what goes wrong on the way.</summary>
internal sealed class DineroOrganisation : ProviderAccount
{
    private readonly DineroSimulator _dinero;
    private readonly DineroSyncOptions _options;
    private readonly TestClient _client;
    private readonly Line _line = new();
    private readonly List<SimulatorFault> _held = [];
    private TestClient? _other;

    public DineroOrganisation(DineroSimulator dinero, DineroSyncOptions options)
    {
        _dinero = dinero;
        _options = options;
        _client = Client(dinero.Account);
    }

    public override long Calls => _dinero.Calls.Count(static c => !c.Operation.StartsWith("token.", StringComparison.Ordinal));

    public override long Writes => _dinero.Calls.Count(static c => c.Method != "GET" && !c.Operation.StartsWith("token.", StringComparison.Ordinal));

    private DineroAccount Account => _dinero.Account;

    public override Task<ISyncProvider> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult<ISyncProvider>(new DineroSyncProvider(_client.Client, _options));

    public override Task<ISyncProvider> ConnectToOtherAsync(CancellationToken cancellationToken)
    {
        _other = Client(_dinero.AddAccount("Anden ApS"));
        return Task.FromResult<ISyncProvider>(new DineroSyncProvider(_other.Client, _options));
    }

    public override Task<IReadOnlyDictionary<string, FieldValue>> NewRowAsync(string entity, int number, CancellationToken cancellationToken) => Task.FromResult(DineroRows.New(Account, entity, number));

    public override Task<RecordId> CreateAsync(string entity, IReadOnlyDictionary<string, FieldValue> values, CancellationToken cancellationToken) => Task.FromResult(new RecordId((entity switch
    {
        "product" => Account.AddProduct("", 0, p => values.Aggregate(p, static (row, v) => DineroRows.Set(row, v.Key, v.Value))).ProductGuid,
        "invoice" => Account.AddInvoice(default, i => values.Aggregate(i, static (row, v) => DineroRows.Set(row, v.Key, v.Value))).Guid,
        _ => Account.AddContact("", c => values.Aggregate(c with { IsPerson = entity == "contact.person" }, static (row, v) => DineroRows.Set(row, v.Key, v.Value))).ContactGuid,
    }).ToString("D")));

    public override Task EditAsync(RecordRef record, string field, string value, CancellationToken cancellationToken) => Change(record,
        c => DineroRows.Set(c, field, FieldValue.Of(value)), p => DineroRows.Set(p, field, FieldValue.Of(value)), i => DineroRows.Set(i, field, FieldValue.Of(value)));

    public override Task DeleteAsync(RecordRef record, CancellationToken cancellationToken) =>
        Change(record, c => c with { DeletedAt = _dinero.Time.GetUtcNow() }, p => p with { DeletedAt = _dinero.Time.GetUtcNow() }, i => i with { DeletedAt = _dinero.Time.GetUtcNow() });

    public override Task RestoreAsync(RecordRef record, CancellationToken cancellationToken) => Change(record, static c => c with { DeletedAt = null }, static p => p with { DeletedAt = null }, static i => i with { DeletedAt = null });

    /// <summary>Dinero hides no records; what looks alike is an endpoint that is taken away, which answers a bare 404.</summary>
    public override Task HideAsync(RecordRef record, CancellationToken cancellationToken)
    {
        _dinero.Faults.RespondInstead($"{Resource(record.Entity)}.get", 404, "<html>Not found</html>", times: int.MaxValue);
        return Task.CompletedTask;
    }

    public override async Task<string> TurnAsync(RecordRef record, CancellationToken cancellationToken)
    {
        var person = record.Entity == "contact.company";
        await Change(record, c => c with { IsPerson = person, VatNumber = null, EanNumber = null, SENumber = null, PNumber = null, AttPerson = null }, static p => p, static i => i);
        return person ? "contact.person" : "contact.company";
    }

    public override async Task<string> LockAsync(RecordRef record, CancellationToken cancellationToken)
    {
        if (record.Entity == "invoice")
        {
            Account.BookInvoice(Guid.Parse(record.Id.Value));
            return "Comment";
        }

        await Change(record, static c => c with { UseCvr = true }, static p => p, static i => i);
        return "City";
    }

    /// <summary>Not the reminder's fee: Dinero takes it and never shows it, so nobody can keep it when a draft is replaced.</summary>
    public override async Task<string> SetUnmappedAsync(RecordRef record, CancellationToken cancellationToken)
    {
        await Change(record, static c => c with { CompanyTypeKey = "PrivateLimitedCompany" }, static p => p, static i => i with { Address = "Havnen 7\n8000 Aarhus C" });
        return (await GetUnmappedAsync(record, cancellationToken))!;
    }

    public override Task<string?> GetUnmappedAsync(RecordRef record, CancellationToken cancellationToken) => Task.FromResult(record.Entity == "invoice"
        ? Account.Invoices.Single(i => i.Guid.ToString("D") == record.Id.Value).Address
        : Account.Contacts.Single(c => c.ContactGuid.ToString("D") == record.Id.Value).CompanyTypeKey);

    public override Task<int> CountAsync(string entity, CancellationToken cancellationToken) => Task.FromResult(entity switch
    {
        "product" => Account.Products.Count(static p => p.DeletedAt is null),
        "invoice" => Account.Invoices.Count(static i => i.DeletedAt is null),
        // Invoices need a customer, who is none of the cases' own.
        _ => Account.Contacts.Count(c => c.DeletedAt is null && c.IsPerson == (entity == "contact.person") && c.Name != DineroRows.Customer),
    });

    public override Task FailAsync(ProviderFault fault, string entity, CancellationToken cancellationToken)
    {
        var writes = new[] { "create", "update", "delete" }.Select(verb => $"{Resource(entity)}.{verb}");
        switch (fault)
        {
            case ProviderFault.LoseReply:
                foreach (var operation in writes)
                    _dinero.Faults.LoseReplyAfterCommit(operation);
                break;
            case ProviderFault.CommitLate:
                foreach (var operation in writes)
                    _dinero.Faults.CommitLate(operation);
                break;
            case ProviderFault.HoldWrite:
                _held.AddRange(writes.Select(operation => _dinero.Faults.HoldBeforeCommit(operation)));
                break;
            case ProviderFault.Limit:
                _dinero.Faults.RateLimitNext(int.MaxValue, TimeSpan.FromMinutes(10));
                break;
            case ProviderFault.Unreachable:
                _line.IsDown = true;
                break;
            case ProviderFault.RefuseCredentials:
                _dinero.SignIns.ExpireAccessTokens();
                _dinero.Faults.RespondInstead("token.password", 400, """{"error":"invalid_grant"}""", "application/json", times: int.MaxValue);
                break;
            default:
                Account.IsPro = false;
                break;
        }

        return Task.CompletedTask;
    }

    public override Task HealAsync(CancellationToken cancellationToken)
    {
        _line.IsDown = false;
        Account.IsPro = true;
        _dinero.Faults.Clear();
        _dinero.Clock.Advance(TimeSpan.FromMinutes(11));
        return Task.CompletedTask;
    }

    public override Task WaitUntilHeldAsync(CancellationToken cancellationToken) => Task.WhenAny(_held.Select(f => f.WaitUntilHeldAsync(cancellationToken)));

    public override void Advance(TimeSpan by) => _dinero.Clock.Advance(by);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _client.DisposeAsync();
        if (_other is not null)
            await _other.DisposeAsync();
        await _dinero.DisposeAsync();
    }

    private static string Resource(string entity) => entity switch { "product" => "products", "invoice" => "invoices", _ => "contacts" };

    private TestClient Client(DineroAccount account) => TestClient.Of(_dinero, o =>
    {
        o.PersonalCallsPerMinute = 1_000_000;
        o.Credentials = new() { OrganizationId = account.Id.ToString(), ApiKey = account.ApiKey };
    }, builder: b => b.Http.ConfigurePrimaryHttpMessageHandler(() => new Wire(_line, _dinero.CreateHandler())), clock: new HastyClock(_dinero.Time));

    private Task Change(RecordRef record, Func<StoredContact, StoredContact> contact, Func<StoredProduct, StoredProduct> product, Func<StoredInvoice, StoredInvoice> invoice)
    {
        var id = Guid.Parse(record.Id.Value);
        switch (record.Entity)
        {
            case "product":
                Account.EditProduct(id, product);
                break;
            case "invoice":
                Account.EditInvoice(id, invoice);
                break;
            default:
                Account.EditContact(id, contact);
                break;
        }

        return Task.CompletedTask;
    }

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
