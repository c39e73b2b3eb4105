using Connectors.Economic.Tests.Support;
using Connectors.Testing;

namespace Connectors.Economic.Tests.Client;

public sealed class ErrorTests
{
    // The vendor's words, not the package's constants.
    private static readonly string[] Taken = ["E06010", "UpdateConflict", "PriceGroupIdExists", "ProductSpecialPriceCreateProductAlreadyHasSpecialPriceInPriceGroup", "SubscriberCustomerAlreadyHasSubscription"];

    private static readonly string[] Modules =
    [
        "AccessDeniedAgreementMissingModules", "E03040", "SubscriptionAcrrualsMissingAcces", "SubscriptionLineDimensionAccessError", "SubscriptionLineMultipleDimensionAccessError",
        "SubscriberDimensionAccessError", "SubscriberProjectAccessError",
    ];

    private static async Task<Exception> AskAsync(Func<HttpResponseMessage> answer)
    {
        var wire = new WireHandler();
        for (var i = 0; i < 3; i++)
            wire.Answer(answer);
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        return (await Record.ExceptionAsync(() => test.Client.Customers.GetAsync(new(1))))!;
    }

    [Theory]
    [InlineData(400, "E04300", typeof(ConnectorValidationException))]
    [InlineData(400, EconomicErrorCodes.ReferenceWithoutIdentifier, typeof(ConnectorValidationException))]
    [InlineData(400, EconomicErrorCodes.QuantityRequired, typeof(ConnectorValidationException))]
    [InlineData(400, EconomicErrorCodes.TooManyDecimals, typeof(ConnectorValidationException))]
    [InlineData(400, EconomicErrorCodes.DueDateBeforeDate, typeof(ConnectorValidationException))]
    [InlineData(400, EconomicErrorCodes.DueDateMissing, typeof(ConnectorValidationException))]
    [InlineData(400, EconomicErrorCodes.PageSizeTooLarge, typeof(ConnectorValidationException))]
    [InlineData(400, EconomicErrorCodes.PaymentTermsImmutable, typeof(ConnectorValidationException))]
    [InlineData(400, EconomicErrorCodes.PaymentTermsNotFound, typeof(ConnectorValidationException))]
    [InlineData(400, EconomicErrorCodes.PaymentTermsTypeMismatch, typeof(ConnectorValidationException))]
    [InlineData(400, EconomicErrorCodes.AlreadyExists, typeof(ConnectorConflictException))]
    [InlineData(404, EconomicErrorCodes.NotFound, typeof(ConnectorNotFoundException))]
    [InlineData(400, EconomicErrorCodes.NotFound, typeof(ConnectorNotFoundException))]
    [InlineData(404, EconomicErrorCodes.ResourceNotFound, typeof(ConnectorNotFoundException))]
    [InlineData(409, EconomicErrorCodes.UpdateConflict, typeof(ConnectorConflictException))]
    [InlineData(400, EconomicErrorCodes.BadFilterRequest, typeof(ConnectorValidationException))]
    [InlineData(400, EconomicErrorCodes.InvalidInput, typeof(ConnectorValidationException))]
    [InlineData(400, EconomicErrorCodes.CustomerAlreadyExists, typeof(ConnectorConflictException))]
    [InlineData(400, EconomicErrorCodes.CustomerInvalidPaymentTerm, typeof(ConnectorValidationException))]
    [InlineData(400, EconomicErrorCodes.ProductNumberAlreadyExists, typeof(ConnectorConflictException))]
    [InlineData(400, EconomicErrorCodes.DeliveryLocationUsedOnInvoices, typeof(ConnectorValidationException))]
    [InlineData(400, EconomicErrorCodes.WebhookExists, typeof(ConnectorConflictException))]
    [InlineData(403, EconomicErrorCodes.MissingModules, typeof(ConnectorAuthenticationException))]
    [InlineData(410, "X1", typeof(ConnectorNotFoundException))]
    [InlineData(412, "X1", typeof(ConnectorConflictException))]
    [InlineData(422, "X1", typeof(ConnectorValidationException))]
    [InlineData(405, "X1", typeof(ConnectorApiException))]
    [InlineData(415, "X1", typeof(ConnectorApiException))]
    [InlineData(400, EconomicErrorCodes.ModuleNotAuthorised, typeof(ConnectorAuthenticationException))]
    public async Task A_code_has_its_type(int status, string code, Type type)
    {
        var error = Assert.IsAssignableFrom<ConnectorApiException>(await AskAsync(() => WireHandler.Json($$"""{"message":"m","errorCode":"{{code}}","httpStatusCode":{{status}},"logId":"log-1"}""", status)));
        Assert.IsType(type, error);
        Assert.Equal((status, code, "log-1"), (error.StatusCode, error.ErrorCode, error.RequestId));
    }

