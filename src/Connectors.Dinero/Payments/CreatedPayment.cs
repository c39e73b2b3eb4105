namespace Connectors.Dinero;

/// <summary>A payment that was made.</summary>
public sealed record CreatedPayment
{
    /// <summary>The id.</summary>
    public required PaymentId Guid { get; init; }

    /// <summary>The document's new version.</summary>
    public DineroTimeStamp? TimeStamp { get; init; }

    /// <summary>The voucher that was made beside it.</summary>
    public VoucherId? RelatedVoucherGuid { get; init; }
}
