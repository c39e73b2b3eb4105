using Connectors.Testing;
using Connectors.TestSupport;

namespace EfCrm.Tests.Conformance;

[Rule("R33"), Rule("R37")]
public sealed class CrmConformanceTests
{
    public static TheoryData<string> Names => [.. ProviderConformance.Cases(new CrmFixture()).Select(static c => c.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task The_CRM_keeps_its_promise(string name) => await ProviderConformance.Cases(new CrmFixture()).Single(c => c.Name == name).RunAsync();

    [Fact]
    public async Task What_does_not_apply_to_the_CRM() => Verified.Text((await ProviderConformance.ListAsync(new CrmFixture())).ListNotApplicable());
}
