using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <summary>Which number a record without one of its own gets.</summary>
public enum EconomicNumbering
{
    /// <summary>The lowest free one: gaps of deleted records are filled.</summary>
    LowestFree,

    /// <summary>One above the highest in use: only the last number comes again.</summary>
    AboveHighest,
}

/// <summary>What an <c>Idempotency-Key</c> that was used answers to another request.</summary>
public enum EconomicKeyReuse
{
    /// <summary>400, nothing carried out.</summary>
    Refused,

    /// <summary>The first answer, whatever is asked now.</summary>
    Replayed,

    /// <summary>Carried out, as if the key were new.</summary>
    CarriedOut,
}

/// <summary>What stands in a merge field that has no value of its own: the old number of a create, the new number of a delete.</summary>
public enum EconomicMergeValue
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>The record's number, in both fields.</summary>
    Equal,
}

/// <summary>What counts when a reference holds a number and a link to something else.</summary>
public enum EconomicReferenceConflict
{
    /// <summary>The number.</summary>
    NumberWins,

    /// <summary>The link.</summary>
    LinkWins,

    /// <summary>Refused.</summary>
    Refused,
}

/// <summary>
/// What the vendor's documents leave open or say twice. Each switch starts at the reading that is the likeliest, or, where none is, at the one that
/// punishes a careless client.
/// </summary>
public sealed class EconomicOddities
{
    // --- numbers, booleans, links -------------------------------------------------------------------------------------------------------------

    /// <summary>Numbers are reused after a delete (observed); whether gaps are filled is not known.</summary>
    public EconomicNumbering Numbering { get; set; } = EconomicNumbering.LowestFree;

    /// <summary>A link <c>self</c> repeats the request's query, unknown parameters included (recorded). False: only <c>demo=true</c>.</summary>
    public bool SelfEchoesQuery { get; set; } = true;

    /// <summary>Products send <c>barred: false</c> and customers leave <c>barred</c> out when it is false (recorded). True: false is never sent (the pages).</summary>
    public bool FalseIsOmittedEverywhere { get; set; }

    /// <summary>A reference with a number and a link to something else. No source.</summary>
    public EconomicReferenceConflict ReferenceConflict { get; set; }

    // --- errors ---------------------------------------------------------------------------------------------------------------------------------

    /// <summary>Items of validation errors have the names of 2015 (<c>message</c>, <c>value</c>). False: those of a recording of 2024 (<c>errorMessage</c>, <c>inputValue</c>).</summary>
    public bool ErrorItemsOf2015 { get; set; }

    /// <summary><c>logId</c> is a GUID, as it was once. False: hexadecimal digits and <c>-CPH</c>.</summary>
    public bool LogIdIsGuid { get; set; }

    /// <summary>A conflict of versions answers the older body (<c>message</c>, <c>developerHint</c>, <c>property</c>) of the info text. False: problem+json, as live.</summary>
    public bool OlderConflictBody { get; set; }

    // --- deletes, bodies of answers ---------------------------------------------------------------------------------------------------------------

    /// <summary>The delete of a quote or order answers 200 with a body, as that of a draft invoice. False: 204, as the pages say.</summary>
    public bool OrderDeleteAnswersBody { get; set; }

    /// <summary>The delete of all draft invoices honours a filter, as the pages say. False (observed): every draft goes.</summary>
    public bool DeleteAllDraftsHonoursFilter { get; set; }

    /// <summary>PUT and DELETE of the OpenAPI services answer 204. False: 200, as live.</summary>
    public bool FlatWritesAnswer204 { get; set; }

    /// <summary>POST of the OpenAPI services answers the whole record, as the info text promises. False: the number alone, as live.</summary>
    public bool FlatCreatesAnswerWholeRecord { get; set; }

    // --- filters ----------------------------------------------------------------------------------------------------------------------------------

    /// <summary><c>$[</c> and <c>$]</c> stand for brackets, as documented. False (observed): they parse and match nothing.</summary>
    public bool BracketEscapesHonoured { get; set; }

    /// <summary>Filters that crash with 500, as observed: payment terms of orders and quotes, distributions and odd <c>barred</c> of products. False: they work.</summary>
    public bool SomeFiltersCrash { get; set; } = true;

    /// <summary>Customer groups filter by name and number only (observed). False: by the account too, as the schema marks.</summary>
    public bool CustomerGroupsFilterLess { get; set; } = true;

    // --- limits -----------------------------------------------------------------------------------------------------------------------------------

    /// <summary>Tokens per <see cref="RateWindow"/> and agreement; null: no limit. 10,000 as measured.</summary>
    public int? TokensPerWindow { get; set; } = 10_000;

