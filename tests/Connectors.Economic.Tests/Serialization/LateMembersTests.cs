using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Economic.Tests.Serialization;

/// <summary>Members that the package does not know are kept as text, and behave as if they had been read.</summary>
public sealed class LateMembersTests
{
    private const string Unknown = """
        "a":{"b":[1,{"c":"\u00e6 \"}"}],"d":{}},"e":[],"f":"æ\n\u0022","g":12.50,"h":true,"i":null,"j":""
        """;

    private static JsonTypeInfo<Customer> Type => (JsonTypeInfo<Customer>)EconomicJson.Rest.GetTypeInfo(typeof(Customer));

    [Fact]
    public void Each_value_is_the_one_that_came()
    {
        var members = Read().AdditionalData!;
        using var plain = JsonDocument.Parse($"{{{Unknown}}}");
        Assert.Equal(plain.RootElement.EnumerateObject().Select(static m => m.Name), members.Keys);
        foreach (var expected in plain.RootElement.EnumerateObject())
            Assert.True(JsonElement.DeepEquals(expected.Value, members[expected.Name]), $"{expected.Name} is {members[expected.Name].GetRawText()}.");
        Assert.Equal(members.Select(static m => m.Value.GetRawText()), members.Values.Select(static v => v.GetRawText()));
        Assert.Equal(JsonValueKind.Null, members["i"].ValueKind);
        Assert.False(members.TryGetValue("k", out _));
    }

    [Fact]
    public void They_are_written_as_they_came()
    {
        using var written = JsonDocument.Parse(JsonSerializer.Serialize(Read(), Type));
        using var plain = JsonDocument.Parse($$"""{"name":"A","currency":"DKK",{{Unknown}}}""");
        Assert.True(JsonElement.DeepEquals(plain.RootElement, written.RootElement), written.RootElement.GetRawText());
    }

    [Fact]
    public void They_can_be_changed()
    {
        var customer = Read();
        var members = customer.AdditionalData!;
        Assert.True(members.Remove("a"));
        members["e"] = JsonElement.Parse("7");
        members.Add("k", JsonElement.Parse("\"new\""));
        Assert.Throws<ArgumentException>(() => members.Add("k", default));
        Assert.Equal("""{"name":"A","currency":"DKK","k":"new","e":7,"g":12.50,"h":true}""", Without(customer, "f", "i", "j"));
    }

    [Fact]
    public void Somebody_elses_dictionary_is_written_too_and_keeps_what_is_read_into_it()
    {
        var customer = Read() with { AdditionalData = new Dictionary<string, JsonElement> { ["z"] = JsonElement.Parse("[1]") } };
        Assert.Equal("""{"name":"A","currency":"DKK","z":[1]}""", JsonSerializer.Serialize(customer, Type));
        Assert.Equal("""{"name":"A","currency":"DKK"}""", JsonSerializer.Serialize(customer with { AdditionalData = null }, Type));
    }

    private static Customer Read() => JsonSerializer.Deserialize($$"""{"name":"A",{{Unknown}},"currency":"DKK"}""", Type)!;

    private static string Without(Customer customer, params string[] names)
    {
        foreach (var name in names)
            customer.AdditionalData!.Remove(name);
        return JsonSerializer.Serialize(customer, Type);
    }
}
