namespace Connectors.Reviso;

/// <summary>
/// Values of <see cref="ConnectorApiException.ErrorCode"/> and <see cref="FieldError.Code"/>. Reviso publishes no list: these are the ones that are known, those of e-conomic included, whose sister it is.
/// Others come through as they are.
/// </summary>
public static class RevisoErrorCodes
{
    /// <summary>A value is not possible: a word that the server does not know (<c>deliveredBy</c> other than <c>Self</c>).</summary>
    public const string InvalidValue = "E00500";

    /// <summary>What was sent is invalid; see <see cref="ConnectorApiException.FieldErrors"/>.</summary>
    public const string ValidationFailed = "E04300";

    /// <summary>The terms want a due date and none was sent.</summary>
    public const string DueDateMissing = "E04042";

    /// <summary>A reference names nothing.</summary>
    public const string ReferenceWithoutIdentifier = "E04500";

    /// <summary>A line with a product has no quantity.</summary>
    public const string QuantityRequired = "E04730";

    /// <summary>Too many decimals.</summary>
    public const string TooManyDecimals = "E04740";

    /// <summary>The due date is before the date.</summary>
    public const string DueDateBeforeDate = "E04760";

    /// <summary>The page size is above what this list admits.</summary>
    public const string PageSizeTooLarge = "E04810";

    /// <summary>The record does not exist.</summary>
    public const string NotFound = "E06000";

    /// <summary>A record with this number exists.</summary>
    public const string AlreadyExists = "E06010";

    /// <summary>Type and days of payment terms cannot be changed.</summary>
    public const string PaymentTermsImmutable = "E06151";

    /// <summary>There are no such payment terms.</summary>
    public const string PaymentTermsNotFound = "E07080";

    /// <summary>The type that was sent is not that of the payment terms.</summary>
    public const string PaymentTermsTypeMismatch = "E07180";

    /// <summary>A module is not part of the agreement.</summary>
    public const string ModuleNotAuthorised = "E03040";

    /// <summary>An archived document cannot be deleted: set <c>IsArchived = false</c> first. A <see cref="ConnectorConflictException"/>.</summary>
    public const string ArchivedDocument = "S_V_87";

    /// <summary>Given by this package to a 401 that says that the log-in failed: the grant is older than 360 days, was withdrawn, or belongs to another app. The customer grants again.</summary>
    public const string LoginFailed = "reviso.login_failed";

    /// <summary>
    /// An update made a new record: Reviso answered 201 to a PUT because the number did not exist any more. The inner exception of an <see cref="OutcomeUnknownException"/> carries it;
    /// its evidence names the number. Look at the record, and delete it where it should not be.
    /// </summary>
    public const string CreatedByUpdate = "reviso.created_by_update";

    /// <summary>
    /// Given by this package: the tokens lead to another agreement than <see cref="RevisoCredentials.AgreementNumber"/> names. The first write of a client looks at this; nothing was written.
    /// </summary>
    public const string WrongAgreement = "reviso.wrong_agreement";

    /// <summary>The call back of a grant has another state than the one that was begun: a replay, or somebody else's.</summary>
    public const string ConsentStateMismatch = "reviso.consent_state_mismatch";

    /// <summary>No token came back: the user declined.</summary>
    public const string ConsentDeclined = "reviso.consent_declined";

    /// <summary>The grant was begun more than an hour ago.</summary>
    public const string ConsentTooOld = "reviso.consent_too_old";
}
