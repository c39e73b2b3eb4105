using Connectors.EconomicDialect;

namespace Connectors.Economic.Tests.Dialect;

public sealed class LinkAndKeyTests
{
    [Theory]
    [InlineData("A/B 1", "A_6_B_9_1")]
    [InlineData("_", "_8_")]
    [InlineData("<>*%:&/\\_ ?.#+", "_0__1__2__3__4__5__6__7__8__9__10__11__12__13_")]
    [InlineData("plain-1", "plain-1")]
    [InlineData("a_1_b", "a_8_1_8_b")]
    public void A_key_in_a_path_is_encoded_in_one_pass_and_comes_back(string key, string segment)
    {
        Assert.Equal(segment, DialectKey.Encode(key));
        Assert.Equal(key, DialectKey.Decode(segment));
    }

    [Theory]
    [InlineData("a_b")]
    [InlineData("a_99_b")]
    [InlineData("a__b")]
    public void A_segment_that_follows_no_rule_stays(string segment) => Assert.Equal(segment, DialectKey.Decode(segment));

    [Fact]
    public void Links_are_compared_without_the_query_that_they_repeat()
    {
        Assert.True(DialectLink.Same("https://restapi.e-conomic.com/customers/1?demo=true", "https://restapi.e-conomic.com/customers/1/"));
        Assert.False(DialectLink.Same("https://restapi.e-conomic.com/customers/1", "https://restapi.e-conomic.com/customers/2"));
        Assert.Equal("A_6_1", DialectLink.LastSegment("https://restapi.e-conomic.com/products/A_6_1?x=1"));
    }

    [Fact]
    public void Of_a_link_only_path_and_query_are_taken()
    {
        Assert.Equal("delivery-notes/sales?skippages=1", DialectLink.PathAndQuery("https://foreign.example/api/delivery-notes/sales?skippages=1", "api"));
        Assert.Equal("customers/1", DialectLink.PathAndQuery("/customers/1"));
        Assert.Equal("3", DialectLink.Parameter("https://x.example/c?pageSize=5&SkipPages=3", "skippages"));
        Assert.Null(DialectLink.Parameter("https://x.example/c", "skippages"));
    }
}
