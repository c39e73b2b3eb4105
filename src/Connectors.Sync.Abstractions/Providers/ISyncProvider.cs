namespace Connectors.Sync;

/// <summary>
/// One side of a connection: a CRM or an accounting system. Made for one run, disposed after it. Seven members, frozen at 1.0: requests and results are records, so they can grow,
/// and what only some systems can do is a feature found by <see cref="GetFeature{TFeature}"/>.
/// </summary>
/// <remarks>
/// A provider never retries, never waits for a limit and keeps nothing between runs: repeating is the client's business inside one call and the engine's business afterwards.
/// Reads throw what went wrong; a read that the system refuses for lack of rights or for a limit throws <see cref="ProviderUnavailableException"/>.
/// </remarks>
public interface ISyncProvider : IAsyncDisposable
{
    /// <summary>What this side can do. Declared, not tried out: the engine adapts to it.</summary>
    ProviderCapabilities Capabilities { get; }

    /// <summary>The live schema, custom fields included.</summary>
    /// <exception cref="ProviderUnavailableException">The system could not be asked.</exception>
    Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken);

    /// <summary>Signs in, reads who the account is and what it may do. A refusal is an answer and not an exception.</summary>
    Task<ConnectionHealth> ProbeAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Reads what changed in one physical resource since a cursor, or all of it without one, page by page. Each page carries the cursor that continues behind it.
    /// </summary>
    /// <exception cref="ProviderUnavailableException">The system could not be asked; the pages that were handed out stay valid.</exception>
    IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Reads records in full, by ids (one answer per id, in order) or by a match key (only records that are present).
    /// </summary>
    /// <exception cref="ProviderUnavailableException">The system could not be asked.</exception>
    Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Writes. One outcome per write, in order. It throws only while nothing has been sent; what it does not report on is treated as <see cref="WriteOutcome.Uncertain"/>.
    /// </summary>
    /// <exception cref="ProviderUnavailableException">Nothing was sent.</exception>
    Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken);

    /// <summary>An optional feature, or <see langword="null"/>. Decorators pass the question on.</summary>
    TFeature? GetFeature<TFeature>() where TFeature : class => this as TFeature;
}

/// <summary>A provider around another one: for logging, for tests, for a tenant's own rules. Features of the inner provider stay visible.</summary>
/// <param name="inner">The provider that does the work. It is disposed with the decorator.</param>
public abstract class SyncProviderDecorator(ISyncProvider inner) : ISyncProvider
{
    /// <summary>The provider that does the work.</summary>
    protected ISyncProvider Inner { get; } = inner;

    /// <inheritdoc />
    public virtual ProviderCapabilities Capabilities => Inner.Capabilities;

    /// <inheritdoc />
    public virtual Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken) => Inner.DescribeAsync(cancellationToken);

    /// <inheritdoc />
    public virtual Task<ConnectionHealth> ProbeAsync(CancellationToken cancellationToken) => Inner.ProbeAsync(cancellationToken);

    /// <inheritdoc />
    public virtual IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, CancellationToken cancellationToken) => Inner.ReadChangesAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken) => Inner.GetAsync(request, cancellationToken);

    /// <inheritdoc />
    public virtual Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken) => Inner.WriteAsync(batch, cancellationToken);

    /// <inheritdoc />
    public virtual TFeature? GetFeature<TFeature>() where TFeature : class => this as TFeature ?? Inner.GetFeature<TFeature>();

    /// <inheritdoc />
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Inner.DisposeAsync();
    }
}

/// <summary>The system could not be asked or did not take the call: no network, a limit, a block, rights or a plan missing. Nothing was written. It says something about the connection, never about a record.</summary>
public sealed class ProviderUnavailableException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="message">A text for the person who looks after the connection; no secret, no record content.</param>
    /// <param name="retryAt">The earliest useful repeat, UTC.</param>
    /// <param name="inner">What the client threw.</param>
    public ProviderUnavailableException(UnavailableReason reason, string message, DateTimeOffset? retryAt = null, Exception? inner = null) : base(message, inner)
    {
        Reason = reason;
        RetryAt = retryAt;
    }

    /// <summary>Why.</summary>
    public UnavailableReason Reason { get; }

    /// <summary>The earliest useful repeat, UTC; <see langword="null"/> = not known.</summary>
    public DateTimeOffset? RetryAt { get; }
}

/// <summary>Why a system did not take a call.</summary>
public enum UnavailableReason
{
    /// <summary>It could not be reached, or answered with a fault of its own.</summary>
    Unreachable,

    /// <summary>The call budget is used up, or the system asked to wait.</summary>
    Limited,

    /// <summary>The credentials were refused; somebody must give new ones or consent again.</summary>
    CredentialsRefused,

    /// <summary>The account lacks a plan, a module or a right.</summary>
    NotAllowed,
}
