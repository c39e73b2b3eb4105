namespace Connectors.Testing.Smartbill;

/// <summary>
/// What the vendor's documents leave open or say twice. Each switch starts at the reading that is the likeliest, or, where none is, at the one that
/// punishes a careless client; a test turns it to prove that a client stands both. "2026" is the vendor's OpenAPI document of August 2026, "2021" the older
/// Swagger document.
/// </summary>
public sealed class SmartbillOddities
{
    /// <summary>V1 calls per 10 seconds and token; null: no limit, for bulk tests. 30 by default.</summary>
    public int? CallsPerWindow { get; set; } = 30;

    /// <summary>The status of a call that is refused because of the block: 403 as observed (default) and as the 2021 document says, 429 as the 2026 document says.</summary>
    public int BlockStatus { get; set; } = 403;

    /// <summary>A call during the block starts its ten minutes anew: field notes of one user, not documented. True by default, so that hot retries never end.</summary>
    public bool CallsDuringBlockRestartIt { get; set; } = true;

    /// <summary>The time in the text of the block is UTC. False (default): Bucharest. Nothing is documented.</summary>
    public bool BlockTimeIsUtc { get; set; }

    /// <summary>V3 reads per 10 seconds, user and company; null: no limit. 60 by default.</summary>
    public int? V3ReadsPerWindow { get; set; } = 60;

    /// <summary>V3 calls per day (midnight in Bucharest), user and company. 50,000 by default.</summary>
    public int V3CallsPerDay { get; set; } = 50_000;

    /// <summary>V3 answers 503 with this code and Retry-After: <c>rate_limit_temporarily_unavailable</c>, <c>maintenance_in_progress</c>, <c>query_timeout</c>; null (default): it works.</summary>
    public string? V3UnavailableCode { get; set; }

    /// <summary>The sign-in is checked before the body. False (default): media type, JSON and members first. Nothing is documented.</summary>
    public bool SignInCheckedFirst { get; set; }

    /// <summary>A member with a wrong letter case (<c>Price</c>) answers an HTML page with 500. False: 400 like any unknown member. The 2026 document says both.</summary>
    public bool WrongCasingIsServerError { get; set; } = true;

    /// <summary>Any unknown member answers an HTML page with 500, as a left-over note says. False (default): 400 with <c>json_mapping_error</c>, as observed.</summary>
    public bool UnknownMemberIsServerError { get; set; }

    /// <summary>Query parameters may also be spelt <c>seriesName</c>, as the 2021 document does. False (default): only <c>seriesname</c>.</summary>
    public bool SeriesNameSpellingAccepted { get; set; }

    /// <summary>
    /// The status of a business refusal: 400 (default, as documented per operation and observed), 422 (the 2026 document's table of statuses), or 200 with an
    /// errorText. Refusals with a status of their own (401, 403, 404, 410) keep it.
    /// </summary>
    public int RefusalStatus { get; set; } = 400;

    /// <summary>Every answer carries members that nobody documents (<c>id</c>, <c>documentNumber</c>, <c>status</c>, <c>payments</c>). False by default.</summary>
    public bool UnknownMembers { get; set; }

    /// <summary>Answers are wrapped in a root <c>sbcResponse</c>, as the 2021 document shows. False (default): flat, as all clients read them.</summary>
    public bool AnswersAreWrapped { get; set; }

    /// <summary>The wording of the 2021 document where both are known: unknown company, delete of a document that is not the last, product that was never received.</summary>
    public bool OlderTexts { get; set; }

    /// <summary>The status of a refusal because of missing rights: 403 (default) or 400, as the 2021 document keeps 403 for the limit.</summary>
    public int MissingRightsStatus { get; set; } = 403;

    /// <summary><c>documentId</c> is a text. False (default): a number. Both were observed.</summary>
    public bool DocumentIdIsText { get; set; }

    /// <summary><c>nextNumber</c> is a text padded with zeros. False (default): a bare number. Both are documented.</summary>
    public bool NextNumberIsText { get; set; }

    /// <summary>The series may be left out of an invoice or proforma: the first of its kind is taken (2021). False (default): it is required (2026).</summary>
    public bool MissingSeriesTakesDefault { get; set; }

    /// <summary>A client is saved when <c>saveToDb</c> is absent (2021). False (default): it is not (2026).</summary>
    public bool ClientSavedByDefault { get; set; }

