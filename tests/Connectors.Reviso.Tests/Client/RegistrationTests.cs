using Connectors.Reviso.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Reviso.Tests.Client;

public sealed class RegistrationTests
{
    private static IConfigurationSection Section(params (string Key, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(v => new KeyValuePair<string, string?>("Crm:Reviso:" + v.Key, v.Value))).Build().GetSection("Crm:Reviso");

    [Fact]
    public async Task A_section_is_bound_with_credentials()
    {
        var services = new ServiceCollection();
        services.AddReviso(Section(
            ("AppSecretToken", "s-1"), ("CallsPerMinute", "60"), ("Credentials:AgreementGrantToken", "g-1"), ("Credentials:AgreementNumber", "123456"), ("Credentials:GrantedAt", "2026-01-05T10:00:00Z")));
        await using var provider = services.BuildServiceProvider();
        Assert.Equal("Reviso agreement 123456 (secrets hidden)", provider.GetRequiredService<IRevisoClient>().ToString());
        var options = provider.GetRequiredService<IOptions<RevisoOptions>>().Value;
        Assert.Equal((60, new DateTimeOffset(2026, 12, 31, 10, 0, 0, TimeSpan.Zero)), (options.CallsPerMinute, options.Credentials!.ExpiresAt!.Value));
    }

    [Fact]
    public async Task A_wrong_setting_is_named_by_its_configuration_path()
    {
        var services = new ServiceCollection();
        services.AddReviso(Section(
            ("Credentials:AgreementGrantToken", "https://crm.example/back?token=g"), ("Credentials:AgreementNumber", "-1"), ("Credentials:GrantedAt", "0001-01-01"), ("BaseAddress", "ftp://x/"), ("GrantAddress", "x"),
            ("AppPublicToken", "https://app.reviso.com/?appId=x"), ("CallTimeout", "00:00:00"), ("AttemptTimeout", "00:00:00"), ("CallsPerMinute", "-1"), ("InteractiveReserve", "-1")));
        await using var provider = services.BuildServiceProvider();
        var failures = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IRevisoClient>()).Failures.ToArray();
        string[] expected =
        [
            "AppSecretToken is missing", "AppPublicToken is a web address", "BaseAddress must be", "GrantAddress must be", "CallTimeout must be", "AttemptTimeout must be", "CallsPerMinute cannot", "InteractiveReserve cannot",
            "Credentials:AgreementGrantToken is a web address", "Credentials:AgreementNumber is not", "Credentials:GrantedAt is before",
        ];
        Assert.Equal(expected.Length, failures.Length);
        Assert.All(expected.Zip(failures), static pair => Assert.StartsWith("Crm:Reviso:" + pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "secret-1", "is missing")]
    [InlineData("secret-1", "secret-1", "is the same as AppSecretToken")]
    [InlineData("public-1", "secret-1", "is the app's public token")]
    [InlineData("demo", "secret-1", "must both be 'demo'")]
    [InlineData("g-1", "demo", "must both be 'demo'")]
    [InlineData("g 1", "secret-1", "holds a blank")]
    [InlineData("http://x/?token=g", "secret-1", "is a web address")]
    public void A_mix_up_of_tokens_is_recognised(string grant, string secret, string problem)
    {
        var found = Assert.Single(new RevisoCredentials { AgreementGrantToken = grant }.FindProblems(secret, "public-1"));
        Assert.Equal("AgreementGrantToken", found.Setting);
        Assert.Contains(problem, found.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s 1", "holds a blank")]
    [InlineData("https://app.reviso.com/x", "is a web address")]
    [InlineData("public-1", "are the same")]
    public void A_mix_up_of_the_apps_tokens_is_recognised(string secret, string problem)
    {
        var services = new ServiceCollection();
        services.AddReviso().Configure(o => (o.AppSecretToken, o.AppPublicToken) = (secret, "public-1"));
        using var provider = services.BuildServiceProvider();
        Assert.Contains(problem, Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IRevisoClientFactory>().Create(new() { AgreementGrantToken = "g" })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Demo_goes_with_demo() => Assert.Empty(new RevisoCredentials { AgreementGrantToken = "demo" }.FindProblems("demo"));

    [Fact]
    public async Task The_factory_keeps_clients_and_a_renewed_grant_takes_the_place_of_the_old_one()
    {
        var wire = new WireHandler().Answer("{}").Answer("{}");
        var services = new ServiceCollection();
        services.AddReviso().Configure(o => o.AppSecretToken = "secret-1").Http.ConfigurePrimaryHttpMessageHandler(() => wire);
        await using var provider = services.BuildServiceProvider();
        var factory = provider.GetRequiredService<IRevisoClientFactory>();
        var first = factory.Create(new() { AgreementGrantToken = "g-1", AgreementNumber = 7 });
        Assert.Same(first, factory.Create(new() { AgreementGrantToken = " g-1 ", AgreementNumber = 7 }));
        var renewed = factory.Create(new() { AgreementGrantToken = "g-2", AgreementNumber = 7 });
        await renewed.Agreement.GetAsync();
        Assert.Contains("X-AgreementGrantToken: g-2", wire.Requests[0], StringComparison.Ordinal);
        Assert.NotSame(renewed, factory.Create(new() { AgreementGrantToken = "g-3", AgreementNumber = 8 }));
        Assert.Throws<ArgumentException>(() => factory.Create(new()));
    }

    [Fact]
    public async Task Without_the_products_own_token_the_factory_and_the_grant_say_what_is_missing()
    {
        var services = new ServiceCollection();
        services.AddReviso();
        await using var provider = services.BuildServiceProvider();
        Assert.Contains("AppSecretToken is missing", Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<IRevisoClientFactory>().Create(new() { AgreementGrantToken = "g" })).Message, StringComparison.Ordinal);
        Assert.Contains("AppSecretToken is missing", Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<IRevisoConsent>().Begin(null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_credentials_the_default_client_says_what_is_missing()
    {
        var services = new ServiceCollection();
        services.AddReviso(o => o.AppSecretToken = "s");
        await using var provider = services.BuildServiceProvider();
        Assert.Contains("Credentials is missing", Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IRevisoClient>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keyed_clients_stand_apart()
    {
        var services = new ServiceCollection();
        services.AddKeyedReviso("a", o => (o.AppSecretToken, o.Credentials) = ("s-1", new() { AgreementGrantToken = "g-1" }));
        services.AddKeyedReviso("b", Section(("AppSecretToken", "s-1"), ("Credentials:AgreementGrantToken", "g-2")));
        await using var provider = services.BuildServiceProvider();
        Assert.NotSame(provider.GetRequiredKeyedService<IRevisoClient>("a"), provider.GetRequiredKeyedService<IRevisoClient>("b"));
    }

    [Fact]
    public async Task No_text_shows_a_secret()
    {
        var wire = new WireHandler().Answer($$"""{"message":"bad token {{TestClient.Grant}}","logId":"l"}""", 401);
        var log = new ListLogger();
        await using var test = TestClient.On(wire, services: log.AddTo);
        var error = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => test.Client.Customers.GetAsync(new(1)));
        var options = test.Services.GetRequiredService<IOptions<RevisoOptions>>().Value;
        var begun = test.Services.GetRequiredService<IRevisoConsent>().Begin(new("https://crm.example/back"));
        string?[] texts = [error.ToString(), error.RawBody, test.Client.ToString(), options.ToString(), options.Credentials!.ToString(), new RevisoGrant(TestClient.Grant, default).ToString(), .. log.Lines];
        Assert.All(texts, text =>
        {
            Assert.DoesNotContain(TestClient.Secret, text ?? "", StringComparison.Ordinal);
            Assert.DoesNotContain(TestClient.Grant, text ?? "", StringComparison.Ordinal);
        });
        Assert.DoesNotContain(begun.State, begun.ToString(), StringComparison.Ordinal);
    }
}
