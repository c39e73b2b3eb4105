using Connectors.Intacct;
using Connectors.Intacct.Sync;
using Connectors.Smartbill;
using Connectors.Smartbill.Sync;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.Testing.Uniconta;
using Connectors.Uniconta;
using Connectors.Uniconta.Sync;
using Microsoft.Extensions.DependencyInjection;
using RecordId = Connectors.Sync.RecordId;
using DocumentKind = Connectors.Sync.DocumentKind;

namespace Connectors.Pairs.Tests.Documents.Table;

internal sealed class SmartbillDesk(SmartbillSimulator smartbill) : Desk
{
    public override Simulator Simulator => smartbill;

    public override DocumentKind Kind => DocumentKind.Invoice;

    public override DocumentFlow Flow => SmartbillPreset.Version1.Flows.Single(static f => f.Name == SmartbillPreset.InvoiceFromOffer) with { Enabled = true, Book = true, Series = "FCT" };

    public override RecordId? Customer => null;

    /// <summary>A draft of SmartBill shows no totals.</summary>
    public override DocumentStage Stage => DocumentStage.Issued;

    public override IReadOnlyDictionary<string, string> Units { get; } = new Dictionary<string, string> { ["piece"] = "buc", ["hour"] = "ora" };

    public override IReadOnlyDictionary<string, string?> Vat { get; } = new Dictionary<string, string?> { ["standard"] = "Normala", ["reduced"] = "Redusa", ["exempt"] = "Taxare inversa" };

    public override string Home => "RON";

    public override string Terms => "30";

    public override IReadOnlyDictionary<string, string> CustomerFields { get; } = new Dictionary<string, string>
    {
        ["name"] = "Acme SRL",
        ["vatNumber"] = "RO12345674",
        ["street"] = "Str. Mare 1",
        ["city"] = "Cluj-Napoca",
        ["region"] = "Cluj",
        ["country"] = "Romania",
    };

    protected override string Create => "invoices.create";

    public static async Task<Desk> StartAsync() => new SmartbillDesk(await SmartbillSimulator.StartAsync());

    protected override string Settings => """{ "version": 1, "documents": { "invoice-from-offer": { "enabled": true, "series": "FCT"MORE } } }""";

    protected override string Country => "Germany";

    public override int? CountCustomers(string name) => null;

    public override int CountDocuments() => smartbill.Account.Invoices.Count;

    protected override string Usual => """, "book": true""";

    public override string CreateOperation => "invoices.create";

    public override (string Id, string Name) Account => (new string([.. smartbill.Account.Cif.Where(char.IsAsciiDigit)]), smartbill.Account.Cif);

    public override Task<Connectors.ProbeResult> ProbeAsync() => Services.GetRequiredService<ISmartbillClient>().ProbeAsync();

    public override string TakeAway()
    {
        smartbill.Account.HasStockModule = false;
        return SmartbillCapabilities.Stock;
    }

    public override Action<SendInfo, decimal> Pay => (_, amount) => smartbill.Account.Collect(smartbill.Account.Invoices[^1].Series, smartbill.Account.Invoices[^1].Number, amount);

    protected override string Refusal => """{"errorText":"Perioada este inchisa.","message":"","number":"","series":"","url":""}""";

    public override string Naming(string number) => $"Inlocuieste documentul: {number}";

    public override void Happen(string what, SendInfo document)
    {
        var invoice = smartbill.Account.Invoices[^1];
        if (what == "cancelled")
            smartbill.Account.CancelInvoice(invoice.Series, invoice.Number);
        else
            smartbill.Account.StornoInvoice(invoice.Series, invoice.Number);
    }

    public override string SaysDraft() => Named(Body(), "isDraft");

    public override string SaysSending() => Named(Body(), "sendEmail", "email");

    public override void Register(IServiceCollection services) => services.AddSmartbill(o =>
    {
        o.BaseAddress = smartbill.ApiAddress;
        o.CallsPerTenSeconds = 30;
        o.InteractiveReserve = 0;
        o.Credentials = new() { CompanyVatCode = smartbill.Account.Cif, Email = smartbill.Account.Email, Token = smartbill.Account.Token, TokenV3 = smartbill.Account.V3Token };
    });

    /// <summary>The warehouse that invoices discharge; null: none is discharged. Read at each start of a host.</summary>
    public string? Warehouse { get; set; }

