namespace Connectors.Reviso;

/// <summary>A voucher that is not booked yet: an invoice or a payment without a document.</summary>
public sealed record VoucherDraft : RevisoRecord
{
    /// <summary>Its key, for booking; the server chooses it.</summary>
    public VoucherId? VoucherId { get; init; }

    /// <summary>The date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Its number series: one of <see cref="EntryType.CustomerInvoice"/> or <see cref="EntryType.CustomerPayment"/>.</summary>
    public required Reference<NumberSeriesNumber>? NumberSeries { get; init; }

    /// <summary>Its lines.</summary>
    public required IReadOnlyList<VoucherLine> Lines { get; init; }
}
