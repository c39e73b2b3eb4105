using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>A feature of accounting's provider: takes documents. Found by <see cref="ISyncProvider.GetFeature{TFeature}"/>.</summary>
public interface IDocumentSender
{
    /// <summary>The kinds of documents that it takes. Declared, not tried out.</summary>
    ImmutableArray<DocumentCapabilities> Documents { get; }

    /// <summary>
    /// Says everything that would be refused, all at once, and what the totals would be. It reads and never writes. What cannot be expressed is a problem with line and remedy; a VAT code, unit or
    /// currency that is not mapped is a problem and never guessed.
    /// </summary>
    /// <exception cref="ProviderUnavailableException">Accounting could not be asked.</exception>
    Task<DocumentCheck> CheckAsync(DocumentRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Makes ready what the call needs (budget, token) and says what is known before it: the next number of the series, a key and until when it counts. It is stored with the intent before anything is sent.
    /// </summary>
    /// <exception cref="ProviderUnavailableException">Accounting does not take calls now.</exception>
    Task<UncertainEvidence> PrepareAsync(DocumentSend send, CancellationToken cancellationToken);

    /// <summary>Sends it. It waits for nothing before the first byte, and throws only while nothing has been sent. Called again with one intent it sends the same bytes and the same key.</summary>
    /// <exception cref="ProviderUnavailableException">Nothing was sent.</exception>
    Task<DocumentOutcome> SendAsync(DocumentSend send, CancellationToken cancellationToken);

    /// <summary>Looks for the document of a send whose reply was lost. It reads and never writes.</summary>
    /// <exception cref="ProviderUnavailableException">Accounting could not be asked.</exception>
    Task<DocumentFinding> FindAsync(DocumentSearch search, CancellationToken cancellationToken);

    /// <summary>Reads states, one answer per id, in order.</summary>
    /// <exception cref="ProviderUnavailableException">Accounting could not be asked.</exception>
    Task<IReadOnlyList<DocumentState>> ReadStatesAsync(DocumentKind kind, IReadOnlyList<RecordId> ids, CancellationToken cancellationToken);
}

/// <summary>A feature of accounting's provider: says what is wrong with document flows when their settings are saved, so that nobody finds out with the first document.</summary>
public interface IDocumentFlowCheck
{
    /// <summary>What the account does not have: a series, a type of document. It reads and never writes.</summary>
    /// <param name="flow">A flow that the settings name and that is switched on.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Problems by the setting's name: <c>series</c>.</returns>
    /// <exception cref="ProviderUnavailableException">Accounting could not be asked.</exception>
    Task<IReadOnlyList<Problem>> CheckFlowAsync(DocumentFlow flow, CancellationToken cancellationToken);
}

/// <summary>A feature of accounting's provider: says which of its people a user is who sends a document.</summary>
public interface ISalespersonSource
{
    /// <summary>Accounting's key or id of the salesperson that the user is; <see langword="null"/> = he is none, and the document names nobody.</summary>
    /// <param name="user">The user as the host names him (<c>SendOptions.User</c>).</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ProviderUnavailableException">Accounting could not be asked.</exception>
    Task<string?> FindSalespersonAsync(string user, CancellationToken cancellationToken);
}

/// <summary>A feature of accounting's provider: changes a draft.</summary>
public interface IDraftUpdater
{
    /// <summary>Makes a draft what the request says. A document that is no draft any more is <see cref="DocumentOutcome.Stale"/>.</summary>
    /// <exception cref="ProviderUnavailableException">Nothing was sent.</exception>
    Task<DocumentOutcome> UpdateAsync(RecordId document, DocumentSend send, CancellationToken cancellationToken);
}

/// <summary>A feature of accounting's provider: takes a draft back.</summary>
public interface IDraftWithdrawer
{
    /// <summary>Deletes or cancels a draft. One that is gone already is done; a document that is no draft any more is <see cref="DocumentOutcome.Stale"/>. It can be repeated.</summary>
    /// <exception cref="ProviderUnavailableException">Nothing was sent.</exception>
    Task<DocumentOutcome> WithdrawAsync(RecordId document, DocumentSend send, CancellationToken cancellationToken);
}

/// <summary>A feature of accounting's provider: what follows the making of a document, each a step of its own that somebody must have switched on.</summary>
public interface IDocumentSteps
{
    /// <summary>The steps that this kind of document can take.</summary>
    ImmutableArray<DocumentStep> StepsOf(DocumentKind kind);

