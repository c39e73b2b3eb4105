using System.Reflection;
using static Connectors.Reviso.Tests.Wire.Wire;

namespace Connectors.Reviso.Tests.Wire;

public sealed class ResourceWireTests
{
    private static RevisoResource[] All { get; } = [.. typeof(RevisoResource).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (RevisoResource)f.GetValue(null)!)];

    [Fact]
    public async Task Every_resource_by_name()
    {
        var wire = Snapshot();
        foreach (var resource in All)
            wire.Call($"{resource}: list", Empty, c => Drain(c.Resources.ListAsync(resource)));
        await wire
            .Call("projects: page with a filter", Empty, c => c.Resources.ListPageAsync(RevisoResource.Projects, new() { Filter = RevisoFilter<RevisoItem>.FromText("name$like:casa") }))
            .Call("entry subtypes: get", """{"entrySubtypeNumber":2}""", c => c.Resources.GetAsync(RevisoResource.EntrySubtypes, "2"))
            .Call("configuration: get", """{"x":1}""", c => c.Resources.GetAsync(RevisoResource.Configuration))
            .Call("customers: schema of a new one", """{"type":"object"}""", c => c.Resources.GetSchemaAsync(RevisoResource.Customers, RevisoWrite.Create))
            .Call("payment terms: schema of replaced ones", """{"type":"object"}""", c => c.Resources.GetSchemaAsync(RevisoResource.PaymentTerms, RevisoWrite.Replace))
            .VerifyAsync();
    }

    [Fact]
    public async Task A_record_keeps_every_member_as_it_came()
    {
        var wire = new WireHandler().Answer("""{"collection":[{"cityNumber":1,"name":"Milano"}]}""");
        await using var test = Support.TestClient.On(wire);
        var city = Assert.Single((await test.Client.Resources.ListPageAsync(RevisoResource.Cities)).Items);
        Assert.Equal("Milano", city.Find("name")!.Value.GetString());
        Assert.Null(city.Find("zip"));
    }

    [Fact]
    public async Task A_request_of_ones_own_goes_through_the_same_pipeline()
    {
        var wire = new WireHandler().Answer("""{"x":1}""");
        await using var test = Support.TestClient.On(wire);
        await test.Client.SendAsync(new(HttpMethod.Get, "customers/1/totals"));
        Assert.StartsWith("GET https://rest.reviso.com/customers/1/totals\n", Assert.Single(wire.Requests), StringComparison.Ordinal);
        Assert.Contains("X-AgreementGrantToken: " + Support.TestClient.Grant, wire.Requests[0], StringComparison.Ordinal);
    }
}
