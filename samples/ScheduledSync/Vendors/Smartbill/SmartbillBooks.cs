using System.Text.Json.Nodes;
using Connectors.Testing;
using Connectors.Testing.Smartbill;
using ScheduledSync.Demo.Sales;
using ScheduledSync.Demo.Simulation;

namespace ScheduledSync.Vendors.Smartbill;

/// <summary>A simulated SmartBill company with a series of its own for the CRM and a warehouse in which not everything is in order.</summary>
public sealed class SmartbillBooks : IBooks
{
    private const string Warehouse = "Depozit";

    private readonly SmartbillSimulator _smartbill;

    private SmartbillBooks(SmartbillSimulator smartbill) => _smartbill = smartbill;

    public Simulator Simulator => _smartbill;

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Smartbill:BaseAddress"] = _smartbill.ApiAddress.ToString(),
        ["Smartbill:CallsPerTenSeconds"] = "30",
        ["Smartbill:InteractiveReserve"] = "0",
        ["Smartbill:Credentials:CompanyVatCode"] = _smartbill.Account.Cif,
        ["Smartbill:Credentials:Email"] = _smartbill.Account.Email,
        ["Smartbill:Credentials:Token"] = _smartbill.Account.Token,
        ["Smartbill:Credentials:TokenV3"] = _smartbill.Account.V3Token,
    };

    public static async Task<SmartbillBooks> OpenAsync(CancellationToken cancellationToken)
    {
        var smartbill = await SmartbillSimulator.StartAsync(Fill, TimeProvider.System, cancellationToken);
        // A real token is blocked for ten minutes after thirty calls in ten seconds; the demonstration is quick.
        smartbill.Oddities.CallsPerWindow = null;
        return new(smartbill);
    }

    private static void Fill(SmartbillAccount account)
    {
        account.AddSeries("CRM", "f", next: 42).Receive(Warehouse, "S8", 500, "Șurub M8");
        foreach (var p in SalesSeed.World("RO").Products.Accounting.Where(static p => p.Number is { Length: > 0 }).DistinctBy(static p => p.Number, StringComparer.OrdinalIgnoreCase))
            account.Receive(Warehouse, p.Number!, 1 + p.Id, p.Name);
        // A code that two items have, and an item without one: somebody is asked.
        account.Receive(Warehouse, "D", 4, "Una").Receive(Warehouse, "D-2", 1, "Alta").Receive(Warehouse, "X", 1, "Fara cod");
        account.EditProduct(account.Products.Single(static p => p.Name == "Alta").Id, static p => p with { Code = "D" });
        account.EditProduct(account.Products.Single(static p => p.Name == "Fara cod").Id, static p => p with { Code = "" });
    }

    public object Look() => new BooksView(
        [.. _smartbill.Account.Clients.Select(static c => new CustomerView(c.Id, c.Code, c.Name, c.Phone, c.Email))],
        [.. _smartbill.Account.Products.Where(static p => p.Code.Length > 0).Select(p => new ArticleView(p.Code, p.Name, _smartbill.Account.StockOf(Warehouse, p.Code)))],
        [.. _smartbill.Account.Invoices.Select(static i => new DocumentView(i.Client.Name, $"{i.Series} {i.Number}", [.. i.Lines.Select(static l => FormattableString.Invariant($"{l.Code} × {l.Quantity:0.##}"))]))]);

    public void Act(string action, JsonObject values)
    {
        if (action != "collect")
            throw new ArgumentException($"There is no '{action}'.");
        _smartbill.Account.Collect((string)values["series"]!, (string)values["number"]!, (decimal?)values["amount"]);
    }

    public ValueTask DisposeAsync() => _smartbill.DisposeAsync();
}
