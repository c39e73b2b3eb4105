namespace Connectors.Samples.Tests;

/// <summary>The stories of the other vendors from outside: one command each, and every claim in it holds.</summary>
public sealed class VendorStoryTests : IAsyncLifetime
{
    private readonly string _data = SampleProcess.NewDataFolder();

    public static TheoryData<string, string[]> Stories => new()
    {
        { "smartbill", ["60 offers stand at 'Accepted', and SmartBill has no invoice", "SmartBill has one invoice for it, line for line", "its number, link and state stand in the CRM", "the one without an address waits", "8.12 paid, 30.00 open: part-paid", "articles with their stock are in the CRM", "SmartBill was told nothing"] },
        { "economic", ["wrote with none", "no prospect was made a customer", "the CRM has both", "accounting has both", "fortnight", "mended, it is sent; pressed again, it is found", "the customer once and the document once"] },
        { "reviso", ["wrote with none", "no prospect was made a customer", "the CRM has both", "accounting has both", "mended, it is sent; pressed again, it is found", "the customer once and the document once"] },
        { "uniconta", ["wrote with none", "the good one is a debtor once, and the CRM shows its number", "the bad one waits, with the reason and the remedy", "gets it back", "what a user typed over one is set back", "the customer once and the document once"] },
        { "intacct", ["terms of payment and customer types are options of the CRM", "hold the option of their terms, not a text", "Intacct was asked and told nothing", "articles are in the CRM", "mended, it is sent; pressed again, it is found"] },
    };

    [Theory, MemberData(nameof(Stories))]
    public async Task One_command_tells_the_story_of_a_vendor_and_every_claim_holds(string vendor, string[] told)
    {
        var (exitCode, output) = await SampleProcess.RunAsync(_data, "--vendor", vendor);

        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain('✗', output);
        // A log of errors would stand between the lines of the story.
        Assert.DoesNotContain("fail:", output, StringComparison.Ordinal);
        Assert.Contains("Every claim held", output, StringComparison.Ordinal);
        Assert.All(told, text => Assert.Contains(text, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_vendor_that_does_not_exist_is_told_which_do()
    {
        var (exitCode, output) = await SampleProcess.RunAsync(_data, "--vendor", "quickbooks");

        Assert.Equal(2, exitCode);
        Assert.Contains("dinero, smartbill, economic, reviso, uniconta, intacct", output, StringComparison.Ordinal);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => SampleProcess.CleanAsync(_data);
}
