using Connectors.Testing;
using Connectors.Testing.Economic;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Economic.Tests.Simulated;

/// <summary>The client over real HTTP against the simulated e-conomic, both on one clock.</summary>
internal sealed class Simulated : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Simulated(EconomicSimulator sim, SteppingClock clock, ServiceProvider services) =>
        (Sim, Clock, _services, Client) = (sim, clock, services, services.GetRequiredService<IEconomicClient>());

    public EconomicSimulator Sim { get; }

    public EconomicAccount Account => Sim.Account;

    public SteppingClock Clock { get; }

    public IEconomicClient Client { get; }

    public IServiceProvider Services => _services;

    public static async Task<Simulated> StartAsync(Action<EconomicAccount>? seed = null, Action<EconomicOptions>? change = null)
    {
        var clock = new SteppingClock();
        var sim = await EconomicSimulator.StartAsync(seed, clock);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddEconomic(o =>
        {
            o.BaseAddress = sim.RestAddress;
            o.OpenApiBaseAddress = sim.OpenApiAddress;
            o.GrantAddress = sim.InstallationAddress;
            o.AppSecretToken = sim.App.SecretToken;
            o.AppPublicToken = sim.App.PublicToken;
            o.Credentials = new() { AgreementGrantToken = sim.Account.GrantToken };
            change?.Invoke(o);
        });
        return new(sim, clock, services.BuildServiceProvider());
    }

    /// <summary>A client of the same host with other tokens.</summary>
    public IEconomicClient ClientFor(EconomicCredentials credentials) => _services.GetRequiredService<IEconomicClientFactory>().Create(credentials);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Sim.DisposeAsync();
    }
}

/// <summary>What the scenarios write.</summary>
internal static class Given
{
    public static readonly CustomerNumber One = new(1);

    public static Customer Customer(string name = "Ærø Kro ApS") => new()
    {
        Name = name,
        Currency = "EUR",
        CustomerGroup = new CustomerGroupNumber(2),
        PaymentTerms = new PaymentTermsNumber(2),
        VatZone = new VatZoneNumber(1),
        Address = "Vester 1\nBaghuset",
        Zip = "5970",
        City = "Ærøskøbing",
        Country = "Danmark",
        CorporateIdentificationNumber = "12345678",
        PNumber = "1002003004",
        VatNumber = "DE1234",
        Ean = "5790000123456",
        Email = "a@example.org b@example.org",
        TelephoneAndFaxNumber = "+45 1",
        MobilePhone = "+45 2",
        Website = "https://example.org",
        PublicEntryNumber = "P-7",
        CreditLimit = 1234.56m,
        Barred = true,
        Layout = new LayoutNumber(20),
        SalesPerson = new EmployeeNumber(2),
    };

    public static T Document<T>(Func<DateOnly, string, Reference<CustomerNumber>, Reference<LayoutNumber>, DocumentPaymentTerms, Recipient, T> make) => make(
        new(2026, 3, 2), "DKK", One, new LayoutNumber(19), new PaymentTermsNumber(1), new() { Name = "Acme", VatZone = new VatZoneNumber(1) });

    public static DraftInvoice Invoice(params SalesLine[] lines) => Document((date, currency, customer, layout, terms, recipient) => new DraftInvoice
    {
        Date = date,
        Currency = currency,
        Customer = customer,
        Layout = layout,
        PaymentTerms = terms,
        Recipient = recipient,
        Lines = lines,
    });

    public static Order Order(params SalesLine[] lines) => Document((date, currency, customer, layout, terms, recipient) => new Order
    {
        Date = date,
        Currency = currency,
        Customer = customer,
        Layout = layout,
        PaymentTerms = terms,
        Recipient = recipient,
        Lines = lines,
    });

    public static Quote Quote(params SalesLine[] lines) => Document((date, currency, customer, layout, terms, recipient) => new Quote
    {
        Date = date,
        Currency = currency,
        Customer = customer,
        Layout = layout,
        PaymentTerms = terms,
        Recipient = recipient,
        Lines = lines,
    });

    public static SalesLine Line(decimal quantity = 2, decimal price = 100, string product = "A-1") => new()
    {
        Description = "Hour",
        Product = new ProductNumber(product),
        Quantity = quantity,
        UnitNetPrice = price,
        Unit = new UnitNumber(2),
    };

    public static void Shop(EconomicAccount account) => account.Customer("Acme").Product("A-1", "Hour", 800);

    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);
        return list;
    }
}
