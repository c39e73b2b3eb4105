using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Testing;
using ScheduledSync.Demo.Sales;
using ScheduledSync.Demo.Simulation;

namespace ScheduledSync.Vendors.Intacct;

/// <summary>A simulated company of Sage Intacct, with terms, types, customers and items.</summary>
public sealed class IntacctBooks : IBooks
{
    public static readonly IReadOnlyList<string> CustomerTypes = ["Retail", "Public", "Partner"];

    private static readonly string[] Terms = ["N15", "N45", "N60"];

    private readonly IntacctSimulator _intacct;

    private IntacctBooks(IntacctSimulator intacct) => _intacct = intacct;

    public Simulator Simulator => _intacct;

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Intacct:BaseAddress"] = _intacct.ApiAddress.ToString(),
        ["Intacct:ClientId"] = _intacct.SignIns.ClientId,
        ["Intacct:ClientSecret"] = _intacct.SignIns.ClientSecret,
        ["Intacct:Credentials:CompanyId"] = _intacct.Account.CompanyId,
        ["Intacct:Credentials:UserId"] = _intacct.Account.ServiceUser.Id,
    };

    public static async Task<IntacctBooks> OpenAsync(CancellationToken cancellationToken)
    {
        var world = SalesSeed.World("DK");
        return new(await IntacctSimulator.StartAsync(
            account =>
            {
                foreach (var term in Terms)
                    account.Add("accounts-receivable/term", $$"""{"id":"{{term}}","description":"{{term[1..]}} days"}""");
                foreach (var type in CustomerTypes)
                    account.Add("accounts-receivable/customer-type", $$"""{"id":"{{type}}"}""");
                account.AutoNumber("accounts-receivable/customer", "C-").Item("Consulting, an hour", 95.5m, "HOUR");
                foreach (var c in world.Companies.Accounting)
                {
                    account.Customer(c.Name, $"K{c.Id:000}", new JsonObject
                    {
                        ["term"] = c.Id % 4 == 0 ? null : new JsonObject { ["id"] = Terms[c.Id % Terms.Length] },
                        ["customerType"] = new JsonObject { ["id"] = CustomerTypes[c.Id % CustomerTypes.Count] },
                    }.ToJsonString());
                }

                foreach (var p in world.Products.Accounting)
                    account.Item(p.Name.Trim(), p.Price, $"I{p.Id:000}");
            },
            TimeProvider.System,
            cancellationToken));
    }

    public object Look() => new BooksView(
        [.. _intacct.Account.Customers.Select(static c => new CustomerView(c.Key, c.Id, c["name"] ?? "", null, null))],
        [.. _intacct.Account.Items.Select(static i => new ArticleView(i.Id, i["name"] ?? ""))],
        [
            .. _intacct.Account.Documents.Select(static d => new DocumentView(d["customer.name"] ?? "", d["documentNumber"] ?? "",
                [.. Enumerable.Range(0, d.Count("lines")).Select(i => FormattableString.Invariant($"{d[$"lines.{i}.dimensions.item.id"]} × {decimal.Parse(d[$"lines.{i}.unitQuantity"]!, CultureInfo.InvariantCulture):0.##}"))])),
        ]);

    public void Act(string action, JsonObject values) => throw new ArgumentException($"There is no '{action}'.");

    /// <summary>Intacct is asked by POST.</summary>
    public bool Writes(SimulatedCall call) => call.Method != "GET" && !call.Operation.EndsWith(".query", StringComparison.Ordinal);

    public ValueTask DisposeAsync() => _intacct.DisposeAsync();
}
