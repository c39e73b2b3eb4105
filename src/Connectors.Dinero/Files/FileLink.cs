namespace Connectors.Dinero;

/// <summary>A voucher that a file is bound to.</summary>
public sealed record FileLink
{
    /// <summary>The voucher's inner number.</summary>
    public long VoucherId { get; init; }

    /// <summary>The voucher.</summary>
    public VoucherId VoucherGuid { get; init; }

    /// <summary>When, as Dinero writes it.</summary>
    public string? LinkedAt { get; init; }
}
