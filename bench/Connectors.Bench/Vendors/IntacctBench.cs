using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Intacct;
using Connectors.Testing;
using Connectors.Testing.Intacct;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Bench;

/// <summary>Sage Intacct: a page of customers by the query service, a new customer.</summary>
internal sealed partial class IntacctBench : VendorBench
{
    private static int s_keys;
    private IntacctSimulator _simulator = null!;

    public override string Name => "Intacct";

    // Intacct counts calls under way, not calls per time.
    public override TimeSpan Pace => TimeSpan.FromSeconds(1);

    public override Simulator Simulate() => _simulator = IntacctSimulator.InProcess(Seed);

    public override async Task<(Simulator Simulator, Uri Address)> ServeAsync()
    {
        var simulator = await IntacctSimulator.StartAsync(Seed);
        simulator.CallLimit = int.MaxValue;
        return (simulator, simulator.ApiAddress);
    }

    public override IHttpClientBuilder Register(IServiceCollection services, Func<Uri, Uri> at) => services.AddIntacct(o =>
    {
        o.BaseAddress = at(_simulator.ApiAddress);
        o.ClientId = _simulator.SignIns.ClientId;
        o.ClientSecret = _simulator.SignIns.ClientSecret;
        o.Credentials = new() { CompanyId = _simulator.Account.CompanyId, UserId = _simulator.Account.ServiceUser.Id };
    }).Http;

    public override Calls ByClient(IServiceProvider services)
    {
        var intacct = services.GetRequiredService<IIntacctClient>();
        var query = new IntacctQuery { PageSize = Rows };
        var customer = new CustomerInput
        {
            Id = "NEW-1",
            Name = "Acme Inc.",
            TaxId = "12-3456789",
            CreditLimit = 10_000.50m,
            Currency = "USD",
            Notes = "Since 2019",
            IsOnHold = false,
            Contacts = new()
            {
                Default = new()
                {
                    PrintAs = "Acme Inc.",
                    CompanyName = "Acme Inc.",
                    Email1 = "post@acme.example",
                    Phone1 = "555-0100",
                    MailingAddress = new() { AddressLine1 = "1 Main Street", City = "Springfield", State = "IL", PostCode = "62701" },
                },
            },
        };
        return new(async () => (await intacct.Customers.ListPageAsync(query)).Items, async () => await intacct.Customers.CreateAsync(customer with { Id = NewKey() }));
    }

    public override Calls ByHand(BareHttp http, Exchange page, Exchange create)
    {
        var query = JsonSerializer.Deserialize(page.RequestBody, IntacctBareJson.Default.Query)!;
        var customer = JsonSerializer.Deserialize(create.RequestBody, IntacctBareJson.Default.NewCustomer)!;
        return new(
            async () => (await http.SendAsync(page, query, IntacctBareJson.Default.Query, IntacctBareJson.Default.List))!.Result!,
            async () => (await http.SendAsync(create, WithKey(), IntacctBareJson.Default.NewCustomer, IntacctBareJson.Default.Created))!.Result);

        NewCustomer WithKey()
        {
            customer.Id = NewKey();
            return customer;
        }
    }

    private static string NewKey() => string.Create(CultureInfo.InvariantCulture, $"NEW-{Interlocked.Increment(ref s_keys)}");

    private static void Seed(IntacctAccount a)
    {
        for (var i = 1; i <= Rows; i++)
        {
            a.Customer($"Customer {i}", string.Create(CultureInfo.InvariantCulture, $"C-{i}"), string.Create(CultureInfo.InvariantCulture, $$"""
                {"taxId":"12-3456789","creditLimit":10000.5,"currency":"USD","notes":"Customer {{i}} since 2019","isOnHold":false}
                """));
        }
    }

    internal sealed class Query
    {
        public string? Object { get; set; }
        public List<string>? Fields { get; set; }
        public List<Dictionary<string, string>>? OrderBy { get; set; }
        public int Start { get; set; }
        public int Size { get; set; }
    }