    /// <summary>Characters that a client's name may not hold ("special characters are not allowed", without a list): <c>Client invalid!</c>. None by default.</summary>
    public string ForbiddenNameCharacters { get; set; } = "";

    /// <summary>Every line needs a currency (2021). False (default): RON when absent (2026).</summary>
    public bool LineCurrencyRequired { get; set; }

    /// <summary>The rate of a line with 0 % and without a name: <c>Taxare inversa</c> (default, 2026) or <c>TVA Inclus</c> (2021).</summary>
    public string NamelessZeroRate { get; set; } = "Taxare inversa";

    /// <summary>An unknown language is refused (2021). False (default): the account's default is taken silently (2026).</summary>
    public bool UnknownLanguageRefused { get; set; }

    /// <summary><c>observations</c> is printed (default, 2026). False: it is for reports only (2021).</summary>
    public bool ObservationsArePrinted { get; set; } = true;

    /// <summary>A payment inside an invoice needs <c>isCash</c>, as the error text says (default). False: it is true when absent, as the schema says.</summary>
    public bool InvoicePaymentNeedsIsCash { get; set; } = true;

    /// <summary>VAT is rounded line by line and the document sums lines (default, from one client's experience). False: per VAT rate over the document. Nothing is documented.</summary>
    public bool VatRoundedPerLine { get; set; } = true;

    /// <summary>Added to the total of every invoice in <c>paymentstatus</c>: a vendor that computes otherwise than its caller.</summary>
    public decimal TotalOffBy { get; set; }

    /// <summary>Which flag lets an invoice made from a proforma move stock.</summary>
    public SmartbillEstimateStock EstimateStock { get; set; } = SmartbillEstimateStock.EstimateFlag;

    /// <summary>What <c>paymentstatus</c> answers for a cancelled invoice. Nothing is documented.</summary>
    public SmartbillVoidStatus CancelledPaymentStatus { get; set; } = SmartbillVoidStatus.AsIssued;

    /// <summary>What <c>paymentstatus</c> answers for a reversed invoice. Nothing is documented.</summary>
    public SmartbillVoidStatus StornedPaymentStatus { get; set; } = SmartbillVoidStatus.Settled;

    /// <summary>The page of a reversal carries the mentions of the invoice (default). False: it carries none. Nothing is documented.</summary>
    public bool StornoCopiesMentions { get; set; } = true;

    /// <summary>The page of a reversal names the invoice that it reverses. Nothing is documented.</summary>
    public bool StornoNamesInvoice { get; set; }

    /// <summary>The status of a payment of an unknown type: 404 (default) or 400; the 2026 document says both.</summary>
    public int UnknownPaymentTypeStatus { get; set; } = 404;

    /// <summary>A receipt needs its series (default, 2026). False: the account's first receipt series is taken (the vendor's Postman collection).</summary>
    public bool ReceiptSeriesRequired { get; set; } = true;

    /// <summary>With <c>useInvoiceDetails</c>, an explicit <c>value</c> wins, so that parts can be paid (default, 2026). False: it is ignored, all that is open is paid.</summary>
    public bool ValueWinsOverInvoiceDetails { get; set; } = true;

    /// <summary>Payments of the types Card online, Extras de cont and Ramburs can be deleted (the enum). False (default): six types only (the error text).</summary>
    public bool NinePaymentTypesDeletable { get; set; }

    /// <summary><c>paymentValue</c> of a delete is compared as text with what was sent at the create, so that 100.00 is not 100. False (default): as a number.</summary>
    public bool PaymentValueComparedAsText { get; set; }

    /// <summary>The number of a fiscal receipt: <c>0</c> (default, the text of the 2026 document) or <c>12</c> (its examples).</summary>
    public string FiscalReceiptNumber { get; set; } = "0";

    /// <summary>The answer to a fiscal receipt lacks message, series and url. True by default.</summary>
    public bool FiscalReceiptAnswerIsShort { get; set; } = true;

    /// <summary>The status of <c>/tax</c> for a company that is not registered for VAT: 400 (default) or 200; the text is in errorText both times.</summary>
    public int NoVatTaxStatus { get; set; } = 400;

    /// <summary>Products whose stock is zero are listed by <c>/stocks</c>. False (default): they are missing, as one client noticed.</summary>
    public bool ZeroStockIsListed { get; set; }

