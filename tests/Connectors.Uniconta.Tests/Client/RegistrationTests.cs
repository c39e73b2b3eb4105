using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Uniconta.Tests.Client;

public sealed class RegistrationTests
{
    [Fact]
    public async Task A_section_makes_a_client_with_every_setting_of_it()
    {
        var wire = new WireHandler().Answer("""{"value":[]}""").Answer("""{"value":[]}""");
        var section = Section(new()
        {
            ["Acme:Uniconta:BaseAddress"] = "http://127.0.0.1:5/base/",
            ["Acme:Uniconta:CallTimeout"] = "00:00:42",
            ["Acme:Uniconta:CallsPerDay"] = "75000",
            ["Acme:Uniconta:CountryAsNumber"] = "true",
            ["Acme:Uniconta:Credentials:CompanyId"] = "4415",
            ["Acme:Uniconta:Credentials:UserName"] = "crm",
            ["Acme:Uniconta:Credentials:Password"] = "p",
            ["Acme:Uniconta:Credentials:Language"] = "da",
        });
        var collection = new ServiceCollection();
        collection.AddUniconta(section).Http.ConfigurePrimaryHttpMessageHandler(() => wire);
        collection.AddKeyedUniconta("second", section);
        await using var services = collection.BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        var options = services.GetRequiredService<IOptions<UnicontaOptions>>().Value;
        Assert.Equal((TimeSpan.FromSeconds(42), 75000, true, "da"), (options.CallTimeout, options.CallsPerDay, options.CountryAsNumber, options.Credentials!.Language));
        await services.GetRequiredService<IUnicontaClient>().DebtorGroups.ListPageAsync();
        await services.GetRequiredKeyedService<IUnicontaClient>("second").DebtorGroups.ListPageAsync();
        Assert.All(wire.Requests, r => Assert.StartsWith("GET http://127.0.0.1:5/base/odata/4415/DebtorGroupClient", r));
    }

    [Fact]
    public void What_is_missing_or_wrong_stops_the_host_by_its_path_and_nothing_secret_is_said()
    {
        var collection = new ServiceCollection();
        collection.AddUniconta(Section(new()
        {
            ["Acme:Uniconta:WebApiAddress"] = "ftp://x/",
            ["Acme:Uniconta:ApiKey"] = "canary-no-guid",
            ["Acme:Uniconta:CallDayZone"] = "Mars/Olympus",
            ["Acme:Uniconta:CallsPerDay"] = "0",
            ["Acme:Uniconta:Credentials:Password"] = "canary-password",
        }));
        using var services = collection.BuildServiceProvider();
        var problem = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Verified.Text(string.Join('\n', problem.Failures));
        Assert.DoesNotContain("canary", problem.ToString());
    }

    [Fact]
    public void The_factory_needs_no_customer_and_refuses_wrong_settings_of_the_product()
    {
        var collection = new ServiceCollection();
        collection.AddUniconta().Configure(Section(new() { ["Acme:Uniconta:AttemptTimeout"] = "00:00:00" }));
        using var services = collection.BuildServiceProvider();
        var problem = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Assert.StartsWith("Acme:Uniconta:AttemptTimeout must be", Assert.Single(problem.Failures));

        using var bare = new ServiceCollection().AddUniconta().Services.BuildServiceProvider();
        Assert.Equal(4415, bare.GetRequiredService<IUnicontaClientFactory>().Create(Credentials()).CompanyId);
    }

