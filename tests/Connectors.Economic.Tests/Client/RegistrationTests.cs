using Connectors.Economic.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Economic.Tests.Client;

public sealed class RegistrationTests
{
    private static IConfigurationSection Section(params (string Key, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(v => new KeyValuePair<string, string?>("Crm:Economic:" + v.Key, v.Value))).Build().GetSection("Crm:Economic");

    [Fact]
    public async Task A_section_is_bound_with_versions_and_credentials()
    {
        var services = new ServiceCollection();
        services.AddEconomic(Section(("AppSecretToken", "s-1"), ("Credentials:AgreementGrantToken", "g-1"), ("Credentials:AgreementNumber", "123456"), ("OpenApiVersions:Customers", "3.2.0")));
        await using var provider = services.BuildServiceProvider();
        Assert.NotNull(provider.GetRequiredService<IEconomicClient>());
        var options = provider.GetRequiredService<IOptions<EconomicOptions>>().Value;
        Assert.Equal(("3.2.0", "2.0.0", 123456), (options.OpenApiVersions.Customers, options.OpenApiVersions.Products, options.Credentials!.AgreementNumber));
    }

    [Fact]
    public async Task A_wrong_setting_is_named_by_its_configuration_path()
    {
        var services = new ServiceCollection();
        services.AddEconomic(Section(("Credentials:AgreementGrantToken", "https://crm.example/back?token=g"), ("OpenApiVersions:Customers", "v3"), ("IdempotencyWindow", "02:00:00")));
        await using var provider = services.BuildServiceProvider();
        var failures = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IEconomicClient>()).Failures.ToArray();
        Assert.Contains(failures, f => f.StartsWith("Crm:Economic:AppSecretToken is missing", StringComparison.Ordinal));
        Assert.Contains(failures, f => f.StartsWith("Crm:Economic:Credentials:AgreementGrantToken is a web address", StringComparison.Ordinal));
        Assert.Contains(failures, f => f.StartsWith("Crm:Economic:OpenApiVersions:Customers is no version", StringComparison.Ordinal));
        Assert.Contains(failures, f => f.StartsWith("Crm:Economic:IdempotencyWindow must be", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "secret-1", "is missing")]
    [InlineData("secret-1", "secret-1", "is the same as AppSecretToken")]
    [InlineData("public-1", "secret-1", "is the app's public token")]
    [InlineData("demo", "secret-1", "must both be 'demo'")]
    [InlineData("g 1", "secret-1", "holds a blank")]
    [InlineData("http://x/?token=g", "secret-1", "is a web address")]
    public void A_mix_up_of_tokens_is_recognised(string grant, string secret, string problem)
    {
        var problems = new EconomicCredentials { AgreementGrantToken = grant }.FindProblems(secret, "public-1");
        Assert.Contains(problem, Assert.Single(problems).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Demo_goes_with_demo() => Assert.Empty(new EconomicCredentials { AgreementGrantToken = "demo" }.FindProblems("demo"));

    [Fact]
    public async Task The_factory_keeps_clients_and_notices_other_credentials()
    {
        var services = new ServiceCollection();
        services.AddEconomic().Configure(o => o.AppSecretToken = "secret-1");
        await using var provider = services.BuildServiceProvider();
        var factory = provider.GetRequiredService<IEconomicClientFactory>();
        var first = factory.Create(new() { AgreementGrantToken = "g-1" });
        Assert.Same(first, factory.Create(new() { AgreementGrantToken = "g-1" }));
        Assert.NotSame(first, factory.Create(new() { AgreementGrantToken = "g-2" }));
        Assert.Throws<ArgumentException>(() => factory.Create(new()));
    }

    [Fact]
    public async Task Without_the_products_own_token_the_factory_says_what_is_missing()
    {
        var services = new ServiceCollection();
        services.AddEconomic();
        await using var provider = services.BuildServiceProvider();
        var error = Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<IEconomicClientFactory>().Create(new() { AgreementGrantToken = "g" }));
        Assert.Contains("AppSecretToken is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keyed_clients_stand_apart()
    {
        var services = new ServiceCollection();
        services.AddKeyedEconomic("a", o => (o.AppSecretToken, o.Credentials) = ("s-1", new() { AgreementGrantToken = "g-1" }));
        services.AddKeyedEconomic("b", Section(("AppSecretToken", "s-1"), ("Credentials:AgreementGrantToken", "g-2")));
        await using var provider = services.BuildServiceProvider();
        Assert.NotSame(provider.GetRequiredKeyedService<IEconomicClient>("a"), provider.GetRequiredKeyedService<IEconomicClient>("b"));
    }

    [Fact]
    public async Task No_text_shows_a_secret()
    {
        var wire = new WireHandler().Answer($$"""{"message":"bad token {{TestClient.Grant}}","errorCode":"E01000","logId":"l"}""", 401);
        var log = new ListLogger();
        await using var test = TestClient.On(wire, services: log.AddTo);
        var error = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => test.Client.Customers.GetAsync(new(1)));
        var options = test.Services.GetRequiredService<IOptions<EconomicOptions>>().Value;
        string?[] texts = [error.ToString(), error.RawBody, test.Client.ToString(), options.ToString(), options.Credentials!.ToString(), .. log.Lines];
        Assert.All(texts, text =>
        {
            Assert.DoesNotContain(TestClient.Secret, text ?? "", StringComparison.Ordinal);
            Assert.DoesNotContain(TestClient.Grant, text ?? "", StringComparison.Ordinal);
        });
    }
}
