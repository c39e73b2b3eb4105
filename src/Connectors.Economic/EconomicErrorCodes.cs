namespace Connectors.Economic;

/// <summary>
/// Values of <see cref="ConnectorApiException.ErrorCode"/> and <see cref="FieldError.Code"/>: the REST API's numbers (<c>E04300</c>) and the words of the OpenAPI services. The vendor's lists are
/// only partly public; others come through as they are.
/// </summary>
public static partial class EconomicErrorCodes
{
    /// <summary>REST: what was sent is invalid; see <see cref="ConnectorApiException.FieldErrors"/>.</summary>
    public const string ValidationFailed = "E04300";

    /// <summary>REST: a reference names nothing.</summary>
    public const string ReferenceWithoutIdentifier = "E04500";

    /// <summary>REST: a line with a product has no quantity.</summary>
    public const string QuantityRequired = "E04730";

    /// <summary>REST: more than two decimals.</summary>
    public const string TooManyDecimals = "E04740";

    /// <summary>REST: the due date is before the date.</summary>
    public const string DueDateBeforeDate = "E04760";

    /// <summary>REST: the terms want a due date and none was sent.</summary>
    public const string DueDateMissing = "E04042";

    /// <summary>REST: the page size is above 1000.</summary>
    public const string PageSizeTooLarge = "E04810";

    /// <summary>REST: the record does not exist.</summary>
    public const string NotFound = "E06000";

    /// <summary>REST: a record with this number exists.</summary>
    public const string AlreadyExists = "E06010";

    /// <summary>REST: type and days of payment terms cannot be changed.</summary>
    public const string PaymentTermsImmutable = "E06151";

    /// <summary>REST: there are no such payment terms.</summary>
    public const string PaymentTermsNotFound = "E07080";

    /// <summary>REST: the type that was sent is not that of the payment terms. Leave it out.</summary>
    public const string PaymentTermsTypeMismatch = "E07180";

    /// <summary>A module is not part of the agreement.</summary>
    public const string ModuleNotAuthorised = "E03040";

    /// <summary>OpenAPI: the record does not exist.</summary>
    public const string ResourceNotFound = "ResourceNotFound";

    /// <summary>OpenAPI: the filter cannot be read or asks for what cannot be asked.</summary>
    public const string BadFilterRequest = "BadFilterRequest";

    /// <summary>OpenAPI: the object's version is missing or is not the newest. Read again, apply again.</summary>
    public const string UpdateConflict = "UpdateConflict";

    /// <summary>OpenAPI: the body cannot be read.</summary>
    public const string InvalidInput = "InvalidInput";

    /// <summary>OpenAPI: the agreement lacks a module.</summary>
    public const string MissingModules = "AccessDeniedAgreementMissingModules";

    /// <summary>OpenAPI: the number is taken.</summary>
    public const string CustomerAlreadyExists = "CustomerAlreadyExists";

    /// <summary>OpenAPI: a customer has no name.</summary>
    public const string CustomerMissingName = "CustomerMissingName";

    /// <summary>OpenAPI: the number is none, or beyond 999999999.</summary>
    public const string CustomerInvalidCustomerNumber = "CustomerInvalidCustomerNumber";

    /// <summary>OpenAPI: there is no such customer group.</summary>
    public const string CustomerInvalidGroupId = "CustomerInvalidGroupId";

    /// <summary>OpenAPI: there is no such VAT zone.</summary>
    public const string CustomerInvalidVatZone = "CustomerInvalidVatZone";

    /// <summary>OpenAPI: there are no such payment terms, or the member was sent under the name that the REST API uses.</summary>
    public const string CustomerInvalidPaymentTerm = "CustomerInvalidPaymentTerm";

    /// <summary>OpenAPI: there is no such price group.</summary>
    public const string CustomerInvalidPriceGroup = "CustomerInvalidPriceGroup";

    /// <summary>OpenAPI: there is no such discount group.</summary>
    public const string CustomerInvalidDiscountGroup = "CustomerInvalidDiscountGroup";

    /// <summary>OpenAPI: the discount is not possible.</summary>
    public const string CustomerInvalidDiscount = "CustomerInvalidDiscount";

    /// <summary>OpenAPI: the e-mail address is none.</summary>
    public const string CustomerInvalidEmail = "CustomerInvalidEmail";

    /// <summary>OpenAPI: the recipient of invoices is no e-mail address.</summary>
    public const string CustomerInvalidInvoiceEmail = "CustomerInvalidInvoiceEmail";

