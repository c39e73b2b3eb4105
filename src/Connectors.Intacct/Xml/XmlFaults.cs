using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Connectors.Http;

namespace Connectors.Intacct;

/// <summary>Errors of the XML gateway. Three levels answer with HTTP 200 and a status of their own: control, authentication, each result.</summary>
internal static partial class XmlFaults
{
    public static bool IsXml(ApiResponse answer) => !answer.IsHtml && !answer.IsJson
        && (answer.ContentType?.EndsWith("xml", StringComparison.Ordinal) == true || answer.Body.Span.TrimStart(" \t\r\n"u8).StartsWith("<?xml"u8) || answer.Body.Span.TrimStart(" \t\r\n"u8).StartsWith("<response"u8));

    /// <summary>Control and authentication; the results are the caller's to judge, who knows what was asked.</summary>
    public static ApiFault? Classify(ApiResponse answer)
    {
        var response = Parse(answer.Body);
        var errors = response is null ? [] : Errors(response.Element("errormessage"));
        if (response is not null && Status(response.Element("control")) == "failure")
            return Fault(answer, errors, "The XML gateway refused the request.");
        if (response?.Element("operation") is { } operation && (Status(operation.Element("authentication")) == "failure" || operation.Element("errormessage") is not null))
        {
            errors = Errors(operation.Element("errormessage"));
            var fault = Fault(answer, errors, "The XML gateway refused the sign-in.");
            // The level says what it is about, whatever the code.
            return fault.Kind is ApiFaultKind.Validation ? fault with { Kind = ApiFaultKind.Authentication, TicketRefused = false } : fault;
        }

        if (answer.IsSuccess)
            return null;
        return errors.Count > 0 ? Fault(answer, errors, "The XML gateway refused the request.") : ApiFault.FromStatus(answer);
    }

    public static ApiFaultKind Kind(IReadOnlyList<FieldError> errors, int status)
    {
        if (status == 429 || Has(IntacctErrorCodes.Throttled))
            return ApiFaultKind.RateLimit;
        if (Has(IntacctErrorCodes.XmlSignInRefused) || Has(IntacctErrorCodes.XmlCompanyExpired) || Has(IntacctErrorCodes.InvalidTenant))
            return ApiFaultKind.Authentication;
        if (Has(IntacctErrorCodes.Duplicate) || Has(IntacctErrorCodes.AlreadyExists))
            return ApiFaultKind.Conflict;
        return status >= 500 || errors.Any(static e => e.Code?.StartsWith("GW-000", StringComparison.Ordinal) == true) ? ApiFaultKind.Unavailable : ApiFaultKind.Validation;

        bool Has(string code) => errors.Any(e => e.Code == code);
    }

    public static IReadOnlyList<FieldError> Errors(XElement? message) => message is null ? [] : [.. message.Elements("error").Select(Read)];

    public static string Describe(IReadOnlyList<FieldError> errors, string otherwise) => errors.Count == 0 ? otherwise : string.Join(" ", errors.Take(3).Select(static e => e.Message));

    public static string? SupportId(IReadOnlyList<FieldError> errors) =>
        errors.Select(static e => Support().Match(e.Message)).FirstOrDefault(static m => m.Success) is { } match ? Uri.UnescapeDataString(match.Groups[1].Value) : null;

    public static XElement? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var stream = new MemoryStream(body.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public static string? Status(XElement? element) => element?.Element("status")?.Value.Trim().ToLowerInvariant();

    private static ApiFault Fault(ApiResponse answer, IReadOnlyList<FieldError> errors, string otherwise)
    {
        var kind = Kind(errors, answer.StatusCode);
        return new(kind, Describe(errors, otherwise))
        {
            ErrorCode = errors.Select(static e => e.Code).FirstOrDefault(static c => c is not null),
            FieldErrors = errors,
            RetryAt = ThrottleHeaders.RetryAt(answer),
            // Nothing of the REST sign-in is in question, and control failures come before anything is done.
            TicketRefused = false,
        };
    }

    private static FieldError Read(XElement error)
    {
        var number = Text("errorno");
        // The number can be a whole sentence; then it is no code.
        var code = number is { Length: <= 20 } && !number.Any(char.IsWhiteSpace) ? number : null;
        var text = string.Join(" ", new[] { code is null ? number : null, Text("description2") ?? Text("description"), Text("correction") }.Where(static t => !string.IsNullOrEmpty(t)));
        var field = error.Descendants("placeholder").FirstOrDefault(static p => ((string?)p.Attribute("name"))?.Contains("field", StringComparison.OrdinalIgnoreCase) == true);
        return new((string?)field?.Attribute("value") ?? "", text, code);

        string? Text(string name) => error.Element(name)?.Value.Trim() is { Length: > 0 } value ? value : null;
    }

    [GeneratedRegex(@"\[Support ID: ([^\]]{1,200})\]", RegexOptions.CultureInvariant)]
    private static partial Regex Support();
}