    [Fact]
    public async Task Every_code_of_the_package_comes_through_and_has_its_type()
    {
        var codes = typeof(EconomicErrorCodes).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).Where(c => !c.StartsWith("economic.", StringComparison.Ordinal)).ToList();
        Assert.True(codes.Count > 160);
        foreach (var code in codes)
        {
            var error = Assert.IsAssignableFrom<ConnectorApiException>(await AskAsync(() => WireHandler.Json($$"""{"detail":"d","errorCode":"{{code}}","status":400}""", 400)));
            var expected = code.Contains("AlreadyExists", StringComparison.Ordinal) || Taken.Contains(code) ? typeof(ConnectorConflictException)
                : code is EconomicErrorCodes.NotFound or EconomicErrorCodes.ResourceNotFound ? typeof(ConnectorNotFoundException)
                : Modules.Contains(code) ? typeof(ConnectorAuthenticationException)
                : typeof(ConnectorValidationException);
            Assert.Equal((code, expected), (error.ErrorCode, error.GetType()));
        }
    }

    /// <summary>What the vendor's documents and those who observed it name, in the vendor's spelling (slips included).</summary>
    private static readonly string[] Documented =
    [
        "E03040", "E04042", "E04300", "E04500", "E04730", "E04740", "E04760", "E04810", "E06000", "E06010", "E06151", "E07080", "E07180",
        "ResourceNotFound", "BadFilterRequest", "UpdateConflict", "InvalidInput", "AccessDeniedAgreementMissingModules",
        "CustomerAlreadyExists", "CustomerMissingName", "CustomerBarredPaymentTerm", "CustomerannotChangeNumber",
        "CustomerInvalidCustomerNumber", "CustomerInvalidGroupId", "CustomerInvalidVatZone", "CustomerInvalidPaymentTerm", "CustomerInvalidPriceGroup", "CustomerInvalidDiscountGroup",
        "CustomerInvalidDiscount", "CustomerInvalidEmail", "CustomerInvalidInvoiceEmail", "CustomerInvalidOrderEmail", "CustomerInvalidQuotationEmail", "CustomerInvalidReminderEmail",
        "CustomerInvalidStatementEmail", "CustomerInvalidEAN", "CustomerInvalidEANThirteenDigits", "CustomerInvalidPEPPOLID", "CustomerInvalidInputPEPPOLID", "CustomerInvalidPNumber",
        "CustomerInvalidName", "CustomerInvalidVoucher", "CustomerInvalidCharacters", "CustomerInvalidDefaultAttention", "CustomerInvalidDefaultTheirRef", "CustomerInvalidEmailAttachmentLanguage",
        "CustomerContactNameAlreadyExists", "CustomerContactNameNullOrEmpty", "CustomerContactIsInUse", "CustomerDoesNotExist", "CustomerNumberMismatch", "CustomerIsBarred", "CustomerNotFound",
        "DeliveryLocationUsedOnCustomers", "DeliveryLocationUsedOnInvoices", "DeliveryLocationUsedOnOrders", "DeliveryLocationUsedOnQuotes", "DeliveryLocationNumberAlreadyExists",
        "ProductNumberAlreadyExists", "ProductGroupDoesNotExist", "ProductUsedOnInvoiceLines", "ProductUsedOnDraftInvoiceLines", "ProductUsedInSubscriptions", "ProductNumberChangeSettingNotEnabled",
        "WebhookAlreadyExistsForEventType", "WebhookInvalidUrl", "WebhookInvalidUrlScheme", "WebhookInvalidType", "WebhookReadOnly", "WebhookCustomHeaderInvalid", "WebhookCustomHeadersTooMany", "WebhookCustomHeadersTooLong",
    ];

    [Fact]
    public void Every_documented_code_is_a_code_of_the_package() =>
        Assert.Empty(Documented.Except(typeof(EconomicErrorCodes).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)));

    [Fact]
    public async Task The_fields_of_a_validation_are_told_and_the_header_is_the_request_id()
    {
        var error = Assert.IsType<ConnectorValidationException>(await AskAsync(() =>
        {
            var answer = WireHandler.Json("""{"message":"Validation failed.","errorCode":"E04300","logId":"l","errors":{"paymentTerms":{"errors":[{"propertyName":"paymentTerms","errorMessage":"Not found.","errorCode":"E07080"}]}}}""", 400);
            answer.Headers.Add("X-RequestId", "req-1");
            return answer;
        }));
        Assert.Equal(new FieldError("paymentTerms", "Not found.", "E07080"), Assert.Single(error.FieldErrors));
        Assert.Equal("req-1", error.RequestId);
    }

    [Fact]
    public async Task A_problem_of_the_openapi_services_is_read_with_its_fields()
    {
        var error = Assert.IsType<ConnectorConflictException>(await AskAsync(() => WireHandler.Body(
            """{"title":"Bad Request","status":400,"detail":"d","traceId":"t-1","errors":[{"message":"Number in use.","errorCode":"CustomerAlreadyExists","property":"CustomerNumber"}]}""", "application/problem+json", 400)));
        Assert.Equal(new FieldError("CustomerNumber", "Number in use.", "CustomerAlreadyExists"), Assert.Single(error.FieldErrors));
        Assert.Equal((EconomicErrorCodes.CustomerAlreadyExists, "t-1"), (error.ErrorCode, error.RequestId));
    }

    [Fact]
    public async Task A_refused_token_asks_for_a_new_grant_and_a_missing_role_does_not()
    {
        Assert.True(Assert.IsType<ConnectorAuthenticationException>(await AskAsync(() => WireHandler.Empty(401))).NeedsConsent);
        Assert.False(Assert.IsType<ConnectorAuthenticationException>(await AskAsync(() => WireHandler.Empty(403))).NeedsConsent);
    }

    [Fact]
    public async Task A_server_fault_is_unavailable_and_a_page_is_no_data()
    {
        Assert.IsType<ConnectorUnavailableException>(await AskAsync(() => WireHandler.Body("<html>oops</html>", "text/html", 500)));
        Assert.IsType<ConnectorUnavailableException>(await AskAsync(() => WireHandler.Body("<html>log in</html>", "text/html")));
    }

    [Theory]
    [InlineData(500, 3)]
    [InlineData(501, 1)]
    public async Task What_the_server_does_not_know_how_to_do_is_not_asked_again(int status, int times)
    {
        var wire = new WireHandler();
        for (var i = 0; i < 3; i++)
            wire.Answer(() => WireHandler.Json("""{"message":"m"}""", status));
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        await Assert.ThrowsAsync<ConnectorUnavailableException>(() => test.Client.Customers.GetAsync(new(1)));
        Assert.Equal(times, wire.Requests.Count);
    }

    [Fact]
    public async Task A_success_that_carries_an_error_is_an_error()
    {
        var error = Assert.IsType<ConnectorValidationException>(await AskAsync(() => WireHandler.Json("""{"message":"m","errorCode":"E04300","developerHint":"h","logId":"l"}""")));
        Assert.Equal("E04300", error.ErrorCode);
    }

    [Fact]
    public async Task A_limit_says_when_it_ends_from_the_header_or_from_the_window()
    {
        var clock = new ManualTimeProvider();
        foreach (var retryAfter in new[] { "30", null })
        {
            var wire = new WireHandler().Answer(() =>
            {
                var answer = WireHandler.Json("{}", 429);
                answer.Headers.TryAddWithoutValidation("X-RateLimiting", "token-limit-10000-per-60-seconds: 10000/10000");
                if (retryAfter is not null)
                    answer.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
                return answer;
            });
            await using var test = TestClient.On(wire, clock: clock);
            var error = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Customers.CreateAsync(
                new() { Name = "A", Currency = "DKK", CustomerGroup = null, PaymentTerms = null, VatZone = null }, new() { Timeout = TimeSpan.FromSeconds(5) }));
            Assert.Equal(clock.GetUtcNow().AddSeconds(retryAfter is null ? 60 : 30), error.RetryAt);
            Assert.False(error.BySelf);
        }
    }
}
