using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Reviso;
using Connectors.Testing;
using Connectors.Testing.Reviso;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Bench;

/// <summary>Reviso: a page of customers, a new customer.</summary>
internal sealed partial class RevisoBench : VendorBench
{
    private RevisoSimulator _simulator = null!;

    public override string Name => "Reviso";

    public override TimeSpan Pace => TimeSpan.FromSeconds(0.5);

    public override Simulator Simulate() => _simulator = RevisoSimulator.InProcess(Seed);

    public override async Task<(Simulator Simulator, Uri Address)> ServeAsync()
    {
        var simulator = await RevisoSimulator.StartAsync(Seed);
        simulator.CallLimit = int.MaxValue;
        return (simulator, simulator.BaseAddress);
    }

    public override IHttpClientBuilder Register(IServiceCollection services, Func<Uri, Uri> at) => services.AddReviso(o =>
    {
        o.BaseAddress = at(_simulator.BaseAddress);
        o.AppSecretToken = _simulator.App.SecretToken;
        o.Credentials = new() { AgreementGrantToken = _simulator.Account.GrantToken };
    }).Http;

    public override Calls ByClient(IServiceProvider services)
    {
        var reviso = services.GetRequiredService<IRevisoClient>();
        var query = new RevisoQuery<Connectors.Reviso.Customer> { PageSize = Rows };
        var customer = new Connectors.Reviso.Customer
        {
            Name = "Acme Srl",
            Currency = "EUR",
            CustomerGroup = new CustomerGroupNumber(1),
            PaymentTerms = new PaymentTermsNumber(1),
            VatZone = new VatZoneNumber(1),
            Address = "Via Roma 1",
            Zip = "20121",
            City = "Milano",
            Country = "Italia",
            CountryCode = new CountryCode("IT"),
            VatNumber = "12345678903",
            CorporateIdentificationNumber = "12345678903",
            Email = "posta@acme.example",
            PublicEntryNumber = "ABCDEF1",
        };
        return new(async () => (await reviso.Customers.ListPageAsync(query)).Items, async () => await reviso.Customers.CreateAsync(customer));
    }

    public override Calls ByHand(BareHttp http, Exchange page, Exchange create)
    {
        var customer = JsonSerializer.Deserialize(create.RequestBody, RevisoBareJson.Default.Customer)!;
        return new(async () => (await http.GetAsync(page, RevisoBareJson.Default.List))!.Collection!, async () => await http.SendAsync(create, customer, RevisoBareJson.Default.Customer, RevisoBareJson.Default.Customer));
    }

    private static void Seed(RevisoAccount a)
    {
        for (var i = 1; i <= Rows; i++)
        {
            a.Customer($"Cliente {i} Srl", c => c with
            {
                CustomerNumber = i,
                Address = $"Via Roma {i}",
                Zip = "20121",
                City = "Milano",
                Country = "Italia",
                CountryCode = "IT",
                VatNumber = "12345678903",
                CorporateIdentificationNumber = "12345678903",
                Email = $"posta{i}@cliente.example",
                TelephoneAndFaxNumber = "+39 02 1234567",
                PublicEntryNumber = "ABCDEF1",
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
        public PaymentTypeLink? PaymentType { get; set; }
        public PriceGroupLink? PriceGroup { get; set; }
        public string? Address { get; set; }
        public string? Zip { get; set; }
        public string? City { get; set; }
        public string? Country { get; set; }
        public CountryLink? CountryCode { get; set; }
        public ProvinceLink? Province { get; set; }
        public string? CorporateIdentificationNumber { get; set; }
        public string? VatNumber { get; set; }
        public string? PublicEntryNumber { get; set; }
        public string? ItalianCertifiedEmail { get; set; }
        public string? ItalianCustomerType { get; set; }
        public bool? SplitPayment { get; set; }
        public string? Ean { get; set; }
        public string? Email { get; set; }
        public string? TelephoneAndFaxNumber { get; set; }
        public string? MobilePhone { get; set; }
        public string? Website { get; set; }
        public string? Iban { get; set; }
        public string? Swift { get; set; }
        public string? MandateId { get; set; }
        public DateOnly? DirectDebitMandateDate { get; set; }
        public decimal? CreditLimit { get; set; }
        public bool? Barred { get; set; }
        public LayoutLink? Layout { get; set; }
        public EmployeeLink? SalesPerson { get; set; }
        public ContactLink? Attention { get; set; }
        public ContactLink? CustomerContact { get; set; }
        public DeliveryLocationLink? DefaultDeliveryLocation { get; set; }
        public List<string>? Tags { get; set; }
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

    internal sealed class PaymentTypeLink
    {
        public int? PaymentTypeNumber { get; set; }
        public string? Self { get; set; }
    }

    internal sealed class PriceGroupLink
    {
        public int? PriceGroupNumber { get; set; }
        public string? Self { get; set; }
    }

    internal sealed class VatZoneLink
    {
        public int? VatZoneNumber { get; set; }
        public string? Self { get; set; }
    }

    internal sealed class CountryLink
    {
        public string? Code { get; set; }
        public string? Self { get; set; }
    }

    internal sealed class ProvinceLink
    {
        public int? ProvinceNumber { get; set; }
        public CountryLink? CountryCode { get; set; }
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

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(List))]
    [JsonSerializable(typeof(Customer))]
    internal sealed partial class RevisoBareJson : JsonSerializerContext;
}
