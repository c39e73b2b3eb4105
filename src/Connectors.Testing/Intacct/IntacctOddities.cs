namespace Connectors.Testing.Intacct;

/// <summary>
/// What the vendor's documents leave open or say twice. Each switch starts at the reading that is the likeliest, or, where none is, at the one that
/// punishes a careless client; a test turns it to prove that a client stands both.
/// </summary>
public sealed class IntacctOddities
{
    /// <summary>Where an error stands in its answer: inside <c>ia::result</c> (production recordings and the OpenAPI files) or beside it (the guide).</summary>
    public IntacctErrorEnvelope ErrorEnvelope { get; set; } = IntacctErrorEnvelope.InsideResult;

    /// <summary>Added to the sum of the lines of every sales document, in its currency: a vendor that computes otherwise than its caller.</summary>
    public decimal NetTotalOffBy { get; set; }

    /// <summary>Added to the total of every sales document, in its currency.</summary>
    public decimal GrossTotalOffBy { get; set; }

    /// <summary>A dead token answers 400 with the text "Invalid token", as one production client handles. False: 401.</summary>
    public bool DeadTokenAnswers400 { get; set; }

    /// <summary>Token problems come as <c>{"error":{..}}</c> (seen live). False: in the envelope of all other errors.</summary>
    public bool TokenErrorsHaveOwnEnvelope { get; set; } = true;

    /// <summary>A refresh answers a new refresh token and kills the old one. False: none is answered, the old one lives on.</summary>
    public bool RefreshTokensRotate { get; set; } = true;

    /// <summary>A second consent of the same user and company kills the first one's tokens (seen live, undocumented).</summary>
    public bool SecondConsentKillsFirst { get; set; } = true;

    /// <summary>Revoking one token ends every token of that user and company (one client's notes). False: only the token that was sent.</summary>
    public bool RevokeEndsAllTokens { get; set; } = true;

    /// <summary>Seconds that a token answer announces. 21,600 by default; 86,400 and 8 to 12 hours have been reported as well.</summary>
    public int AccessTokenSeconds { get; set; } = 21600;

    /// <summary>Which spelling of the entity and transaction headers counts: <c>X-IA-API-Param-Entity</c>, <c>X-IA-API-ParamEntity</c>, or both.</summary>
    public IntacctHeaderSpelling HeaderSpelling { get; set; } = IntacctHeaderSpelling.Both;

    /// <summary>Calls of one application that may be under way at a time; null: no limit. 6 by default (tier 1).</summary>
    public int? ConcurrentCallsPerApplication { get; set; } = 6;

    /// <summary>Calls of one company that may be under way at a time; null: no limit. 8 by default (tier 1).</summary>
    public int? ConcurrentCallsPerCompany { get; set; } = 8;

    /// <summary>The header beside 429 that says how long to wait; spellings vary between pages.</summary>
    public string RetryAfterHeader { get; set; } = "X-IA-Throttle-Limit-RetryAfter";

    /// <summary>Keys are compared and sorted as numbers. False: as text, so that "10" comes before "9". UNVERIFIED.</summary>
    public bool KeysCompareAsNumbers { get; set; } = true;

    /// <summary>A query without an order shuffles its rows from page to page. False: they come in key order. Certain for the XML query, a guess for REST.</summary>
    public bool UnorderedPagesShuffle { get; set; } = true;

    /// <summary><c>next</c> is null on the last page. False: 0, as older samples print.</summary>
    public bool LastPageNextIsNull { get; set; } = true;

    /// <summary>The plain list obeys <c>start</c> and <c>size</c>, as one client sends them. False: always the first hundred. UNVERIFIED.</summary>
    public bool ListsHonourStartAndSize { get; set; }

    /// <summary>Texts are sent for decimals or the write is refused. False: JSON numbers are taken as well.</summary>
    public bool DecimalsMustBeTexts { get; set; }

    /// <summary>Null in an update clears a field. False: such an update is refused. UNVERIFIED; null is plausible.</summary>
    public bool NullClears { get; set; } = true;

    /// <summary>Members required by the rule of the XML object only (a task's project, a contract's term) are required in REST as well. UNVERIFIED.</summary>
    public bool XmlRulesRequired { get; set; } = true;

    /// <summary>The model says <c>required:false</c> everywhere, as both published answers do. False: it tells the truth.</summary>
    public bool ModelHidesRequired { get; set; } = true;

    /// <summary>With <c>schema=true</c> the model tells which fields are required. UNVERIFIED.</summary>
    public bool ModelSchemaTellsRequired { get; set; }

