namespace Connectors.Dinero;

/// <summary>How a document is sent electronically (EAN, NemHandel).</summary>
public sealed record ElectronicInvoice
{
    /// <summary>The receiver's own reference, such as a requisition number.</summary>
    public string? OrderReference { get; init; }

    /// <summary>The person whom it is for.</summary>
    public string? AttPerson { get; init; }

    /// <summary>The document's version; null sends without looking.</summary>
    public DineroTimeStamp? Timestamp { get; init; }

    /// <summary>How it asks to be paid.</summary>
    public required PaymentMean PaymentMeanEnum { get; init; }
}
