namespace Connectors.Uniconta;

/// <summary>
/// Values of <see cref="ConnectorApiException.ErrorCode"/>: the names of Uniconta's <c>ErrorCodes</c>, spelled as it spells them. Its answers show the name or the number; both come out as the name.
/// All names that are known are recognised, those that matter to a program are constants. A number without a known name comes through as its digits.
/// </summary>
public static class UnicontaErrorCodes
{
    /// <summary>The user has no right to this. Number 2.</summary>
    public const string NoRights = "NoRights";

    /// <summary>The sign-in is gone; a new one may help. Number 7.</summary>
    public const string UserNotLoggedIn = "UserNotLoggedIn";

    /// <summary>The user is blocked in Uniconta. Number 8.</summary>
    public const string UserIsBlocked = "UserIsBlocked";

    /// <summary>User name or password is wrong. Number 9.</summary>
    public const string UserOrPasswordIsWrong = "UserOrPasswordIsWrong";

    /// <summary>The application id of the product is not known. Number 10.</summary>
    public const string UnknownAppIdent = "UnknownAppIdent";

    /// <summary>The server could not save, and says no more. Number 13.</summary>
    public const string CouldNotSave = "CouldNotSave";

    /// <summary>The server could not create, and says no more. Number 14.</summary>
    public const string CouldNotCreate = "CouldNotCreate";

    /// <summary>There is no such record. Number 18.</summary>
    public const string CouldNotFind = "CouldNotFind";

    /// <summary>An account that the record names does not exist. Number 20.</summary>
    public const string AccountDoesNotExist = "AccountDoesNotExist";

    /// <summary>The record names no account. Number 21.</summary>
    public const string AccountIsMissing = "AccountIsMissing";

    /// <summary>An account that the record names is blocked. Number 22.</summary>
    public const string AccountIsBlocked = "AccountIsBlocked";

    /// <summary>There is no financial period for the date. Number 26.</summary>
    public const string FinancePeriodDoesNotExist = "FinancePeriodDoesNotExist";

    /// <summary>The financial period of the date is closed. Number 27.</summary>
    public const string FinancePeriodNotOpen = "FinancePeriodNotOpen";

    /// <summary>The number series does not exist. Number 28.</summary>
    public const string NumberSerieDoesNotExist = "NumberSerieDoesNotExist";

    /// <summary>The number series is blocked. Number 29.</summary>
    public const string NumberSerieIsBlocked = "NumberSerieIsBlocked";

    /// <summary>An id does not exist. Number 35.</summary>
    public const string IdDoesNotExist = "IdDoesNotExist";

    /// <summary>The key is empty and no number series fills it. Number 39.</summary>
    public const string KeyIsEmpty = "KeyIsEmpty";

    /// <summary>The key is taken. Number 40.</summary>
    public const string KeyExists = "KeyExists";

    /// <summary>A field has a value that cannot be. Number 41.</summary>
    public const string FieldHasinvalidValue = "FieldHasinvalidValue";

    /// <summary>A field must not be empty. Number 42.</summary>
    public const string FieldCannotBeBlank = "FieldCannotBeBlank";

    /// <summary>A field cannot be changed to this value. Number 43.</summary>
    public const string FieldCannotBeChangedToNewValue = "FieldCannotBeChangedToNewValue";

    /// <summary>The user may not delete in this table. Number 44.</summary>
    public const string NoRightsToDelete = "NoRightsToDelete";

    /// <summary>The user may not change this table. Number 45.</summary>
    public const string NoRightsToUpdate = "NoRightsToUpdate";

    /// <summary>The user may not insert into this table. Number 46.</summary>
    public const string NoRightsToInsert = "NoRightsToInsert";

    /// <summary>The record cannot be deleted: others refer to it. Number 47.</summary>
    public const string CouldNotDeleteRecordThatIsReferred = "CouldNotDeleteRecordThatIsReferred";

    /// <summary>Payment terms are missing. Number 53.</summary>
    public const string PaymentCannotBeEmpty = "PaymentCannotBeEmpty";

