using Connectors.Dinero.Tests.Support;
using Connectors.Testing;
using Connectors.Testing.Dinero;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Dinero.Tests.Client;

public sealed class SignInTests
{
    [Fact]
    public async Task The_token_requests_of_both_ways()
    {
        var wire = new WireHandler { Token = () => WireHandler.Json("""{"access_token":"access-1","refresh_token":"refresh-2","token_type":"Bearer","expires_in":3600}""") }.Answer("[]").Answer("[]").Answer("[]");
        var clock = new ManualTimeProvider();
        await using var personal = TestClient.On(wire, o => o.ClientSecret = "s>>>???ecret", clock: clock);
        await personal.Client.Organizations.ListCountriesAsync();
        await using var visma = TestClient.On(wire, o => (o.ClientId, o.Credentials) = ("isv_app", new() { OrganizationId = "12345", RefreshToken = "refresh-1" }), clock: clock);
        await visma.Client.Organizations.ListCountriesAsync();
        clock.Advance(TimeSpan.FromHours(1));
        await visma.Client.Organizations.ListCountriesAsync();
        Verified.Text(string.Join("\n---\n", wire.TokenRequests));
    }

    [Theory]
    [InlineData(DineroSignInRefusal.OAuth400)]
    [InlineData(DineroSignInRefusal.OAuth401)]
    [InlineData(DineroSignInRefusal.ErrorInsideMessage400)]
    public async Task A_wrong_key_is_a_matter_of_credentials_however_Dinero_says_it(DineroSignInRefusal refusal)
    {
        await using var dinero = await DineroSimulator.StartAsync();
        dinero.Oddities.PersonalSignInRefusal = refusal;
        await using var test = TestClient.Of(dinero, o => o.Credentials!.ApiKey = "canary-wrong-key-0123456789");
        var refused = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => test.Client.Contacts.GetAsync(new(Guid.NewGuid())));
        Assert.DoesNotContain("canary-wrong-key", refused.ToString() + refused.RawBody);
        Assert.Equal(0, dinero.CountCalls("contacts.get"));
    }

    [Fact]
    public async Task A_token_that_ended_early_is_renewed_once_and_the_call_goes_on()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.Contact("Acme ApS"));
        await using var test = TestClient.Of(dinero);
        await test.Client.Contacts.ListPageAsync();
        dinero.SignIns.ExpireAccessTokens();
        Assert.Single((await test.Client.Contacts.ListPageAsync()).Items);
        Assert.Equal(2, dinero.CountCalls("token.password"));
        Assert.Equal(3, dinero.CountCalls("contacts.list"));
    }

    [Fact]
    public async Task One_Visma_sign_in_serves_all_organisations_of_the_user_and_a_rotated_token_is_used()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        var second = dinero.AddAccount("Second ApS");
        await using var services = Visma(dinero);
        var factory = services.GetRequiredService<IDineroClientFactory>();
        var grant = dinero.SignIns.GrantRefreshToken();
        var one = factory.Create(new() { OrganizationId = dinero.Account.Id.ToString(), RefreshToken = grant });
        var two = factory.Create(new() { OrganizationId = second.Id.ToString(), RefreshToken = grant });
        await one.Contacts.ListPageAsync();
        await two.Contacts.ListPageAsync();
        Assert.Equal(1, dinero.CountCalls("token.visma"));
        // The first refresh token is dead now: only the one that came with the first answer works.
        dinero.Clock.Advance(TimeSpan.FromHours(2));
        await two.Contacts.ListPageAsync();
        Assert.Equal(2, dinero.CountCalls("token.visma"));
    }

    [Fact]
    public async Task A_withdrawn_consent_needs_consent_and_is_not_asked_for_at_every_call()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        await using var services = Visma(dinero);
        var client = services.GetRequiredService<IDineroClientFactory>().Create(new() { OrganizationId = dinero.Account.Id.ToString(), RefreshToken = dinero.SignIns.GrantRefreshToken() });
        await client.Contacts.ListPageAsync();
        dinero.SignIns.RevokeConsent();
        for (var i = 0; i < 3; i++)
            Assert.True((await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => client.Contacts.ListPageAsync())).NeedsConsent);
        Assert.Equal(2, dinero.CountCalls("token.visma"));
    }

    [Fact]
    public async Task A_consent_from_the_address_to_the_first_call()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        await using var services = Visma(dinero);
        var consent = services.GetRequiredService<IDineroConsent>();
        var request = consent.Begin(new("https://crm.example/dinero/back"));
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await browser.GetAsync(request.Address);
        var back = answer.Headers.Location!;
        var query = System.Web.HttpUtility.ParseQueryString(back.Query);

        await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => consent.CompleteAsync(request, "another-state", query["code"]!));
        var grant = await consent.CompleteAsync(request, query["state"]!, query["code"]!);
        Assert.DoesNotContain(grant.RefreshToken, grant.ToString());
        Assert.DoesNotContain(request.CodeVerifier, request.ToString());

        var factory = services.GetRequiredService<IDineroClientFactory>();
        var organizations = await factory.ListOrganizationsAsync(new() { RefreshToken = grant.RefreshToken });
        Assert.Equal(dinero.Account.Id, Assert.Single(organizations).Id.Value);
        await factory.Create(new() { OrganizationId = organizations[0].Id.ToString(), RefreshToken = grant.RefreshToken }).Contacts.ListPageAsync();
        // The access token of the exchange was kept: no refresh was needed.
        Assert.Equal(1, dinero.CountCalls("token.visma"));
    }

    [Fact]
    public void Two_consents_are_never_alike_and_ask_for_what_is_needed()
    {
        using var services = new ServiceCollection().AddDinero().Configure(o => (o.ClientId, o.ClientSecret) = ("isv_app", "secret")).Services.BuildServiceProvider();
        var consent = services.GetRequiredService<IDineroConsent>();
        var (one, two) = (consent.Begin(new("https://crm.example/back?tenant=1")), consent.Begin(new("https://crm.example/back?tenant=1")));
        Assert.NotEqual(one.State, two.State);
        Assert.NotEqual(one.CodeVerifier, two.CodeVerifier);
        var query = System.Web.HttpUtility.ParseQueryString(one.Address.Query);
        Assert.StartsWith("https://connect.visma.com/connect/authorize?", one.Address.AbsoluteUri);
        Assert.Equal("isv_app code https://crm.example/back?tenant=1 S256", string.Join(' ', query["client_id"], query["response_type"], query["redirect_uri"], query["code_challenge_method"]));
        Assert.Equal("dineropublicapi:read dineropublicapi:write offline_access", query["scope"]);
        Assert.Equal(one.State, query["state"]);
        Assert.DoesNotContain("secret", one.Address.Query.Replace(one.State, ""));
    }

    private static ServiceProvider Visma(DineroSimulator dinero)
    {
        var services = new ServiceCollection().AddSingleton(dinero.Time);
        services.AddDinero().Configure(o =>
        {
            TestClient.Point(o, dinero);
            (o.ClientId, o.ClientSecret) = (dinero.SignIns.VismaClientId, dinero.SignIns.VismaClientSecret);
        });
        return services.BuildServiceProvider();
    }
}
