using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Http;

/// <summary>An answer of the vendor, read to its end.</summary>
public sealed class ApiResponse
{
    private readonly HttpResponseHeaders _headers;
    private readonly HttpContentHeaders? _contentHeaders;

    internal ApiResponse(string operation, HttpResponseMessage message, ReadOnlyMemory<byte> body, DateTimeOffset receivedAt)
    {
        Operation = operation;
        StatusCode = (int)message.StatusCode;
        Body = body;
        ReceivedAt = receivedAt;
        _headers = message.Headers;
        _contentHeaders = message.Content?.Headers;
        ContentType = MediaType(_contentHeaders);
    }

    /// <summary>The operation's name.</summary>
    public string Operation { get; }

    /// <summary>The HTTP status.</summary>
    public int StatusCode { get; }

    /// <summary>The body after decompression; empty where there is none, and for a stream.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The media type without parameters, in lower case.</summary>
    public string? ContentType { get; }

    /// <summary>When the answer came, by the client's clock.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>The vendor's id of the request, by <see cref="VendorProfile.ReadRequestId"/>.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>The requests sent for this answer.</summary>
    public int Attempts { get; internal set; }

    /// <summary>True for 200 to 299.</summary>
    public bool IsSuccess => StatusCode is >= 200 and < 300;

    /// <summary>True when it is a web page, whatever the media type says.</summary>
    public bool IsHtml => ContentType is "text/html" or "application/xhtml+xml" || (ContentType is null or "text/plain" or "application/json" && StartsWithHtml());

    /// <summary>True when it says or looks like JSON, and is no web page.</summary>
    public bool IsJson => !IsHtml && (ContentType?.EndsWith("json", StringComparison.Ordinal) == true || FirstCharacter() is '{' or '[');

    /// <summary>The body as text: by the answer's charset, UTF-8 where it names none.</summary>
    public string Text => TextEncoding().GetString(Body.Span);

    /// <summary>
    /// <c>Retry-After</c> as an instant, from seconds or a date; null where there is none. Seconds count from <see cref="ReceivedAt"/>.
    /// </summary>
    public DateTimeOffset? RetryAfter => _headers.RetryAfter switch
    {
        { Delta: { } delta } => ReceivedAt + delta,
        { Date: { } date } => date,
        _ => null,
    };

    /// <summary>A header's value, the first where there are several; null where there is none. Names are compared without regard to case.</summary>
    /// <param name="name">The header's name.</param>
    public string? Header(string name) => First(_headers, name) ?? First(_contentHeaders, name);

    /// <summary>A header as a number, in invariant format; null where there is none.</summary>
    /// <param name="name">The header's name.</param>
    public decimal? NumberHeader(string name) => decimal.TryParse(Header(name), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Reads the body as JSON without throwing: for error answers, whose form is never certain. HTML is not tried.</summary>
    /// <typeparam name="T">What is expected.</typeparam>
    /// <param name="type">Its source-generated description.</param>
    /// <param name="value">What was read.</param>
    public bool TryReadJson<T>(JsonTypeInfo<T> type, [NotNullWhen(true)] out T? value)
    {
        value = default;
        if (!IsJson)
            return false;
        try
        {
            value = JsonSerializer.Deserialize(Body.Span, type);
            return value is not null;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Status and length, no content.</summary>
    public override string ToString() => $"{Operation}: {StatusCode} {ContentType}, {Body.Length} bytes";

    // As they came: a value that was asked for by name needs no parsing.
    private static string? First(HttpHeaders? headers, string name)
    {
        if (headers?.NonValidated.TryGetValues(name, out var values) == true)
        {
            foreach (var value in values)
                return value;
        }

        return null;
    }

    private static string? MediaType(HttpContentHeaders? headers) => First(headers, "Content-Type") switch
    {
        null => null,
        // Nearly every answer: nothing to parse.
        "application/json" or "application/json; charset=utf-8" or "application/json;charset=utf-8" => "application/json",
        _ => headers!.ContentType?.MediaType?.ToLowerInvariant(),
    };

    private Encoding TextEncoding()
    {
        try
        {
            return _contentHeaders?.ContentType?.CharSet is { Length: > 0 } charset ? Encoding.GetEncoding(charset.Trim('"')) : Encoding.UTF8;
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    private char FirstCharacter()
    {
        var start = Start();
        return start.IsEmpty ? '\0' : (char)start[0];
    }

    private bool StartsWithHtml()
    {
        var start = Start();
        if (start.IsEmpty || start[0] != (byte)'<')
            return false;
        var head = Encoding.ASCII.GetString(start[..Math.Min(start.Length, 200)]);
        return head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || head.Contains("<html", StringComparison.OrdinalIgnoreCase);
    }

    private ReadOnlySpan<byte> Start()
    {
        var span = Body.Span;
        if (span.StartsWith(Encoding.UTF8.Preamble))
            span = span[Encoding.UTF8.Preamble.Length..];
        return span.TrimStart(" \t\r\n"u8);
    }
}
