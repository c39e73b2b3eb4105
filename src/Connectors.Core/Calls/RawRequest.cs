namespace Connectors;

/// <summary>A request that the typed client does not know, sent through the same pipeline: budget, sign-in, time-outs, errors, redaction.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query below the client's base address, escaped by the caller. An absolute address is refused: the credentials go with the request.</param>
public sealed record RawRequest(HttpMethod Method, string Path)
{
    /// <summary>The body as sent; null for none. The same bytes are sent by every attempt.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>The body's media type.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>The <c>Accept</c> header; null takes the client's own.</summary>
    public string? Accept { get; init; }

    /// <summary>Further request headers.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>
    /// True: sending it twice has the effect of sending it once. GET and HEAD are always repeated; PUT and DELETE only when this says so, because that is the vendor's promise and not the method's.
    /// </summary>
    public bool SafeToRepeat { get; init; }

    /// <summary>The name in errors, logs and metrics.</summary>
    public string Operation { get; init; } = "raw.send";

    /// <summary>What the request costs, in the budget's units.</summary>
    public decimal Cost { get; init; } = 1;
}

/// <summary>The answer to a <see cref="RawRequest"/>. An error is thrown as by any typed operation.</summary>
/// <param name="Status">The HTTP status, 200 to 299.</param>
/// <param name="Body">The body as received, after decompression.</param>
/// <param name="ContentType">The media type without parameters, in lower case; null where the vendor names none.</param>
/// <param name="RequestId">The vendor's id of the request.</param>
public sealed record RawResponse(int Status, ReadOnlyMemory<byte> Body, string? ContentType, string? RequestId);
