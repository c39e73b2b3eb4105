using System.Reflection;
using Connectors.Testing.Economic;

namespace Connectors.Testing.Tests.Economic;

public sealed class EconomicOddityTests
{
    [Fact]
    public void Drawn_readings_are_the_same_for_a_seed_and_reach_both_sides_of_every_switch()
    {
        static string Draw(int seed)
        {
            var oddities = new EconomicOddities();
            oddities.ChooseReadings(new Random(seed));
            return string.Join(',', Switches().Select(p => p.GetValue(oddities)));
        }

        Assert.Equal(Draw(7), Draw(7));
        var drawn = Enumerable.Range(0, 60).Select(s => Draw(s).Split(',')).ToArray();
        string[] setUp = [nameof(EconomicOddities.OrdersRefusedWithInventory), nameof(EconomicOddities.RedirectMustBeRegistered), nameof(EconomicOddities.WebhookWithoutDataIsGet)];
        var names = Switches().Select(p => p.Name).ToArray();
        for (var i = 0; i < names.Length; i++)
            Assert.Equal(!setUp.Contains(names[i]), drawn.Select(d => d[i]).Distinct().Count() > 1);
    }

    [Fact]
    public void Operations_are_named_by_resource_and_verb()
    {
        Assert.All(EconomicSimulator.Operations, o => Assert.Matches(@"^[a-z0-9-]+(\.[a-z0-9-]+)+$", o));
        Assert.Contains("customers.create", EconomicSimulator.Operations);
        Assert.Contains("invoices.book", EconomicSimulator.Operations);
        Assert.Contains("customersapi.contacts.update", EconomicSimulator.Operations);
    }

    private static IEnumerable<PropertyInfo> Switches() => typeof(EconomicOddities).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.PropertyType == typeof(bool) || p.PropertyType.IsEnum).OrderBy(p => p.Name, StringComparer.Ordinal);
}
