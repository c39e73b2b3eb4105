using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Smartbill;
using Connectors.Testing;
using Connectors.Testing.Smartbill;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Bench;

/// <summary>
/// SmartBill: the stock of a day (the one list that it gives a thousand rows of at once: pages of clients end at a hundred), a new invoice. The invoice without the question for the series'
/// next number, which is a call of its own.
/// </summary>
internal sealed partial class SmartbillBench : VendorBench
{
    private static readonly DateOnly Day = new(2026, 3, 2);
    private SmartbillSimulator _simulator = null!;

    public override string Name => "Smartbill";

    public override TimeSpan Pace => TimeSpan.FromSeconds(0.6);

    public override Simulator Simulate() => _simulator = SmartbillSimulator.InProcess(Seed);

    public override async Task<(Simulator Simulator, Uri Address)> ServeAsync()
    {
        var simulator = await SmartbillSimulator.StartAsync(Seed);
        simulator.CallLimit = int.MaxValue;
        simulator.Oddities.CallsPerWindow = null;
        return (simulator, simulator.ApiAddress);
    }

    public override IHttpClientBuilder Register(IServiceCollection services, Func<Uri, Uri> at) => services.AddSmartbill(o =>
    {
        o.BaseAddress = at(_simulator.ApiAddress);
        o.ReadNextNumberBeforeCreate = false;
        o.Credentials = new() { CompanyVatCode = _simulator.Account.Cif, Email = _simulator.Account.Email, Token = _simulator.Account.Token, TokenV3 = _simulator.Account.V3Token };
    }).Http;

    public override Calls ByClient(IServiceProvider services)
    {
        var smartbill = services.GetRequiredService<ISmartbillClient>();
        var query = new StockQuery { Date = Day };
        var invoice = new InvoiceInput
        {
            SeriesName = "FCT",
            IssueDate = Day,
            DueDate = Day.AddDays(14),
            Currency = SmartbillCurrency.Ron,
            Mentions = "Order 4711",
            Client = new() { Name = "Acme SRL", Country = "Romania", VatCode = "RO87654321", IsTaxPayer = true, City = "Cluj-Napoca", County = "Cluj", Address = "Str. Mare 1" },
            Lines = [new() { Name = "Consultanta", Code = "CONS", MeasuringUnitName = "ora", Quantity = 2, Price = 150, IsTaxIncluded = false, TaxName = "Normala", TaxPercentage = 21, IsService = true }],
        };
        return new(async () => (await smartbill.Stocks.ListAsync(query))[0].Products, async () => await smartbill.Invoices.CreateAsync(invoice));
    }

    public override Calls ByHand(BareHttp http, Exchange page, Exchange create)
    {
        var invoice = JsonSerializer.Deserialize(create.RequestBody, SmartbillBareJson.Default.Invoice)!;
        return new(async () => (await http.GetAsync(page, SmartbillBareJson.Default.Stock))!.List![0].Products!, async () => await http.SendAsync(create, invoice, SmartbillBareJson.Default.Invoice, SmartbillBareJson.Default.Created));
    }

    private static void Seed(SmartbillAccount a)
    {
        for (var i = 1; i <= Rows; i++)
            a.Receive("Depozit", $"P-{i:d5}", i + 0.5m, $"Produs de birou {i}", Day);
    }

    internal sealed class Stock
    {
        public List<WarehouseProducts>? List { get; set; }
    }

    internal sealed class WarehouseProducts
    {
        public Warehouse? Warehouse { get; set; }
        public List<Product>? Products { get; set; }
    }

    internal sealed class Warehouse
    {
        public string? WarehouseName { get; set; }
        public string? WarehouseType { get; set; }
    }

    internal sealed class Product
    {
        [JsonPropertyName("productName")]
        public string? Name { get; set; }
        [JsonPropertyName("productCode")]
        public string? Code { get; set; }
        public string? MeasuringUnit { get; set; }
        public decimal? Quantity { get; set; }
    }

