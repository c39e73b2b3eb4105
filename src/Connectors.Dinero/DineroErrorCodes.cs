namespace Connectors.Dinero;

/// <summary>
/// Values of <see cref="ConnectorApiException.ErrorCode"/>: Dinero's own <c>code</c> (a number, not the HTTP status) as text. Dinero's table is only partly public;
/// other numbers come through as they are.
/// </summary>
public static class DineroErrorCodes
{
    /// <summary>Not found, wrong address or format not supported.</summary>
    public const string NotFound = "40";

    /// <summary>The signed-in user lacks a permission.</summary>
    public const string InsufficientPermission = "41";

    /// <summary>What was sent is invalid; see <see cref="ConnectorApiException.FieldErrors"/>.</summary>
    public const string ValidationError = "42";

    /// <summary>A number is above its upper or below its lower limit.</summary>
    public const string LimitExceeded = "43";

    /// <summary>A document has no lines.</summary>
    public const string NoLines = "45";

    /// <summary>The organisation has no plan that includes the API (older number).</summary>
    public const string SubscriptionMissing48 = "48";

    /// <summary>The organisation has no plan that includes the API (newer number).</summary>
    public const string SubscriptionMissing90 = "90";

    /// <summary>Dinero failed.</summary>
    public const string ServerError = "50";

    /// <summary>The version that was sent is not the newest: read again, apply again.</summary>
    public const string TimeStampOutdated = "58";

    /// <summary>Not found.</summary>
    public const string NotFound63 = "63";

    /// <summary>The record is deleted.</summary>
    public const string Deleted = "65";

    /// <summary>HTTP 413: a file is larger than 6 MB.</summary>
    public const string FileTooLarge = "dinero.file_too_large";

    /// <summary>HTTP 480: the endpoint is about to be removed and fails at random. Read the vendor's news and update this package.</summary>
    public const string BrownOut = "dinero.brown_out";

    /// <summary>The contact of a document is unknown or deleted.</summary>
    public const string InvalidContact = "dinero.invalid_contact";

    /// <summary>The error says that the organisation needs Dinero Pro or Total.</summary>
    public static bool IsSubscriptionMissing(string? code) => code is SubscriptionMissing48 or SubscriptionMissing90;
}
