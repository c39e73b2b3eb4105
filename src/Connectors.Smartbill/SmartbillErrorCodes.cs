namespace Connectors.Smartbill;

/// <summary>
/// Values of <see cref="ConnectorApiException.ErrorCode"/>. The V1 interface has no codes: these stand for its texts, which are Romanian sentences and remain the exception's message.
/// </summary>
/// <remarks>
/// Field errors of such a text: first the field that it speaks of, in SmartBill's spelling (<c>products[2].quantity</c> with the line counted from 0 where the text names the line, else
/// <c>products[].quantity</c>), with the whole text; then one for each value that the text holds, its name (<c>product</c>, <c>position</c>, <c>warehouse</c>, …) as the field and the value as the message.
/// </remarks>
public static partial class SmartbillErrorCodes
{
    /// <summary>Too many calls: the token is blocked, for all its companies and programs, until <see cref="ConnectorException.RetryAt"/>.</summary>
    public const string CallLimitReached = "smartbill.call_limit_reached";

    /// <summary>An error text that this package does not know. It is in the exception's message.</summary>
    public const string Unrecognised = "smartbill.unrecognised";

    /// <summary>The gateway answered 502 with a web page: there is no such invoice, or the gateway is down.</summary>
    public const string PdfNotFound = "smartbill.pdf_not_found";

    /// <summary>A web page with status 500: there is no such fiscal receipt, or SmartBill failed.</summary>
    public const string FiscalTextNotFound = "smartbill.fiscal_text_not_found";

    /// <summary>An error text stands beside a document's number: the document may exist.</summary>
    public const string ErrorBesideDocument = "smartbill.error_beside_document";

    /// <summary>The V3 interface was called without a V3 token. Nothing was sent.</summary>
    public const string TokenV3Missing = "smartbill.token_v3_missing";

    /// <summary>E-mail or token is wrong.</summary>
    public const string InvalidCredentials = "smartbill.invalid_credentials";

    /// <summary>The company is unknown, or the CIF is not as stored in the account.</summary>
    public const string CompanyUnavailable = "smartbill.company_unavailable";

    /// <summary>The user has no access to the company.</summary>
    public const string CompanyNotAllowed = "smartbill.company_not_allowed";

    /// <summary>The user may not do this. Value: <c>right</c>, or the <c>document</c> that the user may not see.</summary>
    public const string MissingRight = "smartbill.missing_right";

    /// <summary>The subscription's documents of the current 30 days are used up.</summary>
    public const string DocumentQuotaReached = "smartbill.document_quota_reached";

    /// <summary>The date lies in a closed period.</summary>
    public const string PeriodClosed = "smartbill.period_closed";

    /// <summary>The series does not exist for this kind of document.</summary>
    public const string SeriesNotFound = "smartbill.series_not_found";

    /// <summary>The currency is unknown.</summary>
    public const string CurrencyNotFound = "smartbill.currency_not_found";

    /// <summary>The language is unknown.</summary>
    public const string LanguageNotFound = "smartbill.language_not_found";

    /// <summary>A date is not <c>yyyy-MM-dd</c>.</summary>
    public const string InvalidDate = "smartbill.invalid_date";

    /// <summary>More than 400 lines.</summary>
    public const string TooManyLines = "smartbill.too_many_lines";

    /// <summary>No lines.</summary>
    public const string NoLines = "smartbill.no_lines";

    /// <summary>The document is to be mailed and the customer has no address.</summary>
    public const string ClientEmailMissing = "smartbill.client_email_missing";

    /// <summary>The account has no e-mail server.</summary>
    public const string MailServerNotConfigured = "smartbill.mail_server_not_configured";

    /// <summary>A company that pays no VAT cannot use VAT on collection.</summary>
    public const string VatNotAllowed = "smartbill.vat_not_allowed";

    /// <summary>The customer or its country is missing.</summary>
    public const string ClientCountryMissing = "smartbill.client_country_missing";

    /// <summary>The customer's name is empty.</summary>
    public const string ClientInvalid = "smartbill.client_invalid";

    /// <summary>The account has a customer of that name with another CIF.</summary>
    public const string ClientExists = "smartbill.client_exists";

    /// <summary>A line lacks a value. Value: <c>field</c>.</summary>
    public const string LineIncomplete = "smartbill.line_incomplete";

