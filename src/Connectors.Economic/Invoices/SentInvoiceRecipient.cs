namespace Connectors.Economic;

/// <summary>To whom an invoice was sent.</summary>
public sealed record SentInvoiceRecipient : EconomicRecord
{
    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Mobile telephone.</summary>
    public string? MobilePhone { get; init; }

    /// <summary>EAN (GLN) number.</summary>
    public string? Ean { get; init; }
}
