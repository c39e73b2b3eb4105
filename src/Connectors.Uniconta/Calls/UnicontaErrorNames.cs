namespace Connectors.Uniconta;

/// <summary>All known names of Uniconta's <c>ErrorCodes</c>, the numbered ones by their number.</summary>
internal static class UnicontaErrorNames
{
    /// <summary>The position is the number.</summary>
    public static readonly string[] Numbered =
    [
        "Succes", "NoSucces", "NoRights", "Exception", "VersionNoLongerSupported", "InvalidVersion", "InvalidObject", "UserNotLoggedIn",
        "UserIsBlocked", "UserOrPasswordIsWrong", "UnknownAppIdent", "CouldNotLoad", "CouldNotLoadOriginal", "CouldNotSave", "CouldNotCreate",
        "LineCountMismatch", "RecordNotSelected", "CostPriceCannotBeNegative", "CouldNotFind", "SumNotZero", "AccountDoesNotExist",
        "AccountIsMissing", "AccountIsBlocked", "AccountIsNotPostingAccount", "DimensionDoesNotExist", "CostValueAndQtyCannotBothHaveValue",
        "FinancePeriodDoesNotExist", "FinancePeriodNotOpen", "NumberSerieDoesNotExist", "NumberSerieIsBlocked", "TransTypeDoesNotExist",
        "VatTypeDoesNotExist", "VatCodeCannotBeUsedOnThisAccount", "SplitAccountHasCircularReference", "SplitAccountIsNotPostingAccount",
        "IdDoesNotExist", "LoginIdExists", "DebitAndCreditCannotBothHaveValue", "DebtorCreditorCannotHaveVat", "KeyIsEmpty", "KeyExists",
        "FieldHasinvalidValue", "FieldCannotBeBlank", "FieldCannotBeChangedToNewValue", "NoRightsToDelete", "NoRightsToUpdate", "NoRightsToInsert",
        "CouldNotDeleteRecordThatIsReferred", "DimensionIsMandatory", "VoucherCannotBeZero", "VoucherAllreadyCanceled", "AccountHasMandatoryVat",
        "VatOperationNotSpecified", "PaymentCannotBeEmpty", "UserDoesNotExist", "DateSumNotZero", "TooManyVatCombinations", "VatIsNotSalesVat",
        "VatIsNotPurchaseVat", "IllegalFiletype", "SQLException", "PrimaryKeyCannotBeChanged", "CouldNotDeleteRecordThatHasTransactions",
        "AmountAndAmountCurHasDifferentSign", "CurrencyIsSetButAmountHasNoValue", "JournalIsBlocked", "PurchaseVatCannotBeUsedOnSalesAccount",
        "SalesVatCannotBeUsedOnPurchaceAccount", "PurchaseVatOprCannotBeUsedOnSalesVat", "SalesVatOprCannotBeUsedOnPurchaceVat",
        "WithholdingAccountNotFound", "WithholdingRateNotFound", "NoCompanyId", "FileIsTooBig", "AccountIsNotBankAccount", "BankAccountIsMissing",
        "RecordIsAlreadyDeleted", "MonthNotOpen", "CompanyIsDeactivated", "CannotVoidPrimoTransaction", "ProjectIsBlocked", "PrCategoryCannotBeBlank",
        "PrCatRevenueAccountNotRevenue", "PrCatNotRevenueAccountRevenue", "NoLinesToUpdate", "NoInternetHeading", "AppIdentBlocked",
        "NoRightsToRunApp", "SlowDown", "CannotUpdateRecord", "CannotDeleteRecord", "SequenceNumberError", "ServerIsBusy", "ToManyCreatesInOneDay",
        "NumberIsUsedBefore", "CreditorIsStopped", "DebtorIsStopped", "ItemIsOnHold", "AmountDoesNotMatchEnteredAmount", "ProjectCannotBeBlank",
        "CannotCancelVoucher", "MovementCannotHaveCost",
    ];

    /// <summary>Newer ones, whose numbers no source shows.</summary>
    public static readonly string[] Unnumbered =
    [
        "NoLinesFound", "IgnoreUpdate", "AutoBankingNotActivated", "TooManyLinesSelected", "RecordExists", "NoChange", "CreditLimitExceeded",
        "ContainsLinesDelivered", "NoSubscription", "NoPaperflowOrgNumber", "InvoiceNumberMissing", "ErrorInJournal", "ArgumentMissing",
    ];

    private static readonly Dictionary<string, string> ByName = Numbered.Concat(Unnumbered).ToDictionary(static n => n, StringComparer.OrdinalIgnoreCase);

    /// <summary>The name in Uniconta's spelling; null when it is none.</summary>
    public static string? Find(string text) => ByName.GetValueOrDefault(text);
}
