using System.Xml.Linq;

namespace Connectors.Intacct;

/// <summary>
/// A request to the XML gateway, untyped: one or more function bodies (<c>query</c>, <c>create</c>, <c>create_sotransaction</c> …). Control block and sign-in are put around them by the client.
/// </summary>
/// <param name="functions">The bodies, each the one element inside <c>function</c>. The order of elements inside legacy functions matters.</param>
public sealed class XmlRequest(params IReadOnlyList<XElement> functions)
{
    /// <summary>The bodies.</summary>
    public IReadOnlyList<XElement> Functions { get; } = functions;

    /// <summary>True: it changes nothing (query, read, lookup), and may be repeated. False (default): it is sent once.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>True: all functions or none; the others of a failed one are answered as <c>aborted</c>. Without it even a single <c>create</c> of two records may fail and leave the first.</summary>
    public bool Transaction { get; init; }

    /// <summary>
    /// The control ids of the functions, one each, stable over repeats of the same write; empty: new ones. For writes Intacct is told to refuse an id that was executed before (<c>uniqueid</c>): after a lost answer the same
    /// request can be sent again with the same ids, and a refusal then means that it was done; what it answered is read by the natural id.
    /// </summary>
    public IReadOnlyList<string> ControlIds { get; init; } = [];

    /// <summary>True: failed functions are returned with their errors instead of thrown.</summary>
    public bool ReturnFailures { get; init; }

    /// <summary>True: errors carry message ids and placeholders (<c>showadditionalerrorinfo</c>).</summary>
    public bool AdditionalErrorInfo { get; init; }
}

/// <summary>What the XML gateway answered.</summary>
/// <param name="Results">A result per function, in the same order.</param>
/// <param name="SessionTimeout">When the session ends; every call moves it on.</param>
public sealed record XmlResponse(IReadOnlyList<XmlResult> Results, DateTimeOffset? SessionTimeout);

/// <summary>What became of one function.</summary>
/// <param name="Status"><c>success</c>, <c>failure</c>, or <c>aborted</c> where another function of the same transaction failed.</param>
/// <param name="Function">The function's name.</param>
/// <param name="ControlId">Its control id.</param>
public sealed record XmlResult(string Status, string Function, string ControlId)
{
    /// <summary>The key that legacy functions answer: <c>Sales Order-SO1234</c>.</summary>
    public string? Key { get; init; }

    /// <summary>The <c>data</c> element; null where there is none. Names inside may differ in letter case from those that were sent.</summary>
    public XElement? Data { get; init; }

    /// <summary>The errors, the most telling first. The code may be a free text; then it stands in the message.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>True for <c>success</c>.</summary>
    public bool Ok => Status == "success";

    /// <summary>The rows inside <see cref="Data"/>.</summary>
    public IEnumerable<XElement> Rows => Data?.Elements() ?? [];

    /// <summary>The number of records that <see cref="Data"/> says it holds; of a failed <c>create</c>, those that were made all the same.</summary>
    public int? Count => int.TryParse((string?)Data?.Attribute("count"), System.Globalization.CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary>Status and function, no content.</summary>
    public override string ToString() => $"{Function}: {Status}";
}
