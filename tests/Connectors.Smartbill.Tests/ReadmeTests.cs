using System.Reflection;
using Connectors.Smartbill.Tests.Support;
using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Smartbill.Tests;

/// <summary>The examples of both READMEs, compiled and run.</summary>
public sealed class ReadmeTests
{
    private static readonly string Project = typeof(ReadmeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "ProjectDirectory").Value!;

    [Theory]
    [InlineData("package", "Connectors.Smartbill", "using Connectors;\nusing Connectors.Smartbill;\nusing Microsoft.Extensions.DependencyInjection;\n\n")]
    [InlineData("simulator", "Connectors.Testing", "")]
    public void An_example_is_the_one_that_is_compiled_and_run_here(string name, string folder, string usings)
    {
        var parts = File.ReadAllText(Path.Combine(Project, "ReadmeTests.cs")).ReplaceLineEndings("\n").Split($"// {name}: " + "begin\n").Skip(1).Select(p => p.Split($"\n        // {name}: " + "end")[0]);
        var code = string.Join('\n', string.Join('\n', parts).Split('\n').Select(static l => l.Length > 8 ? l[8..] : l));
        Assert.Contains($"```csharp\n{usings}{code}\n```", File.ReadAllText(Path.Combine(Project, "../../src", folder, "README.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_package_issues_an_invoice_and_reads_it()
    {
        await using var simulator = await SmartbillSimulator.StartAsync(static a => a.AddSeries("CRM", "f", next: 42));
        simulator.Account.UsesProductCodes = false;

        // package: begin
        var services = new ServiceCollection();
        services.AddSmartbill(o => o.Credentials = new()
        {
            CompanyVatCode = "RO12345678",   // as stored in the account, with RO or without
            Email = "a@b.example",
            Token = "…",                     // SmartBill Cloud, Contul meu, Integrari, API
            TokenV3 = "…",                   // only for clients, suppliers, products, warehouses
        });
        // package: end
        services.AddSingleton(simulator.Time).PostConfigure<SmartbillOptions>(o => (o.BaseAddress, o.Credentials) = (simulator.ApiAddress, SimulatedClient.CredentialsOf(simulator.Account)));
        // package: begin
        await using var provider = services.BuildServiceProvider();
        var smartbill = provider.GetRequiredService<ISmartbillClient>();

        var vat = (await smartbill.Taxes.ListAsync()).First(t => t.Name == "Normala");
        var issued = await smartbill.Invoices.CreateAsync(new()
        {
            SeriesName = "CRM",
            Client = new() { Name = "Acme SRL", Country = "Romania", VatCode = "RO87654321", IsTaxPayer = true, City = "Cluj-Napoca", County = "Cluj", Address = "Str. Mare 1" },
            Lines = [new() { Name = "Consultanta", MeasuringUnitName = "ora", Quantity = 2, Price = 150, IsTaxIncluded = false, TaxName = vat.Name, TaxPercentage = vat.Percentage, IsService = true }],
            Mentions = "Order 4711",         // your reference: it finds the invoice again after a lost answer
        });

        var id = issued.Id!.Value;           // company, series and printed number: "0042", not 42
        await using var pdf = await smartbill.Invoices.GetPdfAsync(id);
        var state = await smartbill.Invoices.GetPaymentStateAsync(id);
        Console.WriteLine($"{id.Series} {id.Number}: {state.Paid} of {state.Total} paid, {issued.PublicUrl}");
        // package: end

        Assert.Equal(("0042", 363m, 0m), (id.Number, state.Total, state.Paid));
        Assert.Equal("Order 4711", Assert.Single(simulator.Account.Invoices).Mentions);
        Assert.True(pdf.Length > 0);
    }

    [Fact]
    public async Task The_simulator_loses_a_reply_while_a_colleague_takes_the_number()
    {
        // simulator: begin
        await using var smartbill = await SmartbillSimulator.StartAsync(a => a
            .Receive("Depozit", "MK053", 5, "Caiet")
            .Client("Acme SRL", c => c with { VatCode = "RO999" })
            .AddSeries("WEB", "f", next: 42));
        smartbill.Faults.LoseReplyAfterCommit("invoices.create");
        smartbill.Before("invoices.create", _ => smartbill.Account.IssueInvoice("WEB"));   // a colleague takes number 0042

        // Point the code under test at smartbill.ApiAddress, with smartbill.Account.Cif, .Email, .Token and .V3Token ...
        // simulator: end
        await using var services = new ServiceCollection().AddSingleton(smartbill.Time).AddSmartbill(o => (o.BaseAddress, o.Credentials) = (smartbill.ApiAddress, SimulatedClient.CredentialsOf(smartbill.Account)))
            .Services.BuildServiceProvider();
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => services.GetRequiredService<ISmartbillClient>().Invoices.CreateAsync(Samples.Invoice with { SeriesName = "WEB" }));
        // simulator: begin

        Assert.Equal(["0042", "0043"], smartbill.Account.Invoices.Select(i => i.Number));
        Assert.Equal(5, smartbill.Account.StockOf("Depozit", "MK053"));
        // simulator: end
    }

    [Fact]
    public async Task What_a_newcomer_writes_on_the_first_day_works()
    {
        var (simulator, where) = await SimSmartbill.StartAsync();
        await using (simulator)
            Assert.True(await UseSmartbill.RunAsync(where));
    }
}
