using Connectors.Reviso.Sync;
using Connectors.Testing;

namespace Connectors.Reviso.Tests.Conformance;

[Rule("R33"), Rule("R37")]
public sealed class RevisoConformanceTests
{
    public static TheoryData<string> Names => [.. ProviderConformance.Cases(new RevisoFixture()).Select(static c => c.Name)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 3)];

    [Theory, MemberData(nameof(Names))]
    public async Task Reviso_keeps_its_promise(string name) => await ProviderConformance.Cases(new RevisoFixture()).Single(c => c.Name == name).RunAsync();

    /// <summary>What no document says must not matter: drawn anew for every seed.</summary>
    [Theory, MemberData(nameof(Seeds))]
    public async Task Reviso_keeps_every_promise_whatever_its_documents_leave_open(int seed)
    {
        // Whether customers carry stamps is what the option is for.
        var stamps = seed % 2 == 1;
        var fixture = new RevisoFixture(new RevisoSyncOptions { ReadCustomersByChange = stamps }, oddities =>
        {
            oddities.ChooseReadings(new Random(seed));
            oddities.CustomersHaveLastUpdated = stamps;
        });
        var report = await ProviderConformance.CheckAsync(fixture);
        Assert.True(!report.Broken.Any(), report.ToString());
    }

    [Fact]
    public async Task What_does_not_apply_to_Reviso() => Verified.Text((await ProviderConformance.ListAsync(new RevisoFixture())).ListNotApplicable());
}
