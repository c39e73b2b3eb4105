namespace Connectors.Dinero;

/// <summary>A mail with a state of account.</summary>
public sealed record StateOfAccountMail
{
    /// <summary>The sender's e-mail; null takes the organisation's.</summary>
    public string? Sender { get; init; }

    /// <summary>A copy goes to the sender.</summary>
    public bool CCToSender { get; init; }

    /// <summary>The receivers, separated by commas; null takes the contact's e-mail.</summary>
    public string? Receiver { get; init; }

    /// <summary>The subject.</summary>
    public string? Subject { get; init; }

    /// <summary>The text.</summary>
    public string? Message { get; init; }

    /// <summary>From this day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Up to this day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Without what is settled.</summary>
    public bool HideClosed { get; init; }
}
