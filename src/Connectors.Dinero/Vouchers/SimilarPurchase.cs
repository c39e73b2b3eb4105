namespace Connectors.Dinero;

/// <summary>Whether a purchase like this one exists.</summary>
public sealed record SimilarPurchase
{
    /// <summary>There is one.</summary>
    public bool SimilarFound { get; init; }

    /// <summary>Which.</summary>
    public VoucherId? SimilarGuid { get; init; }

    /// <summary>The number; a draft has none.</summary>
    public long? VoucherNumber { get; init; }
}
