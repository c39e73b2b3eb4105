using Connectors.Smartbill.Tests.Support;

namespace Connectors.Smartbill.Tests.Client;

/// <summary>Every form that an answer may have beside the texts, for a read and for a create.</summary>
public sealed class ErrorFormTests
{
    public sealed record Case(string Name, int Status, string? ContentType, string Body, Type Read, Type Create, string? Code)
    {
        public override string ToString() => Name;
    }

    private const string Html = "<!DOCTYPE html><html><head><title>Error</title></head><body>nginx</body></html>";
    private static readonly Type Down = typeof(ConnectorUnavailableException);
    private static readonly Type Unknown = typeof(OutcomeUnknownException);
    private static readonly Type Auth = typeof(ConnectorAuthenticationException);
    private static readonly Type Refused = typeof(ConnectorValidationException);
    private static readonly Type Missing = typeof(ConnectorNotFoundException);

    public static TheoryData<Case> Cases { get; } = new(
        List("json_mapping_error", 400, Refused),
        List("json_parse_error", 400, Refused),
        List("invalid_accept_header", 406, Refused),
        List("invalid_content_type", 415, Refused),
        List("method_not_allowed", 405, Refused),
        List("resource_not_found", 404, Missing),
        new("the fuller body of a 401", 401, "application/json",
            """{"id":null,"documentNumber":null,"key":"","successfully":false,"errorText":"Autentificare esuata. Va rugam verificati datele si incercati din nou.","errorCode":"0","message":"","operationExecuted":"","cooldown":0,"needsConsent":false}""",
            Auth, Auth, SmartbillErrorCodes.InvalidCredentials),
        new("a 401 without a body", 401, null, "", Auth, Auth, null),
        new("inside a root element", 400, "application/json", """{"Fault":{"errorText":"Moneda nu a fost gasita pe server!"}}""", Refused, Refused, SmartbillErrorCodes.CurrencyNotFound),
        new("JSON under a foreign type", 400, "application/octet-stream", """{"errorText":"Moneda nu a fost gasita pe server!"}""", Refused, Refused, SmartbillErrorCodes.CurrencyNotFound),
        new("business validation", 422, "application/json", """{"errorText":"Nou"}""", Refused, Refused, SmartbillErrorCodes.Unrecognised),
        new("an unknown text in a success", 200, "application/json", """{"errorText":"Nou","message":"","number":"","series":"","url":"","documentId":-1}""", Refused, Unknown, SmartbillErrorCodes.Unrecognised),
        // 0 is what SmartBill writes where there is no number.
        new("a refusal in a success beside the number 0", 200, "application/json", """{"errorText":"Moneda nu a fost gasita pe server!","number":"0","documentId":-1}""", Refused, Refused, SmartbillErrorCodes.CurrencyNotFound),
        new("gone, and refused by own rules", 410, "application/json", """{"errorText":"Nou"}""", Missing, Refused, SmartbillErrorCodes.Unrecognised),
        new("an error while saving", 400, "application/json", """{"errorText":"A aparut o eroare la salvarea bonului"}""", Down, Unknown, SmartbillErrorCodes.InternalError),
        new("companyVatCode null", 500, "application/json", """{"errorText":"Internal Server Error!","documentId":null}""", Down, Unknown, SmartbillErrorCodes.InternalError),
        new("JSON of another form", 500, "application/json", "[1]", Down, Unknown, null),
        new("HTML 500", 500, "text/html", Html, Down, Unknown, ConnectorErrorCodes.HtmlAnswer),
        new("HTML 502", 502, "text/html", Html, Down, Unknown, ConnectorErrorCodes.HtmlAnswer),
        new("HTML in a success", 200, "text/html", Html, Down, Unknown, ConnectorErrorCodes.HtmlAnswer),
        new("HTML that calls itself a file", 200, "application/octet-stream", Html, Down, Unknown, ConnectorErrorCodes.HtmlAnswer),
        new("HTML 403 of somebody between", 403, "text/html", Html, Auth, Unknown, ConnectorErrorCodes.HtmlAnswer),
        new("HTML 404", 404, "text/html", Html, Missing, Unknown, ConnectorErrorCodes.HtmlAnswer),
        new("plain text 400", 400, "text/plain", "no", Refused, Unknown, null),
        new("a redirect", 302, null, "", typeof(ConnectorApiException), Unknown, null));

