using Connectors.Dinero;
using Connectors.Dinero.Sync;
using Connectors.Economic;
using Connectors.Economic.Sync;
using Connectors.Reviso;
using Connectors.Reviso.Sync;
using Connectors.Sync;
using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;
using RecordId = Connectors.Sync.RecordId;

namespace Connectors.Pairs.Tests.Documents.Table;

internal sealed class DineroDesk(DineroSimulator dinero) : Desk
{
    public override Simulator Simulator => dinero;

    public override DocumentKind Kind => DocumentKind.Invoice;

    public override DocumentFlow Flow => DineroPreset.Version1.Flows.Single(static f => f.Name == DineroFlows.InvoiceFromOffer) with { Enabled = true };

    public override RecordId? Customer => new(dinero.Account.Contacts[0].ContactGuid.ToString("D"));

    public override IReadOnlyDictionary<string, string> Units { get; } = new Dictionary<string, string> { ["piece"] = "parts", ["hour"] = "hours" };

    public override IReadOnlyDictionary<string, string?> Vat { get; } = new Dictionary<string, string?> { ["standard"] = "1000", ["exempt"] = "1200" };

    public override string Home => "DKK";

    public override string Terms => "Netto:30";

    protected override string Create => "invoices.create";

    public static async Task<Desk> StartAsync()
    {
        var dinero = await DineroSimulator.StartAsync(static a =>
        {
            a.Contact("Ærø Kro ApS", static c => c with { Email = "kro@example.org" });
            foreach (var (code, name, unit, account) in new[] { ("A-1", "Work", "parts", 1000), ("B-2", "Book", "parts", 1200), ("T-3", "Work", "hours", 1000), ("00/7", "Bolt", "parts", 1000), ("OLD", "Work", "parts", 1000) })
                a.Product(name, 100, p => p with { ProductNumber = code, Unit = unit, AccountNumber = account });
            a.DeleteProduct(a.Products.Single(static p => p.ProductNumber == "OLD").ProductGuid);
        });
        dinero.Oddities.PersonalCallsPerMinute = null;
        return new DineroDesk(dinero);
    }

    protected override string Settings => """
        { "version": 1, "flow": "Both", "winner": "Crm",
          "documents": { "invoice-from-order": { "enabled": false }, "trade-offer": { "enabled": false }, "invoice-from-offer": { "enabled": trueMORE } } }
        """;

    public override int? CountCustomers(string name) => dinero.Account.Contacts.Count(c => c.Name == name);

    public override int CountDocuments() => dinero.Account.Invoices.Count(static i => i.DeletedAt is null);

    public override string CreateOperation => "invoices.create";

    public override (string Id, string Name) Account => ($"{dinero.Account.Id}", "Test ApS");

    public override Task<Connectors.ProbeResult> ProbeAsync() => Services.GetRequiredService<IDineroClient>().ProbeAsync();

    public override string TakeAway()
    {
        dinero.Faults.RespondInstead("products.list", 403, """{"code":41,"message":"No"}""", "application/json");
        return DineroCapabilities.Products;
    }

    public override Action<SendInfo, decimal> Pay => (document, amount) => dinero.Account.PayInvoice(Guid.Parse(document.Document!.Value.Value), amount);

    protected override string Refusal => """{"code":42,"message":"Validation error","validationErrors":{"Date":"The accounting year is closed."}}""";

    public override string Naming(string number) => $"Erstatter nr. {number}";

    public override void Happen(string what, SendInfo document)
    {
        var guid = Guid.Parse(document.Document!.Value.Value);
        if (what == "credited")
            dinero.Account.CreditInvoice(guid);
        else
            dinero.Account.DeleteInvoice(guid);
    }

    public override void Register(IServiceCollection services) => services.AddDinero(o =>
    {
        o.BaseAddress = dinero.BaseAddress;
        o.TokenAddress = dinero.TokenAddress;
        o.ClientId = dinero.SignIns.PersonalClientId;
        o.ClientSecret = dinero.SignIns.PersonalClientSecret;
        o.PersonalCallsPerMinute = 1_000_000;
        o.Credentials = new() { OrganizationId = $"{dinero.Account.Id}", ApiKey = dinero.Account.ApiKey };
    });

