using Connectors.Testing.Uniconta;

namespace Connectors.Testing.Tests.Uniconta;

public sealed class UnicontaLimitTests
{
    [Theory]
    [InlineData("socket")]
    [InlineData("in process")]
    public async Task Checklist11_Every_full_5000_calls_of_a_user_slow_each_call_by_a_second(string transport)
    {
        await using var api = await UnicontaApi.OverAsync(transport, a => a.Debtor("Acme"));
        await api.ListAsync("DebtorClient");
        api.Sim.SpendCalls(4997);
        await api.QueryAsync("DebtorClient", "[{}]");
        Assert.Equal((4999, TimeSpan.Zero), (api.Sim.CallsToday(), api.Sim.DelayNow()));
        await WaitsAsync(api, TimeSpan.FromSeconds(1));
        api.Sim.SpendCalls(5000);
        await WaitsAsync(api, TimeSpan.FromSeconds(2));

        var other = api.Sim.SignIns.AddUser("other", "pw", api.Account.Id);
        (await api.SendAsync("GET", "odata/DebtorClient", null, UnicontaApi.Basic("other", "pw"))).Is(200);
        Assert.Equal((1, TimeSpan.Zero), (api.Sim.CallsToday(other), api.Sim.DelayNow(other)));
    }

    [Fact]
    public async Task Checklist11_The_count_begins_anew_at_midnight_and_the_delay_stays_24_hours()
    {
        await using var api = UnicontaApi.InProcess();
        api.Sim.Clock.Advance(TimeSpan.FromHours(12));
        api.Sim.SpendCalls(10000);
        Assert.Equal(TimeSpan.FromSeconds(2), api.Sim.DelayNow());
        api.Sim.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal((0, TimeSpan.FromSeconds(2)), (api.Sim.CallsToday(), api.Sim.DelayNow()));
        api.Sim.SpendCalls(5000);
        api.Sim.Clock.Advance(TimeSpan.FromHours(19.9));
        Assert.Equal(TimeSpan.FromSeconds(2), api.Sim.DelayNow());
        api.Sim.Clock.Advance(TimeSpan.FromHours(0.1));
        Assert.Equal(TimeSpan.FromSeconds(1), api.Sim.DelayNow());
        api.Sim.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(TimeSpan.Zero, api.Sim.DelayNow());
    }

    [Fact]
    public async Task Checklist11_Only_the_step_waits_or_calls_are_refused_or_there_is_no_limit()
    {
        await using var api = UnicontaApi.InProcess(a => a.Debtor("Acme"));
        api.Oddities.CallsPerStep = 3;
        api.Oddities.SlowDown = UnicontaSlowDown.OnlyTheStepWaits;
        await api.ListAsync("DebtorClient");
        await api.ListAsync("DebtorClient");
        await WaitsAsync(api, TimeSpan.FromSeconds(1));
        (await api.ListAsync("DebtorClient")).Is(200);
        api.Oddities.SlowDown = UnicontaSlowDown.Refused;
        (await api.ListAsync("DebtorClient")).Refused("SlowDown");
        Assert.Equal("\"SlowDown\"", (await api.QueryAsync("DebtorClient", "[{}]")).Is(200).Text);
        api.Oddities.CallsPerStep = null;
        (await api.ListAsync("DebtorClient")).Is(200);
    }

    [Fact]
    public async Task A_call_with_a_wrong_password_counts_for_nobody()
    {
        await using var api = UnicontaApi.InProcess();
        await api.SendAsync("GET", "odata/DebtorClient", null, UnicontaApi.Basic(api.Account.UserName, "wrong"));
        Assert.Equal(0, api.Sim.CallsToday());
    }

    [Fact]
    public async Task Too_many_inserts_in_one_day_are_93_until_midnight()
    {
        await using var api = UnicontaApi.InProcess();
        api.Oddities.InsertsPerDay = 2;
        (await api.A("POST", "api/Entities/InsertList/DebtorClient", """[{"Account":"1"},{"Account":"2"},{"Account":"3"}]""")).Refused("ToManyCreatesInOneDay");
        api.Sim.Clock.Advance(TimeSpan.FromHours(15));
        (await api.InsertAsync("DebtorClient", """{"Account":"3"}""")).Is(200);
    }

    private static async Task WaitsAsync(UnicontaApi api, TimeSpan wait)
    {
        var call = api.ListAsync("DebtorClient");
        await api.Sim.Clock.WaitForTimersAsync(1);
        api.Sim.Clock.Advance(wait - TimeSpan.FromMilliseconds(1));
        Assert.False(call.IsCompleted);
        Assert.Equal(1, api.Sim.Clock.ActiveTimers);
        api.Sim.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await call).Is(200);
    }
}
