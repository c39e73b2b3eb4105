namespace Connectors.Testing.Reviso;

/// <summary>Which number a record without one of its own gets.</summary>
public enum RevisoNumbering
{
    /// <summary>The lowest free one: gaps of deleted records are filled.</summary>
    LowestFree,

    /// <summary>One above the highest in use: only the last number comes again.</summary>
    AboveHighest,
}

/// <summary>What stands in a merge field that has no value of its own: the old number of a create, the new number of a delete.</summary>
public enum RevisoMergeValue
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>The record's number, in both fields.</summary>
    Equal,
}

/// <summary>What counts when a reference holds a number and a link to something else.</summary>
public enum RevisoReferenceConflict
{
    /// <summary>The number.</summary>
    NumberWins,

    /// <summary>The link.</summary>
    LinkWins,

    /// <summary>Refused.</summary>
    Refused,
}

/// <summary>
/// What is not known of Reviso, or told in two ways: its schemas are not public, so most of it comes from client code. Each switch starts at the reading
/// that is the likeliest, or, where none is, at the one that punishes a careless client.
/// </summary>
public sealed class RevisoOddities
{
    // --- sign-in --------------------------------------------------------------------------------------------------------------------------------------

    /// <summary>How long a grant lives. 360 days, as the vendor's help says.</summary>
    public TimeSpan GrantLife { get; set; } = TimeSpan.FromDays(360);

    /// <summary>A second grant makes a new token. False: the old token starts its life again. No source.</summary>
    public bool RenewalGivesNewToken { get; set; } = true;

    /// <summary>A new token ends the old one at once. False: the old one dies on its day. No source.</summary>
    public bool NewTokenEndsOld { get; set; }

    /// <summary>The <c>redirectUrl</c> of an installation must be the one registered for the app. No source; false by default.</summary>
    public bool RedirectMustBeRegistered { get; set; }

    /// <summary>The role Sales reads <c>/payment-types</c>, which customers and documents need here. e-conomic's table says no; Reviso has none.</summary>
    public bool SalesRoleReachesPaymentTypes { get; set; } = true;

    /// <summary><c>/self</c> spells <c>IsAdminAgreement</c>. False: <c>isAdminAgreement</c>. The casing is not verified.</summary>
    public bool AdminFlagIsPascalCase { get; set; }

    // --- numbers, booleans, links, nulls --------------------------------------------------------------------------------------------------------------

    /// <summary>Numbers are reused after a delete (observed at e-conomic); whether gaps are filled is not known.</summary>
    public RevisoNumbering Numbering { get; set; } = RevisoNumbering.LowestFree;

    /// <summary>A PUT to an unknown number creates the record, as observed at e-conomic. False: 404.</summary>
    public bool PutCreates { get; set; } = true;

    /// <summary>A link <c>self</c> repeats the request's query. False: only <c>demo=true</c>.</summary>
    public bool SelfEchoesQuery { get; set; } = true;

    /// <summary>Booleans that are false are left out of answers, as the pages of 2015 say. False: they are sent.</summary>
    public bool FalseIsOmitted { get; set; }

    /// <summary>An explicit null is refused, as at e-conomic. False: it is as if it were not sent. Delivery notes always accept it.</summary>
    public bool NullsRefused { get; set; } = true;

    /// <summary>A reference with a number and a link to something else. No source.</summary>
    public RevisoReferenceConflict ReferenceConflict { get; set; }

    // --- lists ------------------------------------------------------------------------------------------------------------------------------------------

    /// <summary>Largest page: 1,000 by some clients, 10,000 by others; <c>pagination.maxPageSizeAllowed</c> tells. <see cref="TooLargePagesAreCut"/> decides about more.</summary>
    public int MostPerPage { get; set; } = 1000;

    /// <summary>A page above <see cref="MostPerPage"/> is answered with a smaller one, whose size <c>pagination</c> tells. False: refused with E04810, as observed at e-conomic.</summary>
    public bool TooLargePagesAreCut { get; set; }

