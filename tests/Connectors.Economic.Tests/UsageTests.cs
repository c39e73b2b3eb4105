using System.Reflection;
using Connectors.Testing;
using Connectors.Testing.Economic;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Economic.Tests;

/// <summary>The code of the package's page and of the simulator's section, compiled and run.</summary>
public sealed class UsageTests
{
    private static readonly string Project = typeof(UsageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "ProjectDirectory").Value!;

    private static async Task TourAsync(ServiceCollection services, string appSecretToken, string grantToken)
    {
        // README of the package: begin
        services.AddEconomic(o =>
        {
            o.AppSecretToken = appSecretToken;                                // the app's own: from the developer agreement
            o.Credentials = new() { AgreementGrantToken = grantToken };       // the customer's
        });
        await using var provider = services.BuildServiceProvider();
        var economic = provider.GetRequiredService<IEconomicClient>();

        await foreach (var customer in economic.Customers.ListAsync(new() { Filter = CustomerFields.Name.Contains("Acme") & CustomerFields.Zip.Is("8000") }))
            Console.WriteLine($"{customer.CustomerNumber} {customer.Name}");

        var made = await economic.Customers.CreateAsync(new()
        {
            Name = "Acme ApS",
            Currency = "DKK",
            CustomerGroup = new CustomerGroupNumber(1),
            PaymentTerms = new PaymentTermsNumber(1),
            VatZone = new VatZoneNumber(1),
        });
        await economic.Customers.UpdateAsync(made.CustomerNumber!.Value, current => current with { City = "Aarhus C" });   // reads, changes, writes all of it back
        // README of the package: end
    }

    private static async Task<EconomicAccount> SimulateAsync(HttpMessageInvoker http)
    {
        // README of the simulator: begin
        await using var economic = await EconomicSimulator.StartAsync(a => a
            .Customer("Acme ApS", c => c with { CorporateIdentificationNumber = "12345678" })
            .Product("A-1", "Hour", 800)
            .DraftInvoice(1, new EconomicDocumentLine { ProductNumber = "A-1", Description = "Hour", Quantity = 2, UnitNetPrice = 800 })
            .Webhook("CUSTOMER_UPDATED", "https://crm.example.com/hook?apiKey=s3cret", "{\"old\":\"[OLDNUMBER]\",\"new\":\"[NEWNUMBER]\"}"));
        economic.Faults.LoseReplyAfterCommit("customers.create");
        economic.Before("customersapi.customers.update", _ => economic.Account.RenumberCustomer(1, 4711));

        // Point the code under test at the two addresses, with economic.App.SecretToken and economic.Account.GrantToken ...

        economic.Account.Book(1);
        economic.Account.Pay(20001);
        economic.Account.EditCustomer(1, c => c with { City = "Aarhus C" });
        await economic.DeliverWebhooksAsync(http);      // an invoker of the test's own; without one the requests leave for real
        // README of the simulator: end
        return economic.Account;
    }

    [Fact]
    public async Task The_tour_of_the_package_runs()
    {
        await using var sim = await EconomicSimulator.StartAsync(a => a.Customer("Acme", c => c with { Zip = "8000" }));
        var services = new ServiceCollection();
        services.PostConfigureAll<EconomicOptions>(o => (o.BaseAddress, o.OpenApiBaseAddress) = (sim.RestAddress, sim.OpenApiAddress));
        await TourAsync(services, sim.App.SecretToken, sim.Account.GrantToken);
        Assert.Equal(["Acme", "Acme ApS"], sim.Account.Customers.Select(c => c.Name));
        Assert.Equal("Aarhus C", sim.Account.Customers[1].City);
    }

    [Fact]
    public async Task The_tour_of_the_simulator_runs()
    {
        var receiver = new WebhookReceiver();
        using var http = new HttpMessageInvoker(receiver);
        var account = await SimulateAsync(http);
        Assert.Equal(0m, account.BookedInvoices.Single().Remainder);
        Assert.Equal(["""{"old":"1","new":"1"}"""], receiver.Requests.Select(r => r.Body));
    }

    [Theory]
    [InlineData("package", "src/Connectors.Economic/README.md", "var services = new ServiceCollection();\n")]
    [InlineData("simulator", "src/Connectors.Testing/README.md", "")]
    public void The_pages_show_what_is_compiled_here(string which, string page, string before)
    {
        var code = File.ReadAllText(Path.Combine(Project, "UsageTests.cs")).ReplaceLineEndings("\n").Split($"// README of the {which}: " + "begin\n")[1].Split($"\n        // README of the {which}: " + "end")[0];
        var lines = code.TrimEnd().Split('\n').Select(static l => l.Length > 8 ? l[8..] : l);
        Assert.Contains(before + string.Join('\n', lines) + "\n```", File.ReadAllText(Path.Combine(Project, "../..", page)).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newcomers_program_of_the_consumer_check_runs()
    {
        var (simulator, where) = await SimEconomic.StartAsync();
        await using (simulator)
            Assert.True(await UseEconomic.RunAsync(where));
    }
}
