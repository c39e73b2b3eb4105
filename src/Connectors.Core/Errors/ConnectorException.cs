namespace Connectors;

/// <summary>
/// Everything that a client throws because of the vendor, the network or a limit. What is not of this tree is a mistake of the caller (<see cref="ArgumentException"/>)
/// or the caller's own <see cref="OperationCanceledException"/>.
/// </summary>
/// <param name="message">English, without secrets.</param>
/// <param name="innerException">What lay beneath.</param>
public abstract class ConnectorException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The vendor's name: <c>Dinero</c>.</summary>
    public required string Vendor { get; init; }

    /// <summary>The operation's name: <c>contacts.create</c>, never an address.</summary>
    public required string Operation { get; init; }

    /// <summary>
    /// The same without the vendor's own words, for logs, lights and alerts: vendor, operation, what kind of answer it was, its status and code. A vendor's sentence may quote a record, and stands in
    /// <see cref="Exception.Message"/> alone, for whoever looks after that record.
    /// </summary>
    public string Summary { get => field ?? Message; init; }

    /// <summary>The earliest instant at which a repeat is useful; null when it is not known or a repeat will not help.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>True only on <see cref="OutcomeUnknownException"/>. False: it is proved that this call changed nothing.</summary>
    public virtual bool MayHaveBeenApplied => false;
}

/// <summary>
/// The vendor could not be reached, did not answer in time or failed (DNS, connection, TLS, time-out, 5xx after the last safe attempt), and nothing was applied.
/// Where an answer was the reason, <see cref="Exception.InnerException"/> is the <see cref="ConnectorApiException"/> that shows it.
/// </summary>
/// <inheritdoc/>
public sealed class ConnectorUnavailableException(string message, Exception? innerException = null) : ConnectorException(message, innerException);

/// <summary>
/// A write was on its way and no usable answer came: it may or may not have been applied. It must not be sent again blindly; <see cref="Evidence"/> helps to settle it by reading.
/// </summary>
/// <remarks>
/// A caller that cancels an operation which is not repeatable, or only under its key, while it is on the wire, meets this exception and not <see cref="OperationCanceledException"/>
/// (which is its <see cref="Exception.InnerException"/>): taking the cancellation for "nothing happened" is how duplicates are made.
/// </remarks>
/// <inheritdoc/>
public sealed class OutcomeUnknownException(string message, Exception? innerException = null) : ConnectorException(message, innerException)
{
    /// <summary>What a person or an engine needs to find out whether the write was applied.</summary>
    public required WriteEvidence Evidence { get; init; }

    /// <summary>Always true.</summary>
    public override bool MayHaveBeenApplied => true;
}

/// <summary>What helps to settle a write whose outcome is unknown. Holds no secret.</summary>
public sealed record WriteEvidence
{
    /// <summary>Nothing to go by.</summary>
    public static WriteEvidence None { get; } = new();

    /// <summary>The id that the client chose for the new record, to be read afterwards.</summary>
    public string? ClientId { get; init; }

    /// <summary>The idempotency key that was sent.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Until when (UTC) the vendor knows the key: a repeat afterwards is a second write.</summary>
    public DateTimeOffset? KeyValidUntil { get; init; }

    /// <summary>Whatever else helps, by name: the vendor's next number before the call, an external reference.</summary>
    public IReadOnlyDictionary<string, string> Hints { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty;
}
