using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Testing;
using ScheduledSync.Demo.Sales;
using ScheduledSync.Demo.Simulation;

namespace WebhookHost.Tenants;

/// <summary>A simulated Dinero organisation.</summary>
public sealed class DineroBooks : IBooks
{
    private readonly DineroSimulator _dinero;

    private DineroBooks(DineroSimulator dinero) => _dinero = dinero;

    public Simulator Simulator => _dinero;

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Dinero:BaseAddress"] = _dinero.BaseAddress.ToString(),
        ["Dinero:TokenAddress"] = _dinero.TokenAddress.ToString(),
        ["Dinero:ClientId"] = _dinero.SignIns.PersonalClientId,
        ["Dinero:ClientSecret"] = _dinero.SignIns.PersonalClientSecret,
        ["Dinero:PersonalCallsPerMinute"] = "100000",
        ["Dinero:Credentials:OrganizationId"] = _dinero.Account.Id.ToString(CultureInfo.InvariantCulture),
        ["Dinero:Credentials:ApiKey"] = _dinero.Account.ApiKey,
    };

    public static async Task<DineroBooks> OpenAsync(CancellationToken cancellationToken)
    {
        var dinero = await DineroSimulator.StartAsync(
            static account =>
            {
                foreach (var c in SalesSeed.World("DK").Companies.Accounting)
                {
                    account.Contact(c.Name, contact => contact with
                    {
                        VatNumber = c.VatNumber,
                        Street = c.Street,
                        ZipCode = c.PostalCode,
                        City = c.City,
                        CountryKey = c.Country,
                        Phone = c.Phone,
                        Email = c.Email,
                    });
                }
            },
            TimeProvider.System,
            cancellationToken);
        dinero.Oddities.PersonalCallsPerMinute = null;
        return new(dinero);
    }

    public object Look() => new BooksView(
        [.. _dinero.Account.Contacts.Select(static c => new CustomerView($"{c.ContactGuid}", $"{c.ContactGuid}", c.Name, c.Phone, c.Email))],
        [.. _dinero.Account.Products.Select(static p => new ArticleView(p.ProductNumber ?? "", p.Name ?? ""))],
        []);

    public void Act(string action, JsonObject values)
    {
        if (action != "edit-customer")
            throw new ArgumentException($"There is no '{action}'.");
        _dinero.Account.EditContact(Guid.Parse((string)values["number"]!), c => c with { Email = (string?)values["email"] });
    }

    public ValueTask DisposeAsync() => _dinero.DisposeAsync();
}
