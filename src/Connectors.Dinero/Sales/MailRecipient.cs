namespace Connectors.Dinero;

/// <summary>A receiver of a mail.</summary>
public sealed record MailRecipient
{
    /// <summary>E-mail.</summary>
    public string? Email { get; init; }
}
