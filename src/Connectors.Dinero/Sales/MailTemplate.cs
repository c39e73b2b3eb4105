namespace Connectors.Dinero;

/// <summary>What a mail would say.</summary>
public sealed record MailTemplate
{
    /// <summary>The sender's e-mail.</summary>
    public string? Sender { get; init; }

    /// <summary>The receivers, separated by commas.</summary>
    public string? Receiver { get; init; }

    /// <summary>The subject.</summary>
    public string? Subject { get; init; }

    /// <summary>The text.</summary>
    public string? Message { get; init; }

    /// <summary>The PDF is attached.</summary>
    public bool AddVoucherAsPdfAttachment { get; init; }

    /// <summary>It would go as a text message.</summary>
    public bool? SendAsSms { get; init; }

    /// <summary>To which telephone.</summary>
    public string? SmsReceiverPhoneNumber { get; init; }
}