    public override void Join(ConnectionBuilder connection) => connection.Dinero(configure: o => (o.DefaultCountry, o.ElectronicPayment) = (WithoutDefaults ? null : "DK", PaymentMean.Domestic));

    public override Task<DocumentTotals?> MadeAsync(SentDocument sent)
    {
        var made = dinero.Account.Invoices.Single(i => i.Guid.ToString("D") == sent.Id.Value);
        return Task.FromResult<DocumentTotals?>(new(made.TotalExclVat, made.TotalVat, made.TotalInclVat));
    }

    public override IEnumerable<string> SentLines() => Body().GetProperty("ProductLines").EnumerateArray().Select(l =>
    {
        var code = At(l, "ProductGuid") is { Length: > 0 } guid ? dinero.Account.Products.Single(p => p.ProductGuid == Guid.Parse(guid)).ProductNumber : "";
        return At(l, "LineType") == "Text" ? "text " + At(l, "Description") : $"{code}|{Row(l, "Description", "Comments", "Quantity", "Unit", "BaseAmountValue", "Discount", "AccountNumber")}";
    });

    public override string SentHead() => Named(Body(), "Currency", "ShowLinesInclVat", "Comment", "PaymentConditionType", "PaymentConditionNumberOfDays");

    protected override ISyncProvider Provider(IServiceProvider services) => new DineroSyncProvider(services.GetRequiredService<IDineroClient>());

    // What is fetched is only worked out, and a token is none of the books.
    protected override bool IsWrite(SimulatedCall call) => base.IsWrite(call) && !call.Operation.EndsWith(".fetch", StringComparison.Ordinal) && !call.Path.Contains("token", StringComparison.OrdinalIgnoreCase);
}

internal sealed class EconomicDesk(EconomicSimulator economic) : Desk
{
    public override Simulator Simulator => economic;

    public override DocumentKind Kind => DocumentKind.Invoice;

    public override DocumentFlow Flow => EconomicPreset.Version1.Flows.Single(static f => f.Name == "invoice-from-offer") with { Enabled = true };

    public override RecordId? Customer => new("1");

    public override IReadOnlyDictionary<string, string> Units { get; } = new Dictionary<string, string> { ["piece"] = "stk.", ["hour"] = "timer" };

    // Group and zone decide: a line of a product without VAT says nothing.
    public override IReadOnlyDictionary<string, string?> Vat { get; } = new Dictionary<string, string?> { ["standard"] = "U25", ["exempt"] = null };

    public override string Home => "DKK";

    public override string Terms => "2";

    protected override string Create => economic.Calls.Last(static c => c.Method == "POST" && c.Operation != "invoices.book").Operation;

    public static async Task<Desk> StartAsync() => new EconomicDesk(await EconomicSimulator.StartAsync(static a => a
        .Customer("Ærø Kro ApS", static c => c with { Email = "kro@example.org" })
        .Product("A-1", "Work", 100).Product("B-2", "Book", 100, static p => p with { ProductGroupNumber = 2 }).Product("T-3", "Work", 80).Product("00/7", "Bolt", 1)
        .Product("OLD", "Work", 1, static p => p with { Barred = true })));

    protected override string Settings => """
        { "version": 1, "flow": "Both", "winner": "Crm",
          "documents": { "quote": { "enabled": false }, "invoice-from-order": { "enabled": false }, "invoice-from-offer": { "enabled": trueMORE } } }
        """;

    public override int? CountCustomers(string name) => economic.Account.Customers.Count(c => c.Name == name);

    public override int CountDocuments() => economic.Account.DraftInvoices.Count + economic.Account.BookedInvoices.Count;

    public override string CreateOperation => "invoices.drafts.create";

