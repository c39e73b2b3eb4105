using Connectors.Uniconta.Tests.Support;

namespace Connectors.Uniconta.Tests.Client;

/// <summary>Every form of an error that the notes show, and what a caller gets of it.</summary>
public sealed class ErrorTests
{
    public sealed record Case(string Name, int Status, string? ContentType, string Body, Type Read, Type Write, string? Code)
    {
        public override string ToString() => Name;
    }

    private const string Html = "<!DOCTYPE html><html><head><title>404</title></head><body>Not here.</body></html>";

    public static TheoryData<Case> Cases { get; } = new(
        new Case("Err number beside 200", 200, "application/json", """{"Err":42,"ErrorProperty":"Group","ErrorValue":null}""", typeof(ConnectorValidationException), typeof(ConnectorValidationException), "FieldCannotBeBlank"),
        new Case("Err name beside 200", 200, "application/json", """{"Err":"KeyExists"}""", typeof(ConnectorConflictException), typeof(ConnectorConflictException), "KeyExists"),
        new Case("Err number that is not known", 200, "application/json", """{"Err":205}""", typeof(ConnectorValidationException), typeof(ConnectorValidationException), "205"),
        new Case("bare JSON text beside 200", 200, "application/json", "\"NoCompanyId\"", typeof(ConnectorAuthenticationException), typeof(ConnectorAuthenticationException), "NoCompanyId"),
        new Case("bare text beside 200", 200, "text/plain", "ArgumentMissing", typeof(ConnectorValidationException), typeof(ConnectorValidationException), "ArgumentMissing"),
        new Case("bare text with more behind it beside 200", 200, "text/plain", "CouldNotSave: try later", typeof(ConnectorApiException), typeof(ConnectorApiException), "CouldNotSave"),
        new Case("a text that is no code beside 200", 200, "text/plain", "Hello", typeof(ConnectorApiException), typeof(OutcomeUnknownException), ConnectorErrorCodes.UnreadableAnswer),
        new Case("text of 400", 400, "text/plain", "FieldCannotBeBlank", typeof(ConnectorValidationException), typeof(ConnectorValidationException), "FieldCannotBeBlank"),
        new Case("text of 400 around a code", 400, "text/plain", "Error: KeyExists (T-1001)", typeof(ConnectorConflictException), typeof(ConnectorConflictException), "KeyExists"),
        new Case("number of 400", 400, "text/plain", "40", typeof(ConnectorConflictException), typeof(ConnectorConflictException), "KeyExists"),
        new Case("JSON text of 400", 400, "application/json", "\"AccountDoesNotExist\"", typeof(ConnectorValidationException), typeof(ConnectorValidationException), "AccountDoesNotExist"),
        new Case("code in other letter case", 400, "text/plain", "keyexists", typeof(ConnectorConflictException), typeof(ConnectorConflictException), "KeyExists"),
        new Case("message object of 400", 400, "application/json", """{"Message":"Field [Group] must not be empty"}""", typeof(ConnectorValidationException), typeof(ConnectorValidationException), null),
        new Case("message object with a code", 400, "application/json", """{"Message":"No","ErrorCode":"NoRightsToInsert"}""", typeof(ConnectorAuthenticationException), typeof(ConnectorAuthenticationException), "NoRightsToInsert"),
        new Case("list of errors", 400, "application/json", """[{"message":"No way","error":"FieldHasinvalidValue","inProperty":"Currency","ErrorId":41}]""", typeof(ConnectorValidationException), typeof(ConnectorValidationException), "FieldHasinvalidValue"),
        new Case("OData's envelope", 400, "application/json", """{"error":{"code":"","message":"No property 'Foo' exists."}}""", typeof(ConnectorValidationException), typeof(ConnectorValidationException), null),
        new Case("OData's older envelope around a code", 403, "application/json", """{"odata.error":{"code":"NoRights","message":{"lang":"en","value":"no"}}}""", typeof(ConnectorAuthenticationException), typeof(ConnectorAuthenticationException), "NoRights"),
        new Case("nothing but 400", 400, null, "", typeof(ConnectorValidationException), typeof(ConnectorValidationException), null),
        new Case("wrong login", 401, "text/plain", "Unauthorized", typeof(ConnectorAuthenticationException), typeof(ConnectorAuthenticationException), null),
        new Case("wrong login, empty", 401, null, "", typeof(ConnectorAuthenticationException), typeof(ConnectorAuthenticationException), null),
        new Case("no right", 403, "text/plain", "NoRights", typeof(ConnectorAuthenticationException), typeof(ConnectorAuthenticationException), "NoRights"),
        new Case("a limit in a 403 is a limit", 403, "text/plain", "SlowDown", typeof(ConnectorRateLimitException), typeof(ConnectorRateLimitException), "SlowDown"),
        new Case("a limit in a 200 is a limit", 200, "application/json", """{"Err":93}""", typeof(ConnectorRateLimitException), typeof(ConnectorRateLimitException), "ToManyCreatesInOneDay"),
        new Case("a limit in a 500 is a limit", 500, "text/plain", "SlowDown", typeof(ConnectorRateLimitException), typeof(ConnectorRateLimitException), "SlowDown"),
        new Case("busy", 200, "application/json", """{"Err":92}""", typeof(ConnectorUnavailableException), typeof(ConnectorUnavailableException), "ServerIsBusy"),
        new Case("429, which is documented nowhere", 429, "text/plain", "slow", typeof(ConnectorRateLimitException), typeof(ConnectorRateLimitException), null),
        new Case("not found as HTML", 404, "text/html", Html, typeof(ConnectorNotFoundException), typeof(ConnectorNotFoundException), null),
        new Case("HTML gateway error", 502, "text/html", "<html>Bad gateway</html>", typeof(ConnectorUnavailableException), typeof(OutcomeUnknownException), null),
        new Case("HTML with status 200", 200, "text/html", Html, typeof(ConnectorUnavailableException), typeof(OutcomeUnknownException), ConnectorErrorCodes.HtmlAnswer),
        new Case("server error", 500, "application/json", """{"Message":"An error has occurred."}""", typeof(ConnectorUnavailableException), typeof(OutcomeUnknownException), null),
        new Case("redirect", 302, null, "", typeof(ConnectorApiException), typeof(ConnectorApiException), ConnectorErrorCodes.Redirect));