    /// <summary>Takes one step. A mail or an e-invoice whose outcome is not known is never repeated by itself.</summary>
    /// <exception cref="ProviderUnavailableException">Nothing was sent.</exception>
    Task<DocumentOutcome> TakeAsync(DocumentStep step, RecordId document, DocumentSend send, CancellationToken cancellationToken);
}

/// <summary>A feature of accounting's provider whose documents take several calls: goes on with one that was left half made (<see cref="DocumentFinding.Unfinished"/>).</summary>
public interface IDocumentCompleter
{
    /// <summary>
    /// Adds to a half made document what it lacks of the request, and nothing that is there already: it looks at the document directly before. It is called only when nothing of the send can be on its way any more. What cannot
    /// be added any more takes the whole document back, and is <see cref="DocumentOutcome.Refused"/>; a document that is not half made any more is <see cref="DocumentOutcome.Stale"/>, and is looked for anew.
    /// </summary>
    /// <exception cref="ProviderUnavailableException">Nothing was sent.</exception>
    Task<DocumentOutcome> CompleteAsync(RecordId document, DocumentSend send, CancellationToken cancellationToken);
}

/// <summary>What may follow the making of a document, in this order.</summary>
public enum DocumentStep
{
    /// <summary>A draft is booked.</summary>
    Book,

    /// <summary>It is sent as an e-invoice.</summary>
    EInvoice,

    /// <summary>It is mailed to the customer.</summary>
    Mail,
}

/// <summary>What accounting can do with one kind of document.</summary>
public sealed record DocumentCapabilities
{
    /// <summary>The kind.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>It can be made as a draft that nobody outside sees and that can still be changed or deleted.</summary>
    public bool CanDraft { get; init; }

    /// <summary>It can be issued in one call, without a draft before.</summary>
    public bool CanIssue { get; init; }

    /// <summary>
    /// Accounting keeps no customers that a document could refer to: the customer is written on the document itself, from <see cref="Document.CustomerFields"/>. None is looked for or created.
    /// </summary>
    public bool CarriesCustomer { get; init; }

    /// <summary>The names of <see cref="DocumentLine.Dimensions"/> that its lines can carry. A line with another one is refused by name.</summary>
    public ImmutableArray<string> LineDimensions { get; init; } = [];

    /// <summary>What keeps a send from being doubled when its reply is lost.</summary>
    public SendSafety Safety { get; init; } = SendSafety.Nothing;

    /// <summary>How long accounting may take to show a document that it accepted. Not found within it is not yet a no.</summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long one send may take in all. The lease is extended over it before the send starts.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The expected totals are computed as accounting computes them, so that a difference to the CRM's is a mistake and not a guess.</summary>
    public bool ExactTotals { get; init; }

    /// <summary>States can be read again after sending.</summary>
    public bool CanReadState { get; init; } = true;

    /// <summary>How many states one call reads.</summary>
    public int StateBatchSize { get; init; } = 1;

    /// <summary>The account's zone (IANA): its days and months are counted in it.</summary>
    public string TimeZone { get; init; } = "UTC";
}

/// <summary>What keeps a send from being doubled when its reply is lost.</summary>
public abstract record SendSafety
{
    private SendSafety() { }

    /// <summary>Nothing: a send with an unknown outcome is asked about.</summary>
    public static SendSafety Nothing { get; } = new None();

