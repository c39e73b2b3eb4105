using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Connectors.Http;

namespace Connectors.Intacct;

/// <summary>
/// The XML gateway, for what the REST interface lacks: one raw request, with the session around it. It needs the product's sender id and password. The session is had from the REST sign-in, or by user and password
/// where the credentials hold one.
/// </summary>
public class XmlOperations : IntacctOperations
{
    private readonly XmlSessions? _sessions;

    /// <summary>For fakes.</summary>
    protected XmlOperations()
    {
    }

    internal XmlOperations(IntacctApi api) : base(api) => _sessions = new(api);

    /// <summary>Sends a request and reads its results.</summary>
    /// <param name="request">The functions.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>A result per function. Unless <see cref="XmlRequest.ReturnFailures"/> is set, all of them succeeded.</returns>
    /// <exception cref="InvalidOperationException">The product's sender id is not set.</exception>
    /// <exception cref="ConnectorAuthenticationException">The sign-in was refused.</exception>
    /// <exception cref="ConnectorValidationException">The request, or one of its functions, was refused.</exception>
    /// <exception cref="ConnectorConflictException">The record exists already.</exception>
    /// <exception cref="OutcomeUnknownException">
    /// No answer came to a write; its evidence holds the control ids. Or a function failed and had made records all the same (<see cref="IntacctErrorCodes.XmlPartlyApplied"/>); its evidence names them.
    /// </exception>
    public virtual async Task<XmlResponse> SendAsync(XmlRequest request, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Functions.Count == 0)
            throw new ArgumentException("The request has no function.", nameof(request));
        if (request.ControlIds.Count > 0 && request.ControlIds.Count != request.Functions.Count)
            throw new ArgumentException("Give a control id for every function, or none.", nameof(request));
        var sessions = _sessions ?? throw new NotSupportedException($"This {GetType().Name} was made by its constructor for fakes.");
        var ids = request.ControlIds.Count > 0 ? request.ControlIds : [.. request.Functions.Select(_ => Guid.CreateVersion7(Api.Clock.GetUtcNow()).ToString("D"))];
        var session = await sessions.GetAsync(options, cancellationToken).ConfigureAwait(false);
        try
        {
            return await SendAsync(request, ids, session, options, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorAuthenticationException e) when (e.ErrorCode == IntacctErrorCodes.XmlSignInRefused && session.Reused)
        {
            // The session has ended early. A refused sign-in proves that no function was done.
            sessions.Forget(session);
            session = await sessions.GetAsync(options, cancellationToken).ConfigureAwait(false);
            return await SendAsync(request, ids, session, options, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<XmlResponse> SendAsync(XmlRequest request, IReadOnlyList<string> ids, XmlSession session, CallOptions? options, CancellationToken cancellationToken)
    {
        var content = new XElement("content", request.Functions.Select((f, i) => new XElement("function", new XAttribute("controlid", ids[i]), f)));
        var body = XmlEnvelope.Of(Api.Settings, XmlEnvelope.Session(session.Id), content, unique: !request.ReadOnly, request.Transaction, request.AdditionalErrorInfo, ids[0]);
        var response = await Api.Xml.SendAsync(
            XmlEnvelope.Call("xml.send", session.Endpoint, body) with
            {
                Repeatability = request.ReadOnly ? Repeatability.Read : Repeatability.Once,
                CallClass = request.ReadOnly ? "read" : "write",
                Options = options,
                Evidence = Evidence(request, ids, null),
            },
            answer => Read(answer, request, ids), cancellationToken).ConfigureAwait(false);
        _sessions!.Extend(session, response.SessionTimeout);
        return response;
    }

    private XmlResponse Read(ApiResponse answer, XmlRequest request, IReadOnlyList<string> ids)
    {
        var operation = XmlFaults.Parse(answer.Body)?.Element("operation") ?? throw new XmlException("The answer has no operation.");
        var results = operation.Elements("result").Select(static r => new XmlResult(XmlFaults.Status(r) ?? "", (string?)r.Element("function") ?? "", (string?)r.Element("controlid") ?? "")
        {
            Key = (string?)r.Element("key"),
            Data = r.Element("data") ?? r.Element("listtype"),
            Errors = XmlFaults.Errors(r.Element("errormessage")),
        }).ToArray();
        if (results.Length == 0)
            throw new XmlException("The answer has no result.");
        // The failed one says why; those that were undone with it only say so.
        if (!request.ReturnFailures && (results.FirstOrDefault(static r => r.Status == "failure") ?? results.FirstOrDefault(static r => !r.Ok)) is { } failed)
            throw Failure(answer, failed, results, request, ids);
        return new(results, Timeout(operation));
    }

    private ConnectorException Failure(ApiResponse answer, XmlResult failed, XmlResult[] results, XmlRequest request, IReadOnlyList<string> ids)
    {
        var secrets = Api.Xml.Authenticator.Secrets.ToArray();
        var errors = failed.Errors.Select(e => e with { Message = Redactor.Redact(e.Message, secrets) }).ToArray();
        var code = errors.Select(static e => e.Code).FirstOrDefault(static c => c is not null);
        var message = $"Intacct xml.send: {failed.Function} failed. {XmlFaults.Describe(errors, "")}".TrimEnd();
        var raw = Redactor.RedactAndCut(answer.Text, 4000, secrets);
        var id = XmlFaults.SupportId(errors);
        ConnectorApiException refusal = XmlFaults.Kind(errors, answer.StatusCode) switch
        {
            ApiFaultKind.Conflict => new ConnectorConflictException(message) { Vendor = IntacctApi.Vendor, Operation = "xml.send", StatusCode = answer.StatusCode, ErrorCode = code, FieldErrors = errors, RequestId = id, RawBody = raw },
            ApiFaultKind.Authentication => new ConnectorAuthenticationException(message) { Vendor = IntacctApi.Vendor, Operation = "xml.send", StatusCode = answer.StatusCode, ErrorCode = code, FieldErrors = errors, RequestId = id, RawBody = raw },
            ApiFaultKind.RateLimit => new ConnectorRateLimitException(message) { Vendor = IntacctApi.Vendor, Operation = "xml.send", StatusCode = answer.StatusCode, ErrorCode = code, FieldErrors = errors, RequestId = id, RawBody = raw },
            _ => new ConnectorValidationException(message) { Vendor = IntacctApi.Vendor, Operation = "xml.send", StatusCode = answer.StatusCode, ErrorCode = code, FieldErrors = errors, RequestId = id, RawBody = raw },
        };
        // Not one transaction: what the failed function made before it failed, and what the others did, stays.
        var done = results.Where(r => r.Ok || (r.Count > 0 && r.Status == "failure")).ToArray();
        if (request.ReadOnly || request.Transaction || done.Length == 0)
            return refusal;
        return new OutcomeUnknownException($"{message} Not all was undone ({IntacctErrorCodes.XmlPartlyApplied}): see the evidence.", refusal)
        {
            Vendor = IntacctApi.Vendor,
            Operation = "xml.send",
            Evidence = Evidence(request, ids, done) ?? WriteEvidence.None,
        };
    }

    private static WriteEvidence? Evidence(XmlRequest request, IReadOnlyList<string> ids, XmlResult[]? done)
    {
        if (request.ReadOnly)
            return null;
        var hints = new Dictionary<string, string>(StringComparer.Ordinal) { ["controlIds"] = string.Join(',', ids), ["functions"] = string.Join(',', request.Functions.Select(static f => f.Name.LocalName)) };
        if (done is not null)
            hints[IntacctErrorCodes.XmlPartlyApplied] = string.Join("; ", done.Select(static r => $"{r.ControlId}: {r.Key ?? string.Join(", ", r.Rows.Select(static row => string.Join(' ', row.Elements().Select(static e => e.Value))))}"));
        return new() { Hints = hints };
    }

    private static DateTimeOffset? Timeout(XElement operation) =>
        DateTimeOffset.TryParse((string?)operation.Element("authentication")?.Element("sessiontimeout"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until) ? until.ToUniversalTime() : null;
}

/// <summary>The envelope of XML requests. Elements stand in the order of the vendor's document.</summary>
internal static class XmlEnvelope
{
    public static XElement Session(string id) => new("authentication", new XElement("sessionid", id));

    public static byte[] Of(IntacctSettings settings, XElement authentication, XElement content, bool unique, bool transaction, bool additionalErrorInfo, string controlId)
    {
        if (settings.SenderId is null)
            throw new InvalidOperationException("The XML gateway needs the product's sender id and password: set SenderId and SenderPassword in the options. They come with the Web Services licence, not with the application.");
        var request = new XElement(
            "request",
            new XElement(
                "control",
                new XElement("senderid", settings.SenderId),
                new XElement("password", settings.SenderPassword),
                new XElement("controlid", controlId),
                new XElement("uniqueid", unique ? "true" : "false"),
                new XElement("dtdversion", "3.0"),
                new XElement("includewhitespace", "false"),
                additionalErrorInfo ? new XElement("showadditionalerrorinfo", "true") : null),
            new XElement("operation", new XAttribute("transaction", transaction ? "true" : "false"), authentication, content));
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false), Indent = false }))
            request.Save(writer);
        return stream.ToArray();
    }

    public static ApiCall Call(string operation, Uri endpoint, byte[] body) => new(operation, HttpMethod.Post, endpoint.Segments[^1].Trim('/'))
    {
        BaseAddress = new Uri(endpoint, "."),
        Content = ApiContent.Bytes(body, "application/xml"),
        Accept = "application/xml",
    };
}
