using System.Text.Json;
using Connectors.Http;

namespace Connectors.Smartbill;

/// <summary>The flat envelope of nearly all answers.</summary>
internal sealed record DocumentAnswer
{
    public string? ErrorText { get; init; }

    public string? Message { get; init; }

    public string? Number { get; init; }

    public string? Series { get; init; }

    public Uri? Url { get; init; }

    public Uri? DocumentUrl { get; init; }

    public string? DocumentId { get; init; }

    public Uri? DocumentViewUrl { get; init; }

    /// <summary>An answer to a create. A numbered document without a number is no proof of anything: reading it fails, and the outcome is unknown.</summary>
    public static CreatedDocument ReadCreated(ApiResponse answer, string companyVatCode, string series, bool draft)
    {
        var read = SmartbillJson.Read(answer, SmartbillJson.Context.DocumentAnswer);
        var number = Text(read.Number);
        if (number is null && !draft)
            throw new JsonException("The answer names no number.");
        return new()
        {
            Id = number is null ? null : new(companyVatCode, Text(read.Series) ?? series, number),
            InternalId = Text(read.DocumentId) is { } id && id != "-1" ? id : null,
            EditUrl = read.DocumentUrl,
            PublicUrl = read.DocumentViewUrl,
            PaymentUrl = read.Url,
            Message = Text(read.Message),
        };
    }

    public static DocumentChange ReadChange(ApiResponse answer)
    {
        var message = SmartbillText.Clean(SmartbillJson.Read(answer, SmartbillJson.Context.DocumentAnswer).Message);
        return new(message, !SmartbillText.SaysUnchanged(message));
    }

    public static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
