namespace Connectors.Intacct;

/// <summary>
/// Values of <see cref="ConnectorApiException.ErrorCode"/> and <see cref="FieldError.Code"/>: the most telling of the codes that an answer holds, which is a gateway code, else the business id of the first
/// detail, else the error id, else the code word. Intacct has thousands; others come through as they are.
/// </summary>
public static class IntacctErrorCodes
{
    /// <summary>The request does not fit the schema: an unknown member in a query, for one.</summary>
    public const string InvalidRequest = "invalidRequest";

    /// <summary>The key is not one.</summary>
    public const string InvalidKey = "invalidKey";

    /// <summary>A business rule refused; the details say which.</summary>
    public const string OperationFailed = "operationFailed";

    /// <summary>There is no such record.</summary>
    public const string NotFound = "notFound";

    /// <summary>The access token was refused.</summary>
    public const string TokenInvalid = "tokenInvalid";

    /// <summary>An item that was not tried, or undone, because another of its batch failed.</summary>
    public const string Unprocessed = "unprocessed";

    /// <summary>The operation failed; the details say why.</summary>
    public const string RestOperationFailed = "REST-7001";

    /// <summary>The request has no body.</summary>
    public const string PayloadMissing = "REST-1028";

    /// <summary>The body is no JSON.</summary>
    public const string MalformedJson = "REST-1030";

    /// <summary>A member was sent that can only be read.</summary>
    public const string ReadOnlyField = "REST-1050";

    /// <summary>A query's path goes across a list.</summary>
    public const string PathCrossesList = "REST-1107";

    /// <summary>The access or refresh token is not valid, any more or at all. A second consent of the same user and company is a known cause.</summary>
    public const string RestTokenInvalid = "REST-2102";

    /// <summary>Throttled: too many calls at a time, or too many in the hour.</summary>
    public const string Throttled = "GW-0010";

    /// <summary>The tenant, sender or client is not valid.</summary>
    public const string InvalidTenant = "GW-0011";

    /// <summary>The user name names no company.</summary>
    public const string TenantMissing = "GW-0012";

    /// <summary>XML was sent to the REST interface.</summary>
    public const string XmlSentToRest = "GW-0014";

    /// <summary>An attribute is missing.</summary>
    public const string AttributeMissing = "GW-0015";

    /// <summary>The access token cannot be read.</summary>
    public const string BadToken = "GW-0031";

    /// <summary>The access token's content is not right.</summary>
    public const string BadTokenPayload = "GW-0032";

    /// <summary>The OAuth address does not exist.</summary>
    public const string BadOAuthPath = "GW-0033";

    /// <summary>No access token was sent.</summary>
    public const string NoToken = "GW-0034";

    /// <summary>The body is missing.</summary>
    public const string BodyMissing = "GW-0035";

    /// <summary>The user name is empty.</summary>
    public const string UserNameEmpty = "GW-0036";

    /// <summary>The client id is missing.</summary>
    public const string ClientIdMissing = "GW-0037";

    /// <summary>The client id was given twice.</summary>
    public const string ClientIdTwice = "GW-0038";

    /// <summary>The user name was given twice.</summary>
    public const string UserNameTwice = "GW-0039";

    /// <summary>Forbidden by the gateway.</summary>
    public const string Forbidden = "GW-0042";

    /// <summary>The gateway failed.</summary>
    public const string GatewayError = "GW-0001";

    /// <summary>The transaction definition's delete policy refuses. Close the document instead.</summary>
    public const string DeletePolicy = "INV-1372";

    /// <summary>The unit is not in the item's unit group.</summary>
    public const string UnitNotInGroup = "INV-1359";

    /// <summary>A smart rule of the company refused.</summary>
    public const string SmartRule = "BL04002055";

    /// <summary>A business rule refused; duplicates come under it too.</summary>
    public const string BusinessRule = "BL01001973";

    /// <summary>Another record has the same unique value.</summary>
    public const string Duplicate = "BL34000061";

    /// <summary>The record exists already (employees).</summary>
    public const string AlreadyExists = "PL05000104";

    /// <summary>A value has not the form that its field needs, such as an e-mail address.</summary>
    public const string IllegalFormat = "BL03000018";

    /// <summary>A report found nothing.</summary>
    public const string NoData = "BL03002028";

    /// <summary>XML gateway: the request does not fit the schema.</summary>
    public const string XmlMalformed = "XL03000003";

    /// <summary>XML gateway: the sign-in was refused, or the session is not valid any more.</summary>
    public const string XmlSignInRefused = "XL03000006";

    /// <summary>XML gateway: undone, because another function of the same transaction failed.</summary>
    public const string XmlRolledBack = "XL03000009";

    /// <summary>XML gateway: the company has expired.</summary>
    public const string XmlCompanyExpired = "PL04000055";

    /// <summary>XML gateway: the data layer failed.</summary>
    public const string XmlDataLayer = "DL02000001";

    /// <summary>HTTP 409: the idempotency key was used with another body, or more than 48 hours ago. Take a new key for a new attempt, after making sure that the old one was not applied.</summary>
    public const string IdempotencyKeyReused = "intacct.idempotency_key_reused";

    /// <summary>XML gateway: a function failed and had created records all the same; the evidence names them.</summary>
    public const string XmlPartlyApplied = "intacct.xml_partly_applied";
}
