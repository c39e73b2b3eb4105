using Connectors.Smartbill.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Smartbill.Tests.Client;

public sealed class RegistrationTests
{
    [Fact]
    public async Task A_section_makes_a_client_with_every_setting_of_it()
    {
        var section = Section(new()
        {
            ["Acme:Smartbill:BaseAddress"] = "http://127.0.0.1:9/api",
            ["Acme:Smartbill:CallTimeout"] = "00:00:42",
            ["Acme:Smartbill:CallsPerTenSeconds"] = "7",
            ["Acme:Smartbill:Credentials:CompanyVatCode"] = "12345678",
            ["Acme:Smartbill:Credentials:Email"] = "user@firm.example",
            ["Acme:Smartbill:Credentials:Token"] = "003|a:b",
        });
        var wire = new WireHandler().Answer("""{"taxes":[]}""").Answer("""{"taxes":[]}""");
        var collection = new ServiceCollection();
        collection.AddSmartbill().Http.ConfigurePrimaryHttpMessageHandler(() => wire);
        collection.AddSmartbill(section);
        collection.AddKeyedSmartbill("second", section);
        await using var services = collection.BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        Assert.Equal(TimeSpan.FromSeconds(42), services.GetRequiredService<IOptions<SmartbillOptions>>().Value.CallTimeout);
        await services.GetRequiredService<ISmartbillClient>().Taxes.ListAsync();
        await services.GetRequiredKeyedService<ISmartbillClient>("second").Taxes.ListAsync();
        Assert.All(wire.Requests, r => Assert.StartsWith("GET http://127.0.0.1:9/api/tax?cif=12345678\n", r));
    }

    [Fact]
    public void What_is_missing_stops_the_host_by_its_path_and_nothing_secret_is_said()
    {
        var collection = new ServiceCollection();
        collection.AddSmartbill(Section(new()
        {
            ["Acme:Smartbill:CallsPerTenSeconds"] = "31",
            ["Acme:Smartbill:BaseAddress"] = "ftp://x",
            ["Acme:Smartbill:Credentials:Email"] = "canary-no-mail",
            ["Acme:Smartbill:Credentials:Token"] = "Bearer canary-token",
        }));
        using var services = collection.BuildServiceProvider();
        var problem = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
        Verified.Text(string.Join('\n', problem.Failures));
        Assert.DoesNotContain("canary", problem.ToString());
    }

    [Fact]
    public void A_client_without_a_company_and_a_factory_without_settings()
    {
        var collection = new ServiceCollection();
        collection.AddSmartbill(_ => { });
        using var services = collection.BuildServiceProvider();
        Assert.StartsWith("SmartbillOptions:Credentials is missing", Assert.Single(Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate()).Failures));

        using var bare = new ServiceCollection().AddSmartbill().Services.BuildServiceProvider();
        Assert.Equal(TestClient.Cif, bare.GetRequiredService<ISmartbillClientFactory>().Create(TestClient.Credentials()).CompanyVatCode);

