namespace Connectors.Http;

/// <summary>One call of a vendor's interface, described: what a vendor client hands to <see cref="ApiSession"/>.</summary>
/// <param name="Operation">Its name in errors, logs and metrics: <c>contacts.create</c>.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query below the base address, escaped (see <see cref="RequestPath"/>). It cannot lead to another host.</param>
public sealed record ApiCall(string Operation, HttpMethod Method, string Path)
{
    /// <summary>What may happen when it is sent twice.</summary>
    public Repeatability Repeatability { get; init; }

    /// <summary>Makes the body anew for every attempt, always with the same bytes (see <see cref="ApiContent"/>); null for none.</summary>
    public Func<HttpContent>? Content { get; init; }

    /// <summary>The <c>Accept</c> header; null sends <c>application/json</c>, or <c>*/*</c> for a stream.</summary>
    public string? Accept { get; init; }

    /// <summary>Further request headers. Secrets belong to the <see cref="Authenticator"/>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>What one attempt costs, in the vendor's unit.</summary>
    public decimal Cost { get; init; } = 1;

    /// <summary>The class that limits may count apart (<c>read</c>, <c>write</c>).</summary>
    public string? CallClass { get; init; }

    /// <summary>What the caller asked for.</summary>
    public CallOptions? Options { get; init; }

    /// <summary>What an <see cref="OutcomeUnknownException"/> will carry. Null: the key of <see cref="Options"/>, if any.</summary>
    public WriteEvidence? Evidence { get; init; }

    /// <summary>Instead of the session's base address: a vendor with a second host.</summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>Instead of the session's account: a call that the vendor counts elsewhere.</summary>
    public AccountKey? Account { get; init; }

    /// <summary>Instead of the session's time-out of one attempt, for calls that are known to be slow.</summary>
    public TimeSpan? AttemptTimeout { get; init; }

    /// <summary>True: a page of HTML is what was asked for. Otherwise a success with HTML is taken for a proxy's or log-in page.</summary>
    public bool AcceptsHtml { get; init; }

    internal bool IsWrite => Repeatability != Repeatability.Read;
}