    /// <summary>60 seconds as measured.</summary>
    public TimeSpan RateWindow { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>What a GET costs; the price list is not published. One by default.</summary>
    public int ReadCost { get; set; } = 1;

    /// <summary>What every other call costs, refused ones included. One by default.</summary>
    public int WriteCost { get; set; } = 1;

    /// <summary>A 429 carries <c>Retry-After</c>. False by default: nobody has recorded a real one.</summary>
    public bool RetryAfterOnRateLimit { get; set; }

    /// <summary>The older fair-use rule, 50,000 calls in 24 hours; null (default): not enforced.</summary>
    public int? CallsPerDay { get; set; }

    // --- idempotency --------------------------------------------------------------------------------------------------------------------------------

    /// <summary>How long a key is remembered. One hour.</summary>
    public TimeSpan KeyLife { get; set; } = TimeSpan.FromHours(1);

    /// <summary>A used key with another body, path or verb. No source.</summary>
    public EconomicKeyReuse KeyReuse { get; set; }

    /// <summary>Refusals of a body (4xx but 401, 403, 429) are replayed too. True by default. False: only successes.</summary>
    public bool KeysRememberRefusals { get; set; } = true;

    // --- sign-in --------------------------------------------------------------------------------------------------------------------------------------

    /// <summary>The <c>redirectUrl</c> of an installation must be the one registered for the app. No source; false by default.</summary>
    public bool RedirectMustBeRegistered { get; set; }

    // --- documents ------------------------------------------------------------------------------------------------------------------------------------

    /// <summary>
    /// POST to <c>/orders/sent</c> and back to <c>/orders/drafts</c> moves an order, as the pages of 2019 say, and quotes behave as orders. False: 405, and the way back makes a second draft; no endpoint promotes a draft.
    /// </summary>
    public bool OrdersCanBeMarkedSent { get; set; } = true;

    /// <summary>Orders are refused where the inventory module is on, as the pages of 2019 say.</summary>
    public bool OrdersRefusedWithInventory { get; set; }

    /// <summary>VAT is rounded line by line. False: per rate over the document.</summary>
    public bool VatRoundedPerLine { get; set; }

    /// <summary>Added to the net total of every document: a vendor that computes otherwise than its caller.</summary>
    public decimal NetTotalOffBy { get; set; }

    /// <summary>Added to the VAT total of every document.</summary>
    public decimal VatTotalOffBy { get; set; }

    /// <summary>Added to the gross total of every document.</summary>
    public decimal GrossTotalOffBy { get; set; }

    /// <summary>Booking or paying an invoice moves the customer's <c>lastUpdated</c>, since its balance changes.</summary>
    public bool BookingTouchesCustomer { get; set; } = true;

    /// <summary>The PUT of an order wants <c>lines[].unit.name</c>, as its schema marks.</summary>
    public bool OrderPutNeedsUnitName { get; set; }

    // --- lists ------------------------------------------------------------------------------------------------------------------------------------------

    /// <summary>Items of a page of a cursor. 1,000 as specified; a test lowers it.</summary>
    public int CursorPageSize { get; set; } = 1000;

    // --- webhooks -----------------------------------------------------------------------------------------------------------------------------------------

    /// <summary>OLDNUMBER when a record is created.</summary>
    public EconomicMergeValue OldNumberOnCreate { get; set; } = EconomicMergeValue.Empty;

    /// <summary>NEWNUMBER when a record is deleted.</summary>
    public EconomicMergeValue NewNumberOnDelete { get; set; } = EconomicMergeValue.Empty;

    /// <summary>Deletions fire webhooks, as the vendor says. False: as a partner's page says.</summary>
    public bool DeletionsFireWebhooks { get; set; } = true;

    /// <summary>Merge fields in lower case are replaced too. False: they stay as text.</summary>
    public bool MergeFieldsIgnoreCase { get; set; }

    /// <summary>A webhook without a template is a GET, as older text says. False: always POST.</summary>
    public bool WebhookWithoutDataIsGet { get; set; }

    /// <summary>How often a failed delivery is tried again; "up to N times", N unknown. Three by default.</summary>
    public int WebhookRetries { get; set; } = 3;

    /// <summary>How many deliveries in a row may fail before the webhook is disabled; null: never. The rule is not known.</summary>
    public int? WebhookDisabledAfter { get; set; } = 10;

    /// <summary>
    /// Draws every reading that the documents leave open: a run over many seeds then holds whatever the vendor really does. Limits, costs, page sizes, retries
    /// and what belongs to an account's set-up stay as they are.
    /// </summary>
    /// <param name="random">Decides; the same seed gives the same readings.</param>
    public void ChooseReadings(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        bool Toss() => random.Next(2) == 1;
        Numbering = (EconomicNumbering)random.Next(2);
        SelfEchoesQuery = Toss();
        FalseIsOmittedEverywhere = Toss();
        ReferenceConflict = (EconomicReferenceConflict)random.Next(3);
        ErrorItemsOf2015 = Toss();
        LogIdIsGuid = Toss();
        OlderConflictBody = Toss();
        OrderDeleteAnswersBody = Toss();
        DeleteAllDraftsHonoursFilter = Toss();
        FlatWritesAnswer204 = Toss();
        FlatCreatesAnswerWholeRecord = Toss();
        BracketEscapesHonoured = Toss();
        SomeFiltersCrash = Toss();
        CustomerGroupsFilterLess = Toss();
        RetryAfterOnRateLimit = Toss();
        KeyReuse = (EconomicKeyReuse)random.Next(3);
        KeysRememberRefusals = Toss();
        OrdersCanBeMarkedSent = Toss();
        VatRoundedPerLine = Toss();
        BookingTouchesCustomer = Toss();
        OrderPutNeedsUnitName = Toss();
        OldNumberOnCreate = (EconomicMergeValue)random.Next(2);
        NewNumberOnDelete = (EconomicMergeValue)random.Next(2);
        DeletionsFireWebhooks = Toss();
        MergeFieldsIgnoreCase = Toss();
    }

    internal DialectErrorStyle ErrorStyle => ErrorItemsOf2015 ? DialectErrorStyle.TreeOf2015 : DialectErrorStyle.Tree;
}
