namespace Connectors.Economic;

/// <summary>Lines that are added to a draft.</summary>
public sealed record DraftInvoiceLines : EconomicRecord
{
    /// <summary>The lines.</summary>
    public required IReadOnlyList<SalesLine>? Lines { get; init; }
}
