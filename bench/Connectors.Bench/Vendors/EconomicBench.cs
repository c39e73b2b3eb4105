using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Economic;
using Connectors.Testing;
using Connectors.Testing.Economic;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Bench;

/// <summary>e-conomic: a page of customers, a new customer.</summary>
internal sealed partial class EconomicBench : VendorBench
{
    private EconomicSimulator _simulator = null!;

    public override string Name => "Economic";

    public override TimeSpan Pace => TimeSpan.FromSeconds(2);

    public override Simulator Simulate() => _simulator = EconomicSimulator.InProcess(Seed);

    public override async Task<(Simulator Simulator, Uri Address)> ServeAsync()
    {
        var simulator = await EconomicSimulator.StartAsync(Seed);
        simulator.CallLimit = int.MaxValue;
        return (simulator, simulator.RestAddress);
    }

    public override IHttpClientBuilder Register(IServiceCollection services, Func<Uri, Uri> at) => services.AddEconomic(o =>
    {
        o.BaseAddress = at(_simulator.RestAddress);
        o.OpenApiBaseAddress = at(_simulator.OpenApiAddress);
        o.AppSecretToken = _simulator.App.SecretToken;
        o.Credentials = new() { AgreementGrantToken = _simulator.Account.GrantToken };
    }).Http;

    public override Calls ByClient(IServiceProvider services)
    {
        var economic = services.GetRequiredService<IEconomicClient>();
        var query = new EconomicQuery<Connectors.Economic.Customer> { PageSize = Rows };
        var customer = new Connectors.Economic.Customer
        {
            Name = "Acme ApS",
            Currency = "DKK",
            CustomerGroup = new CustomerGroupNumber(1),
            PaymentTerms = new PaymentTermsNumber(1),
            VatZone = new VatZoneNumber(1),
            Address = "Hovedgaden 1",
            Zip = "8000",
            City = "Aarhus C",
            Country = "Danmark",
            CorporateIdentificationNumber = "12345678",
            Email = "post@acme.example",
            TelephoneAndFaxNumber = "+45 12 34 56 78",
        };
        return new(async () => (await economic.Customers.ListPageAsync(query)).Items, async () => await economic.Customers.CreateAsync(customer));
    }

    public override Calls ByHand(BareHttp http, Exchange page, Exchange create)
    {
        var customer = JsonSerializer.Deserialize(create.RequestBody, EconomicBareJson.Default.Customer)!;
        return new(async () => (await http.GetAsync(page, EconomicBareJson.Default.List))!.Collection!, async () => await http.SendAsync(create, customer, EconomicBareJson.Default.Customer, EconomicBareJson.Default.Customer));
    }

    private static void Seed(EconomicAccount a)
    {
        for (var i = 1; i <= Rows; i++)
        {
            a.Customer($"Kunde {i} ApS", c => c with
            {
                CustomerNumber = i,
                Address = $"Hovedgaden {i}",
                Zip = "8000",
                City = "Aarhus C",
                Country = "Danmark",
                CorporateIdentificationNumber = "12345678",
                Email = $"post{i}@kunde.example",
                TelephoneAndFaxNumber = "+45 12 34 56 78",
                CreditLimit = 10_000.50m,
            });
        }
    }

    internal sealed class List
    {
        public List<Customer>? Collection { get; set; }
        public Pagination? Pagination { get; set; }
    }

    internal sealed class Pagination
    {
        public int SkipPages { get; set; }
        public int PageSize { get; set; }
        public int MaxPageSizeAllowed { get; set; }
        public long Results { get; set; }
        public long ResultsWithoutFilter { get; set; }
        public string? FirstPage { get; set; }
        public string? PreviousPage { get; set; }
        public string? NextPage { get; set; }
        public string? LastPage { get; set; }
    }

    internal sealed class Customer
    {
        public int? CustomerNumber { get; set; }
        public string? Name { get; set; }
        public string? Currency { get; set; }
        public CustomerGroupLink? CustomerGroup { get; set; }
        public PaymentTermsLink? PaymentTerms { get; set; }
        public VatZoneLink? VatZone { get; set; }
        public string? Address { get; set; }
        public string? Zip { get; set; }
        public string? City { get; set; }
        public string? Country { get; set; }
        public string? CorporateIdentificationNumber { get; set; }
        public string? PNumber { get; set; }
        public string? VatNumber { get; set; }
        public string? Ean { get; set; }
        public string? Email { get; set; }
        public string? TelephoneAndFaxNumber { get; set; }
        public string? MobilePhone { get; set; }
        public string? Website { get; set; }
        public string? PublicEntryNumber { get; set; }
        public decimal? CreditLimit { get; set; }
        public bool Barred { get; set; }
        public LayoutLink? Layout { get; set; }
        public EmployeeLink? SalesPerson { get; set; }
        public ContactLink? Attention { get; set; }
        public ContactLink? CustomerContact { get; set; }
        public DeliveryLocationLink? DefaultDeliveryLocation { get; set; }
        public PriceGroupLink? PriceGroup { get; set; }
        public bool? EInvoicingDisabledByDefault { get; set; }
        public decimal? Balance { get; set; }
        public decimal? DueAmount { get; set; }
        public DateTimeOffset? LastUpdated { get; set; }
    }

    internal sealed class CustomerGroupLink
    {
        public int? CustomerGroupNumber { get; set; }
        public string? Self { get; set; }
    }

    internal sealed class PaymentTermsLink
    {
        public int? PaymentTermsNumber { get; set; }
        public string? Self { get; set; }
    }

    internal sealed class VatZoneLink
    {
        public int? VatZoneNumber { get; set; }
        public string? Self { get; set; }
    }

    internal sealed class LayoutLink
    {
        public int? LayoutNumber { get; set; }
        public string? Self { get; set; }
    }

    internal sealed class EmployeeLink
    {
        public int? EmployeeNumber { get; set; }
        public string? Self { get; set; }
    }

    internal sealed class ContactLink
    {
        public int? CustomerContactNumber { get; set; }
        public string? Self { get; set; }
    }

    internal sealed class DeliveryLocationLink
    {
        public int? DeliveryLocationNumber { get; set; }
        public string? Self { get; set; }
    }

    internal sealed class PriceGroupLink
    {
        public int? PriceGroupNumber { get; set; }
        public string? Self { get; set; }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(List))]
    [JsonSerializable(typeof(Customer))]
    internal sealed partial class EconomicBareJson : JsonSerializerContext;
}