    internal sealed class List
    {
        [JsonPropertyName("ia::result")]
        public List<Row>? Result { get; set; }

        [JsonPropertyName("ia::meta")]
        public Meta? Meta { get; set; }
    }

    internal sealed class Meta
    {
        public int? TotalCount { get; set; }
        public int? Start { get; set; }
        public int? PageSize { get; set; }
        public int? Next { get; set; }
        public int? Previous { get; set; }
    }

    /// <summary>As a row comes: flat, with dotted names.</summary>
    internal sealed class Row
    {
        public string? Key { get; set; }
        public string? Id { get; set; }
        public string? Name { get; set; }
        public string? Status { get; set; }
        [JsonPropertyName("parent.key")]
        public string? ParentKey { get; set; }
        [JsonPropertyName("parent.id")]
        public string? ParentId { get; set; }
        [JsonPropertyName("customerType.key")]
        public string? CustomerTypeKey { get; set; }
        [JsonPropertyName("customerType.id")]
        public string? CustomerTypeId { get; set; }
        [JsonPropertyName("salesRepresentative.key")]
        public string? SalesRepresentativeKey { get; set; }
        [JsonPropertyName("salesRepresentative.id")]
        public string? SalesRepresentativeId { get; set; }
        [JsonPropertyName("territory.key")]
        public string? TerritoryKey { get; set; }
        [JsonPropertyName("territory.id")]
        public string? TerritoryId { get; set; }
        [JsonPropertyName("term.key")]
        public string? TermKey { get; set; }
        [JsonPropertyName("term.id")]
        public string? TermId { get; set; }
        public string? TaxId { get; set; }
        public decimal? CreditLimit { get; set; }
        public string? Currency { get; set; }
        [JsonPropertyName("priceList.key")]
        public string? PriceListKey { get; set; }
        [JsonPropertyName("priceList.id")]
        public string? PriceListId { get; set; }
        public bool? IsOnHold { get; set; }
        public string? Notes { get; set; }
        public decimal? TotalDue { get; set; }
        [JsonPropertyName("audit.createdDateTime")]
        public DateTimeOffset? AuditCreatedDateTime { get; set; }
        [JsonPropertyName("audit.modifiedDateTime")]
        public DateTimeOffset? AuditModifiedDateTime { get; set; }
        [JsonPropertyName("entity.id")]
        public string? EntityId { get; set; }
    }

    internal sealed class NewCustomer
    {
        public string? Id { get; set; }
        public string? Name { get; set; }
        public string? TaxId { get; set; }
        public decimal? CreditLimit { get; set; }
        public string? Currency { get; set; }
        public string? Notes { get; set; }
        public bool? IsOnHold { get; set; }
        public Contacts? Contacts { get; set; }
    }

    internal sealed class Contacts
    {
        public Contact? Default { get; set; }
    }

    internal sealed class Contact
    {
        public string? PrintAs { get; set; }
        public string? CompanyName { get; set; }
        public string? Email1 { get; set; }
        public string? Phone1 { get; set; }
        public Address? MailingAddress { get; set; }
    }

    internal sealed class Address
    {
        public string? AddressLine1 { get; set; }
        public string? City { get; set; }
        public string? State { get; set; }
        public string? PostCode { get; set; }
    }

    internal sealed class Created
    {
        [JsonPropertyName("ia::result")]
        public Written? Result { get; set; }
    }

    internal sealed class Written
    {
        public string? Key { get; set; }
        public string? Id { get; set; }
        public string? Href { get; set; }
    }

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
    [JsonSerializable(typeof(Query))]
    [JsonSerializable(typeof(List))]
    [JsonSerializable(typeof(NewCustomer))]
    [JsonSerializable(typeof(Created))]
    internal sealed partial class IntacctBareJson : JsonSerializerContext;
}