    public override void Join(ConnectionBuilder connection) => connection.Smartbill(configure: o =>
    {
        Configure(o);
        (o.Warehouse, o.DischargeStock) = (Warehouse, Warehouse is not null);
    });

    public override Task<DocumentTotals?> MadeAsync(SentDocument sent)
    {
        var made = smartbill.Account.Invoices[^1];
        return Task.FromResult<DocumentTotals?>(new(made.Net, made.Vat, made.Total));
    }

    public override IEnumerable<string> SentLines() => Body().GetProperty("products").EnumerateArray().Select(static l =>
    {
        var name = At(l, "name") + (At(l, "productDescription") is { Length: > 0 } more ? $" ({more})" : "");
        var money = At(l, "currency") + (At(l, "exchangeRate") is { Length: > 0 } rate ? " at " + rate : "") + (At(l, "isTaxIncluded") == "True" ? " with VAT" : "");
        var off = At(l, "discountType") == "1" ? At(l, "discountValue") : At(l, "discountPercentage") + " %";
        var what = l.TryGetProperty("isDiscount", out _) ? $"off {At(l, "numberOfItems")}: {off}" : $"{At(l, "code")}|{At(l, "quantity")} {At(l, "measuringUnitName")}|{At(l, "price")}";
        return $"{name}|{what} {money}|{At(l, "taxName")} {At(l, "taxPercentage")}";
    });

    // The last line of the mentions is the reference by which the document is known again.
    public override string SentHead() => Named(Body(), "currency", "exchangeRate", "dueDate", "mentions");

    // Ten seconds of SmartBill's clock take thirty calls.
    protected override bool IsWrite(SimulatedCall call) => base.IsWrite(call) && (call.Operation is "invoices.create" or "estimates.create" or "documents.send");

    protected override ISyncProvider Provider(IServiceProvider services)
    {
        var options = new SmartbillSyncOptions();
        Configure(options);
        return new SmartbillSyncProvider(services.GetRequiredService<ISmartbillClient>(), options);
    }

    private static void Configure(SmartbillSyncOptions options)
    {
        foreach (var unit in (string[])["buc", "ora", "kg"])
            options.AccountUnits.Add(unit);
    }
}

internal sealed class UnicontaDesk(UnicontaSimulator uniconta) : Desk
{
    public override Simulator Simulator => uniconta;

    public override DocumentKind Kind => DocumentKind.Order;

    // The preset sends orders; the CRM of these tests has offers.
    public override DocumentFlow Flow => UnicontaPreset.Version1.Flows.Single() with { Source = "offer" };

    public override RecordId? Customer => new($"{uniconta.Account.Debtors[0].RowId}");

    public override IReadOnlyDictionary<string, string> Units { get; } = new Dictionary<string, string> { ["piece"] = "Pcs", ["hour"] = "Hours" };

    public override IReadOnlyDictionary<string, string?> Vat { get; } = new Dictionary<string, string?> { ["standard"] = "U25", ["exempt"] = "U0" };

    public override string Home => "DKK";

    public override string Terms => "N30";

    protected override string Create => "orders.insert";

    public static async Task<Desk> StartAsync()
    {
        var uniconta = await UnicontaSimulator.StartAsync(static a =>
        {
            a.AutoNumber("DebtorGroup", "DK", "", 5, 70001);
            a.Item("A-1", "Work", 100).Item("B-2", "Book", 100).Item("T-3", "Work", 80).Item("00/7", "Bolt", 1).Item("OLD", "Work", 1, static i => i with { Blocked = true }).Debtor("Ærø Kro ApS", static d => d with { Account = "K1" });
            a.AddRow("GLVat", static v => v.With("Vat", "U0").With("Name", "Momsfri").With("Rate", 0m));
        });
        uniconta.Oddities.CallsPerStep = null;
        return new UnicontaDesk(uniconta);
    }

    protected override string Settings => """{ "version": 1, "flow": "Both", "winner": "Crm", "documents": { "order": { "enabled": trueMORE } } }""";

    public override int? CountCustomers(string name) => uniconta.Account.Debtors.Count(d => d.Name == name);

    public override int CountDocuments() => uniconta.Account.Orders.Count;

    public override string CreateOperation => "orders.insert";

    public override (string Id, string Name) Account => ($"{uniconta.Account.Id}", uniconta.Account.Name);

    public override Task<Connectors.ProbeResult> ProbeAsync() => Services.GetRequiredService<IUnicontaClient>().ProbeAsync();