    /// <summary>A refusal at cancel, restore or delete for lack of stock names document, date and position. False (default): the product only.</summary>
    public bool StockTextNamesDocument { get; set; }

    /// <summary>How old the picture of <c>/stocks</c> is. Zero by default.</summary>
    public TimeSpan StockLag { get; set; }

    /// <summary>The stock webhook posts a bare array. False (default): an object with <c>products</c>. The vendor's own receiver takes both.</summary>
    public bool WebhookIsBareArray { get; set; }

    /// <summary>Items of the stock webhook carry members that nobody documents. False by default.</summary>
    public bool WebhookHasMoreMembers { get; set; }

    /// <summary>Deliveries of the stock webhook leave latest first, so that an older quantity arrives last. False by default; no order is documented.</summary>
    public bool WebhookNewestFirst { get; set; }

    /// <summary>How often a delivery of the stock webhook that failed is tried again, each time at the next delivery. 0 by default; nothing is documented.</summary>
    public int WebhookRetries { get; set; }

    /// <summary>Draws every switch whose readings a careful client must stand both of; limits, lags and added amounts stay.</summary>
    /// <param name="random">The source.</param>
    public void ChooseReadings(Random random)
    {
        bool Flip() => random.Next(2) == 1;
        BlockStatus = Flip() ? 403 : 429;
        (CallsDuringBlockRestartIt, BlockTimeIsUtc, SignInCheckedFirst) = (Flip(), Flip(), Flip());
        (WrongCasingIsServerError, UnknownMemberIsServerError, SeriesNameSpellingAccepted) = (Flip(), Flip(), Flip());
        (UnknownMembers, AnswersAreWrapped, OlderTexts) = (Flip(), Flip(), Flip());
        RefusalStatus = random.Next(3) switch { 0 => 400, 1 => 422, _ => 200 };
        (DocumentIdIsText, NextNumberIsText, MissingSeriesTakesDefault, ClientSavedByDefault) = (Flip(), Flip(), Flip(), Flip());
        (LineCurrencyRequired, UnknownLanguageRefused, ObservationsArePrinted, InvoicePaymentNeedsIsCash) = (Flip(), Flip(), Flip(), Flip());
        MissingRightsStatus = Flip() ? 403 : 400;
        NamelessZeroRate = Flip() ? "Taxare inversa" : "TVA Inclus";
        VatRoundedPerLine = Flip();
        EstimateStock = (SmartbillEstimateStock)random.Next(3);
        CancelledPaymentStatus = (SmartbillVoidStatus)random.Next(4);
        StornedPaymentStatus = (SmartbillVoidStatus)random.Next(4);
        UnknownPaymentTypeStatus = Flip() ? 404 : 400;
        (ReceiptSeriesRequired, ValueWinsOverInvoiceDetails, NinePaymentTypesDeletable) = (Flip(), Flip(), Flip());
        (PaymentValueComparedAsText, FiscalReceiptAnswerIsShort, ZeroStockIsListed, StockTextNamesDocument) = (Flip(), Flip(), Flip(), Flip());
        FiscalReceiptNumber = Flip() ? "0" : "12";
        NoVatTaxStatus = Flip() ? 400 : 200;
        (WebhookIsBareArray, WebhookHasMoreMembers, WebhookNewestFirst) = (Flip(), Flip(), Flip());
        WebhookRetries = random.Next(3);
    }
}

/// <summary>Which flag decides whether an invoice made from a proforma moves stock.</summary>
public enum SmartbillEstimateStock
{
    /// <summary><c>estimate.useStock</c>, as the 2021 document says.</summary>
    EstimateFlag,

    /// <summary><c>useStock</c> of the invoice, as examples show it.</summary>
    InvoiceFlag,

    /// <summary>Either of both.</summary>
    Either,
}

/// <summary>How <c>paymentstatus</c> shows an invoice that is void.</summary>
public enum SmartbillVoidStatus
{
    /// <summary>As if it were not void: its total, what is paid, what is open.</summary>
    AsIssued,

    /// <summary>Its total, nothing open, <c>paid</c> is true.</summary>
    Settled,

    /// <summary>All amounts are 0, <c>paid</c> is false.</summary>
    Zero,

    /// <summary>400 <c>Factura nu a fost gasita</c>.</summary>
    NotFound,
}
