using System.Reflection;
using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Uniconta.Tests;

/// <summary>The code of the package's README and of the simulator's section, compiled and run.</summary>
public sealed class ReadmeTests
{
    private static readonly string Project = typeof(ReadmeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProjectDirectory").Value!;

    private static void Register(IServiceCollection services)
    {
        // README: register
        services.AddUniconta(o => o.Credentials = new() { CompanyId = "4415", UserName = "crm-server", Password = "…", Language = "en" });
        // README: end
    }

    private static async Task UseAsync(IServiceProvider provider)
    {
        // README: use
        var uniconta = provider.GetRequiredService<IUnicontaClient>();
        await foreach (var debtor in uniconta.Debtors.ListAsync(new() { Filter = DebtorField.Group.Is("DK") }))
            Console.WriteLine($"{debtor.Account} {debtor.Name} {debtor.GetText("CrmId")}");   // a user-defined field

        var created = await uniconta.Debtors.CreateAsync(new Debtor { Name = "Acme ApS", Country = Country.FromIso2("DK"), VatZone = VatZone.Domestic }.WithField("CrmId", "o-7"));
        await uniconta.Debtors.UpdateAsync(created.RowId!.Value, current => current with { Phone = "12345678" });   // reads, changes, writes all of it back

        var order = await uniconta.Orders.CreateAsync(OrderDefaults.From(created) with { OurRef = "crm-1" });
        await uniconta.OrderLines.CreateManyAsync([new() { OrderNumber = order.OrderNumber, Item = "ITEM-1", Qty = 2, Price = 125.50m }]);
        var lines = await uniconta.OrderLines.ListByOrderAsync(order.OrderNumber!.Value);
        var posted = await uniconta.Invoices.PostAsync(new() { Order = order, Lines = lines, Date = new DateOnly(2026, 3, 31) });   // tried first, then posted once
        Console.WriteLine($"Invoice {posted.InvoiceNumber}");
        // README: end
    }

    [Theory, InlineData("register"), InlineData("use")]
    public void The_readme_shows_what_is_compiled_here(string part)
    {
        var code = Read("ReadmeTests.cs").Split($"// README: {part}\n")[1].Split("\n        // README: " + "end")[0];
        var shown = string.Join('\n', code.Split('\n').Select(static l => l.Length > 8 ? l[8..] : l.Trim()));
        Assert.Contains($"```csharp\n{shown}\n```", Read("../../src/Connectors.Uniconta/README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_works_from_the_first_line_to_the_invoice()
    {
        await using var simulator = await UnicontaSimulator.StartAsync(a => a.UserField("Debtor", "CrmId").AutoNumber("DebtorGroup", "DK", "D").Debtor("Old A/S").Item("ITEM-1", "Bolt", 100));
        simulator.SignIns.AddUser("crm-server", "…", simulator.Account.Id);
        var services = new ServiceCollection().AddSingleton(simulator.Time);
        Register(services);
        services.Configure<UnicontaOptions>(o => (o.BaseAddress, o.WebApiAddress) = (simulator.ODataAddress, simulator.WebApiAddress));
        await using var provider = services.BuildServiceProvider();

        await UseAsync(provider);

        var created = simulator.Account.Debtors[^1];
        Assert.Equal(("D00001", "Acme ApS", "12345678", "o-7"), (created.Account, created.Name, created.Phone, created.Text("CrmId")));
        Assert.Equal((251m, "crm-1"), (Assert.Single(simulator.Account.Invoices).NetAmount, simulator.Account.Invoices[0].OurRef));
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Project, path)).ReplaceLineEndings("\n");
}