    public override string TakeAway()
    {
        uniconta.Faults.RespondInstead("orders.list", 403, "\"NoRights\"", "application/json");
        return UnicontaCapabilities.Orders;
    }

    protected override string Refusal => "\"FieldHasinvalidValue\"";

    public override string Naming(string number) => $"Erstatter nr. {number}";

    public override void Happen(string what, SendInfo document) => uniconta.Account.Delete(uniconta.Account.Orders[^1]);

    public override async Task InvoiceAsync(SendInfo order)
    {
        uniconta.Account.Edit(uniconta.Account.Orders.Single(o => $"{o.OrderNumber}" == order.Number), static o => o with { DeleteOrder = true });
        var client = Services.GetRequiredService<IUnicontaClient>();
        var stored = (await client.Orders.GetByKeyAsync(order.Number!))!;
        await client.Invoices.PostAsync(new() { Order = stored, Lines = await client.OrderLines.ListByOrderAsync(stored.OrderNumber!.Value), Date = DateOnly.FromDateTime(uniconta.Clock.GetUtcNow().Date) });
    }

    public override decimal NetNow(SendInfo document) => uniconta.Account.OrderLines.Sum(static l => l.Total);

    public override void Register(IServiceCollection services) => services.AddUniconta(o =>
    {
        o.BaseAddress = uniconta.ODataAddress;
        o.WebApiAddress = uniconta.WebApiAddress;
        o.CallsPerDay = 1_000_000;
        o.Credentials = new() { CompanyId = $"{uniconta.Account.Id}", UserName = uniconta.SignIns.Users[0].Login, Password = uniconta.Account.Password };
    });

    public override void Join(ConnectionBuilder connection) => connection.Uniconta(configure: o => (o.DefaultDebtorGroup, o.DefaultCountry) = WithoutDefaults ? (null, null) : ("DK", "DK")).Documents(Flow);

    public override async Task<DocumentTotals?> MadeAsync(SentDocument sent)
    {
        // An order tells what it is worth without VAT, and no more.
        var net = (await Services.GetRequiredService<IUnicontaClient>().Orders.GetByKeyAsync(sent.Id.Value))!.SalesValue ?? 0;
        return new(net, 0, net);
    }

    public override IEnumerable<string> SentLines() => Body("orderLines.insertList").EnumerateArray().Select(static l => Row(l, "Item", "Text", "Qty", "Unit", "Price", "DiscountPct", "Vat"));

    public override string SentHead() => Named(Body(), "Currency", "PricesInclVat", "EndDiscountPct", "Payment", "Remark", "YourRef", "DeliveryName", "DeliveryAddress1", "DeliveryZipCode", "DeliveryCity");

    protected override ISyncProvider Provider(IServiceProvider services) => new UnicontaSyncProvider(services.GetRequiredService<IUnicontaClient>());

    protected override bool IsWrite(SimulatedCall call) => base.IsWrite(call) && !call.Operation.StartsWith("token.", StringComparison.Ordinal);
}

internal sealed class IntacctDesk(IntacctSimulator intacct) : Desk
{
    public override Simulator Simulator => intacct;

    public override DocumentKind Kind => DocumentKind.Order;

    public override DocumentFlow Flow => IntacctPreset.Version1.Flows.Single(static f => f.Name == IntacctFlows.OrderFromOffer) with { Enabled = true };

    public override RecordId? Customer => new(intacct.Account.Customers[0].Key);

    public override IReadOnlyDictionary<string, string> Units { get; } = new Dictionary<string, string> { ["piece"] = "Each", ["hour"] = "Hour" };

    // Customer and item decide the tax; a line may name a schedule of its own.
    public override IReadOnlyDictionary<string, string?> Vat { get; } = new Dictionary<string, string?> { ["standard"] = null, ["exempt"] = "12" };

    public override string Home => "USD";

    public override string Terms => intacct.Account.Records("accounts-receivable/term")[0].Key;

    protected override string Create => "documents.create";

