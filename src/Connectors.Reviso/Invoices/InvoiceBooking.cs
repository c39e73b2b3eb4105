namespace Connectors.Reviso;

/// <summary>Which draft to book.</summary>
public sealed record InvoiceBooking : RevisoRecord
{
    /// <summary>Its key.</summary>
    public required InvoiceId Id { get; init; }
}
