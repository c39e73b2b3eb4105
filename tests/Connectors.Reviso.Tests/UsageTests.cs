using System.Reflection;
using Connectors.Testing;
using Connectors.Testing.Reviso;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Reviso.Tests;

/// <summary>The code of the package's page and of the simulator's section, compiled and run.</summary>
public sealed class UsageTests
{
    private static readonly string Project = typeof(UsageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "ProjectDirectory").Value!;

    private static async Task TourAsync(ServiceCollection services, string appSecretToken, string grantToken, DateTimeOffset grantedAt)
    {
        // README of the package: begin
        services.AddReviso(o =>
        {
            o.AppSecretToken = appSecretToken;                                                        // the app's own: from the Developer tab
            o.Credentials = new() { AgreementGrantToken = grantToken, GrantedAt = grantedAt };        // the customer's; it dies after 360 days
        });
        await using var provider = services.BuildServiceProvider();
        var reviso = provider.GetRequiredService<IRevisoClient>();

        await foreach (var customer in reviso.Customers.ListAsync(new() { Filter = CustomerFields.VatNumber.Is(ItalianTaxNumbers.VatNumber("IT 12345678903")) }))
            Console.WriteLine($"{customer.CustomerNumber} {customer.Name}");

        var offer = await reviso.Quotations.CreateAsync(new()
        {
            Date = new DateOnly(2026, 3, 2),
            Currency = "EUR",
            Customer = new CustomerNumber(101),
            PaymentTerms = new PaymentTermsNumber(1),
            Recipient = new() { Name = "Rossi S.r.l.", VatZone = new VatZoneNumber(1) },
            Lines = [new() { Product = new ProductNumber("S1"), Description = "Sedia", Quantity = 2m, UnitNetPrice = 49.90m, VatInfo = new() { VatAccount = new VatCode("V022") } }],
        });
        await reviso.Quotations.UpdateAsync(offer.Id!.Value, current => current with { Notes = new() { Heading = "Preventivo" } });   // reads, changes, writes all of it back
        // README of the package: end
    }

    private static async Task<(RevisoSimulator Simulator, bool Alive)> SimulateAsync(HttpMessageInvoker http)
    {
        // README of the simulator: begin
        await using var reviso = await RevisoSimulator.StartAsync(a => a
            .Customer("Acme Srl", c => c with { VatNumber = "12345678903", CountryCode = "IT", ProvinceNumber = 3, PaymentTypeNumber = 1 })
            .Product("A-1", "Ora", 80)
            .Quotation(1, new RevisoLine { ProductNumber = "A-1", Description = "Ora", Quantity = 2, UnitNetPrice = 80, VatCode = "V022" })
            .Webhook(RevisoWebhookType.CustomerUpdated, "https://crm.example.com/api/v1/RevisoCustomer?apiKey=s3cret"));
        reviso.Faults.LoseReplyAfterCommit("quotations.create");
        reviso.Before("customers.update", _ => reviso.Account.RenumberCustomer(1, 4711));

        // Point the code under test at reviso.BaseAddress, with reviso.App.SecretToken and reviso.Account.GrantToken ...

        var order = reviso.Account.ConvertQuotation(reviso.Account.Quotations[0].Id);
        var number = reviso.Account.Book(reviso.Account.ConvertOrder(order));
        reviso.Account.Pay(number);
        reviso.Account.EditCustomer(1, c => c with { City = "Brescia" });
        reviso.Account.DoubleWebhooks();
        await reviso.DeliverWebhooksAsync(http);        // an invoker of the test's own; without one the requests leave for real
        reviso.Clock.Advance(TimeSpan.FromDays(360));   // the grant is dead now
        // README of the simulator: end
        using var client = new HttpClient(reviso.CreateHandler()) { BaseAddress = reviso.BaseAddress };
        client.DefaultRequestHeaders.Add("X-AppSecretToken", reviso.App.SecretToken);
        client.DefaultRequestHeaders.Add("X-AgreementGrantToken", reviso.Account.GrantToken);
        return (reviso, (await client.GetAsync("self")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task The_tour_of_the_package_runs()
    {
        await using var sim = await RevisoSimulator.StartAsync(a => a.Customer("Rossi", c => c with { CustomerNumber = 101, VatNumber = "12345678903" }).Product("S1", "Sedia", 49.90m));
        var services = new ServiceCollection();
        services.PostConfigureAll<RevisoOptions>(o => o.BaseAddress = sim.BaseAddress);
        await TourAsync(services, sim.App.SecretToken, sim.Account.GrantToken, sim.Account.GrantIssuedAt);
        var offer = Assert.Single(sim.Account.Quotations);
        Assert.Equal(("Preventivo", 121.76m, 101), (offer.Heading, offer.GrossAmount, offer.CustomerNumber));
        Assert.Contains(sim.Calls, c => c.Operation == "customers.list" && c.Query.Contains("12345678903", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_tour_of_the_simulator_runs()
    {
        var receiver = new WebhookReceiver();
        using var http = new HttpMessageInvoker(receiver);
        var (simulator, alive) = await SimulateAsync(http);
        Assert.Equal((0m, false), (simulator.Account.BookedInvoices.Single().Remainder, alive));
        Assert.Equal(2, receiver.Requests.Count);
        Assert.All(receiver.Requests, r => Assert.Equal("""{"oldNumber": "1", "newNumber": "1"}""", r.Body));
    }

    [Theory]
    [InlineData("package", "src/Connectors.Reviso/README.md", "var services = new ServiceCollection();\n")]
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
        var (simulator, where) = await SimReviso.StartAsync();
        await using (simulator)
            Assert.True(await UseReviso.RunAsync(where));
    }
}