    /// <summary>OpenAPI: the recipient of orders is no e-mail address.</summary>
    public const string CustomerInvalidOrderEmail = "CustomerInvalidOrderEmail";

    /// <summary>OpenAPI: the recipient of quotes is no e-mail address.</summary>
    public const string CustomerInvalidQuotationEmail = "CustomerInvalidQuotationEmail";

    /// <summary>OpenAPI: the recipient of reminders is no e-mail address.</summary>
    public const string CustomerInvalidReminderEmail = "CustomerInvalidReminderEmail";

    /// <summary>OpenAPI: the recipient of statements is no e-mail address.</summary>
    public const string CustomerInvalidStatementEmail = "CustomerInvalidStatementEmail";

    /// <summary>OpenAPI: the EAN number is none.</summary>
    public const string CustomerInvalidEan = "CustomerInvalidEAN";

    /// <summary>OpenAPI: the EAN number has not thirteen digits.</summary>
    public const string CustomerInvalidEanThirteenDigits = "CustomerInvalidEANThirteenDigits";

    /// <summary>OpenAPI: the Peppol id is not known.</summary>
    public const string CustomerInvalidPeppolId = "CustomerInvalidPEPPOLID";

    /// <summary>OpenAPI: the Peppol id has not the form of one.</summary>
    public const string CustomerInvalidInputPeppolId = "CustomerInvalidInputPEPPOLID";

    /// <summary>OpenAPI: the P number is none.</summary>
    public const string CustomerInvalidPNumber = "CustomerInvalidPNumber";

    /// <summary>OpenAPI: the name is not possible.</summary>
    public const string CustomerInvalidName = "CustomerInvalidName";

    /// <summary>OpenAPI: the public entry number is not possible.</summary>
    public const string CustomerInvalidVoucher = "CustomerInvalidVoucher";

    /// <summary>OpenAPI: a text holds characters that are not possible.</summary>
    public const string CustomerInvalidCharacters = "CustomerInvalidCharacters";

    /// <summary>OpenAPI: the default attention is no contact of the customer.</summary>
    public const string CustomerInvalidDefaultAttention = "CustomerInvalidDefaultAttention";

    /// <summary>OpenAPI: the default reference is no contact of the customer.</summary>
    public const string CustomerInvalidDefaultTheirRef = "CustomerInvalidDefaultTheirRef";

    /// <summary>OpenAPI: the language of attachments is none.</summary>
    public const string CustomerInvalidEmailAttachmentLanguage = "CustomerInvalidEmailAttachmentLanguage";

    /// <summary>OpenAPI: the payment terms are barred.</summary>
    public const string CustomerBarredPaymentTerm = "CustomerBarredPaymentTerm";

    /// <summary>OpenAPI: a customer's number cannot be changed here. The vendor's spelling.</summary>
    public const string CustomerCannotChangeNumber = "CustomerannotChangeNumber";

    /// <summary>OpenAPI: the customer has a contact of this name.</summary>
    public const string ContactNameAlreadyExists = "CustomerContactNameAlreadyExists";

    /// <summary>OpenAPI: a contact has no name.</summary>
    public const string ContactNameMissing = "CustomerContactNameNullOrEmpty";

    /// <summary>OpenAPI: the contact is used elsewhere and cannot be deleted.</summary>
    public const string ContactInUse = "CustomerContactIsInUse";

    /// <summary>OpenAPI: there is no such customer.</summary>
    public const string CustomerDoesNotExist = "CustomerDoesNotExist";

    /// <summary>OpenAPI: there is no such customer.</summary>
    public const string CustomerNotFound = "CustomerNotFound";

    /// <summary>OpenAPI: the record belongs to another customer.</summary>
    public const string CustomerNumberMismatch = "CustomerNumberMismatch";

    /// <summary>OpenAPI: the customer is barred.</summary>
    public const string CustomerIsBarred = "CustomerIsBarred";

    /// <summary>OpenAPI: the number is taken.</summary>
    public const string DeliveryLocationNumberAlreadyExists = "DeliveryLocationNumberAlreadyExists";

    /// <summary>OpenAPI: customers use the delivery location.</summary>
    public const string DeliveryLocationUsedOnCustomers = "DeliveryLocationUsedOnCustomers";

    /// <summary>OpenAPI: invoices use the delivery location.</summary>
    public const string DeliveryLocationUsedOnInvoices = "DeliveryLocationUsedOnInvoices";

