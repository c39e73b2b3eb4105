using System.Net;
using System.Security.Cryptography;
using Connectors.AspNetCore.Tests.Operations;
using Connectors.Dinero;
using Connectors.Dinero.Sync;
using Connectors.Economic;
using Connectors.Economic.Sync;
using Connectors.Intacct;
using Connectors.Intacct.Sync;
using Connectors.Reviso;
using Connectors.Reviso.Sync;
using Connectors.Smartbill;
using Connectors.Smartbill.Sync;
using Connectors.Sync;
using Connectors.Sync.Tests.Fakes;
using Connectors.Testing;
using Connectors.TestSupport;
using Connectors.Uniconta;
using Connectors.Uniconta.Sync;
using Microsoft.AspNetCore.WebUtilities;

namespace Connectors.AspNetCore.Tests.Connect;

/// <summary>The six vendors, each as it lets a connection in: their pages and token endpoints over HTTP where the simulator has them.</summary>
public sealed class VendorConnectTests
{
    [Fact, Acceptance("003-10"), Acceptance("P-09a")]
    public async Task Dinero_consents_at_Visma_Connect_and_one_of_several_organisations_is_chosen()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        var second = dinero.AddAccount("Second ApS");
        dinero.SignIns.AddUser(dinero.SignIns.DefaultUser, dinero.Account, second);
        await using var host = await StartAsync(dinero.Clock, c => c.Dinero(), s => s.Services.AddDinero().Configure(o =>
        {
            (o.BaseAddress, o.VismaAuthorizeAddress, o.VismaTokenAddress) = (dinero.BaseAddress, dinero.VismaAuthorizeAddress, dinero.VismaTokenAddress);
            (o.ClientId, o.ClientSecret) = (dinero.SignIns.VismaClientId, dinero.SignIns.VismaClientSecret);
        }));
        var choose = (await BrowseAsync(host, "consent")).Expect(HttpStatusCode.Accepted);
        Assert.Equal(new[] { dinero.Account.Name, "Second ApS" }.Order(StringComparer.Ordinal), choose["accounts"].EnumerateArray().Select(static a => a.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
        var chosen = (await host.PostAsync("/connectors/acme/connect/choose", $$"""{"ticket":"{{choose["ticket"].GetString()}}","account":"{{second.Id}}"}""")).Ok();
        Assert.Contains("Second ApS", chosen["reason"].GetString(), StringComparison.Ordinal);
        (await host.PostAsync("/connectors/acme/connect/choose", $$"""{"ticket":"{{choose["ticket"].GetString()}}","account":"{{second.Id}}"}""")).Refused(HttpStatusCode.BadRequest, "consent-state");
        Assert.Equal($"{second.Id}", (await host.PostAsync("/connectors/acme/probe")).Ok()["accounting"].GetProperty("account").GetProperty("id").GetString());

        // An organisation that the login does not reach is refused, and the one that was chosen stays.
        choose = (await BrowseAsync(host, "consent")).Expect(HttpStatusCode.Accepted);
        var stranger = await host.PostAsync("/connectors/acme/connect/choose", $$"""{"ticket":"{{choose["ticket"].GetString()}}","account":"424242"}""");
        Assert.True(stranger.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest, stranger.Text);
        Assert.Equal($"{second.Id}", (await host.PostAsync("/connectors/acme/probe")).Ok()["accounting"].GetProperty("account").GetProperty("id").GetString());

        dinero.SignIns.ConsentRefused = true;
        (await BrowseAsync(host, "consent")).Refused(HttpStatusCode.BadRequest, "consent-declined");
        dinero.SignIns.ConsentRefused = false;
        (await BrowseAsync(host, "consent", _ => dinero.Clock.Advance(TimeSpan.FromMinutes(6)))).Refused(HttpStatusCode.BadRequest, "consent-expired");
    }

    [Fact, Acceptance("003-11")]
    public async Task Dinero_takes_a_pasted_key_and_finds_its_only_organisation()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        await using var host = await StartAsync(dinero.Clock, c => c.Dinero(), s => s.Services.AddDinero().Configure(o =>
        {
            (o.BaseAddress, o.TokenAddress) = (dinero.BaseAddress, dinero.TokenAddress);
            (o.ClientId, o.ClientSecret) = (dinero.SignIns.PersonalClientId, dinero.SignIns.PersonalClientSecret);
        }));
        (await PasteAsync(host, ("apiKey", "canary-not-a-key-of-anybody"))).Refused(HttpStatusCode.UnprocessableEntity, "credentials-refused");
        (await PasteAsync(host, ("apiKey", " "))).Refused(HttpStatusCode.BadRequest, "input");
        Assert.True((await PasteAsync(host, ("apiKey", $"  {dinero.Account.ApiKey} "))).Ok()["ok"].GetBoolean());
        // Never shown again, wherever a user or support may look.
        foreach (var path in new[] { "", "/settings", "/connect", "/journal", "/export", "/diagnose" })
            Assert.DoesNotContain(dinero.Account.ApiKey, (await host.GetAsync("/connectors/acme" + path)).Ok().Text, StringComparison.Ordinal);
        Assert.Equal($"{dinero.Account.Id}", (await host.PostAsync("/connectors/acme/probe")).Ok()["accounting"].GetProperty("account").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Intacct_consents_on_its_page()
    {
        await using var intacct = await IntacctSimulator.StartAsync();
        await using var host = await StartAsync(intacct.Clock, c => c.Intacct(), s => s.Services.AddIntacct().Configure(o =>
            (o.BaseAddress, o.ClientId, o.ClientSecret) = (intacct.ApiAddress, intacct.SignIns.ClientId, intacct.SignIns.ClientSecret)), static o => o.PublicAddress = new Uri("https://127.0.0.1:7443"));
        var company = $"companyId={Uri.EscapeDataString(intacct.Account.CompanyId)}";
        var connected = (await BrowseAsync(host, "consent", query: company)).Ok();
        Assert.True(connected["ok"].GetBoolean(), connected.Text);
        (await BrowseAsync(host, "consent", _ => intacct.Clock.Advance(TimeSpan.FromMinutes(6)), company)).Refused(HttpStatusCode.BadRequest, "consent-expired");
        intacct.SignIns.ConsentRefused = true;
        (await BrowseAsync(host, "consent", query: company)).Refused(HttpStatusCode.BadRequest, "consent-declined");
    }

    [Fact]
    public async Task E_conomic_grants_on_its_page()
    {
        await using var economic = await EconomicSimulator.StartAsync();
        await using var host = await StartAsync(economic.Clock, c => c.Economic(), s => s.Services.AddEconomic().Configure(o =>
        {
            (o.BaseAddress, o.OpenApiBaseAddress) = (economic.RestAddress, economic.OpenApiAddress);
            (o.AppSecretToken, o.AppPublicToken) = (economic.App.SecretToken, economic.App.PublicToken);
        }));
        await GrantsAsync(host, "appPublicToken", economic.App.PublicToken, economic.Account.GrantToken);
    }

    [Fact]
    public async Task Reviso_grants_on_its_page_and_the_day_on_which_the_grant_dies_is_known()
    {
        await using var reviso = await RevisoSimulator.StartAsync();
        await using var host = await StartAsync(reviso.Clock, c => c.Reviso(), s => s.Services.AddReviso().Configure(o =>
            (o.BaseAddress, o.AppSecretToken, o.AppPublicToken) = (reviso.BaseAddress, reviso.App.SecretToken, reviso.App.PublicToken)));
        await GrantsAsync(host, "appId", reviso.App.PublicToken, reviso.Account.GrantToken);
        (await host.PostAsync("/connectors/acme/probe")).Ok();
        var expires = (await host.GetAsync("/connectors/acme")).Ok()["accounting"].GetProperty("credentialsExpireAt").GetDateTimeOffset();
        Assert.Equal(reviso.Clock.GetUtcNow() + TimeSpan.FromDays(360), expires, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task SmartBill_takes_pasted_tokens_and_names_what_is_wrong()
    {
        await using var smartbill = await SmartbillSimulator.StartAsync();
        await using var host = await StartAsync(smartbill.Clock, c => c.Smartbill(), s => s.Services.AddSmartbill().Configure(o => o.BaseAddress = smartbill.ApiAddress));
        var account = smartbill.Account;
        var missing = (await PasteAsync(host, ("companyVatCode", account.Cif))).Refused(HttpStatusCode.BadRequest, "input");
        Assert.Equal(["email", "token"], missing["problems"].EnumerateArray().Select(static p => p.GetProperty("field").GetString()!));
        var wrong = (await PasteAsync(host, ("companyVatCode", account.Cif), ("email", account.Email), ("token", "canary0123456789"))).Refused(HttpStatusCode.UnprocessableEntity, "credentials-refused");
        Assert.DoesNotContain("canary", wrong.Text, StringComparison.Ordinal);
        Assert.True((await PasteAsync(host, ("companyVatCode", account.Cif), ("email", account.Email), ("token", $" {account.Token}\t"), ("tokenV3", account.V3Token))).Ok()["ok"].GetBoolean());
    }

    [Fact]
    public async Task Uniconta_takes_the_integrations_user_and_names_what_is_wrong()
    {
        await using var uniconta = await UnicontaSimulator.StartAsync();
        await using var host = await StartAsync(uniconta.Clock, c => c.Uniconta(), s => s.Services.AddUniconta().Configure(o => o.BaseAddress = uniconta.ODataAddress));
        var user = uniconta.SignIns.Users[0].Login;
        var cvr = (await PasteAsync(host, ("companyId", "12345678"), ("userName", user), ("password", uniconta.Account.Password))).Refused(HttpStatusCode.UnprocessableEntity, "credentials-refused");
        Assert.Contains("CompanyId has eight digits like a CVR number", cvr["detail"].GetString(), StringComparison.Ordinal);
        (await PasteAsync(host, ("companyId", $"{uniconta.Account.Id}"), ("userName", user), ("password", "canary"))).Refused(HttpStatusCode.UnprocessableEntity, "credentials-refused");
        Assert.True((await PasteAsync(host, ("companyId", $" {uniconta.Account.Id} "), ("userName", user), ("password", uniconta.Account.Password))).Ok()["ok"].GetBoolean());
    }

    [Fact, Acceptance("P-09b")]
    public async Task A_key_of_the_customers_other_company_is_refused_at_set_up_and_later_with_both_names_and_no_record_is_read()
    {
        await using var economic = await EconomicSimulator.StartAsync();
        var otherAgreement = economic.AddAccount("Anden ApS");
        await using (var host = await StartAsync(economic.Clock, c => c.Economic(), s => s.Services.AddEconomic().Configure(o =>
        {
            (o.BaseAddress, o.OpenApiBaseAddress) = (economic.RestAddress, economic.OpenApiAddress);
            (o.AppSecretToken, o.AppPublicToken) = (economic.App.SecretToken, economic.App.PublicToken);
        })))
        {
            await OtherCompanyAsync(host, economic, (("agreementGrantToken", economic.Account.GrantToken), ("agreementNumber", $"{economic.Account.AgreementNumber}")), (("agreementGrantToken", otherAgreement.GrantToken), ("agreementNumber", $"{otherAgreement.AgreementNumber}")), "Anden ApS", "Test ApS");
        }

        await using var reviso = await RevisoSimulator.StartAsync();
        var other = reviso.AddAccount("Altra Srl");
        await using (var host = await StartAsync(reviso.Clock, c => c.Reviso(), s => s.Services.AddReviso().Configure(o =>
            (o.BaseAddress, o.AppSecretToken, o.AppPublicToken) = (reviso.BaseAddress, reviso.App.SecretToken, reviso.App.PublicToken))))
        {
            await OtherCompanyAsync(host, reviso, (("agreementGrantToken", reviso.Account.GrantToken), ("agreementNumber", $"{reviso.Account.AgreementNumber}")), (("agreementGrantToken", other.GrantToken), ("agreementNumber", $"{other.AgreementNumber}")), "Altra Srl", "Prova Srl");
        }
    }

    /// <param name="host">The host.</param>
    /// <param name="simulator">Where calls are counted.</param>
    /// <param name="mine">Secret and number of the company that is meant.</param>
    /// <param name="other">Those of the customer's other company.</param>
    /// <param name="otherName">The other company's name.</param>
    /// <param name="name">The name of the one that is meant.</param>
    private static async Task OtherCompanyAsync(
        OperationsHost host, Simulator simulator, ((string Name, string Value) Secret, (string Name, string Value) Number) mine, ((string Name, string Value) Secret, (string Name, string Value) Number) other, string otherName, string name)
    {
        // At set-up: the number of the one, the key of the other.
        var refused = (await PasteAsync(host, other.Secret, mine.Number)).Refused(HttpStatusCode.UnprocessableEntity, "credentials-refused")["detail"].GetString()!;
        Assert.Contains(otherName, refused, StringComparison.Ordinal);
        Assert.Contains(mine.Number.Value, refused, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Secret.Value, refused, StringComparison.Ordinal);
        AssertNoRecords(simulator);

        // Later, when the connection is bound: refused, and what it had stays.
        (await PasteAsync(host, mine.Secret, mine.Number)).Ok();
        (await host.PostAsync("/connectors/acme/probe")).Ok();
        simulator.ClearCalls();
        var swapped = (await PasteAsync(host, other.Secret, other.Number)).Refused(HttpStatusCode.UnprocessableEntity, "other-account")["detail"].GetString()!;
        Assert.Contains(otherName, swapped, StringComparison.Ordinal);
        Assert.Contains(name, swapped, StringComparison.Ordinal);
        AssertNoRecords(simulator);
        Assert.Equal(mine.Number.Value, (await host.PostAsync("/connectors/acme/probe")).Ok()["accounting"].GetProperty("account").GetProperty("id").GetString());
    }

    private static void AssertNoRecords(Simulator simulator) =>
        Assert.DoesNotContain(simulator.Calls, static c => c.Method != "GET" || c.Operation is "customers.get" or "products.get" || c.Operation.EndsWith("customers.list", StringComparison.Ordinal) && !c.Query.Contains("pagesize=1", StringComparison.OrdinalIgnoreCase));

    /// <summary>The vendor's page is played: a person agrees, and the browser is sent back with the token.</summary>
    private static async Task GrantsAsync(OperationsHost host, string parameter, string publicToken, string grantToken)
    {
        var page = (await host.GetAsync("/connectors/acme/connect/accounting/grant/start")).Expect(HttpStatusCode.Redirect).Location!;
        var query = QueryHelpers.ParseQuery(page.Query);
        Assert.Equal(publicToken, query[parameter].ToString());
        var back = new Uri(query["redirectUrl"].ToString());
        (await host.GetAsync(back.PathAndQuery)).Refused(HttpStatusCode.BadRequest, "consent-declined");
        page = (await host.GetAsync("/connectors/acme/connect/accounting/grant/start")).Location!;
        back = new Uri(QueryHelpers.ParseQuery(page.Query)["redirectUrl"].ToString());
        var address = QueryHelpers.AddQueryString(back.PathAndQuery, "token", grantToken);
        var connected = (await host.GetAsync(address)).Ok();
        Assert.True(connected["ok"].GetBoolean(), connected.Text);
        (await host.GetAsync(address)).Refused(HttpStatusCode.BadRequest, "consent-state");
        Assert.DoesNotContain(grantToken, connected.Text + (await host.GetAsync("/connectors/acme/export")).Text, StringComparison.Ordinal);
    }

    /// <summary>What a browser does: to the vendor's page, and from there to where it is sent.</summary>
    private static async Task<Answer> BrowseAsync(OperationsHost host, string way, Action<Uri>? meanwhile = null, string query = "")
    {
        var page = (await host.GetAsync($"/connectors/acme/connect/accounting/{way}/start?{query}")).Expect(HttpStatusCode.Redirect).Location!;
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answered = await browser.GetAsync(page);
        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        var back = answered.Headers.Location!;
        meanwhile?.Invoke(back);
        return await host.GetAsync(back.PathAndQuery);
    }

    private static Task<Answer> PasteAsync(OperationsHost host, params (string Name, string Value)[] values) =>
        host.PostAsync("/connectors/acme/connect/accounting/key", $"{{\"values\":{System.Text.Json.JsonSerializer.Serialize(values.ToDictionary(static v => v.Name, static v => v.Value))}}}");

    private static Task<OperationsHost> StartAsync(TimeProvider clock, Action<ConnectionBuilder> vendor, Action<SyncBuilder> services, Action<OperationsOptions>? options = null)
    {
        var crm = new FakeSystem("crm", World.Company);
        return OperationsHost.StartAsync(clock, s =>
        {
            services(s);
            s.UseSecretKeys(new SecretKeyRing("k1", new Dictionary<string, byte[]> { ["k1"] = RandomNumberGenerator.GetBytes(SecretKeyRing.KeyLength) })).AddConnection("acme", c =>
            {
                c.UseProvider(Side.Crm, (_, _) => ValueTask.FromResult(crm.Open()));
                vendor(c);
            });
        }, options);
    }
}
