using Connectors.Intacct.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Intacct.Tests.Client;

public sealed class RegistrationTests
{
    [Fact]
    public async Task A_section_makes_a_client_with_every_setting_of_it()
    {
        var section = Section(new()
        {
            ["Acme:Intacct:BaseAddress"] = "http://127.0.0.1:1234/ia/api/v1-beta2",
            ["Acme:Intacct:ClientId"] = "client",
            ["Acme:Intacct:ClientSecret"] = "secret",
            ["Acme:Intacct:CallTimeout"] = "00:00:42",
            ["Acme:Intacct:ConcurrentCalls"] = "2",
            ["Acme:Intacct:Credentials:CompanyId"] = "ACME",
            ["Acme:Intacct:Credentials:UserId"] = "ws.user",
        });
        var wire = new WireHandler().Answer(Answers.NoRows).Answer(Answers.NoRows);
        var collection = new ServiceCollection();
        collection.AddIntacct(section).Http.ConfigurePrimaryHttpMessageHandler(() => wire);
        collection.AddKeyedIntacct("second", section);
        await using var services = collection.BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        Assert.Equal((TimeSpan.FromSeconds(42), 2), (services.GetRequiredService<IOptions<IntacctOptions>>().Value.CallTimeout, services.GetRequiredService<IOptions<IntacctOptions>>().Value.ConcurrentCalls));
        Assert.Empty((await services.GetRequiredService<IIntacctClient>().Customers.ListPageAsync()).Items);
        Assert.Empty((await services.GetRequiredKeyedService<IIntacctClient>("second").Customers.ListPageAsync()).Items);
        Assert.All(wire.Requests, r => Assert.StartsWith("POST http://127.0.0.1:1234/ia/api/v1-beta2/services/core/query\n", r));
        Assert.StartsWith("POST http://127.0.0.1:1234/ia/api/v1-beta2/oauth2/token\n", wire.TokenRequests[0]);
    }

    [Fact]
    public void What_is_missing_stops_the_host_by_its_path_and_nothing_secret_is_said()
    {
        var collection = new ServiceCollection();
        collection.AddIntacct(Section(new() { ["Acme:Intacct:ClientSecret"] = "canary-secret", ["Acme:Intacct:SenderPassword"] = "canary-sender", ["Acme:Intacct:BaseAddress"] = "https://api.intacct.com/ia/xml/xmlgw.phtml", ["Acme:Intacct:Credentials:UserId"] = "ws@ACME" }));
        using var services = collection.BuildServiceProvider();
        var problem = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Verified.Text(string.Join('\n', problem.Failures));
        Assert.DoesNotContain("canary", problem.ToString());
    }

    [Fact]
    public void The_factory_needs_the_products_own_settings_and_no_customer()
    {
        var collection = new ServiceCollection();
        collection.AddIntacct().Configure(Section(new() { ["Acme:Intacct:ClientId"] = "app" }));
        using var services = collection.BuildServiceProvider();
        var problem = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.StartsWith("Acme:Intacct:ClientSecret is missing", Assert.Single(problem.Failures));

        using var bare = new ServiceCollection().AddIntacct().Services.BuildServiceProvider();
        var late = Assert.Throws<InvalidOperationException>(() => bare.GetRequiredService<IIntacctClientFactory>().Create(new() { CompanyId = "A", UserId = "u" }));
        Assert.Contains("ClientId is missing", late.Message);
        // The customer's credentials have no place for the product's.
        Assert.DoesNotContain(typeof(IntacctCredentials).GetProperties(), p => p.Name.StartsWith("Client", StringComparison.Ordinal) || p.Name.StartsWith("Sender", StringComparison.Ordinal));
    }

    [Fact]
    public void Mixed_up_and_half_filled_credentials_are_recognised_and_said()
    {
        Assert.Contains("CompanyId is missing", Problem(new() { UserId = "u" }));
        Assert.Contains("user@company", Problem(new() { CompanyId = "ws.user@ACME", UserId = "u" }));
        Assert.Contains("EntityId", Problem(new() { CompanyId = "ACME|FR01", UserId = "u" }));
        Assert.Contains("Authorized Client Applications", Problem(new() { CompanyId = "ACME" }));
        Assert.Contains("user id alone", Problem(new() { CompanyId = "ACME", UserId = "lea@acme.example" }));
        Assert.Contains("looks like an access token", Problem(new() { CompanyId = "ACME", RefreshToken = "eyJcanary.eyJcanary.canary" }));
        Assert.Contains("belongs into ClientSecret", Problem(new() { CompanyId = "ACME", RefreshToken = TestClient.ClientSecret }));
        Assert.Contains("belongs into ClientId", Problem(new() { CompanyId = TestClient.ClientId, UserId = "u" }));
        Assert.Contains("no entity id has", Problem(new() { CompanyId = "ACME", UserId = "u", EntityId = "a|b" }));
        Assert.Empty(new IntacctCredentials { CompanyId = "ACME", UserId = "ws.user", EntityId = "FR01" }.FindProblems(TestClient.ClientId, TestClient.ClientSecret));
        Assert.Empty(new IntacctCredentials { CompanyId = "ACME", RefreshToken = "r" }.FindProblems(TestClient.ClientId, TestClient.ClientSecret));

        static string Problem(IntacctCredentials credentials)
        {
            var text = string.Join('\n', credentials.FindProblems(TestClient.ClientId, TestClient.ClientSecret).Select(p => $"{p.Setting} {p.Problem}"));
            Assert.DoesNotContain("canary", text + credentials);
            return text;
        }
    }

    [Fact]
    public void The_factory_keeps_one_client_per_company_and_entity_until_its_credentials_change()
    {
        using var services = new ServiceCollection().AddIntacct().Configure(o => (o.ClientId, o.ClientSecret) = ("c", "s")).Services.BuildServiceProvider();
        var factory = services.GetRequiredService<IIntacctClientFactory>();
        var credentials = new IntacctCredentials { CompanyId = "ACME", RefreshToken = "one" };
        var first = factory.Create(credentials);
        Assert.Same(first, factory.Create(new() { CompanyId = "ACME", RefreshToken = "one" }));
        credentials.RefreshToken = "two";
        Assert.NotSame(first, factory.Create(credentials));
        Assert.NotSame(first, factory.Create(new() { CompanyId = "ACME", RefreshToken = "two", EntityId = "FR01" }));
    }

    [Fact]
    public async Task Clients_can_be_faked_and_an_unfaked_member_says_so()
    {
        var fake = new FakeCustomers();
        Assert.Equal("Fake", (await fake.GetAsync(new("1"))).Name);
        Assert.Contains("FakeCustomers", (await Assert.ThrowsAsync<NotSupportedException>(() => fake.DeleteAsync(new("1")))).Message);
    }

    private static IConfigurationSection Section(Dictionary<string, string?> values) => new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection("Acme:Intacct");

    private sealed class FakeCustomers : CustomerOperations
    {
        public override Task<Customer> GetAsync(RecordKey key, CallOptions? options = null, CancellationToken cancellationToken = default) => Task.FromResult(new Customer { Key = key, Name = "Fake" });
    }
}