    /// <summary>OpenAPI: orders use the delivery location.</summary>
    public const string DeliveryLocationUsedOnOrders = "DeliveryLocationUsedOnOrders";

    /// <summary>OpenAPI: quotes use the delivery location.</summary>
    public const string DeliveryLocationUsedOnQuotes = "DeliveryLocationUsedOnQuotes";

    /// <summary>OpenAPI: the number is taken.</summary>
    public const string ProductNumberAlreadyExists = "ProductNumberAlreadyExists";

    /// <summary>OpenAPI: there is no such product group.</summary>
    public const string ProductGroupDoesNotExist = "ProductGroupDoesNotExist";

    /// <summary>OpenAPI: there is no such product.</summary>
    public const string ProductDoesNotExist = "ProductDoesNotExist";

    /// <summary>OpenAPI: the product has a price in this currency.</summary>
    public const string ProductPriceInCurrencyAlreadyExists = "ProductPriceInCurrencyAlreadyExists";

    /// <summary>OpenAPI: lines of booked invoices use the product.</summary>
    public const string ProductUsedOnInvoiceLines = "ProductUsedOnInvoiceLines";

    /// <summary>OpenAPI: lines of draft invoices use the product.</summary>
    public const string ProductUsedOnDraftInvoiceLines = "ProductUsedOnDraftInvoiceLines";

    /// <summary>OpenAPI: subscriptions use the product.</summary>
    public const string ProductUsedInSubscriptions = "ProductUsedInSubscriptions";

    /// <summary>OpenAPI: the agreement does not allow other product numbers.</summary>
    public const string ProductNumberChangeNotEnabled = "ProductNumberChangeSettingNotEnabled";

    /// <summary>OpenAPI: the agreement has a webhook for this event: one made by hand in e-conomic, or by another app, which no list shows.</summary>
    public const string WebhookExists = "WebhookAlreadyExistsForEventType";

    /// <summary>OpenAPI: the webhook's address is none.</summary>
    public const string WebhookInvalidUrl = "WebhookInvalidUrl";

    /// <summary>OpenAPI: the webhook's address is not https.</summary>
    public const string WebhookInvalidUrlScheme = "WebhookInvalidUrlScheme";

    /// <summary>OpenAPI: there is no such event.</summary>
    public const string WebhookInvalidType = "WebhookInvalidType";

    /// <summary>OpenAPI: the webhook cannot be changed.</summary>
    public const string WebhookReadOnly = "WebhookReadOnly";

    /// <summary>OpenAPI: a header of the webhook is not possible.</summary>
    public const string WebhookCustomHeaderInvalid = "WebhookCustomHeaderInvalid";

    /// <summary>OpenAPI: a webhook takes five headers.</summary>
    public const string WebhookCustomHeadersTooMany = "WebhookCustomHeadersTooMany";

    /// <summary>OpenAPI: the headers of a webhook take 1000 characters together.</summary>
    public const string WebhookCustomHeadersTooLong = "WebhookCustomHeadersTooLong";

    /// <summary>
    /// An update made a new record: e-conomic answered 201 to a PUT because the number did not exist any more. The inner exception of an <see cref="OutcomeUnknownException"/> carries it;
    /// its evidence names the number. Look at the record, and delete it where it should not be.
    /// </summary>
    public const string CreatedByUpdate = "economic.created_by_update";

    /// <summary>
    /// A document was to be moved to another stage, and e-conomic made a second one. The inner exception of an <see cref="OutcomeUnknownException"/> carries it; its evidence names both.
    /// </summary>
    public const string DoubledByMove = "economic.doubled_by_move";

    /// <summary>A write was not sent: the tokens lead to another agreement than <see cref="EconomicCredentials.AgreementNumber"/> names.</summary>
    public const string WrongAgreement = "economic.wrong_agreement";

    /// <summary>The error says that the agreement lacks a module.</summary>
    public static bool IsModuleMissing(string? code) =>
        code is MissingModules or ModuleNotAuthorised or SubscriptionAccrualsMissing or SubscriptionLineDimensionsMissing or SubscriptionLineSeveralDimensionsMissing or SubscriberDimensionsMissing or SubscriberProjectsMissing;

    /// <summary>The error says that a record with this key, name or role exists already.</summary>
    public static bool IsTaken(string? code) =>
        code is AlreadyExists or PriceGroupExists or SpecialPriceExists or SubscriberCustomerAlreadyHasSubscription || code?.Contains("AlreadyExists", StringComparison.Ordinal) == true;
}