    /// <summary>Objects whose model says that idempotency keys mean nothing to them; none by default.</summary>
    public ISet<string> NotIdempotent { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The status beside an id that is taken: 409, or 422 as any rule of the business layer.</summary>
    public int DuplicateIdStatus { get; set; } = 409;

    /// <summary>The business code of an id that is taken: BL34000061, BL01001973 or PL05000104; all have been seen.</summary>
    public string DuplicateIdCode { get; set; } = "BL34000061";

    /// <summary>The name of a deleted contact stays taken.</summary>
    public bool DeletedContactNamesStayTaken { get; set; } = true;

    /// <summary>A line that changes inside its document moves the document's stamp. UNVERIFIED; false by default, so that only the lines tell.</summary>
    public bool LineChangesMoveHeaderStamp { get; set; }

    /// <summary>Totals that move by themselves (amounts due, payment states) move the record's stamp. UNVERIFIED; false by default.</summary>
    public bool TotalsMoveStamp { get; set; }

    /// <summary>A record's deletion is written to <c>company-config/audit-history</c> as well. False: to the advanced history and the XML AUDITHISTORY only.</summary>
    public bool DeletesInAuditHistory { get; set; } = true;

    /// <summary>A document's <c>id</c> is its key and the name stands in <c>documentId</c> (the schema's text). False: it is the name (the samples).</summary>
    public bool DocumentIdIsKey { get; set; }

    /// <summary>Writes at the document-line resource are refused (one tenant's experience). False: they work, as the OpenAPI files list them.</summary>
    public bool DocumentLineWritesRefused { get; set; } = true;

    /// <summary>Lines may come without a price, which a price list then fills (seen live). False: unitPrice is required, as the schema says.</summary>
    public bool LinePriceOptional { get; set; } = true;

    /// <summary>Every line needs a warehouse and a location, services too (the schema). False: only what is stocked needs a warehouse.</summary>
    public bool LinesNeedWarehouseAndLocation { get; set; } = true;

    /// <summary>Prices read back net of the line's discount (seen live). False: as written.</summary>
    public bool PricesReadNetOfDiscount { get; set; } = true;

    /// <summary><c>price</c> and <c>quantity</c> of a line are swallowed when written (a published sample writes price). False: refused as read-only.</summary>
    public bool LineBaseValuesIgnored { get; set; } = true;

    /// <summary>The renewal template's key and id are JSON numbers, as the sample shows. False: texts.</summary>
    public bool RenewalTemplateKeysAreNumbers { get; set; } = true;

    /// <summary>Items take and show <c>unitOfMeasure</c> (the sample of the create) beside <c>unitOfMeasureGroup</c> (the read). False: the second only.</summary>
    public bool ItemsTakeUnitOfMeasure { get; set; } = true;

    /// <summary>An item of the price entry reads as <c>item'</c>, a slip of the published sample that a generator would copy. False: <c>item</c>.</summary>
    public bool PriceEntryItemIsMisspelt { get; set; }

    /// <summary>Successful items of a batch are wrapped in <c>ia::result</c> beside <c>ia::status</c>. False: the reference's members stand beside it.</summary>
    public bool BatchItemsAreWrapped { get; set; } = true;

    /// <summary>A private record can be changed at top level. False: only under its entity.</summary>
    public bool PrivateRecordsWritableAtTop { get; set; }

    /// <summary>The bulk service takes a plain JSON body besides multipart, as the OpenAPI files model it.</summary>
    public bool BulkTakesPlainJson { get; set; } = true;

    /// <summary>The bulk sample's time has no zone. False: it ends with Z.</summary>
    public bool BulkTimesLackZone { get; set; } = true;

    /// <summary>What the gateway answers to a function whose control id was already carried out; the number is UNVERIFIED.</summary>
    public string XmlReplayNumber { get; set; } = "BL01001973";

    /// <summary>XML <c>read</c> of a key that does not exist leaves the row out. False: it fails. UNVERIFIED.</summary>
    public bool XmlReadSkipsUnknownKeys { get; set; } = true;

    /// <summary>The session's endpoint must be used after getAPISession: calls elsewhere fail. True by default.</summary>
    public bool XmlSessionsBindEndpoint { get; set; } = true;

    /// <summary>How long an XML session lives without a call: 6, 8, 12 and 24 hours have been seen, a setting of company and user. 6 by default.</summary>
    public TimeSpan XmlSessionLifetime { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Added to UTC in the XML gateway's time stamps, which carry no zone. One client takes them for UTC; UNVERIFIED. Zero by default.</summary>
    public TimeSpan XmlTimesOffset { get; set; }

    /// <summary>Every edit of a renewal template counts its <c>latestVersion</c> up. UNVERIFIED; false by default.</summary>
    public bool RenewalTemplateEditsMakeVersions { get; set; }

    /// <summary>The header of the webhook's signature: <c>X-IA-Sage-Signature</c> or <c>X-IA-SageSignature</c>.</summary>
    public string WebhookSignatureHeader { get; set; } = "X-IA-Sage-Signature";

    /// <summary>The header of the webhook's key: <c>X-IdempotencyKey</c> or <c>Idempotency-Key</c>.</summary>
    public string WebhookKeyHeader { get; set; } = "X-IdempotencyKey";

    /// <summary>
    /// Draws every reading that the documents leave open and that a client can stand: a run over many seeds then holds whatever the vendor really does. Limits stay; so does the compact spelling of the
    /// headers alone, which a client has to be told about, and the misspelt item of a sample, which is no reading.
    /// </summary>
    /// <param name="random">Decides; the same seed gives the same readings.</param>
    public void ChooseReadings(Random random)
    {
        bool Toss() => random.Next(2) == 1;
        T One<T>(params T[] words) => words[random.Next(words.Length)];
        ErrorEnvelope = (IntacctErrorEnvelope)random.Next(2);
        DeadTokenAnswers400 = Toss();
        TokenErrorsHaveOwnEnvelope = Toss();
        RefreshTokensRotate = Toss();
        HeaderSpelling = Toss() ? IntacctHeaderSpelling.Both : IntacctHeaderSpelling.Hyphenated;
        KeysCompareAsNumbers = Toss();
        UnorderedPagesShuffle = Toss();
        LastPageNextIsNull = Toss();
        ListsHonourStartAndSize = Toss();
        ModelHidesRequired = Toss();
        ModelSchemaTellsRequired = Toss();
        XmlRulesRequired = Toss();
        DuplicateIdStatus = Toss() ? 409 : 422;
        DuplicateIdCode = Toss() ? "BL34000061" : "BL01001973";
        DeletedContactNamesStayTaken = Toss();
        LineChangesMoveHeaderStamp = Toss();
        TotalsMoveStamp = Toss();
        DeletesInAuditHistory = Toss();
        DocumentIdIsKey = Toss();
        PricesReadNetOfDiscount = Toss();
        LineBaseValuesIgnored = Toss();
        RenewalTemplateKeysAreNumbers = Toss();
        BatchItemsAreWrapped = Toss();
        XmlReadSkipsUnknownKeys = Toss();
        SecondConsentKillsFirst = Toss();
        RevokeEndsAllTokens = Toss();
        AccessTokenSeconds = One(21600, 28800, 86400);
        RetryAfterHeader = One("X-IA-Throttle-Limit-RetryAfter", "X-IA-Throttle-Limit-Retry-After", "X-IA-Hour-Rate-Limit-Retry-After", "X-IA-TENANT-Throttle-Limit-RetryAfter", "Retry-After");
        DecimalsMustBeTexts = Toss();
        NullClears = Toss();
        NotIdempotent.Clear();
        if (Toss())
            NotIdempotent.UnionWith(["accounts-receivable/customer", "order-entry/document"]);
        if (random.Next(3) == 0)
            DuplicateIdCode = "PL05000104";
        DocumentLineWritesRefused = Toss();
        LinePriceOptional = Toss();
        LinesNeedWarehouseAndLocation = Toss();
        ItemsTakeUnitOfMeasure = Toss();
        PrivateRecordsWritableAtTop = Toss();
        BulkTakesPlainJson = Toss();
        BulkTimesLackZone = Toss();
        XmlReplayNumber = One("BL01001973", "BL34000061", "XL03000099");
        XmlSessionsBindEndpoint = Toss();
        XmlSessionLifetime = TimeSpan.FromHours(One(6, 8, 12, 24));
        XmlTimesOffset = TimeSpan.FromHours(One(0, -8));
        RenewalTemplateEditsMakeVersions = Toss();
        WebhookSignatureHeader = One("X-IA-Sage-Signature", "X-IA-SageSignature");
        WebhookKeyHeader = One("X-IdempotencyKey", "Idempotency-Key");
    }
}

/// <summary>Where an error stands in its answer.</summary>
public enum IntacctErrorEnvelope
{
    /// <summary><c>{"ia::result":{"ia::error":{..}},"ia::meta":{..}}</c>.</summary>
    InsideResult,

    /// <summary><c>{"ia::error":{..},"ia::meta":{..}}</c>.</summary>
    BesideResult,
}

/// <summary>Which spelling of the two special headers counts.</summary>
public enum IntacctHeaderSpelling
{
    /// <summary>Either.</summary>
    Both,

    /// <summary><c>X-IA-API-Param-Entity</c>, <c>X-IA-API-Param-Transaction</c>.</summary>
    Hyphenated,

    /// <summary><c>X-IA-API-ParamEntity</c>, <c>X-IA-API-ParamTransaction</c>.</summary>
    Compact,
}
