using Connectors.Testing.Uniconta;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Uniconta.Tests.Simulated;

/// <summary>Who gets in, and what the probe says of it.</summary>
public sealed class SignInAndProbeTests
{
    private const string Key = "6f2a1d30-5c84-4c0e-9d43-0a1b2c3d4e5f";

    [Theory, InlineData(false, true), InlineData(true, true), InlineData(true, false)]
    public async Task A_wrong_password_is_not_tried_again_and_again_by_either_surface(bool webApi, bool answeredWith200)
    {
        await using var company = await SimulatedCompany.StartAsync(a => a.Debtor("Acme"), null, o => o.FailedSignInIs200 = answeredWith200);
        var client = company.Connect(o => (o.UseWebApi, o.Credentials!.Password) = (webApi, "wrong"));
        var calls = new Func<Task>[] { () => client.Debtors.ListPageAsync(), () => client.Items.GetByKeyAsync("1"), () => client.Orders.CreateAsync(new() { Account = "1" }) };
        foreach (var call in calls)
        {
            var refused = await Assert.ThrowsAsync<ConnectorAuthenticationException>(call);
            Assert.Equal((UnicontaErrorCodes.UserOrPasswordIsWrong, false), (refused.ErrorCode, refused.MayHaveBeenApplied));
        }

        Assert.Single(company.Simulator.Calls);
        // The password is set right in Uniconta: after a while it is tried again.
        company.User.Password = "wrong";
        await Assert.ThrowsAsync<ConnectorAuthenticationException>(calls[0]);
        company.Simulator.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Single((await client.Debtors.ListPageAsync()).Items);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_password_that_is_changed_under_way_stops_too(bool webApi)
    {
        await using var company = await SimulatedCompany.StartAsync(a => a.Debtor("Acme"), o => o.UseWebApi = webApi);
        await company.Client.Debtors.ListPageAsync();
        company.User.Password = "new";
        company.Simulator.SignIns.RevokeAll();
        company.Simulator.ClearCalls();
        for (var i = 0; i < 5; i++)
            await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => company.Client.Debtors.ListPageAsync());
        Assert.Single(company.Simulator.Calls, c => webApi ? c.Operation == "token.login" : c.Operation == "debtors.list");
    }

