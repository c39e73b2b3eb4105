using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Testing;
using ScheduledSync.Demo.Sales;
using ScheduledSync.Demo.Simulation;

namespace ScheduledSync.Vendors.Uniconta;

/// <summary>A simulated company of Uniconta, in which the group of new debtors has a number series.</summary>
public sealed class UnicontaBooks : IBooks
{
    private readonly UnicontaSimulator _uniconta;

    private UnicontaBooks(UnicontaSimulator uniconta) => _uniconta = uniconta;

    public Simulator Simulator => _uniconta;

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Uniconta:BaseAddress"] = _uniconta.ODataAddress.ToString(),
        ["Uniconta:WebApiAddress"] = _uniconta.WebApiAddress.ToString(),
        ["Uniconta:CallsPerDay"] = "1000000",
        ["Uniconta:Credentials:CompanyId"] = _uniconta.Account.Id.ToString(CultureInfo.InvariantCulture),
        ["Uniconta:Credentials:UserName"] = _uniconta.SignIns.Users[0].Login,
        ["Uniconta:Credentials:Password"] = _uniconta.Account.Password,
    };

    public static async Task<UnicontaBooks> OpenAsync(CancellationToken cancellationToken)
    {
        var world = SalesSeed.World("DK");
        var uniconta = await UnicontaSimulator.StartAsync(
            account =>
            {
                account.AutoNumber("DebtorGroup", "DK", "", 5, 70001).Item("BOLT", "Bolt M8", 95);
                foreach (var c in world.Companies.Accounting)
                {
                    account.Debtor(c.Name, debtor => debtor with
                    {
                        CompanyRegNo = SalesSeed.Digits(c.VatNumber) is { Length: > 0 } cvr ? cvr : null,
                        Address1 = c.Street,
                        ZipCode = c.PostalCode,
                        City = c.City,
                        Phone = c.Phone,
                        ContactEmail = c.Email,
                    });
                }

                foreach (var p in world.Products.Accounting.Where(static p => p.Number is { Length: > 0 }).DistinctBy(static p => p.Number, StringComparer.OrdinalIgnoreCase))
                    account.Item(p.Number!, p.Name, p.Price);
            },
            TimeProvider.System,
            cancellationToken);
        // A real company slows down who calls often; the demonstration is quick.
        uniconta.Oddities.CallsPerStep = null;
        return new(uniconta);
    }

    public object Look()
    {
        var (debtors, lines) = (_uniconta.Account.Debtors, _uniconta.Account.OrderLines);
        return new BooksView(
            [.. debtors.Select(static d => new CustomerView($"{d.RowId}", d.Account ?? "", d.Name ?? "", d.Phone, d.ContactEmail))],
            [.. _uniconta.Account.Items.Select(static i => new ArticleView(i.Item ?? "", i.Name ?? ""))],
            [
                .. _uniconta.Account.Orders.Select(o => new DocumentView(
                    debtors.FirstOrDefault(d => d.Account == o.Account)?.Name ?? "", $"{o.OrderNumber}", [.. lines.Where(l => l.OrderRowId == o.RowId).Select(static l => FormattableString.Invariant($"{l.Item} × {l.Qty:0.##}"))])),
            ]);
    }

    public void Act(string action, JsonObject values)
    {
        if (action != "edit-customer")
            throw new ArgumentException($"There is no '{action}'.");
        _uniconta.Account.EditDebtor((string)values["number"]!, d => d with { ContactEmail = (string?)values["email"] });
    }

    public ValueTask DisposeAsync() => _uniconta.DisposeAsync();
}
