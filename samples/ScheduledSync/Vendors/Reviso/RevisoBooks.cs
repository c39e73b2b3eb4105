using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Testing;
using ScheduledSync.Demo.Sales;
using ScheduledSync.Demo.Simulation;

namespace ScheduledSync.Vendors.Reviso;

/// <summary>A simulated agreement of an Italian firm.</summary>
public sealed class RevisoBooks : IBooks
{
    private readonly RevisoSimulator _reviso;

    private RevisoBooks(RevisoSimulator reviso) => _reviso = reviso;

    public Simulator Simulator => _reviso;

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Reviso:BaseAddress"] = _reviso.BaseAddress.ToString(),
        ["Reviso:AppSecretToken"] = _reviso.App.SecretToken,
        ["Reviso:CallsPerMinute"] = "0",
        ["Reviso:Credentials:AgreementGrantToken"] = _reviso.Account.GrantToken,
    };

    public static async Task<RevisoBooks> OpenAsync(CancellationToken cancellationToken) => new(await RevisoSimulator.StartAsync(
        static account =>
        {
            account.Product("ORA", "Ora di consulenza", 80).Product("00/1", "Vite", 1);
            foreach (var c in SalesSeed.World("IT").Companies.Accounting)
            {
                account.Customer(c.Name, customer => customer with
                {
                    VatNumber = c.VatNumber,
                    Address = c.Street,
                    Zip = c.PostalCode,
                    City = c.City,
                    CountryCode = c.Country,
                    TelephoneAndFaxNumber = c.Phone,
                    Email = c.Email,
                });
            }
        },
        TimeProvider.System,
        cancellationToken));

    public object Look() => new BooksView(
        [.. _reviso.Account.Customers.Select(static c => new CustomerView($"{c.CustomerNumber}", $"{c.CustomerNumber}", c.Name, c.TelephoneAndFaxNumber, c.Email))],
        [.. _reviso.Account.Products.Select(static p => new ArticleView(p.ProductNumber, p.Name))],
        [.. _reviso.Account.Quotations.Select(static q => new DocumentView(q.RecipientName ?? "", $"{q.Number}", [.. q.Lines.Select(static l => FormattableString.Invariant($"{l.ProductNumber} × {l.Quantity:0.##}"))]))]);

    public void Act(string action, JsonObject values)
    {
        if (action != "edit-customer")
            throw new ArgumentException($"There is no '{action}'.");
        _reviso.Account.EditCustomer(int.Parse((string)values["number"]!, CultureInfo.InvariantCulture), c => c with { Email = (string?)values["email"] });
    }

    public ValueTask DisposeAsync() => _reviso.DisposeAsync();
}
