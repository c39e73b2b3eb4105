namespace Connectors.Reviso;

/// <summary>Which voucher to book.</summary>
public sealed record VoucherBooking : RevisoRecord
{
    /// <summary>Its key.</summary>
    public required VoucherId VoucherId { get; init; }
}
