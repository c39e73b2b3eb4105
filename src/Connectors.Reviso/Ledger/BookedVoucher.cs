namespace Connectors.Reviso;

/// <summary>What the booking of a voucher answers.</summary>
public sealed record BookedVoucher : RevisoRecord
{
    /// <summary>Its key.</summary>
    public VoucherId? VoucherId { get; init; }
}
