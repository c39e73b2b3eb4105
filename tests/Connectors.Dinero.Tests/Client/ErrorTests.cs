using Connectors.Dinero.Tests.Support;

namespace Connectors.Dinero.Tests.Client;

/// <summary>Every documented form of an error, and what a caller gets of it.</summary>
public sealed class ErrorTests
{
    public sealed record Case(string Name, int Status, string? ContentType, string Body, Type Read, Type Write, string? Code)
    {
        public override string ToString() => Name;
    }

    private const string Html = "<!DOCTYPE html><html><head><title>404</title></head><body>The resource cannot be found.</body></html>";

    private static readonly Case[] All =
    [
        new Case("validation envelope", 400, "application/json", """{"code":42,"message":"Validation Error","validationErrors":{"Name":"The Name field is required."},"languageSpecificMessages":[],"errorMessageList":[]}""",
            typeof(ConnectorValidationException), typeof(ConnectorValidationException), "42"),
        new Case("envelope in Pascal case", 400, "application/json", """{"Code":42,"Message":"Validation Error","ValidationErrors":{"name":"required"}}""",
            typeof(ConnectorValidationException), typeof(ConnectorValidationException), "42"),
        new Case("code as text", 400, "application/json", """{"code":"43","message":"Limit exceeded"}""", typeof(ConnectorValidationException), typeof(ConnectorValidationException), "43"),
        new Case("invoice without lines", 400, "application/json", """{"code":45,"message":"No lines"}""", typeof(ConnectorValidationException), typeof(ConnectorValidationException), DineroErrorCodes.NoLines),
        new Case("unreadable body", 400, "application/json", """{"code":42,"message":"Validation Error","validationErrors":{"globalErrors[]":"Unreadable"}}""",
            typeof(ConnectorValidationException), typeof(ConnectorValidationException), "42"),
        new Case("file too large under 400", 400, "application/json", """{"code":43,"message":"6 MB"}""", typeof(ConnectorValidationException), typeof(ConnectorValidationException), DineroErrorCodes.LimitExceeded),
        new Case("OAuth client inside the message", 400, "application/json", """{"code":1,"message":"{\"error\":\"invalid_client\"}"}""",
            typeof(ConnectorAuthenticationException), typeof(ConnectorAuthenticationException), "invalid_client"),
        new Case("outdated version", 400, "application/json", """{"code":58,"message":"Not the newest timestamp"}""", typeof(ConnectorConflictException), typeof(ConnectorConflictException), "58"),
        new Case("deleted item", 400, "application/json", """{"code":65,"message":"Item is deleted"}""", typeof(ConnectorNotFoundException), typeof(ConnectorNotFoundException), "65"),
        new Case("not found as code 63", 400, "application/json", """{"code":63,"message":"?"}""", typeof(ConnectorNotFoundException), typeof(ConnectorNotFoundException), "63"),
        new Case("not found as JSON", 404, "application/json", """{"code":40,"message":"Not found"}""", typeof(ConnectorNotFoundException), typeof(ConnectorNotFoundException), "40"),
        new Case("not found as HTML", 404, "text/html", Html, typeof(ConnectorNotFoundException), typeof(ConnectorNotFoundException), null),
        new Case("permission missing", 403, "application/json", """{"code":41,"message":"No permission"}""", typeof(ConnectorAuthenticationException), typeof(ConnectorAuthenticationException), "41"),
        new Case("no plan, newer number", 403, "application/json", """{"code":90,"message":"No Pro"}""", typeof(ConnectorAuthenticationException), typeof(ConnectorAuthenticationException), "90"),
        new Case("no plan, older number", 403, "application/json", """{"code":48,"message":"No Pro"}""", typeof(ConnectorAuthenticationException), typeof(ConnectorAuthenticationException), "48"),
        new Case("OAuth error inside the message", 400, "application/json", """{"code":1,"message":"{\"error\":\"invalid_grant\"}"}""",
            typeof(ConnectorAuthenticationException), typeof(ConnectorAuthenticationException), "invalid_grant"),
        new Case("unknown contact on a document", 400, "application/json", """{"code":42,"message":"Validation Error","validationErrors":{"contactGuid":"invalidContactId"}}""",
            typeof(ConnectorValidationException), typeof(ConnectorValidationException), DineroErrorCodes.InvalidContact),
        new Case("file too large", 413, "text/plain", "too large", typeof(ConnectorValidationException), typeof(ConnectorValidationException), DineroErrorCodes.FileTooLarge),
        new Case("unknown code", 400, "application/json", """{"code":64,"message":"?"}""", typeof(ConnectorValidationException), typeof(ConnectorValidationException), "64"),
        new Case("nothing but the status", 400, null, "", typeof(ConnectorValidationException), typeof(ConnectorValidationException), null),
        new Case("members of other forms", 400, "application/json", """{"code":{},"message":[1],"validationErrors":[2],"languageSpecificMessages":"x","errorMessageList":{"a":1}}""",
            typeof(ConnectorValidationException), typeof(ConnectorValidationException), null),
        new Case("HTML gateway error", 502, "text/html", "<html>Bad gateway</html>", typeof(ConnectorUnavailableException), typeof(OutcomeUnknownException), null),
        new Case("server error", 500, "application/json", """{"code":50,"message":"Oops"}""", typeof(ConnectorUnavailableException), typeof(OutcomeUnknownException), "50"),
        new Case("brown-out", 480, "text/plain", "brownout", typeof(ConnectorUnavailableException), typeof(OutcomeUnknownException), DineroErrorCodes.BrownOut),
        new Case("HTML with status 200", 200, "text/html", Html, typeof(ConnectorUnavailableException), typeof(OutcomeUnknownException), ConnectorErrorCodes.HtmlAnswer),
    ];

