using Connectors.Testing;

namespace Connectors.Intacct.Tests.Conformance;

[Rule("R33"), Rule("R37")]
public sealed class IntacctConformanceTests
{
    public static TheoryData<string> Names => [.. ProviderConformance.Cases(new IntacctFixture()).Select(static c => c.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task Intacct_keeps_its_promise(string name) => await ProviderConformance.Cases(new IntacctFixture()).Single(c => c.Name == name).RunAsync();

    [Fact]
    public async Task What_does_not_apply_to_Intacct() => Verified.Text((await ProviderConformance.ListAsync(new IntacctFixture())).ListNotApplicable());
}
