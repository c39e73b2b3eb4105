using Connectors.Reviso.Sync;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.Testing.Reviso;
using Microsoft.Extensions.DependencyInjection;
using SyncId = Connectors.Sync.RecordId;

namespace Connectors.Reviso.Tests.Conformance;

/// <summary>One agreement: its provider, its other users in the web application, and what goes wrong on the way.</summary>
internal sealed class RevisoAgreement(RevisoSimulator reviso, SteppingClock clock, RevisoSyncOptions options) : ProviderAccount
{
    private readonly Cable _cable = new();
    private readonly List<SimulatorFault> _held = [];
    private readonly List<ServiceProvider> _services = [];
    private IRevisoClient? _client;

    public override long Calls => reviso.Calls.Count;

    public override long Writes => reviso.Calls.Count(static c => c.Method != "GET");

    private RevisoAccount Account => reviso.Account;

    public override Task<ISyncProvider> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult<ISyncProvider>(new RevisoSyncProvider(_client ??= Client(Account), options));

    public override Task<ISyncProvider> ConnectToOtherAsync(CancellationToken cancellationToken) => Task.FromResult<ISyncProvider>(new RevisoSyncProvider(Client(reviso.AddAccount("Altra Srl")), options));

    public override Task<IReadOnlyDictionary<string, FieldValue>> NewRowAsync(string entity, int number, CancellationToken cancellationToken) => Task.FromResult(RevisoRows.New(Account, reviso.Oddities, entity, number));

    public override Task<SyncId> CreateAsync(string entity, IReadOnlyDictionary<string, FieldValue> values, CancellationToken cancellationToken)
    {
        switch (entity)
        {
            case "product":
                Account.Product(values["productNumber"].AsText()!, "", null, p => values.Aggregate(p, static (row, v) => RevisoRows.Set(row, v.Key, v.Value)));
                return Id(Account.Products[^1].ProductNumber);
            case "contact":
                Account.Contact(RevisoRows.CustomerOfContacts(Account), "", c => values.Aggregate(c, static (row, v) => RevisoRows.Set(row, v.Key, v.Value)));
                return Id($"{Account.Contacts[^1].CustomerNumber}/{Account.Contacts[^1].CustomerContactNumber}");
            default:
                Account.Customer("", c => values.Aggregate(c, static (row, v) => RevisoRows.Set(row, v.Key, v.Value)));
                return Id($"{Account.Customers[^1].CustomerNumber}");
        }
    }

    public override Task EditAsync(RecordRef record, string field, string value, CancellationToken cancellationToken)
    {
        switch (record.Entity)
        {
            case "product":
                Account.EditProduct(record.Id.Value, p => RevisoRows.Set(p, field, FieldValue.Of(value)));
                break;
            case "contact":
                Account.EditContact(Contact(record), c => RevisoRows.Set(c, field, FieldValue.Of(value)));
                break;
            default:
                Account.EditCustomer(Number(record), c => RevisoRows.Set(c, field, FieldValue.Of(value)));
                break;
        }

        return Task.CompletedTask;
    }

    public override Task DeleteAsync(RecordRef record, CancellationToken cancellationToken)
    {
        switch (record.Entity)
        {
            case "product":
                Account.DeleteProduct(record.Id.Value);
                break;
            case "contact":
                Account.DeleteContact(Contact(record));
                break;
            default:
                Account.DeleteCustomer(Number(record));
                break;
        }

        return Task.CompletedTask;
    }

    /// <summary>Reviso hides no single records; what looks alike is an address that is taken away, which answers a bare 404.</summary>
    public override Task HideAsync(RecordRef record, CancellationToken cancellationToken)
    {
        reviso.Faults.RespondInstead($"{Resource(record.Entity)}.get", 404, "<html>Not found</html>", times: int.MaxValue);
        return Task.CompletedTask;
    }

    public override async Task<string> SetUnmappedAsync(RecordRef record, CancellationToken cancellationToken)
    {
        if (record.Entity == "product")
            Account.EditProduct(record.Id.Value, static p => p with { Tags = ["estate", "2026"] });
        else
            Account.EditCustomer(Number(record), static c => c with { Tags = ["vip", "bar"] });
        return (await GetUnmappedAsync(record, cancellationToken))!;
    }

