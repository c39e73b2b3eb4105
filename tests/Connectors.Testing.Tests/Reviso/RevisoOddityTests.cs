using System.Reflection;
using Connectors.Testing.Reviso;

namespace Connectors.Testing.Tests.Reviso;

public sealed class RevisoOddityTests
{
    [Fact]
    public void Drawn_readings_are_the_same_for_a_seed_and_reach_both_sides_of_every_switch()
    {
        static string Draw(int seed)
        {
            var oddities = new RevisoOddities();
            oddities.ChooseReadings(new Random(seed));
            return string.Join(',', Switches().Select(p => p.GetValue(oddities)));
        }

        Assert.Equal(Draw(7), Draw(7));
        var drawn = Enumerable.Range(0, 60).Select(s => Draw(s).Split(',')).ToArray();
        string[] setUp = [nameof(RevisoOddities.RedirectMustBeRegistered), nameof(RevisoOddities.ItalianFieldsEnforced)];
        var names = Switches().Select(p => p.Name).ToArray();
        for (var i = 0; i < names.Length; i++)
            Assert.Equal(!setUp.Contains(names[i]), drawn.Select(d => d[i]).Distinct().Count() > 1);
    }

    [Fact]
    public void Operations_are_named_by_resource_and_verb()
    {
        Assert.All(RevisoSimulator.Operations, o => Assert.Matches(@"^[a-z0-9-]+(\.[a-z0-9-]+)+$", o));
        Assert.Empty(new[] { "customers.create", "quotations.create", "orders.update", "invoices.drafts.create", "invoices.book", "delivery-notes.issue" }.Except(RevisoSimulator.Operations));
    }

    [Fact]
    public async Task A_lost_reply_leaves_the_record_behind()
    {
        await using var api = await RevisoApi.OnSocketAsync();
        api.Sim.Faults.LoseReplyAfterCommit("customers.create");
        await Assert.ThrowsAsync<HttpRequestException>(() => api.PostAsync("customers", RevisoApi.Customer()));
        Assert.Single(api.Account.Customers);
        api.Sim.Faults.RateLimitNext();
        (await api.GetAsync("customers")).Is(429);
        (await api.GetAsync("customers")).Is(200);
    }

    private static IEnumerable<PropertyInfo> Switches() => typeof(RevisoOddities).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.PropertyType == typeof(bool) || p.PropertyType.IsEnum).OrderBy(p => p.Name, StringComparer.Ordinal);
}
