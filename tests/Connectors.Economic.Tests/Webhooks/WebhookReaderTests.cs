namespace Connectors.Economic.Tests.Webhooks;

public sealed class WebhookReaderTests
{
    private const string Secret = "canary-webhook-secret";
    private static readonly Dictionary<string, string> NoHeaders = [];

    private static EconomicWebhookResult Read(string? body, string query = "apiKey=" + Secret) => EconomicWebhookReader.Read(NoHeaders, query, body, Secret);

    [Theory]
    [InlineData("""{"oldNumber": "1", "newNumber": "2"}""", "1", "2")]
    [InlineData("""{"OLDNUMBER": 1, "newnumber": 2}""", "1", "2")]
    [InlineData("""{"oldNumber": "", "newNumber": "2"}""", "", "2")]
    [InlineData("""{"oldNumber": "1", "newNumber": null}""", "1", "")]
    [InlineData("oldNumber=1&newNumber=A%2FB", "1", "A/B")]
    [InlineData("1&2", "1", "2")]
    [InlineData("&2", "", "2")]
    [InlineData("""{"oldNumber": "A"B", "newNumber": "A"C"}""", "A\"B", "A\"C")]
    [InlineData("""{"oldNumber": "A\B", "newNumber": "A\B"}""", "A\\B", "A\\B")]
    [InlineData("""{"oldNumber": , "newNumber": 5}""", "", "5")]
    [InlineData("""{"oldNumber": "[OLDNUMBER]", "newNumber": "5"}""", "", "5")]
    public void Old_and_new_number_are_read_in_every_form_that_people_set_up(string body, string before, string after) =>
        Assert.Equal(new EconomicWebhookEvent.RecordUpdated(before, after), Read(body).Event);

    [Fact]
    public void Numbers_may_stand_in_the_address() =>
        Assert.Equal(new EconomicWebhookEvent.RecordUpdated("1", "2"), Read(null, $"?apiKey={Secret}&oldNumber=1&newNumber=2").Event);

    [Fact]
    public void What_the_body_says_stands_before_what_the_address_says() =>
        Assert.Equal(new EconomicWebhookEvent.RecordUpdated("1", "2"), Read("""{"oldNumber":"1","newNumber":"2"}""", $"?apiKey={Secret}&oldNumber=7&newNumber=8").Event);

    [Fact]
    public void The_right_secret_is_enough_where_a_header_of_its_name_holds_another() =>
        Assert.NotNull(EconomicWebhookReader.Read(new Dictionary<string, string> { ["apikey"] = "of a gateway" }, "apiKey=" + Secret, "1&2", Secret).Event);

    [Theory]
    [InlineData("""{"oldNumber": "1", "newNumber": "A", "newNumber": "B"}""", "1", "B")]
    [InlineData("""{"oldNumber": "1", "newNumber": "x", "oldNumber": "2"y"}""", "", "")]
    public void A_name_that_comes_twice_is_read_where_the_body_is_json_and_trusted_nowhere_else(string body, string before, string after)
    {
        var found = Read(body);
        if (after.Length == 0)
            Assert.Null(found.Event);
        else
            Assert.Equal(new EconomicWebhookEvent.RecordUpdated(before, after), found.Event);
    }

    [Fact]
    public void Other_events_have_their_own_values()
    {
        Assert.Equal(new EconomicWebhookEvent.InvoiceBooked("200"), Read(EconomicWebhookTemplate.Fill(EconomicWebhookTemplate.InvoiceBooked, new KeyValuePair<string, string>("invoiceno", "200"))).Event);
        Assert.Equal(new EconomicWebhookEvent.JournalBooked("1", "5", "9"), Read("""{"dayBookNo":"1","fromSerialNo":"5","toSerialNo":"9"}""").Event);
    }

    [Theory]
    [InlineData("", "2", "created")]
    [InlineData("1", "", "deleted")]
    [InlineData("1", "1", "updated")]
    [InlineData("1", "2", "renumbered")]
    public void An_update_is_read_by_its_two_numbers(string before, string after, string change)
    {
        var found = new EconomicWebhookEvent.RecordUpdated(before, after);
        Assert.Equal(new EconomicWebhookChange(change), found.Change);
        Assert.Equal(after.Length > 0 ? after : before, found.Number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("apiKey=wrong")]
    [InlineData("apiKey=")]
    [InlineData("other=canary-webhook-secret")]
    public void Without_the_secret_nothing_is_read(string query) =>
        Assert.Equal(EconomicWebhookRefusal.WrongSecret, Read("""{"oldNumber":"1","newNumber":"2"}""", query).Refusal);

    [Fact]
    public void The_secret_may_stand_in_a_header() =>
        Assert.NotNull(EconomicWebhookReader.Read(new Dictionary<string, string> { ["x-hook"] = Secret }, null, "1&2", Secret, "X-Hook").Event);

    [Fact]
    public void A_body_without_numbers_or_too_large_is_refused()
    {
        Assert.Equal(EconomicWebhookRefusal.NoNumbers, Read("""{"hello":"world"}""").Refusal);
        Assert.Equal(EconomicWebhookRefusal.NoNumbers, Read("").Refusal);
        Assert.Equal(EconomicWebhookRefusal.NoNumbers, Read("""{"oldNumber":"x","newNumber":"y "newNumber" z"}""").Refusal);
        Assert.Equal(EconomicWebhookRefusal.TooLarge, Read(new string('1', EconomicWebhookReader.MaxBodyLength + 1)).Refusal);
    }

    [Fact]
    public void What_the_generator_makes_is_read_back()
    {
        var request = EconomicWebhookTemplate.UpdatedRequest("A\"1", "A\"2", Secret);
        Assert.Equal(new EconomicWebhookEvent.RecordUpdated("A\"1", "A\"2"), EconomicWebhookReader.Read(request.Headers, request.Query, request.Body, Secret).Event);
        var booked = EconomicWebhookTemplate.InvoiceBookedRequest("7", Secret);
        Assert.Equal(new EconomicWebhookEvent.InvoiceBooked("7"), EconomicWebhookReader.Read(booked.Headers, booked.Query, booked.Body, Secret).Event);
        Assert.DoesNotContain(Secret, request.ToString(), StringComparison.Ordinal);
        Assert.Equal($"https://crm.example/EconomicCustomer?apiKey={Secret}", EconomicWebhookTemplate.Address(new("https://crm.example/EconomicCustomer"), Secret).OriginalString);
    }
}