    /// <summary>The company uses product codes and a line has none. Value: <c>product</c>.</summary>
    public const string ProductCodeMissing = "smartbill.product_code_missing";

    /// <summary>The account has no such VAT rate. Values: <c>product</c> or <c>rate</c>.</summary>
    public const string TaxRateNotFound = "smartbill.tax_rate_not_found";

    /// <summary>A line, or the product in the catalogue, has no VAT rate. Value: <c>product</c>.</summary>
    public const string TaxRateMissing = "smartbill.tax_rate_missing";

    /// <summary>Lines and document are in different currencies. Values: <c>currency</c>, <c>productCurrency</c>.</summary>
    public const string CurrencyMismatch = "smartbill.currency_mismatch";

    /// <summary>The document holds only a discount.</summary>
    public const string OnlyDiscount = "smartbill.only_discount";

    /// <summary>A discount in percent has no percentage.</summary>
    public const string DiscountPercentageMissing = "smartbill.discount_percentage_missing";

    /// <summary>A discount by amount has no amount.</summary>
    public const string DiscountValueMissing = "smartbill.discount_value_missing";

    /// <summary>A discount over lines of different VAT rates has no rate of its own.</summary>
    public const string DiscountTaxMissing = "smartbill.discount_tax_missing";

    /// <summary>Not enough in stock. Values: <c>product</c>, <c>position</c> (from 1), <c>document</c>, <c>date</c>, as far as the text has them.</summary>
    public const string InsufficientStock = "smartbill.insufficient_stock";

    /// <summary>The product was never received into stock. Value: <c>product</c>.</summary>
    public const string ProductNeverReceived = "smartbill.product_never_received";

    /// <summary>A line discharges stock and names no warehouse. Value: <c>product</c>.</summary>
    public const string WarehouseMissing = "smartbill.warehouse_missing";

    /// <summary>There is no such warehouse; letter case counts. Values: <c>warehouse</c>, <c>product</c>.</summary>
    public const string WarehouseNotFound = "smartbill.warehouse_not_found";

    /// <summary>The company has no Gestiune module.</summary>
    public const string StockModuleInactive = "smartbill.stock_module_inactive";

    /// <summary>A product of that name is in stock under a code that differs, perhaps only in letter case. Values: <c>product</c>, <c>code</c>.</summary>
    public const string ProductCodeClash = "smartbill.product_code_clash";

    /// <summary>The unit is not the catalogue's. Values: <c>unit</c>, <c>product</c>.</summary>
    public const string UnitNotConvertible = "smartbill.unit_not_convertible";

    /// <summary>The date lies before the first import of stock.</summary>
    public const string BeforeStockImport = "smartbill.before_stock_import";

    /// <summary>There is no such proforma. Values: <c>document</c>, or <c>series</c> and <c>number</c>.</summary>
    public const string EstimateNotFound = "smartbill.estimate_not_found";

    /// <summary>The proforma has no lines.</summary>
    public const string EstimateEmpty = "smartbill.estimate_empty";

    /// <summary>There is no such invoice; its number has its leading zeros. Value: <c>document</c>.</summary>
    public const string InvoiceNotFound = "smartbill.invoice_not_found";

    /// <summary>The invoice is reversed already.</summary>
    public const string AlreadyReversed = "smartbill.already_reversed";

    /// <summary>The invoice is cancelled. Value: <c>document</c>.</summary>
    public const string InvoiceCancelled = "smartbill.invoice_cancelled";

    /// <summary>The invoice is a reversal itself. Value: <c>document</c>.</summary>
    public const string IsReversal = "smartbill.is_reversal";

    /// <summary>The reversal would be dated before its invoice.</summary>
    public const string ReversalDateTooEarly = "smartbill.reversal_date_too_early";

    /// <summary>Series or number is missing. Value: <c>document</c>.</summary>
    public const string ParameterMissing = "smartbill.parameter_missing";

    /// <summary>Only the last document of a series can be deleted. Values: <c>document</c>.</summary>
    public const string NotLastInSeries = "smartbill.not_last_in_series";

    /// <summary>Reversals that load stock stand in the way. Values: <c>document</c>, <c>reversals</c>.</summary>
    public const string HasReversals = "smartbill.has_reversals";