    public override (string Id, string Name) Account => ($"{economic.Account.AgreementNumber}", "Test ApS");

    public override Task<Connectors.ProbeResult> ProbeAsync() => Services.GetRequiredService<IEconomicClient>().ProbeAsync();

    public override string TakeAway()
    {
        economic.Faults.RespondInstead("orders.drafts.list", 403, """{"message":"No","errorCode":"E02300"}""", "application/json");
        return EconomicCapabilities.Orders;
    }

    public override Action<SendInfo, decimal> Pay => (document, amount) => economic.Account.Pay(int.Parse(document.Number!), amount);

    protected override string Refusal => """{"message":"Validation failed.","errorCode":"E04300","httpStatusCode":400,"errors":{"date":{"errors":[{"propertyName":"date","errorMessage":"The period is closed.","errorCode":"E04300"}]}}}""";

    public override string Naming(string number) => $"Erstatter nr. {number}";

    public override void Happen(string what, SendInfo document)
    {
        if (what == "credited")
            economic.Account.Credit(economic.Account.BookedInvoices[^1].Number);
        else
            economic.Account.DeleteDraft(economic.Account.DraftInvoices[^1].Number);
    }

    public override string SaysSending() => economic.Calls.LastOrDefault(static c => c.Method == "POST") is { } call && call.BodyText.Contains("\"sendBy\"", StringComparison.Ordinal) ? At(Body(call.Operation), "sendBy") : "";

    public override void Register(IServiceCollection services) => services.AddEconomic(o =>
    {
        o.BaseAddress = economic.RestAddress;
        o.OpenApiBaseAddress = economic.OpenApiAddress;
        o.AppSecretToken = economic.App.SecretToken;
        o.AppPublicToken = economic.App.PublicToken;
        o.Credentials = new() { AgreementGrantToken = economic.Account.GrantToken };
    });

    public override void Join(ConnectionBuilder connection) =>
        connection.Economic(configure: o =>
        {
            o.CvrInVatNumber = true;
            if (!WithoutDefaults)
                (o.DefaultCurrency, o.DefaultCustomerGroup, o.DefaultPaymentTerms, o.DefaultVatZone) = ("DKK", new(1), new(1), new(1));
        });

    public override Task<DocumentTotals?> MadeAsync(SentDocument sent) => Task.FromResult(sent.Totals);

    public override IEnumerable<string> SentLines() => Body().GetProperty("lines").EnumerateArray().Select(static l => Row(l, "product.productNumber", "description", "quantity", "unit.unitNumber", "unitNetPrice", "discountPercentage"));

    public override string SentHead() => Named(Body(), "currency", "exchangeRate", "paymentTerms.paymentTermsNumber", "notes.heading", "references.other", "delivery.address", "delivery.zip", "delivery.city", "delivery.country", "notes.textLine2", "notes.text2");

    protected override ISyncProvider Provider(IServiceProvider services) => new EconomicSyncProvider(services.GetRequiredService<IEconomicClient>());
}

internal sealed class RevisoDesk(RevisoSimulator reviso, bool orders) : Desk
{
    public override Simulator Simulator => reviso;

    public override DocumentKind Kind => orders ? DocumentKind.Order : DocumentKind.Quote;

    // The preset makes orders of orders; the CRM of these tests has offers.
    public override DocumentFlow Flow => orders ? RevisoPreset.Version1.Flows.Single(static f => f.Name == RevisoFlows.Order) with { Source = "offer" } : RevisoPreset.Version1.Flows.Single(static f => f.Name == RevisoFlows.Quotation);

    public override RecordId? Customer => new("1");

    // The preset chooses units from the agreement's list, by their numbers.
    public override IReadOnlyDictionary<string, string> Units { get; } = new Dictionary<string, string> { ["piece"] = "1", ["hour"] = "2" };

    public override IReadOnlyDictionary<string, string?> Vat { get; } = new Dictionary<string, string?> { ["standard"] = "V022", ["reduced"] = "V010", ["exempt"] = "V000" };