    public static async Task<Desk> StartAsync()
    {
        var intacct = await IntacctSimulator.StartAsync(static a =>
        {
            var groups = a.Records("inventory-control/unit-of-measure-group");
            a.AutoNumber("accounts-receivable/customer", "C-").Customer("Acme", "C-0").Item("Work", 100, "A-1").Item("Book", 100, "B-2").Item("Bolt", 1, "00/7").Item("Work", 1, "OLD", """{"status":"inactive"}""")
                .Item("Work", 80, "T-3", $$$"""{"unitOfMeasureGroup":{"key":"{{{groups[1].Key}}}"}}""");
            foreach (var definition in a.Records("order-entry/txn-definition"))
                a.Edit("order-entry/txn-definition", definition.Key, """{"disableTax":true}""");
        }, new ManualTimeProvider());
        return new IntacctDesk(intacct);
    }

    protected override string Settings => """{ "version": 1, "flow": "Both", "winner": "Crm", "documents": { "order-from-offer": { "enabled": trueMORE } } }""";

    protected override string Country => "US";

    public override int? CountCustomers(string name) => intacct.Account.Customers.Count(c => c["name"] == name);

    public override int CountDocuments() => intacct.Account.Documents.Count;

    public override string CreateOperation => "documents.create";

    public override (string Id, string Name) Account => (intacct.Account.CompanyId, intacct.Account.CompanyId);

    public override Task<Connectors.ProbeResult> ProbeAsync() => Services.GetRequiredService<IIntacctClient>().ProbeAsync();

    public override string TakeAway()
    {
        intacct.Account.Modules.Remove("contracts");
        return IntacctCapabilities.Contracts;
    }

    protected override string Refusal => """{"ia::result":{"ia::error":{"code":"invalidRequest","message":"The period is closed.","errorId":"REST-1028","details":[]}},"ia::meta":{"totalCount":1,"totalSuccess":0,"totalError":1}}""";

    public override string Naming(string number) => $"Replaces {number}";

    public override void Happen(string what, SendInfo document)
    {
        var key = document.Document!.Value.Value;
        if (what == "cancelled")
            intacct.Account.SetState(key, "closed");
        else
            intacct.Account.Delete("order-entry/document", key);
    }

    public override string SaysDraft() => Named(Body(), "state");

    public override string SaysSending() => At(Body(), "state");

    public override void Register(IServiceCollection services) => services.AddIntacct(o =>
    {
        o.BaseAddress = intacct.ApiAddress;
        o.ClientId = intacct.SignIns.ClientId;
        o.ClientSecret = intacct.SignIns.ClientSecret;
        o.Credentials = new() { CompanyId = intacct.Account.CompanyId, UserId = intacct.Account.ServiceUser.Id };
    });

    public override void Join(ConnectionBuilder connection) => connection.Intacct(configure: static o =>
    {
        o.Entities = new HashSet<string> { "customer" };
        o.NumberedByIntacct.Add("customer");
        o.ManagedLists = false;
        Configure(o);
    });

    public override Task<DocumentTotals?> MadeAsync(SentDocument sent) => Task.FromResult(sent.Totals);

    public override IEnumerable<string> SentLines() => Body().GetProperty("lines").EnumerateArray().Select(l =>
        $"{intacct.Account.Items.Single(i => i.Key == At(l, "dimensions.item.key"))["id"]}|{string.Join('|', Row(l, "lineDescription", "unitQuantity", "unit", "unitPrice", "discountPercent", "taxSchedule.key").Split('|').Select(Plain))}");

    public override string SentHead() => Named(Body(), "txnCurrency", "exchangeRate.rate", "paymentTerm.key", "memo", "customerPONumber");

    protected override ISyncProvider Provider(IServiceProvider services)
    {
        var options = new IntacctSyncOptions();
        Configure(options);
        return new IntacctSyncProvider(services.GetRequiredService<IIntacctClient>(), options);
    }

    protected override bool IsWrite(SimulatedCall call) => base.IsWrite(call) && call.Method is "PATCH" or "DELETE" || call.Operation.EndsWith(".create", StringComparison.Ordinal);

    /// <summary>Numbers are texts there; zeros at their ends say nothing.</summary>
    private static string Plain(string text) => text.Contains('.', StringComparison.Ordinal) && decimal.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _) ? text.TrimEnd('0').TrimEnd('.') : text;

    private static void Configure(IntacctSyncOptions options)
    {
        (options.DocumentLocation, options.DocumentWarehouse) = ("HQ", "WH1");
        foreach (var unit in (string[])["Each", "Dozen", "Hour"])
            options.DocumentUnits.Add(unit);
        foreach (var currency in (string[])["USD", "EUR"])
            options.DocumentCurrencies.Add(currency);
    }
}
