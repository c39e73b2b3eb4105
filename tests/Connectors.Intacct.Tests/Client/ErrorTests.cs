using Connectors.Intacct.Tests.Support;

namespace Connectors.Intacct.Tests.Client;

/// <summary>Every documented form of an error, and what a caller gets of it.</summary>
public sealed class ErrorTests
{
    public sealed record Case(string Name, int Status, string? ContentType, string Body, Type Read, Type Write, string? Code)
    {
        public override string ToString() => Name;
    }

    private const string Json = "application/json";

    private static readonly Case[] All =
    [
        Refused<ConnectorValidationException>("envelope at the top", 400, """{"ia::error":{"code":"invalidRequest","message":"Bad","errorId":"REST-1028","supportId":"s1"},"ia::meta":{}}""", IntacctErrorCodes.PayloadMissing),
        Refused<ConnectorValidationException>("envelope in the result", 400, Answers.Error(""" "code":"invalidRequest","message":"Malformed","errorId":"REST-1030" """), IntacctErrorCodes.MalformedJson),
        Refused<ConnectorValidationException>("read-only member", 400, Answers.Error(""" "code":"invalidRequest","message":"Read only","errorId":"REST-1050" """), IntacctErrorCodes.ReadOnlyField),
        Refused<ConnectorValidationException>("path across a list", 400, Answers.Error(""" "code":"invalidRequest","message":"List","errorId":"REST-1107" """), IntacctErrorCodes.PathCrossesList),
        Refused<ConnectorValidationException>("code word alone", 400, Answers.Error(""" "code":"invalidRequest","message":"Unknown field" """), IntacctErrorCodes.InvalidRequest),
        Refused<ConnectorValidationException>("a key that is none", 400, Answers.Error(""" "code":"invalidKey","message":"Bad key" """), IntacctErrorCodes.InvalidKey),
        Refused<ConnectorValidationException>("business rule with details", 422, Answers.Error(""" "code":"operationFailed","message":"Failed","errorId":"REST-7001","details":[{"code":"x","errorId":"INV-1359","message":"Unit"}] """), IntacctErrorCodes.UnitNotInGroup),
        Refused<ConnectorValidationException>("delete policy", 422, Answers.Error(""" "code":"operationFailed","message":"Failed","errorId":"REST-7001","details":[{"errorId":"INV-1372","message":"Policy"}] """), IntacctErrorCodes.DeletePolicy),
        Refused<ConnectorValidationException>("smart rule", 422, Answers.Error(""" "code":"operationFailed","message":"Failed","errorId":"REST-7001","details":[{"errorId":"BL04002055","message":"Rule"}] """), IntacctErrorCodes.SmartRule),
        Refused<ConnectorValidationException>("old number", 422, Answers.Error(""" "code":"operationFailed","message":"Failed","errorId":"REST-7001","details":[{"errorId":"BL01001973","message":"Could not create"}] """), IntacctErrorCodes.BusinessRule),
        Refused<ConnectorValidationException>("illegal format", 422, Answers.Error(""" "code":"operationFailed","message":"Failed","details":[{"code":"BL03000018","message":"E-mail"}] """), IntacctErrorCodes.IllegalFormat),
        Refused<ConnectorValidationException>("no data of a report", 422, Answers.Error(""" "code":"operationFailed","message":"Failed","details":[{"code":"BL03002028","message":"None"}] """), IntacctErrorCodes.NoData),
        Refused<ConnectorValidationException>("operation failed without details", 422, Answers.Error(""" "code":"operationFailed","message":"Failed","errorId":"REST-7001" """), IntacctErrorCodes.RestOperationFailed),
        Refused<ConnectorConflictException>("duplicate", 422, Answers.Error(""" "code":"operationFailed","message":"Failed","errorId":"REST-7001","details":[{"errorId":"BL34000061","message":"Exists"}] """), IntacctErrorCodes.Duplicate),
        Refused<ConnectorConflictException>("duplicate employee", 422, Answers.Error(""" "code":"operationFailed","message":"Failed","details":[{"errorId":"PL05000104","message":"Exists"}] """), IntacctErrorCodes.AlreadyExists),
        Refused<ConnectorConflictException>("idempotency key with another body", 409, Answers.Error(""" "code":"conflict","message":"Idempotency key was used with a different payload" """), IntacctErrorCodes.IdempotencyKeyReused),
        Refused<ConnectorConflictException>("unique key", 409, Answers.Error(""" "code":"operationFailed","message":"Unique key clash" """), IntacctErrorCodes.OperationFailed),
        Refused<ConnectorNotFoundException>("not found", 404, Answers.Error(""" "code":"notFound","message":"No such" """), IntacctErrorCodes.NotFound),
        Refused<ConnectorNotFoundException>("not found under another status", 400, Answers.Error(""" "code":"notFound","message":"No such" """), IntacctErrorCodes.NotFound),
        Refused<ConnectorAuthenticationException>("permission", 403, Answers.Error(""" "code":"forbidden","message":"No permission" """), "forbidden"),
        Refused<ConnectorAuthenticationException>("forbidden by the gateway", 403, Answers.Error(""" "code":"GW-0042","message":"Forbidden","details":{"requestId":"r1"} """), IntacctErrorCodes.Forbidden),
        Refused<ConnectorAuthenticationException>("tenant", 400, Answers.Error(""" "code":"GW-0011","message":"Tenant" """), IntacctErrorCodes.InvalidTenant),
        Refused<ConnectorAuthenticationException>("token payload", 400, Answers.Error(""" "code":"GW-0032","message":"Payload" """), IntacctErrorCodes.BadTokenPayload),
        Refused<ConnectorAuthenticationException>("token that is none", 401, Answers.Error(""" "code":"GW-0031","message":"JWT" """), IntacctErrorCodes.BadToken),
        Refused<ConnectorAuthenticationException>("dead token", 401, """{"error":{"code":"tokenInvalid","message":"Token","errorId":"REST-2102","additionalInfo":{},"supportId":"s"}}""", IntacctErrorCodes.RestTokenInvalid),
        Refused<ConnectorAuthenticationException>("dead token under 400", 400, Answers.Error(""" "code":"invalidRequest","message":"Invalid token" """), IntacctErrorCodes.InvalidRequest),
        Refused<ConnectorAuthenticationException>("OAuth path", 400, Answers.Error(""" "code":"GW-0033","message":"Path" """), IntacctErrorCodes.BadOAuthPath),
        Refused<ConnectorAuthenticationException>("user empty", 400, Answers.Error(""" "code":"GW-0036","message":"User" """), IntacctErrorCodes.UserNameEmpty),
        Refused<ConnectorAuthenticationException>("client id missing", 400, Answers.Error(""" "code":"GW-0037","message":"Client" """), IntacctErrorCodes.ClientIdMissing),
        Refused<ConnectorAuthenticationException>("client id twice", 400, Answers.Error(""" "code":"GW-0038","message":"Client" """), IntacctErrorCodes.ClientIdTwice),
        Refused<ConnectorAuthenticationException>("user twice", 400, Answers.Error(""" "code":"GW-0039","message":"User" """), IntacctErrorCodes.UserNameTwice),
        Refused<ConnectorAuthenticationException>("tenant missing", 400, Answers.Error(""" "code":"GW-0012","message":"Tenant" """), IntacctErrorCodes.TenantMissing),
        Refused<ConnectorAuthenticationException>("no token, twice", 401, Answers.Error(""" "code":"GW-0034","message":"No Bearer" """), IntacctErrorCodes.NoToken),
        Refused<ConnectorValidationException>("XML to REST", 400, Answers.Error(""" "code":"GW-0014","message":"XML" """), IntacctErrorCodes.XmlSentToRest),
        Refused<ConnectorValidationException>("attribute missing", 400, Answers.Error(""" "code":"GW-0015","message":"Attribute" """), IntacctErrorCodes.AttributeMissing),
        Refused<ConnectorValidationException>("body missing", 400, Answers.Error(""" "code":"GW-0035","message":"Body" """), IntacctErrorCodes.BodyMissing),
        Refused<ConnectorValidationException>("verb", 405, Answers.Error(""" "code":"methodNotAllowed","message":"Verb" """), "methodNotAllowed"),
        Refused<ConnectorValidationException>("an error in a success", 200, Answers.Error(""" "code":"operationFailed","message":"Failed","details":[{"errorId":"GL-0951","message":"Ledger"}] """), "GL-0951"),
        Refused<ConnectorValidationException>("members of other forms", 400, """{"ia::error":{"code":{},"message":[1],"details":"x","additionalInfo":7}}""", null),
        Refused<ConnectorValidationException>("nothing but the status", 400, "", null),
        Failed("gateway", 502, Json, Answers.Error(""" "code":"GW-0001","message":"Gateway" """), IntacctErrorCodes.GatewayError),
        .. Enumerable.Range(2, 8).Select(n => Failed($"gateway, number {n}", 500, Json, Answers.Error($""" "code":"GW-000{n}","message":"Gateway" """), $"GW-000{n}")),
        Failed("gateway under another status", 400, Json, Answers.Error(""" "code":"GW-0001","message":"Gateway" """), IntacctErrorCodes.GatewayError),
        Failed("own fault", 500, Json, Answers.Error(""" "code":"operationFailed","message":"Oops","errorId":"REST-7001","supportId":"s9" """), IntacctErrorCodes.RestOperationFailed),
        Failed("duplicate beside a 500", 500, Json, Answers.Error(""" "code":"operationFailed","message":"Failed","details":[{"errorId":"BL34000061","message":"Exists"}] """), IntacctErrorCodes.Duplicate),
        Failed("HTML of a proxy", 503, "text/html", "<html>Down</html>", null),
        Failed("time-out behind the gateway", 524, "text/html", "<html>524</html>", null),
        Failed("HTML with status 200", 200, "text/html", "<!DOCTYPE html><html></html>", ConnectorErrorCodes.HtmlAnswer),
    ];

