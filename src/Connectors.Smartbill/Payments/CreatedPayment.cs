using System.Text;
using System.Text.Json;
using Connectors.Http;

namespace Connectors.Smartbill;

/// <summary>What SmartBill says of a payment that it recorded.</summary>
public sealed record CreatedPayment
{
    /// <summary>The receipt (<see cref="PaymentType.Receipt"/>); null for drafts and for all other kinds, which are no documents.</summary>
    public SmartbillDocumentId? Receipt { get; init; }

    /// <summary>The id of a fiscal receipt, for <see cref="PaymentOperations.GetFiscalReceiptTextAsync"/>; else null.</summary>
    public string? FiscalReceiptId { get; init; }

    /// <summary>The number of a fiscal receipt; <c>0</c> until it is printed.</summary>
    public string? FiscalReceiptNumber { get; init; }

    /// <summary>The text for the cash register, where it was asked for.</summary>
    public string? FiscalPrinterText { get; init; }

    /// <summary>SmartBill's remark, if any.</summary>
    public string? Message { get; init; }
}

internal sealed record PaymentAnswer
{
    public string? Id { get; init; }

    public string? Message { get; init; }

    public string? Number { get; init; }

    public string? Series { get; init; }

    public CreatedPayment ToResult(PaymentInput payment, string companyVatCode)
    {
        var (number, message) = (DocumentAnswer.Text(Number), DocumentAnswer.Text(Message));
        if (payment.Type == PaymentType.FiscalReceipt)
        {
            if (DocumentAnswer.Text(Id) is null && number is null)
                throw new JsonException("The answer names no fiscal receipt.");
            var text = payment.ReturnFiscalPrinterText == true && message is not null ? Decode(message) : null;
            return new() { FiscalReceiptId = DocumentAnswer.Text(Id), FiscalReceiptNumber = number, FiscalPrinterText = text, Message = text is null ? message : null };
        }

        if (payment.Type == PaymentType.Receipt && !payment.IsDraft && number is null)
            throw new JsonException("The answer names no number.");
        return new() { Receipt = number is null ? null : new(companyVatCode, DocumentAnswer.Text(Series) ?? payment.SeriesName ?? "", number), Message = message };
    }

    /// <summary>Base64 as documented; text that is none is taken as it is.</summary>
    public static string Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes.AsSpan(0, length)) : text;
    }

    public static string ReadText(ApiResponse answer) =>
        DocumentAnswer.Text(SmartbillJson.Read(answer, SmartbillJson.Context.PaymentAnswer).Message) is { } text ? Decode(text) : throw new JsonException("The answer holds no text.");
}