    /// <summary>The company's VAT status is another than when the document was issued.</summary>
    public const string VatStatusChanged = "smartbill.vat_status_changed";

    /// <summary>No kind of payment.</summary>
    public const string PaymentTypeMissing = "smartbill.payment_type_missing";

    /// <summary>SmartBill does not know this kind of payment.</summary>
    public const string PaymentTypeUnknown = "smartbill.payment_type_unknown";

    /// <summary>No amount.</summary>
    public const string PaymentValueMissing = "smartbill.payment_value_missing";

    /// <summary>The payment on an invoice lacks a value. Value: <c>field</c>.</summary>
    public const string PaymentIncomplete = "smartbill.payment_incomplete";

    /// <summary>No customer.</summary>
    public const string PaymentClientMissing = "smartbill.payment_client_missing";

    /// <summary>The payment's customer has another CIF than the invoice's. Value: <c>document</c>.</summary>
    public const string PaymentClientMismatch = "smartbill.payment_client_mismatch";

    /// <summary>The invoice is paid or reversed in full.</summary>
    public const string FullyPaid = "smartbill.fully_paid";

    /// <summary>Fiscal receipts are in lei only.</summary>
    public const string FiscalReceiptCurrency = "smartbill.fiscal_receipt_currency";

    /// <summary>The user of the token has no cash register. Value: <c>user</c>.</summary>
    public const string CashRegisterNotFound = "smartbill.cash_register_not_found";

    /// <summary>The cash register lacks a setting: a VAT rate, a way of paying, the company without VAT. Values: <c>rate</c>, <c>payments</c>.</summary>
    public const string CashRegisterNotConfigured = "smartbill.cash_register_not_configured";

    /// <summary>This kind of payment cannot be deleted by itself, or its letter case is not SmartBill's.</summary>
    public const string PaymentTypeNotDeletable = "smartbill.payment_type_not_deletable";

    /// <summary>No payment is like that.</summary>
    public const string PaymentNotFound = "smartbill.payment_not_found";

    /// <summary>There is no such receipt. Value: <c>document</c>.</summary>
    public const string ReceiptNotFound = "smartbill.receipt_not_found";

    /// <summary>There is no such kind of series. Value: <c>type</c>.</summary>
    public const string SeriesTypeInvalid = "smartbill.series_type_invalid";

    /// <summary>No date.</summary>
    public const string StockDateMissing = "smartbill.stock_date_missing";

    /// <summary>The company pays no VAT: it has no rates. The credentials are right.</summary>
    public const string CompanyNotVatPayer = "smartbill.company_not_vat_payer";

    /// <summary>There is no such document of that kind.</summary>
    public const string DocumentNotFound = "smartbill.document_not_found";

    /// <summary>The kind of document is missing or unknown. Value: <c>type</c>.</summary>
    public const string MailTypeInvalid = "smartbill.mail_type_invalid";

    /// <summary>Subject or text is not Base64.</summary>
    public const string MailNotEncoded = "smartbill.mail_not_encoded";

    /// <summary>An address is wrong.</summary>
    public const string MailAddressInvalid = "smartbill.mail_address_invalid";

    /// <summary>The invoices of a payment must be one.</summary>
    public const string TooManyInvoices = "smartbill.too_many_invoices";

    /// <summary>The payment's language is not the invoice's. Value: <c>document</c>.</summary>
    public const string LanguageMismatch = "smartbill.language_mismatch";

    /// <summary>Rates that hold VAT cannot stand beside others.</summary>
    public const string TaxRatesMixed = "smartbill.tax_rates_mixed";

    /// <summary>A fiscal receipt takes no discount by amount.</summary>
    public const string DiscountByAmountNotAllowed = "smartbill.discount_by_amount_not_allowed";

    /// <summary>The account takes no fiscal receipts by the interface.</summary>
    public const string FiscalReceiptsNotAllowed = "smartbill.fiscal_receipts_not_allowed";

    /// <summary>The document does not fit into the format of its print.</summary>
    public const string PdfNotPossible = "smartbill.pdf_not_possible";

    /// <summary>SmartBill failed. Whether a write was carried out is not known.</summary>
    public const string InternalError = "smartbill.internal_error";
}
