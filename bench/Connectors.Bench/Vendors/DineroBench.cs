using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dinero;
using Connectors.Testing;
using Connectors.Testing.Dinero;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Bench;

/// <summary>Dinero: a page of contacts, a new contact.</summary>
internal sealed partial class DineroBench : VendorBench
{
    private DineroSimulator _simulator = null!;

    public override string Name => "Dinero";

    public override TimeSpan Pace => TimeSpan.FromSeconds(1.5);

    public override Simulator Simulate() => _simulator = DineroSimulator.InProcess(Seed);

    public override async Task<(Simulator Simulator, Uri Address)> ServeAsync()
    {
        var simulator = await DineroSimulator.StartAsync(Seed);
        simulator.CallLimit = int.MaxValue;
        simulator.Oddities.PersonalCallsPerMinute = null;
        return (simulator, simulator.BaseAddress);
    }

    public override IHttpClientBuilder Register(IServiceCollection services, Func<Uri, Uri> at) => services.AddDinero(o =>
    {
        o.BaseAddress = at(_simulator.BaseAddress);
        o.TokenAddress = at(_simulator.TokenAddress);
        o.ClientId = _simulator.SignIns.PersonalClientId;
        o.ClientSecret = _simulator.SignIns.PersonalClientSecret;
        o.Credentials = new() { ApiKey = _simulator.Account.ApiKey, OrganizationId = $"{_simulator.Account.Id}" };
    }).Http;

    public override Calls ByClient(IServiceProvider services)
    {
        var dinero = services.GetRequiredService<IDineroClient>();
        var query = new ContactQuery { PageSize = Rows };
        var contact = new ContactInput
        {
            Name = "Acme ApS",
            CountryKey = "DK",
            IsPerson = false,
            Street = "Hovedgaden 1",
            ZipCode = "8000",
            City = "Aarhus C",
            Phone = "+45 12 34 56 78",
            Email = "post@acme.example",
            VatNumber = "12345678",
            ExternalReference = "crm-0",
            PaymentConditionType = PaymentConditionType.Netto,
            PaymentConditionNumberOfDays = 14,
        };
        return new(async () => (await dinero.Contacts.ListPageAsync(query)).Items, async () => await dinero.Contacts.CreateAsync(contact));
    }

    public override Calls ByHand(BareHttp http, Exchange page, Exchange create)
    {
        var contact = JsonSerializer.Deserialize(create.RequestBody, DineroBareJson.Default.Input)!;
        return new(async () => (await http.GetAsync(page, DineroBareJson.Default.List))!.Collection!, async () => (await http.SendAsync(create, WithKey(), DineroBareJson.Default.Input, DineroBareJson.Default.Created))?.ContactGuid);

        // As the client does: its own id makes a repeat harmless.
        Input WithKey()
        {
            contact.ContactGuid = Guid.NewGuid();
            return contact;
        }
    }

    private static void Seed(DineroAccount a) => a.ManyContacts(Rows, static (i, c) => c with
    {
        Street = $"Hovedgaden {i}",
        ZipCode = "8000",
        City = "Aarhus C",
        Phone = "+45 12 34 56 78",
        Email = $"post{i}@kunde.example",
        AttPerson = "Bogholderiet",
        ExternalReference = $"crm-{i}",
    });

    internal sealed class List
    {
        public List<Row>? Collection { get; set; }
        public Pagination? Pagination { get; set; }
    }

    internal sealed class Pagination
    {
        public int MaxPageSizeAllowed { get; set; }
        public int PageSize { get; set; }
        public int Result { get; set; }
        public int ResultWithoutFilter { get; set; }
        public int Page { get; set; }
    }

    internal sealed class Created
    {
        public Guid ContactGuid { get; set; }
    }

    internal sealed class Row
    {
        public Guid? ContactGuid { get; set; }
        public string? Name { get; set; }
        public string? ExternalReference { get; set; }
        public bool? IsPerson { get; set; }
        public string? Street { get; set; }
        public string? ZipCode { get; set; }
        public string? City { get; set; }
        public string? CountryKey { get; set; }
        public string? Phone { get; set; }
        public string? Email { get; set; }
        public string? Webpage { get; set; }
        public string? AttPerson { get; set; }
        public string? VatNumber { get; set; }
        public string? EanNumber { get; set; }
        public string? PaymentConditionType { get; set; }
        public int? PaymentConditionNumberOfDays { get; set; }
        public bool? IsMember { get; set; }
        public string? MemberNumber { get; set; }
        public string? CompanyStatus { get; set; }
        public string? VatRegionKey { get; set; }
        public DateTimeOffset? CreatedAt { get; set; }
        public DateTimeOffset? UpdatedAt { get; set; }
        public DateTimeOffset? DeletedAt { get; set; }
        public string? PreferredInvoiceLanguageKey { get; set; }
        public string? PreferredInvoiceCurrencyKey { get; set; }
    }

    internal sealed class Input
    {
        public Guid? ContactGuid { get; set; }
        public string? ExternalReference { get; set; }
        public string? Name { get; set; }
        public string? Street { get; set; }
        public string? ZipCode { get; set; }
        public string? City { get; set; }
        public string? CountryKey { get; set; }
        public string? Phone { get; set; }
        public string? Email { get; set; }
        public string? Webpage { get; set; }
        public string? AttPerson { get; set; }
        public string? VatNumber { get; set; }
        public string? EanNumber { get; set; }
        public string? SENumber { get; set; }
        public string? PNumber { get; set; }
        public string? PaymentConditionType { get; set; }
        public int? PaymentConditionNumberOfDays { get; set; }
        public bool IsPerson { get; set; }
        public bool IsMember { get; set; }
        public string? MemberNumber { get; set; }
        public bool UseCvr { get; set; }
        public string? CompanyTypeKey { get; set; }
        public string? InvoiceMailOutOptionKey { get; set; }
        public string? PreferredInvoiceLanguageKey { get; set; }
        public string? PreferredInvoiceCurrencyKey { get; set; }
    }

    [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(List))]
    [JsonSerializable(typeof(Input))]
    [JsonSerializable(typeof(Created))]
    internal sealed partial class DineroBareJson : JsonSerializerContext;
}
