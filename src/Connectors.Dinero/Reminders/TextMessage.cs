namespace Connectors.Dinero;

/// <summary>A text message about a document. It costs the organisation money.</summary>
public sealed record TextMessage
{
    /// <summary>The telephone.</summary>
    public required string ReceiverPhoneNumber { get; init; }

    /// <summary>The receiver.</summary>
    public required string ReceiverName { get; init; }

    /// <summary>The document's version.</summary>
    public required DineroTimeStamp Timestamp { get; init; }

    /// <summary>It reminds of an overdue document.</summary>
    public bool IsReminder { get; init; }

    /// <summary>The text, at most 1000 characters.</summary>
    public string? Message { get; init; }
}
