using Connectors.Testing;

namespace Connectors.Smartbill.Tests.Conformance;

[Rule("R33"), Rule("R37")]
public sealed class SmartbillConformanceTests
{
    public static TheoryData<string> Names => [.. ProviderConformance.Cases(new SmartbillFixture()).Select(static c => c.Name)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 3)];

    [Theory, MemberData(nameof(Names))]
    public async Task SmartBill_keeps_its_promise(string name) => await ProviderConformance.Cases(new SmartbillFixture()).Single(c => c.Name == name).RunAsync();

    /// <summary>What the vendor's documents leave open must not matter: drawn anew for every seed.</summary>
    [Theory, MemberData(nameof(Seeds))]
    public async Task SmartBill_keeps_every_promise_whatever_its_documents_leave_open(int seed)
    {
        var report = await ProviderConformance.CheckAsync(new SmartbillFixture(oddities => oddities.ChooseReadings(new Random(seed))));
        Assert.True(!report.Broken.Any(), report.ToString());
    }

    [Fact]
    public async Task What_does_not_apply_to_SmartBill() => Verified.Text((await ProviderConformance.ListAsync(new SmartbillFixture())).ListNotApplicable());
}