    [Fact]
    public void Typical_mix_ups_of_credentials_are_recognised_and_said()
    {
        Assert.Empty(Credentials().FindProblems());
        Assert.Contains("eight digits like a CVR number", Problem(Credentials() with { CompanyId = "12345678" }));
        Assert.Contains("are swapped", Problem(Credentials() with { CompanyId = "crm", UserName = "4415" }));
        Assert.Contains("only the digits before the slash", Problem(Credentials() with { CompanyId = "004415/crm" }));
        Assert.Contains("begins with a company number", Problem(Credentials() with { UserName = "004415/crm" }));
        Assert.Contains("CompanyId is missing", Problem(Credentials() with { CompanyId = " " }));
        Assert.Contains("UserName is missing", Problem(Credentials() with { UserName = "" }));
        Assert.Contains("Password is missing", Problem(Credentials() with { Password = "" }));
        Assert.Contains("UnicontaOptions.ApiKey", Problem(Credentials() with { Password = "0ca9a470-0000-4000-8000-00000ca9a470" }));
        Assert.Contains("a colon", Problem(Credentials() with { UserName = "a:b" }));
        Assert.Contains("Language is not one of en, da", Problem(Credentials() with { Language = "sv" }));

        static string Problem(UnicontaCredentials credentials)
        {
            var text = string.Join('\n', credentials.FindProblems().Select(p => $"{p.Setting} {p.Problem}"));
            Assert.DoesNotContain("canary", text + credentials);
            return text;
        }
    }

    [Fact]
    public void The_factory_keeps_one_client_per_company_and_user_until_the_password_changes()
    {
        using var services = new ServiceCollection().AddUniconta().Services.BuildServiceProvider();
        var factory = services.GetRequiredService<IUnicontaClientFactory>();
        var credentials = Credentials();
        var first = factory.Create(credentials);
        Assert.Same(first, factory.Create(Credentials()));
        credentials.Password = "another";
        Assert.NotSame(first, factory.Create(credentials));
        Assert.NotSame(first, factory.Create(Credentials() with { CompanyId = "4416" }));
        Assert.Contains("CompanyId", Assert.Throws<ArgumentException>(() => factory.Create(new() { UserName = "crm", Password = "p" })).Message);
    }

    [Fact]
    public async Task Companies_are_listed_before_one_is_chosen()
    {
        var wire = new WireHandler().Answer("""{"value":[{"PrimaryKeyId":4415,"CompanyName":"Prøve ApS"},{"CompanyId":4416,"Name":"Anden ApS"}]}""");
        var collection = new ServiceCollection();
        collection.AddUniconta().Http.ConfigurePrimaryHttpMessageHandler(() => wire);
        await using var services = collection.BuildServiceProvider();
        var companies = await services.GetRequiredService<IUnicontaClientFactory>().ListCompaniesAsync(new() { UserName = "crm", Password = "p" });
        Assert.Equal([(4415, "Prøve ApS"), (4416, "Anden ApS")], companies.Select(c => (c.Number!.Value, c.DisplayName!)));
        Assert.StartsWith("GET https://odata.uniconta.com/odata/CompanyClient\n", wire.Requests[0]);
        Assert.Contains("Basic " + Convert.ToBase64String("crm:p"u8), wire.Requests[0]);
    }

    [Fact]
    public async Task A_second_registration_keeps_what_was_put_on_the_first_builder()
    {
        var wire = new WireHandler().Answer("""{"value":[]}""");
        var collection = new ServiceCollection();
        collection.AddUniconta().Http.ConfigurePrimaryHttpMessageHandler(() => wire);
        collection.AddUniconta(o => o.Credentials = Credentials());
        await using var services = collection.BuildServiceProvider();
        await services.GetRequiredService<IUnicontaClient>().DebtorGroups.ListPageAsync();
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Clients_can_be_faked_and_an_unfaked_member_says_so()
    {
        var fake = new FakeDebtors();
        Assert.Equal("Fake", (await fake.GetAsync(new(1))).Name);
        Assert.Contains("FakeDebtors", (await Assert.ThrowsAsync<NotSupportedException>(() => fake.DeleteAsync(new(1)))).Message);
    }

    private static UnicontaCredentials Credentials() => new() { CompanyId = " 4415 ", UserName = "crm", Password = "canary-password" };

    private static IConfigurationSection Section(Dictionary<string, string?> values) => new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection("Acme:Uniconta");

    private sealed class FakeDebtors : DebtorOperations
    {
        public override Task<Debtor> GetAsync(RowId id, CallOptions? options = null, CancellationToken cancellationToken = default) => Task.FromResult(new Debtor { RowId = id, Name = "Fake" });
    }
}
