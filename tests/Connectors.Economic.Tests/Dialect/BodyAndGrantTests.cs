using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Connectors.EconomicDialect;

namespace Connectors.Economic.Tests.Dialect;

public sealed partial class BodyAndGrantTests
{
    [Fact]
    public void A_record_goes_back_without_nulls_links_of_numbers_and_descriptions_but_with_what_nobody_knows()
    {
        var read = JsonNode.Parse("""
            {"name":"Acme","newMember":{"x":1,"y":null},"customerGroup":{"customerGroupNumber":2,"self":"https://x.example/customer-groups/1"},
             "priceGroup":{"self":"https://x.example/price-groups/4?demo=true"},"metaData":{"delete":{}},"lines":[{"description":null,"unit":{"unitNumber":1,"self":"u"}}],
             "creditLimit":100.00,"self":"https://x.example/customers/1"}
            """)!.AsObject();
        var body = Encoding.UTF8.GetString(DialectBody.Of(read, Json.Default.JsonObject));
        Assert.Equal(
            """{"name":"Acme","newMember":{"x":1},"customerGroup":{"customerGroupNumber":2},"priceGroup":{"self":"https://x.example/price-groups/4"},"lines":[{"unit":{"unitNumber":1}}],"creditLimit":100.00}""",
            body);
    }

    [Fact]
    public void The_state_travels_in_the_redirect_address_and_is_compared_whole()
    {
        var redirect = DialectGrant.RedirectWith(new("https://crm.example/back?x=1"), "s-1");
        Assert.Equal("https://crm.example/back?x=1&state=s-1", redirect.OriginalString);
        Assert.Equal(
            "https://vendor.example/api1/requestaccess.aspx?appPublicToken=p&redirectUrl=https%3A%2F%2Fcrm.example%2Fback%3Fx%3D1%26state%3Ds-1&locale=da-DK",
            DialectGrant.Address(new("https://vendor.example/api1/requestaccess.aspx"), "appPublicToken", "p", redirect, "da-DK").OriginalString);
        Assert.True(DialectGrant.StateMatches("s-1", "s-1"));
        Assert.False(DialectGrant.StateMatches("s-1", "s-2"));
        Assert.False(DialectGrant.StateMatches("s-1", null));
        Assert.False(DialectGrant.StateMatches("", ""));
        Assert.NotEqual(DialectGrant.NewState(), DialectGrant.NewState());
        Assert.Throws<ArgumentException>(() => DialectGrant.RedirectWith(new("https://crm.example/#x"), "s"));
    }

    [JsonSerializable(typeof(JsonObject))]
    private sealed partial class Json : JsonSerializerContext;
}
