using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>A unit without which no record comes into being, although the other side would take one.</summary>
public sealed class RequiredAtBirthTests
{
    private static void NeedsCity(MappingBuilder m)
    {
        World.Standard(m);
        m.Entity("company").Field(new Field<string>("company", "city"), new Field<string>("customer", "City"), static r => r.OnCreate(OnCreate.Require));
    }

    [Theory]
    [Rule("R34")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_record_without_it_is_parked_by_name_and_filling_it_in_is_enough(bool bornInCrm)
    {
        await using var world = new World(mapping: NeedsCity);
        var (here, there, entity, other, city) = bornInCrm ? (world.Crm, world.Accounting, "company", "customer", "city") : (world.Accounting, world.Crm, "customer", "company", "City");
        var id = here.Add(entity, (bornInCrm ? "name" : "Name", "Acme"));
        await world.SyncAsync();
        Assert.Equal(0, there.Count(other));
        var problem = Assert.Single(Assert.Single(await world.ParkedAsync()).Problems);
        Assert.Equal("required", problem.Code);
        Assert.Contains("city", problem.Message, StringComparison.OrdinalIgnoreCase);

        here.Edit(entity, id, (city, "Cluj"));
        await world.SyncAsync();
        Assert.Equal(1, there.Count(other));
        Assert.Empty(await world.ParkedAsync());
        // Once it is there, the unit may be emptied like any other.
        here.Edit(entity, id, (city, null));
        Assert.Equal(1, (await world.SyncAsync()).Applied);
    }
}
