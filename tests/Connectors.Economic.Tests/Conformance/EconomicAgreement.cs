using System.Globalization;
using Connectors.Economic.Sync;
using Connectors.Economic.Tests.Support;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.Testing.Economic;

namespace Connectors.Economic.Tests.Conformance;

/// <summary>One agreement: its provider, its other users in the web application, and what goes wrong on the way.</summary>
internal sealed class EconomicAgreement : ProviderAccount
{
    private readonly EconomicSimulator _economic;
    private readonly EconomicSyncOptions _options;
    private readonly TestClient _client;
    private readonly Line _line = new();
    private readonly List<SimulatorFault> _held = [];
    private readonly Dictionary<RecordRef, object> _deleted = [];
    private TestClient? _other;

    public EconomicAgreement(EconomicSimulator economic, EconomicSyncOptions options)
    {
        _economic = economic;
        _options = options;
        _client = Client(economic.Account);
    }

    public override long Calls => _economic.Calls.Count;

    public override long Writes => _economic.Calls.Count(static c => c.Method != "GET");

    private EconomicAccount Account => _economic.Account;

    public override Task<ISyncProvider> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult<ISyncProvider>(new EconomicSyncProvider(_client.Client, _options));

    public override Task<ISyncProvider> ConnectToOtherAsync(CancellationToken cancellationToken)
    {
        _other = Client(_economic.AddAccount("Anden ApS"));
        return Task.FromResult<ISyncProvider>(new EconomicSyncProvider(_other.Client, _options));
    }

    public override Task<IReadOnlyDictionary<string, FieldValue>> NewRowAsync(string entity, int number, CancellationToken cancellationToken) => Task.FromResult(EconomicRows.New(Account, entity, number));

    public override Task<RecordId> CreateAsync(string entity, IReadOnlyDictionary<string, FieldValue> values, CancellationToken cancellationToken)
    {
        switch (entity)
        {
            case "product":
                var number = values["productNumber"].AsText()!;
                Account.Product(number, "", null, p => values.Aggregate(p, static (row, v) => EconomicRows.Set(row, v.Key, v.Value)));
                return Task.FromResult(new RecordId(number));
            case "contact":
                var owner = int.Parse(values["customer"].AsReference()!.Id.Value, CultureInfo.InvariantCulture);
                Account.Contact(owner, "", c => values.Aggregate(c, static (row, v) => EconomicRows.Set(row, v.Key, v.Value)));
                return Task.FromResult(new RecordId($"{Account.Contacts[^1].CustomerContactNumber}"));
            default:
                Account.Customer("", c => values.Aggregate(c, static (row, v) => EconomicRows.Set(row, v.Key, v.Value)));
                return Task.FromResult(new RecordId($"{Account.Customers.Single(c => c.Name == values["name"].AsText()).CustomerNumber}"));
        }
    }

    public override Task EditAsync(RecordRef record, string field, string value, CancellationToken cancellationToken)
    {
        switch (record.Entity)
        {
            case "product":
                Account.EditProduct(record.Id.Value, p => EconomicRows.Set(p, field, FieldValue.Of(value)));
                break;
            case "contact":
                Account.EditContact(Number(record), c => EconomicRows.Set(c, field, FieldValue.Of(value)));
                break;
            default:
                Account.EditCustomer(Number(record), c => EconomicRows.Set(c, field, FieldValue.Of(value)));
                break;
        }

        return Task.CompletedTask;
    }

    public override Task DeleteAsync(RecordRef record, CancellationToken cancellationToken)
    {
        switch (record.Entity)
        {
            case "product":
                _deleted[record] = Account.Products.Single(p => p.ProductNumber == record.Id.Value);
                Account.DeleteProduct(record.Id.Value);
                break;
            case "contact":
                _deleted[record] = Account.Contacts.Single(c => c.CustomerContactNumber == Number(record));
                Account.DeleteContact(Number(record));
                break;
            default:
                _deleted[record] = Account.Customers.Single(c => c.CustomerNumber == Number(record));
                Account.DeleteCustomer(Number(record));
                break;
        }

        return Task.CompletedTask;
    }

    /// <summary>e-conomic restores nothing: somebody makes the record anew under its old number.</summary>
    public override Task RestoreAsync(RecordRef record, CancellationToken cancellationToken)
    {
        switch (_deleted[record])
        {
            case EconomicProduct product:
                Account.Product(product.ProductNumber, "", null, _ => product);
                break;
            case EconomicContact contact:
                Account.Contact(contact.CustomerNumber, "", _ => contact);
                break;
            case EconomicCustomer customer:
                Account.Customer("", _ => customer);
                break;
        }

        return Task.CompletedTask;
    }

