namespace Connectors.Testing.Dinero;

/// <summary>
/// What the vendor's documents leave open or say twice. Each switch starts at the reading that is the likeliest, or, where none is, at the one that
/// punishes a careless client; a test turns it to prove that a client stands both.
/// </summary>
public sealed class DineroOddities
{
    /// <summary>The error code beside 403 when the organisation has no paid plan: 90 (newer page) or 48 (older).</summary>
    public int NoPlanCode { get; set; } = 90;

    /// <summary>A 404 is an HTML page; otherwise the JSON envelope with code 40. True by default.</summary>
    public bool NotFoundIsHtml { get; set; } = true;

    /// <summary>A 429 carries Retry-After (whole seconds). False by default: a client must know to wait a minute.</summary>
    public bool RetryAfterOnRateLimit { get; set; }

    /// <summary>Requests per minute, organisation and client id of a personal integration; null: no limit. 60 by default.</summary>
    public int? PersonalCallsPerMinute { get; set; } = 60;

    /// <summary>Requests per minute, organisation and client id of an application signed in through Visma Connect; null: no limit. 100 by default.</summary>
    public int? VismaCallsPerMinute { get; set; } = 100;

    /// <summary>What a create answers whose client-chosen guid is taken.</summary>
    public DineroDuplicateGuid DuplicateGuid { get; set; } = DineroDuplicateGuid.Refused;

    /// <summary>Pagination.ResultWithoutFilter counts the rows that match the filter (before paging). False: all rows, filter or not.</summary>
    public bool ResultWithoutFilterHonoursFilter { get; set; } = true;

    /// <summary>A page size above 1,000 is refused (400, code 43). False: silently cut to 1,000.</summary>
    public bool PageSizeAboveMaximumRefused { get; set; } = true;

    /// <summary>A file above 6 MB answers 413. False: 400.</summary>
    public bool TooLargeFileIs413 { get; set; } = true;

    /// <summary>A refresh of a Visma Connect token answers a new refresh token and kills the old one. False: none is answered, the old one lives on.</summary>
    public bool RefreshTokensRotate { get; set; } = true;

    /// <summary>Writes whose answer has no documented body (updates, deletes, restores) answer 201 without a body instead of 200 without a body.</summary>
    public bool EmptyWritesAnswer201 { get; set; }

    /// <summary>Creates answer 201 with an empty body, so that the caller does not learn the id that the vendor chose.</summary>
    public bool CreatesAnswer201WithoutBody { get; set; }

    /// <summary>A missing boolean or number counts as false or 0, although the schema calls it required. False: it is refused.</summary>
    public bool MissingValuesAccepted { get; set; } = true;

    /// <summary>CreatedAt, UpdatedAt and DeletedAt are Danish local time (still without a zone). False: UTC.</summary>
    public bool TimesInDanishZone { get; set; }

    /// <summary>Whole amounts are written as 100.0. False: as 100.</summary>
    public bool WholeNumbersWithPointZero { get; set; } = true;

    /// <summary>How a contact's empty texts read back.</summary>
    public DineroEmptyTexts EmptyTexts { get; set; } = DineroEmptyTexts.ReadAsStored;

    /// <summary>Contacts and products are listed with the latest change first. False: last.</summary>
    public bool NewestFirst { get; set; }

    /// <summary>The v2 list of contacts leaves deleted ones out when <c>deletedOnly=false</c> is sent. False: they come whatever is sent.</summary>
    public bool V2ContactsHonourDeletedOnlyFalse { get; set; }

    /// <summary>The v1 list of contacts answers 401, as one client's notes say.</summary>
    public bool V1ContactListRefused { get; set; }

    /// <summary>In a filter's value, <c>''</c> stands for one quote. False: for two, so that nothing is found.</summary>
    public bool FilterUnderstandsDoubledQuotes { get; set; }

    /// <summary>A semicolon inside quotes ends a filter's term, so that the filter is refused. False: it is part of the value.</summary>
    public bool FilterSplitsInsideQuotes { get; set; } = true;

    /// <summary>Units other than the exact lower-camel words are refused. False: any casing is accepted and kept.</summary>
    public bool UnitsAreCaseSensitive { get; set; } = true;

    /// <summary>A deleted product can still be read, with DeletedAt. False: 404.</summary>
    public bool DeletedProductsReadable { get; set; } = true;

    /// <summary>A draft shows the number that it would get if it were booked now. False: 0.</summary>
    public bool DraftsShowProvisionalNumber { get; set; } = true;

    /// <summary>The second delete of a draft answers 404. False: 400 with code 65.</summary>
    public bool SecondDeleteIs404 { get; set; }

    /// <summary>VAT is rounded line by line. False: per VAT rate over the document.</summary>
    public bool VatRoundedPerLine { get; set; }

    /// <summary>Added to the net total of every sales document: a vendor that computes otherwise than its caller.</summary>
    public decimal NetTotalOffBy { get; set; }

