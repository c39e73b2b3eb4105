namespace Connectors.Dinero;

/// <summary>A mail that was sent with a document.</summary>
public sealed record Mailout
{
    /// <summary>The id.</summary>
    public int Id { get; init; }

    /// <summary>When it was sent, UTC.</summary>
    public DateTimeOffset Date { get; init; }

    /// <summary>When it was opened, UTC.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>The sender's e-mail.</summary>
    public string? Sender { get; init; }

    /// <summary>The receivers.</summary>
    public string? Receiver { get; init; }

    /// <summary>The subject.</summary>
    public string? Subject { get; init; }

    /// <summary>The text.</summary>
    public string? Message { get; init; }

    /// <summary>How often the PDF was fetched.</summary>
    public int DownloadCount { get; init; }

    /// <summary>How often it was printed.</summary>
    public int PrintCount { get; init; }

    /// <summary>What it is.</summary>
    public MailOutType? Type { get; init; }

    /// <summary>The state.</summary>
    public MailOutStatus? Status { get; init; }

    /// <summary>What was last heard of it.</summary>
    public string? LatestEvent { get; init; }

    /// <summary>It went as a text message.</summary>
    public bool IsSmsMessage { get; init; }

    /// <summary>A copy goes to the sender.</summary>
    public bool CCToSender { get; init; }
}
