using System.Text;
using Connectors.Economic.Sync;
using Connectors.Sync;

namespace Connectors.Economic.Tests.Sync;

public sealed class WebhookAdapterTests
{
    [Theory, Acceptance("000-11", Missing = "Reviso, and the endpoint"), Acceptance("000-17", Missing = "Reviso, and the endpoint")]
    [InlineData("EconomicCustomer", """{"oldNumber":"105","newNumber":"105"}""", "customers", "105", null, null)]
    [InlineData("EconomicCustomer", """{"oldNumber":"105","newNumber":"205"}""", "customers", null, "105", "205")]
    [InlineData("EconomicCustomer", """{"oldNumber":"","newNumber":"7"}""", "customers", "7", null, null)]
    [InlineData("EconomicCustomer", """{"oldNumber":8,"newNumber":""}""", "customers", "8", null, null)]
    [InlineData("EconomicProduct", "01-A&01-A", "products", "01-A", null, null)]
    public void A_call_marks_exactly_the_record_that_it_names(string topic, string body, string resource, string? id, string? old, string? now)
    {
        var accepted = Assert.IsType<WebhookVerdict.Accepted>(Read(topic, body, "s3cret"));
        Assert.Equal(new DirtyMark(resource, id is null ? null : new RecordId(id), old, now), Assert.Single(accepted.Marks));
    }

    [Fact]
    public void A_wrong_secret_is_401_what_names_nothing_400_and_another_event_does_nothing()
    {
        Assert.Equal(401, Assert.IsType<WebhookVerdict.Rejected>(Read("EconomicCustomer", """{"oldNumber":"1","newNumber":"1"}""", "wrong")).Status);
        Assert.Equal(400, Assert.IsType<WebhookVerdict.Rejected>(Read("EconomicCustomer", "{}", "s3cret")).Status);
        Assert.Empty(Assert.IsType<WebhookVerdict.Accepted>(Read("EconomicCustomer", """{"invoiceNo":"20001"}""", "s3cret")).Marks);
        Assert.Empty(Assert.IsType<WebhookVerdict.Accepted>(Read("elsewhere", """{"oldNumber":"1","newNumber":"1"}""", "s3cret")).Marks);
    }

    private static WebhookVerdict Read(string topic, string body, string key) => new EconomicWebhookAdapter().Read(new()
    {
        Method = "POST",
        Headers = new Dictionary<string, string>(),
        Query = new Dictionary<string, string> { ["apiKey"] = key },
        Body = Encoding.UTF8.GetBytes(body),
        Topic = topic,
    }, new("s3cret"));
}