    public override string Home => "EUR";

    public override string Foreign => "USD";

    public override string Terms => "2";

    protected override string Create => CreateOperation;

    public static async Task<Desk> StartAsync(bool orders = false) => new RevisoDesk(await RevisoSimulator.StartAsync(static a => a
        .Customer("Caffè Rossi").Product("A-1", "Work", 100).Product("B-2", "Book", 100).Product("T-3", "Work", 80).Product("00/7", "Bolt", 1).Product("OLD", "Work", 1, static p => p with { Barred = true })), orders);

    protected override string Settings => orders
        ? """{ "version": 1, "flow": "Both", "winner": "Crm", "documents": { "quotation": { "enabled": false }, "order": { "enabled": trueMORE } } }"""
        : """{ "version": 1, "flow": "Both", "winner": "Crm", "documents": { "quotation": { "enabled": trueMORE } } }""";

    protected override string Country => "IT";

    public override int? CountCustomers(string name) => reviso.Account.Customers.Count(c => c.Name == name);

    public override int CountDocuments() => orders ? reviso.Account.Orders.Count : reviso.Account.Quotations.Count;

    public override string CreateOperation => orders ? "orders.create" : "quotations.create";

    public override (string Id, string Name) Account => ($"{reviso.Account.AgreementNumber}", reviso.Account.Name);

    public override Task<Connectors.ProbeResult> ProbeAsync() => Services.GetRequiredService<IRevisoClient>().ProbeAsync();

    public override string TakeAway()
    {
        reviso.Faults.RespondInstead("orders.list", 403, """{"message":"No","errorCode":"E02300"}""", "application/json");
        return RevisoCapabilities.Orders;
    }

    protected override string Refusal => """{"message":"Periodo chiuso","errorCode":"E04300","httpStatusCode":400,"errors":[]}""";

    public override string Naming(string number) => $"Sostituisce il documento n. {number}";

    /// <summary>The layout of documents whose customer has none; null: Reviso's choice. Read at each start of a host.</summary>
    public int? Layout { get; set; }

    public override void Happen(string what, SendInfo document) => reviso.Account.DeleteQuotation(int.Parse(document.Document!.Value.Value));

    public override Task InvoiceAsync(SendInfo order)
    {
        reviso.Account.Book(reviso.Account.ConvertOrder(int.Parse(order.Document!.Value.Value)));
        return Task.CompletedTask;
    }

    public override void Register(IServiceCollection services) => services.AddReviso(o =>
    {
        o.BaseAddress = reviso.BaseAddress;
        o.AppSecretToken = reviso.App.SecretToken;
        o.CallsPerMinute = 0;
        o.Credentials = new() { AgreementGrantToken = reviso.Account.GrantToken };
    });

    public override void Join(ConnectionBuilder connection) =>
        connection.Reviso(configure: o =>
        {
            o.Layout = Layout;
            if (!WithoutDefaults)
                (o.DefaultCurrency, o.DefaultCustomerGroup, o.DefaultPaymentTerms, o.DefaultVatZone) = ("EUR", 1, 2, 1);
        }).Documents(Flow);

    public override Task<DocumentTotals?> MadeAsync(SentDocument sent) => Task.FromResult(sent.Totals);

    public override IEnumerable<string> SentLines() => Body().GetProperty("lines").EnumerateArray().Select(static l => Row(l, "product.productNumber", "description", "quantity", "unit.unitNumber", "unitNetPrice", "discountPercentage", "vatInfo.vatAccount.vatCode"));

    public override string SentHead() => Named(Body(), "currency", "exchangeRate", "paymentTerms.paymentTermsNumber", "notes.heading", "references.other", "delivery.address", "delivery.zip", "delivery.city", "delivery.country", "notes.textLine2", "notes.text2");

    protected override ISyncProvider Provider(IServiceProvider services) => new RevisoSyncProvider(services.GetRequiredService<IRevisoClient>());
}
