using Connectors.Testing.Economic;
using static Connectors.Testing.Tests.Economic.EconomicApi;

namespace Connectors.Testing.Tests.Economic;

public sealed class EconomicIdempotencyTests
{
    [Theory]
    [InlineData("customers")]
    [InlineData(Customers)]
    public async Task Checklist05_A_key_replays_for_an_hour(string path)
    {
        await using var api = InProcess();
        var body = path == "customers" ? Customer() : FlatCustomer();
        var first = (await api.PostAsync(path, body, "k1")).Is(201);
        Assert.Null(first.Header("X-ResultFromCache"));
        api.Sim.Clock.Advance(TimeSpan.FromMinutes(59));
        var second = (await api.PostAsync(path, body, "k1")).Is(201);
        Assert.Equal("true", second.Header("X-ResultFromCache"));
        Assert.Equal(first.Text, second.Text);
        Assert.Single(api.Account.Customers);
        api.Sim.Clock.Advance(TimeSpan.FromMinutes(1));
        var third = await api.PostAsync(path, body, "k1");
        Assert.Null(third.Header("X-ResultFromCache"));
        third.Is(path == "customers" ? 201 : 400);
    }

    [Theory]
    [InlineData(EconomicKeyReuse.Refused, 400, 1)]
    [InlineData(EconomicKeyReuse.Replayed, 201, 1)]
    [InlineData(EconomicKeyReuse.CarriedOut, 201, 2)]
    public async Task Unverified_a_key_with_another_body(EconomicKeyReuse reading, int status, int customers)
    {
        await using var api = InProcess();
        api.Oddities.KeyReuse = reading;
        (await api.PostAsync("customers", Customer("One"), "k1")).Is(201);
        var reply = (await api.PostAsync("customers", Customer("Two"), "k1")).Is(status);
        Assert.Equal(customers, api.Account.Customers.Count);
        if (status == 201)
            Assert.Equal(reading == EconomicKeyReuse.Replayed ? "One" : "Two", reply["name"]);
    }

    [Fact]
    public async Task A_replayed_delete_does_not_hit_the_newcomer()
    {
        await using var api = InProcess(a => a.Customer("Old"));
        (await api.DeleteAsync("customers/1", "d1")).Is(204);
        (await api.PostAsync("customers", Customer("New"))).Is(201);
        (await api.DeleteAsync("customers/1", "d1")).Is(204);
        Assert.Equal("New", api.Account.Customers.Single().Name);
    }

    [Fact]
    public async Task A_lost_reply_is_found_again_by_its_key()
    {
        await using var api = InProcess();
        api.Sim.Faults.LoseReplyAfterCommit("customers.create");
        await Assert.ThrowsAsync<HttpRequestException>(() => api.PostAsync("customers", Customer(), "k9"));
        Assert.Equal("1", (await api.PostAsync("customers", Customer(), "k9")).Is(201)["customerNumber"]);
        Assert.Single(api.Account.Customers);
    }

    [Fact]
    public async Task Refusals_are_remembered_or_not_and_keys_on_a_get_mean_nothing()
    {
        await using var api = InProcess();
        (await api.PostAsync("customers", "{}", "k1")).Is(400);
        Assert.Equal("true", (await api.PostAsync("customers", "{}", "k1")).Is(400).Header("X-ResultFromCache"));
        (await api.PostAsync("customers", Customer(), "k1")).Is(400);
        api.Oddities.KeysRememberRefusals = false;
        (await api.PostAsync("customers", "{}", "k2")).Is(400);
        (await api.PostAsync("customers", Customer(), "k2")).Is(201);
        (await api.SendAsync("GET", "customers", key: "g")).Is(200);
        Assert.Null((await api.SendAsync("GET", "customers", key: "g")).Header("X-ResultFromCache"));
    }
}