    internal sealed class Created
    {
        public string? ErrorText { get; set; }
        public string? Message { get; set; }
        public string? Number { get; set; }
        public string? Series { get; set; }
        public string? Url { get; set; }
        public string? DocumentUrl { get; set; }
        public long? DocumentId { get; set; }
        public string? DocumentViewUrl { get; set; }
    }

    internal sealed class Invoice
    {
        public string? CompanyVatCode { get; set; }
        public string? SeriesName { get; set; }
        public Customer? Client { get; set; }
        [JsonPropertyName("products")]
        public List<Line>? Lines { get; set; }
        public bool IsDraft { get; set; }
        public DateOnly? IssueDate { get; set; }
        public DateOnly? DueDate { get; set; }
        public DateOnly? DeliveryDate { get; set; }
        public string? Currency { get; set; }
        public decimal? ExchangeRate { get; set; }
        public int? Precision { get; set; }
        public string? Language { get; set; }
        public string? PaymentUrl { get; set; }
        public bool? SendEmail { get; set; }
        public Recipients? Email { get; set; }
        public string? Mentions { get; set; }
        public string? Observations { get; set; }
        public string? IssuerName { get; set; }
        public string? IssuerCnp { get; set; }
        public string? DelegateName { get; set; }
        public string? DelegateIdentityCard { get; set; }
        public string? DelegateAuto { get; set; }
        public string? Aviz { get; set; }
        public bool? UseIntraCif { get; set; }
        public DateOnly? PaymentDate { get; set; }
        public bool? UseStock { get; set; }
        public CashPayment? Payment { get; set; }
        public bool? UsePaymentTax { get; set; }
        public decimal? PaymentBase { get; set; }
        [JsonPropertyName("colectedTax")]
        public decimal? CollectedTax { get; set; }
        public decimal? PaymentTotal { get; set; }
        public bool? UseEstimateDetails { get; set; }
        public EstimateLink? Estimate { get; set; }
    }

    internal sealed class Line
    {
        public string? Name { get; set; }
        public string? MeasuringUnitName { get; set; }
        public decimal? Quantity { get; set; }
        public decimal? Price { get; set; }
        public bool? IsTaxIncluded { get; set; }
        public decimal? TaxPercentage { get; set; }
        public string? TaxName { get; set; }
        public string? Code { get; set; }
        public string? ProductDescription { get; set; }
        public bool? IsService { get; set; }
        public string? Currency { get; set; }
        public decimal? ExchangeRate { get; set; }
        public string? WarehouseName { get; set; }
        public string? TranslatedName { get; set; }
        public string? TranslatedMeasuringUnit { get; set; }
        public bool SaveToDb { get; set; }
        public bool? UseSBProductName { get; set; }
        public bool? IsDiscount { get; set; }
        public int? NumberOfItems { get; set; }
        public int? DiscountType { get; set; }
        public decimal? DiscountValue { get; set; }
        public decimal? DiscountPercentage { get; set; }
    }

    internal sealed class Customer
    {
        public string? Name { get; set; }
        public string? Country { get; set; }
        public bool IsTaxPayer { get; set; }
        public string? VatCode { get; set; }
        public string? Code { get; set; }
        public string? RegCom { get; set; }
        public string? Address { get; set; }
        public string? City { get; set; }
        public string? County { get; set; }
        public string? Email { get; set; }
        public string? Phone { get; set; }
        public string? Contact { get; set; }
        public string? Bank { get; set; }
        public string? Iban { get; set; }
        public bool SaveToDb { get; set; }
    }

    internal sealed class Recipients
    {
        public string? To { get; set; }
        public string? Cc { get; set; }
        public string? Bcc { get; set; }
    }

    internal sealed class CashPayment
    {
        public decimal Value { get; set; }
        public string? Type { get; set; }
        public bool IsCash { get; set; }
        public string? PaymentSeries { get; set; }
    }

    internal sealed class EstimateLink
    {
        public string? SeriesName { get; set; }
        public string? Number { get; set; }
        public bool? UseStock { get; set; }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(Stock))]
    [JsonSerializable(typeof(Invoice))]
    [JsonSerializable(typeof(Created))]
    internal sealed partial class SmartbillBareJson : JsonSerializerContext;
}
