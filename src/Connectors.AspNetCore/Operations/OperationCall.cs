using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Sync;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.AspNetCore.Operations;

/// <summary>One call of an endpoint: which connection, which user, what was sent.</summary>
internal sealed class OperationCall
{
    /// <summary>The largest body that is read, in bytes: tables of decisions are the largest.</summary>
    public const int LargestBody = 16 * 1024 * 1024;

    private readonly ConnectionId? _connection;

    private OperationCall(HttpContext http, Operation operation, OperationsOptions options, ConnectionId? connection)
    {
        Http = http;
        Operation = operation;
        Options = options;
        _connection = connection;
        User = options.UserName(http.User);
    }

    public HttpContext Http { get; }

    public Operation Operation { get; }

    public OperationsOptions Options { get; }

    /// <summary>Who is recorded with the act.</summary>
    public string User { get; }

    public CancellationToken Token => Http.RequestAborted;

    public ConnectionId Connection => _connection ?? throw new InvalidOperationException("This operation is about no connection.");

    /// <summary>Checks who calls, does it and answers; whatever is refused becomes a problem that says what to do.</summary>
    public static async Task RunAsync(HttpContext http, Operation operation)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<OperationsOptions>>().Value;
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            if (!HttpMethods.IsGet(http.Request.Method) && http.Request.Headers["Sec-Fetch-Site"] == "cross-site")
                throw new Refused(StatusCodes.Status403Forbidden, "cross-site", "A page of another site called this.");
            ConnectionId? connection = null;
            if (http.Request.RouteValues["connection"] is string id)
            {
                connection = ReadId(id);
                if (connection is null || !await options.MaySee(http, connection.Value).ConfigureAwait(false))
                    throw NotThere(id);
            }

            var call = new OperationCall(http, operation, options, connection);
            if (connection is { } known && !await options.MayDo(http, known, operation.Name).ConfigureAwait(false))
                throw NotAllowed(operation.Name);
            await operation.Handler(call).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody listens any more.
        }
        catch (Exception e) when (!http.Response.HasStarted && Problems.Of(e) is not null)
        {
            await Problems.WriteAsync(http, Problems.Of(e)!).ConfigureAwait(false);
        }
    }

    /// <summary>Another tenant's connection and one that never was are the same to a caller.</summary>
    public static Refused NotThere(string id) => new(StatusCodes.Status404NotFound, "unknown-connection", $"There is no connection '{id}'.");

    public static Refused NotAllowed(string operation) => new(StatusCodes.Status403Forbidden, "not-allowed", $"You may not do this ('{operation}').", "Ask your administrator for the right.");

    public static ConnectionId? ReadId(string text)
    {
        try
        {
            return new ConnectionId(text);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public T Service<T>() where T : notnull => Http.RequestServices.GetRequiredService<T>();

    public string Route(string name) => (string)Http.Request.RouteValues[name]!;

    /// <summary>A value of the query; <see langword="null"/> = it is missing or empty.</summary>
    public string? Query(string name) => Http.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    public int Query(string name, int normal, int least, int most)
    {
        if (Query(name) is not { } text)
            return normal;
        return int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : throw Refused.Input(name, $"'{text}' is no number between {least} and {most}.", $"Write ?{name}={normal}.");
    }

    public T? Query<T>(string name) where T : struct, Enum
    {
        if (Query(name) is not { } text)
            return null;
        return Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value
            : throw Refused.Input(name, $"'{text}' is none of them.", $"Write one of: {string.Join(", ", Enum.GetNames<T>())}.");
    }

    public Guid RouteId(string name) => Guid.TryParse(Route(name), out var id) ? id : throw new Refused(StatusCodes.Status404NotFound, "unknown", $"There is no '{Route(name)}'.");

    public static RecordRef ReadRecord(string field, string? text)
    {
        try
        {
            return RecordRef.Parse(text ?? "");
        }
        catch (FormatException e)
        {
            throw Refused.Input(field, e.Message, "Write entity:id, such as company:42.");
        }
    }

    /// <summary>The zone in which this user is shown times.</summary>
    public TimeZoneInfo Zone()
    {
        if (Query("zone") is not { } name)
            return Options.UserTimeZone(Http) ?? TimeZoneInfo.Utc;
        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : throw Refused.Input("zone", $"'{name}' is no time zone.", "Write an IANA name such as Europe/Copenhagen.");
    }

    /// <summary>The body; an empty one is as if it were <c>{}</c>.</summary>
    public async Task<T> ReadAsync<T>(JsonTypeInfo<T> type)
    {
        var bytes = await ReadBytesAsync().ConfigureAwait(false);
        try
        {
            return (bytes.IsEmpty ? JsonSerializer.Deserialize("{}"u8, type) : JsonSerializer.Deserialize(bytes.Span, type))
                ?? throw Refused.Input("(body)", "The body is null.", "Send a JSON object.");
        }
        catch (JsonException e)
        {
            throw Refused.Input(e.Path is { Length: > 2 } path ? path[2..] : "(body)", e.Path is { Length: > 2 } ? "The value is missing or of another kind." : "The body cannot be read as JSON.", "Send a JSON object as the documentation shows it.");
        }
    }

    public async Task<ReadOnlyMemory<byte>> ReadBytesAsync()
    {
        var request = Http.Request;
        if (request.ContentLength > LargestBody)
            throw new Refused(StatusCodes.Status413PayloadTooLarge, "too-large", "The body is too large.");
        using var copy = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, Token).ConfigureAwait(false)) > 0)
        {
            if (copy.Length + read > LargestBody)
                throw new Refused(StatusCodes.Status413PayloadTooLarge, "too-large", "The body is too large.");
            await copy.WriteAsync(buffer.AsMemory(0, read), Token).ConfigureAwait(false);
        }

        return copy.ToArray();
    }

    public Task AnswerAsync<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK)
    {
        Http.Response.StatusCode = status;
        return Http.Response.WriteAsJsonAsync(value, type, "application/json", Token);
    }

    /// <summary>Where vendors send browsers back: one address for all connections of this host.</summary>
    public Uri CallbackAddress()
    {
        // What stands before the operation's own pattern is the prefix, whatever parameters the host put into it.
        var path = (Http.Request.PathBase + Http.Request.Path).Value!.TrimEnd('/');
        for (var i = 0; i < Operation.Pattern.Split('/', StringSplitOptions.RemoveEmptyEntries).Length; i++)
            path = path[..path.LastIndexOf('/')];
        return new Uri($"{Origin()}{path}/connect/callback");
    }

    /// <summary>The address of this application, as the world sees it.</summary>
    public string PublicRoot() => Origin() + Http.Request.PathBase.Value;

    private string Origin() => Options.PublicAddress?.GetLeftPart(UriPartial.Path).TrimEnd('/') ?? $"{Http.Request.Scheme}://{Http.Request.Host.Value}";

    public Task DoneAsync()
    {
        Http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}

/// <summary>A call that is refused before the engine sees it.</summary>
internal sealed class Refused(int status, string code, string message, string? remedy = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? Remedy { get; } = remedy;

    public string? Field { get; private init; }

    public IReadOnlyList<ProblemPlace>? Places { get; init; }

    public static Refused Input(string field, string message, string remedy) => new(StatusCodes.Status400BadRequest, "input", message, remedy) { Field = field };
}