    /// <summary>Nothing at all.</summary>
    public sealed record None : SendSafety;

    /// <summary>A repeat of the same bytes with the same key is answered with the first answer, for a while.</summary>
    /// <param name="Window">How long. A repeat afterwards makes a second document, so then it is looked for.</param>
    public sealed record Key(TimeSpan Window) : SendSafety;

    /// <summary>The document's id is chosen by us and can be read.</summary>
    public sealed record ClientId : SendSafety;

    /// <summary>The document can be found by our marker. It is also looked for before the first send, so that a store restored from a backup sends nothing twice.</summary>
    public sealed record Marker : SendSafety;

    /// <summary>Only the number series tells that something was issued. It proves little: see <see cref="DocumentFlow.ExclusiveSeries"/>. Drafts have no number and are always asked about.</summary>
    public sealed record Series : SendSafety;
}

/// <summary>What is left behind when a document is sent.</summary>
public enum DocumentStage
{
    /// <summary>A draft.</summary>
    Draft,

    /// <summary>A booked, numbered document.</summary>
    Issued,
}

/// <summary>A document as it is to be sent.</summary>
public sealed record DocumentRequest
{
    /// <summary>The flow, with its options.</summary>
    public required DocumentFlow Flow { get; init; }

    /// <summary>Draft, or issued at once.</summary>
    public required DocumentStage Stage { get; init; }

    /// <summary>The document. After the check it does not change any more.</summary>
    public required Document Document { get; init; }

    /// <summary>The customer in accounting; <see langword="null"/> in a check whose customer does not exist there yet, and always where the document carries it (<see cref="DocumentCapabilities.CarriesCustomer"/>).</summary>
    public RecordId? Customer { get; init; }

    /// <summary>
    /// In a check whose customer does not exist yet: what it will be made of, by the names of accounting's own fields and in the form of <see cref="FieldValue.ToString"/>. What depends on the customer (its VAT zone, its terms,
    /// its e-mail) is then said before the customer is made. <see langword="null"/> = it exists, or nothing is known of it.
    /// </summary>
    public ImmutableDictionary<string, string>? NewCustomer { get; init; }

    /// <summary>Our marker, for whatever field of the document can hold it: <c>cx1:{connection}:{flow}:{source}:{generation}</c>.</summary>
    public required string Marker { get; init; }

    /// <summary>The number of the document that this one follows, when it is sent anew on purpose.</summary>
    public string? Replaces { get; init; }
}

/// <summary>A send whose intent is stored already.</summary>
public sealed record DocumentSend
{
    /// <summary>What.</summary>
    public required DocumentRequest Request { get; init; }

    /// <summary>The intent's id (a version 7 GUID). Keys and ids chosen by us derive from it, so that a repeat after a crash is the same send.</summary>
    public required Guid IntentId { get; init; }

    /// <summary>What was known before the call.</summary>
    public UncertainEvidence Evidence { get; init; } = new();
}

/// <summary>A search for the document of a send.</summary>
public sealed record DocumentSearch
{
    /// <summary>What was sent. Its evidence is what was known before the call and, if there was one, what the failed call said.</summary>
    public required DocumentSend Send { get; init; }

    /// <summary>The search is made before the first send: only our marker counts.</summary>
    public bool BeforeSending { get; init; }
}

/// <summary>What a check found.</summary>
public sealed record DocumentCheck
{
    /// <summary>Everything that would be refused. <see cref="Problem.Field"/> names the line: <c>lines[2].vatCode</c>, counted from 1.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>What is likely to be wrong, but would not be refused: shown to whoever looks before sending.</summary>
    public ImmutableArray<Problem> Warnings { get; init; } = [];

