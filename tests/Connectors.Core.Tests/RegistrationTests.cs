using Connectors.Acme;
using Connectors.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Connectors.Core.Tests;

/// <summary>The sample vendor of the README: registration, options, its calls on the wire.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public void A_missing_credential_of_a_default_client_is_named_by_its_configuration_path()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Vendors:Acme:Credentials:Company", "1")]).Build();
        var services = new ServiceCollection();
        services.AddAcme(configuration.GetSection("Vendors:Acme"));
        using var provider = services.BuildServiceProvider();

        var e = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Equal("Vendors:Acme:Credentials:ApiKey is missing.", e.Message);
    }

    [Fact]
    public async Task It_stops_the_host_at_start()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddKeyedAcme("ro", static _ => { });
        using var host = builder.Build();

        var e = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal("AcmeOptions[ro]:Credentials is missing.", e.Message);
    }

    [Fact]
    public void A_factory_alone_validates_no_credentials()
    {
        var services = new ServiceCollection();
        services.AddAcme();
        using var provider = services.BuildServiceProvider();

        provider.GetService<IStartupValidator>()?.Validate();

        Assert.NotNull(provider.GetRequiredService<IAcmeClientFactory>().Create(new() { Company = "7", ApiKey = "k" }));
        Assert.Null(provider.GetService<IAcmeClient>());
    }

    [Fact]
    public async Task Default_keyed_and_factory_clients_each_send_their_own_credentials_over_one_client()
    {
        await using var server = new WireServer(static r => r.RespondAsync(201, """{"id":"1","name":"x"}"""));
        var services = new ServiceCollection();
        services.AddAcme(o => (o.BaseAddress, o.Credentials) = (server.Address, new() { Company = "default", ApiKey = "a" }));
        services.AddKeyedAcme("ro", o => (o.BaseAddress, o.Credentials) = (new(server.Address, "ro"), new() { Company = "keyed", ApiKey = "b" }));
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IAcmeClient>().CreateAsync(new("1", "x"));
        await provider.GetRequiredKeyedService<IAcmeClient>("ro").CreateAsync(new("1", "x"));
        await provider.GetRequiredService<IAcmeClientFactory>().Create(new() { Company = "tenant", ApiKey = "c" }).GetAsync("å/b");

        Assert.Equal(
            ["POST /v1/default/contacts Basic ZGVmYXVsdDph", "POST /ro/v1/keyed/contacts Basic a2V5ZWQ6Yg==", "GET /v1/tenant/contacts/%C3%A5%2Fb Basic dGVuYW50OmM="],
            server.Requests.Select(static r => $"{r.Method} {r.Target} {r.Header("Authorization")}"));
    }

    [Fact]
    public async Task A_list_goes_over_all_pages_and_reads_no_page_ahead()
    {
        await using var vendor = new TestVendor();
        await using var server = new WireServer(static r => r.RespondAsync(200, r.Target.Split("after=") is [_, var after]
            ? after == "2" ? """{"items":[{"id":"3"}]}""" : """{"items":[],"next":"2"}"""
            : """{"items":[{"id":"1"},{"id":"2"}],"next":"1"}"""));
        var client = Client(vendor, server);
        var seen = new List<string>();

        await foreach (var contact in client.ListAsync())
            seen.Add($"{contact.Id}@{server.Count}");

        Assert.Equal(["1@1", "2@1", "3@3"], seen);
    }

    [Fact]
    public async Task A_vendor_that_gives_the_same_next_page_twice_does_not_keep_us_for_ever()
    {
        await using var vendor = new TestVendor();
        await using var server = new WireServer(static r => r.RespondAsync(200, """{"items":[{"id":"1"}],"next":"1"}"""));

        var e = await Assert.ThrowsAsync<ConnectorApiException>(async () => { await foreach (var _ in Client(vendor, server).ListAsync()) { } });

        Assert.Equal(ConnectorErrorCodes.PagingLoop, e.ErrorCode);
        Assert.Equal(2, server.Count);
    }

    [Fact]
    public void Paths_are_escaped_and_parameters_invariant()
    {
        using var culture = new Culture("da-DK");
        string path = RequestPath.Of("v1", "a/b", "æ").Query("q", "x&y=z").Query("none", (string?)null).Query("n", 1.5m).Query("d", new DateOnly(2026, 3, 2), "yyyy-MM-dd").Query("b", (bool?)true);

        Assert.Equal("v1/a%2Fb/%C3%A6?q=x%26y%3Dz&n=1.5&d=2026-03-02&b=true", path);
        Assert.Throws<ArgumentException>(static () => RequestPath.Of("v1", ".."));
        Assert.Throws<ArgumentException>(static () => RequestPath.Of("v1", ""));
    }

    [Fact]
    public void The_readme_shows_the_code_that_is_tested()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.Core.md")).ReplaceLineEndings("\n");
        var code = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "AcmeClient.cs.txt")).ReplaceLineEndings("\n");
        var shown = code.Split("// README: the vendor\n")[1].Split("// README: end")[0].Trim();

        Assert.Contains("```csharp\n" + shown + "\n```", readme, StringComparison.Ordinal);
    }

    private static IAcmeClient Client(TestVendor vendor, WireServer server)
    {
        vendor.Services.GetRequiredService<IOptionsMonitor<AcmeOptions>>().CurrentValue.BaseAddress = server.Address;
        return vendor.Services.GetRequiredService<IAcmeClientFactory>().Create(new() { Company = "c", ApiKey = "k" });
    }

    private sealed class Culture : IDisposable
    {
        private readonly System.Globalization.CultureInfo _before = System.Globalization.CultureInfo.CurrentCulture;

        public Culture(string name) => System.Globalization.CultureInfo.CurrentCulture = new(name);

        public void Dispose() => System.Globalization.CultureInfo.CurrentCulture = _before;
    }
}
