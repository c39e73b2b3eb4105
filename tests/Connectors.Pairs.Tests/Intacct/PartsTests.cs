using System.Text.Json;
using Connectors.Intacct;
using Connectors.Intacct.Sync;
using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Pairs.Tests.Intacct;

/// <summary>A connection works by two parts, one of the CRM and one of Intacct: each has a version and a probe of its own, and one without the other says which is missing.</summary>
public sealed class PartsTests
{
    [Fact, Acceptance("004-01")]
    public async Task Each_part_shows_its_version_and_its_probe_and_one_that_is_missing_is_named()
    {
        var installed = true;
        await using var pair = await IntacctPair.StartAsync(["customer"], more: c => c.UseProvider(Side.Accounting, (context, _) => installed
            ? new(new IntacctSyncProvider(context.Services.GetRequiredService<IIntacctClient>()))
            : throw new InvalidOperationException("The part of Intacct is not set up on this host.")));
        await using var door = await OfficeDoor.OpenAsync(IntacctPair.Id, () => pair.Services);

        var probe = await door.PostAsync("/probe");
        var (crm, accounting) = (probe.GetProperty("crm"), probe.GetProperty("accounting"));
        Assert.True(crm.GetProperty("ok").GetBoolean() && accounting.GetProperty("ok").GetBoolean());
        Assert.Equal(("Connectors.Crm.EntityFrameworkCore", "Connectors.Intacct"), (NameOf(crm), NameOf(accounting)));
        Assert.All(new[] { crm, accounting }, static s => Assert.Matches(@"^\d+\.\d+\.\d+", s.GetProperty("package").GetProperty("version").GetString()));
        Assert.NotEmpty(accounting.GetProperty("capabilities").EnumerateArray());

        installed = false;
        pair.Sim.ClearCalls();
        var alone = await door.PostAsync("/probe");
        Assert.True(alone.GetProperty("crm").GetProperty("ok").GetBoolean());
        Assert.Equal((false, "The part of Intacct is not set up on this host."), (alone.GetProperty("accounting").GetProperty("ok").GetBoolean(), alone.GetProperty("accounting").GetProperty("reason").GetString()));
        Assert.False(alone.GetProperty("accounting").TryGetProperty("package", out _));
        var shown = await door.GetAsync("");
        Assert.Equal((false, "accounting"), (shown.GetProperty("green").GetBoolean(), Assert.Single(shown.GetProperty("missing").EnumerateArray()).GetString()));
        Assert.Equal("Failed", (await door.PostAsync("/run")).GetProperty("state").GetString());
        Assert.Empty(pair.Sim.Calls);

        installed = true;
        Assert.True((await door.PostAsync("/probe")).GetProperty("accounting").GetProperty("ok").GetBoolean());
        Assert.True((await door.GetAsync("")).GetProperty("green").GetBoolean());
    }

    private static string? NameOf(JsonElement side) => side.GetProperty("package").GetProperty("name").GetString();
}