    /// <summary>Added to the VAT total of every sales document.</summary>
    public decimal VatTotalOffBy { get; set; }

    /// <summary>Added to the gross total of every sales document.</summary>
    public decimal GrossTotalOffBy { get; set; }

    /// <summary>Amounts of purchase lines include VAT. False: they do not.</summary>
    public bool PurchaseAmountsInclVat { get; set; } = true;

    /// <summary>The create of a ledger item answers a single object when one item was sent. False: always a list.</summary>
    public bool LedgerCreateAnswersSingleObject { get; set; }

    /// <summary>The create of a contact note answers the note's guid as ContactGuid. False: the contact's.</summary>
    public bool NoteCreateAnswersNoteGuid { get; set; } = true;

    /// <summary>How long after its request a ledger item is booked, on the simulator's clock. 2 seconds by default.</summary>
    public TimeSpan LedgerBookingTakes { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long after its upload a file can be used, on the simulator's clock. Zero by default.</summary>
    public TimeSpan FileUsableAfter { get; set; } = TimeSpan.Zero;

    /// <summary>How old a list's picture of contacts, products and sales documents is; single reads are always fresh. Zero by default.</summary>
    public TimeSpan ListLag { get; set; } = TimeSpan.Zero;

    /// <summary>How the sign-in of a personal integration refuses a bad key.</summary>
    public DineroSignInRefusal PersonalSignInRefusal { get; set; } = DineroSignInRefusal.OAuth400;

    /// <summary>A webhook delivery has no body. False: a small JSON object, whose shape is made up.</summary>
    public bool WebhooksAreEmpty { get; set; }

    /// <summary>The events that can be subscribed to. The vendor documents none; these names are made up.</summary>
    public IList<string> WebhookEvents { get; } = ["contact-changed", "product-changed", "invoice-changed", "voucher-changed"];

    /// <summary>
    /// Draws every reading that the documents leave open: a run over many seeds then holds whatever the vendor really does. Limits, totals, lags and the
    /// webhook catalogue stay as they are.
    /// </summary>
    /// <param name="random">Decides; the same seed gives the same readings.</param>
    public void ChooseReadings(Random random)
    {
        bool Toss() => random.Next(2) == 1;
        NoPlanCode = Toss() ? 48 : 90;
        NotFoundIsHtml = Toss();
        RetryAfterOnRateLimit = Toss();
        DuplicateGuid = Toss() ? DineroDuplicateGuid.Overwrites : DineroDuplicateGuid.Refused;
        ResultWithoutFilterHonoursFilter = Toss();
        PageSizeAboveMaximumRefused = Toss();
        TooLargeFileIs413 = Toss();
        RefreshTokensRotate = Toss();
        EmptyWritesAnswer201 = Toss();
        CreatesAnswer201WithoutBody = Toss();
        MissingValuesAccepted = Toss();
        TimesInDanishZone = Toss();
        WholeNumbersWithPointZero = Toss();
        EmptyTexts = (DineroEmptyTexts)random.Next(3);
        NewestFirst = Toss();
        V2ContactsHonourDeletedOnlyFalse = Toss();
        FilterUnderstandsDoubledQuotes = Toss();
        FilterSplitsInsideQuotes = Toss();
        UnitsAreCaseSensitive = Toss();
        DeletedProductsReadable = Toss();
        DraftsShowProvisionalNumber = Toss();
        SecondDeleteIs404 = Toss();
        VatRoundedPerLine = Toss();
        PurchaseAmountsInclVat = Toss();
        LedgerCreateAnswersSingleObject = Toss();
        NoteCreateAnswersNoteGuid = Toss();
        PersonalSignInRefusal = (DineroSignInRefusal)random.Next(3);
        WebhooksAreEmpty = Toss();
    }
}

/// <summary>What a create answers whose client-chosen guid is taken.</summary>
public enum DineroDuplicateGuid
{
    /// <summary>400 with the validation envelope; nothing changes.</summary>
    Refused,

    /// <summary>The stored object is overwritten and its guid is answered, as if it were an update.</summary>
    Overwrites,
}

/// <summary>How empty texts of a contact read back.</summary>
public enum DineroEmptyTexts
{
    /// <summary>As they were written: an empty text or null.</summary>
    ReadAsStored,

    /// <summary>Always as an empty text.</summary>
    ReadAsEmpty,

    /// <summary>Always as null.</summary>
    ReadAsNull,
}

/// <summary>How a refused password grant looks; all have been seen.</summary>
public enum DineroSignInRefusal
{
    /// <summary>400 with an OAuth error object.</summary>
    OAuth400,

    /// <summary>401 with an OAuth error object.</summary>
    OAuth401,

    /// <summary>400 with an envelope whose <c>message</c> is the OAuth error object as a JSON text.</summary>
    ErrorInsideMessage400,
}
