namespace Connectors.Sync;

/// <summary>Sends documents of the CRM to accounting and tells what became of them. Whatever is asked for, a source document is sent at most once per flow and generation.</summary>
public interface IDocuments
{
    /// <summary>
    /// Sends a document because a person asks for it. Pressed again it finds the same document. What stands in the way is in the answer: all problems at once, or a question.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="flow">The flow's name.</param>
    /// <param name="source">The CRM's record.</param>
    /// <param name="options">Who sends it, and with which date.</param>
    /// <param name="cancellationToken">Ends the call before the document leaves, never while it is on the way.</param>
    /// <exception cref="UnknownConnectionException">There is no such connection.</exception>
    /// <exception cref="SyncRequestException">The flow or a system cannot be used now; the message says why. A send that was reserved goes on by itself.</exception>
    Task<SendInfo> SendAsync(ConnectionId connection, string flow, RecordRef source, SendOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>What sending would do: all problems, the totals on both sides, whether the customer would be created. Nothing is written on either side.</summary>
    /// <exception cref="SyncRequestException">The flow or a system cannot be used now; the message says why.</exception>
    Task<DocumentPreview> CheckAsync(ConnectionId connection, string flow, RecordRef source, CancellationToken cancellationToken = default);

    /// <summary>Sends, oldest first.</summary>
    IAsyncEnumerable<SendInfo> ListAsync(ConnectionId connection, SendFilter? filter = null, CancellationToken cancellationToken = default);

    /// <summary>Answers the question of a send.</summary>
    /// <exception cref="SyncRequestException">It asks nothing, or the answer does not fit its question.</exception>
    Task<SendInfo> AnswerAsync(ConnectionId connection, Guid send, SendAnswer answer, string user = "", CancellationToken cancellationToken = default);

    /// <summary>Sends a source document anew: a new generation. Only when the one before is closed (refused, declined, cancelled, credited or deleted).</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="send">The latest send of the document.</param>
    /// <param name="reason">Why; it is kept.</param>
    /// <param name="options">Who sends it, and with which date.</param>
    /// <param name="cancellationToken">Ends the call before the document leaves.</param>
    /// <exception cref="SyncRequestException">The one before is not closed, or is not the latest.</exception>
    Task<SendInfo> SendAgainAsync(ConnectionId connection, Guid send, string reason, SendOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Reads the state of one sent document now, also when its window is over.</summary>
    /// <exception cref="SyncRequestException">It was not sent, or accounting cannot tell states.</exception>
    Task<SendInfo> RefreshAsync(ConnectionId connection, Guid send, CancellationToken cancellationToken = default);

    /// <summary>The flows of a connection: whether they can be used, since when they observe, whether they were stopped and what waits.</summary>
    Task<IReadOnlyList<FlowInfo>> ListFlowsAsync(ConnectionId connection, CancellationToken cancellationToken = default);

    /// <summary>Source documents that stood at a trigger status when the flow was switched on: not sent.</summary>
    IAsyncEnumerable<RecordRef> ListBaselineAsync(ConnectionId connection, string flow, CancellationToken cancellationToken = default);

    /// <summary>Lets a stopped flow go on.</summary>
    /// <exception cref="SyncRequestException">It is not stopped.</exception>
    Task ResumeAsync(ConnectionId connection, string flow, ResumeFlow choice, string user = "", CancellationToken cancellationToken = default);

    /// <summary>Lets a stopped flow go on with some of what waits. The rest is not sent; it counts as if it had stood there before the flow was switched on.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="send">What is sent, out of <see cref="FlowInfo.Waiting"/>.</param>
    /// <param name="user">Who answered.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SyncRequestException">It is not stopped, or something of the list does not wait: nothing is changed then.</exception>
    Task ResumeAsync(ConnectionId connection, string flow, IReadOnlyCollection<RecordRef> send, string user = "", CancellationToken cancellationToken = default);

    /// <summary>Takes the present state as the baseline again, with the next run: after a backup was restored on either side, or the connection was joined anew. Nothing that stands at a trigger status by then is sent.</summary>
    Task TakeBaselineAsync(ConnectionId connection, string flow, string user = "", CancellationToken cancellationToken = default);
}

/// <summary>How a person wants a document to be sent.</summary>
public sealed record SendOptions
{
    /// <summary>Who.</summary>
    public string User { get; init; } = "";

    /// <summary>The date that the document shall have; <see langword="null"/> = its own.</summary>
    public DateOnly? Date { get; init; }
}

/// <summary>What waits in a stopped flow.</summary>
public enum ResumeFlow
{
    /// <summary>It is sent.</summary>
    SendWaiting,

    /// <summary>It is not sent; it counts as if it had stood there before the flow was switched on.</summary>
    DropWaiting,
}

/// <summary>Answers to the question of a send.</summary>
public abstract record SendAnswer
{
    private SendAnswer() { }

    /// <summary>Send it. To "it is not known whether accounting has it" this says: it was looked up there, and it does not exist.</summary>
    /// <param name="Date">The date that the document shall have; <see langword="null"/> = its own.</param>
    public sealed record Send(DateOnly? Date = null) : SendAnswer;

    /// <summary>It was sent; accounting has it.</summary>
    /// <param name="Document">Its id in accounting.</param>
    /// <param name="Number">Series and number, if it has one.</param>
    public sealed record WasSent(RecordId Document, string? Number = null) : SendAnswer;

    /// <summary>Do not send it.</summary>
    public sealed record DoNotSend : SendAnswer;

    /// <summary>Change accounting's draft after the edit in the CRM.</summary>
    public sealed record UpdateDraft : SendAnswer;

    /// <summary>Leave accounting's document as it is after the edit in the CRM, or a document under a used number as it is shown.</summary>
    public sealed record LeaveIt : SendAnswer;

    /// <summary>The totals may differ: the steps that wait for it go on.</summary>
    public sealed record AcceptTotals : SendAnswer;

    /// <summary>The mail or e-invoice went out.</summary>
    public sealed record StepWasTaken : SendAnswer;

    /// <summary>The mail or e-invoice did not go out; take the step.</summary>
    public sealed record TakeStep : SendAnswer;
}

/// <summary>A send, as it is known.</summary>
public sealed record SendInfo
{
    /// <summary>The send.</summary>
    public required Guid Id { get; init; }

    /// <summary>The flow.</summary>
    public required string Flow { get; init; }

    /// <summary>The CRM's record.</summary>
    public required RecordRef Source { get; init; }

    /// <summary>The ordinal of the deliberate sending, from 1.</summary>
    public required int Generation { get; init; }

    /// <summary>The state of the sending.</summary>
    public required SendState State { get; init; }

    /// <summary>What a person is asked, language-neutral (<c>uncertain</c>, <c>date</c>, <c>business-key</c>, <c>result-fields</c>, <c>edited</c>, <c>step</c>, <c>number-reused</c>, <c>totals</c>); <see langword="null"/> = nothing.</summary>
    public string? Question { get; init; }

    /// <summary>What stands in the way, all of it, with remedies.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>The document in accounting.</summary>
    public RecordId? Document { get; init; }

    /// <summary>Series and number.</summary>
    public string? Number { get; init; }

    /// <summary>Where it is seen or edited in accounting.</summary>
    public string? Link { get; init; }

    /// <summary>The state of the document in accounting, as last read.</summary>
    public DocumentStatus Status { get; init; }

    /// <summary>Paid so far, in the document's currency.</summary>
    public decimal? Paid { get; init; }

    /// <summary>Still open, in the document's currency.</summary>
    public decimal? Open { get; init; }

    /// <summary>The totals that were expected before sending.</summary>
    public DocumentTotals? Expected { get; init; }

    /// <summary>Accounting's own totals.</summary>
    public DocumentTotals? Totals { get; init; }

    /// <summary>How the totals differ, with both figures; <see langword="null"/> = they do not.</summary>
    public string? Difference { get; init; }

    /// <summary>The source was edited since and differs from what was sent.</summary>
    public bool Differs { get; init; }

    /// <summary>Of a later generation: why.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Who sent it, or answered for it last; empty = nobody pressed, a status did.</summary>
    public string User { get; init; } = "";

    /// <summary>When it was reserved or first tried, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When accounting took it, UTC.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When its state was last read, UTC.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>When its state is read next, UTC; <see langword="null"/> = not by itself any more.</summary>
    public DateTimeOffset? NextCheck { get; init; }
}

/// <summary>What sending a document would do.</summary>
public sealed record DocumentPreview
{
    /// <summary>The document as it would be sent; <see langword="null"/> = the record is gone.</summary>
    public Document? Document { get; init; }

    /// <summary>Everything that stands in the way.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>What is likely to be wrong, but stands in nobody's way.</summary>
    public IReadOnlyList<Problem> Warnings { get; init; } = [];

    /// <summary>What a person would be asked first; <see langword="null"/> = nothing.</summary>
    public Problem? Question { get; init; }

    /// <summary>The totals that the CRM shows.</summary>
    public DocumentTotals? CrmTotals { get; init; }

    /// <summary>The totals that accounting would make of it; <see langword="null"/> = nobody can tell beforehand.</summary>
    public DocumentTotals? ExpectedTotals { get; init; }

    /// <summary>The customer does not exist in accounting and would be created, or found there and linked.</summary>
    public bool MakesCustomer { get; init; }

    /// <summary>What is known of its latest send; <see langword="null"/> = it was never sent.</summary>
    public SendInfo? Latest { get; init; }
}

/// <summary>A flow, as it stands.</summary>
public sealed record FlowInfo
{
    /// <summary>The flow with its options in force.</summary>
    public required string Name { get; init; }

    /// <summary>Why it cannot be used; <see langword="null"/> = it can.</summary>
    public string? Unusable { get; init; }

    /// <summary>Since when transitions are observed, UTC; <see langword="null"/> = the next run takes the baseline.</summary>
    public DateTimeOffset? BaselineAt { get; init; }

    /// <summary>Since when nothing is sent by itself until a person answers, UTC; <see langword="null"/> = it is not stopped.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Why it was stopped.</summary>
    public string StopReason { get; init; } = "";

    /// <summary>The documents that entered a trigger status and were not sent yet.</summary>
    public required IReadOnlyList<RecordRef> Waiting { get; init; }
}