    public override Task<string?> GetUnmappedAsync(RecordRef record, CancellationToken cancellationToken) => Task.FromResult<string?>(record.Entity == "product"
        ? string.Join(',', Account.Products.Single(p => p.ProductNumber == record.Id.Value).Tags ?? [])
        : string.Join(',', Account.Customers.Single(c => c.CustomerNumber == Number(record)).Tags ?? []));

    public override Task<int> CountAsync(string entity, CancellationToken cancellationToken) => Task.FromResult(entity switch
    {
        "product" => Account.Products.Count,
        "contact" => Account.Contacts.Count,
        // Contacts need a customer, who is none of the cases' own.
        _ => Account.Customers.Count(static c => c.Name != RevisoRows.Owner),
    });

    public override Task FailAsync(ProviderFault fault, string entity, CancellationToken cancellationToken)
    {
        var writes = new[] { "create", "update", "delete" }.Select(verb => $"{Resource(entity)}.{verb}");
        switch (fault)
        {
            case ProviderFault.LoseReply:
                foreach (var operation in writes)
                    reviso.Faults.LoseReplyAfterCommit(operation);
                break;
            case ProviderFault.CommitLate:
                foreach (var operation in writes)
                    reviso.Faults.CommitLate(operation);
                break;
            case ProviderFault.HoldWrite:
                _held.AddRange(writes.Select(operation => reviso.Faults.HoldBeforeCommit(operation)));
                break;
            case ProviderFault.Limit:
                reviso.Faults.RateLimitNext(int.MaxValue, TimeSpan.FromMinutes(10));
                break;
            case ProviderFault.Unreachable:
                _cable.IsPulled = true;
                break;
            case ProviderFault.RefuseCredentials:
                Answer(401, """{"message":"Login to API server failed.","developerHint":"The grant token is not valid.","httpStatusCode":401,"errors":[]}""");
                break;
            default:
                Answer(403, """{"message":"The role of the app does not allow this.","errorCode":"E03403","httpStatusCode":403,"errors":[]}""");
                break;
        }

        return Task.CompletedTask;
    }

    public override Task HealAsync(CancellationToken cancellationToken)
    {
        _cable.IsPulled = false;
        reviso.Faults.Clear();
        clock.Advance(TimeSpan.FromMinutes(11));
        return Task.CompletedTask;
    }

    public override Task WaitUntilHeldAsync(CancellationToken cancellationToken) => Task.WhenAny(_held.Select(f => f.WaitUntilHeldAsync(cancellationToken)));

    public override void Advance(TimeSpan by) => clock.Advance(by);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var services in _services)
            await services.DisposeAsync();
        await reviso.DisposeAsync();
    }

    private static string Resource(string entity) => entity + "s";

    private static Task<SyncId> Id(string id) => Task.FromResult(new SyncId(id));

    private static int Number(RecordRef record) => int.Parse(record.Id.Value);

    private static int Contact(RecordRef record) => int.Parse(record.Id.Value.Split('/')[1]);

    /// <summary>Every call is answered alike.</summary>
    private void Answer(int status, string body)
    {
        foreach (var operation in RevisoSimulator.Operations)
            reviso.Faults.RespondInstead(operation, status, body, "application/json", times: int.MaxValue);
    }

    private IRevisoClient Client(RevisoAccount account)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(clock);
        collection.AddReviso(o =>
        {
            o.BaseAddress = reviso.BaseAddress;
            o.AppSecretToken = reviso.App.SecretToken;
            o.CallsPerMinute = 0;
            o.Credentials = new() { AgreementGrantToken = account.GrantToken };
        }).Http.ConfigurePrimaryHttpMessageHandler(() => _cable.To(reviso.CreateHandler()));
        var services = collection.BuildServiceProvider();
        _services.Add(services);
        return services.GetRequiredService<IRevisoClient>();
    }
}
