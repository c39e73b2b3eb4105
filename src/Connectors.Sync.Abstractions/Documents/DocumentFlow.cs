using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>
/// How documents of the CRM become documents of accounting. Data with names, like a mapping: a preset brings it, code and settings change it. A document is sent by a person, or once when its
/// status is seen to change to one of <see cref="TriggerStatuses"/> while the flow is on.
/// </summary>
public sealed record DocumentFlow
{
    /// <summary>The flow's name, unique in its connection. Sends are remembered under it, so it stays for good.</summary>
    public required string Name { get; init; }

    /// <summary>The CRM's entity whose records are sent: <c>offer</c>, <c>order</c>.</summary>
    public required string Source { get; init; }

    /// <summary>What comes into being in accounting.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>The series from which accounting takes the document's number, where there are several; <see langword="null"/> = what the vendor's own options say.</summary>
    public string? Series { get; init; }

    /// <summary>Documents may be sent by it. Switching it on takes the present state as it is: nothing that already stands at a trigger status is sent.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Of flows of one group at most one may be enabled: an invoice is made from the offer or from the order, never from both.</summary>
    public string? Group { get; init; }

    /// <summary>The CRM's field that holds the status; needed with <see cref="TriggerStatuses"/>.</summary>
    public string? StatusField { get; init; }

    /// <summary>Statuses, by key or by label, whose entering sends the document. Empty: only a person sends.</summary>
    public ImmutableArray<string> TriggerStatuses { get; init; } = [];

    /// <summary>What happens to an edit in the CRM after sending.</summary>
    public AfterSend AfterSend { get; init; } = AfterSend.Freeze;

    /// <summary>Which CRM field shows what of the sent document. They belong to the flow: a user's edit of one is overwritten.</summary>
    public ImmutableDictionary<DocumentField, string> Results { get; init; } = ImmutableDictionary<DocumentField, string>.Empty;

    /// <summary>Statuses, by key or by label, whose entering takes accounting's document back as long as it is a draft. What is no draft any more is not touched, and the source says so. Empty: no status does.</summary>
    public ImmutableArray<string> WithdrawStatuses { get; init; } = [];

    /// <summary>Fields of accounting's document that the neutral one does not have, such as user-defined ones: accounting's name, and the CRM's field that fills it. A vendor that has no such field refuses the document by its name.</summary>
    public ImmutableDictionary<string, string> Fields { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The same of lines: accounting's name, and the field of the CRM's line.</summary>
    public ImmutableDictionary<string, string> LineFields { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The document has the date of the day on which it is sent, in the account's zone, and not the source's: an invoice that is made from an offer of last month.</summary>
    public bool DatedOnSending { get; init; }

    /// <summary>The converters, by name, that make accounting's keys of what the CRM holds. A value without one goes as it is.</summary>
    public ImmutableDictionary<DocumentValue, string> Converters { get; init; } = ImmutableDictionary<DocumentValue, string>.Empty;

    /// <summary>The mapping that makes a missing customer; <see langword="null"/> = the one of the customer's entity.</summary>
    public string? CustomerMapping { get; init; }

    /// <summary>Whose document it is where the source names a company and a person. The other one is taken where only that is there.</summary>
    public PartyPriority Priority { get; init; }

    /// <summary>A customer that accounting does not have is created before the document is sent.</summary>
    public bool CreateCustomer { get; init; } = true;

    /// <summary>The document is booked (issued) and not left as a draft. Off unless somebody switches it on.</summary>
    public bool Book { get; init; }

    /// <summary>Accounting mails the document to the customer. Off unless somebody switches it on.</summary>
    public bool Mail { get; init; }

    /// <summary>Accounting sends the document as an e-invoice. Off unless somebody switches it on.</summary>
    public bool EInvoice { get; init; }

    /// <summary>How long its state is read again after sending.</summary>
    public MonitorWindow Monitor { get; init; } = new();

    /// <summary>
    /// Nobody but this connection takes numbers from the series. Only then may the next number of the series prove what became of a send whose reply was lost, and only as long as no foreign number was seen.
    /// </summary>
    public bool ExclusiveSeries { get; init; }
}

/// <summary>Values of a document that the CRM holds in its own words.</summary>
public enum DocumentValue
{
    /// <summary>Terms of payment.</summary>
    PaymentTerms,

    /// <summary>The unit of a line.</summary>
    Unit,

    /// <summary>The VAT code of a line.</summary>
    VatCode,

    /// <summary>The currency.</summary>
    Currency,
}

/// <summary>How long the state of a sent document is read again, in days of the account's time zone. The day of sending is day 0; the last day counts.</summary>
/// <param name="Days">Every day for so long; 0 = never.</param>
/// <param name="UntilSettledDays">A document that is not settled by then is read on, more and more seldom, until this day at most; <see langword="null"/> = not.</param>
public sealed record MonitorWindow(int Days = 30, int? UntilSettledDays = null)
{
    /// <summary>The last day on which it may be read.</summary>
    public int LastDay => Math.Max(Days, UntilSettledDays ?? 0);
}

/// <summary>Who is the customer of a document that names a company and a person.</summary>
public enum PartyPriority
{
    /// <summary>The company; a person where there is no company.</summary>
    Company,

    /// <summary>The person; a company where there is no person.</summary>
    Person,
}

/// <summary>What happens to an edit in the CRM after the document was sent.</summary>
public enum AfterSend
{
    /// <summary>Nothing is written; the document shows that it differs from what was sent.</summary>
    Freeze,

    /// <summary>As long as accounting's document is a draft it is changed too.</summary>
    UpdateWhileDraft,

    /// <summary>A person decides each time.</summary>
    Ask,
}

/// <summary>What can be shown of a sent document in the CRM.</summary>
public enum DocumentField
{
    /// <summary>Accounting's id.</summary>
    Id,

    /// <summary>Series and number, as people write them; empty while it is a draft without one.</summary>
    Number,

    /// <summary>Where it is seen or edited in accounting; never a link for paying.</summary>
    Link,

    /// <summary>The state, as <see cref="DocumentStatuses.Key"/> names it.</summary>
    State,

    /// <summary>What stands in the way, or what differs; emptied by the next success.</summary>
    Message,

    /// <summary>Paid so far, in the document's currency.</summary>
    Paid,

    /// <summary>Still open, in the document's currency.</summary>
    Open,

    /// <summary>When the state was last read, UTC.</summary>
    CheckedAt,

    /// <summary>The document's file, as whoever keeps it calls it: an address or a name. It comes where accounting has <see cref="IDocumentFiles"/> and somebody an <see cref="IDocumentFileStore"/>.</summary>
    File,

    /// <summary>
    /// What is known of an invoice, or of an order that becomes one there, as an e-invoice, in the language of the CRM's users: whether accounting was told to send it as one, and that its delivery is not available from
    /// there. No accounting system's API tells what a tax portal or a network made of it, and nothing is claimed.
    /// </summary>
    EInvoice,
}
