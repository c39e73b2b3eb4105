using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Testing;
using ScheduledSync.Demo.Sales;
using ScheduledSync.Demo.Simulation;

namespace ScheduledSync.Vendors.Economic;

/// <summary>A simulated agreement of a Danish firm.</summary>
public sealed class EconomicBooks : IBooks
{
    private readonly EconomicSimulator _economic;

    private EconomicBooks(EconomicSimulator economic) => _economic = economic;

    public Simulator Simulator => _economic;

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Economic:BaseAddress"] = _economic.RestAddress.ToString(),
        ["Economic:OpenApiBaseAddress"] = _economic.OpenApiAddress.ToString(),
        ["Economic:AppSecretToken"] = _economic.App.SecretToken,
        ["Economic:AppPublicToken"] = _economic.App.PublicToken,
        ["Economic:Credentials:AgreementGrantToken"] = _economic.Account.GrantToken,
    };

    public static async Task<EconomicBooks> OpenAsync(CancellationToken cancellationToken) => new(await EconomicSimulator.StartAsync(
        static account =>
        {
            account.Product("TIME", "Konsulenttime", 800);
            foreach (var c in SalesSeed.World("DK").Companies.Accounting)
            {
                account.Customer(c.Name, customer => customer with
                {
                    CorporateIdentificationNumber = SalesSeed.Digits(c.VatNumber) is { Length: > 0 } cvr ? cvr : null,
                    Address = c.Street,
                    Zip = c.PostalCode,
                    City = c.City,
                    Country = c.Country,
                    TelephoneAndFaxNumber = c.Phone,
                    Email = c.Email,
                });
            }
        },
        TimeProvider.System,
        cancellationToken));

    public object Look() => new BooksView(
        [.. _economic.Account.Customers.Select(static c => new CustomerView($"{c.CustomerNumber}", $"{c.CustomerNumber}", c.Name, c.TelephoneAndFaxNumber, c.Email))],
        [.. _economic.Account.Products.Select(static p => new ArticleView(p.ProductNumber, p.Name, p.InStock))],
        [.. _economic.Account.Quotes.Select(static q => new DocumentView(q.RecipientName ?? "", $"{q.Number}", [.. q.Lines.Select(static l => FormattableString.Invariant($"{l.ProductNumber} × {l.Quantity:0.##}"))]))]);

    public void Act(string action, JsonObject values)
    {
        if (action != "edit-customer")
            throw new ArgumentException($"There is no '{action}'.");
        _economic.Account.EditCustomer(int.Parse((string)values["number"]!, CultureInfo.InvariantCulture), c => c with { Email = (string?)values["email"] });
    }

    public ValueTask DisposeAsync() => _economic.DisposeAsync();
}
