namespace Connectors.Dinero;

/// <summary>What a purchase would come to, without being saved.</summary>
public sealed record PurchasePreview
{
    /// <summary>The state.</summary>
    public PurchaseVoucherStatus? Status { get; init; }

    /// <summary>The file.</summary>
    public FileId? FileGuid { get; init; }

    /// <summary>The number; a draft has none.</summary>
    public long? VoucherNumber { get; init; }

    /// <summary>The date.</summary>
    public DateOnly? VoucherDate { get; init; }

    /// <summary>When it is due.</summary>
    public DateOnly? PaymentDate { get; init; }

    /// <summary>Where it was bought; cash purchases only.</summary>
    public PurchaseRegion? RegionKey { get; init; }

    /// <summary>Paid at once or later.</summary>
    public PurchaseType? PurchaseType { get; init; }

    /// <summary>The lines.</summary>
    public IReadOnlyList<PurchaseLine> Lines { get; init => field = value ?? []; } = [];

    /// <summary>The account it was paid from.</summary>
    public int? DepositAccountNumber { get; init; }

    /// <summary>The supplier.</summary>
    public ContactId? ContactGuid { get; init; }

    /// <summary>Your own key, at most 128 characters. The only safe place for one.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>The totals as printed.</summary>
    public IReadOnlyList<PurchaseTotal> VoucherTotals { get; init => field = value ?? []; } = [];

    /// <summary>It may be a fixed asset.</summary>
    public bool ShouldPossiblyBeFixedAsset { get; init; }
}
