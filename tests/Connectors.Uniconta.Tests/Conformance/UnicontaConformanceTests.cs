using Connectors.Testing;
using Connectors.Uniconta.Sync;

namespace Connectors.Uniconta.Tests.Conformance;

[Rule("R33"), Rule("R37")]
public sealed class UnicontaConformanceTests
{
    public static TheoryData<string> Names => [.. ProviderConformance.Cases(new UnicontaFixture()).Select(static c => c.Name)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 4)];

    [Theory, MemberData(nameof(Names))]
    public async Task Uniconta_keeps_its_promise(string name) => await ProviderConformance.Cases(new UnicontaFixture()).Single(c => c.Name == name).RunAsync();

    /// <summary>What the vendor's documents leave open must not matter: drawn anew for every seed. Without a field for our mark, and with debtors read by their stamp.</summary>
    [Theory, MemberData(nameof(Seeds))]
    public async Task Uniconta_keeps_every_promise_whatever_its_documents_leave_open(int seed)
    {
        var options = new UnicontaSyncOptions { ReadChangedDebtorsOnly = seed % 2 == 1, MarkerField = seed % 4 < 2 ? null : UnicontaFixture.Marker };
        var fixture = new UnicontaFixture(options, oddities => UnicontaFixture.Draw(oddities, seed));
        var report = await ProviderConformance.CheckAsync(fixture);
        Assert.True(!report.Broken.Any(), report.ToString());
    }

    [Fact]
    public async Task What_does_not_apply_to_Uniconta() => Verified.Text((await ProviderConformance.ListAsync(new UnicontaFixture())).ListNotApplicable());
}
