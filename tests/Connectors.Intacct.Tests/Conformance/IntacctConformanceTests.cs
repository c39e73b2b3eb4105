using Connectors.Testing;

namespace Connectors.Intacct.Tests.Conformance;

[Rule("R33"), Rule("R37")]
public sealed class IntacctConformanceTests
{
    public static TheoryData<string> Names => [.. ProviderConformance.Cases(new IntacctFixture()).Select(static c => c.Name)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 3)];

    [Theory, MemberData(nameof(Names))]
    public async Task Intacct_keeps_its_promise(string name) => await ProviderConformance.Cases(new IntacctFixture()).Single(c => c.Name == name).RunAsync();

    /// <summary>What the vendor's documents leave open must not matter: drawn anew for every seed.</summary>
    [Theory, MemberData(nameof(Seeds))]
    public async Task Intacct_keeps_every_promise_whatever_its_documents_leave_open(int seed)
    {
        var fixture = new IntacctFixture(readings: oddities =>
        {
            oddities.ChooseReadings(new Random(seed));
            // Where null is refused nothing can be emptied, and Intacct says so: no case of emptying can go on.
            oddities.NullClears = true;
        });
        var report = await ProviderConformance.CheckAsync(fixture);
        Assert.True(!report.Broken.Any(), report.ToString());
    }

    [Fact]
    public async Task What_does_not_apply_to_Intacct() => Verified.Text((await ProviderConformance.ListAsync(new IntacctFixture())).ListNotApplicable());
}
