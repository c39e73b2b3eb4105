using Connectors.Reviso.Tests.Support;
using Connectors.Testing;

namespace Connectors.Reviso.Tests.Client;

public sealed class ErrorTests
{
    private static async Task<Exception> AskAsync(Func<HttpResponseMessage> answer, Func<IRevisoClient, Task>? call = null)
    {
        var wire = new WireHandler();
        for (var i = 0; i < 3; i++)
            wire.Answer(answer);
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        return (await Record.ExceptionAsync(() => call is null ? test.Client.Customers.GetAsync(new(1)) : call(test.Client)))!;
    }

    [Theory]
    [InlineData(400, RevisoErrorCodes.InvalidValue, typeof(ConnectorValidationException))]
    [InlineData(400, RevisoErrorCodes.ValidationFailed, typeof(ConnectorValidationException))]
    [InlineData(400, RevisoErrorCodes.DueDateMissing, typeof(ConnectorValidationException))]
    [InlineData(400, RevisoErrorCodes.ReferenceWithoutIdentifier, typeof(ConnectorValidationException))]
    [InlineData(400, RevisoErrorCodes.QuantityRequired, typeof(ConnectorValidationException))]
    [InlineData(400, RevisoErrorCodes.TooManyDecimals, typeof(ConnectorValidationException))]
    [InlineData(400, RevisoErrorCodes.DueDateBeforeDate, typeof(ConnectorValidationException))]
    [InlineData(400, RevisoErrorCodes.PageSizeTooLarge, typeof(ConnectorValidationException))]
    [InlineData(400, RevisoErrorCodes.PaymentTermsImmutable, typeof(ConnectorValidationException))]
    [InlineData(400, RevisoErrorCodes.PaymentTermsNotFound, typeof(ConnectorValidationException))]
    [InlineData(400, RevisoErrorCodes.PaymentTermsTypeMismatch, typeof(ConnectorValidationException))]
    [InlineData(404, RevisoErrorCodes.NotFound, typeof(ConnectorNotFoundException))]
    [InlineData(400, RevisoErrorCodes.NotFound, typeof(ConnectorNotFoundException))]
    [InlineData(400, RevisoErrorCodes.AlreadyExists, typeof(ConnectorConflictException))]
    [InlineData(400, RevisoErrorCodes.ArchivedDocument, typeof(ConnectorConflictException))]
    [InlineData(400, RevisoErrorCodes.ModuleNotAuthorised, typeof(ConnectorAuthenticationException))]
    [InlineData(409, "X1", typeof(ConnectorConflictException))]
    [InlineData(401, "X1", typeof(ConnectorAuthenticationException))]
    [InlineData(403, "X1", typeof(ConnectorAuthenticationException))]
    [InlineData(400, "S_V_999", typeof(ConnectorValidationException))]
    [InlineData(200, RevisoErrorCodes.InvalidValue, typeof(ConnectorValidationException))]
    [InlineData(200, RevisoErrorCodes.NotFound, typeof(ConnectorNotFoundException))]
    public async Task A_code_has_its_type(int status, string code, Type type)
    {
        var error = Assert.IsAssignableFrom<ConnectorApiException>(await AskAsync(() => WireHandler.Json($$"""{"message":"m","errorCode":"{{code}}","developerHint":"h","logId":"log-1"}""", status)));
        Assert.IsType(type, error);
        Assert.Equal((status, code, "log-1"), (error.StatusCode, error.ErrorCode, error.RequestId));
    }

    [Fact]
    public async Task Every_code_of_the_vendor_is_in_the_table()
    {
        var table = typeof(ErrorTests).GetMethod(nameof(A_code_has_its_type))!.GetCustomAttributesData().Where(a => a.AttributeType == typeof(InlineDataAttribute))
            .Select(a => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)[1].Value!);
        Assert.Empty(typeof(RevisoErrorCodes).GetFields().Select(f => (string)f.GetRawConstantValue()!).Where(c => !c.StartsWith("reviso.", StringComparison.Ordinal)).Except(table));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Items_of_the_list_are_told_with_property_path_and_code()
    {
        var error = Assert.IsType<ConnectorValidationException>(await AskAsync(() => WireHandler.Json("""
            {"message":"Validation failed.","httpStatusCode":400,"logId":"6f9c2a2e-0000-4000-8000-000000000001","errors":[
            {"errorCode":"E07080","message":"Not found.","details":{"property":"paymentTerms","value":99}},
            {"errorCode":"E04730","message":"Missing.","details":{"property":"quantity","index":1,"path":"lines[1].quantity"}},
            {"errorCode":"E00500","message":"Whole.","developerHint":"d"}]}
            """, 400)));
        Assert.Equal([new("paymentTerms", "Not found.", "E07080"), new("lines[1].quantity", "Missing.", "E04730"), new FieldError("", "Whole.", "E00500")], error.FieldErrors);
        Assert.Equal(("E07080", "6f9c2a2e-0000-4000-8000-000000000001"), (error.ErrorCode, error.RequestId));
    }

    [Fact]
    public async Task An_archived_document_is_a_conflict_also_where_only_the_list_says_it()
    {
        var error = await AskAsync(() => WireHandler.Json("""{"message":"No.","errorCode":"E04300","errors":[{"errorCode":"S_V_87","message":"Archived."}]}""", 400), c => c.Orders.DeleteAsync(new(5)));
        Assert.Equal("S_V_87", Assert.Single(Assert.IsType<ConnectorConflictException>(error).FieldErrors).Code);
    }

    [Fact]
    public async Task A_server_fault_is_unavailable_and_a_page_is_no_data()
    {
        Assert.IsType<ConnectorUnavailableException>(await AskAsync(() => WireHandler.Body("<html>oops</html>", "text/html", 500)));
        Assert.IsType<ConnectorUnavailableException>(await AskAsync(() => WireHandler.Body("<html>log in</html>", "text/html")));
    }

    [Fact]
    public async Task A_gateways_page_is_never_read_as_an_error_of_reviso()
    {
        var error = Assert.IsType<ConnectorNotFoundException>(await AskAsync(() => WireHandler.Body("<html>{\"errorCode\":\"E06010\"}</html>", "text/html", 404)));
        Assert.Null(error.ErrorCode);
    }

    [Theory]
    [InlineData("30", 30)]
    [InlineData(null, 60)]
    public async Task A_limit_says_when_it_ends_from_the_header_or_after_a_minute(string? retryAfter, int seconds)
    {
        var clock = new ManualTimeProvider();
        var wire = new WireHandler().Answer(() =>
        {
            var answer = WireHandler.Json("{}", 429);
            if (retryAfter is not null)
                answer.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            return answer;
        });
        await using var test = TestClient.On(wire, clock: clock);
        var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Units.CreateAsync(new() { Name = "pz" }, new() { Timeout = TimeSpan.FromSeconds(5) }));
        Assert.Equal(clock.GetUtcNow().AddSeconds(seconds), error.RetryAt);
        Assert.False(error.BySelf);
    }

    [Fact]
    public async Task The_packages_own_pace_is_kept()
    {
        var wire = new WireHandler().Answer("{}").Answer("{}");
        await using var test = TestClient.On(wire, o => (o.CallsPerMinute, o.InteractiveReserve) = (2, 0));
        await test.Client.Units.GetAsync(new(1));
        await test.Client.Units.GetAsync(new(1));
        var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Units.GetAsync(new(1), new() { Timeout = TimeSpan.FromSeconds(5) }));
        Assert.True(error.BySelf);
        Assert.Equal(2, wire.Requests.Count);
    }
}
