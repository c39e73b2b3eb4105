namespace Connectors.Testing.Uniconta;

/// <summary>The vendor's error codes: the name goes over the wire, the number is its place in the list. Success is spelled <c>Succes</c>.</summary>
internal static class UnicontaErrorCodes
{
    /// <summary>Names seen in newer versions whose numbers nobody has published: the simulator numbers them from here, so no client can have learnt them.</summary>
    public const int FirstMadeUpNumber = 900;

    private static readonly string[] Known =
        """
        Succes NoSucces NoRights Exception VersionNoLongerSupported InvalidVersion InvalidObject UserNotLoggedIn UserIsBlocked UserOrPasswordIsWrong
        UnknownAppIdent CouldNotLoad CouldNotLoadOriginal CouldNotSave CouldNotCreate LineCountMismatch RecordNotSelected CostPriceCannotBeNegative
        CouldNotFind SumNotZero AccountDoesNotExist AccountIsMissing AccountIsBlocked AccountIsNotPostingAccount DimensionDoesNotExist
        CostValueAndQtyCannotBothHaveValue FinancePeriodDoesNotExist FinancePeriodNotOpen NumberSerieDoesNotExist NumberSerieIsBlocked TransTypeDoesNotExist
        VatTypeDoesNotExist VatCodeCannotBeUsedOnThisAccount SplitAccountHasCircularReference SplitAccountIsNotPostingAccount IdDoesNotExist LoginIdExists
        DebitAndCreditCannotBothHaveValue DebtorCreditorCannotHaveVat KeyIsEmpty KeyExists FieldHasinvalidValue FieldCannotBeBlank
        FieldCannotBeChangedToNewValue NoRightsToDelete NoRightsToUpdate NoRightsToInsert CouldNotDeleteRecordThatIsReferred DimensionIsMandatory
        VoucherCannotBeZero VoucherAllreadyCanceled AccountHasMandatoryVat VatOperationNotSpecified PaymentCannotBeEmpty UserDoesNotExist DateSumNotZero
        TooManyVatCombinations VatIsNotSalesVat VatIsNotPurchaseVat IllegalFiletype SQLException PrimaryKeyCannotBeChanged
        CouldNotDeleteRecordThatHasTransactions AmountAndAmountCurHasDifferentSign CurrencyIsSetButAmountHasNoValue JournalIsBlocked
        PurchaseVatCannotBeUsedOnSalesAccount SalesVatCannotBeUsedOnPurchaceAccount PurchaseVatOprCannotBeUsedOnSalesVat SalesVatOprCannotBeUsedOnPurchaceVat
        WithholdingAccountNotFound WithholdingRateNotFound NoCompanyId FileIsTooBig AccountIsNotBankAccount BankAccountIsMissing RecordIsAlreadyDeleted
        MonthNotOpen CompanyIsDeactivated CannotVoidPrimoTransaction ProjectIsBlocked PrCategoryCannotBeBlank PrCatRevenueAccountNotRevenue
        PrCatNotRevenueAccountRevenue NoLinesToUpdate NoInternetHeading AppIdentBlocked NoRightsToRunApp SlowDown CannotUpdateRecord CannotDeleteRecord
        SequenceNumberError ServerIsBusy ToManyCreatesInOneDay NumberIsUsedBefore CreditorIsStopped DebtorIsStopped ItemIsOnHold
        AmountDoesNotMatchEnteredAmount ProjectCannotBeBlank CannotCancelVoucher MovementCannotHaveCost
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static readonly string[] Newer =
        """
        NoLinesFound IgnoreUpdate AutoBankingNotActivated TooManyLinesSelected RecordExists NoChange CreditLimitExceeded ContainsLinesDelivered NoSubscription
        NoPaperflowOrgNumber InvoiceNumberMissing ErrorInJournal ArgumentMissing
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    public static int NumberOf(string name)
    {
        var at = Array.IndexOf(Known, name);
        if (at >= 0)
            return at;
        at = Array.IndexOf(Newer, name);
        return at >= 0 ? FirstMadeUpNumber + at : throw new ArgumentException($"{name} is no error code of the vendor.", nameof(name));
    }
}