    [Theory, MemberData(nameof(Cases))]
    public async Task A_read_that_fails(Case c)
    {
        var error = await FailAsync(c, client => client.Table("DebtorClient").FindAsync(new("Account"), "1"), "table.find");
        Assert.IsType(c.Read, error);
        Assert.False(error.MayHaveBeenApplied);
        Assert.Equal(c.Code, CodeOf(error));
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task A_write_that_fails(Case c)
    {
        var error = await FailAsync(c, client => client.DebtorGroups.CreateAsync(new() { Group = "DK", Name = "Danmark" }), "debtorGroups.create");
        Assert.IsType(c.Write, error);
        Assert.Equal(c.Write == typeof(OutcomeUnknownException), error.MayHaveBeenApplied);
        Assert.Equal(c.Code, CodeOf(error));
        if (error is OutcomeUnknownException unknown)
            Assert.Equal(("DebtorGroupClient", "DK"), (unknown.Evidence.Hints["table"], unknown.Evidence.Hints["Group"]));
    }

    private static readonly Dictionary<string, Type> NotValidation = new()
    {
        ["NoSucces"] = typeof(ConnectorApiException),
        ["NoRights"] = typeof(ConnectorAuthenticationException),
        ["Exception"] = typeof(OutcomeUnknownException),
        ["VersionNoLongerSupported"] = typeof(ConnectorApiException),
        ["InvalidVersion"] = typeof(ConnectorApiException),
        ["UserNotLoggedIn"] = typeof(ConnectorAuthenticationException),
        ["UserIsBlocked"] = typeof(ConnectorAuthenticationException),
        ["UserOrPasswordIsWrong"] = typeof(ConnectorAuthenticationException),
        ["UnknownAppIdent"] = typeof(ConnectorAuthenticationException),
        ["CouldNotLoad"] = typeof(ConnectorApiException),
        ["CouldNotLoadOriginal"] = typeof(ConnectorApiException),
        ["CouldNotSave"] = typeof(ConnectorApiException),
        ["CouldNotCreate"] = typeof(ConnectorApiException),
        ["CouldNotFind"] = typeof(ConnectorNotFoundException),
        ["IdDoesNotExist"] = typeof(ConnectorNotFoundException),
        ["KeyExists"] = typeof(ConnectorConflictException),
        ["NoRightsToDelete"] = typeof(ConnectorAuthenticationException),
        ["NoRightsToUpdate"] = typeof(ConnectorAuthenticationException),
        ["NoRightsToInsert"] = typeof(ConnectorAuthenticationException),
        ["CouldNotDeleteRecordThatIsReferred"] = typeof(ConnectorConflictException),
        ["UserDoesNotExist"] = typeof(ConnectorAuthenticationException),
        ["SQLException"] = typeof(OutcomeUnknownException),
        ["CouldNotDeleteRecordThatHasTransactions"] = typeof(ConnectorConflictException),
        ["NoCompanyId"] = typeof(ConnectorAuthenticationException),
        ["RecordIsAlreadyDeleted"] = typeof(ConnectorNotFoundException),
        ["CompanyIsDeactivated"] = typeof(ConnectorAuthenticationException),
        ["NoInternetHeading"] = typeof(ConnectorApiException),
        ["AppIdentBlocked"] = typeof(ConnectorAuthenticationException),
        ["NoRightsToRunApp"] = typeof(ConnectorAuthenticationException),
        ["SlowDown"] = typeof(ConnectorRateLimitException),
        ["CannotUpdateRecord"] = typeof(ConnectorConflictException),
        ["CannotDeleteRecord"] = typeof(ConnectorConflictException),
        ["ServerIsBusy"] = typeof(ConnectorUnavailableException),
        ["ToManyCreatesInOneDay"] = typeof(ConnectorRateLimitException),
        ["NumberIsUsedBefore"] = typeof(ConnectorConflictException),
        ["RecordExists"] = typeof(ConnectorConflictException),
        ["NoSubscription"] = typeof(ConnectorAuthenticationException),
    };

    [Fact]
    public async Task Every_known_number_and_name_is_recognised_with_its_meaning()
    {
        Assert.Equal((102, "Succes", "ItemIsOnHold"), (UnicontaErrorNames.Numbered.Length, UnicontaErrorNames.Numbered[0], UnicontaErrorNames.Numbered[97]));
        var all = UnicontaErrorNames.Numbered.Select((name, number) => (name, body: $$"""{"Err":{{number}}}""")).Skip(1)
            .Concat(UnicontaErrorNames.Numbered.Skip(1).Concat(UnicontaErrorNames.Unnumbered).Select(name => (name, body: $"\"{name}\"")));
        foreach (var (name, body) in all)
        {
            var expected = NotValidation.GetValueOrDefault(name, typeof(ConnectorValidationException));
            var error = await FailAsync(new(name, 200, "application/json", body, expected, expected, name), client => client.DebtorGroups.CreateAsync(new() { Group = "DK" }), "debtorGroups.create");
            Assert.True(expected == error.GetType(), $"{name}: {error.GetType().Name} instead of {expected.Name}");
            Assert.Equal(name, CodeOf(error));
        }
    }

    [Fact]
    public void Every_constant_is_a_name_of_Uniconta() => Assert.All(
        typeof(UnicontaErrorCodes).GetFields().Select(f => (string)f.GetRawConstantValue()!).Where(c => !c.StartsWith("connectors.", StringComparison.Ordinal)),
        code => Assert.Equal(code, UnicontaErrorNames.Find(code)));

    [Fact]
    public async Task The_field_that_is_wrong_is_named()
    {
        var error = Assert.IsType<ConnectorValidationException>(await FailAsync(
            new("", 200, "application/json", """{"Err":41,"ErrorProperty":"Currency","ErrorValue":"XYZ"}""", typeof(object), typeof(object), null), client => client.DebtorGroups.CreateAsync(new() { Group = "DK" }), "debtorGroups.create"));
        Assert.Equal([new FieldError("Currency", "A field has a value that cannot be: 'XYZ'", "FieldHasinvalidValue")], error.FieldErrors);
        Assert.Contains("(FieldHasinvalidValue, 41)", error.Message);
    }

    [Fact]
    public async Task A_bad_member_of_the_body_is_named()
    {
        var error = await FailAsync(
            new("", 400, "application/json", """{"Message":"The request is invalid.","ModelState":{"row.Hired":["not a date"]}}""", typeof(object), typeof(object), null), client => client.DebtorGroups.CreateAsync(new() { Group = "DK" }), "debtorGroups.create");
        Assert.Equal([new FieldError("row.Hired", "The request is invalid.")], Assert.IsType<ConnectorValidationException>(error).FieldErrors);
    }

    [Fact]
    public async Task A_limit_without_a_time_pauses_for_a_minute()
    {
        var clock = new Testing.ManualTimeProvider();
        var wire = new WireHandler().Answer("\"SlowDown\"");
        await using var test = TestClient.On(wire, clock: clock);
        var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.DebtorGroups.ListPageAsync(options: new() { Timeout = TimeSpan.FromSeconds(5) }));
        Assert.Equal((clock.GetUtcNow().AddMinutes(1), false), (error.RetryAt!.Value, error.BySelf));
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task No_secret_reaches_an_exception_a_log_or_a_text()
    {
        var log = new ListLogger();
        var wire = new WireHandler().Answer($"{{\"Err\":41,\"ErrorProperty\":\"a\",\"ErrorValue\":\"{TestClient.Password}\"}}")
            .Answer(() => WireHandler.Body($"User {TestClient.Password} with {TestClient.ApiKey}", "text/plain", 400))
            .Answer(TestClient.Login).Answer(() => WireHandler.Body("canary-access-1 is no good", "text/plain", 400));
        await using var test = TestClient.On(wire, o => o.ApiKey = TestClient.ApiKey, services: log.AddTo);
        var texts = new List<string> { test.Client.ToString()!, new UnicontaOptions { ApiKey = TestClient.ApiKey }.ToString(), new UnicontaCredentials { UserName = "canary-swapped", Password = "canary-swapped" }.ToString() };
        foreach (var call in new Func<Task>[] { () => test.Client.DebtorGroups.CreateAsync(new() { Group = "DK" }), () => test.Client.Invoices.GetPdfAsync("1", new(2026, 1, 1), 1), () => test.Client.Invoices.GetPdfAsync("1", new(2026, 1, 1), 1) })
        {
            var error = await Assert.ThrowsAnyAsync<ConnectorApiException>(call);
            texts.Add(error + error.RawBody + string.Join(' ', error.FieldErrors));
        }

        texts.AddRange(log.Lines);
        Assert.DoesNotContain("canary", string.Join('\n', texts));
        Assert.DoesNotContain(TestClient.ApiKey, string.Join('\n', texts));
    }

    private static string? CodeOf(Exception? error) => error switch
    {
        ConnectorApiException api => api.ErrorCode,
        null => null,
        _ => CodeOf(error.InnerException),
    };

    private static async Task<ConnectorException> FailAsync(Case c, Func<IUnicontaClient, Task> call, string operation)
    {
        var wire = new WireHandler();
        // A read is tried three times where the fault may pass.
        for (var i = 0; i < 3; i++)
            wire.Answer(() => WireHandler.Body(c.Body, c.ContentType, c.Status));
        // Shorter than the pause of a limit, so that it is told and not waited for.
        await using var test = TestClient.On(wire, o => o.CallTimeout = TimeSpan.FromSeconds(30), new ImpatientClock());
        var error = await Assert.ThrowsAnyAsync<ConnectorException>(() => call(test.Client));
        Assert.Equal(("Uniconta", operation), (error.Vendor, error.Operation));
        if (error is ConnectorApiException { ErrorCode: not ConnectorErrorCodes.UnreadableAnswer } api)
            Assert.Equal(c.Status, api.StatusCode);
        if (error is OutcomeUnknownException)
            Assert.Single(wire.Requests);
        return error;
    }
}