    [Fact]
    public async Task A_single_401_in_between_may_be_about_a_table_and_stops_nothing()
    {
        await using var company = await SimulatedCompany.StartAsync(a => a.Debtor("Acme"));
        await company.Client.Debtors.ListPageAsync();
        company.Simulator.Faults.RespondInstead("items.list", 401, "not yours", "text/plain", times: 3);
        await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => company.Client.Items.ListPageAsync());
        await company.Client.Debtors.ListPageAsync();
        await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => company.Client.Items.ListPageAsync());
        // A second in a row without a word between them: now it is believed.
        await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => company.Client.Items.ListPageAsync());
        company.Simulator.ClearCalls();
        await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => company.Client.Debtors.ListPageAsync());
        Assert.Empty(company.Simulator.Calls);
    }

    [Fact]
    public async Task Tokens_last_an_hour_are_refreshed_rotate_and_come_back_from_the_password()
    {
        await using var company = await SimulatedCompany.StartAsync(a => a.Debtor("Acme"), o => (o.UseWebApi, o.ApiKey) = (true, Key), o => o.ApiKeyRequired = true);
        for (var hour = 0; hour < 3; hour++)
        {
            await company.Client.Debtors.ListPageAsync();
            await company.Client.Debtors.ListPageAsync();
            company.Simulator.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal((1, 2), (company.Simulator.CountCalls("token.login"), company.Simulator.CountCalls("token.refresh")));
        company.Simulator.Clock.Advance(TimeSpan.FromDays(8));
        await company.Client.Debtors.ListPageAsync();
        company.Simulator.SignIns.RevokeAll();
        await company.Client.Debtors.CreateAsync(new() { Account = "1", Name = "x", Group = "DK" });
        Assert.Equal((3, 1), (company.Simulator.CountCalls("token.login"), company.Account.Debtors.Count(d => d.Account == "1")));
    }

    [Fact]
    public async Task The_probe_says_what_works_and_who_must_do_what_about_the_rest()
    {
        await using var company = await SimulatedCompany.StartAsync(a => a.Debtor("Acme").Item("BOLT", "Bolt", 1, i => i with { Unit = 1 }));
        Assert.True((await company.Client.ProbeAsync()).Ok);
        Assert.Equal(ProbeStatus.Ok, (await company.Client.ProbeAsync()).Find(UnicontaCapabilities.Language)!.Status);

        company.User.Language = UnicontaLanguage.Danish;
        Says(await company.Connect().ProbeAsync(), UnicontaCapabilities.Language, ProbeStatus.Missing, ProbeActor.Administrator, "' instead of '");
        company.User.Language = UnicontaLanguage.English;
        company.User.Allow("DebtorOrder", UnicontaRights.None);
        Says(await company.Connect().ProbeAsync(), UnicontaCapabilities.Orders, ProbeStatus.Missing, ProbeActor.Administrator, "may not read");
        company.User.Allow("DebtorOrder", UnicontaRights.All);
        Says(await company.Connect(o => o.Credentials!.Password = "wrong").ProbeAsync(), UnicontaCapabilities.SignIn, ProbeStatus.Missing, ProbeActor.User, "refused user");
        Says(await company.Connect(o => o.Credentials!.CompanyId = "77").ProbeAsync(), UnicontaCapabilities.Company, ProbeStatus.Missing, ProbeActor.Administrator, "77");
        Says(await company.Connect(o => o.ApiKey = Guid.NewGuid().ToString()).ProbeAsync(), UnicontaCapabilities.WebApi, ProbeStatus.Missing, ProbeActor.Operator, "application id");
        company.User.IsBlocked = true;
        Says(await company.Connect().ProbeAsync(), UnicontaCapabilities.SignIn, ProbeStatus.Missing, ProbeActor.Administrator, "blocked");
        company.User.IsBlocked = false;
        company.Account.IsDeactivated = true;
        Says(await company.Connect().ProbeAsync(), UnicontaCapabilities.Company, ProbeStatus.Missing, ProbeActor.Administrator, "deactivated");
        Assert.DoesNotContain(company.Simulator.Calls, c => c.Method is "PUT" or "DELETE" || c.Operation.Contains("insert", StringComparison.Ordinal));

        static void Says(ProbeResult probe, string capability, ProbeStatus status, ProbeActor who, string reason)
        {
            var found = probe.Find(capability)!;
            Assert.Equal((status, who), (found.Status, found.Who));
            Assert.Contains(reason, found.Reason, StringComparison.Ordinal);
            Assert.NotEmpty(found.NextStep!);
        }
    }

    [Fact]
    public async Task A_company_is_chosen_from_those_that_the_user_reaches()
    {
        await using var company = await SimulatedCompany.StartAsync();
        var other = company.Simulator.AddAccount("Other A/S");
        await using var host = new ServiceCollection().AddSingleton(company.Simulator.Time).AddUniconta().Configure(o => (o.BaseAddress, o.WebApiAddress) = (company.Simulator.ODataAddress, company.Simulator.WebApiAddress)).Services.BuildServiceProvider();
        var factory = host.GetRequiredService<IUnicontaClientFactory>();
        var credentials = new UnicontaCredentials { UserName = company.User.Login, Password = company.Account.Password };
        Assert.Equal([company.Account.Id, other.Id], (await factory.ListCompaniesAsync(credentials)).Select(c => c.Number!.Value));
        Assert.Equal(other.Id, factory.Create(credentials with { CompanyId = $"{other.Id}" }).CompanyId);
    }
}