    public static TheoryData<Case> Cases { get; } = new(All);

    [Theory, MemberData(nameof(Cases))]
    public async Task A_read_that_fails(Case c)
    {
        var error = await FailAsync(c, client => client.Customers.GetAsync(new("1")), "customers.get");
        Assert.IsType(c.Read, error);
        Assert.False(error.MayHaveBeenApplied);
        Assert.Equal(c.Code, CodeOf(error));
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task A_write_that_fails(Case c)
    {
        var error = await FailAsync(c, client => client.Customers.CreateAsync(new() { Id = "CUST-1", Name = "Acme" }), "customers.create");
        Assert.IsType(c.Write, error);
        Assert.Equal(c.Write == typeof(OutcomeUnknownException), error.MayHaveBeenApplied);
        Assert.Equal(c.Code, CodeOf(error));
        if (error is OutcomeUnknownException { Evidence: var evidence })
        {
            Assert.NotNull(evidence.IdempotencyKey);
            Assert.Equal(new ImpatientClock().GetUtcNow().AddHours(47), evidence.KeyValidUntil);
            Assert.Equal(("accounts-receivable/customer", "CUST-1"), (evidence.Hints["object"], evidence.Hints["id"]));
        }
    }

    [Fact]
    public void Every_code_of_the_gateway_and_of_REST_is_in_the_table()
    {
        // Those of the XML gateway stand in its own tests, and the limit and the items of a batch in theirs.
        string[] elsewhere = [IntacctErrorCodes.Throttled, IntacctErrorCodes.Unprocessed, IntacctErrorCodes.TokenInvalid];
        Assert.Empty(typeof(IntacctErrorCodes).GetFields().Select(f => (string)f.GetRawConstantValue()!)
            .Where(c => !c.StartsWith("intacct.", StringComparison.Ordinal) && !c.StartsWith("XL", StringComparison.Ordinal) && !c.StartsWith("DL", StringComparison.Ordinal) && c != IntacctErrorCodes.XmlCompanyExpired)
            .Except(elsewhere).Except(All.Select(c => c.Code!)));
    }

    [Fact]
    public async Task Fields_come_from_the_details_and_the_support_id_is_the_request_id()
    {
        var c = Refused<ConnectorValidationException>("", 422, Answers.Error("""
             "code":"operationFailed","message":"Post failed","errorId":"REST-7001","supportId":"Kxi78%7EZuyXBDEGVHD2UmO",
             "additionalInfo":{"messageId":"IA.POST_FAILED","placeholders":{"OBJECT":"customer"}},
             "details":[{"code":"operationFailed","errorId":"BL03000018","message":"E-mail is not valid","additionalInfo":{"messageId":"IA.X","placeholders":{"FIELD_NAME":"email1"},"propertySet":{}}},{"errorId":"GL-0951","message":"Something else"}]
            """), "BL03000018");
        var error = Assert.IsType<ConnectorValidationException>(await FailAsync(c, client => client.Customers.GetAsync(new("1")), "customers.get"));
        Assert.Equal([new FieldError("email1", "E-mail is not valid", "BL03000018"), new("", "Something else", "GL-0951")], error.FieldErrors);
        Assert.Equal("Kxi78%7EZuyXBDEGVHD2UmO", error.RequestId);
    }

    [Fact]
    public async Task The_gateway_puts_its_request_id_where_details_should_be()
    {
        var c = Refused<ConnectorAuthenticationException>("", 403, Answers.Error(""" "code":"GW-0042","message":"Forbidden","details":{"requestId":"r1"} """), IntacctErrorCodes.Forbidden);
        var error = Assert.IsType<ConnectorAuthenticationException>(await FailAsync(c, client => client.Customers.GetAsync(new("1")), "customers.get"));
        Assert.Equal("r1", error.RequestId);
        Assert.Empty(error.FieldErrors);
    }

    public static TheoryData<int, string, string, int> Limits { get; } = new()
    {
        { 429, "X-IA-Throttle-Limit-RetryAfter", "17", 17 },
        { 429, "x-ia-throttle-limit-retry-after", "17", 17 },
        { 429, "X-IA-Hour-Rate-Limit-Retry-After", "900", 900 },
        { 429, "X-IA-TENANT-Throttle-Limit-Retry-After", "4", 4 },
        { 429, "Retry-After", "30", 30 },
        { 503, "X-IA-Throttle-Limit-RetryAfter", "8", 8 },
        { 403, "X-IA-Hour-Rate-Limit-Retry-After", "60", 60 },
        { 429, "X-Nothing", "1", 5 },
        // Misread or mistaken: nobody is stopped for ten years.
        { 429, "X-IA-Hour-Rate-Limit-Retry-After", "315360000", 5 },
    };

    [Theory, MemberData(nameof(Limits))]
    public async Task Trap10_a_limit_is_a_limit_whatever_its_status_and_spelling(int status, string header, string value, int seconds)
    {
        var clock = new Testing.ManualTimeProvider();
        var wire = new WireHandler().Answer(() => WireHandler.Json(Answers.Error(""" "code":"throttled","message":"Slow down" """), status).With(header, value));
        await using var test = TestClient.On(wire, clock: clock);
        var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Customers.GetAsync(new("1"), new() { Timeout = TimeSpan.FromSeconds(2) }));
        Assert.Equal(clock.GetUtcNow().AddSeconds(seconds), error.RetryAt);
        Assert.False(error.BySelf);
        // The whole company waits: the next call is refused here, with nothing sent.
        Assert.True((await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Items.GetAsync(new("1"), new() { Timeout = TimeSpan.FromSeconds(2) }))).BySelf);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Neither_secret_reaches_an_exception()
    {
        var c = Refused<ConnectorValidationException>("", 400, Answers.Error($$""" "code":"invalidRequest","message":"Key {{TestClient.ClientSecret}} and access-1","details":[{"message":"again {{TestClient.ClientSecret}}"}] """), null);
        var error = Assert.IsType<ConnectorValidationException>(await FailAsync(c, client => client.Customers.GetAsync(new("1")), "customers.get"));
        var everything = error + error.RawBody + string.Join(' ', error.FieldErrors);
        Assert.DoesNotContain("canary", everything);
        Assert.DoesNotContain("access-1", everything);
    }

    private static Case Refused<T>(string name, int status, string body, string? code) => new(name, status, Json, body, typeof(T), typeof(T), code);

    private static Case Failed(string name, int status, string type, string body, string? code) => new(name, status, type, body, typeof(ConnectorUnavailableException), typeof(OutcomeUnknownException), code);

    private static string? CodeOf(Exception? error) => error switch
    {
        ConnectorApiException api => api.ErrorCode,
        null => null,
        _ => CodeOf(error.InnerException),
    };

    private static async Task<ConnectorException> FailAsync(Case c, Func<IIntacctClient, Task> call, string operation)
    {
        var wire = new WireHandler();
        // A read is tried three times where the fault may pass, and a refused token once more.
        for (var i = 0; i < 3; i++)
            wire.Answer(() => WireHandler.Body(c.Body, c.ContentType, c.Status));
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        var error = await Assert.ThrowsAnyAsync<ConnectorException>(() => call(test.Client));
        Assert.Equal("Intacct", error.Vendor);
        Assert.Equal(operation, error.Operation);
        if (error is ConnectorApiException api)
            Assert.Equal(c.Status, api.StatusCode);
        if (error is OutcomeUnknownException)
            Assert.Single(wire.Requests);
        return error;
    }
}
