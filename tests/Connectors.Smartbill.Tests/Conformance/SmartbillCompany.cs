using Connectors.Smartbill.Sync;
using Connectors.Smartbill.Tests.Support;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.Testing.Smartbill;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Smartbill.Tests.Conformance;

/// <summary>One company: its provider, its other users in the web application, and what goes wrong on the way.</summary>
internal sealed class SmartbillCompany : ProviderAccount
{
    private const string Warehouse = "Depozit";

    private readonly SmartbillSimulator _smartbill;
    private readonly SteppingClock _clock;
    private readonly Line _line = new();
    private readonly List<ServiceProvider> _services = [];
    private readonly ISmartbillClient _client;

    public SmartbillCompany(SmartbillSimulator smartbill, SteppingClock clock)
    {
        (_smartbill, _clock) = (smartbill, clock);
        _client = Client(smartbill.Account);
    }

    public override long Calls => _smartbill.Calls.Count;

    public override long Writes => _smartbill.Calls.Count(static c => c.Method != "GET");

    private SmartbillAccount Account => _smartbill.Account;

    public override Task<ISyncProvider> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult(Provider(_client));

    public override Task<ISyncProvider> ConnectToOtherAsync(CancellationToken cancellationToken) => Task.FromResult(Provider(Client(_smartbill.AddAccount("RO87654321", "Alta firma SRL"))));

    public override Task<IReadOnlyDictionary<string, FieldValue>> NewRowAsync(string entity, int number, CancellationToken cancellationToken)
    {
        Dictionary<string, FieldValue> row = entity == "product"
            ? new()
            {
                ["Code"] = T($"P-{number:d3}"),
                ["Name"] = T($"Caiet {number:d3}"),
                ["Unit"] = T("buc"),
                ["Quantity"] = FieldValue.Of((decimal?)(number + 1.5m)),
            }
            : new()
            {
                ["Name"] = T($"Client {number:d3} SRL"),
                ["VatCode"] = T($"RO{10000000 + number}"),
                ["Code"] = T($"C{number:d3}"),
                ["City"] = T("Cluj-Napoca"),
                ["County"] = T("Cluj"),
                ["Country"] = T("Romania"),
                ["Address"] = T($"Str. Mare {number}"),
                ["Email"] = T($"c{number}@example.com"),
                ["Phone"] = T($"0264 {number:d6}"),
                ["Contact"] = T("Ioana Șerban"),
                ["RegCom"] = T("J12/1/2020"),
                ["Bank"] = T("BT"),
                ["Iban"] = T("RO49AAAA1B31007593840000"),
                ["IsVatPayer"] = FieldValue.Of((bool?)true),
            };
        return Task.FromResult<IReadOnlyDictionary<string, FieldValue>>(row);
    }

    public override Task<RecordId> CreateAsync(string entity, IReadOnlyDictionary<string, FieldValue> values, CancellationToken cancellationToken)
    {
        if (entity == "product")
        {
            var code = values["Code"].AsText()!;
            Account.Receive(Warehouse, code, values["Quantity"].AsNumber()!.Value, values["Name"].AsText());
            Account.EditProduct(Account.Products.Single(p => p.Code == code).Id, p => p with { Unit = values["Unit"].AsText()! });
            return Task.FromResult(new RecordId("code:" + code));
        }

        Account.Client("", c => values.Aggregate(c, static (row, v) => Set(row, v.Key, v.Value)));
        return Task.FromResult(new RecordId(Account.Clients[^1].Id));
    }

    public override Task EditAsync(RecordRef record, string field, string value, CancellationToken cancellationToken)
    {
        if (record.Entity == "product")
            Account.EditProduct(Account.Products.Single(p => "code:" + p.Code == record.Id.Value).Id, p => field == "Name" ? p with { Name = value } : p with { Unit = value });
        else
            Account.EditClient(record.Id.Value, c => Set(c, field, T(value)));
        return Task.CompletedTask;
    }

    public override Task<int> CountAsync(string entity, CancellationToken cancellationToken) => Task.FromResult(entity == "product" ? Account.Products.Count : Account.Clients.Count);

    public override Task FailAsync(ProviderFault fault, string entity, CancellationToken cancellationToken)
    {
        switch (fault)
        {
            case ProviderFault.Limit:
                _smartbill.Faults.RateLimitNext(int.MaxValue);
                break;
            case ProviderFault.Unreachable:
                _line.IsDown = true;
                break;
            case ProviderFault.RefuseCredentials:
                _smartbill.Faults.RespondInstead("*", 401, """{"errorText":"Autentificare esuata. Va rugam verificati datele si incercati din nou.","successfully":false}""", "application/json", times: int.MaxValue);
                break;
            default:
                _smartbill.SignIns.First.Companies = new HashSet<string> { "another" };
                _smartbill.SignIns.First.V3Refusal = "subscription_not_valid";
                break;
        }

        return Task.CompletedTask;
    }

    public override Task HealAsync(CancellationToken cancellationToken)
    {
        _line.IsDown = false;
        _smartbill.SignIns.First.Companies = null;
        _smartbill.SignIns.First.V3Refusal = null;
        _smartbill.Faults.Clear();
        _clock.Advance(TimeSpan.FromMinutes(11));
        return Task.CompletedTask;
    }

    public override void Advance(TimeSpan by) => _clock.Advance(by);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var services in _services)
            await services.DisposeAsync();
        await _smartbill.DisposeAsync();
    }

    private static ISyncProvider Provider(ISmartbillClient client) => new SmartbillSyncProvider(client, new() { ReadClients = true });

    private static FieldValue T(string text) => FieldValue.Of(text);

    private static StoredClient Set(StoredClient c, string field, FieldValue v) => field switch
    {
        "Name" => c with { Name = v.AsText() ?? "" },
        "VatCode" => c with { VatCode = v.AsText() ?? "" },
        "Code" => c with { Code = v.AsText() ?? "" },
        "City" => c with { City = v.AsText() ?? "" },
        "County" => c with { County = v.AsText() ?? "" },
        "Country" => c with { Country = v.AsText() ?? "" },
        "Address" => c with { Address = v.AsText() ?? "" },
        "Email" => c with { Email = v.AsText() ?? "" },
        "Phone" => c with { Phone = v.AsText() ?? "" },
        "Contact" => c with { Contact = v.AsText() ?? "" },
        "RegCom" => c with { RegCom = v.AsText() ?? "" },
        "Bank" => c with { Bank = v.AsText() ?? "" },
        "Iban" => c with { Iban = v.AsText() ?? "" },
        "IsVatPayer" => c with { IsVatPayer = v.AsBoolean() == true },
        _ => throw new ArgumentException(field),
    };

    private ISmartbillClient Client(SmartbillAccount account)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(_clock);
        services.AddSmartbill(o =>
        {
            o.BaseAddress = new("https://smartbill.invalid/SBORO/api/");
            o.CallsPerTenSeconds = 30;
            o.V3CallsPerTenSeconds = 100_000;
            o.InteractiveReserve = 0;
            o.Credentials = SimulatedClient.CredentialsOf(account);
        }).Http.ConfigurePrimaryHttpMessageHandler(() => new Wire(_line, _smartbill.CreateHandler()));
        var provider = services.BuildServiceProvider();
        _services.Add(provider);
        return provider.GetRequiredService<ISmartbillClient>();
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
