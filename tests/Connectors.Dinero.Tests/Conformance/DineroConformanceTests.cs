using Connectors.Dinero.Sync;
using Connectors.Testing;

namespace Connectors.Dinero.Tests.Conformance;

[Rule("R33"), Rule("R37")]
public sealed class DineroConformanceTests
{
    public static TheoryData<string> Names => [.. ProviderConformance.Cases(new DineroFixture()).Select(static c => c.Name)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 3)];

    [Theory, MemberData(nameof(Names))]
    public async Task Dinero_keeps_its_promise(string name) => await ProviderConformance.Cases(new DineroFixture()).Single(c => c.Name == name).RunAsync();

    /// <summary>What the vendor's documents leave open must not matter: drawn anew for every seed.</summary>
    [Theory, MemberData(nameof(Seeds))]
    public async Task Dinero_keeps_every_promise_whatever_its_documents_leave_open(int seed)
    {
        var fixture = new DineroFixture(new DineroSyncOptions { ReadContactListV2 = seed % 2 == 1 }, oddities =>
        {
            oddities.ChooseReadings(new Random(seed));
            // A create that answers no id is rightly uncertain, so no case that begins with one can go on.
            oddities.CreatesAnswer201WithoutBody = false;
        });
        var report = await ProviderConformance.CheckAsync(fixture);
        Assert.True(!report.Broken.Any(), report.ToString());
    }

    [Fact]
    public async Task What_does_not_apply_to_Dinero() => Verified.Text((await ProviderConformance.ListAsync(new DineroFixture())).ListNotApplicable());
}
