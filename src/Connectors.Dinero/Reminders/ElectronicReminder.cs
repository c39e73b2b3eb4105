namespace Connectors.Dinero;

/// <summary>How a reminder is sent electronically.</summary>
public sealed record ElectronicReminder
{
    /// <summary>The person whom it is for.</summary>
    public string? AttPerson { get; init; }

    /// <summary>The reminder's version.</summary>
    public DineroTimeStamp? Timestamp { get; init; }

    /// <summary>The receiver's EAN number.</summary>
    public string? ReceiverEanNumber { get; init; }

    /// <summary>How it asks to be paid.</summary>
    public required PaymentMean PaymentMeanEnum { get; init; }
}
