using Connectors.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Dinero.Tests.Client;

public sealed class RegistrationTests
{
    [Fact]
    public async Task A_section_makes_a_client_with_every_setting_of_it()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.Contact("Acme ApS"));
        var section = Section(new()
        {
            ["Acme:Dinero:BaseAddress"] = dinero.BaseAddress.ToString(),
            ["Acme:Dinero:TokenAddress"] = dinero.TokenAddress.ToString(),
            ["Acme:Dinero:ClientId"] = dinero.SignIns.PersonalClientId,
            ["Acme:Dinero:ClientSecret"] = dinero.SignIns.PersonalClientSecret,
            ["Acme:Dinero:CallTimeout"] = "00:00:42",
            ["Acme:Dinero:Credentials:OrganizationId"] = dinero.Account.Id.ToString(),
            ["Acme:Dinero:Credentials:ApiKey"] = dinero.Account.ApiKey,
        });
        var collection = new ServiceCollection().AddSingleton(dinero.Time);
        collection.AddDinero(section);
        collection.AddKeyedDinero("second", section);
        await using var services = collection.BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        Assert.Equal(TimeSpan.FromSeconds(42), services.GetRequiredService<IOptions<DineroOptions>>().Value.CallTimeout);
        Assert.Single((await services.GetRequiredService<IDineroClient>().Contacts.ListPageAsync()).Items);
        Assert.Single((await services.GetRequiredKeyedService<IDineroClient>("second").Contacts.ListPageAsync()).Items);
    }

    [Fact, Acceptance("P-02c")]
    public void What_is_missing_stops_the_host_by_its_path_and_nothing_secret_is_said()
    {
        var collection = new ServiceCollection();
        collection.AddDinero(Section(new() { ["Acme:Dinero:ClientSecret"] = "canary-secret", ["Acme:Dinero:Credentials:OrganizationId"] = "12345", ["Acme:Dinero:ZonelessTimesZone"] = "Mars/Olympus" }));
        using var services = collection.BuildServiceProvider();
        var problem = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Verified.Text(string.Join('\n', problem.Failures));
        Assert.DoesNotContain("canary", problem.ToString());
    }

    [Fact, Acceptance("P-02c")]
    public void The_factory_needs_the_products_own_settings_and_no_customer()
    {
        var collection = new ServiceCollection();
        collection.AddDinero().Configure(Section(new() { ["Acme:Dinero:ClientId"] = "isv_app" }));
        using var services = collection.BuildServiceProvider();
        var problem = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.StartsWith("Acme:Dinero:ClientSecret is missing", Assert.Single(problem.Failures));

        using var bare = new ServiceCollection().AddDinero().Services.BuildServiceProvider();
        var late = Assert.Throws<InvalidOperationException>(() => bare.GetRequiredService<IDineroClientFactory>().Create(new() { OrganizationId = "1", ApiKey = "k" }));
        Assert.Contains("ClientId is missing", late.Message);
        // The customer's credentials have no place for the product's, and the product's options no place for a second customer.
        Assert.DoesNotContain(typeof(DineroCredentials).GetProperties(), p => p.Name.StartsWith("Client", StringComparison.Ordinal));
    }

    [Fact, Acceptance("003-08", Missing = "the page")]
    public void Swapped_and_half_filled_credentials_are_recognised_and_said()
    {
        const string Key = "canary-1234567890abcdef";
        Assert.Contains("are swapped", Problem(new() { OrganizationId = Key, ApiKey = "123456" }));
        Assert.Contains("like an organisation id", Problem(new() { OrganizationId = "123456", ApiKey = "654321" }));
        Assert.Contains("is missing", Problem(new() { OrganizationId = "", ApiKey = Key }));
        Assert.Contains("digits only", Problem(new() { OrganizationId = "12a", ApiKey = Key }));
        Assert.Contains("is missing", Problem(new() { OrganizationId = "123456" }));
        Assert.Contains("both given", Problem(new() { OrganizationId = "123456", ApiKey = Key, RefreshToken = "r" }));
        Assert.Empty(new DineroCredentials { OrganizationId = " 123456 ", ApiKey = Key }.FindProblems("client"));
        Assert.DoesNotContain("canary", new DineroCredentials { OrganizationId = Key, ApiKey = "123456" }.ToString());

        static string Problem(DineroCredentials credentials)
        {
            var text = string.Join('\n', credentials.FindProblems().Select(p => $"{p.Setting} {p.Problem}"));
            Assert.DoesNotContain("canary", text);
            return text;
        }
    }

    [Fact, Acceptance("P-21f", Missing = "the other five vendors' pages")]
    public void An_API_key_beside_a_Visma_client_id_is_told_to_use_Visma_Connect() =>
        Assert.Contains(new DineroCredentials { OrganizationId = "1", ApiKey = "0123456789abcdef" }.FindProblems("isv_product"), p => p.Problem.Contains("Visma Connect"));

    [Fact]
    public void The_factory_keeps_one_client_per_organisation_until_its_credentials_change()
    {
        using var services = new ServiceCollection().AddDinero().Configure(o => (o.ClientId, o.ClientSecret) = ("c", "s")).Services.BuildServiceProvider();
        var factory = services.GetRequiredService<IDineroClientFactory>();
        var credentials = new DineroCredentials { OrganizationId = "12345", ApiKey = "0123456789a" };
        var first = factory.Create(credentials);
        Assert.Same(first, factory.Create(new() { OrganizationId = "12345", ApiKey = "0123456789a" }));
        credentials.ApiKey = "0123456789b";
        Assert.NotSame(first, factory.Create(credentials));
        Assert.NotSame(first, factory.Create(new() { OrganizationId = "12346", ApiKey = "0123456789a" }));
    }

    [Fact]
    public async Task A_second_registration_keeps_what_was_put_on_the_first_builder()
    {
        var wire = new WireHandler().Answer("[]");
        var collection = new ServiceCollection();
        collection.AddDinero().Http.ConfigurePrimaryHttpMessageHandler(() => wire);
        collection.AddDinero(o => (o.ClientId, o.ClientSecret, o.Credentials) = ("c", "s", new() { OrganizationId = "1", ApiKey = "0123456789a" }));
        await using var services = collection.BuildServiceProvider();
        await services.GetRequiredService<IDineroClient>().Organizations.ListCountriesAsync();
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Clients_can_be_faked_and_an_unfaked_member_says_so()
    {
        var fake = new FakeContacts();
        Assert.Equal("Fake", (await fake.GetAsync(new(Guid.NewGuid()))).Name);
        Assert.Contains("FakeContacts", (await Assert.ThrowsAsync<NotSupportedException>(() => fake.DeleteAsync(new(Guid.NewGuid())))).Message);
    }

    private static IConfigurationSection Section(Dictionary<string, string?> values) => new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection("Acme:Dinero");

    private sealed class FakeContacts : ContactOperations
    {
        public override Task<Contact> GetAsync(ContactId id, CallOptions? options = null, CancellationToken cancellationToken = default) => Task.FromResult(new Contact { ContactGuid = id, Name = "Fake" });
    }
}
