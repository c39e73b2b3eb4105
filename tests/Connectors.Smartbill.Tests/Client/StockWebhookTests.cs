using System.Text;

namespace Connectors.Smartbill.Tests.Client;

public sealed class StockWebhookTests
{
    private const string Token = "canary-webhook-token";
    private static readonly StockChange Bolt = new() { ProductName = "Șurub M8", ProductCode = "S8", Warehouse = "Depozit", Quantity = 12.5m };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_generated_request_is_accepted_in_both_forms(bool bareArray)
    {
        var request = StockWebhookRequest.Create(Token, [Bolt, new() { ProductName = "Fără cod", Warehouse = "Depozit", Quantity = 0 }], bareArray);
        Assert.Equal(bareArray ? '[' : '{', (char)request.Body.Span[0]);
        var result = Read(request);
        Assert.True(result.IsAccepted);
        Assert.False(result.IsConnectionTest);
        Assert.Equal([("Șurub M8", "S8", "Depozit", 12.5m), ("Fără cod", null, "Depozit", 0m)], result.Changes.Select(c => (c.ProductName, c.ProductCode, c.Warehouse, c.Quantity!.Value)));
        Assert.Equal("\"S8: primit\"\n\"Fără cod: primit\"", result.Reply);
        Assert.DoesNotContain("canary", request.ToString());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"products":[]}""")]
    [InlineData("""{"Products":[]}""")]
    public void An_empty_list_is_the_test_of_the_settings_page(string body)
    {
        var result = Read(body, "Bearer " + Token);
        Assert.True(result.IsConnectionTest);
        Assert.Equal((200, "\"Testul de sincronizare stoc a fost facut cu succes!\""), (result.Status, result.Reply));
        Assert.True(Read(StockWebhookRequest.ConnectionTest(Token)).IsConnectionTest);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("canary-webhook-token")]
    [InlineData("Basic canary-webhook-token")]
    [InlineData("Bearer canary-webhook-token2")]
    [InlineData("Bearer canary-webhook-toke")]
    [InlineData("Bearer CANARY-WEBHOOK-TOKEN")]
    public void Without_the_token_nothing_is_read(string? header)
    {
        var result = Read("""{"products":[{"productCode":"S8","quantity":1}]}""", header);
        Assert.Equal(403, result.Status);
        Assert.Empty(result.Changes);
        Assert.DoesNotContain("canary", result.ToString(), StringComparison.OrdinalIgnoreCase);
        // Not even whether the body is good.
        Assert.Equal(403, Read("{", header).Status);
    }

    [Theory]
    [InlineData("authorization", "bearer canary-webhook-token")]
    [InlineData("AUTHORIZATION", "  Bearer   canary-webhook-token  ")]
    public void Headers_and_scheme_come_in_any_letter_case(string name, string value) =>
        Assert.True(StockWebhook.Read([new(name, value)], [], "[]"u8.ToArray(), Token).IsAccepted);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"products":{}}""")]
    [InlineData("quantity=1")]
    public void What_is_no_list_is_refused(string body) => Assert.Equal(400, Read(body, "Bearer " + Token).Status);

    [Fact]
    public void One_odd_item_does_not_refuse_the_others_and_unknown_members_survive()
    {
        var result = Read("""{"x":1,"products":[{"productCode":"A","quantity":"7.25","warehouse":"D","um":"buc"},{"productCode":8,"quantity":null},{"productName":"B","quantity":{"x":1}},{"quantity":3},17,null]}""", "Bearer " + Token);
        Assert.True(result.IsAccepted);
        Assert.Equal([("A", 7.25m), ("8", null), (null, (decimal?)null)], result.Changes.Select(c => (c.ProductCode, c.Quantity)));
        Assert.Equal("buc", result.Changes[0].AdditionalData!["um"].GetString());
        Assert.Equal(3, result.IgnoredItems);
        Assert.False(Read("[17]", "Bearer " + Token).IsConnectionTest);
    }

    [Fact]
    public void A_receiver_without_a_token_would_let_everybody_in_and_is_a_mistake() =>
        Assert.Throws<ArgumentException>(() => StockWebhook.Read([new("Authorization", "Bearer ")], [], "[]"u8.ToArray(), " "));

    private static StockWebhookResult Read(StockWebhookRequest request) => StockWebhook.Read(request.Headers, request.Query, request.Body, Token);

    private static StockWebhookResult Read(string body, string? header) =>
        StockWebhook.Read(header is null ? [] : [new("Authorization", header)], [], Encoding.UTF8.GetBytes(body), Token);
}