    /// <summary>The key of a record cannot be changed. Number 61.</summary>
    public const string PrimaryKeyCannotBeChanged = "PrimaryKeyCannotBeChanged";

    /// <summary>The record cannot be deleted: it has transactions. Number 62.</summary>
    public const string CouldNotDeleteRecordThatHasTransactions = "CouldNotDeleteRecordThatHasTransactions";

    /// <summary>No company was named, or not one that the user reaches. Number 72.</summary>
    public const string NoCompanyId = "NoCompanyId";

    /// <summary>The record is deleted already. Number 76.</summary>
    public const string RecordIsAlreadyDeleted = "RecordIsAlreadyDeleted";

    /// <summary>The month is closed. Number 77.</summary>
    public const string MonthNotOpen = "MonthNotOpen";

    /// <summary>The company is deactivated. Number 78.</summary>
    public const string CompanyIsDeactivated = "CompanyIsDeactivated";

    /// <summary>There is nothing to post. Number 84.</summary>
    public const string NoLinesToUpdate = "NoLinesToUpdate";

    /// <summary>The application id of the product is blocked. Number 86.</summary>
    public const string AppIdentBlocked = "AppIdentBlocked";

    /// <summary>The user may not use the application. Number 87.</summary>
    public const string NoRightsToRunApp = "NoRightsToRunApp";

    /// <summary>Too many calls: the server asks for a pause. Number 88.</summary>
    public const string SlowDown = "SlowDown";

    /// <summary>The record cannot be changed. Number 89.</summary>
    public const string CannotUpdateRecord = "CannotUpdateRecord";

    /// <summary>The record cannot be deleted. Number 90.</summary>
    public const string CannotDeleteRecord = "CannotDeleteRecord";

    /// <summary>The server is busy and did not do it. Number 92.</summary>
    public const string ServerIsBusy = "ServerIsBusy";

    /// <summary>Too many records were created today. Number 93.</summary>
    public const string ToManyCreatesInOneDay = "ToManyCreatesInOneDay";

    /// <summary>The number was used before. Number 94.</summary>
    public const string NumberIsUsedBefore = "NumberIsUsedBefore";

    /// <summary>The creditor is stopped. Number 95.</summary>
    public const string CreditorIsStopped = "CreditorIsStopped";

    /// <summary>The debtor is stopped. Number 96.</summary>
    public const string DebtorIsStopped = "DebtorIsStopped";

    /// <summary>An item is on hold. Number 97.</summary>
    public const string ItemIsOnHold = "ItemIsOnHold";

    /// <summary>The document has no lines to post. Its number is not known.</summary>
    public const string NoLinesFound = "NoLinesFound";

    /// <summary>The record exists already. Its number is not known.</summary>
    public const string RecordExists = "RecordExists";

    /// <summary>Nothing was changed. Its number is not known.</summary>
    public const string NoChange = "NoChange";

    /// <summary>The debtor's credit limit is exceeded. Its number is not known.</summary>
    public const string CreditLimitExceeded = "CreditLimitExceeded";

    /// <summary>The company has no subscription to this. Its number is not known.</summary>
    public const string NoSubscription = "NoSubscription";

    /// <summary>An invoice number is missing. Its number is not known.</summary>
    public const string InvoiceNumberMissing = "InvoiceNumberMissing";

    /// <summary>The server misses a part of the call, and does not say which. Its number is not known.</summary>
    public const string ArgumentMissing = "ArgumentMissing";

    /// <summary>Not Uniconta's: a row of another company came than the one that was asked for.</summary>
    public const string OtherCompany = "connectors.uniconta.other_company";

    /// <summary>Not Uniconta's: rows came that show nothing of the member they were filtered by, so the filter was not understood.</summary>
    public const string FilterIgnored = "connectors.uniconta.filter_ignored";

    /// <summary>True where Uniconta refuses to delete a record for good: it is in use. Block it instead.</summary>
    /// <param name="code">The code of an exception.</param>
    public static bool IsDeletionRefused(string? code) => code is CouldNotDeleteRecordThatIsReferred or CouldNotDeleteRecordThatHasTransactions or CannotDeleteRecord;
}
