using System.Text;
using System.Text.Json;
using Connectors.Testing.Reviso;

namespace Connectors.Reviso.Tests.Simulated;

/// <summary>What the scenarios write.</summary>
internal static class Given
{
    public const string VatNumber = "12345678903";

    public static readonly CustomerNumber One = new(1);

    public static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;

    public static Customer Customer(string name = "Caffè Rossi S.r.l.") => new()
    {
        Name = name,
        Currency = "USD",
        CustomerGroup = new CustomerGroupNumber(2),
        PaymentTerms = new PaymentTermsNumber(2),
        VatZone = new VatZoneNumber(1),
        PaymentType = new PaymentTypeNumber(4),
        PriceGroup = new PriceGroupNumber(2),
        Address = "Via Roma 1\nInterno 3",
        Zip = "25121",
        City = "Brescia",
        Country = "Italia",
        CountryCode = new CountryCode("IT"),
        Province = new() { ProvinceNumber = new(3), CountryCode = new CountryCode("IT") },
        CorporateIdentificationNumber = "RSSMRA80A01B157X",
        VatNumber = VatNumber,
        PublicEntryNumber = "ABC1234",
        ItalianCertifiedEmail = "rossi@pec.example",
        ItalianCustomerType = ItalianCustomerType.Business,
        SplitPayment = true,
        Ean = "8001234567891",
        Email = "a@example.org b@example.org",
        TelephoneAndFaxNumber = "+39 1",
        MobilePhone = "+39 2",
        Website = "https://rossi.example",
        Iban = "IT60X0542811101000000123456",
        Swift = "BLOPIT22",
        MandateId = "M-7",
        DirectDebitMandateDate = new(2025, 12, 31),
        CreditLimit = 1234.56m,
        Barred = true,
        Layout = new LayoutNumber(9),
        SalesPerson = new EmployeeNumber(1),
        Tags = [Json("\"vip\""), Json("\"bar\"")],
    };

    /// <summary>A customer as it can be compared: without links, and without what has no equality.</summary>
    public static Customer Bare(Customer customer) =>
        customer with { AdditionalData = null, Tags = null, Province = customer.Province is { } province ? province with { AdditionalData = null } : null };

    public static Supplier Supplier(string name = "Ghiaia S.p.A.") => new()
    {
        Name = name,
        Currency = "CHF",
        PaymentTerms = new PaymentTermsNumber(2),
        SupplierGroup = new SupplierGroupNumber(1),
        VatZone = new VatZoneNumber(2),
        Address = "Via Po 2",
        Zip = "10121",
        City = "Torino",
        Country = "Italia",
        CountryCode = new CountryCode("IT"),
        Province = new() { ProvinceNumber = new(8), CountryCode = new CountryCode("IT") },
        Email = "g@example.org",
        Phone = "+39 3",
        CorporateIdentificationNumber = "GHIAIA00A01L219X",
        VatNumber = "00743110157",
        BankAccount = "1-2",
        DefaultInvoiceText = "Ghiaia",
        Barred = true,
        Layout = new LayoutNumber(9),
        CostAccount = new AccountNumber(30100),
        SalesPerson = new EmployeeNumber(1),
        RemittanceAdvice = new() { PaymentType = new PaymentTypeNumber(4), FieldValues = [Json("""{"paymentTypeFieldNumber":1,"value":"IT60X"}""")] },
    };

    public static Quotation Quotation(params SalesLine[] lines) => new()
    {
        Date = new(2026, 3, 2),
        Currency = "EUR",
        Customer = One,
        PaymentTerms = new PaymentTermsNumber(1),
        Layout = new LayoutNumber(9),
        Recipient = new() { Name = "Acme", VatZone = new VatZoneNumber(1) },
        Lines = lines,
    };

    public static Order Order(params SalesLine[] lines) => new()
    {
        Date = new(2026, 3, 2),
        Currency = "EUR",
        Customer = One,
        PaymentTerms = new PaymentTermsNumber(1),
        Layout = new LayoutNumber(9),
        Recipient = new() { Name = "Acme", VatZone = new VatZoneNumber(1) },
        Lines = lines,
    };

    public static DraftInvoice Invoice(params SalesLine[] lines) => new()
    {
        Date = new(2026, 3, 2),
        Currency = "EUR",
        Customer = One,
        PaymentTerms = new PaymentTermsNumber(1),
        Layout = new LayoutNumber(9),
        Recipient = new() { Name = "Acme", VatZone = new VatZoneNumber(1) },
        Lines = lines,
    };

    public static SalesLine Line(decimal quantity = 2, decimal price = 100, string product = "A-1", string vat = "V022") => new()
    {
        Description = "Ora",
        Product = new ProductNumber(product),
        Quantity = quantity,
        UnitNetPrice = price,
        Unit = new UnitNumber(2),
        VatInfo = new() { VatAccount = new VatCode(vat) },
    };

    public static DeliveryNote Note(string customer = "1") => new()
    {
        Date = new(2026, 3, 2),
        Customer = new RecordId(customer),
        DeliveredBy = DeliveredBy.Self,
        CarrierInfo = Json("""{"name":"Corriere","plate":null}"""),
        Lines = [new() { Description = "Ora", Product = new RecordId("A-1"), Quantity = 2m, Unit = new RecordId("2"), UnitNetPrice = 100m }],
    };

    /// <summary>The payment of an invoice: one line with the bank, one with customer and invoice, amounts negative.</summary>
    public static VoucherDraft Payment(decimal amount, int invoice, int series = 3, string? currency = "EUR") => new()
    {
        Date = new(2026, 3, 3),
        NumberSeries = new NumberSeriesNumber(series),
        Lines =
        [
            new() { ContraAccount = new AccountNumber(10100), Amount = -amount, Currency = currency is null ? null : new CurrencyCode(currency), Text = "Bonifico" },
            new() { Customer = One, InvoiceNumber = invoice, Amount = -amount, Currency = currency is null ? null : new CurrencyCode(currency) },
        ],
    };

    public static readonly RevisoLine SeedLine = new() { ProductNumber = "A-1", Description = "Ora", Quantity = 2, UnitNetPrice = 100, VatCode = "V022" };

    public static void Shop(RevisoAccount account) => account.Customer("Acme").Product("A-1", "Ora", 80);

    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);
        return list;
    }

    public static async Task<string> TextOf(Stream stream)
    {
        await using (stream)
        {
            using var reader = new StreamReader(stream, Encoding.Latin1);
            return await reader.ReadToEndAsync();
        }
    }
}