    [Theory, MemberData(nameof(Cases))]
    public async Task A_read_that_fails(Case c)
    {
        var error = await FailAsync(c, client => client.Series.ListAsync());
        Assert.IsType(c.Read, error);
        Assert.False(error.MayHaveBeenApplied);
        if (c.Status != 302)
            Assert.Equal(c.Code, CodeOf(error));
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task A_create_that_fails(Case c)
    {
        var wire = new WireHandler();
        var error = await FailAsync(c, client => client.Invoices.CreateAsync(Samples.Invoice), wire);
        Assert.IsType(c.Create, error);
        Assert.Equal(c.Create == Unknown, error.MayHaveBeenApplied);
        Assert.Equal(c.Code, CodeOf(error));
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task The_place_of_a_mapping_error_is_the_field()
    {
        var wire = new WireHandler().Answer(
            """{"status":400,"type":"invalid_request_error","instance":"/SBORO/api/invoice/v2","errors":[{"code":"json_mapping_error","message":"Could not map property: products[0].quantity.","docUrl":"https://x.example","param":"products[0].quantity"},{"code":"json_mapping_error","message":"Unrecognized property: zzz.","param":"zzz"}]}""", 400);
        await using var test = TestClient.On(wire);
        var error = await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Invoices.CreateAsync(Samples.Invoice));
        Assert.Equal(
            [new FieldError("products[0].quantity", "Could not map property: products[0].quantity.", "json_mapping_error"), new("zzz", "Unrecognized property: zzz.", "json_mapping_error")], error.FieldErrors);
        Assert.Equal(SmartbillErrorCodes.JsonMappingError, error.ErrorCode);
    }

    [Theory]
    [InlineData("authentication_error", "invalid_api_key", 401, typeof(ConnectorAuthenticationException))]
    [InlineData("authentication_error", "wrong_environment", 401, typeof(ConnectorAuthenticationException))]
    [InlineData("authentication_error", "missing_authorization", 401, typeof(ConnectorAuthenticationException))]
    [InlineData("authentication_error", "invalid_authorization_format", 401, typeof(ConnectorAuthenticationException))]
    [InlineData("authorization_error", "insufficient_permissions", 403, typeof(ConnectorAuthenticationException))]
    [InlineData("authorization_error", "subscription_expired", 403, typeof(ConnectorAuthenticationException))]
    [InlineData("authorization_error", "subscription_limit_exceeded", 403, typeof(ConnectorAuthenticationException))]
    [InlineData("authorization_error", "subscription_not_found", 403, typeof(ConnectorAuthenticationException))]
    [InlineData("authorization_error", "subscription_not_valid", 403, typeof(ConnectorAuthenticationException))]
    [InlineData("invalid_request_error", "company_not_found", 404, typeof(ConnectorNotFoundException))]
    [InlineData("invalid_request_error", "client_not_found", 404, typeof(ConnectorNotFoundException))]
    [InlineData("invalid_request_error", "supplier_not_found", 404, typeof(ConnectorNotFoundException))]
    [InlineData("invalid_request_error", "product_not_found", 404, typeof(ConnectorNotFoundException))]
    [InlineData("invalid_request_error", "warehouse_not_found", 404, typeof(ConnectorNotFoundException))]
    [InlineData("invalid_request_error", "resource_not_found", 404, typeof(ConnectorNotFoundException))]
    [InlineData("invalid_request_error", "bad_request", 400, typeof(ConnectorValidationException))]
    [InlineData("invalid_request_error", "missing_vat_code", 400, typeof(ConnectorValidationException))]
    [InlineData("invalid_request_error", "malformed_id", 400, typeof(ConnectorValidationException))]
    [InlineData("invalid_request_error", "method_not_allowed", 405, typeof(ConnectorValidationException))]
    [InlineData("validation_error", "invalid_field_type", 400, typeof(ConnectorValidationException))]
    [InlineData("validation_error", "invalid_field_value", 400, typeof(ConnectorValidationException))]
    [InlineData("validation_error", "invalid_field_format", 400, typeof(ConnectorValidationException))]
    [InlineData("validation_error", "invalid_enum_value", 400, typeof(ConnectorValidationException))]
    [InlineData("validation_error", "missing_required_field", 400, typeof(ConnectorValidationException))]
    [InlineData("validation_error", "dependency_not_available", 400, typeof(ConnectorValidationException))]
    [InlineData("api_error", "maintenance_in_progress", 503, typeof(ConnectorUnavailableException))]
    [InlineData("api_error", "rate_limit_temporarily_unavailable", 503, typeof(ConnectorUnavailableException))]
    [InlineData("api_error", "query_timeout", 503, typeof(ConnectorUnavailableException))]
    public async Task Type_and_code_of_the_V3_interface(string type, string code, int status, Type expected)
    {
        var wire = new WireHandler();
        for (var i = 0; i < 3; i++)
            wire.Answer($$"""{"status":{{status}},"type":"{{type}}","instance":"/x","errors":[{"code":"{{code}}","message":"M","docUrl":"d","param":"p"}]}""", status);
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        var error = await Assert.ThrowsAnyAsync<ConnectorException>(() => test.Client.Clients.GetAsync(new("cus_1")));
        Assert.IsType(expected, error);
        Assert.Equal(code, CodeOf(error));
        Assert.Contains(code, typeof(SmartbillErrorCodes).GetFields().Select(f => f.GetRawConstantValue()));
    }

    private static Case List(string code, int status, Type type) => new(
        $"{code} as a list", status, "application/json", $$"""{"status":{{status}},"type":"invalid_request_error","instance":"/SBORO/api/x","errors":[{"code":"{{code}}","message":"M","docUrl":"d"}]}""", type, type, code);

    private static string? CodeOf(Exception? error) => error switch
    {
        ConnectorApiException api => api.ErrorCode,
        null => null,
        _ => CodeOf(error.InnerException),
    };

    private static async Task<ConnectorException> FailAsync(Case c, Func<ISmartbillClient, Task> call, WireHandler? wire = null)
    {
        wire ??= new();
        for (var i = 0; i < 3; i++)
            wire.Answer(() => WireHandler.Body(c.Body, c.ContentType, c.Status));
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        return await Assert.ThrowsAnyAsync<ConnectorException>(() => call(test.Client));
    }
}
