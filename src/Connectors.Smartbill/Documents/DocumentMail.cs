using System.Text;

namespace Connectors.Smartbill;

/// <summary>A mail with a document. What is null takes the account's template and the customer's address on the document.</summary>
/// <remarks>
/// <see cref="Body"/> may hold SmartBill's marks: <c>#tip document#</c>, <c>#serie numar document#</c>, <c>#link document#</c>, <c>#data emiterii#</c>, <c>#data scadentei#</c>, <c>#total document#</c>,
/// <c>#mentiune#</c>, <c>#nume client#</c>, <c>#persoana contact#</c>.
/// </remarks>
public sealed record DocumentMail
{
    /// <summary>To.</summary>
    public string? To { get; init; }

    /// <summary>Copies, separated by commas. One bad address refuses all.</summary>
    public string? Cc { get; init; }

    /// <summary>Hidden copies, separated by commas.</summary>
    public string? Bcc { get; init; }

    /// <summary>The subject, as it is to be read: the client does the Base64 that SmartBill asks for.</summary>
    public string? Subject { get; init; }

    /// <summary>The text, as it is to be read.</summary>
    public string? Body { get; init; }
}

internal sealed record MailBody
{
    public required string CompanyVatCode { get; init; }

    public required string SeriesName { get; init; }

    public required string Number { get; init; }

    public required DocumentKind Type { get; init; }

    public string? To { get; init; }

    public string? Cc { get; init; }

    public string? Bcc { get; init; }

    public string? Subject { get; init; }

    public string? BodyText { get; init; }

    public static string? Encode(string? text) => text is null ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}

internal sealed record MailAnswer
{
    public MailStatus? Status { get; init; }
}

internal sealed record MailStatus
{
    public string? Code { get; init; }

    public string? Message { get; init; }
}
