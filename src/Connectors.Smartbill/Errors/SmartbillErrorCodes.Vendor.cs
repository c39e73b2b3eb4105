namespace Connectors.Smartbill;

// SmartBill's own codes: all of the V3 interface, and those of V1 that speak of the request's form.
public static partial class SmartbillErrorCodes
{
    /// <summary><c>json_mapping_error</c>: a member is unknown or of a wrong type; its place is the field error's field, lines counted from 0.</summary>
    public const string JsonMappingError = "json_mapping_error";

    /// <summary><c>json_parse_error</c>: the body is no JSON.</summary>
    public const string JsonParseError = "json_parse_error";

    /// <summary><c>invalid_accept_header</c></summary>
    public const string InvalidAcceptHeader = "invalid_accept_header";

    /// <summary><c>invalid_content_type</c></summary>
    public const string InvalidContentType = "invalid_content_type";

    /// <summary><c>method_not_allowed</c></summary>
    public const string MethodNotAllowed = "method_not_allowed";

    /// <summary><c>resource_not_found</c></summary>
    public const string ResourceNotFound = "resource_not_found";

    /// <summary><c>missing_authorization</c></summary>
    public const string MissingAuthorization = "missing_authorization";

    /// <summary><c>invalid_authorization_format</c></summary>
    public const string InvalidAuthorizationFormat = "invalid_authorization_format";

    /// <summary><c>invalid_api_key</c></summary>
    public const string InvalidApiKey = "invalid_api_key";

    /// <summary><c>wrong_environment</c>: a test token was used against the live system, or the other way round.</summary>
    public const string WrongEnvironment = "wrong_environment";

    /// <summary><c>insufficient_permissions</c></summary>
    public const string InsufficientPermissions = "insufficient_permissions";

    /// <summary><c>subscription_expired</c></summary>
    public const string SubscriptionExpired = "subscription_expired";

    /// <summary><c>subscription_limit_exceeded</c></summary>
    public const string SubscriptionLimitExceeded = "subscription_limit_exceeded";

    /// <summary><c>subscription_not_found</c></summary>
    public const string SubscriptionNotFound = "subscription_not_found";

    /// <summary><c>subscription_not_valid</c></summary>
    public const string SubscriptionNotValid = "subscription_not_valid";

    /// <summary><c>company_not_found</c></summary>
    public const string CompanyNotFound = "company_not_found";

    /// <summary><c>client_not_found</c></summary>
    public const string ClientIdNotFound = "client_not_found";

    /// <summary><c>supplier_not_found</c></summary>
    public const string SupplierIdNotFound = "supplier_not_found";

    /// <summary><c>product_not_found</c></summary>
    public const string ProductIdNotFound = "product_not_found";

    /// <summary><c>warehouse_not_found</c></summary>
    public const string WarehouseIdNotFound = "warehouse_not_found";

    /// <summary><c>bad_request</c></summary>
    public const string BadRequest = "bad_request";

    /// <summary><c>missing_vat_code</c></summary>
    public const string MissingVatCode = "missing_vat_code";

    /// <summary><c>malformed_id</c>: the id is not one of this list.</summary>
    public const string MalformedId = "malformed_id";

    /// <summary><c>rate_limit_exceeded</c></summary>
    public const string RateLimitExceeded = "rate_limit_exceeded";

    /// <summary><c>rate_limit_temporarily_unavailable</c></summary>
    public const string RateLimitTemporarilyUnavailable = "rate_limit_temporarily_unavailable";

    /// <summary><c>maintenance_in_progress</c></summary>
    public const string MaintenanceInProgress = "maintenance_in_progress";

    /// <summary><c>query_timeout</c></summary>
    public const string QueryTimeout = "query_timeout";

    /// <summary><c>invalid_field_type</c></summary>
    public const string InvalidFieldType = "invalid_field_type";

    /// <summary><c>invalid_field_value</c></summary>
    public const string InvalidFieldValue = "invalid_field_value";

    /// <summary><c>invalid_field_format</c></summary>
    public const string InvalidFieldFormat = "invalid_field_format";

    /// <summary><c>invalid_enum_value</c></summary>
    public const string InvalidEnumValue = "invalid_enum_value";

    /// <summary><c>missing_required_field</c></summary>
    public const string MissingRequiredField = "missing_required_field";

    /// <summary><c>dependency_not_available</c></summary>
    public const string DependencyNotAvailable = "dependency_not_available";
}