    /// <summary><c>$[</c> and <c>$]</c> stand for brackets, as documented. False (observed at e-conomic): they parse and match nothing.</summary>
    public bool BracketEscapesHonoured { get; set; }

    /// <summary>Rows of document lists come without lines, as at e-conomic. False: with them.</summary>
    public bool ListsOmitLines { get; set; } = true;

    /// <summary>Lists show a record only when it is this old; a single GET shows it at once. Zero by default: nobody has reported a lag.</summary>
    public TimeSpan ListLag { get; set; }

    /// <summary>Customers carry <c>lastUpdated</c> and filter by it, as at e-conomic. False: they do not. Products do in any case.</summary>
    public bool CustomersHaveLastUpdated { get; set; } = true;

    // --- customers --------------------------------------------------------------------------------------------------------------------------------------

    /// <summary>The website is called <c>webSite</c>, as C# models have it. False: <c>website</c>, as a plug-in in production has it. The other name is dropped.</summary>
    public bool WebsiteIsWebSite { get; set; }

    /// <summary>The server takes the prefix <c>IT</c> off VAT numbers and writes tax codes in capitals. False: it stores what it gets. Two clients take the prefix off themselves.</summary>
    public bool ItalianNumbersNormalized { get; set; } = true;

    /// <summary>
    /// Customers in Italy need a VAT number or a tax code, a recipient code or a certified address, a province and a country code, and their check digits must
    /// hold. False: electronic invoicing needs them, but a customer can be stored without. Enforcement is not verified.
    /// </summary>
    public bool ItalianFieldsEnforced { get; set; }

    /// <summary>The <c>italianCustomerType</c> of a public body. Seen are only none, B2B and Consumer; this name is made up.</summary>
    public string PublicBodyType { get; set; } = "PA";

    /// <summary>Customers have a <c>priceGroup</c>. False: the member is dropped. Its name is by analogy, not seen.</summary>
    public bool CustomersHavePriceGroup { get; set; } = true;

    // --- documents --------------------------------------------------------------------------------------------------------------------------------------

    /// <summary>Every line needs a product, as one client found. False: a text line is accepted, as another sends it.</summary>
    public bool LinesNeedProduct { get; set; } = true;

    /// <summary>Every line needs <c>vatInfo</c>. False: a line without it has the VAT of its zone.</summary>
    public bool LinesNeedVat { get; set; } = true;

    /// <summary>Documents need a <c>layout</c>, as at e-conomic. False: it is optional, as a plug-in in production leaves it out.</summary>
    public bool LayoutRequired { get; set; }

    /// <summary>VAT is rounded line by line, as one integrator found. False: per VAT code over the document.</summary>
    public bool VatRoundedPerLine { get; set; } = true;

    /// <summary>Added to the net total of every document: a vendor that computes otherwise than its caller.</summary>
    public decimal NetTotalOffBy { get; set; }

    /// <summary>Added to the VAT total of every document.</summary>
    public decimal VatTotalOffBy { get; set; }

    /// <summary>Added to the gross total of every document.</summary>
    public decimal GrossTotalOffBy { get; set; }

    /// <summary>Booking or paying an invoice moves the customer's <c>lastUpdated</c>, since its balance changes.</summary>
    public bool BookingTouchesCustomer { get; set; } = true;

    // --- vouchers ---------------------------------------------------------------------------------------------------------------------------------------

    /// <summary>The <c>currency</c> of a voucher's line is a text, as on customers. False: an object with <c>code</c>, as in e-conomic's entries. The only source names the member and no more.</summary>
    public bool VoucherCurrencyIsText { get; set; } = true;

    // --- delivery notes ---------------------------------------------------------------------------------------------------------------------------------

    /// <summary>Links of delivery notes name another host, as recorded. False: this one.</summary>
    public bool NoteLinksNameForeignHost { get; set; } = true;

