namespace Connectors.Dinero;

/// <summary>A mail with a document.</summary>
public sealed record DocumentMail
{
    /// <summary>The document's version; null sends without looking.</summary>
    public DineroTimeStamp? Timestamp { get; init; }

    /// <summary>The sender's e-mail; null takes the organisation's.</summary>
    public string? Sender { get; init; }

    /// <summary>A copy goes to the sender.</summary>
    public bool? CcToSender { get; init; }

    /// <summary>The receivers, separated by commas; null takes the contact's e-mail.</summary>
    public string? Receiver { get; init; }

    /// <summary>The subject.</summary>
    public string? Subject { get; init; }

    /// <summary>The text; null takes the template. It must contain <c>[link-to-pdf]</c>.</summary>
    public string? Message { get; init; }

    /// <summary>The PDF is attached.</summary>
    public bool? AddVoucherAsPdfAttachment { get; init; }

    /// <summary>A hidden copy asks for a review.</summary>
    public bool ShouldAddTrustPilotEmailAsBcc { get; init; }
}
