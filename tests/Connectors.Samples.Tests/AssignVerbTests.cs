using System.Text.RegularExpressions;
using Connectors.TestSupport;

namespace Connectors.Samples.Tests;

/// <summary>Who sees to what waits, said and taken back by a command.</summary>
public sealed class AssignVerbTests : IAsyncLifetime
{
    private const string Cause = "match.possible-duplicate";

    private readonly string _data = SampleProcess.NewDataFolder();

    [Fact, Acceptance("P-03d")]
    public async Task A_group_is_given_to_a_person_shown_under_his_name_and_taken_back()
    {
        var (allowed, mode) = await SampleProcess.RunAsync(_data, "--mode", "live");
        Assert.True(allowed == 0, mode);
        var (ran, report) = await SampleProcess.RunAsync(_data, "--entity", "product");
        Assert.True(ran == 0, report);
        var count = int.Parse(Regex.Match(await ParkedAsync(), $@"^{Cause}: (\d+)\s*$", RegexOptions.Multiline).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(count > 1, report);

        // A word that is no group, or a group that nobody waits in, is refused and gives nothing to anybody.
        var (unreadable, how) = await SampleProcess.RunAsync(_data, "--assign", Cause);
        Assert.Equal(2, unreadable);
        Assert.Contains("names no cause and person", how, StringComparison.Ordinal);
        var (empty, where) = await SampleProcess.RunAsync(_data, "--assign", "required=ida");
        Assert.Equal(2, empty);
        Assert.Contains("Nothing waits for 'required'. --parked lists the causes.", where, StringComparison.Ordinal);
        Assert.DoesNotContain("assigned", await ParkedAsync(), StringComparison.Ordinal);

        var (assigned, given) = await SampleProcess.RunAsync(_data, "--assign", $"{Cause}=ida");
        Assert.True(assigned == 0, given);
        Assert.Contains($"{Cause}: {count}", given, StringComparison.Ordinal);
        Assert.Contains($"{count} assigned to ida.", given, StringComparison.Ordinal);
        Assert.Contains($"{Cause}: {count} (assigned: ida {count})", await ParkedAsync(), StringComparison.Ordinal);

        var (taken, back) = await SampleProcess.RunAsync(_data, "--assign", $"{Cause}=");
        Assert.True(taken == 0, back);
        Assert.Contains($"{count} assigned to nobody any more.", back, StringComparison.Ordinal);
        Assert.DoesNotContain("assigned", await ParkedAsync(), StringComparison.Ordinal);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => SampleProcess.CleanAsync(_data);

    private async Task<string> ParkedAsync()
    {
        var (exit, output) = await SampleProcess.RunAsync(_data, "--parked");
        Assert.True(exit == 0, output);
        return output;
    }
}
