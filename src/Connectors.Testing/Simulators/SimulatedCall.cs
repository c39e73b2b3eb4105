using System.Text;

namespace Connectors.Testing;

/// <summary>One request that reached a simulator, in the order of arrival.</summary>
public sealed class SimulatedCall
{
    internal SimulatedCall(long number, string method, string path, string query, string operation, byte[] body, IReadOnlyDictionary<string, string> headers, DateTimeOffset at)
    {
        Number = number;
        Method = method;
        Path = path;
        Query = query;
        Operation = operation;
        Body = body;
        Headers = headers;
        At = at;
    }

    /// <summary>1 for the first request of the simulator's life.</summary>
    public long Number { get; }

    /// <summary>The HTTP method, upper case.</summary>
    public string Method { get; }

    /// <summary>The path as sent, with its leading slash, without the query.</summary>
    public string Path { get; }

    /// <summary>The query as sent, without the question mark; empty when there is none.</summary>
    public string Query { get; }

    /// <summary>The operation's name (<c>contacts.create</c>), or <c>unknown</c> when no route fits.</summary>
    public string Operation { get; }

    /// <summary>The request's body; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The body as UTF-8 text.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The request's headers; several values of one header are joined with a comma. Names ignore case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>When it arrived, on the simulator's clock.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The status that was answered; 0 while no answer was given, or when the connection was closed before the request was carried out.</summary>
    public int Status { get; internal set; }

    /// <summary>True when the operation ran and changed or read the account's state (also when its reply was lost afterwards).</summary>
    public bool Processed { get; internal set; }

    /// <summary>True when the caller got a complete reply; false for a lost or cut one.</summary>
    public bool Replied { get; internal set; }

    /// <inheritdoc />
    public override string ToString() => $"{Method} {Path}{(Query.Length == 0 ? "" : "?" + Query)} -> {Status} ({Operation})";
}