        using var wrong = new ServiceCollection().AddSmartbill().Configure(Section(new() { ["Acme:Smartbill:V3CallsPerDay"] = "0" })).Services.BuildServiceProvider();
        Assert.StartsWith("Acme:Smartbill:V3CallsPerDay must be", Assert.Single(Assert.Throws<OptionsValidationException>(() => wrong.GetRequiredService<IStartupValidator>().Validate()).Failures));
    }

    [Fact]
    public void Mixed_up_and_half_filled_credentials_are_recognised_and_said()
    {
        Assert.Contains("CompanyVatCode is missing", Problem(c => c.CompanyVatCode = " "));
        Assert.Contains("CompanyVatCode is an e-mail address", Problem(c => c.CompanyVatCode = "a@b.example"));
        Assert.Contains("CompanyVatCode is no CIF", Problem(c => c.CompanyVatCode = "canary|abc"));
        Assert.Contains("Email is missing", Problem(c => c.Email = ""));
        Assert.Contains("Email is no e-mail address", Problem(c => c.Email = "canary"));
        Assert.Equal("Email and Token are swapped", Problem(c => (c.Email, c.Token) = (c.Token, c.Email)));
        Assert.Contains("Token is missing", Problem(c => c.Token = ""));
        Assert.Contains("Token is an e-mail address", Problem(c => c.Token = "a@b.example"));
        Assert.Contains("the name of a sign-in", Problem(c => c.Token = "Basic canary"));
        Assert.Contains("e-mail address and token", Problem(c => c.Token = "a@b.example:canary"));
        Assert.Contains("Base64", Problem(c => c.Token = Convert.ToBase64String("a@b.example:canary"u8)));
        Assert.Contains("blank or line break", Problem(c => c.Token = "canary canary"));
        Assert.Contains("TokenV3 is the same as Token", Problem(c => c.TokenV3 = c.Token));
        Assert.Contains("TokenV3 begins with", Problem(c => c.TokenV3 = "Bearer canary"));
        Assert.Equal("", Problem(c => c.TokenV3 = null));
        Assert.Equal("", Problem(c => (c.CompanyVatCode, c.Token) = (" RO 12345678 ", " 003|ab:cd \n")));

        static string Problem(Action<SmartbillCredentials> change)
        {
            var credentials = TestClient.Credentials();
            change(credentials);
            var text = string.Join('\n', credentials.FindProblems().Select(p => $"{p.Setting} {p.Problem}"));
            Assert.DoesNotContain("canary", text + credentials);
            return text;
        }
    }

    [Fact]
    public void The_factory_keeps_one_client_per_company_and_user_until_its_tokens_change()
    {
        using var services = new ServiceCollection().AddSmartbill().Services.BuildServiceProvider();
        var factory = services.GetRequiredService<ISmartbillClientFactory>();
        var credentials = TestClient.Credentials();
        var first = factory.Create(credentials);
        Assert.Same(first, factory.Create(TestClient.Credentials()));
        credentials.TokenV3 = null;
        Assert.NotSame(first, factory.Create(credentials));
        Assert.NotSame(first, factory.Create(TestClient.Credentials() with { CompanyVatCode = "1234567" }));
        Assert.Contains("Token is missing", Assert.Throws<ArgumentException>(() => factory.Create(TestClient.Credentials() with { Token = "" })).Message);
    }

    [Fact]
    public async Task Clients_can_be_faked_and_an_unfaked_member_says_so()
    {
        var fake = new FakeTaxes();
        Assert.Equal("Fake", (await fake.ListAsync())[0].Name);
        Assert.Contains("FakeSeries", (await Assert.ThrowsAsync<NotSupportedException>(() => new FakeSeries().ListAsync())).Message);
    }

    [Fact]
    public async Task No_secret_shows_anywhere()
    {
        var log = new ListLogger();
        var wire = new WireHandler();
        var echo = $$"""{"errorText":"Nou {{TestClient.Token}} {{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(TestClient.Email + ":" + TestClient.Token))}}"}""";
        wire.Answer(echo, 400).Answer($$"""{"status":400,"type":"validation_error","errors":[{"code":"bad_request","message":"{{TestClient.TokenV3}}"}]}""", 400);
        await using var test = TestClient.On(wire, services: log.AddTo);
        var v1 = await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Taxes.ListAsync());
        var v3 = await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Clients.ListPageAsync());
        var everything = string.Join('\n', v1, v1.RawBody, v3, v3.RawBody, string.Join(' ', v3.FieldErrors), test.Client, TestClient.Credentials(), string.Join('\n', log.Lines), new SmartbillOptions { Credentials = TestClient.Credentials() });
        Assert.DoesNotContain("canary", everything);
        Assert.DoesNotContain(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(TestClient.Email + ":" + TestClient.Token)), everything);
    }

    private static IConfigurationSection Section(Dictionary<string, string?> values) => new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection("Acme:Smartbill");

    private sealed class FakeTaxes : TaxOperations
    {
        public override Task<IReadOnlyList<Tax>> ListAsync(CallOptions? options = null, CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<Tax>>([new("Fake", 0)]);
    }

    private sealed class FakeSeries : SeriesOperations;
}
