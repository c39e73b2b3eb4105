using Connectors.Conventions.Tests.Layering;
using Connectors.TestSupport;
using Connectors.World.Engine;
using Connectors.World.Scripts;

namespace Connectors.World.Tests;

public sealed class WorldTests
{
    [Fact]
    [Rule("S8")]
    public void A_seed_is_the_same_world_each_time()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var (config, script) = Generator.Make(seed);
            var (again, same) = Generator.Make(seed);
            Assert.Equal(script, same);
            var first = Seeds.Alone(() => Stage.Play(config, script));
            var second = Seeds.Alone(() => Stage.Play(again, same));
            Assert.True(first.Hash == second.Hash, $"seed {seed} gave {first.Hash:x} and {second.Hash:x}");
        }
    }

    [Fact]
    [Rule("S1")]
    public void The_judge_and_both_systems_know_nothing_of_the_engine()
    {
        var engine = typeof(ISyncEngine).Assembly.GetTypes().Select(static t => t.FullName!).Where(static t => t.StartsWith("Connectors.", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        var found = AssemblyUses.Of(typeof(WorldTests).Assembly.Location)
            .Where(u => u.From.StartsWith("Connectors.World.", StringComparison.Ordinal) && !u.From.StartsWith("Connectors.World.Engine.", StringComparison.Ordinal) && !u.From.StartsWith("Connectors.World.Tests.", StringComparison.Ordinal))
            .ToList();
        Assert.Contains(found, static u => u.From.StartsWith("Connectors.World.Oracle.", StringComparison.Ordinal));
        Assert.DoesNotContain(found, u => engine.Contains(u.To));
    }
}
