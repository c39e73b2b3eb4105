using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Intacct.Tests.Client;

/// <summary>What a patch says so that a record becomes another.</summary>
public sealed class DifferenceTests
{
    [Theory]
    // Nothing, a member, an emptied one, one inside a group.
    [InlineData("""{"a":"1","b":"2"}""", """{"a":"1","b":"2"}""", "{}")]
    [InlineData("""{"a":"1","b":"2"}""", """{"a":"1","b":"3"}""", """{"b":"3"}""")]
    [InlineData("""{"a":"1","b":"2"}""", """{"a":"1"}""", """{"b":null}""")]
    [InlineData("""{"g":{"a":"1","b":"2"}}""", """{"g":{"a":"1","b":"3"}}""", """{"g":{"b":"3"}}""")]
    [InlineData("""{"g":{"a":"1","b":"2"}}""", """{"g":{"a":"1"}}""", """{"g":{"b":null}}""")]
    // A reference by its other name is the same; another one is sent whole.
    [InlineData("""{"r":{"key":"7"}}""", """{"r":{"id":"SEVEN"}}""", "{}")]
    [InlineData("""{"r":{"key":"7"}}""", """{"r":{"id":"EIGHT"}}""", """{"r":{"id":"EIGHT"}}""")]
    // Owned lists: changed, new, gone, all gone.
    [InlineData("""{"l":[{"key":"1","q":"1"},{"key":"2","q":"1"}]}""", """{"l":[{"key":"1","q":"5"},{"key":"2","q":"1"}]}""", """{"l":[{"key":"1","q":"5"}]}""")]
    [InlineData("""{"l":[{"key":"1","q":"1"}]}""", """{"l":[{"key":"1","q":"1"},{"q":"2","u":"x"}]}""", """{"l":[{"q":"2","u":"x"}]}""")]
    [InlineData("""{"l":[{"key":"1","q":"1"},{"key":"2","q":"1"}]}""", """{"l":[{"key":"2","q":"1"}]}""", """{"l":[{"key":"1","ia::operation":"delete"}]}""")]
    [InlineData("""{"l":[{"key":"1","q":"1"}]}""", """{}""", """{"l":[{"key":"1","ia::operation":"delete"}]}""")]
    [InlineData("""{"l":[{"key":"1","q":"1"}]}""", """{"l":[]}""", """{"l":[{"key":"1","ia::operation":"delete"}]}""")]
    // A line that was copied from another document is a new one, without what is Intacct's.
    [InlineData("""{"l":[{"key":"1","q":"1"}]}""", """{"l":[{"key":"1","q":"1"},{"key":"99","q":"2"}]}""", """{"l":[{"q":"2"}]}""")]
    // Lists without keys go whole: told as new, their items would come twice.
    [InlineData("""{"l":[{"p":"1","d":"a"},{"p":"2","d":"b"}]}""", """{"l":[{"p":"1","d":"a"},{"p":"3","d":"b"}]}""", """{"l":[{"p":"1","d":"a"},{"p":"3","d":"b"}]}""")]
    [InlineData("""{"l":[{"p":"1","d":"a"}]}""", """{}""", """{"l":null}""")]
    [InlineData("""{"w":["mon","tue"]}""", """{"w":["mon"]}""", """{"w":["mon"]}""")]
    public void A_patch_says_what_changed_and_nothing_else(string before, string after, string patch)
    {
        using var stored = JsonDocument.Parse("""{"r":{"key":"7","id":"SEVEN","name":"Seven"},"l":[]}""");
        var said = Difference.Between(JsonNode.Parse(before)!.AsObject(), JsonNode.Parse(after)!.AsObject(), stored.RootElement);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(patch), said), said.ToJsonString());
    }
}