    /// <summary>What the totals will be, with accounting's rounding; <see langword="null"/> = nobody can tell beforehand.</summary>
    public DocumentTotals? Totals { get; init; }
}

/// <summary>What accounting answered about a document that it made or changed.</summary>
public sealed record SentDocument
{
    /// <summary>Its id.</summary>
    public required RecordId Id { get; init; }

    /// <summary>Series and number as people write them, zeros kept; <see langword="null"/> = it has none yet.</summary>
    public string? Number { get; init; }

    /// <summary>The series that the number was taken from, where it proves something.</summary>
    public string? Series { get; init; }

    /// <summary>The number within the series.</summary>
    public long? SeriesNumber { get; init; }

    /// <summary>Where it is seen or edited in accounting.</summary>
    public Uri? Link { get; init; }

    /// <summary>Accounting's own totals.</summary>
    public DocumentTotals? Totals { get; init; }

    /// <summary>Accounting's own total without VAT, where it tells no other.</summary>
    public decimal? Net { get; init; }

    /// <summary>Its state.</summary>
    public DocumentStatus Status { get; init; } = DocumentStatus.Unknown;

    /// <summary>Records of accounting that changed with it, such as the stock of its items: they are read again soon, and never hold the document up.</summary>
    public ImmutableArray<DirtyMark> Touched { get; init; } = [];
}

/// <summary>What became of a send, an update or a step.</summary>
public abstract record DocumentOutcome
{
    private DocumentOutcome() { }

    /// <summary>It was done.</summary>
    /// <param name="Document">What accounting made.</param>
    public sealed record Applied(SentDocument Document) : DocumentOutcome;

    /// <summary>It was refused, and it is proved that nothing was done.</summary>
    /// <param name="Problems">All that is wrong.</param>
    public sealed record Refused(ImmutableArray<Problem> Problems) : DocumentOutcome
    {
        /// <summary>One problem.</summary>
        public Refused(Problem problem) : this([problem]) { }
    }

    /// <summary>Of an update or a step: the document is not what it was; nothing was done.</summary>
    /// <param name="Current">As it is now, if known.</param>
    public sealed record Stale(DocumentState? Current = null) : DocumentOutcome;

    /// <summary>No byte left, or a limit or block answered. It says nothing about the document.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Message">A text for the person who looks after the connection.</param>
    /// <param name="RetryAt">The earliest useful repeat, UTC.</param>
    public sealed record NotSent(UnavailableReason Reason, string Message, DateTimeOffset? RetryAt = null) : DocumentOutcome;

    /// <summary>It may have been done. It is looked for or asked about; never sent again blindly.</summary>
    /// <param name="Evidence">What helps to find out.</param>
    public sealed record Uncertain(UncertainEvidence Evidence) : DocumentOutcome;
}

/// <summary>What a search found.</summary>
public abstract record DocumentFinding
{
    private DocumentFinding() { }

    /// <summary>It is there.</summary>
    /// <param name="Document">The document.</param>
    /// <param name="BySeries">It is only taken for ours because the series moved and number and total fit; not by our id or marker.</param>
    public sealed record Found(SentDocument Document, bool BySeries = false) : DocumentFinding;

    /// <summary>
    /// A part of it is there and the rest is not, now. Like absence it counts only when nothing of the send can be on its way any more; then <see cref="IDocumentCompleter"/> goes on with it. Without that feature it is asked about.
    /// </summary>
    /// <param name="Document">The document, as far as it is there.</param>
    /// <param name="Message">What it lacks, and what a person can do about it.</param>
    public sealed record Unfinished(SentDocument Document, string Message) : DocumentFinding;

    /// <summary>It is not there, now.</summary>
    /// <param name="BySeries">It is only missing because the series did not move; not by our id or marker.</param>
    public sealed record NotFound(bool BySeries = false) : DocumentFinding;

    /// <summary>Accounting cannot tell.</summary>
    /// <param name="Message">Why, and what a person can look at.</param>
    public sealed record CannotTell(string Message) : DocumentFinding;
}
