using Connectors.TestSupport;
using Connectors.World.Engine;
using Connectors.World.Scripts;
using Connectors.World.Systems;

namespace Connectors.World.Tests;

/// <summary>The simulation tries what it says it tries. That it notices a broken engine is shown by <c>eng/mutants.sh</c>.</summary>
public sealed class TeethTests
{
    [Fact]
    [Rule("S9")]
    public void Every_fault_meets_every_kind_of_create_safety_and_every_end_of_a_run_is_seen()
    {
        var covered = Seeds.Play(100_001, 1500, Environment.ProcessorCount).Coverage;
        foreach (var fault in Enum.GetValues<WriteFault>())
        {
            foreach (var safety in Enum.GetValues<Safety>())
                Assert.True(covered.GetValueOrDefault($"fault {fault} × {safety}") >= 3, $"{fault} × {safety} was tried {covered.GetValueOrDefault($"fault {fault} × {safety}")} times in 1500 worlds");
        }

        foreach (var what in new[] { "crash", "link Active", "link Orphaned", "run Completed", "run Partial", "run ended by LeaseLostException", "run ended by StoreUnavailableException", "store Busy", "store AcknowledgementLost", "asked Nothing" })
            Assert.True(covered.GetValueOrDefault(what) >= 10, $"'{what}' was seen {covered.GetValueOrDefault(what)} times in 1500 worlds");
    }

    [Fact]
    [Rule("R25")]
    public void Systems_that_take_several_writes_in_one_call_are_given_them()
    {
        var covered = Seeds.Play(Generator.FirstWithBatches, 300, Environment.ProcessorCount).Coverage;
        Assert.True(covered["call with several writes"] >= 50, $"{covered["call with several writes"]} calls in 300 worlds");
    }

    [Fact]
    [Rule("S9")]
    public void A_world_in_which_nothing_runs_does_not_pass()
    {
        // Two records whose owners wait for an engine: without a pass nothing converges, and the judge says so.
        var (config, _) = Generator.Make(1);
        var verdict = Seeds.Alone(() => Stage.Play(config, Step.ParseAll("00:00:00 new crm\n00:00:01 new books"), passes: false));
        Assert.Contains(verdict.Violations, static v => v.Rule == "D1 convergence");
    }
}
