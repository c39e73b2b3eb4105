using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.TestSupport.Postgres;

namespace Connectors.Samples.Tests;

/// <summary>The sample from outside: what a developer sees who types one command.</summary>
public sealed class ScheduledSyncTests : IAsyncLifetime
{
    private readonly string _data = SampleProcess.NewDataFolder();

    [Fact]
    public async Task One_command_tells_the_story_and_every_claim_holds()
    {
        var (exitCode, output) = await SampleProcess.RunAsync(_data);

        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain('✗', output);
        Assert.Contains("Every claim held", output, StringComparison.Ordinal);
        foreach (var line in new[]
        {
            "not written to",
            "every company, person and product of the CRM is in the plan exactly once",
            "minutes at the 60 calls a minute",
            "nothing was made twice, on neither side",
            "nobody was taken for somebody else",
            "nothing was left behind",
            "the CRM has both",
            "Dinero has both",
            "both sides show what was typed in the CRM",
            "the explanation names the conflict, the rule and the value that gave way",
            "both companies wait, each with the question",
            "the bad one waits, with the field, the reason and the remedy",
            "the reply really was lost",
            "Dinero has the company once",
            "calls that read, 0 that write",
            "0 duplicates, 0 wrong links",
        })
            Assert.Contains(line, output, StringComparison.Ordinal);

        // What was done can be asked afterwards, of the state that the run left behind.
        var (explained, explanation) = await SampleProcess.RunAsync(_data, "--explain", "company:1:name");
        Assert.True(explained == 0, explanation);
        Assert.Contains("company.name", explanation, StringComparison.Ordinal);
        var (alone, report) = await SampleProcess.RunAsync(_data, "--entity", "product");
        Assert.True(alone == 0 && report.Contains("product", StringComparison.Ordinal) && !report.Contains("company", StringComparison.Ordinal), report);
        var (unknown, names) = await SampleProcess.RunAsync(_data, "--entity", "produkt");
        Assert.True(unknown == 2 && names.Contains("Did you mean 'product'?", StringComparison.Ordinal), names);
        var (verified, counts) = await SampleProcess.RunAsync(_data, "verify");
        Assert.True(verified == 0, counts);

        // The counting has teeth: a contact that stands there twice is seen.
        var file = Path.Combine(_data, "dinero-account.json");
        var account = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        var copy = account["Contacts"]![0]!.DeepClone();
        copy["ContactGuid"] = Guid.NewGuid().ToString();
        account["Contacts"]!.AsArray().Add(copy);
        await File.WriteAllTextAsync(file, account.ToJsonString());
        var (tampered, seen) = await SampleProcess.RunAsync(_data, "verify");
        Assert.Equal(1, tampered);
        Assert.Contains("duplicates 0+1 forgotten 1", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_and_started_again_it_goes_on_without_a_duplicate()
    {
        // In the middle of the first sync, in the middle of the story, and wherever the third one hits.
        foreach (var scene in new[] { "2. The plan is accepted", "4. Two edits of the same field", "7. The reply to a create is lost" })
        {
            await using var sample = SampleProcess.Start(_data);
            await sample.WaitForAsync(scene);
            await sample.KillAsync();
        }

        var (exitCode, output) = await SampleProcess.RunAsync(_data);
        Assert.True(exitCode == 0, output);
        Assert.Contains("this one goes on with it", output, StringComparison.Ordinal);
        var (verified, counts) = await SampleProcess.RunAsync(_data, "verify");
        Assert.True(verified == 0, counts);
        Assert.Equal(3, counts.Split("duplicates 0+0 forgotten 0 different 0").Length - 1);
    }

    [Fact]
    public async Task Of_processes_that_were_started_for_one_account_one_keeps_it()
    {
        // A host that is killed before the account's process has answered leaves it behind, and the next host starts another one.
        await using var first = SampleProcess.Start(_data, "simulate");
        await using var second = SampleProcess.Start(_data, "simulate");
        await using var third = SampleProcess.Start(_data, "simulate");
        var running = new Dictionary<Task<int>, SampleProcess> { [first.WaitAsync()] = first, [second.WaitAsync()] = second, [third.WaitAsync()] = third };
        for (var gone = 0; gone < 2; gone++)
        {
            var ended = await Task.WhenAny(running.Keys);
            Assert.Equal(75, await ended);
            running.Remove(ended);
        }

        // A host waits for it and works with it.
        var (exitCode, output) = await SampleProcess.RunAsync(_data, "--plan");
        Assert.True(exitCode == 0, output);
        using var address = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_data, "dinero.json")));
        Assert.Equal(Assert.Single(running).Value.Id, address.RootElement.GetProperty("ProcessId").GetInt32());
    }

    [PostgresFact]
    public async Task The_same_story_is_told_on_PostgreSQL_by_a_connection_string()
    {
        var server = await PostgresServer.Current;
        var database = server.ConnectionString(await server.CreateDatabaseAsync());

        var (exitCode, output) = await SampleProcess.RunOnAsync(database, _data);

        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain('✗', output);
        Assert.Contains("Every claim held", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_data, "sync.db")));
        var (verified, counts) = await SampleProcess.RunOnAsync(database, _data, "verify");
        Assert.True(verified == 0, counts);
        Assert.Equal(3, counts.Split("duplicates 0+0 forgotten 0 different 0").Length - 1);

        // The joined pairs really stand there: without the database nobody knows of them.
        var (lost, _) = await SampleProcess.RunAsync(_data, "verify");
        Assert.Equal(1, lost);
    }

    [Theory]
    [InlineData("--nonsense")]
    [InlineData("--record")]
    public async Task A_wrong_command_line_says_how_to_write_it(string argument)
    {
        var (exitCode, output) = await SampleProcess.RunAsync(_data, argument);

        Assert.Equal(2, exitCode);
        Assert.Contains("--explain company:42:name", output, StringComparison.Ordinal);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => SampleProcess.CleanAsync(_data);
}
