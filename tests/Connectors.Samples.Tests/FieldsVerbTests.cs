using Connectors.TestSupport;

namespace Connectors.Samples.Tests;

/// <summary>The fields that the CRM needs, checked by a command.</summary>
public sealed class FieldsVerbTests : IAsyncLifetime
{
    private readonly string _data = SampleProcess.NewDataFolder();

    [Fact, Acceptance("002-46")]
    public async Task The_fields_that_the_CRM_lacks_are_listed_with_kind_and_use_and_the_command_fails_while_there_are_any()
    {
        var (exit, output) = await SampleProcess.RunAsync(_data, "--fields", "--vendor", "uniconta");
        Assert.True(exit == 1, output);
        Assert.Contains("company.active: Boolean, for company.active", output, StringComparison.Ordinal);
        Assert.Contains("product.cost: Money, for product.cost", output, StringComparison.Ordinal);
        Assert.Contains("company.paymentTerms: Choice of the list 'paymentTerms', not Text, for company.paymentTerms", output, StringComparison.Ordinal);
        Assert.Contains("28 of 37 fields are there.", output, StringComparison.Ordinal);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => SampleProcess.CleanAsync(_data);
}