    /// <summary>Refusals of the delivery note service answer 200 with an <c>errorCode</c>, as recorded. False: 400. Only <c>deliveredBy</c> is 400 in any case.</summary>
    public bool NoteRefusalsAnswer200 { get; set; } = true;

    /// <summary>How many reads of a note show <c>BeingIssued</c> before it is <c>Issued</c>. How long it takes in life is not known.</summary>
    public int ReadsWhileBeingIssued { get; set; } = 1;

    // --- limits -----------------------------------------------------------------------------------------------------------------------------------------

    /// <summary>Calls in a minute and agreement; null (default): no limit. None is published.</summary>
    public int? CallsPerMinute { get; set; }

    /// <summary>A 429 carries <c>Retry-After</c>. No source.</summary>
    public bool RetryAfterOnRateLimit { get; set; }

    // --- webhooks ---------------------------------------------------------------------------------------------------------------------------------------

    /// <summary>OLDNUMBER when a record is created.</summary>
    public RevisoMergeValue OldNumberOnCreate { get; set; } = RevisoMergeValue.Empty;

    /// <summary>NEWNUMBER when a record is deleted.</summary>
    public RevisoMergeValue NewNumberOnDelete { get; set; } = RevisoMergeValue.Empty;

    /// <summary>Deletions fire webhooks, as the vendor says. False: as a partner's page says.</summary>
    public bool DeletionsFireWebhooks { get; set; } = true;

    /// <summary>Merge fields in lower case are replaced too. False: they stay as text.</summary>
    public bool MergeFieldsIgnoreCase { get; set; }

    /// <summary>A webhook without a template is a GET: the vendor's text says "GET or POST". False: always POST.</summary>
    public bool WebhookWithoutDataIsGet { get; set; } = true;

    /// <summary>How often a failed delivery is tried again; "up to N times", N unknown. Three by default.</summary>
    public int WebhookRetries { get; set; } = 3;

    /// <summary>How many deliveries in a row may fail before the webhook is disabled; null: never. The rule is not known.</summary>
    public int? WebhookDisabledAfter { get; set; } = 10;

    /// <summary>
    /// Draws every reading that is open: a run over many seeds then holds whatever the vendor really does. Lifetimes, limits, page sizes, lags, retries and
    /// offsets of totals stay as they are, and so does what belongs to an account's set-up.
    /// </summary>
    /// <param name="random">Decides; the same seed gives the same readings.</param>
    public void ChooseReadings(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        bool Toss() => random.Next(2) == 1;
        RenewalGivesNewToken = Toss();
        NewTokenEndsOld = Toss();
        SalesRoleReachesPaymentTypes = Toss();
        AdminFlagIsPascalCase = Toss();
        Numbering = (RevisoNumbering)random.Next(2);
        PutCreates = Toss();
        SelfEchoesQuery = Toss();
        FalseIsOmitted = Toss();
        NullsRefused = Toss();
        ReferenceConflict = (RevisoReferenceConflict)random.Next(3);
        TooLargePagesAreCut = Toss();
        BracketEscapesHonoured = Toss();
        ListsOmitLines = Toss();
        CustomersHaveLastUpdated = Toss();
        WebsiteIsWebSite = Toss();
        ItalianNumbersNormalized = Toss();
        CustomersHavePriceGroup = Toss();
        LinesNeedProduct = Toss();
        LinesNeedVat = Toss();
        LayoutRequired = Toss();
        VatRoundedPerLine = Toss();
        BookingTouchesCustomer = Toss();
        VoucherCurrencyIsText = Toss();
        NoteLinksNameForeignHost = Toss();
        NoteRefusalsAnswer200 = Toss();
        RetryAfterOnRateLimit = Toss();
        OldNumberOnCreate = (RevisoMergeValue)random.Next(2);
        NewNumberOnDelete = (RevisoMergeValue)random.Next(2);
        DeletionsFireWebhooks = Toss();
        MergeFieldsIgnoreCase = Toss();
        WebhookWithoutDataIsGet = Toss();
    }
}
