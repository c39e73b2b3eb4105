using System.Reflection;
using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;
using Real = Microsoft.Extensions.DependencyInjection;

namespace Connectors.Intacct.Tests;

/// <summary>The code of the package's page, of the simulator's page and of the newcomer's program, compiled and run.</summary>
public sealed class UsageTests
{
    private static readonly string Project = typeof(UsageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "ProjectDirectory").Value!;

    [Fact]
    public async Task A_newcomers_program_runs()
    {
        var (simulator, where) = await SimIntacct.StartAsync();
        await using var _ = simulator;
        Assert.True(await UseIntacct.RunAsync(where));
    }

    [Fact]
    public async Task The_example_of_the_package_runs()
    {
        await using var sim = await IntacctSimulator.StartAsync(static a => a
            .AutoNumber("accounts-receivable/customer", "C-").Customer("Acme One", "A1", """{"term":{"id":"N30"}}""").Customer("Other", "A2")
            .Item("Laptop", 650m, "PC-1").Add("company-config/location", """{"id":"FR01","name":"France"}""").Add("inventory-control/warehouse", """{"id":"W1","name":"W"}"""));
        ServiceCollection.Staged = services => services.PostConfigureAll<IntacctOptions>(o =>
        {
            (o.BaseAddress, o.ClientId, o.ClientSecret) = (sim.ApiAddress, sim.SignIns.ClientId, sim.SignIns.ClientSecret);
            o.Credentials = new() { CompanyId = sim.Account.CompanyId, UserId = sim.Account.ServiceUser.Id };
        });

        // package: begin
        var services = new ServiceCollection();
        services.AddIntacct(o =>
        {
            o.ClientId = "…";          // the product's own: from the Sage developer console
            o.ClientSecret = "…";
            o.Credentials = new() { CompanyId = "ACME", UserId = "ws.crm" };   // the customer's
        });
        await using var provider = services.BuildServiceProvider();
        var intacct = provider.GetRequiredService<IIntacctClient>();

        await foreach (var customer in intacct.Customers.ListAsync(new() { Filter = CustomerFields.Name.Contains("Acme") & CustomerFields.Status.Is(RecordStatus.Active) }))
            Console.WriteLine($"{customer.Id} {customer.Name} {customer.Term?.Id}");

        var created = await intacct.Customers.CreateAsync(new() { Name = "Acme SA", Term = Reference.OfId("N30") });
        await intacct.Customers.UpdateAsync(created.Key, current => current with { CreditLimit = 10_000m });   // reads, and sends the difference

        var order = await intacct.Documents.OfType("Sales Order").CreateAsync(new()
        {
            TxnDate = new DateOnly(2026, 3, 2),
            Customer = Reference.OfKey(created.Key),
            Lines = [new() { Dimensions = new() { Item = Reference.OfId("PC-1"), Warehouse = Reference.OfId("W1"), Location = Reference.OfId("FR01") }, Unit = "Each", UnitQuantity = 1, UnitPrice = 650m }],
        });
        // package: end

        Assert.Equal("10000", sim.Account.Customers.Single(c => c.Key == created.Key.Value)["creditLimit"]);
        Assert.Equal("650", sim.Account.Documents.Single(d => d.Key == order.Key.Value)["total"]);
        Assert.Contains(Code("package"), Page("Connectors.Intacct"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_example_of_the_simulator_runs()
    {
        // simulator: begin
        await using var intacct = await IntacctSimulator.StartAsync(a => a
            .AutoNumber("accounts-receivable/customer", "C-")
            .Customer("Acme", "ACME", """{"term":{"id":"N30"},"creditLimit":5000}""")
            .Item("Hour", 95m, "HOUR")
            .Document("Sales Order", "ACME", "HOUR")
            .Add("company-config/entity", """{"id":"US","name":"Us Inc"}""")
            .Customer("Private to the entity", entityId: "US"));
        intacct.Before("customers.update", _ => intacct.Account.Edit("accounts-receivable/customer", intacct.Account.Customers[0].Key, """{"notes":"somebody else"}"""));

        Assert.Equal("95", intacct.Account.Documents[0]["total"]);
        Assert.Equal("Acme(CACME)", intacct.Account.Documents[0]["contacts.billTo.id"]);
        // simulator: end

        Assert.Contains(Code("simulator"), Page("Connectors.Testing"), StringComparison.Ordinal);
    }

    private static string Page(string package) => File.ReadAllText(Path.Combine(Project, "../../src", package, "README.md")).ReplaceLineEndings("\n");

    private static string Code(string name)
    {
        var text = File.ReadAllText(Path.Combine(Project, "UsageTests.cs")).ReplaceLineEndings("\n");
        return string.Join('\n', text.Split($"// {name}: " + "begin\n")[1].Split($"        // {name}: " + "end")[0].TrimEnd().Split('\n').Select(static l => l.Length > 8 ? l[8..] : l.TrimStart())) + "\n```";
    }

    /// <summary>The examples say <c>new ServiceCollection()</c>; this one knows where the simulator is.</summary>
    private sealed class ServiceCollection : Real.ServiceCollection
    {
        public static Action<IServiceCollection>? Staged { get; set; }

        public ServiceCollection() => Staged?.Invoke(this);
    }
}
