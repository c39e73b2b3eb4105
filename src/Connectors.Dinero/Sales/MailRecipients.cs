namespace Connectors.Dinero;

/// <summary>To whom a mail went.</summary>
public sealed record MailRecipients
{
    /// <summary>The receivers.</summary>
    public IReadOnlyList<MailRecipient> Recipients { get; init => field = value ?? []; } = [];
}
