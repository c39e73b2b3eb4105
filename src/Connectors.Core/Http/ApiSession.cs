using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Http;

/// <summary>
/// The pipeline as one account sees it: what a vendor client holds. It costs an object; tenant and credentials travel on each request, never on an HttpClient.
/// </summary>
/// <param name="pipeline">The vendor's pipeline.</param>
public sealed class ApiSession(ApiPipeline pipeline)
{
    /// <summary>The vendor's address, or a simulator's or proxy's. A missing final slash is added.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>Whom the vendor counts.</summary>
    public required AccountKey Account { get; init; }

    /// <summary>How requests are signed in.</summary>
    public Authenticator Authenticator { get; init; } = Authenticator.None;

    /// <summary>The account's limits.</summary>
    public BudgetDefinition Budget { get; init; } = BudgetDefinition.Unlimited;

    /// <summary>How long a whole call may take; null takes the vendor's.</summary>
    public TimeSpan? CallTimeout { get; init; }

    /// <summary>How long one attempt may take; null takes the vendor's.</summary>
    public TimeSpan? AttemptTimeout { get; init; }

    /// <summary>The largest body that is read into memory, in bytes; null takes the vendor's.</summary>
    public long? MaxBufferedBytes { get; init; }

    /// <summary>The vendor's pipeline.</summary>
    public ApiPipeline Pipeline { get; } = pipeline;

    /// <summary>Sends a call and reads its answer to the end.</summary>
    /// <param name="call">What to send.</param>
    /// <param name="cancellationToken">The caller's token. Cancelling a write that is sent once or by key while it is on the wire throws <see cref="OutcomeUnknownException"/>.</param>
    /// <exception cref="ConnectorException">Every failure that is not the caller's own.</exception>
    public Task<ApiResponse> SendAsync(ApiCall call, CancellationToken cancellationToken) =>
        Pipeline.SendAsync(this, call, static (response, _) => response, null, cancellationToken);

    /// <summary>Sends a call and reads its answer as JSON.</summary>
    /// <typeparam name="T">What is expected.</typeparam>
    /// <param name="call">What to send.</param>
    /// <param name="type">Its source-generated description.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>What was read, never null.</returns>
    /// <exception cref="ConnectorException">Every failure that is not the caller's own. An answer that cannot be read is a <see cref="ConnectorApiException"/> with
    /// <see cref="ConnectorErrorCodes.UnreadableAnswer"/> after a read, and an <see cref="OutcomeUnknownException"/> after a write.</exception>
    public Task<T> SendAsync<T>(ApiCall call, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        Pipeline.SendAsync(this, call, static (response, type) => JsonSerializer.Deserialize(response.Body.Span, (JsonTypeInfo<T>)type!) ?? throw new JsonException("The answer is null."), type, cancellationToken);

    /// <summary>Sends a call and reads its answer with a function of the vendor's. What that throws is an unreadable answer, as above.</summary>
    /// <typeparam name="T">What is expected.</typeparam>
    /// <param name="call">What to send.</param>
    /// <param name="read">Reads the answer.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<T> SendAsync<T>(ApiCall call, Func<ApiResponse, T> read, CancellationToken cancellationToken) =>
        Pipeline.SendAsync(this, call, static (response, read) => ((Func<ApiResponse, T>)read!)(response), read, cancellationToken);

    /// <summary>Sends a call whose answer is a file. An answer that turns out to be JSON or HTML is read and judged first.</summary>
    /// <param name="call">What to send.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The file; dispose it, it holds the connection and a permit of the budget. The call's time-out covers reading it.</returns>
    public Task<ApiStream> SendStreamedAsync(ApiCall call, CancellationToken cancellationToken) => Pipeline.SendStreamedAsync(this, call, cancellationToken);

    /// <summary>Sends a request that the typed client does not know.</summary>
    /// <param name="request">What to send.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async Task<RawResponse> SendRawAsync(RawRequest request, CallOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var read = request.Method == HttpMethod.Get || request.Method == HttpMethod.Head;
        var response = await SendAsync(
            new ApiCall(request.Operation, request.Method, request.Path)
            {
                Repeatability = read ? Repeatability.Read : request.SafeToRepeat ? Repeatability.IdempotentWrite : Repeatability.Once,
                Content = request.Body is { } body ? ApiContent.Bytes(body, request.ContentType) : null,
                Accept = request.Accept,
                Headers = request.Headers is null ? [] : [.. request.Headers],
                Cost = request.Cost,
                Options = options,
                AcceptsHtml = request.Accept?.Contains("html", StringComparison.OrdinalIgnoreCase) == true,
            },
            cancellationToken).ConfigureAwait(false);
        return new(response.StatusCode, response.Body, response.ContentType, response.RequestId);
    }

    /// <summary>Account and address, no secret.</summary>
    public override string ToString() => $"{Account} at {BaseAddress.GetLeftPart(UriPartial.Path)}";
}
