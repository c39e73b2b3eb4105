namespace Connectors.Dinero;

/// <summary>What a manual voucher is written with.</summary>
public sealed record ManualVoucherInput
{
    /// <summary>The date.</summary>
    public DateOnly? VoucherDate { get; init; }

    /// <summary>The lines.</summary>
    public IReadOnlyList<ManualLineInput> Lines { get; init => field = value ?? []; } = [];

    /// <summary>The file.</summary>
    public FileId? FileGuid { get; init; }

    /// <summary>Your own key, at most 128 characters. Manual vouchers cannot be searched by it.</summary>
    public string? ExternalReference { get; init; }
}