    public static TheoryData<Case> Cases { get; } = new(All);

    [Theory, MemberData(nameof(Cases))]
    public async Task A_read_that_fails(Case c)
    {
        var error = await FailAsync(c, client => client.Contacts.GetAsync(new(Guid.NewGuid())), "contacts.get");
        Assert.IsType(c.Read, error);
        Assert.False(error.MayHaveBeenApplied);
        Assert.Equal(c.Code, CodeOf(error));
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task A_write_that_fails(Case c)
    {
        var error = await FailAsync(c, client => client.Contacts.CreateAsync(new() { Name = "Acme", CountryKey = "DK", IsPerson = false, ExternalReference = "mine" }), "contacts.create");
        Assert.IsType(c.Write, error);
        Assert.Equal(c.Write == typeof(OutcomeUnknownException), error.MayHaveBeenApplied);
        Assert.Equal(c.Code, CodeOf(error));
        if (error is OutcomeUnknownException unknown)
        {
            Assert.True(Guid.TryParse(unknown.Evidence.ClientId, out _));
            Assert.Equal("mine", unknown.Evidence.Hints["externalReference"]);
        }
    }

    [Fact]
    public void Every_code_of_Dinero_is_in_the_table() =>
        Assert.Empty(typeof(DineroErrorCodes).GetFields().Select(f => (string?)f.GetRawConstantValue()).Except(All.Select(c => c.Code)));

    [Fact]
    public async Task Field_errors_come_from_all_three_places_in_either_casing()
    {
        var c = new Case("", 400, "application/json", """
            {"code":42,"message":"Validation Error","validationErrors":{"Name":"The Name field is required.","emailAddress":["not an address","too long"]},
            "languageSpecificMessages":[{"property":"name","message":"Navn mangler"},{"property":"vatNumber","message":"CVR er ugyldigt"},{"property":"vatNumber","message":"VAT is invalid"}],
            "errorMessageList":[{"Code":"X1","Message":"Something else"}]}
            """, typeof(ConnectorValidationException), typeof(ConnectorValidationException), "42");
        var error = Assert.IsType<ConnectorValidationException>(await FailAsync(c, client => client.Contacts.GetAsync(new(Guid.NewGuid())), "contacts.get"));
        Assert.Equal(
            [
                new FieldError("Name", "The Name field is required.", "42"),
                new("emailAddress", "not an address", "42"),
                new("emailAddress", "too long", "42"),
                new("vatNumber", "CVR er ugyldigt"),
                new("", "Something else", "X1"),
            ],
            error.FieldErrors);
        Assert.Contains("The Name field is required.", error.Message);
    }

    [Theory]
    [InlineData(null, 60)]
    [InlineData("17", 17)]
    public async Task A_429_is_plain_text_and_says_when_to_come_back_or_means_a_minute(string? retryAfter, int seconds)
    {
        var clock = new Testing.ManualTimeProvider();
        var wire = new WireHandler().Answer(() =>
        {
            var answer = WireHandler.Body("API calls quota exceeded! maximum admitted 60 per 1m.", "text/plain", 429);
            if (retryAfter is not null)
                answer.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            return answer;
        });
        await using var test = TestClient.On(wire, clock: clock);
        var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Contacts.GetAsync(new(Guid.NewGuid()), new() { Timeout = TimeSpan.FromSeconds(5) }));
        Assert.Equal(clock.GetUtcNow().AddSeconds(seconds), error.RetryAt);
        Assert.False(error.BySelf);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Neither_secret_reaches_an_exception()
    {
        var c = new Case("", 400, "application/json", $$"""{"code":42,"message":"Key {{TestClient.ApiKey}} and access-1","validationErrors":{"a":"{{TestClient.ClientSecret}}"} }""",
            typeof(ConnectorValidationException), typeof(ConnectorValidationException), "42");
        var error = Assert.IsType<ConnectorValidationException>(await FailAsync(c, client => client.Contacts.GetAsync(new(Guid.NewGuid())), "contacts.get"));
        var everything = error + error.RawBody + string.Join(' ', error.FieldErrors);
        Assert.DoesNotContain(TestClient.ApiKey, everything);
        Assert.DoesNotContain(TestClient.ClientSecret, everything);
        Assert.DoesNotContain("access-1", everything);
    }

    private static string? CodeOf(Exception? error) => error switch
    {
        ConnectorApiException api => api.ErrorCode,
        null => null,
        _ => CodeOf(error.InnerException),
    };

    private static async Task<ConnectorException> FailAsync(Case c, Func<IDineroClient, Task> call, string operation)
    {
        var wire = new WireHandler();
        // A read is tried three times where the fault may pass.
        for (var i = 0; i < 3; i++)
            wire.Answer(() => WireHandler.Body(c.Body, c.ContentType, c.Status));
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        var error = await Assert.ThrowsAnyAsync<ConnectorException>(() => call(test.Client));
        Assert.Equal("Dinero", error.Vendor);
        Assert.Equal(operation, error.Operation);
        if (error is ConnectorApiException api)
            Assert.Equal(c.Status, api.StatusCode);
        if (error is OutcomeUnknownException)
            Assert.Single(wire.Requests);
        return error;
    }
}
