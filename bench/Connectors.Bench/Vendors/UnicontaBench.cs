using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Testing;
using Connectors.Testing.Uniconta;
using Connectors.Uniconta;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Bench;

/// <summary>Uniconta: a table of debtors, a new debtor.</summary>
internal sealed partial class UnicontaBench : VendorBench
{
    private static int s_keys;
    private UnicontaSimulator _simulator = null!;

    public override string Name => "Uniconta";

    public override TimeSpan Pace => TimeSpan.FromSeconds(20);

    public override Simulator Simulate() => _simulator = UnicontaSimulator.InProcess(Seed);

    public override async Task<(Simulator Simulator, Uri Address)> ServeAsync()
    {
        var simulator = await UnicontaSimulator.StartAsync(Seed);
        simulator.CallLimit = int.MaxValue;
        simulator.Oddities.CallsPerStep = null;
        return (simulator, simulator.ODataAddress);
    }

    public override IHttpClientBuilder Register(IServiceCollection services, Func<Uri, Uri> at)
    {
        var user = _simulator.SignIns.Users[0];
        return services.AddUniconta(o =>
        {
            o.BaseAddress = at(_simulator.ODataAddress);
            o.WebApiAddress = at(_simulator.WebApiAddress);
            o.Credentials = new() { CompanyId = $"{_simulator.Account.Id}", UserName = user.Login, Password = user.Password };
        }).Http;
    }

    public override Calls ByClient(IServiceProvider services)
    {
        var uniconta = services.GetRequiredService<IUnicontaClient>();
        var debtor = new Connectors.Uniconta.Debtor
        {
            Account = "K-1",
            Name = "Acme ApS",
            Group = "DK",
            Address1 = "Hovedgaden 1",
            ZipCode = "8000",
            City = "Aarhus C",
            Country = Country.FromIso2("DK"),
            Phone = "12345678",
            CompanyRegNo = "12345678",
            ContactEmail = "post@acme.example",
            Currency = "DKK",
            VatZone = VatZone.Domestic,
            CreditMax = 10_000.50m,
        };
        return new(async () => (await uniconta.Debtors.ListPageAsync()).Items, async () => await uniconta.Debtors.CreateAsync(debtor with { Account = NewKey() }));
    }

    public override Calls ByHand(BareHttp http, Exchange page, Exchange create)
    {
        var debtor = JsonSerializer.Deserialize(create.RequestBody, UnicontaBareJson.Default.NewDebtor)!;
        return new(async () => (await http.GetAsync(page, UnicontaBareJson.Default.List))!.Value!, async () => await http.SendAsync(create, WithKey(), UnicontaBareJson.Default.NewDebtor, UnicontaBareJson.Default.Debtor));

        // A record of its own for every create, as the client's side makes one: else the measurement's copy would be counted against the client.
        NewDebtor WithKey()
        {
            var copy = debtor.Copy();
            copy.Account = NewKey();
            return copy;
        }
    }

    private static string NewKey() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"K-{Interlocked.Increment(ref s_keys)}");

    private static void Seed(UnicontaAccount a) => a.ManyDebtors(Rows, static (i, d) => d with
    {
        Address1 = $"Hovedgaden {i}",
        ZipCode = "8000",
        City = "Aarhus C",
        Phone = "12345678",
        CompanyRegNo = "12345678",
        ContactEmail = $"post{i}@kunde.example",
        EndDiscountPct = 2.5m,
    });

    internal sealed class List
    {
        [JsonPropertyName("value")]
        public List<Debtor>? Value { get; set; }
    }

    /// <summary>Countries come as numbers and are sent by name.</summary>
    internal sealed class Debtor : DebtorMembers
    {
        public int? Country { get; set; }
        public int? DeliveryCountry { get; set; }
    }

    internal sealed class NewDebtor : DebtorMembers
    {
        public string? Country { get; set; }
        public string? DeliveryCountry { get; set; }

        public NewDebtor Copy() => (NewDebtor)MemberwiseClone();
    }

    internal abstract class DebtorMembers
    {
        public int? RowId { get; set; }
        public int? CompanyId { get; set; }
        public string? KeyStr { get; set; }
        public string? Account { get; set; }
        public string? Name { get; set; }
        public string? Group { get; set; }
        public string? CompanyRegNo { get; set; }
        public string? VatNumber { get; set; }
        public string? EORI { get; set; }
        public string? Address1 { get; set; }
        public string? Address2 { get; set; }
        public string? Address3 { get; set; }
        public string? ZipCode { get; set; }
        public string? City { get; set; }
        public string? CountryName { get; set; }
        public string? Phone { get; set; }
        public string? MobilPhone { get; set; }
        public string? ContactPerson { get; set; }
        public string? ContactEmail { get; set; }
        public string? InvoiceEmail { get; set; }
        public string? Www { get; set; }
        public string? Currency { get; set; }
        public string? VatZone { get; set; }
        public string? Vat { get; set; }
        public string? VatOperation { get; set; }
        public string? Payment { get; set; }
        public string? PaymentFormat { get; set; }
        public decimal? EndDiscountPct { get; set; }
        public decimal? LineDiscountPct { get; set; }
        public decimal? CreditMax { get; set; }
        public int? PriceGroup { get; set; }
        public string? PriceList { get; set; }
        public bool? PricesInclVat { get; set; }
        public string? EAN { get; set; }
        public string? InvoiceInXML { get; set; }
        public bool? EmailDocuments { get; set; }
        public string? Employee { get; set; }
        public string? InvoiceAccount { get; set; }
        public string? PostingAccount { get; set; }
        public string? LayoutGroup { get; set; }
        public string? ItemNameGroup { get; set; }
        public string? Shipment { get; set; }
        public string? DeliveryTerm { get; set; }
        public string? UserLanguage { get; set; }
        public bool? Blocked { get; set; }
        public string? CrmGroup { get; set; }
        public string? Interests { get; set; }
        public string? Products { get; set; }
        public string? Dimension1 { get; set; }
        public string? Dimension2 { get; set; }
        public string? Dimension3 { get; set; }
        public string? Dimension4 { get; set; }
        public string? Dimension5 { get; set; }
        public string? DeliveryName { get; set; }
        public string? DeliveryAddress1 { get; set; }
        public string? DeliveryAddress2 { get; set; }
        public string? DeliveryAddress3 { get; set; }
        public string? DeliveryZipCode { get; set; }
        public string? DeliveryCity { get; set; }
        public string? DeliveryContactPerson { get; set; }
        public string? DeliveryPhone { get; set; }
        public string? DeliveryContactEmail { get; set; }
        public decimal? CurBalance { get; set; }
        public decimal? Overdue { get; set; }
        public decimal? CurBalanceCur { get; set; }
        public decimal? OverdueCur { get; set; }
        public DateTime? LastInvoice { get; set; }
        public bool? Active { get; set; }
        public DateTime? Created { get; set; }
        public DateTime? UpdatedAt { get; set; }
        public bool? HasNotes { get; set; }
        public bool? HasDocs { get; set; }
    }

    [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(List))]
    [JsonSerializable(typeof(Debtor))]
    [JsonSerializable(typeof(NewDebtor))]
    internal sealed partial class UnicontaBareJson : JsonSerializerContext;
}
