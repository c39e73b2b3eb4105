namespace Connectors.Reviso.Tests.Webhooks;

public sealed class WebhookReaderTests
{
    private const string Secret = "canary-webhook-secret";
    private static readonly Dictionary<string, string> Json = new() { ["content-type"] = "application/json" };

    private static RevisoWebhookResult Read(string? body, string query = "apiKey=" + Secret) => RevisoWebhookReader.Read(Json, query, body, Secret);

    [Theory]
    [InlineData("""{"oldNumber": "1", "newNumber": "2"}""", "1", "2")]
    [InlineData("""{"OLDNUMBER": 1, "newnumber": 2}""", "1", "2")]
    [InlineData("""{"oldNumber": "", "newNumber": "2"}""", "", "2")]
    [InlineData("""{"oldNumber": "1", "newNumber": null}""", "1", "")]
    [InlineData("""{"oldNumber": , "newNumber": 5}""", "", "5")]
    [InlineData("""{"oldNumber": "[OLDNUMBER]", "newNumber": "5"}""", "", "5")]
    [InlineData("oldNumber=1&newNumber=A%2FB", "1", "A/B")]
    [InlineData("oldnumber=1&NewNumber=2+3", "1", "2 3")]
    [InlineData("1&2", "1", "2")]
    [InlineData("&2", "", "2")]
    [InlineData("17", "", "17")]
    [InlineData("""{"oldNumber": "A"B", "newNumber": "A"C"}""", "A\"B", "A\"C")]
    [InlineData("""{"oldNumber": "A\B", "newNumber": "A\B"}""", "A\\B", "A\\B")]
    [InlineData("\uFEFF {\"oldNumber\": \"1\", \"newNumber\": \"2\"}\r\n", "1", "2")]
    public void Old_and_new_number_are_read_in_every_form_that_people_set_up_whatever_the_content_type_says(string body, string before, string after) =>
        Assert.Equal(new RevisoWebhookEvent.RecordUpdated(before, after), Read(body).Event);

    [Fact]
    public void A_get_carries_the_numbers_in_its_address() =>
        Assert.Equal(new RevisoWebhookEvent.RecordUpdated("1", "2"), Read(null, $"?apiKey={Secret}&oldNumber=1&newNumber=2").Event);

    [Fact]
    public void Other_events_have_their_own_values()
    {
        Assert.Equal(new RevisoWebhookEvent.InvoiceBooked("200"), Read(RevisoWebhookTemplate.Fill(RevisoWebhookTemplate.InvoiceBooked, new KeyValuePair<string, string>("invoiceno", "200"))).Event);
        Assert.Equal(
            new RevisoWebhookEvent.DaybookBooked("1", "5", "9"), Read(RevisoWebhookTemplate.Fill(RevisoWebhookTemplate.DaybookBooked, new("DAYBOOKNO", "1"), new("FROMSERIALNO", "5"), new("TOSERIALNO", "9"))).Event);
    }

    [Theory]
    [InlineData("", "2", "created")]
    [InlineData("1", "", "deleted")]
    [InlineData("1", "1", "updated")]
    [InlineData("1", "2", "renumbered")]
    public void An_update_is_read_by_its_two_numbers(string before, string after, string change)
    {
        var found = new RevisoWebhookEvent.RecordUpdated(before, after);
        Assert.Equal(new RevisoWebhookChange(change), found.Change);
        Assert.Equal(after.Length > 0 ? after : before, found.Number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("apiKey=wrong")]
    [InlineData("apiKey=")]
    [InlineData("apiKey=canary-webhook-secret2")]
    [InlineData("apiKey=CANARY-WEBHOOK-SECRET")]
    [InlineData("other=canary-webhook-secret")]
    public void Without_the_secret_nothing_is_read(string query) =>
        Assert.Equal(RevisoWebhookRefusal.WrongSecret, Read("""{"oldNumber":"1","newNumber":"2"}""", query).Refusal);

    [Theory]
    [InlineData("apikey=" + Secret)]
    [InlineData("?APIKEY=" + Secret)]
    [InlineData("x=1&ApiKey=" + Secret)]
    public void The_name_of_the_secret_may_be_in_any_letter_case(string query) => Assert.NotNull(Read("1&2", query).Event);

    [Fact]
    public void The_secret_may_stand_in_a_header_and_in_no_body()
    {
        Assert.NotNull(RevisoWebhookReader.Read(new Dictionary<string, string> { ["x-hook"] = Secret }, null, "1&2", Secret, "X-Hook").Event);
        Assert.Equal(RevisoWebhookRefusal.WrongSecret, Read($"apiKey={Secret}&newNumber=2", "").Refusal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"hello":"world"}""")]
    [InlineData("""{"oldNumber":"","newNumber":""}""")]
    [InlineData("[1,2]")]
    [InlineData("""{"oldNumber":"x","newNumber":"y "newNumber" z"}""")]
    public void What_none_of_the_readers_understands_is_refused_with_its_reason(string body) => Assert.Equal(RevisoWebhookRefusal.NoNumbers, Read(body).Refusal);

    [Fact]
    public void A_body_larger_than_any_event_is_refused() => Assert.Equal(RevisoWebhookRefusal.TooLarge, Read(new string('1', RevisoWebhookReader.MaxBodyLength + 1)).Refusal);

    [Fact]
    public void What_the_generator_makes_is_read_back()
    {
        var request = RevisoWebhookTemplate.UpdatedRequest("A\"1", "A\"2", Secret);
        Assert.Equal(new RevisoWebhookEvent.RecordUpdated("A\"1", "A\"2"), RevisoWebhookReader.Read(request.Headers, request.Query, request.Body, Secret).Event);
        var booked = RevisoWebhookTemplate.InvoiceBookedRequest("7", Secret);
        Assert.Equal(new RevisoWebhookEvent.InvoiceBooked("7"), RevisoWebhookReader.Read(booked.Headers, booked.Query, booked.Body, Secret).Event);
        Assert.DoesNotContain(Secret, request.ToString(), StringComparison.Ordinal);
        Assert.Equal($"https://crm.example/api/v1/RevisoCustomer?apiKey={Secret}", RevisoWebhookTemplate.Address(new("https://crm.example/api/v1/RevisoCustomer"), Secret).OriginalString);
        Assert.Equal("""{"oldNumber": "[OLDNUMBER]", "newNumber": "[NEWNUMBER]"}""", RevisoWebhookTemplate.Updated);
    }
}