    /// <summary>e-conomic hides no records; what looks alike is an address that is taken away, which answers a bare 404.</summary>
    public override Task HideAsync(RecordRef record, CancellationToken cancellationToken)
    {
        _economic.Faults.RespondInstead($"{Resource(record.Entity)}.get", 404, "<html>Not found</html>", "text/html", times: int.MaxValue);
        return Task.CompletedTask;
    }

    public override async Task<string> SetUnmappedAsync(RecordRef record, CancellationToken cancellationToken)
    {
        if (record.Entity == "product")
        {
            Account.EditProduct(record.Id.Value, static p => p with { Unit2Id = 2 });
        }
        else
        {
            Account.Contact(Number(record), "Åse Ærø");
            Account.EditCustomer(Number(record), c => c with { AttentionNumber = Account.Contacts[^1].CustomerContactNumber });
        }

        return (await GetUnmappedAsync(record, cancellationToken))!;
    }

    public override Task<string?> GetUnmappedAsync(RecordRef record, CancellationToken cancellationToken) => Task.FromResult(record.Entity == "product"
        ? Account.Products.Single(p => p.ProductNumber == record.Id.Value).Unit2Id?.ToString(CultureInfo.InvariantCulture)
        : Account.Customers.Single(c => c.CustomerNumber == Number(record)).AttentionNumber?.ToString(CultureInfo.InvariantCulture));

    public override Task<int> CountAsync(string entity, CancellationToken cancellationToken) => Task.FromResult(entity switch
    {
        "product" => Account.Products.Count,
        "contact" => Account.Contacts.Count,
        _ => Account.Customers.Count,
    });

    public override Task FailAsync(ProviderFault fault, string entity, CancellationToken cancellationToken)
    {
        var writes = new[] { "create", "update", "delete" }.Select(verb => $"{Resource(entity)}.{verb}");
        switch (fault)
        {
            case ProviderFault.LoseReply:
                // The client repeats a write under its key, so one lost reply is nothing: all of them have to be lost.
                foreach (var operation in writes)
                    _economic.Faults.LoseReplyAfterCommit(operation, times: int.MaxValue);
                break;
            case ProviderFault.CommitLate:
                foreach (var operation in writes)
                    _economic.Faults.CommitLate(operation, times: int.MaxValue);
                break;
            case ProviderFault.HoldWrite:
                _held.AddRange(writes.Select(operation => _economic.Faults.HoldBeforeCommit(operation)));
                break;
            case ProviderFault.Limit:
                _economic.Faults.RateLimitNext(int.MaxValue, TimeSpan.FromMinutes(10));
                break;
            case ProviderFault.Unreachable:
                _line.IsDown = true;
                break;
            case ProviderFault.RefuseCredentials:
                _economic.Faults.RespondInstead("*", 401, """{"message":"Invalid tokens.","errorCode":"E00500","httpStatusCode":401}""", "application/json", times: int.MaxValue);
                break;
            default:
                _economic.Faults.RespondInstead("*", 403, """{"message":"You do not have access to this resource.","errorCode":"E02300","httpStatusCode":403}""", "application/json", times: int.MaxValue);
                break;
        }

        return Task.CompletedTask;
    }

    public override Task HealAsync(CancellationToken cancellationToken)
    {
        _line.IsDown = false;
        _economic.Faults.Clear();
        _economic.Clock.Advance(TimeSpan.FromMinutes(11));
        return Task.CompletedTask;
    }

    public override Task WaitUntilHeldAsync(CancellationToken cancellationToken) => Task.WhenAny(_held.Select(f => f.WaitUntilHeldAsync(cancellationToken)));

    public override void Advance(TimeSpan by) => _economic.Clock.Advance(by);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _client.DisposeAsync();
        if (_other is not null)
            await _other.DisposeAsync();
        await _economic.DisposeAsync();
    }

    private static int Number(RecordRef record) => int.Parse(record.Id.Value, CultureInfo.InvariantCulture);

    private static string Resource(string entity) => entity switch { "product" => "productsapi.products", "contact" => "customersapi.contacts", _ => "customers" };

    private TestClient Client(EconomicAccount account) => TestClient.On(new Wire(_line, _economic.CreateHandler()), o =>
    {
        o.BaseAddress = _economic.RestAddress;
        o.OpenApiBaseAddress = _economic.OpenApiAddress;
        o.AppSecretToken = _economic.App.SecretToken;
        o.AppPublicToken = _economic.App.PublicToken;
        o.CostPerMinute = 1_000_000;
        o.CallsPerDay = 0;
        o.Credentials = new() { AgreementGrantToken = account.GrantToken };
    }, new HastyClock(_economic.Time));

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
